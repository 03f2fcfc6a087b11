package org.onrecord.extract;

/**
 * What the uncased vocabulary does not see of a word: its letter case and whether it stands inside
 * quotation marks. Both are one small number, an input of the tagger beside the piece.
 */
final class Shape {
  static final int LOWER = 0;
  static final int TITLE = 1;
  static final int UPPER = 2;
  static final int MIXED = 3;
  static final int NO_LETTERS = 4;
  static final int SINGLE_CAPITAL = 5;

  /** The number of letter cases; a word inside quotation marks has this added. */
  static final int CASES = 6;

  /** The number of shapes. */
  static final int COUNT = 2 * CASES;

  private Shape() {}

  static boolean isQuoted(int shape) {
    return shape >= CASES;
  }

  /** Returns the shape of the same word outside quotation marks. */
  static int unquoted(int shape) {
    return shape % CASES;
  }

  /** Returns the letter case of {@code text[start, end)}. */
  static int letterCase(CharSequence text, int start, int end) {
    int upper = 0;
    int lower = 0;
    boolean first = false;
    for (int i = start, cp; i < end; i += Character.charCount(cp)) {
      cp = Character.codePointAt(text, i);
      if (Character.isUpperCase(cp) || Character.isTitleCase(cp)) {
        first |= upper + lower == 0;
        upper++;
      } else if (Character.isLetter(cp)) {
        lower++;
      }
    }
    if (upper + lower == 0) {
      return NO_LETTERS;
    }
    if (upper == 0) {
      return LOWER;
    }
    if (lower == 0) {
      return upper == 1 ? SINGLE_CAPITAL : UPPER;
    }
    return first && upper == 1 ? TITLE : MIXED;
  }
}
