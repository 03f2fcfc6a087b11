package org.onrecord.extract;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.onrecord.statement.WordLists;

/**
 * Words that a cue may have. A content without one is not read again: it costs time and finds
 * nothing.
 */
final class SayingWords {
  private static final Set<String> WORDS =
      new HashSet<>(WordLists.words(SayingWords.class, "cue-words.txt"));

  private SayingWords() {}

  static boolean in(List<Word> words, String text) {
    return words.stream()
        .anyMatch(word -> WORDS.contains(word.span().in(text).toLowerCase(Locale.ROOT)));
  }
}
