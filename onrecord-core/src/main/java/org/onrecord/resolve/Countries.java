package org.onrecord.resolve;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.onrecord.statement.WordLists;

/**
 * States by name, demonym, capital and seat of government, from {@code countries.txt}. Names are
 * looked up without a leading article and with their capitals.
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

  private static final Map<String, Hit> WORDS = new HashMap<>();

  static {
    for (String line : WordLists.lines(Countries.class, "countries.txt")) {
      var fields = List.of(line.split("\\|", -1));
      String name = fields.get(1).split(",")[0];
      for (var by : By.values()) {
        for (String word : fields.get(by.ordinal() + 1).split(",")) {
          if (!word.isBlank()) {
            WORDS.putIfAbsent(
                word.strip(), new Hit(fields.get(0), withArticle(fields.get(0), name), by));
          }
        }
      }
    }
  }

  private Countries() {}

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
