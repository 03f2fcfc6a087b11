package org.onrecord.keep;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Whether two wordings are one quotation: the same words, one within the other, or nearly the same.
 * Case, accents and punctuation do not count. A number or a “not” that only one of them has makes
 * two claims of them, however alike they are.
 */
final class SameWords {
  /** Fewer words say too little to know a claim by. */
  private static final int LEAST = 5;

  /** The share of the words of both that must be common and in order. */
  private static final double NEARLY = 0.85;

  /** The share of the longer that the shorter must be where it stands in it whole. */
  private static final double WITHIN = 0.5;

  private static final Set<String> TURNING =
      Set.of(
          "not", "no", "never", "none", "nobody", "nothing", "neither", "nor", "without", "t",
          "cannot", "more", "less", "fewer", "least", "most", "all", "every", "only");

  private SameWords() {}

  /** Returns the words of a text, folded; an ellipsis between pieces is none. */
  static List<String> words(String text) {
    return Folding.tokens(text).stream().map(Folding.Token::word).toList();
  }

  static boolean are(List<String> a, List<String> b) {
    var shorter = a.size() <= b.size() ? a : b;
    var longer = a.size() <= b.size() ? b : a;
    if (shorter.size() < LEAST) {
      return false;
    }
    if (shorter.size() >= WITHIN * longer.size()
        && java.util.Collections.indexOfSubList(longer, shorter) >= 0) {
      return !turns(longer, shorter);
    }
    return common(shorter, longer) >= NEARLY * longer.size()
        && !turns(longer, shorter)
        && !turns(shorter, longer);
  }

  /** Whether {@code a} has a number or a word that turns the sense, and {@code b} has it not. */
  private static boolean turns(List<String> a, List<String> b) {
    var others = new ArrayList<>(a);
    for (String word : b) {
      others.remove(word);
    }
    return new HashSet<>(others)
        .stream()
            .anyMatch(it -> TURNING.contains(it) || it.chars().anyMatch(c -> Character.isDigit(c)));
  }

  /** Returns how many words two wordings have in common in the same order. */
  private static int common(List<String> a, List<String> b) {
    int[] before = new int[b.size() + 1];
    for (String word : a) {
      int[] now = new int[b.size() + 1];
      for (int j = 1; j <= b.size(); j++) {
        now[j] = word.equals(b.get(j - 1)) ? before[j - 1] + 1 : Math.max(before[j], now[j - 1]);
      }
      before = now;
    }
    return before[b.size()];
  }
}
