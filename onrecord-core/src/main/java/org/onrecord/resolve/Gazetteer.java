package org.onrecord.resolve;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.onrecord.statement.PlaceMention.Place;
import org.onrecord.statement.WordLists;

/**
 * The places this project knows. States, their capitals, continents, seas and what else a reader
 * knows by name are in lists of our own writing beside this class, with coordinates to about a
 * tenth of a degree; towns, counties and regions of the world come from {@link Towns}.
 */
final class Gazetteer {
  /** What sort of place an entry is. */
  enum Kind {
    COUNTRY,
    CAPITAL,
    REGION,
    CITY
  }

  /**
   * A place and its sort.
   *
   * @param region the state or province that it lies in; empty where that is not known
   * @param people inhabitants, roughly; for those listed by hand, what weighs as much
   * @param listed whether it is in the lists by hand, and by a name that mostly means it
   */
  record Entry(Place place, Kind kind, String region, double people, boolean listed) {
    /** Whether the other place may hold this one. */
    boolean isIn(Entry other) {
      if (!other.place().country().equals(place.country())) {
        return false;
      }
      return switch (other.kind()) {
        case COUNTRY -> kind != Kind.COUNTRY;
        case REGION ->
            region.isEmpty()
                ? kilometres(place, other.place()) < 700
                : sameRegion(region, other.place().name()) || kilometres(place, other.place()) < 60;
        case CAPITAL, CITY -> kind == Kind.CITY && kilometres(place, other.place()) < 60;
      };
    }
  }

  private static final Map<String, List<Entry>> BY_NAME = new HashMap<>();

  /** The first words of all names, so that most words of a text need no look-up. */
  private static final Map<String, Integer> LONGEST = new HashMap<>();

  static {
    for (var state : Countries.all()) {
      state
          .middle()
          .names()
          .forEach(n -> add(n, new Entry(state.middle().place(), Kind.COUNTRY, "", 5e7, true)));
      for (var capital : state.capitals()) {
        capital
            .names()
            .forEach(n -> add(n, new Entry(capital.place(), Kind.CAPITAL, "", 3e6, true)));
      }
    }
    read("regions.txt", Kind.REGION);
    read("cities.txt", Kind.CITY);
  }

  private Gazetteer() {}

  private static void read(String list, Kind kind) {
    for (String line : WordLists.lines(Gazetteer.class, list)) {
      String[] fields = line.split("\\|", -1);
      var place =
          new Place(
              fields[0], fields[1], Double.parseDouble(fields[2]), Double.parseDouble(fields[3]));
      var entry = new Entry(place, kind, "", kind == Kind.REGION ? 5e6 : 3e5, true);
      add(fields[0], entry);
      for (int k = 4; k < fields.length; k++) {
        if (fields[k].startsWith("?")) {
          add(fields[k].substring(1), new Entry(place, kind, "", 1, false));
        } else {
          add(fields[k], entry);
        }
      }
    }
  }

  private static void add(String name, Entry entry) {
    var words = new TextWords(name);
    var entries = BY_NAME.computeIfAbsent(key(words, 0, words.size()), k -> new ArrayList<>());
    if (!entries.contains(entry)) { // names that differ by their apostrophes are one
      entries.add(entry);
    }
    LONGEST.merge(words.at(0), words.size(), Math::max);
  }

  private static String key(TextWords words, int from, int to) {
    var key = new StringBuilder();
    for (int i = from; i < to; i++) {
      if (i > from) {
        key.append(' ');
      }
      key.append(words.isApostrophe(i) ? "'" : words.isDash(i) ? "-" : words.at(i));
    }
    return key.toString();
  }

  /** Returns the places that the words {@code [from, to)} name; empty where there are none. */
  static List<Entry> named(TextWords words, int from, int to) {
    return to <= from || to - from > 12
        ? List.of()
        : BY_NAME.getOrDefault(key(words, from, to), List.of());
  }

  /** Returns the word just past the longest name that begins at {@code i}, or {@code i}. */
  static int longest(TextWords words, int i) {
    Integer most = LONGEST.get(words.at(i));
    if (most == null) {
      return i;
    }
    for (int to = Math.min(words.size(), i + most); to > i; to--) {
      if (!named(words, i, to).isEmpty() && isWritten(words, i, to)) {
        return to;
      }
    }
    return i;
  }

  /** Whether the words are written as a name: capitals, and no line break inside. */
  private static boolean isWritten(TextWords words, int from, int to) {
    for (int i = from; i < to; i++) {
      if (i > from && words.afterBreak(i)) {
        return false;
      }
      boolean small =
          words.is(
              i,
              "and",
              "of",
              "the",
              "de",
              "la",
              "es",
              "el",
              "al",
              "on",
              "region",
              "state",
              "ez",
              "i",
              "a",
              "rainforest",
              "territories",
              "d");
      if (words.isWord(i) && !words.isCapital(i) && !(small && to - from > 1)) {
        return false;
      }
    }
    // “us” and “US”, “uk” and “UK” differ by their capitals alone
    if (to - from == 1
        && words.is(from, "us", "uk", "usa", "uae", "drc", "nyc", "car", "prc", "dprk")) {
      return words.raw(from).equals(words.raw(from).toUpperCase(Locale.ROOT));
    }
    return true;
  }

  /** Returns the places that GeoNames has by the name that these words are, the largest first. */
  static List<Entry> towns(TextWords words, int from, int to, boolean small) {
    String name = words.text().substring(words.start(from), words.end(to - 1));
    String key = Towns.fold(name);
    var entries = new ArrayList<Entry>();
    for (var town : small ? Towns.all(key) : Towns.cities(key)) {
      var kind = town.kind() == Towns.Kind.TOWN ? Kind.CITY : Kind.REGION;
      double people = kind == Kind.REGION ? 1e5 : town.people();
      entries.add(new Entry(town.place(), kind, town.region(), people, false));
    }
    return entries;
  }

  /**
   * Returns the listed places with those of GeoNames of the same name; what both have counts once,
   * as listed, with the inhabitants that GeoNames gives.
   */
  static List<Entry> merge(List<Entry> listed, List<Entry> towns) {
    var all = new ArrayList<Entry>();
    var rest = new ArrayList<>(towns);
    for (Entry entry : listed) {
      Entry same = null;
      for (Entry town : towns) {
        if (entry.kind() != Kind.COUNTRY
            && town.place().country().equals(entry.place().country())
            && (town.kind() == Kind.REGION) == (entry.kind() == Kind.REGION)
            && kilometres(town.place(), entry.place()) < (town.kind() == Kind.REGION ? 500 : 50)) {
          rest.remove(town);
          same = same == null ? town : same;
        }
      }
      all.add(
          same == null
              ? entry
              : new Entry(
                  entry.place(),
                  entry.kind(),
                  same.region(),
                  Math.max(entry.people() / 3, same.people()),
                  entry.listed()));
    }
    all.addAll(rest);
    return all;
  }

  /** Words that name the sort of a region and no region. */
  private static final Pattern SORTS =
      Pattern.compile(
          "\\b(region|oblast|state|province|county|district|governorate|department|prefecture|"
              + "krai|republic|of|the)\\b *");

  private static boolean sameRegion(String one, String other) {
    String a = SORTS.matcher(Towns.fold(one)).replaceAll("").strip();
    String b = SORTS.matcher(Towns.fold(other)).replaceAll("").strip();
    return a.equals(b);
  }

  /** Returns the distance along the great circle. */
  static double kilometres(Place a, Place b) {
    double u = Math.toRadians(a.latitude());
    double v = Math.toRadians(b.latitude());
    double dv = Math.sin((v - u) / 2);
    double dw = Math.sin(Math.toRadians(b.longitude() - a.longitude()) / 2);
    double half = dv * dv + Math.cos(u) * Math.cos(v) * dw * dw;
    return 12_742 * Math.asin(Math.sqrt(Math.min(1, half)));
  }

  /** Returns the only country among these, or null. */
  static @Nullable String onlyCountry(List<Entry> entries) {
    Set<String> countries = new HashSet<>();
    for (Entry entry : entries) {
      countries.add(entry.place().country());
    }
    return countries.size() == 1 ? countries.iterator().next() : null;
  }
}
