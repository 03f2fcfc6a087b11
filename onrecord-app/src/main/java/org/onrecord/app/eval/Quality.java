package org.onrecord.app.eval;

/** What is measured as a share; the label is the one that is printed. */
public enum Quality {
  /** Direct, mixed or indirect, of the matched statements. */
  QUOTATION("quotation"),
  /** The speaker is right, of the matched statements. */
  SPEAKER("speaker on matched"),
  /** A name is given with confidence and is wrong, of the matched statements. */
  WRONG_NAME("wrong name"),
  /** Places no further than 161 km off, of those found. */
  NEAR("within 161 km");

  private final String label;

  Quality(String label) {
    this.label = label;
  }

  /** Returns the name that is printed, for example {@code wrong name}. */
  public String label() {
    return label;
  }
}
