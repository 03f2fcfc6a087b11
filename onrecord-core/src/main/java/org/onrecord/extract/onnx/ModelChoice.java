package org.onrecord.extract.onnx;

import java.util.Locale;

/** Which of the models reads: what each costs and finds is in {@code docs/accuracy}. */
public enum ModelChoice {
  /** Six layers: for many articles on a small machine. */
  FAST,
  /** Twelve layers: finds more and errs less. */
  ACCURATE;

  /** The one that reads where nobody chooses. */
  public static final ModelChoice DEFAULT = FAST;

  /** Returns the word for it on the command line and in the model's module. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return word();
  }
}
