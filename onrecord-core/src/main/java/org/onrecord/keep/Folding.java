package org.onrecord.keep;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.onrecord.article.Span;

/**
 * Cuts and folds words as FTS5's tokenizer {@code unicode61 remove_diacritics 2} does: letters and
 * digits make words, case and marks on letters do not count.
 */
final class Folding {
  private Folding() {}

  /** A folded word and where it stands. */
  record Token(String word, Span span) {}

  /** Returns the words in a text. */
  static List<Token> tokens(String text) {
    var tokens = new ArrayList<Token>();
    int start = -1;
    for (int i = 0; i <= text.length(); ) {
      int c = i < text.length() ? text.codePointAt(i) : ' ';
      boolean inWord = Character.isLetterOrDigit(c) || isMark(c) || isPrivate(c);
      if (inWord && start < 0) {
        start = i;
      } else if (!inWord && start >= 0) {
        tokens.add(new Token(fold(text.substring(start, i)), new Span(start, i)));
        start = -1;
      }
      i += Character.charCount(c);
    }
    return tokens;
  }

  /** Returns the folded words of a name with one space between them. */
  static String key(String name) {
    return String.join(" ", tokens(name).stream().map(Token::word).toList());
  }

  private static String fold(String word) {
    var folded = new StringBuilder(word.length());
    for (char c : Normalizer.normalize(word, Normalizer.Form.NFD).toCharArray()) {
      if (Character.getType(c) != Character.NON_SPACING_MARK) {
        folded.append(c);
      }
    }
    return folded.toString().toLowerCase(Locale.ROOT);
  }

  private static boolean isMark(int c) {
    return Character.getType(c) == Character.NON_SPACING_MARK;
  }

  private static boolean isPrivate(int c) {
    return Character.getType(c) == Character.PRIVATE_USE;
  }
}
