package org.onrecord.resolve;

/**
 * The words after a number that say what is counted: {@code fishing boats} in {@code 20 fishing
 * boats sank}.
 *
 * @param from its first word
 * @param end the word just past it; {@code from} where the number stands alone
 */
record CountedPhrase(TextWords words, int from, int end) {
  private static final int LONGEST = 7;

  static CountedPhrase after(TextWords words, int from) {
    int at = from;
    while (at < words.size() && at - from < LONGEST) {
      boolean joins =
          words.isDash(at) && words.touchesPrevious(at) && words.touchesPrevious(at + 1);
      boolean dotted = words.is(at, ".") && words.touchesPrevious(at) && !words.endsSentence(at);
      if (joins || dotted) {
        at++;
        continue;
      }
      if (endsBefore(words, from, at)) {
        break;
      }
      at++;
    }
    while (at > from && (words.isDash(at - 1) || words.is(at - 1, "the", "of", "."))) {
      at--;
    }
    return new CountedPhrase(words, from, at);
  }

  private static boolean endsBefore(TextWords words, int from, int at) {
    String word = words.at(at);
    boolean joinedNumber = words.isNumber(at) && at > from && words.isDash(at - 1);
    if (joinedNumber || (word.equals("s") && words.touchesPrevious(at))) {
      return !words.touchesPrevious(at);
    }
    if (!words.isWord(at) || FigureWords.in("end", word) || words.afterBreak(at)) {
      return true;
    }
    if (at == from) {
      return FigureWords.ofVerb(word) != null && FigureWords.ofNoun(word) == null;
    }
    if (word.equals("of")) {
      return !words.is(at - 1, "more", "others", "other");
    }
    boolean past = word.endsWith("ed") || FigureWords.in("past", word);
    if (past && (words.at(at - 1).endsWith("s") || FigureWords.isPerson(words.at(at - 1)))) {
      return true;
    }
    return FigureWords.ofVerb(word) != null || word.endsWith("ly");
  }

  boolean isEmpty() {
    return end == from;
  }

  /** The last word, in lower case; empty where there is none. */
  String head() {
    return isEmpty() ? "" : words.at(end - 1);
  }

  /** Whether human beings are counted, or whatever was counted before ({@code 20 more}). */
  boolean isPeople() {
    for (int k = from; k < end; k++) {
      if (FigureWords.isPerson(words.at(k))) {
        return true;
      }
    }
    if (isEmpty()) {
      return false;
    }
    String head = head();
    boolean nation = words.isCapital(end - 1) && (head.endsWith("ns") || head.endsWith("ese"));
    return nation || FigureWords.in("skipped", head);
  }

  /** Whether it names several: a plural or people. */
  boolean isPlural() {
    for (int k = from; k < end; k++) {
      String word = words.at(k);
      if ((word.endsWith("s") && !word.endsWith("ss")) || FigureWords.isPerson(word)) {
        return true;
      }
    }
    return false;
  }
}
