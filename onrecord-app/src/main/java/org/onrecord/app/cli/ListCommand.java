package org.onrecord.app.cli;

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
import org.onrecord.OnRecord;
import org.onrecord.OpenRecord;
import org.onrecord.app.shape.Listing;
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

  private final OutputStream out;
  private final Listing<T> listing;

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

  ListCommand(OutputStream out, Listing<T> listing) {
    this.out = out;
    this.listing = listing;
  }

  /** Returns what is listed, best first. */
  abstract List<T> find(OpenRecord open, int limit) throws IOException;

  /** Returns lines to read. */
  abstract String text(T it);

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
        case "json" -> listing.json(shown, writer);
        case "csv" -> listing.csv(shown, writer);
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
}
