package org.onrecord.extract;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onrecord.article.Span;

/**
 * An attribution in the article's text, before it is a {@link org.onrecord.statement.Statement}.
 *
 * @param content at least one piece, in reading order
 * @param cue empty where none is worded
 * @param source null where none is worded
 * @param probability that the tagger gives to the whole of it
 */
record Draft(List<Span> content, List<Span> cue, @Nullable Span source, double probability) {
  Draft {
    content = List.copyOf(content);
    cue = List.copyOf(cue);
  }

  static Draft of(Linker.Tie tie, List<Word> words) {
    return new Draft(
        tie.contents().stream().map(run -> run.span(words)).toList(),
        tie.cue() == null ? List.of() : List.of(tie.cue().span(words)),
        tie.source() == null ? null : tie.source().span(words),
        tie.probability());
  }

  Draft withContent(List<Span> content) {
    return new Draft(content, cue, source, probability);
  }

  /** Returns whether the content, the cue or the source reaches into {@code other}. */
  boolean reaches(Span other) {
    return (source != null && source.overlaps(other))
        || cue.stream().anyMatch(other::overlaps)
        || content.stream().anyMatch(other::overlaps);
  }

  int start() {
    return content.getFirst().start();
  }

  /** Returns the length of the content in UTF-16 code units. */
  int length() {
    return content.stream().mapToInt(Span::length).sum();
  }
}
