package org.onrecord.app.shape;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onrecord.format.Csv;
import org.onrecord.keep.Printed;

/**
 * How one kind of thing is listed: as objects in a JSON object whose format is {@code
 * onrecord-PLURAL/1}, and as rows of a table.
 *
 * @param <T> what is listed
 */
public interface Listing<T> {
  /** What makes generators that leave their writer open. */
  JsonFactory JSON = JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

  /** Returns the name of the JSON shape's list, for example {@code figures}. */
  String plural();

  /** Writes the fields of one object. */
  void json(T it, JsonGenerator json) throws IOException;

  /** Returns the names of the table's columns. */
  List<String> columns();

  /** Returns the rows of the table for one thing. */
  List<List<@Nullable String>> rows(T it);

  /** Writes one JSON object and a line feed; {@code out} stays open. */
  default void json(List<? extends T> all, Writer out) throws IOException {
    try (var json = JSON.createGenerator(out)) {
      json.useDefaultPrettyPrinter();
      json.writeStartObject();
      json.writeStringField("format", "onrecord-" + plural() + "/1");
      array(all, json);
      json.writeEndObject();
    }
    out.write('\n');
  }

  /** Writes the list as a field of the object under way. */
  default void array(List<? extends T> all, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart(plural());
    for (T it : all) {
      json.writeStartObject();
      json(it, json);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /** Writes a table with a line of names; {@code out} stays open. */
  default void csv(List<? extends T> all, Writer out) throws IOException {
    out.write(Csv.line(columns().toArray(String[]::new)));
    for (T it : all) {
      for (var row : rows(it)) {
        out.write(Csv.line(row.toArray(String[]::new)));
      }
    }
  }

  /** Writes the fields of an article as lists name it. */
  static void article(Printed it, JsonGenerator json) throws IOException {
    json.writeNumberField("version", it.version());
    json.writeStringField("title", it.title());
    json.writeStringField("outlet", it.outlet());
    json.writeStringField("agency", it.agency());
    json.writeStringField("published", plain(it.published()));
    json.writeStringField("url", it.url());
    json.writeStringField("from", it.from());
  }

  /** Returns what {@code toString} gives, or null. */
  static @Nullable String plain(@Nullable Object value) {
    return value == null ? null : value.toString();
  }

  /** Writes a number without a needless fraction, or null. */
  static void number(String key, @Nullable Double value, JsonGenerator json) throws IOException {
    json.writeFieldName(key);
    if (value == null) {
      json.writeNull();
    } else if (value == Math.rint(value) && Math.abs(value) < 1e15) {
      json.writeNumber(value.longValue());
    } else {
      json.writeNumber(value);
    }
  }

  /** Writes a share of 1 with three places. */
  static void share(String key, double value, JsonGenerator json) throws IOException {
    json.writeNumberField(key, Math.round(value * 1000) / 1000.0);
  }

  /** Returns a number without a needless fraction, {@code 1200} for 1200.0. */
  static @Nullable String number(@Nullable Double value) {
    return value == null
        ? null
        : value == Math.rint(value) && Math.abs(value) < 1e15
            ? Long.toString(value.longValue())
            : value.toString();
  }
}
