package org.onrecord.extract;

import java.util.ArrayList;
import java.util.List;
import org.onrecord.article.Span;

/**
 * A run of words of one window with one label.
 *
 * @param kind which of the label set's kinds, from 0; {@link Role#ordinal()} for roles
 * @param first the first word
 * @param end the word after the last
 * @param probability that the run begins and ends just here
 */
record Labelled(int kind, int first, int end, double probability) {
  /**
   * Reads runs off labels: 0 is outside, {@code 2k + 1} begins kind {@code k}, {@code 2k + 2} goes
   * on with it. A run that goes on from nothing begins.
   *
   * @param probability for each word the probability of each label
   */
  static List<Labelled> runs(int[] labels, double[][] probability) {
    var runs = new ArrayList<Labelled>();
    int start = -1;
    for (int i = 0; i <= labels.length; i++) {
      int kind = start < 0 ? -1 : (labels[start] - 1) / 2;
      boolean goesOn = i < labels.length && start >= 0 && labels[i] == 2 * kind + 2;
      if (start >= 0 && !goesOn) {
        runs.add(new Labelled(kind, start, i, probability(start, i, kind, labels, probability)));
        start = -1;
      }
      if (i < labels.length && labels[i] > 0 && start < 0) {
        start = i;
      }
    }
    return runs;
  }

  /** Returns where the run stands in the text whose {@code words} these are. */
  Span span(List<Word> words) {
    return new Span(words.get(first).span().start(), words.get(end - 1).span().end());
  }

  /** The two ends decide whether a run is right; the words between follow from them. */
  private static double probability(
      int start, int end, int kind, int[] labels, double[][] probability) {
    double begins = probability[start][labels[start]];
    double ends = probability[end - 1][labels[end - 1]];
    double stops = end == labels.length ? 1 : 1 - probability[end][2 * kind + 2];
    return begins * Math.min(ends, stops);
  }
}
