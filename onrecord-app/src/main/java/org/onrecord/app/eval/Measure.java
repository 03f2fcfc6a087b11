package org.onrecord.app.eval;

/** What is measured with precision and recall; the label is the one that is printed. */
public enum Measure {
  /** Contents found: half of the words or more are shared. */
  STATEMENTS("statements"),
  /** Contents found, and the speaker is right. */
  SAID_BY("said-by"),
  /** Contents of which every word is right. */
  EXACT("exact"),
  /** As {@link #SAID_BY}, of direct quotations. */
  DIRECT_SAID_BY("direct said-by"),
  /** The days on which a statement was made. */
  WHEN("when"),
  /** In which other statement a statement stands. */
  WITHIN("within"),
  /** Number and metric of a figure. */
  FIGURES("figures"),
  /** As {@link #FIGURES}, and in the right statement. */
  ON_WHOSE_WORD("on whose word"),
  /** Distinct places with the right country. */
  PLACES("places"),
  /** Expressions with the right first and last day. */
  TIMES("times");

  private final String label;

  Measure(String label) {
    this.label = label;
  }

  /** Returns the name that is printed, for example {@code said-by}. */
  public String label() {
    return label;
  }
}
