package org.onrecord.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.onrecord.article.Article;
import org.onrecord.article.Passage;
import org.onrecord.article.Provenance;
import org.onrecord.article.Reading;

/** Short ways to read a string in a test. */
final class Reads {
  static final Provenance HERE = new Provenance.StandardInput();

  private Reads() {}

  static Hints as(Hints.Format format) {
    return new Hints(format, null, null, null, null);
  }

  static Reading.Read read(String text, Hints.Format format) {
    return read(text.getBytes(StandardCharsets.UTF_8), as(format));
  }

  static Reading.Read read(byte[] bytes, Hints hints) {
    var reading = ArticleReader.read(bytes, HERE, null, hints);
    assertThat(reading).isInstanceOf(Reading.Read.class);
    return (Reading.Read) reading;
  }

  static Reading.Skipped skipped(Reading reading) {
    assertThat(reading).isInstanceOf(Reading.Skipped.class);
    return (Reading.Skipped) reading;
  }

  /** Returns {@code kind: words} of every passage. */
  static List<String> passages(Article article) {
    return article.passages().stream()
        .map(p -> p.kind().label() + ": " + p.span().in(article.text()))
        .toList();
  }

  static List<Passage.Kind> kinds(Article article) {
    return article.passages().stream().map(Passage::kind).toList();
  }
}
