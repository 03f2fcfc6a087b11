package org.onrecord.extract;

/**
 * How labels follow one another: a linear-chain conditional random field (Lafferty et al. 2001)
 * over the words of a window. Thread-safe.
 *
 * @param step {@code step[i][j]} is the score of label {@code j} after label {@code i}; a label
 *     that may not follow has a score far below any other
 * @param begin the score of each label at the beginning of a window
 */
public record Transitions(float[][] step, float[] begin) {
  /** Returns the best sequence of labels for {@code scores}, one for each word. */
  int[] best(float[][] scores) {
    int words = scores.length;
    int labels = begin.length;
    if (words == 0) {
      return new int[0];
    }
    var back = new int[words][labels];
    var reached = new float[labels];
    for (int j = 0; j < labels; j++) {
      reached[j] = begin[j] + scores[0][j];
    }
    for (int w = 1; w < words; w++) {
      var next = new float[labels];
      for (int j = 0; j < labels; j++) {
        int from = 0;
        float top = Float.NEGATIVE_INFINITY;
        for (int i = 0; i < labels; i++) {
          float score = reached[i] + step[i][j];
          if (score > top) {
            top = score;
            from = i;
          }
        }
        next[j] = top + scores[w][j];
        back[w][j] = from;
      }
      reached = next;
    }
    int last = 0;
    for (int j = 1; j < labels; j++) {
      last = reached[j] > reached[last] ? j : last;
    }
    var path = new int[words];
    for (int w = words - 1; w >= 0; w--) {
      path[w] = last;
      last = back[w][last];
    }
    return path;
  }

  /** Returns the probability of each label for each word, all sequences counted. */
  double[][] marginals(float[][] scores) {
    int words = scores.length;
    int labels = begin.length;
    var forward = new double[words][labels];
    var backward = new double[words][labels];
    for (int w = 0; w < words; w++) {
      for (int j = 0; j < labels; j++) {
        double before = w == 0 ? begin[j] : logSumInto(forward[w - 1], j);
        forward[w][j] = before + scores[w][j];
      }
    }
    var terms = new double[labels];
    for (int w = words - 2; w >= 0; w--) {
      for (int i = 0; i < labels; i++) {
        for (int j = 0; j < labels; j++) {
          terms[j] = step[i][j] + scores[w + 1][j] + backward[w + 1][j];
        }
        backward[w][i] = logSum(terms);
      }
    }
    for (int w = 0; w < words; w++) {
      for (int j = 0; j < labels; j++) {
        terms[j] = forward[w][j] + backward[w][j];
      }
      double all = logSum(terms);
      for (int j = 0; j < labels; j++) {
        forward[w][j] = Math.exp(terms[j] - all);
      }
    }
    return forward;
  }

  private double logSumInto(double[] from, int label) {
    var terms = new double[from.length];
    for (int i = 0; i < from.length; i++) {
      terms[i] = from[i] + step[i][label];
    }
    return logSum(terms);
  }

  private static double logSum(double[] terms) {
    double top = Double.NEGATIVE_INFINITY;
    for (double term : terms) {
      top = Math.max(top, term);
    }
    double sum = 0;
    for (double term : terms) {
      sum += Math.exp(term - top);
    }
    return top + Math.log(sum);
  }
}
