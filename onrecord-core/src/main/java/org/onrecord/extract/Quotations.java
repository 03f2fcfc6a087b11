package org.onrecord.extract;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.onrecord.article.Article;
import org.onrecord.article.Passage;
import org.onrecord.article.Span;
import org.onrecord.statement.QuotationMarks;

/**
 * What quotation marks settle beyond doubt: a content that is a quotation takes its marks along,
 * and a quotation that is reopened in the next paragraph goes on.
 */
final class Quotations {
  private final Article article;
  private final String text;
  private final List<Span> quotations;
  private final Set<Integer> leftOpen =
      new HashSet<>(); // ends of passages that end inside a quotation

  Quotations(Article article, QuotationMarks marks) {
    this.article = article;
    this.text = article.text();
    this.quotations = marks.quotations();
    quotations.stream()
        .filter(quotation ->
            quotation.length() == 1 || !QuotationMarks.isDouble(text.charAt(quotation.end() - 1)))
        .forEach(quotation -> leftOpen.add(quotation.end()));
    leftOpen.retainAll(article.passages().stream().map(passage -> passage.span().end()).toList());
  }

  /** Returns the drafts in reading order, contents mended and reopened quotations joined. */
  List<Draft> mend(List<Draft> drafts) {
    var mended = new ArrayList<Draft>();
    drafts.stream()
        .map(this::inOneVoice)
        .map(draft -> draft.withContent(draft.content().stream().map(this::withMarks).toList()))
        .sorted(Comparator.comparing(Draft::start))
        .forEach(draft -> {
          if (!mended.isEmpty() && goesOn(mended.getLast(), draft)) {
            var content = new ArrayList<>(mended.getLast().content());
            content.addAll(draft.content());
            mended.set(mended.size() - 1, mended.getLast().withContent(content));
          } else {
            mended.add(draft);
          }
        });
    return mended;
  }

  /**
   * Headlines, headings and captions are texts of their own: a content that seems to run from one
   * into the next passage keeps to the passage of its cue, or to where it begins.
   */
  private Draft inOneVoice(Draft draft) {
    int at = draft.cue().isEmpty() ? draft.start() : draft.cue().getFirst().start();
    var home = passageAt(at);
    if (home == null) {
      return draft;
    }
    boolean alone = isAlone(home);
    var kept = new ArrayList<Span>();
    for (var piece : draft.content()) {
      for (var passage : article.passages()) {
        if (passage.span().overlaps(piece) && (passage == home || !(alone || isAlone(passage)))) {
          var inside =
              new Span(
                  Math.max(piece.start(), passage.span().start()),
                  Math.min(piece.end(), passage.span().end()));
          int last = kept.size() - 1;
          if (last >= 0 && kept.get(last).start() >= piece.start()) { // goes on over a break
            kept.set(last, new Span(kept.get(last).start(), inside.end()));
          } else {
            kept.add(inside);
          }
        }
      }
    }
    return kept.isEmpty() ? draft : draft.withContent(kept);
  }

  private @Nullable Passage passageAt(int offset) {
    for (var passage : article.passages()) {
      if (passage.span().end() > offset) {
        return passage;
      }
    }
    return null;
  }

  private static boolean isAlone(Passage passage) {
    return switch (passage.kind()) {
      case HEADLINE, STANDFIRST, HEADING, CAPTION, BYLINE, DATELINE, CORRECTION -> true;
      case PARAGRAPH, LIST_ITEM, BLOCK_QUOTE -> false;
    };
  }

  /**
   * Whether {@code next}, of which nobody says who said it, takes up the quotation that was left
   * open at the end of the paragraph before.
   */
  private boolean goesOn(Draft before, Draft next) {
    if (!next.cue().isEmpty() || next.source() != null) {
      return false;
    }
    int end = before.content().getLast().end();
    return leftOpen.contains(end)
        && end <= next.start()
        && QuotationMarks.isDouble(text.charAt(next.start()))
        && text.substring(end, next.start()).isBlank();
  }

  /** A content that begins just inside a mark, or ends just inside one, takes the mark along. */
  private Span withMarks(Span content) {
    for (var quotation : quotations) {
      if (!quotation.overlaps(content)) {
        continue;
      }
      boolean begins = content.start() == quotation.start() + 1;
      boolean ends =
          content.end() == quotation.end() - 1
              && QuotationMarks.isDouble(text.charAt(content.end()));
      if (begins || ends) {
        return new Span(
            begins ? quotation.start() : content.start(), ends ? quotation.end() : content.end());
      }
    }
    return content;
  }
}
