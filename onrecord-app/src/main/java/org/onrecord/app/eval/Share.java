package org.onrecord.app.eval;

/** So many of so many. */
public record Share(int part, int of) {
  static final Share NONE = new Share(0, 0);

  Share plus(Share other) {
    return new Share(part + other.part, of + other.of);
  }

  /** The share, 0 to 1; 0 of nothing. */
  public double value() {
    return (double) part / Math.max(1, of);
  }

  @Override
  public String toString() {
    return Tally.percent((double) (100 * part) / Math.max(1, of)) + " % of " + of;
  }
}
