package org.onrecord.extract;

import java.util.ArrayList;
import java.util.List;
import org.onrecord.article.Article;
import org.onrecord.article.Span;
import org.onrecord.statement.QuotationMarks;

/**
 * What quotation marks settle beyond doubt: a content that is a quotation takes its marks along,
 * and a quotation that is reopened in the next paragraph goes on.
 */
final class Quotations {
  private final String text;
  private final List<Span> quotations;

  Quotations(Article article, QuotationMarks marks) {
    this.text = article.text();
    this.quotations = marks.quotations();
  }

  /** Returns the drafts with their contents mended, in the same order where they stay apart. */
  List<Draft> mend(List<Draft> drafts) {
    var mended = new ArrayList<Draft>();
    for (var draft : drafts) {
      mended.add(draft.withContent(draft.content().stream().map(this::withMarks).toList()));
    }
    return mended;
  }

  /** A content that begins just inside a mark, or ends just inside one, takes the mark along. */
  private Span withMarks(Span content) {
    for (var quotation : quotations) {
      if (!quotation.overlaps(content)) {
        continue;
      }
      boolean begins = content.start() == quotation.start() + 1;
      boolean ends = content.end() == quotation.end() - 1 && isMark(text.charAt(content.end()));
      if (begins || ends) {
        return new Span(
            begins ? quotation.start() : content.start(), ends ? quotation.end() : content.end());
      }
    }
    return content;
  }

  private static boolean isMark(char c) {
    return "\"“”„‟«»".indexOf(c) >= 0;
  }
}
