package org.onrecord.resolve;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads cardinal numbers written in digits or English words. */
final class NumberWords {
  private static final Map<String, Integer> SMALL = new HashMap<>();
  private static final Map<String, Double> SCALES =
      Map.ofEntries(
          Map.entry("hundred", 1e2),
          Map.entry("thousand", 1e3),
          Map.entry("k", 1e3),
          Map.entry("million", 1e6),
          Map.entry("mn", 1e6),
          Map.entry("m", 1e6),
          Map.entry("billion", 1e9),
          Map.entry("bn", 1e9),
          Map.entry("b", 1e9),
          Map.entry("trillion", 1e12),
          Map.entry("tn", 1e12),
          Map.entry("dozen", 12.0),
          Map.entry("dozens", 12.0));

  static {
    String[] ones =
        ("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
                + " fifteen sixteen seventeen eighteen nineteen")
            .split(" ");
    for (int i = 0; i < ones.length; i++) {
      SMALL.put(ones[i], i);
    }
    String[] tens = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ");
    for (int i = 0; i < tens.length; i++) {
      SMALL.put(tens[i], 20 + 10 * i);
    }
  }

  private NumberWords() {}

  /**
   * A number and the word just past it.
   *
   * @param scale the last factor: 1e6 in {@code six million}, else 1
   */
  record Parsed(double value, int end, double scale, boolean digits) {}

  /**
   * Returns the number that begins at {@code i}, or null where there is none. Digits that letters
   * follow ({@code 29km}, {@code 4th}) are none, but for short scales ({@code 10k}, {@code £5m}).
   */
  static @Nullable Parsed at(TextWords words, int i) {
    return at(words, i, words.size());
  }

  /** Returns the number that begins at {@code i} and has no word from {@code limit} on, or null. */
  static @Nullable Parsed at(TextWords words, int i, int limit) {
    if (words.isNumber(i)) {
      return digits(words, i, words.raw(i), i + 1);
    }
    if (words.is(i, ".") && words.isNumber(i + 1) && isFreePoint(words, i)) {
      return digits(words, i, "0." + words.raw(i + 1), i + 2);
    }
    String word = words.at(i);
    if (word.equals("half") && words.is(i + 1, "a") && SCALES.containsKey(words.at(i + 2))) {
      double scale = scale(words.at(i + 2));
      return new Parsed(scale / 2, i + 3, scale, false);
    }
    boolean article = word.equals("a") || word.equals("an");
    if (article && words.is(i + 1, "quarter", "half") && isLongScale(words, i + 2)) {
      double scale = scale(words.at(i + 2));
      return new Parsed(words.is(i + 1, "half") ? scale / 2 : scale / 4, i + 3, scale, false);
    }
    if (article && isLongScale(words, i + 1)) {
      return words(words, i, i + 1, 1, limit);
    }
    if (isLongScale(words, i)) {
      return words(words, i, i, 1, limit);
    }
    Integer small = SMALL.get(word);
    return small == null ? null : words(words, i, i + 1, small, limit);
  }

  private static boolean isLongScale(TextWords words, int i) {
    return words.is(i, "hundred", "thousand", "million", "billion", "trillion", "dozen");
  }

  /** “.08”: a point before digits and after nothing. */
  private static boolean isFreePoint(TextWords words, int i) {
    return words.touchesPrevious(i + 1) && !words.touchesPrevious(i);
  }

  private static @Nullable Parsed digits(TextWords words, int i, String raw, int past) {
    Double value = value(raw);
    if (value == null) {
      return null;
    }
    int end = past;
    while (value < 1e12 && isGroup(words, end)) {
      value = value * 1000 + Double.parseDouble(words.raw(end));
      end++;
    }
    double scale = 1;
    int at = words.isDash(end) && words.touchesPrevious(end) ? end + 1 : end;
    String next = words.at(at);
    Double factor = SCALES.get(next);
    boolean touches = words.touchesPrevious(at);
    boolean isLong = next.length() > 2 || next.equals("bn") || next.equals("mn");
    if (factor != null
        && (isLong || touches)
        && !(next.equals("m") && (words.isApostrophe(at + 1) || isMetres(words, i, at)))) {
      scale = factor;
      value = value * factor;
      end = at + 1;
      if (isAndAHalf(words, end)) {
        return new Parsed(value + scale / 2, end + 6, scale, true);
      }
    } else if (words.isWord(end) && words.touchesPrevious(end)) {
      return null;
    }
    return new Parsed(value, end, scale, true);
  }

  /** “1m” in small letters is a length; “£1m” and “1M” are sums. */
  private static boolean isMetres(TextWords words, int i, int at) {
    return words.raw(at).equals("m") && Currencies.ofSign(words.at(i - 1)) == null;
  }

  /** Three digits after a no-break or thin space: “40\u202f000”. */
  private static boolean isGroup(TextWords words, int i) {
    if (!words.isNumber(i) || words.end(i) - words.start(i) < 3) {
      return false;
    }
    char between = words.text().charAt(words.start(i) - 1);
    boolean narrow = between == '\u00a0' || between == '\u202f' || between == '\u2009';
    String group = words.raw(i);
    boolean three = group.length() == 3 || group.charAt(3) == '.';
    return narrow && three && words.start(i) - 1 == words.end(i - 1) && words.isNumber(i - 1);
  }

  private static boolean isAndAHalf(TextWords words, int i) {
    return words.isDash(i)
        && words.are(i + 1, "and")
        && words.isDash(i + 2)
        && words.are(i + 3, "a")
        && words.isDash(i + 4)
        && words.are(i + 5, "half");
  }

  private static @Nullable Double value(String raw) {
    if (raw.length() > 20) {
      return null;
    }
    String[] groups = raw.split(",", -1);
    for (int g = 1; g < groups.length; g++) {
      String whole = g == groups.length - 1 ? beforePoint(groups[g]) : groups[g];
      if (whole.length() != 3 && whole.length() != 2) {
        return null;
      }
    }
    String plain = raw.replace(",", "");
    if (plain.indexOf('.') != plain.lastIndexOf('.')) {
      return null;
    }
    return Double.valueOf(plain);
  }

  private static String beforePoint(String group) {
    int point = group.indexOf('.');
    return point < 0 ? group : group.substring(0, point);
  }

  /**
   * Reads on after a first small number: {@code twenty-one thousand three hundred and six}, {@code
   * two point five million}.
   */
  private static Parsed words(TextWords words, int start, int from, double first, int limit) {
    boolean between = words.is(start - 1, "between");
    double total = 0;
    double current = first;
    double lastScale = 1;
    int at = from;
    while (at < limit && at - from < 14) {
      int next = words.isDash(at) && words.touchesPrevious(at) ? at + 1 : at;
      String word = words.at(next);
      Integer small = SMALL.get(word);
      Double scale = word.length() > 2 ? SCALES.get(word) : null;
      if (scale != null) {
        if (scale == 100 || scale == 12) {
          current *= scale;
        } else {
          total += current * scale;
          current = 0;
        }
        lastScale = scale;
        at = next + 1;
        if (isAndAHalf(words, at)) {
          return new Parsed(total + current + scale / 2, at + 6, scale, false);
        }
      } else if (small != null && fits(current, small, at == from && lastScale == 1)) {
        current += small;
        at = next + 1;
      } else if (next + 1 < limit
          && words.is(next, "and")
          && !between
          && joins(words, next + 1, lastScale)) {
        // “a hundred and six”; a noun after “hundred” would have ended the number
        current += SMALL.getOrDefault(words.at(next + 1), 0);
        at = next + 2;
      } else if (words.is(next, "and")
          && words.is(next + 1, "a")
          && words.is(next + 2, "half")
          && isLongScale(words, next + 3)) {
        current += 0.5;
        at = next + 3;
      } else if (words.is(next, "point") && SMALL.containsKey(words.at(next + 1))) {
        at = next + 1;
        double place = 0.1;
        while (SMALL.containsKey(words.at(at))) {
          int digit = SMALL.getOrDefault(words.at(at), 0);
          current += digit < 10 ? digit * place : digit / 100.0;
          place = digit >= 20 ? 0.01 : place / 10;
          at += words.isDash(at + 1) && SMALL.containsKey(words.at(at + 2)) ? 2 : 1;
        }
      } else {
        break;
      }
    }
    return new Parsed(total + current, at, lastScale, false);
  }

  /** Whether a smaller number goes on after “and”: “two thousand AND six”. */
  private static boolean joins(TextWords words, int i, double lastScale) {
    return lastScale >= 100 && SMALL.getOrDefault(words.at(i), 0) != 0;
  }

  private static boolean fits(double current, int small, boolean tensOnly) {
    if (current == 0 || current % 100 == 0) {
      return !tensOnly || current != 0;
    }
    return current % 10 == 0 && current % 100 >= 20 && small > 0 && small < 10;
  }

  static double scale(String word) {
    return SCALES.getOrDefault(word, 1.0);
  }

  static boolean isSmall(String word) {
    return SMALL.containsKey(word);
  }
}
