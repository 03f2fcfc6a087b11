package org.onrecord.read;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Small looks at running text: cleaning, likeness, language. */
final class Wording {
  // the 24 most frequent English function words that few neighbours of English share
  private static final Set<String> ENGLISH =
      Set.of(
          "the", "of", "and", "to", "that", "is", "was", "for", "with", "he", "his", "it", "as",
          "are", "have", "has", "not", "this", "but", "from", "they", "said", "which", "were");

  private Wording() {}

  /**
   * Returns {@code text} with white space folded to single blanks, soft hyphens and zero-width
   * characters gone; emoji keep the joiners that hold them together.
   */
  static String clean(String text) {
    var clean = new StringBuilder(text.length());
    boolean space = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\u00AD' || c == '\u200B' || c == '\u200C' || c == '\u2060' || c == '\uFEFF') {
        continue;
      }
      if (c == '\u200E' || c == '\u200F' || c == '\u0000') {
        continue;
      }
      if (c == '\u200D'
          && (i == 0
              || !Character.isSurrogate(text.charAt(i - 1)) && text.charAt(i - 1) != '\uFE0F')) {
        continue;
      }
      if (Character.isWhitespace(c) || Character.isSpaceChar(c) || c < ' ') {
        space = clean.length() > 0;
        continue;
      }
      if (space) {
        clean.append(' ');
        space = false;
      }
      clean.append(c);
    }
    return clean.toString();
  }

  /** Returns letters and digits in lower case with single blanks between words. */
  static String loose(String text) {
    var loose = new StringBuilder(text.length());
    boolean gap = false;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      if (Character.isLetterOrDigit(c)) {
        if (gap && loose.length() > 0) {
          loose.append(' ');
        }
        gap = false;
        loose.appendCodePoint(Character.toLowerCase(c));
      } else {
        gap = true;
      }
    }
    return loose.toString();
  }

  /** Whether {@code text} ends as a sentence does, closing marks aside. */
  static boolean endsSentence(String text) {
    int i = text.length() - 1;
    while (i > 0 && "\"'”’»)]".indexOf(text.charAt(i)) >= 0) {
      i--;
    }
    return i >= 0 && ".!?…".indexOf(text.charAt(i)) >= 0;
  }

  /** Returns {@code en} if the text reads as English, else null; looks at its first 2,000 words. */
  static @Nullable String language(String text) {
    var head = text.length() > 12_000 ? text.substring(0, 12_000) : text;
    int words = 0;
    int english = 0;
    for (var word : loose(head).toLowerCase(Locale.ROOT).split(" ")) {
      words++;
      english += ENGLISH.contains(word) ? 1 : 0;
    }
    return words >= 8 && english >= words * 0.12 ? "en" : null;
  }
}
