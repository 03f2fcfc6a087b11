package org.onrecord.app.eval;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * How many were found, how many of them are right, and how many there are.
 *
 * @param right found and right
 * @param found all that was found
 * @param annotated all that is there
 */
public record Tally(int right, int found, int annotated) {
  static final Tally NONE = new Tally(0, 0, 0);

  Tally plus(Tally other) {
    return new Tally(right + other.right, found + other.found, annotated + other.annotated);
  }

  /** The share of what was found that is right, 0 to 1. */
  public double precision() {
    return (double) right / Math.max(1, found);
  }

  /** The share of what is there that was found, 0 to 1. */
  public double recall() {
    return (double) right / Math.max(1, annotated);
  }

  /** The harmonic mean of precision and recall, 0 to 1. */
  public double f1() {
    double sum = precision() + recall();
    return 2 * precision() * recall() / Math.max(1e-9, sum);
  }

  @Override
  public String toString() {
    return "P %s  R %s  F1 %s   (gold %d)"
        .formatted(
            percent(100 * precision()),
            percent(100 * recall()),
            percent(200 * precision() * recall() / Math.max(1e-9, precision() + recall())),
            annotated);
  }

  /** Five characters with one decimal, halves to even as C's printf has them. */
  static String percent(double value) {
    return "%5s".formatted(new BigDecimal(value).setScale(1, RoundingMode.HALF_EVEN));
  }
}
