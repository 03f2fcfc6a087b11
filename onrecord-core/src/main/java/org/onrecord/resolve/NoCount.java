package org.onrecord.resolve;

/**
 * Tells the numbers that count nothing anybody could dispute: ages, measures, ranks, names with a
 * number in them, addresses, rates and fractions.
 */
final class NoCount {
  /** The oldest age that a bare number after a name can be, in years. */
  private static final int OLDEST = 115;

  private final TextWords words;

  NoCount(TextWords words) {
    this.words = words;
  }

  boolean is(Amount a) {
    return isMeasure(a)
        || isFraction(a)
        || isJoined(a)
        || isAge(a)
        || isLabelled(a)
        || isPronoun(a);
  }

  private boolean isMeasure(Amount a) {
    int next = a.end();
    String after = words.at(next);
    if (FigureWords.isMeasure(after) || words.is(next, ":", "°", "/", "′", "″")) {
      return !(after.equals("/") && !words.touchesPrevious(next));
    }
    if (words.is(next, "of") && FigureWords.isMeasure(words.at(next + 1))) {
      return true; // “hundreds of miles”
    }
    if (words.is(
            next, "more", "additional", "full", "consecutive", "straight", "long", "whole", "and")
        && FigureWords.isMeasure(words.at(next + 1))) {
      return true;
    }
    if (words.is(next, "a", "p") && words.is(next + 1, ".") && words.is(next + 2, "m")) {
      return true;
    }
    if (a.unit() == null && words.is(next, "pounds")) {
      return true; // money of this size is written with the sign; it is a weight
    }
    return words.is(a.number() - 1, "per", "every") || isRate(next);
  }

  /** “one in five”, “three out of ten”, and the five and the ten of them. */
  private boolean isFraction(Amount a) {
    if (a.isVague()) {
      return false;
    }
    var fraction = FractionWords.at(words, a.number());
    if (fraction != null && fraction.end() > a.end()) {
      return true;
    }
    int before = a.number() - 1;
    return (words.is(before, "in") && isNumberWord(before - 1))
        || (words.is(before, "of") && words.is(before - 1, "out") && isNumberWord(before - 2));
  }

  private boolean isNumberWord(int i) {
    return words.isNumber(i) || NumberWords.isSmall(words.at(i));
  }

  /** “18.9 deaths per 100,000”. */
  private boolean isRate(int from) {
    for (int k = from; k < from + 3; k++) {
      if (words.is(k, "per") && !words.is(k + 1, "cent")) {
        return true;
      }
    }
    return false;
  }

  /** “20-year-old”, “two-thirds”, “737-800”, “B-17”, “1970s”. */
  private boolean isJoined(Amount a) {
    int next = a.end();
    int before = a.number() - 1;
    return (words.isDash(next) && words.touchesPrevious(next))
        || (words.isDash(before) && words.touchesPrevious(a.number()))
        || words.isLetterBefore(a.number())
        || (words.is(next, "s") && words.touchesPrevious(next));
  }

  /** “Ann Lee, 41,”, “aged above 60”, “dies at 78”. */
  private boolean isAge(Amount a) {
    if (words.is(a.from() - 1, "aged", "age", "ages")) {
      return true;
    }
    if (!a.digits() || a.from() != a.number() || a.amount() == null || a.amount() >= OLDEST) {
      return false;
    }
    int next = a.end();
    int before = a.number() - 1;
    if (words.is(before, "at") && !words.isWord(next)) {
      return true;
    }
    return words.is(before, ",", "(")
        && words.isCapital(before - 1)
        && words.is(next, ",", ")", ".")
        && !words.isNumber(before - 1);
  }

  /** “Room 12”, “#7”, “Apollo 11”, “Phase two”, “at 36 High Street”. */
  private boolean isLabelled(Amount a) {
    int before = a.number() - 1;
    int next = a.end();
    if (a.from() != a.number() || a.isVague()) {
      return false;
    }
    if (words.is(before, "phase", "chapter", "part", "stage", "act", "number", "level", "tier")) {
      return true;
    }
    if (!a.digits()) {
      return false;
    }
    if (words.is(before, "#", ":", ".") && words.touchesPrevious(a.number())) {
      return true;
    }
    if (FigureWords.in("label", words.at(before))
        || (words.is(before, ".") && words.is(before - 1, "no"))) {
      return true;
    }
    boolean address =
        words.is(before, "at")
            && words.isCapital(next)
            && words.isWord(next + 1)
            && !words.at(next).endsWith("s");
    if (address) {
      return true;
    }
    return words.isCapital(before)
        && !words.endsSentence(before)
        && words.sentenceStart(before) != before
        && (!words.isWord(next) || isInitials(before) || words.isYear(a.number()));
  }

  /** “WESH 2 News”. */
  private boolean isInitials(int i) {
    String raw = words.raw(i);
    return raw.length() > 2 && raw.chars().allMatch(Character::isUpperCase);
  }

  /** The “one” that is no number: “one another”, “no one”, “the one who”. */
  private boolean isPronoun(Amount a) {
    if (a.amount() == null || a.amount() != 1 || !words.is(a.number(), "one")) {
      return false;
    }
    int next = a.end();
    if (words.is(next, "of") && words.is(next + 1, "them", "those", "whom")) {
      return false;
    }
    return words.is(next, "of", "another", "day", "thing", "who", "that", "or", "s")
        || words.is(
            a.number() - 1,
            "the",
            "this",
            "that",
            "no",
            "any",
            "every",
            "each",
            "which",
            "another",
            "or")
        || words.isApostrophe(next);
  }
}
