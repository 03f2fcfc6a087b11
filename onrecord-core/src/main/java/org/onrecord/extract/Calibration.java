package org.onrecord.extract;

import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * From the probability that the tagger gives to what it found to the share of such findings that
 * were right on held-out articles: straight lines between measured points (isotonic regression,
 * Zadrozny and Elkan 2002). Immutable.
 */
public final class Calibration implements DoubleUnaryOperator {
  private final float[] raw;
  private final float[] right;

  /**
   * Takes the points.
   *
   * @param points pairs of raw probability and share right, raw ascending
   * @throws IllegalArgumentException if there is no point, a row is no pair, or raw does not ascend
   */
  public Calibration(List<float[]> points) {
    if (points.isEmpty()) {
      throw new IllegalArgumentException("no points");
    }
    raw = new float[points.size()];
    right = new float[points.size()];
    for (int i = 0; i < raw.length; i++) {
      var point = points.get(i);
      if (point.length != 2 || (i > 0 && point[0] <= raw[i - 1])) {
        throw new IllegalArgumentException("point " + (i + 1) + " is no pair above the last");
      }
      raw[i] = point[0];
      right[i] = point[1];
    }
  }

  @Override
  public double applyAsDouble(double probability) {
    int above = 0;
    while (above < raw.length && raw[above] < probability) {
      above++;
    }
    if (above == 0) {
      return right[0];
    }
    if (above == raw.length) {
      return right[above - 1];
    }
    double share = (probability - raw[above - 1]) / (raw[above] - raw[above - 1]);
    return right[above - 1] + share * (right[above] - right[above - 1]);
  }
}
