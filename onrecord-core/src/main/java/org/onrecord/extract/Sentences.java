package org.onrecord.extract;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Where sentences end, as far as it can be told from stops, capitals and paragraphs. */
final class Sentences {
  /** Abbreviations with a stop that a capital letter follows within the sentence. */
  private static final Set<String> ABBREVIATIONS =
      Set.of(
          "mr", "mrs", "ms", "dr", "prof", "sen", "rep", "gov", "gen", "col", "lt", "sgt", "capt",
          "maj", "adm", "st", "rev", "hon", "pres", "no", "vs", "jan", "feb", "mar", "apr", "jun",
          "jul", "aug", "sep", "sept", "oct", "nov", "dec", "co", "inc", "ltd", "corp", "jr", "sr");

  private Sentences() {}

  /** Returns for each of {@code words} the number of its sentence, counted from 0. */
  static int[] number(List<Word> words, String text) {
    var numbers = new int[words.size()];
    int number = 0;
    boolean stopped = false;
    for (int i = 0; i < words.size(); i++) {
      var span = words.get(i).span();
      if (i > 0) {
        var gap = text.substring(words.get(i - 1).span().end(), span.start());
        if (gap.indexOf('\n') >= 0 || (stopped && !gap.isEmpty() && mayOpen(words.get(i)))) {
          number++;
          stopped = false;
        }
      }
      numbers[i] = number;
      char c = text.charAt(span.start());
      boolean mark = span.length() == 1 && !Character.isLetterOrDigit(c);
      if (c == '!' || c == '?') {
        stopped = true;
      } else if (c == '.') {
        stopped = i == 0 || !isAbbreviation(words.get(i - 1).span().in(text));
      } else if (!mark) {
        stopped = false; // closing marks and brackets leave it
      }
    }
    return numbers;
  }

  private static boolean mayOpen(Word word) {
    return word.shape() % Shape.CASES != Shape.LOWER;
  }

  private static boolean isAbbreviation(String word) {
    return (word.length() == 1 && Character.isUpperCase(word.charAt(0)))
        || ABBREVIATIONS.contains(word.toLowerCase(Locale.ROOT));
  }
}
