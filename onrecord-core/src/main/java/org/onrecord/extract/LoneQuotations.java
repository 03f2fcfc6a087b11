package org.onrecord.extract;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.onrecord.article.Article;
import org.onrecord.article.Passage;
import org.onrecord.article.Span;
import org.onrecord.statement.QuotationMarks;

/**
 * Whole sentences between quotation marks that no cue goes with: {@code Osei shook her head. “They
 * will never understand.”} Somebody says them, whoever it is. Words quoted within a sentence (scare
 * quotes, titles, nicknames) are none.
 */
final class LoneQuotations {
  /** How sure it is that such a sentence is a statement, and whole. */
  private static final double PROBABILITY = 0.8;

  private static final int FEWEST_WORDS = 3;

  private LoneQuotations() {}

  /** Returns the drafts and a draft for every lone quotation, in reading order. */
  static List<Draft> add(List<Draft> drafts, Article article, QuotationMarks marks) {
    var text = article.text();
    var all = new ArrayList<>(drafts);
    for (var passage : article.passages()) {
      if (passage.kind() == Passage.Kind.PARAGRAPH || passage.kind() == Passage.Kind.BLOCK_QUOTE) {
        for (var quotation : marks.quotations()) {
          if (quotation.overlaps(passage.span())
              && isSentence(quotation, passage.span(), text)
              && drafts.stream().noneMatch(draft -> draft.reaches(quotation))) {
            all.add(new Draft(List.of(quotation), List.of(), null, PROBABILITY));
          }
        }
      }
    }
    all.sort(Comparator.comparing(Draft::start));
    return all;
  }

  private static boolean isSentence(Span quotation, Span passage, String text) {
    int first = quotation.start() + 1;
    int last = quotation.end() - 1;
    if (quotation.start() < passage.start()
        || quotation.end() > passage.end()
        || last - first < 2
        || !QuotationMarks.isDouble(text.charAt(quotation.start()))
        || !QuotationMarks.isDouble(text.charAt(last))) {
      return false;
    }
    return Character.isUpperCase(text.charAt(first))
        && ".!?…".indexOf(text.charAt(last - 1)) >= 0
        && text.substring(first, last).split("\\s+").length >= FEWEST_WORDS
        && beginsSentence(quotation.start(), passage, text)
        && endsSentence(quotation.end(), passage, text);
  }

  private static boolean beginsSentence(int at, Span passage, String text) {
    int before = at - 1;
    while (before >= passage.start() && Character.isWhitespace(text.charAt(before))) {
      before--;
    }
    return before < passage.start()
        || (before < at - 1 && ".!?…:”\"’".indexOf(text.charAt(before)) >= 0);
  }

  private static boolean endsSentence(int at, Span passage, String text) {
    int after = at;
    while (after < passage.end() && Character.isWhitespace(text.charAt(after))) {
      after++;
    }
    return after == passage.end()
        || (after > at
            && (Character.isUpperCase(text.charAt(after))
                || QuotationMarks.isDouble(text.charAt(after))));
  }
}
