package org.onrecord.app.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.onrecord.OnRecord;
import org.onrecord.OpenRecord;
import org.onrecord.format.Csv;
import org.onrecord.format.Printable;
import org.onrecord.keep.Printed;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * A command that lists things of a record in three shapes, after looking for wire copies among what
 * is new.
 *
 * @param <T> what is listed
 */
abstract class ListCommand<T> implements Callable<Integer> {
  private static final int MOST = 1_000_000;
  private static final JsonFactory JSON =
      JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

  private final OutputStream out;

  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "RECORD", description = "the record to read")
  private Path record;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "20",
      description = "the most to print (default: 20)")
  private int limit;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "text (the default), json or csv")
  private String format;

  ListCommand(OutputStream out) {
    this.out = out;
  }

  /** Returns what is listed, best first. */
  abstract List<T> find(OpenRecord open, int limit) throws IOException;

  /** Returns the name of the JSON shape's list, for example {@code groups}. */
  abstract String plural();

  /** Returns lines to read. */
  abstract String text(T it);

  /** Writes the fields of one object. */
  abstract void json(T it, JsonGenerator json) throws IOException;

  abstract List<String> columns();

  abstract List<List<@Nullable String>> rows(T it);

  @Override
  public final Integer call() throws Exception {
    if (limit < 1 || limit > MOST) {
      throw misuse("--limit must be between 1 and " + MOST + ": " + limit);
    }
    var shape = format.toLowerCase(Locale.ROOT);
    if (!List.of("text", "json", "csv").contains(shape)) {
      throw misuse("--format is text, json or csv: " + format);
    }
    List<T> found;
    try (var open = OnRecord.open(record)) {
      relate(open);
      found = find(open, limit);
    }
    var shown = found.size() > limit ? found.subList(0, limit) : found;
    try (var writer =
        new BufferedWriter(
            new OutputStreamWriter(new Piped(out), StandardCharsets.UTF_8), 1 << 16)) {
      switch (shape) {
        case "json" -> json(shown, writer);
        case "csv" -> csv(shown, writer);
        default -> text(shown, writer);
      }
    } catch (Piped.BrokenPipe e) {
      return 0; // whoever read the output has seen enough
    }
    if (found.size() > limit) {
      spec.commandLine().getErr().println("more are on record: --limit " + found.size());
    }
    return found.isEmpty() ? 1 : 0;
  }

  private void relate(OpenRecord open) throws IOException {
    try {
      open.relate();
    } catch (IOException e) {
      if (!Files.exists(record)) {
        throw e;
      }
      spec.commandLine()
          .getErr()
          .println(
              Printable.oneLine(
                  "wire copies among what is new are not told: " + String.valueOf(e.getMessage())));
    }
  }

  private void text(List<T> shown, Writer writer) throws IOException {
    boolean first = true;
    for (T it : shown) {
      writer.write((first ? "" : "\n") + text(it));
      first = false;
    }
  }

  private void csv(List<T> shown, Writer writer) throws IOException {
    writer.write(Csv.line(columns().toArray(String[]::new)));
    for (T it : shown) {
      for (var row : rows(it)) {
        writer.write(Csv.line(row.toArray(String[]::new)));
      }
    }
  }

  private void json(List<T> shown, Writer writer) throws IOException {
    try (var json = JSON.createGenerator(writer)) {
      json.useDefaultPrettyPrinter();
      json.writeStartObject();
      json.writeStringField("format", "onrecord-" + plural() + "/1");
      json.writeArrayFieldStart(plural());
      for (T it : shown) {
        json.writeStartObject();
        json(it, json);
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    writer.write('\n');
  }

  final ParameterException misuse(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  /** Returns an article on one line: day, title, outlet, agency, link. */
  static String line(Printed it) {
    return (it.published() == null ? "no day    " : it.published().toString())
        + "  "
        + Printable.oneLine(
            (it.title() == null ? "(no title)" : it.title())
                + (it.outlet() == null ? "" : " · " + it.outlet())
                + (it.agency() == null ? "" : " · " + it.agency())
                + " · "
                + it.link());
  }

  static void article(Printed it, JsonGenerator json) throws IOException {
    json.writeNumberField("version", it.version());
    json.writeStringField("title", it.title());
    json.writeStringField("outlet", it.outlet());
    json.writeStringField("agency", it.agency());
    json.writeStringField("published", plain(it.published()));
    json.writeStringField("url", it.url());
    json.writeStringField("from", it.from());
  }

  static @Nullable String plain(@Nullable Object value) {
    return value == null ? null : value.toString();
  }

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
