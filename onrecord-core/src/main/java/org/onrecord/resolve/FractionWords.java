package org.onrecord.resolve;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads fractions: {@code two thirds}, {@code 3/4}, {@code one and a half}, {@code one in five}.
 * Where words can be cut in two ways, the lower number is taken as long as it can be ({@code one
 * hundred thirty fifths} is 100/35), and what stands before {@code and} is a whole number if a
 * proper fraction follows ({@code one hundred and three quarters} is 100.75).
 */
final class FractionWords {
  private static final Map<String, Double> ORDINALS = new HashMap<>();
  private static final int LONGEST = 12;

  static {
    String[] ones =
        ("third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth"
                + " fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth")
            .split(" ");
    for (int i = 0; i < ones.length; i++) {
      ORDINALS.put(ones[i], i + 3.0);
    }
    String[] tens =
        "twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth".split(" ");
    for (int i = 0; i < tens.length; i++) {
      ORDINALS.put(tens[i], 20 + 10.0 * i);
    }
    ORDINALS.put("first", 1.0);
    ORDINALS.put("half", 2.0);
    ORDINALS.put("halve", 2.0);
    ORDINALS.put("quarter", 4.0);
    ORDINALS.put("hundredth", 1e2);
    ORDINALS.put("thousandth", 1e3);
    ORDINALS.put("millionth", 1e6);
    ORDINALS.put("billionth", 1e9);
    ORDINALS.put("trillionth", 1e12);
  }

  private FractionWords() {}

  /**
   * Returns the fraction that begins at {@code i}, or null where there is none. One of a large
   * number is that number: {@code two and a half million}, {@code two thirds of a million}.
   */
  static NumberWords.@Nullable Parsed at(TextWords words, int i) {
    NumberWords.Parsed found = part(words, i);
    if (found == null) {
      return quotient(words, i);
    }
    NumberWords.Parsed scaled = scaled(words, found);
    return scaled == null ? found : scaled;
  }

  /** Returns the fraction of a large number that begins at {@code i}, which counts, or null. */
  static NumberWords.@Nullable Parsed ofLarge(TextWords words, int i) {
    NumberWords.Parsed found = part(words, i);
    return found == null ? null : scaled(words, found);
  }

  private static NumberWords.@Nullable Parsed scaled(TextWords words, NumberWords.Parsed part) {
    int at = part.end();
    if (words.is(at, "of") && words.is(at + 1, "a", "one")) {
      at += 2;
    } else if (words.isDash(at) && words.touchesPrevious(at)) {
      at++;
    }
    if (!words.is(at, "thousand", "million", "billion", "trillion", "lakh", "crore")) {
      return null;
    }
    double scale = NumberWords.scale(words.at(at));
    return new NumberWords.Parsed(part.value() * scale, at + 1, scale, part.digits());
  }

  /** Returns the fraction that begins at {@code i} and is no quotient, or null. */
  static NumberWords.@Nullable Parsed part(TextWords words, int i) {
    NumberWords.Parsed found = sign(words, i);
    if (found == null) {
      found = slashed(words, i);
    }
    return found == null ? spoken(words, i) : found;
  }

  /** “½”, “2½”, “2 ½”: the signs of Unicode's blocks Latin-1 and Number Forms. */
  private static NumberWords.@Nullable Parsed sign(TextWords words, int i) {
    double whole = 0;
    int at = i;
    if (words.isNumber(i)
        && words.raw(i).chars().allMatch(Character::isDigit)
        && words.length(i) < 7) {
      whole = Integer.parseInt(words.raw(i));
      at = i + 1;
    }
    String raw = words.raw(at);
    if (raw.length() != 1 || !isFractionSign(raw.charAt(0))) {
      return null;
    }
    String[] parts = Normalizer.normalize(raw, Normalizer.Form.NFKC).split("\u2044", -1);
    double value = whole + Double.parseDouble(parts[0]) / Double.parseDouble(parts[1]);
    return new NumberWords.Parsed(value, at + 1, 1, true);
  }

  private static boolean isFractionSign(char c) {
    return (c >= '\u00bc' && c <= '\u00be') || (c >= '\u2150' && c <= '\u215e');
  }

  /** “3/4”, “2 1/4”. */
  private static NumberWords.@Nullable Parsed slashed(TextWords words, int i) {
    if (!words.isNumber(i)) {
      return null;
    }
    boolean mixed = words.isNumber(i + 1) && words.is(i + 2, "/");
    int at = mixed ? i + 1 : i;
    boolean slash =
        words.is(at + 1, "/")
            && words.touchesPrevious(at + 1)
            && words.isNumber(at + 2)
            && words.touchesPrevious(at + 2)
            && !words.is(at + 3, "/")
            && !(words.is(at - 1, "/") && words.touchesPrevious(at))
            && words.raw(at).length() + words.raw(at + 2).length() <= 6;
    if (!slash) {
      return null;
    }
    NumberWords.Parsed low = NumberWords.at(words, at + 2);
    NumberWords.Parsed whole = mixed ? NumberWords.at(words, i) : null;
    double high = Double.parseDouble(words.raw(at).replace(",", ""));
    if (low == null || low.value() == 0) {
      return null;
    }
    double value = high / low.value() + (whole == null ? 0 : whole.value());
    return new NumberWords.Parsed(value, low.end(), 1, true);
  }

  /** “one in five”, “three out of ten”, “one over twenty”. */
  private static NumberWords.@Nullable Parsed quotient(TextWords words, int i) {
    NumberWords.Parsed high = NumberWords.at(words, i);
    if (high == null) {
      return null;
    }
    int at = high.end();
    if (words.is(at, "in", "over")) {
      at++;
    } else if (words.are(at, "out", "of")) {
      at += 2;
    } else {
      return null;
    }
    NumberWords.Parsed low = words.is(at, "a", "an") ? null : NumberWords.at(words, at);
    return low == null || low.value() < high.value() || words.isYear(at)
        ? null
        : new NumberWords.Parsed(high.value() / low.value(), low.end(), 1, false);
  }

  private static NumberWords.@Nullable Parsed spoken(TextWords words, int i) {
    if (words.is(i, "half")
        && words.isWord(i + 1)
        && !words.is(i + 1, "a", "an", "past", "dozen")) {
      return new NumberWords.Parsed(0.5, i + 1, 1, false);
    }
    if (!words.is(i, "a", "an") && NumberWords.at(words, i) == null) {
      return null;
    }
    for (int last = i + 1; last < i + LONGEST; last++) {
      if (ordinal(words.at(last)) == null) {
        if (!isInside(words, last)) {
          return null;
        }
        continue;
      }
      Double value = value(words, i, last);
      if (value != null) {
        return new NumberWords.Parsed(value, last + 1, 1, false);
      }
    }
    return null;
  }

  private static boolean isInside(TextWords words, int i) {
    return words.isDash(i) || words.is(i, "and", "a", "an") || NumberWords.at(words, i) != null;
  }

  private static @Nullable Double value(TextWords words, int from, int last) {
    for (int k = last - 1; k > from; k--) {
      if (words.is(k, "and")) {
        Double whole = cardinal(words, from, k);
        Double part = simple(words, k + 1, last);
        if (whole != null && whole >= 1e6) {
          return null; // “one million and a half” is a number
        }
        if (whole != null && part != null && part < 1) {
          return whole + part;
        }
        break;
      }
    }
    return simple(words, from, last);
  }

  /** The quotient with the longest lower number that leaves an upper one. */
  private static @Nullable Double simple(TextWords words, int from, int last) {
    for (int k = from + 1; k <= last; k++) {
      boolean bound = words.isDash(k - 1) && k < last; // “ninety-five” is not cut
      int highEnd = words.isDash(k - 1) ? k - 1 : k;
      Double low = bound ? null : lower(words, k, last);
      Double high = low == null ? null : cardinal(words, from, highEnd);
      if (low != null && high != null) {
        return high / low;
      }
    }
    return null;
  }

  /** The value of all the words from one to another as one number, or null. */
  private static @Nullable Double cardinal(TextWords words, int from, int end) {
    if (end == from + 1 && words.is(from, "a", "an")) {
      return 1.0;
    }
    NumberWords.Parsed number = NumberWords.at(words, from, end);
    return number != null && number.end() == end ? number.value() : null;
  }

  /** The lower number: “fifths”, “twenty-fifth”, “one hundred and fifth”. */
  private static @Nullable Double lower(TextWords words, int from, int last) {
    Double ordinal = ordinal(words.at(last));
    if (ordinal == null) {
      return null;
    }
    if (from == last) {
      return ordinal > 1 ? ordinal : null;
    }
    if (words.is(last, "half", "halves", "quarter", "quarters") || ordinal >= 100) {
      return null;
    }
    if (!NumberWords.isSmall(words.at(from))) {
      return null;
    }
    int end = words.is(last - 1, "and") || words.isDash(last - 1) ? last - 1 : last;
    Double base = cardinal(words, from, end);
    boolean fits =
        base != null && (base % 100 == 0 || (base % 100 >= 20 && base % 10 == 0 && ordinal < 10));
    return base != null && fits ? base + ordinal : null;
  }

  private static @Nullable Double ordinal(String word) {
    Double value = ORDINALS.get(word);
    boolean plural = value == null && word.endsWith("s") && word.length() > 1;
    return plural ? ORDINALS.get(word.substring(0, word.length() - 1)) : value;
  }
}
