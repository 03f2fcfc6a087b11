package org.onrecord.extract;

/**
 * The part a word plays in an attribution (Pareti 2016, PolNeAR). The labels of role number {@code
 * r} are {@code 2r + 1} (begin) and {@code 2r + 2} (inside); 0 is outside.
 */
enum Role {
  SOURCE,
  CUE,
  CONTENT;

  static final int LABELS = 1 + 2 * values().length;

  int begin() {
    return 2 * ordinal() + 1;
  }

  int inside() {
    return begin() + 1;
  }
}
