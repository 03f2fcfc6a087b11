package org.onrecord.relate;

import java.util.ArrayList;
import java.util.List;
import org.onrecord.article.Article;
import org.onrecord.article.Span;

/**
 * The text that one article has in common with another, found by aligning their words: runs of
 * {@value #LEAST_RUN} or more equal words, the longest first come first (the tiles of Wise's greedy
 * string tiling, 1993), punctuation and case aside.
 *
 * @param spans where the runs stand in the first article, in reading order; a gap of a word or two
 *     between runs that follow one another in both articles is part of the span
 * @param told how many of the common words stand outside quotation marks in both: the same words in
 *     marks only show that two articles quote the same speech
 * @param share the common words as a share of the first article's, 0 to 1
 * @param shareOfOther the same of the other article's
 * @param toldShare {@code told} as a share of the words outside quotation marks in the article that
 *     has fewer of them
 * @param hasLead whether the first of the common words stand within the first {@value #LEAD} words
 *     of either article
 */
record SharedText(
    List<Span> spans,
    int told,
    double share,
    double shareOfOther,
    double toldShare,
    boolean hasLead) {
  private static final int LEAD = 50;
  private static final int LEAST_RUN = 8;
  private static final int SEED = 4;
  private static final int MOST_PLACES = 16;
  private static final int WIDEST_GAP = 2;

  SharedText {
    spans = List.copyOf(spans);
  }

  /** Returns what {@code article} has in common with {@code other}. */
  static SharedText between(Article article, Article other) {
    var a = new WordsOf(article);
    var b = new WordsOf(other);
    var places = new Seeds(b);
    var spans = new ArrayList<Span>();
    int shared = 0;
    int told = 0;
    int first = Integer.MAX_VALUE;
    int lastA = -1;
    int lastB = -1;
    for (int i = 0; i + SEED <= a.size(); ) {
      int longest = 0;
      int at = -1;
      int tried = 0;
      for (int j = places.first(a, i); j >= 0 && tried < MOST_PLACES; j = places.next(j)) {
        int length = run(a, i, b, j);
        if (length > longest) {
          longest = length;
          at = j;
        }
        tried++;
      }
      if (longest < LEAST_RUN) {
        i++;
        continue;
      }
      boolean goesOn =
          lastA >= 0 && i - lastA <= WIDEST_GAP && at >= lastB && at - lastB <= WIDEST_GAP;
      int from = goesOn ? spans.removeLast().start() : a.start(i);
      spans.add(new Span(from, a.end(i + longest - 1)));
      first = Math.min(first, Math.min(i, at));
      shared += longest;
      for (int k = 0; k < longest; k++) {
        told += a.isQuoted(i + k) || b.isQuoted(at + k) ? 0 : 1;
      }
      i += longest;
      lastA = i;
      lastB = at + longest;
    }
    return new SharedText(
        spans,
        told,
        share(shared, a.size()),
        share(shared, b.size()),
        share(told, Math.min(a.told(), b.told())),
        first < LEAD);
  }

  private static double share(int part, int whole) {
    return whole == 0 ? 0 : Math.min(1, (double) part / whole);
  }

  private static int run(WordsOf a, int i, WordsOf b, int j) {
    int length = 0;
    while (i + length < a.size()
        && j + length < b.size()
        && a.hash(i + length) == b.hash(j + length)) {
      length++;
    }
    return length;
  }

  /** Where each run of {@value #SEED} words stands in an article. */
  private static final class Seeds {
    private final int[] heads;
    private final int[] next;

    Seeds(WordsOf words) {
      heads = new int[Math.max(16, Integer.highestOneBit(words.size() + 1) * 4)];
      next = new int[words.size()];
      for (int i = words.size() - SEED; i >= 0; i--) { // so that chains run forward
        int slot = slot(words, i);
        next[i] = heads[slot];
        heads[slot] = i + 1;
      }
    }

    private int slot(WordsOf words, int at) {
      int hash = 0;
      for (int k = 0; k < SEED; k++) {
        hash = hash * 0x9e3779b1 + words.hash(at + k);
      }
      return (hash ^ (hash >>> 15)) & (heads.length - 1);
    }

    int first(WordsOf words, int at) {
      return heads[slot(words, at)] - 1;
    }

    int next(int place) {
      return next[place] - 1;
    }
  }
}
