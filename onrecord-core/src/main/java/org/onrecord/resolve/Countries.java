package org.onrecord.resolve;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.onrecord.statement.PlaceMention.Place;
import org.onrecord.statement.WordLists;

/**
 * States and inhabited territories by name, demonym, capital and seat of government, and where they
 * are, all from {@code countries.txt}. Names are looked up without a leading article and with their
 * capitals.
 */
final class Countries {
  /** How a word points to a state. */
  enum By {
    NAME,
    DEMONYM,
    CAPITAL,
    SEAT
  }

  /**
   * A state that a word points to.
   *
   * @param code ISO 3166-1 alpha-2
   * @param name the usual English name, as after “government of”
   */
  record Hit(String code, String name, By by) {}

  /**
   * A place with all its names.
   *
   * @param names the usual one first
   */
  record Listed(Place place, List<String> names) {}

  /**
   * A line of the table.
   *
   * @param middle the state itself, on the map where its middle is
   * @param capitals seats of government that are towns
   */
  record State(Listed middle, List<Listed> capitals) {}

  private static final Map<String, Hit> WORDS = new HashMap<>();
  private static final List<State> STATES = new ArrayList<>();

  static {
    for (String line : WordLists.lines(Countries.class, "countries.txt")) {
      String[] fields = line.split("\\|", -1);
      String code = fields[0];
      var names = entries(fields[3]);
      String name = withArticle(code, names.get(0));
      var middle =
          new Place(
              names.get(0), code, Double.parseDouble(fields[1]), Double.parseDouble(fields[2]));
      index(names, new Hit(code, name, By.NAME));
      index(entries(fields[4]), new Hit(code, name, By.DEMONYM));
      var capitals = new ArrayList<Listed>();
      for (String entry : entries(fields[5])) {
        int longitude = entry.lastIndexOf(' ');
        int latitude = entry.lastIndexOf(' ', longitude - 1);
        boolean stands = entry.charAt(latitude - 1) != '*';
        var towns = List.of(entry.substring(0, stands ? latitude : latitude - 1).split("/"));
        if (stands) {
          index(towns, new Hit(code, name, By.CAPITAL));
        }
        var place =
            new Place(
                towns.get(0),
                code,
                Double.parseDouble(entry.substring(latitude + 1, longitude)),
                Double.parseDouble(entry.substring(longitude + 1)));
        capitals.add(new Listed(place, towns));
      }
      index(entries(fields[6]), new Hit(code, name, By.SEAT));
      STATES.add(new State(new Listed(middle, names), List.copyOf(capitals)));
    }
  }

  private Countries() {}

  private static List<String> entries(String field) {
    return field.isEmpty() ? List.of() : List.of(field.split(";"));
  }

  private static void index(List<String> words, Hit hit) {
    for (String word : words) {
      WORDS.putIfAbsent(word, hit);
    }
  }

  private static String withArticle(String code, String name) {
    return switch (code) {
      case "US",
          "GB",
          "AE",
          "NL",
          "PH",
          "BS",
          "MV",
          "GM",
          "DO",
          "CF",
          "CZ",
          "CD",
          "CG",
          "MH",
          "SB" ->
          "the " + name;
      default -> name;
    };
  }

  /** Returns all states in the order of their codes. */
  static List<State> all() {
    return List.copyOf(STATES);
  }

  /** Returns the state that {@code words} name or stand for, or null. */
  static @Nullable Hit find(String words) {
    var hit = WORDS.get(words);
    if (hit == null && (words.startsWith("the ") || words.startsWith("The "))) {
      hit = WORDS.get(words.substring(4));
    }
    if (hit == null && words.length() > 3 && words.endsWith("s")) {
      var one = WORDS.get(words.substring(0, words.length() - 1));
      return one != null && one.by() == By.DEMONYM ? one : null;
    }
    return hit;
  }
}
