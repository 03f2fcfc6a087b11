package org.onrecord.resolve;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onrecord.article.Article;
import org.onrecord.article.ArticleId;
import org.onrecord.article.Days;
import org.onrecord.article.Provenance;
import org.onrecord.article.Span;
import org.onrecord.statement.Source;
import org.onrecord.statement.SourceWording;
import org.onrecord.statement.Statement;

/** Builds articles and statements out of short texts. */
final class Texts {
  private Texts() {}

  static Article article(String text, @Nullable String published) {
    return new Article(
        ArticleId.of(text),
        text,
        List.of(),
        null,
        List.of(),
        null,
        null,
        published == null ? null : Days.of(LocalDate.parse(published)),
        null,
        null,
        "en",
        List.of(),
        new Provenance.StandardInput());
  }

  static Span span(String text, String words) {
    int start = text.indexOf(words);
    if (start < 0) {
      throw new IllegalArgumentException("not in the text: " + words);
    }
    return new Span(start, start + words.length());
  }

  static Statement statement(String id, String text, String source, String cue, String... content) {
    var pieces = new ArrayList<Span>();
    for (String piece : content) {
      pieces.add(span(text, piece));
    }
    return new Statement(
        id,
        Statement.Act.SAID,
        Statement.Quotation.INDIRECT,
        pieces,
        cue.isEmpty() ? List.of() : List.of(span(text, cue)),
        source.isEmpty() ? new Source.Unstated() : SourceWording.of(text, span(text, source)),
        null,
        0.9);
  }
}
