package org.onrecord.resolve;

import org.jspecify.annotations.Nullable;
import org.onrecord.statement.Figure.Qualifier;

/**
 * Reads a number with what qualifies it and its unit: {@code at least 20}, {@code between 10 and
 * 15}, {@code tens of thousands}, {@code £1.2bn}, {@code 40%}.
 */
final class AmountReader {
  private final TextWords words;

  AmountReader(TextWords words) {
    this.words = words;
  }

  /** Returns the amount whose number (or currency sign) begins at {@code i}, or null. */
  @Nullable Amount at(int i) {
    Amount vague = vague(i);
    if (vague != null) {
      return vague;
    }
    String sign = Currencies.ofSign(words.at(i));
    int at = sign == null ? i : i + 1;
    NumberWords.Parsed number = FractionWords.ofLarge(words, at);
    if (number == null) {
      number = NumberWords.at(words, at);
    }
    if (number == null) {
      return null;
    }
    int begin = i;
    if (sign != null && words.touchesPrevious(i)) {
      String dollar = Currencies.ofDollar(words.at(i - 1));
      if (dollar != null) {
        sign = words.is(i, "$") ? dollar : sign;
        begin = i - 1;
      }
    }
    NumberWords.Parsed second = upperEnd(number, begin);
    Double low = second == null ? null : lowerEnd(number, second);
    Unit unit = unit(second == null ? number : second, sign);
    int end = unit.end();
    if (second != null && low != null) {
      int from = words.is(begin - 1, "between") ? begin - 1 : qualified(begin).from();
      double high = second.value() * unit.factor();
      double least = low * unit.factor();
      return new Amount(
          from, at, end, null, least, high, Qualifier.RANGE, unit.code(), number.digits());
    }
    Qualified q = qualified(begin);
    Qualifier qualifier = q.qualifier();
    if (words.is(end, "+") && words.touchesPrevious(end)) {
      qualifier = Qualifier.AT_LEAST;
      end++;
    } else if (words.are(end, "or", "more")) {
      qualifier = Qualifier.AT_LEAST;
      end += 2;
    } else if (words.are(end, "or", "so")) {
      qualifier = Qualifier.ABOUT;
      end += 2;
    } else if (words.are(end, "or", "fewer") || words.are(end, "or", "less")) {
      qualifier = Qualifier.AT_MOST;
      end += 2;
    }
    double value = number.value() * unit.factor();
    return new Amount(
        q.from(), at, end, value, null, null, qualifier, unit.code(), number.digits());
  }

  /** Two numbers that a dash joins and that are no range: a score or a vote, “230–198”. */
  record Pair(NumberWords.Parsed first, NumberWords.Parsed second, int secondAt) {}

  @Nullable Pair pairAt(int i) {
    NumberWords.Parsed first = NumberWords.at(words, i);
    if (first == null || !words.isDash(first.end())) {
      return null;
    }
    int at = pastJoint(first.end());
    NumberWords.Parsed second = words.is(at, "a", "an", "half") ? null : NumberWords.at(words, at);
    return second == null || isRange(first, second) ? null : new Pair(first, second, at);
  }

  /** The word past “-” or “-to-”. */
  private int pastJoint(int dash) {
    boolean worded = words.is(dash + 1, "to", "or") && words.isDash(dash + 2);
    return worded ? dash + 3 : dash + 1;
  }

  private NumberWords.@Nullable Parsed upperEnd(NumberWords.Parsed number, int begin) {
    int joint = number.end();
    boolean joined =
        words.isDash(joint)
            || (words.is(joint, "to", "or") && !words.is(begin - 1, "from"))
            || (words.is(joint, "and") && words.is(begin - 1, "between"));
    if (!joined) {
      return null;
    }
    int at = words.isDash(joint) ? pastJoint(joint) : joint + 1;
    if (Currencies.ofSign(words.at(at)) != null) {
      at++;
    }
    if (words.is(at, "a", "an", "half")) {
      return null;
    }
    NumberWords.Parsed other = NumberWords.at(words, at);
    return other != null && isRange(number, other) ? other : null;
  }

  private static boolean isRange(NumberWords.Parsed low, NumberWords.Parsed high) {
    return high.value() > lowerEnd(low, high);
  }

  /** The low end, to which the scale of the high end may belong: “five to six million”. */
  private static double lowerEnd(NumberWords.Parsed low, NumberWords.Parsed high) {
    boolean shares =
        low.scale() == 1 && high.scale() > 1 && low.value() < high.value() / high.scale() + 1e-9;
    return shares ? low.value() * high.scale() : low.value();
  }

  private record Unit(@Nullable String code, double factor, int end) {}

  private Unit unit(NumberWords.Parsed number, @Nullable String sign) {
    int end = number.end();
    if (sign != null) {
      return new Unit(sign, 1, words.is(end, "dollars", "usd", "us") ? end + 1 : end);
    }
    String code = Currencies.ofWord(words.at(end));
    if (code != null) {
      boolean isWeight = words.is(end, "pounds") && number.value() < 1000;
      double factor = words.is(end, "cents", "pence") ? 0.01 : 1;
      return isWeight ? new Unit(null, 1, end) : new Unit(code, factor, end + 1);
    }
    if (words.is(end, "us", "u") && words.is(end + 1, "dollars")) {
      return new Unit("USD", 1, end + 2);
    }
    String national = words.isCapital(end) ? Currencies.ofWord(words.at(end + 1)) : null;
    if (national != null && words.is(end + 1, "dollars", "pesos", "francs", "rupees", "pounds")) {
      return new Unit(national, 1, end + 2);
    }
    code = Currencies.ofSign(words.at(end));
    if (code != null && words.is(end, "€", "₽", "₴")) {
      return new Unit(code, 1, end + 1);
    }
    if (words.is(end, "%", "percent")) {
      return new Unit("percent", 1, end + 1);
    }
    return words.are(end, "per", "cent") ? new Unit("percent", 1, end + 2) : new Unit(null, 1, end);
  }

  private record Qualified(Qualifier qualifier, int from) {}

  private Qualified qualified(int begin) {
    int i = begin - 1;
    while (i > 0
        && words.is(i, "the", "another", "all", "of", "additional", "further", "a", "an")
        && begin - i < 3) {
      i--;
    }
    if (words.is(i, "least") && words.is(i - 1, "at")) {
      return new Qualified(Qualifier.AT_LEAST, i - 1);
    }
    if (words.is(i, "than")) {
      boolean negated = words.is(i - 2, "no", "not");
      if (words.is(i - 1, "more", "greater")) {
        return new Qualified(
            negated ? Qualifier.AT_MOST : Qualifier.MORE_THAN, negated ? i - 2 : i - 1);
      }
      if (words.is(i - 1, "fewer", "less")) {
        return new Qualified(
            negated ? Qualifier.AT_LEAST : Qualifier.FEWER_THAN, negated ? i - 2 : i - 1);
      }
    }
    if (words.is(i, "over", "above", "exceeding")) {
      return new Qualified(Qualifier.MORE_THAN, i);
    }
    if (words.is(i, "of") && words.is(i - 1, "excess", "upwards")) {
      return new Qualified(Qualifier.MORE_THAN, words.is(i - 2, "in") ? i - 2 : i - 1);
    }
    if (words.is(i, "as") && words.is(i - 1, "many", "much") && words.is(i - 2, "as")) {
      return new Qualified(Qualifier.AT_MOST, i - 2);
    }
    if (words.is(i, "to") && words.is(i - 1, "up")) {
      return new Qualified(Qualifier.AT_MOST, i - 1);
    }
    if (words.is(i, "most") && words.is(i - 1, "at")) {
      return new Qualified(Qualifier.AT_MOST, i - 1);
    }
    if (words.is(i, "under", "below")) {
      return new Qualified(Qualifier.FEWER_THAN, i);
    }
    if (words.is(
        i,
        "about",
        "around",
        "some",
        "roughly",
        "approximately",
        "nearly",
        "almost",
        "estimated",
        "circa",
        "approx")) {
      return new Qualified(Qualifier.ABOUT, words.is(i - 1, "an") ? i - 1 : i);
    }
    if (words.is(i, "to") && words.is(i - 1, "close")) {
      return new Qualified(Qualifier.ABOUT, i - 1);
    }
    return new Qualified(Qualifier.EXACT, begin);
  }

  private @Nullable Amount vague(int i) {
    double low;
    switch (words.at(i)) {
      case "dozens" -> low = 12;
      case "scores" -> low = 20;
      case "hundreds" -> low = 100;
      case "thousands" -> low = 1000;
      case "millions" -> low = 1e6;
      case "billions" -> low = 1e9;
      case "tens" -> low = 10;
      case "few", "several" -> {
        return few(i);
      }
      case "couple" -> {
        return words.is(i - 1, "a") && words.is(i + 1, "of")
            ? new Amount(i - 1, i, i + 2, 2.0, null, null, Qualifier.ABOUT, null, false)
            : null;
      }
      case "single" -> {
        return words.is(i - 1, "a") && !words.is(i - 2, "not")
            ? Amount.exact(i - 1, i, i + 1, 1)
            : null;
      }
      default -> {
        return null;
      }
    }
    int end = i + 1;
    if (words.is(end, "of") && words.is(end + 1, "thousands", "millions", "billions")) {
      low *= words.is(end + 1, "thousands") ? 1e3 : words.is(end + 1, "millions") ? 1e6 : 1e9;
      end += 2;
    } else if (low == 10) {
      return null;
    }
    if (words.is(i, "scores")
        && !words.is(end, "of", "more", "were", "killed", "injured", "wounded")) {
      return null;
    }
    String unit = words.is(end, "of") ? Currencies.ofWord(words.at(end + 1)) : null;
    if (unit != null) {
      end += 2;
    }
    int from = words.is(i - 1, "many", "some") ? i - 1 : i;
    return new Amount(from, i, end, null, low, null, Qualifier.RANGE, unit, false);
  }

  /** “several hundred”, “a few thousand”. */
  private @Nullable Amount few(int i) {
    if (!words.is(i + 1, "hundred", "thousand", "million", "dozen")) {
      return null;
    }
    double low = NumberWords.scale(words.at(i + 1));
    int from = words.is(i - 1, "a") ? i - 1 : i;
    return new Amount(from, i, i + 2, null, low, null, Qualifier.RANGE, null, false);
  }
}
