package org.onrecord.resolve;

import java.util.Set;

/**
 * Tells whether a clause looks forward, by the verb nearest to a word in its sentence. Each word is
 * judged once, so that asking costs the same whatever the text is.
 */
final class Tense {
  private static final Set<String> FORWARD =
      Set.of(
          "will",
          "shall",
          "would",
          "ll",
          "scheduled",
          "expected",
          "due",
          "slated",
          "until",
          "till",
          "upcoming",
          "planned",
          "expects",
          "plans",
          "planning",
          "intends",
          "hopes",
          "should",
          "can",
          "must",
          "may",
          "might",
          "could",
          "tomorrow",
          "deadline",
          "proposed",
          "effective",
          "postponed",
          "delayed");
  private static final Set<String> BACKWARD =
      Set.of(
          "said",
          "was",
          "were",
          "had",
          "did",
          "told",
          "came",
          "went",
          "took",
          "made",
          "gave",
          "has",
          "have",
          "held",
          "met",
          "found",
          "left",
          "began",
          "fell",
          "rose",
          "struck",
          "hit",
          "broke",
          "shot",
          "won",
          "lost",
          "wrote",
          "spoke",
          "saw",
          "got",
          "became",
          "ran",
          "led",
          "sent",
          "put",
          "set",
          "cut",
          "died",
          "s",
          "been",
          "since",
          "ago",
          "says",
          "tells",
          "kills",
          "dies",
          "according",
          "drove",
          "flew",
          "sat",
          "stood",
          "brought",
          "bought",
          "sold",
          "paid",
          "read",
          "heard",
          "knew",
          "felt",
          "kept",
          "fought",
          "taken",
          "seen",
          "given",
          "shown",
          "known");

  /** Words after which “to” and a verb speak of what is to come. */
  private static final Set<String> PLANNING =
      Set.of(
          "is",
          "are",
          "set",
          "going",
          "plan",
          "plans",
          "planned",
          "planning",
          "hope",
          "hopes",
          "hoping",
          "want",
          "wants",
          "agreed",
          "agree",
          "intend",
          "intends",
          "decided",
          "promised",
          "vowed",
          "pledged",
          "about",
          "ready",
          "likely",
          "continue",
          "needs",
          "need",
          "have",
          "has",
          "wish",
          "due",
          "expected",
          "scheduled",
          "slated",
          "returns",
          "return");

  /** How many words away a verb still tells the tense. */
  private static final int REACH = 40;

  private final TextWords words;
  private final byte[] judged;

  /** The nearest word before each that looks back or forward or ends the search; or -1. */
  private final int[] before;

  /** The nearest word from each on that looks back or forward, or the number of words. */
  private final int[] from;

  Tense(TextWords words) {
    this.words = words;
    int size = words.size();
    judged = new byte[size];
    before = new int[size + 1];
    from = new int[size + 1];
    before[0] = -1;
    for (int i = 0; i < size; i++) {
      judged[i] = (byte) judge(i);
      boolean stops = judged[i] != 0 || words.isQuote(i) || words.is(i, ";");
      before[i + 1] = stops ? i : before[i];
    }
    from[size] = size;
    for (int i = size - 1; i >= 0; i--) {
      from[i] = judged[i] == 0 ? from[i + 1] : i;
    }
  }

  /**
   * 1 where the clause around the words from {@code first} to {@code end} looks forward, else -1 or
   * 0.
   */
  int around(int first, int end) {
    int left = before[first];
    if (left >= 0
        && first - left < REACH
        && words.inOneSentence(left, first)
        && !words.isQuote(left)
        && !words.is(left, ";")) {
      return judged[left];
    }
    int right = from[end];
    return right < words.size() && right - end < REACH && words.inOneSentence(end - 1, right)
        ? judged[right]
        : 0;
  }

  private int judge(int i) {
    String word = words.at(i);
    if (word.equals("s") && !words.isApostrophe(i - 1)) {
      return 0;
    }
    if (word.equals("may") && words.isCapital(i)) {
      return 0;
    }
    if (FORWARD.contains(word)) {
      return 1;
    }
    if (word.equals("to")) {
      boolean infinitive = words.isWord(i + 1) && !words.isCapital(i + 1);
      if (infinitive && words.is(i - 1, "was", "were")) {
        return -1; // “was to open on Monday”
      }
      return infinitive && PLANNING.contains(words.at(i - 1)) ? 1 : 0;
    }
    boolean past = BACKWARD.contains(word) && !word.equals("s");
    past |= word.length() > 3 && word.endsWith("ed") && !words.isCapital(i);
    if (!past) {
      return 0;
    }
    for (int k = i - 1; k >= 0 && k >= i - 4 && !words.endsSentence(k); k--) {
      if (words.is(k, "will", "would", "shall", "to", "should", "must", "can", "may", "could")) {
        return 1;
      }
      if (!words.is(k, "be", "have", "not", "also", "been", "get") && !words.at(k).endsWith("ly")) {
        break;
      }
    }
    return -1;
  }
}
