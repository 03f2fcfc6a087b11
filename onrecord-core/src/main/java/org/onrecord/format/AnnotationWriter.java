package org.onrecord.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import org.onrecord.article.Anchor;
import org.onrecord.article.Article;
import org.onrecord.article.Span;
import org.onrecord.statement.Attribution;
import org.onrecord.statement.Findings;

/**
 * Writes findings as an {@code AnnotationPage} of the W3C Web Annotation Data Model (2017), one
 * annotation a statement: its target are the words in the article, by position and by quote, its
 * body says who said it. Hypothesis and other readers of annotations show them on the page.
 */
public final class AnnotationWriter {
  /** What stands before the first article. */
  public static final String OPEN =
      "{\"@context\":\"http://www.w3.org/ns/anno.jsonld\",\"type\":\"AnnotationPage\",\"items\":[\n";

  /** What stands between two articles that have annotations. */
  public static final String BETWEEN = ",\n";

  /** What stands after the last article. */
  public static final String CLOSE = "\n]}\n";

  private static final JsonFactory JSON =
      JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

  private AnnotationWriter() {}

  /** Returns the annotations of one article with commas between them, or nothing for none. */
  public static String items(Findings findings) {
    var out = new StringWriter();
    try {
      for (var attribution : findings.attributions()) {
        if (out.getBuffer().length() > 0) {
          out.write(BETWEEN);
        }
        annotation(findings.article(), attribution, out);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("a string cannot fail", e);
    }
    return out.toString();
  }

  private static void annotation(Article article, Attribution it, StringWriter out)
      throws IOException {
    try (var json = JSON.createGenerator(out)) {
      json.writeStartObject();
      json.writeStringField("id", "urn:" + article.id().value() + "#" + it.statement().id());
      json.writeStringField("type", "Annotation");
      json.writeStringField("motivation", "identifying");
      String cue = Wording.words(it.statement().cue(), article.text());
      var who = Wording.who(it, article.text()).all() + (cue.isEmpty() ? "" : " · " + cue);
      var corrections = Notes.told(it.corrected());
      var reviews = Notes.checked(it.reviews());
      boolean hasNotes = corrections != null || reviews != null;
      json.writeFieldName("body");
      if (hasNotes) {
        json.writeStartArray();
      }
      body("identifying", who, json);
      if (corrections != null) {
        body("editing", corrections, json);
      }
      if (reviews != null) {
        body("assessing", reviews, json);
      }
      if (hasNotes) {
        json.writeEndArray();
      }
      var content = it.statement().content();
      json.writeFieldName("target");
      if (content.size() > 1) {
        json.writeStartArray();
      }
      for (Span piece : content) {
        target(article, piece, json);
      }
      if (content.size() > 1) {
        json.writeEndArray();
      }
      json.writeEndObject();
    }
  }

  private static void body(String purpose, String value, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("type", "TextualBody");
    json.writeStringField("format", "text/plain");
    json.writeStringField("purpose", purpose);
    json.writeStringField("value", value);
    json.writeEndObject();
  }

  private static void target(Article article, Span piece, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("source", JsonLdWriter.name(article));
    json.writeFieldName("selector");
    Selectors.write(Anchor.of(article.text(), piece), article.text(), json);
    json.writeEndObject();
  }
}
