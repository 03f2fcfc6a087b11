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
  private static final Set<String> WORDS = new HashSet<>();

  static {
    for (String word : WordLists.words(SayingWords.class, "cue-words.txt")) {
      String stem = word.endsWith("e") ? word.substring(0, word.length() - 1) : word;
      String last = word.substring(word.length() - 1);
      WORDS.addAll(List.of(word, word + "s", stem + "ed", stem + "es", stem + "ing"));
      WORDS.addAll(List.of(word + last + "ed", word + last + "ing")); // beg, begged
      if (last.equals("y")) {
        String root = word.substring(0, word.length() - 1);
        WORDS.addAll(List.of(root + "ied", root + "ies"));
      }
    }
  }

  private SayingWords() {}

  static boolean in(List<Word> words, String text) {
    return words.stream()
        .anyMatch(word -> WORDS.contains(word.span().in(text).toLowerCase(Locale.ROOT)));
  }
}
