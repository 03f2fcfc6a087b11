package org.onrecord.extract;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/**
 * Chooses the spans of a window by the probability of each, rather than the one best sequence of
 * labels: a span is worth reporting when it is right often enough, whatever stands around it. The
 * probability that just these words are one span of a kind sums over all label sequences that have
 * it (forward-backward on the chain of {@link Decoding}, rescaled at every word as in Rabiner
 * 1989); of overlapping spans those are kept whose probabilities exceed their thresholds by most.
 * For F1, the best threshold is half the F1 that can be had (Lipton et al. 2014).
 *
 * <p>One use, one thread.
 */
final class SpanChooser {
  /** Below this, a span is no candidate, and a longer one that begins with it neither. */
  private static final double LEAST = 0.02;

  private final double[][] emitted;
  private final double[][] step;
  private final double[][] forward;
  private final double[][] backward;
  private final double[] scale;
  private final float[] thresholds;
  private final int words;
  private final int labels;

  private SpanChooser(float[][] scores, Decoding decoding) {
    thresholds = decoding.thresholds();
    words = scores.length;
    labels = decoding.begin().length;
    step = new double[labels][labels];
    for (int i = 0; i < labels; i++) {
      for (int j = 0; j < labels; j++) {
        step[i][j] = Math.exp(decoding.step()[i][j]);
      }
    }
    emitted = new double[words][labels];
    for (int w = 0; w < words; w++) {
      float top = Float.NEGATIVE_INFINITY;
      for (float score : scores[w]) {
        top = Math.max(top, score);
      }
      for (int j = 0; j < labels; j++) {
        emitted[w][j] = Math.exp(scores[w][j] - top);
      }
    }
    forward = new double[words][labels];
    backward = new double[words][labels];
    scale = new double[words];
    goForward(decoding.begin());
    goBackward();
  }

  private void goForward(float[] begin) {
    for (int w = 0; w < words; w++) {
      for (int j = 0; j < labels; j++) {
        double before = w == 0 ? Math.exp(begin[j]) : 0;
        for (int i = 0; w > 0 && i < labels; i++) {
          before += forward[w - 1][i] * step[i][j];
        }
        forward[w][j] = before * emitted[w][j];
        scale[w] += forward[w][j];
      }
      for (int j = 0; j < labels; j++) {
        forward[w][j] /= scale[w];
      }
    }
  }

  private void goBackward() {
    for (int i = 0; i < labels && words > 0; i++) {
      backward[words - 1][i] = 1;
    }
    for (int w = words - 2; w >= 0; w--) {
      for (int i = 0; i < labels; i++) {
        for (int j = 0; j < labels; j++) {
          backward[w][i] += step[i][j] * emitted[w + 1][j] * backward[w + 1][j];
        }
        backward[w][i] /= scale[w + 1];
      }
    }
  }

  /**
   * What a window holds.
   *
   * @param spans those worth reporting, in reading order; none overlaps another
   * @param doubtful contents that overlap none of them and are less likely than what is reported by
   *     itself, the likeliest first
   */
  record Chosen(List<Labelled> spans, List<Labelled> doubtful) {}

  /**
   * Returns the spans worth reporting, with the probability of each.
   *
   * @param scores for each word the scores of the labels: 0 outside, then for each {@link Role} its
   *     beginning and its inside
   */
  static Chosen choose(float[][] scores, Decoding decoding) {
    if (scores.length == 0) {
      return new Chosen(List.of(), List.of());
    }
    var chooser = new SpanChooser(scores, decoding);
    var candidates = chooser.candidates();
    var spans = chooser.best(candidates);
    return new Chosen(spans, chooser.doubtful(candidates, spans));
  }

  private List<Labelled> doubtful(List<Labelled> candidates, List<Labelled> spans) {
    var taken = new BitSet(words);
    spans.forEach(span -> taken.set(span.first(), span.end()));
    return candidates.stream()
        .filter(span -> span.kind() == Role.CONTENT.ordinal())
        .filter(span ->
            taken.nextSetBit(span.first()) < 0 || taken.nextSetBit(span.first()) >= span.end())
        .sorted(Comparator.comparingDouble(Labelled::probability).reversed())
        .toList();
  }

  private List<Labelled> candidates() {
    var candidates = new ArrayList<Labelled>();
    for (int first = 0; first < words; first++) {
      for (int kind = 0; kind < thresholds.length; kind++) {
        int label = 2 * kind + 1;
        int inside = label + 1;
        double reached = forward[first][label];
        for (int w = first; reached * backward[w][label] >= LEAST; w++) {
          double probability = reached * ends(w, label, inside);
          if (probability > LEAST) {
            candidates.add(new Labelled(kind, first, w + 1, Math.min(1, probability)));
          }
          if (w + 1 == words) {
            break;
          }
          reached *= step[label][inside] * emitted[w + 1][inside] / scale[w + 1];
          label = inside;
        }
      }
    }
    return candidates;
  }

  /** The weight of all that may follow word {@code w} where a span ends there. */
  private double ends(int w, int label, int inside) {
    if (w + 1 == words) {
      return 1;
    }
    double after = 0;
    for (int j = 0; j < labels; j++) {
      after += j == inside ? 0 : step[label][j] * emitted[w + 1][j] * backward[w + 1][j];
    }
    return after / scale[w + 1];
  }

  /** Weighted interval scheduling: the spans that do not overlap and gain most in sum. */
  private List<Labelled> best(List<Labelled> candidates) {
    candidates.sort(Comparator.comparingInt(Labelled::end));
    var gain = new double[words + 1];
    var taken = new Labelled[words + 1];
    int next = 0;
    for (int end = 1; end <= words; end++) {
      gain[end] = gain[end - 1];
      for (; next < candidates.size() && candidates.get(next).end() == end; next++) {
        var candidate = candidates.get(next);
        double with =
            gain[candidate.first()] + candidate.probability() - thresholds[candidate.kind()];
        if (with > gain[end]) { // never of one below its threshold
          gain[end] = with;
          taken[end] = candidate;
        }
      }
    }
    var chosen = new ArrayList<Labelled>();
    for (int end = words; end > 0; ) {
      var span = taken[end];
      if (span == null) {
        end--;
      } else {
        chosen.add(span);
        end = span.first();
      }
    }
    return chosen.reversed();
  }
}
