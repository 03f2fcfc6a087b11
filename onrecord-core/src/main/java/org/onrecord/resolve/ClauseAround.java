package org.onrecord.resolve;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.onrecord.article.Span;
import org.onrecord.statement.Statement;

/**
 * The sentence around a statement's cue and source, and what of it is not the content. Looks at no
 * more than some hundred words, so that many statements in a long article cost little.
 */
final class ClauseAround {
  private static final int REACH = 700;
  private static final Set<String> RELATIVE =
      Set.of(
          "who", "which", "whose", "whom", "when", "where", "after", "before", "because", "that");

  private final TextWords words;
  private final int offset;
  private final int start;
  private final int end;
  private final List<Span> content;

  private ClauseAround(TextWords words, int offset, int start, int end, List<Span> content) {
    this.words = words;
    this.offset = offset;
    this.start = start;
    this.end = end;
    this.content = content;
  }

  /** Returns the sentence of the cue (else the source), or null where there is neither. */
  static @Nullable ClauseAround of(String text, Statement statement) {
    List<Span> anchors = statement.cue().isEmpty() ? statement.source().spans() : statement.cue();
    if (anchors.isEmpty()) {
      return null;
    }
    Span first = anchors.get(0);
    int from = Math.max(0, first.start() - REACH);
    int to = Math.min(text.length(), first.end() + REACH);
    var words = new TextWords(text.substring(from, to));
    int at = words.indexAt(first.start() - from);
    if (at >= words.size()) {
      return null;
    }
    int sentenceStart = words.sentenceStart(at);
    int sentenceEnd = words.sentenceEnd(at);
    return new ClauseAround(
        words,
        from,
        from + words.start(sentenceStart),
        from + words.end(sentenceEnd - 1),
        statement.content());
  }

  int start() {
    return start;
  }

  int end() {
    return end;
  }

  boolean isOutsideContent(Span span) {
    for (Span piece : content) {
      if (piece.overlaps(span)) {
        return false;
      }
    }
    return true;
  }

  /** Returns the characters between two spans that are not content. */
  int gap(Span a, Span b) {
    int from = Math.min(a.end(), b.end());
    int to = Math.max(a.start(), b.start());
    int gap = Math.max(0, to - from);
    for (Span piece : content) {
      gap -= Math.max(0, Math.min(to, piece.end()) - Math.max(from, piece.start()));
    }
    return Math.max(0, gap);
  }

  /** Whether nothing but a word or two stands before it in its sentence. */
  boolean opensSentence(Span span) {
    int at = words.indexAt(span.start() - offset);
    int first = words.indexAt(start - offset);
    return at - first <= 4;
  }

  /** Whether a word such as “who” or “after” stands before the span in the same clause. */
  boolean isInRelativeClause(Span span) {
    int at = words.indexAt(span.start() - offset);
    for (int k = at - 1; k >= 0 && at - k < 12 && !words.endsSentence(k); k--) {
      if (words.is(k, ",", ";", "—", "–")) {
        return false;
      }
      if (RELATIVE.contains(words.at(k))) {
        return !(at - k <= 2 && words.is(k, "after", "before"));
      }
    }
    return false;
  }

  /** Whether a verb of the past, other than the two spans' own, stands between them. */
  boolean isVerbBetween(Span a, Span b) {
    int from = words.indexAt(Math.min(a.end(), b.end()) - offset);
    int to = Math.max(a.start(), b.start()) - offset;
    for (int k = from; k < words.size() && words.start(k) < to; k++) {
      var word = words.at(k);
      boolean verb =
          (word.length() > 4 && word.endsWith("ed") && !words.isCapital(k))
              || words.is(
                  k, "was", "were", "had", "will", "would", "said", "after", "before", "who");
      if (verb && isOutsideContent(new Span(words.start(k) + offset, words.end(k) + offset))) {
        return true;
      }
    }
    return false;
  }

  TextWords words() {
    return words;
  }

  int offset() {
    return offset;
  }
}
