package org.onrecord.app.shape;

import static org.onrecord.app.shape.Listing.number;
import static org.onrecord.app.shape.Listing.plain;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onrecord.article.Days;
import org.onrecord.keep.FigureFilter;
import org.onrecord.relate.Ledger;
import org.onrecord.statement.Figure;
import org.onrecord.statement.FigureEntry;

/** Lists lines of the ledger of figures. */
public final class LedgerListing implements Listing<Ledger.Line> {
  /** What the ledger can be filtered by. */
  public static final List<String> FIELDS =
      List.of("metric", "place", "of", "speaker", "outlet", "after", "before");

  /**
   * Returns the filter that says what is asked for.
   *
   * @param asked values by the names in {@link #FIELDS}; what is not there takes all
   * @throws IllegalArgumentException if a value is none of its kind; its message is for the user
   */
  public static FigureFilter filter(Map<String, String> asked) {
    return new FigureFilter(
        metric(asked.get("metric")),
        asked.get("place"),
        asked.get("of"),
        asked.get("speaker"),
        asked.get("outlet"),
        day(asked.get("after")),
        day(asked.get("before")));
  }

  private static Figure.@Nullable Metric metric(@Nullable String name) {
    if (name == null) {
      return null;
    }
    var names = new ArrayList<String>();
    for (var metric : Figure.Metric.values()) {
      names.add(code(metric));
      if (code(metric).equals(name.toLowerCase(Locale.ROOT))) {
        return metric;
      }
    }
    throw new IllegalArgumentException(
        "no such metric: “" + name + "”; there are " + String.join(", ", names));
  }

  private static @Nullable LocalDate day(@Nullable String value) {
    if (value == null) {
      return null;
    }
    try {
      return Days.parse(value).first();
    } catch (DateTimeException | IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "not a date: '" + value + "' (write 2024-12-08, 2024-12 or 2024)", e);
    }
  }

  /**
   * Returns the period of this name: day, month, year or all.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Ledger.Period period(String name) {
    return Stream.of(Ledger.Period.values())
        .filter(it -> it.name().equals(name.toUpperCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("--per is day, month, year or all: " + name));
  }

  @Override
  public String plural() {
    return "figures";
  }

  @Override
  public void json(Ledger.Line line, JsonGenerator json) throws IOException {
    json.writeStringField("metric", code(line.metric()));
    json.writeStringField("unit", line.unit());
    json.writeStringField("of", line.of());
    json.writeStringField("place", line.place());
    json.writeStringField("period", line.period().isEmpty() ? null : line.period());
    number("min", line.min(), json);
    number("max", line.max(), json);
    json.writeBooleanField("orMore", line.orMore());
    json.writeNumberField("voices", line.voices());
    json.writeArrayFieldStart("entries");
    for (var entry : line.entries()) {
      json.writeStartObject();
      json.writeNumberField("id", entry.id());
      json.writeNumberField("version", entry.version());
      json.writeStringField("day", plain(entry.day()));
      json.writeStringField("words", entry.words());
      number("amount", entry.figure().amount(), json);
      number("low", entry.figure().low(), json);
      number("high", entry.figure().high(), json);
      json.writeStringField("qualifier", entry.figure().qualifier().label());
      json.writeStringField("speaker", entry.speaker());
      json.writeBooleanField("ownVoice", entry.isOwnVoice());
      json.writeStringField("outlet", entry.outlet());
      json.writeStringField("published", plain(entry.published()));
      json.writeStringField("title", entry.title());
      json.writeStringField("link", entry.link());
      json.writeNumberField("start", entry.figure().span().start());
      json.writeNumberField("end", entry.figure().span().end());
      json.writeBooleanField("copy", entry.isCopy());
      json.writeBooleanField("corrected", entry.isCorrected());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("revisions");
    for (var revision : line.revisions()) {
      json.writeStartObject();
      json.writeStringField("voice", revision.voice());
      json.writeNumberField("before", revision.before().id());
      json.writeNumberField("after", revision.after().id());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  @Override
  public List<String> columns() {
    return List.of(
        "metric",
        "of",
        "place",
        "period",
        "unit",
        "min",
        "max",
        "voices",
        "day",
        "qualifier",
        "amount",
        "low",
        "high",
        "words",
        "voice",
        "speaker",
        "outlet",
        "published",
        "title",
        "link",
        "copy",
        "revision",
        "corrected");
  }

  @Override
  public List<List<@Nullable String>> rows(Ledger.Line line) {
    var rows = new ArrayList<List<@Nullable String>>();
    for (var entry : line.entries()) {
      rows.add(
          Arrays.asList(
              code(line.metric()),
              line.of(),
              line.place(),
              line.period().isEmpty() ? null : line.period(),
              line.unit(),
              number(line.min()),
              number(line.max()),
              Integer.toString(line.voices()),
              plain(entry.day()),
              entry.figure().qualifier().label(),
              number(entry.figure().amount()),
              number(entry.figure().low()),
              number(entry.figure().high()),
              entry.words(),
              entry.voice(),
              entry.speaker(),
              entry.outlet(),
              plain(entry.published()),
              entry.title(),
              entry.link(),
              Boolean.toString(entry.isCopy()),
              Boolean.toString(isRevision(line, entry)),
              Boolean.toString(entry.isCorrected())));
    }
    return rows;
  }

  private static boolean isRevision(Ledger.Line line, FigureEntry entry) {
    return line.revisions().stream().anyMatch(it -> it.after().id() == entry.id());
  }

  private static String code(Figure.Metric metric) {
    return metric.name().toLowerCase(Locale.ROOT);
  }
}
