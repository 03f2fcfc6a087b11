package org.onrecord.resolve;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.onrecord.statement.PlaceMention.Place;
import org.onrecord.statement.WordLists;

/**
 * The places this project knows: countries, capitals, states and regions, some hundred cities,
 * seas. The lists beside this class are of our own writing; coordinates to about a tenth of a
 * degree.
 */
final class Gazetteer {
  /** What sort of place a line of the gazetteer names. */
  enum Kind {
    COUNTRY,
    CAPITAL,
    REGION,
    CITY
  }

  /** A place and its sort. */
  record Entry(Place place, Kind kind) {}

  private static final Map<String, List<Entry>> BY_NAME = new HashMap<>();

  /** The first words of all names, so that most words of a text need no look-up. */
  private static final Map<String, Integer> LONGEST = new HashMap<>();

  static {
    read("countries-map.txt", Kind.COUNTRY);
    read("capitals.txt", Kind.CAPITAL);
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
      add(fields[0], new Entry(place, kind));
      for (int k = 4; k < fields.length; k++) {
        add(fields[k], new Entry(place, kind));
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
    if (to - from == 1 && words.is(from, "us", "uk", "usa", "uae", "drc", "nyc")) {
      return words.raw(from).equals(words.raw(from).toUpperCase(Locale.ROOT));
    }
    return true;
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
