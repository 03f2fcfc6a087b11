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
          Map.entry("dozen", 12.0));

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

  /** Returns the number that begins at {@code i}, or null where there is none. */
  static @Nullable Parsed at(TextWords words, int i) {
    if (words.isNumber(i)) {
      return digits(words, i);
    }
    String word = words.at(i);
    if (word.equals("half") && words.is(i + 1, "a") && SCALES.containsKey(words.at(i + 2))) {
      double scale = scale(words.at(i + 2));
      return new Parsed(scale / 2, i + 3, scale, false);
    }
    if ((word.equals("a") || word.equals("an"))
        && words.is(i + 1, "hundred", "thousand", "million", "billion", "trillion", "dozen")) {
      return words(words, i + 1, 1);
    }
    Integer small = SMALL.get(word);
    return small == null ? null : words(words, i + 1, small);
  }

  private static @Nullable Parsed digits(TextWords words, int i) {
    Double value = value(words.raw(i));
    if (value == null) {
      return null;
    }
    int end = i + 1;
    double scale = 1;
    int at = words.isDash(end) && words.touchesPrevious(end) ? end + 1 : end;
    String next = words.at(at);
    Double factor = SCALES.get(next);
    boolean isLong = next.length() > 2;
    if (factor != null
        && !next.equals("dozen")
        && (isLong || words.touchesPrevious(at) || next.equals("bn") || next.equals("mn"))
        && !(next.equals("m") && words.isApostrophe(at + 1))) {
      scale = factor;
      value = value * factor;
      end = at + 1;
      if (words.isDash(end)
          && words.are(end + 1, "and")
          && words.isDash(end + 2)
          && words.are(end + 3, "a")) {
        return new Parsed(value, end, scale, true);
      }
    }
    return new Parsed(value, end, scale, true);
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

  /** Reads on after a first small number: {@code twenty-one thousand three hundred and six}. */
  private static Parsed words(TextWords words, int from, double first) {
    double total = 0;
    double current = first;
    double lastScale = 1;
    int at = from;
    while (at < words.size() && at - from < 14) {
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
        if (words.isDash(at)
            && words.are(at + 1, "and")
            && words.isDash(at + 2)
            && words.are(at + 3, "a")
            && words.are(at + 5, "half")) {
          return new Parsed(total + current + scale / 2, at + 6, scale, false);
        }
      } else if (small != null && fits(current, small, at == from && lastScale == 1)) {
        current += small;
        at = next + 1;
      } else if (words.is(next, "and")
          && lastScale >= 100
          && SMALL.containsKey(words.at(next + 1))) {
        if (!words.is(at - 1, "hundred", "thousand")
            || SMALL.getOrDefault(words.at(next + 1), 0) == 0) {
          break;
        }
        // “a hundred and six”; a noun after “hundred” would have ended the number
        current += SMALL.getOrDefault(words.at(next + 1), 0);
        at = next + 2;
      } else {
        break;
      }
    }
    return new Parsed(total + current, at, lastScale, false);
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

  static boolean isScale(String word) {
    return word.length() > 1 && SCALES.containsKey(word);
  }

  static boolean isSmall(String word) {
    return SMALL.containsKey(word);
  }
}
