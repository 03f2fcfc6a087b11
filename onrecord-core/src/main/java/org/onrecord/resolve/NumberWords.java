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
          Map.entry("lakh", 1e5),
          Map.entry("lakhs", 1e5),
          Map.entry("million", 1e6),
          Map.entry("mln", 1e6),
          Map.entry("mil", 1e6),
          Map.entry("mn", 1e6),
          Map.entry("mm", 1e6),
          Map.entry("m", 1e6),
          Map.entry("crore", 1e7),
          Map.entry("crores", 1e7),
          Map.entry("billion", 1e9),
          Map.entry("bln", 1e9),
          Map.entry("bn", 1e9),
          Map.entry("b", 1e9),
          Map.entry("trillion", 1e12),
          Map.entry("tln", 1e12),
          Map.entry("tn", 1e12),
          Map.entry("hundreds", 1e2),
          Map.entry("thousands", 1e3),
          Map.entry("millions", 1e6),
          Map.entry("billions", 1e9),
          Map.entry("dozen", 12.0),
          Map.entry("dozens", 12.0),
          Map.entry("doz", 12.0),
          Map.entry("dozs", 12.0),
          Map.entry("dz", 12.0),
          Map.entry("dzs", 12.0));

  static {
    String[] ones =
        ("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
                + " fifteen sixteen seventeen eighteen nineteen")
            .split(" ");
    for (int i = 0; i < ones.length; i++) {
      SMALL.put(ones[i], i);
    }
    SMALL.put("nought", 0);
    SMALL.put("naught", 0);
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
      return digits(words, i, words.raw(i), i + 1, limit);
    }
    if (words.is(i, ".") && words.isNumber(i + 1) && isFreePoint(words, i)) {
      return digits(words, i, "0." + words.raw(i + 1), i + 2, limit);
    }
    String word = words.at(i);
    if (words.is(i, "half", "quarter") && isLongScale(words, i + 1)) {
      double scale = scale(words.at(i + 1));
      return new Parsed(word.equals("half") ? scale / 2 : scale / 4, i + 2, scale, false);
    }
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
    return small == null || isPronoun(words, i) ? null : words(words, i, i + 1, small, limit);
  }

  /** “the one you saw”, “which one is”: stands for a noun and counts nothing. */
  private static boolean isPronoun(TextWords words, int i) {
    return words.is(i, "one")
        && words.is(i - 1, "the", "this", "that", "which")
        && (!words.isWord(i + 1)
            || words.is(
                i + 1, "you", "i", "he", "she", "it", "we", "they", "who", "that", "which", "is",
                "was", "has", "had", "will", "would", "do", "does", "did", "can"));
  }

  private static boolean isLongScale(TextWords words, int i) {
    return words.is(i, "hundred", "thousand", "million", "billion", "trillion", "dozen");
  }

  /** “.08”: a point before digits and after nothing. */
  private static boolean isFreePoint(TextWords words, int i) {
    return words.touchesPrevious(i + 1) && !words.touchesPrevious(i);
  }

  private static @Nullable Parsed digits(TextWords words, int i, String raw, int past, int limit) {
    Double value = value(raw);
    if (value == null) {
      return null;
    }
    int end = past;
    while (value < 1e12 && isGroup(words, end)) {
      value = value * 1000 + Double.parseDouble(words.raw(end));
      end++;
    }
    Parsed power = power(words, value, end);
    if (power != null) {
      return power;
    }
    int at = words.isDash(end) && words.touchesPrevious(end) ? end + 1 : end;
    String next = words.at(at);
    Double factor = SCALES.get(next);
    if (factor != null
        && isScale(words, i, at)
        && !(next.equals("m") && (words.isApostrophe(at + 1) || isMetres(words, i, at)))) {
      var read = words(words, i, at, value, limit);
      return new Parsed(read.value(), read.end(), read.scale(), true);
    }
    if (words.isWord(end) && words.touchesPrevious(end)) {
      return null;
    }
    return new Parsed(value, end, 1, true);
  }

  /** “1.3e6”, “12e-1”. */
  private static @Nullable Parsed power(TextWords words, double value, int i) {
    int at = words.is(i + 1, "+", "-") ? i + 2 : i + 1;
    boolean isPower =
        words.is(i, "e")
            && words.touchesPrevious(i)
            && words.touchesPrevious(i + 1)
            && words.touchesPrevious(at)
            && words.isNumber(at)
            && words.length(at) <= 2;
    if (!isPower) {
      return null;
    }
    int exponent = Integer.parseInt(words.raw(at)) * (words.is(i + 1, "-") ? -1 : 1);
    return new Parsed(value * Math.pow(10, exponent), at + 1, 1, true);
  }

  /** Whether the word at {@code at} multiplies the digits at {@code i}. */
  private static boolean isScale(TextWords words, int i, int at) {
    String next = words.at(at);
    return switch (next) {
      case "k" -> words.touchesPrevious(at) || (words.raw(at).equals("k") && !isRun(words, at + 1));
      case "m" ->
          words.touchesPrevious(at)
              || (words.raw(i).contains(".")
                  && words.raw(at).equals("M")
                  && !words.is(at + 1, "."));
      case "b" -> words.touchesPrevious(at);
      case "mm" -> words.touchesPrevious(at) && Currencies.ofSign(words.at(i - 1)) != null;
      case "tn" -> words.touchesPrevious(at) || Currencies.ofSign(words.at(i - 1)) != null;
      default -> true;
    };
  }

  /** Ten kilometres are run, not earned: “a 10 k race”. */
  private static boolean isRun(TextWords words, int i) {
    return words.is(i, "run", "race", "walk", "road", "course", "swim", "ride", "m", "/");
  }

  /** “1m” in small letters is a length; “£1m” and “1M” are sums. */
  private static boolean isMetres(TextWords words, int i, int at) {
    return words.raw(at).equals("m") && Currencies.ofSign(words.at(i - 1)) == null;
  }

  /**
   * Three digits after a no-break or thin space, {@code 40\u202f000}; after a plain one where they
   * are {@code 000} or more groups follow: {@code 40 000}, {@code 1 234 567}.
   */
  private static boolean isGroup(TextWords words, int i) {
    if (!isThreeAfterBlank(words, i)) {
      return false;
    }
    char between = words.text().charAt(words.start(i) - 1);
    boolean narrow = between == '\u00a0' || between == '\u202f' || between == '\u2009';
    return narrow
        || words.is(i, "000")
        || isThreeAfterBlank(words, i + 1)
        || isThreeAfterBlank(words, i - 1);
  }

  private static boolean isThreeAfterBlank(TextWords words, int i) {
    if (!words.isNumber(i) || !words.isNumber(i - 1) || words.length(i) < 3) {
      return false;
    }
    String group = words.raw(i);
    String before = words.raw(i - 1);
    boolean three = group.length() == 3 || group.charAt(3) == '.';
    boolean whole = before.length() <= 3 && before.chars().allMatch(Character::isDigit);
    return three
        && group.chars().limit(3).allMatch(Character::isDigit)
        && whole
        && words.start(i) - 1 == words.end(i - 1)
        && !words.afterBreak(i);
  }

  private static boolean isAndAHalf(TextWords words, int i) {
    return words.isDash(i)
        && words.are(i + 1, "and")
        && words.isDash(i + 2)
        && words.are(i + 3, "a")
        && words.isDash(i + 4)
        && words.are(i + 5, "half");
  }

  /**
   * The value of digits with commas and points: {@code 12,500}, {@code 12,34,567}; a comma before
   * one or two last digits is a decimal one ({@code 7,5}, {@code 1.250,50}).
   */
  private static @Nullable Double value(String raw) {
    if (raw.length() > 20) {
      return null;
    }
    int comma = raw.indexOf(',');
    if (comma > 0
        && comma == raw.lastIndexOf(',')
        && raw.length() - comma <= 3
        && raw.indexOf('.', comma) < 0) {
      String whole = raw.substring(0, comma);
      boolean grouped = whole.indexOf('.') < 0 || whole.matches("\\d{1,3}(\\.\\d{3})+");
      return grouped
          ? Double.valueOf(whole.replace(".", "") + "." + raw.substring(comma + 1))
          : null;
    }
    String[] groups = raw.split(",", -1);
    for (int g = 1; g < groups.length; g++) {
      boolean isLast = g == groups.length - 1;
      int length = (isLast ? beforePoint(groups[g]) : groups[g]).length();
      if (length != 3 && (isLast || length != 2)) {
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
   * Reads on after a first small number or digits: {@code twenty-one thousand three hundred and
   * six}, {@code two point five million}, {@code 4 thousand 3 hundred}, {@code one million and a
   * half}.
   */
  private static Parsed words(TextWords words, int start, int from, double first, int limit) {
    boolean between = words.is(start - 1, "between");
    boolean digits = words.isNumber(start);
    double total = 0;
    double current = first;
    double lastScale = 1;
    int at = from;
    while (at < limit && at - from < 14) {
      int next = isJoint(words, at, current) ? at + 1 : at;
      String word = words.at(next);
      Integer small = SMALL.get(word);
      Double scale = word.length() > 2 || (digits && at == from) ? SCALES.get(word) : null;
      if (scale != null) {
        if (scale == 12) {
          double part = current >= 100 ? current % 100 : current;
          current += part * 11;
        } else if (scale == 100) {
          current *= scale;
        } else if (current == 0 && total > 0) {
          total *= scale; // “lakh crore”
        } else {
          total += current * scale;
          current = 0;
        }
        lastScale = scale;
        at = next + 1;
        if (isAndAHalf(words, at)) {
          return new Parsed(total + current + scale / 2, at + 6, scale, false);
        }
        continue;
      }
      if (small != null && fits(current, small, at == from && lastScale == 1)) {
        current += small;
        at = next + 1;
        continue;
      }
      if (digits && current == 0 && isLesserStep(words, next, lastScale)) {
        current = Double.parseDouble(words.raw(next));
        at = next + 1;
        continue;
      }
      if (words.is(next, "and") && !between) {
        Parsed part = lastScale >= 1e6 ? fraction(words, next + 1, lastScale) : null;
        if (part != null && part.end() <= limit) {
          return new Parsed(total + current + part.value(), part.end(), lastScale, false);
        }
        if (next + 1 < limit && joins(words, next + 1, lastScale, digits)) {
          // “a hundred and six”; a noun after “hundred” would have ended the number
          current +=
              words.isNumber(next + 1)
                  ? Double.parseDouble(words.raw(next + 1))
                  : SMALL.getOrDefault(words.at(next + 1), 0);
          at = next + 2;
          continue;
        }
        if (words.are(next + 1, "a", "half") && isLongScale(words, next + 3)) {
          current += 0.5;
          at = next + 3;
          continue;
        }
      }
      if (words.is(next, "point") && SMALL.containsKey(words.at(next + 1))) {
        at = next + 1;
        double place = 0.1;
        while (SMALL.containsKey(words.at(at))) {
          int digit = SMALL.getOrDefault(words.at(at), 0);
          current += digit < 10 ? digit * place : digit / 100.0;
          place = digit >= 20 ? 0.01 : place / 10;
          at += words.isDash(at + 1) && SMALL.containsKey(words.at(at + 2)) ? 2 : 1;
        }
        continue;
      }
      break;
    }
    return new Parsed(total + current, at, lastScale, false);
  }

  /** Whether a dash joins tens and ones; one between blanks does only in {@code fifty - two}. */
  private static boolean isJoint(TextWords words, int i, double current) {
    if (!words.isDash(i)) {
      return false;
    }
    int ones = SMALL.getOrDefault(words.at(i + 1), 0);
    boolean tens = current % 100 >= 20 && current % 10 == 0;
    return words.touchesPrevious(i) || (tens && ones > 0 && ones < 10 && words.is(i, "-"));
  }

  /** Digits with a smaller scale: the {@code 3 hundred} of {@code 4 thousand 3 hundred}. */
  private static boolean isLesserStep(TextWords words, int i, double lastScale) {
    return words.isNumber(i)
        && words.length(i) <= 3
        && words.raw(i).chars().allMatch(Character::isDigit)
        && isLongScale(words, i + 1)
        && scale(words.at(i + 1)) < lastScale;
  }

  /**
   * The fraction of a large number that follows “and”: the half of {@code one million and a half};
   * a scale of its own counts instead ({@code one billion and a quarter million}).
   */
  private static @Nullable Parsed fraction(TextWords words, int i, double lastScale) {
    int from = words.is(i, "a", "an", "one") ? i + 1 : i;
    double value;
    int end;
    if (from > i && words.is(from, "half", "quarter")) {
      value = words.is(from, "half") ? 0.5 : 0.25;
      end = from + 1;
    } else {
      Parsed part = SMALL.containsKey(words.at(i)) ? FractionWords.part(words, i) : null;
      if (part == null || part.value() >= 1 || !words.at(part.end() - 1).endsWith("s")) {
        return null;
      }
      value = part.value();
      end = part.end();
    }
    if (words.is(end, "dozen", "hundred")) {
      return null;
    }
    boolean isOwn = isLongScale(words, end);
    double scale = isOwn ? scale(words.at(end)) : lastScale;
    return new Parsed(value * scale, isOwn ? end + 1 : end, scale, false);
  }

  /** Whether a smaller number goes on after “and”: “two thousand AND six”, “3 hundred and 21”. */
  private static boolean joins(TextWords words, int i, double lastScale, boolean digits) {
    if (words.isNumber(i)) {
      return digits
          && lastScale == 100
          && words.length(i) <= 2
          && !words.is(i, "0", "00")
          && !isLongScale(words, i + 1);
    }
    return (digits ? lastScale == 100 : lastScale >= 100)
        && SMALL.getOrDefault(words.at(i), 0) != 0;
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
