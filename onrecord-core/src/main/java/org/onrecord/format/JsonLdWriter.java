package org.onrecord.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.onrecord.article.Anchor;
import org.onrecord.article.Article;
import org.onrecord.article.Span;
import org.onrecord.statement.Attribution;
import org.onrecord.statement.Findings;
import org.onrecord.statement.Review;
import org.onrecord.statement.Speaker;
import org.onrecord.statement.Statement;

/**
 * Writes findings as JSON-LD in the words of schema.org: a {@code NewsArticle}, a {@code Quotation}
 * for each statement that is quoted at least in part, a {@code Claim} for each that is paraphrased.
 * Thoughts are left out: nobody said them. What is unknown is left out, as JSON-LD has it.
 *
 * <pre>{@code
 * out.write(JsonLdWriter.OPEN);
 * out.write(JsonLdWriter.nodes(findings)); // several, with JsonLdWriter.BETWEEN between them
 * out.write(JsonLdWriter.CLOSE);
 * }</pre>
 */
public final class JsonLdWriter {
  /** What stands before the first article. */
  public static final String OPEN = "{\"@context\":\"https://schema.org\",\"@graph\":[\n";

  /** What stands between two articles. */
  public static final String BETWEEN = ",\n";

  /** What stands after the last article. */
  public static final String CLOSE = "\n]}\n";

  private static final JsonFactory JSON =
      JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

  private JsonLdWriter() {}

  /** Returns the nodes of one article, with commas between them. */
  public static String nodes(Findings findings) {
    var out = new StringWriter();
    try {
      article(findings.article(), out);
      for (var attribution : findings.attributions()) {
        if (attribution.statement().act() == Statement.Act.SAID) {
          out.write(BETWEEN);
          statement(findings.article(), attribution, out);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("a string cannot fail", e);
    }
    return out.toString();
  }

  /** Returns what an article is called: its address, else a name made of its text's digest. */
  static String name(Article article) {
    return article.url() != null ? article.url() : "urn:" + article.id().value();
  }

  private static void article(Article it, StringWriter out) throws IOException {
    try (var json = JSON.createGenerator(out)) {
      json.writeStartObject();
      json.writeStringField("@type", "NewsArticle");
      json.writeStringField("@id", name(it));
      field("url", it.url(), json);
      field("headline", it.title(), json);
      field("inLanguage", it.language(), json);
      if (it.published() != null) {
        json.writeStringField("datePublished", it.published().first().toString());
      }
      named("publisher", "NewsMediaOrganization", it.outlet(), json);
      named("sourceOrganization", "NewsMediaOrganization", it.agency(), json);
      if (!it.authors().isEmpty()) {
        json.writeArrayFieldStart("author");
        for (String author : it.authors()) {
          json.writeStartObject();
          json.writeStringField("@type", "Person");
          json.writeStringField("name", author);
          json.writeEndObject();
        }
        json.writeEndArray();
      }
      json.writeEndObject();
    }
  }

  private static void statement(Article article, Attribution it, StringWriter out)
      throws IOException {
    var statement = it.statement();
    boolean isQuoted = statement.quotation() != Statement.Quotation.INDIRECT;
    try (var json = JSON.createGenerator(out)) {
      json.writeStartObject();
      json.writeStringField("@type", isQuoted ? "Quotation" : "Claim");
      json.writeStringField("@id", name(article) + "#" + statement.id());
      json.writeStringField("text", Wording.words(statement.content(), article.text()));
      reference(isQuoted ? "isPartOf" : "appearance", name(article), json);
      var url = article.url();
      if (url != null) {
        Span first = statement.content().getFirst();
        json.writeStringField("url", Anchor.of(article.text(), first).link(url));
      }
      var speaker = it.speaker().value();
      if (speaker != null && speaker.name() != null) {
        json.writeObjectFieldStart(isQuoted ? "creator" : "author");
        json.writeStringField(
            "@type", speaker.kind() == Speaker.Kind.PERSON ? "Person" : "Organization");
        json.writeStringField("name", speaker.name());
        if (speaker.kind() == Speaker.Kind.PERSON) {
          field("jobTitle", speaker.role(), json);
        }
        json.writeEndObject();
      }
      var when = it.when() == null ? null : it.when().value();
      if (when != null) {
        json.writeStringField("dateCreated", when.first().toString());
      }
      field("correction", Notes.told(it.corrected()), json);
      if (!it.reviews().isEmpty()) {
        json.writeArrayFieldStart("review");
        for (var review : it.reviews()) {
          review(review, json);
        }
        json.writeEndArray();
      }
      json.writeEndObject();
    }
  }

  /** A review with the words of its verdict, which are its author's, not ours. */
  private static void review(Review it, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("@type", "ClaimReview");
    json.writeStringField("claimReviewed", it.claim());
    field("url", it.url(), json);
    named("author", "Organization", it.reviewer(), json);
    if (it.day() != null) {
      json.writeStringField("datePublished", it.day().toString());
    }
    if (it.rating() != null) {
      json.writeObjectFieldStart("reviewRating");
      json.writeStringField("@type", "Rating");
      json.writeStringField("alternateName", it.rating());
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  private static void reference(String key, String id, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart(key);
    json.writeStringField("@id", id);
    json.writeEndObject();
  }

  private static void named(String key, String type, @Nullable String name, JsonGenerator json)
      throws IOException {
    if (name != null) {
      json.writeObjectFieldStart(key);
      json.writeStringField("@type", type);
      json.writeStringField("name", name);
      json.writeEndObject();
    }
  }

  private static void field(String key, @Nullable String value, JsonGenerator json)
      throws IOException {
    if (value != null) {
      json.writeStringField(key, value);
    }
  }
}
