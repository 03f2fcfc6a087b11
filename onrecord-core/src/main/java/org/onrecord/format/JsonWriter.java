package org.onrecord.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.onrecord.article.Article;
import org.onrecord.article.Dateline;
import org.onrecord.article.Days;
import org.onrecord.article.Passage;
import org.onrecord.article.Provenance;
import org.onrecord.article.RelatedLink;
import org.onrecord.article.Span;
import org.onrecord.statement.Attribution;
import org.onrecord.statement.Figure;
import org.onrecord.statement.Findings;
import org.onrecord.statement.PlaceMention;
import org.onrecord.statement.Resolution;
import org.onrecord.statement.Speaker;
import org.onrecord.statement.TimeMention;

/**
 * Writes findings as one JSON object of the format {@code onrecord/1}, the same for the command
 * line, the API and the library. The keys are named like the parts of {@link Findings}, which say
 * what each means.
 *
 * <pre>{@code
 * String line = JsonWriter.compact().toString(onRecord.read(reading));
 * }</pre>
 *
 * <p>Keys come in the same order always, unknown is {@code null}, offsets count UTF-16 code units
 * of the article's text, probabilities are rounded to three places. Every span carries its words.
 * Statements of a record have {@code corrected} and {@code reviews} after all else where there are
 * any ({@link Notes}). Immutable and thread-safe.
 */
public final class JsonWriter {
  /** The name and version of the format. */
  public static final String FORMAT = "onrecord/1";

  private static final JsonFactory JSON =
      JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

  private final boolean pretty;

  private JsonWriter(boolean pretty) {
    this.pretty = pretty;
  }

  /** Returns a writer of objects on one line each, as NDJSON wants them. */
  public static JsonWriter compact() {
    return new JsonWriter(false);
  }

  /** Returns a writer of objects for people's eyes: a line per key, spans in one line. */
  public static JsonWriter pretty() {
    return new JsonWriter(true);
  }

  /** Writes one object and a line feed; {@code out} stays open. */
  public void write(Findings findings, Writer out) throws IOException {
    try (var json = JSON.createGenerator(out)) {
      if (pretty) {
        json.setPrettyPrinter(new ShortLines());
      }
      new Writing(json, findings).everything();
    }
    out.write('\n');
  }

  /** Returns one object, without a line feed at its end. */
  public String toString(Findings findings) {
    var out = new StringWriter();
    try {
      write(findings, out);
    } catch (IOException e) {
      throw new UncheckedIOException("a string cannot fail", e);
    }
    return out.toString().stripTrailing();
  }

  /** One object on its way out. */
  private record Writing(JsonGenerator json, Findings findings) {
    void everything() throws IOException {
      json.writeStartObject();
      json.writeStringField("format", FORMAT);
      article(findings.article());
      json.writeArrayFieldStart("statements");
      for (var attribution : findings.attributions()) {
        statement(attribution);
      }
      json.writeEndArray();
      json.writeArrayFieldStart("figures");
      for (var figure : findings.figures()) {
        figure(figure);
      }
      json.writeEndArray();
      json.writeArrayFieldStart("places");
      for (var place : findings.places()) {
        place(place);
      }
      json.writeEndArray();
      json.writeArrayFieldStart("times");
      for (var time : findings.times()) {
        time(time);
      }
      json.writeEndArray();
      json.writeObjectFieldStart("madeBy");
      json.writeStringField("version", findings.madeBy().version());
      json.writeStringField("model", findings.madeBy().model());
      json.writeEndObject();
      json.writeEndObject();
    }

    private void article(Article article) throws IOException {
      json.writeObjectFieldStart("article");
      json.writeStringField("id", article.id().value());
      string("url", article.url());
      string("title", article.title());
      string("outlet", article.outlet());
      json.writeArrayFieldStart("authors");
      for (String author : article.authors()) {
        json.writeString(author);
      }
      json.writeEndArray();
      string("agency", article.agency());
      days("published", article.published());
      dateline(article.dateline());
      string("language", article.language());
      json.writeStringField("text", article.text());
      json.writeArrayFieldStart("passages");
      for (Passage passage : article.passages()) {
        json.writeStartObject();
        json.writeStringField("kind", passage.kind().label());
        json.writeNumberField("start", passage.span().start());
        json.writeNumberField("end", passage.span().end());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeArrayFieldStart("related");
      for (RelatedLink link : article.related()) {
        json.writeStartObject();
        json.writeStringField("title", link.title());
        string("url", link.url());
        json.writeEndObject();
      }
      json.writeEndArray();
      provenance(article.from());
      json.writeArrayFieldStart("warnings");
      for (String warning : findings.warnings()) {
        json.writeString(warning);
      }
      json.writeEndArray();
      json.writeEndObject();
    }

    private void dateline(@Nullable Dateline dateline) throws IOException {
      if (dateline == null) {
        json.writeNullField("dateline");
        return;
      }
      json.writeObjectFieldStart("dateline");
      json.writeStringField("place", dateline.place());
      json.writeNumberField("start", dateline.span().start());
      json.writeNumberField("end", dateline.span().end());
      json.writeEndObject();
    }

    private void provenance(Provenance from) throws IOException {
      json.writeObjectFieldStart("provenance");
      switch (from) {
        case Provenance.LocalFile(String path) -> {
          json.writeStringField("kind", "file");
          json.writeStringField("path", path);
        }
        case Provenance.StandardInput() -> json.writeStringField("kind", "stdin");
        case Provenance.Page(String url, Instant at, var payload) -> {
          json.writeStringField("kind", "page");
          json.writeStringField("url", url);
          fetched(at, payload);
        }
        case Provenance.WarcEntry(String archive, String record, Instant at, var payload) -> {
          json.writeStringField("kind", "warc");
          json.writeStringField("path", archive);
          json.writeStringField("record", record);
          fetched(at, payload);
        }
        case Provenance.FeedItem(String feed, String item, Instant at, var payload) -> {
          json.writeStringField("kind", "feed");
          json.writeStringField("feed", feed);
          json.writeStringField("item", item);
          fetched(at, payload);
        }
      }
      json.writeEndObject();
    }

    private void fetched(Instant at, @Nullable String payload) throws IOException {
      json.writeStringField("fetchedAt", at.toString());
      string("payload", payload);
    }

    private void statement(Attribution attribution) throws IOException {
      var statement = attribution.statement();
      json.writeStartObject();
      json.writeStringField("id", statement.id());
      json.writeStringField("act", code(statement.act()));
      json.writeStringField("quotation", code(statement.quotation()));
      spans("content", statement.content());
      spans("cue", statement.cue());
      spans("source", statement.source().spans());
      json.writeObjectFieldStart("speaker");
      speaker(attribution.speaker());
      json.writeEndObject();
      var to = attribution.to();
      if (to == null) {
        json.writeNullField("to");
      } else {
        json.writeObjectFieldStart("to");
        span(to.span());
        string("name", to.name());
        json.writeEndObject();
      }
      var channel = attribution.channel();
      if (channel == null) {
        json.writeNullField("channel");
      } else {
        json.writeObjectFieldStart("channel");
        span(channel);
        json.writeEndObject();
      }
      var when = attribution.when();
      if (when == null) {
        json.writeNullField("when");
      } else {
        json.writeObjectFieldStart("when");
        json.writeStringField("status", Resolutions.status(when));
        firstAndLast(when.value());
        spans("evidence", Resolutions.evidence(when));
        why(when);
        json.writeEndObject();
      }
      json.writeNullField("where");
      string("within", statement.within());
      probability(statement.confidence());
      Notes.write(attribution.corrected(), attribution.reviews(), json);
      json.writeEndObject();
    }

    private void speaker(Resolution<Speaker> speaker) throws IOException {
      json.writeStringField("status", Resolutions.status(speaker));
      who(speaker.value());
      spans("evidence", Resolutions.evidence(speaker));
      switch (speaker) {
        case Resolution.Settled<Speaker> it -> probability(it.confidence());
        case Resolution.Likely<Speaker> it -> probability(it.confidence());
        case Resolution.Open<Speaker> it -> json.writeNullField("confidence");
        case Resolution.Unknown<Speaker> it -> json.writeNullField("confidence");
      }
      json.writeArrayFieldStart("candidates");
      for (Speaker candidate : Resolutions.candidates(speaker)) {
        json.writeStartObject();
        who(candidate);
        json.writeEndObject();
      }
      json.writeEndArray();
      why(speaker);
    }

    private void who(@Nullable Speaker speaker) throws IOException {
      string("kind", speaker == null ? null : code(speaker.kind()));
      string("name", speaker == null ? null : speaker.name());
      string("role", speaker == null ? null : speaker.role());
    }

    private void figure(Figure figure) throws IOException {
      json.writeStartObject();
      json.writeStringField("id", figure.id());
      span(figure.span());
      number("amount", figure.amount());
      number("low", figure.low());
      number("high", figure.high());
      json.writeStringField("qualifier", figure.qualifier().label());
      json.writeStringField("metric", code(figure.metric()));
      string("unit", figure.unit());
      string("of", figure.of());
      string("statement", figure.statement());
      string("place", figure.place());
      days("when", figure.when());
      probability(figure.confidence());
      json.writeEndObject();
    }

    private void place(PlaceMention mention) throws IOException {
      var place = mention.place().value();
      json.writeStartObject();
      span(mention.span());
      string("name", place == null ? null : place.name());
      string("country", place == null ? null : place.country());
      number("lat", place == null ? null : place.latitude());
      number("lon", place == null ? null : place.longitude());
      json.writeStringField("status", Resolutions.status(mention.place()));
      why(mention.place());
      json.writeEndObject();
    }

    private void time(TimeMention mention) throws IOException {
      json.writeStartObject();
      span(mention.span());
      firstAndLast(mention.days().value());
      json.writeStringField("status", Resolutions.status(mention.days()));
      why(mention.days());
      json.writeEndObject();
    }

    private void spans(String key, List<Span> spans) throws IOException {
      json.writeArrayFieldStart(key);
      for (Span span : spans) {
        json.writeStartObject();
        span(span);
        json.writeEndObject();
      }
      json.writeEndArray();
    }

    private void span(Span span) throws IOException {
      json.writeNumberField("start", span.start());
      json.writeNumberField("end", span.end());
      json.writeStringField("text", span.in(findings.article().text()));
    }

    private void firstAndLast(@Nullable Days days) throws IOException {
      string("first", days == null ? null : days.first().toString());
      string("last", days == null ? null : days.last().toString());
    }

    private void days(String key, @Nullable Days days) throws IOException {
      string(key, days == null ? null : days.iso());
    }

    private void why(Resolution<?> resolution) throws IOException {
      var why = Resolutions.why(resolution);
      string("why", why == null ? null : why.code());
    }

    private void probability(double value) throws IOException {
      json.writeFieldName("confidence");
      json.writeNumber(
          BigDecimal.valueOf(value).setScale(3, RoundingMode.HALF_EVEN).stripTrailingZeros());
    }

    private void number(String key, @Nullable Double value) throws IOException {
      json.writeFieldName(key);
      if (value == null || !Double.isFinite(value)) {
        json.writeNull();
      } else if (value == Math.rint(value) && Math.abs(value) < 1e15) {
        json.writeNumber(value.longValue());
      } else {
        json.writeNumber(value);
      }
    }

    private void string(String key, @Nullable String value) throws IOException {
      json.writeFieldName(key);
      if (value == null) {
        json.writeNull();
      } else {
        json.writeString(value);
      }
    }

    private static String code(Enum<?> constant) {
      return constant.name().toLowerCase(Locale.ROOT);
    }
  }

  /** Breaks lines down to the keys of a statement; what lies deeper stays on its line. */
  private static final class ShortLines extends DefaultPrettyPrinter {
    private static final long serialVersionUID = 1L;
    private static final int DEEPEST = 3;
    private static final Separators SEPARATORS =
        Separators.createDefaultInstance()
            .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
            .withObjectEmptySeparator("")
            .withArrayEmptySeparator("");

    ShortLines() {
      super(SEPARATORS);
      var indenter = new ToDepth();
      indentArraysWith(indenter);
      indentObjectsWith(indenter);
    }

    @Override
    public void beforeObjectEntries(JsonGenerator json) throws IOException {
      if (_nesting <= DEEPEST) {
        super.beforeObjectEntries(json);
      }
    }

    @Override
    public void beforeArrayValues(JsonGenerator json) throws IOException {
      if (_nesting <= DEEPEST) {
        super.beforeArrayValues(json);
      }
    }

    @Override
    public void writeEndObject(JsonGenerator json, int entries) throws IOException {
      if (_nesting <= DEEPEST) {
        super.writeEndObject(json, entries);
      } else {
        _nesting--;
        json.writeRaw('}');
      }
    }

    @Override
    public void writeEndArray(JsonGenerator json, int values) throws IOException {
      if (_nesting <= DEEPEST) {
        super.writeEndArray(json, values);
      } else {
        _nesting--;
        json.writeRaw(']');
      }
    }

    private static final class ToDepth implements DefaultPrettyPrinter.Indenter {
      @Override
      public void writeIndentation(JsonGenerator json, int level) throws IOException {
        if (level <= DEEPEST) {
          json.writeRaw('\n');
          json.writeRaw(" ".repeat(level));
        } else {
          json.writeRaw(' ');
        }
      }

      @Override
      public boolean isInline() {
        return false;
      }
    }
  }
}
