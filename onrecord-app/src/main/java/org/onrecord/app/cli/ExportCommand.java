package org.onrecord.app.cli;

import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.onrecord.format.AnnotationWriter;
import org.onrecord.format.CsvWriter;
import org.onrecord.format.GkgWriter;
import org.onrecord.format.JsonLdWriter;
import org.onrecord.format.JsonWriter;
import org.onrecord.format.ParquetWriter;
import org.onrecord.keep.RecordFile;
import org.onrecord.statement.Findings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    abbreviateSynopsis = true,
    description = {
      "Write all of a record in a form that other programs read; the newest version of each article.",
      ""
    },
    footerHeading = "%nForms:%n",
    footer = {
      "  csv          a row a statement",
      "  parquet      the same, with dates and numbers as such, for DuckDB, pandas, Spark",
      "  jsonl        onrecord/1, an article a line",
      "  jsonld       schema.org: NewsArticle, Quotation, Claim",
      "  annotations  W3C Web Annotations, one a statement",
      "  gkg          GDELT's Global Knowledge Graph 2.1: counts and quotations, a row an article",
      "",
      "Examples:",
      "  onrecord export news.db --to jsonl --output news.jsonl",
      "  onrecord export news.db --to annotations > annotations.json"
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:all was written", "2:something went wrong"})
final class ExportCommand implements Callable<Integer> {
  private final OutputStream out;

  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "RECORD", description = "the record to export")
  private Path record;

  @Option(
      names = "--to",
      paramLabel = "FORM",
      required = true,
      description = "csv, parquet, jsonl, jsonld, annotations or gkg")
  private String to;

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = "where to write, else to standard output")
  private @Nullable Path output;

  ExportCommand(OutputStream out) {
    this.out = out;
  }

  /** What stands around articles, and how one is written. */
  private record Form(String before, String between, String after, Part part) {}

  private interface Part {
    String of(Findings findings, int number);
  }

  @Override
  public Integer call() throws Exception {
    boolean isParquet = to.toLowerCase(Locale.ROOT).equals("parquet");
    var form = isParquet ? null : form();
    if (output != null
        && Files.exists(output)
        && Files.exists(record)
        && Files.isSameFile(output, record)) {
      throw misuse("--output would overwrite the record: " + output);
    }
    if (form == null) {
      return parquet();
    }
    try (var file = RecordFile.open(record);
        var writer = open()) {
      writer.write(form.before());
      boolean isFirst = true;
      int number = 0;
      for (long version : file.versions()) {
        var part = form.part().of(file.findings(version).orElseThrow(), ++number);
        if (!part.isEmpty()) {
          writer.write(isFirst ? "" : form.between());
          writer.write(part);
          isFirst = false;
        }
      }
      writer.write(form.after());
    } catch (Piped.BrokenPipe e) {
      return 0; // whoever read the output has seen enough
    }
    return 0;
  }

  private int parquet() throws IOException {
    try (var file = RecordFile.open(record);
        var stream = new BufferedOutputStream(bytes(), 1 << 16)) {
      var parquet = new ParquetWriter(stream);
      for (long version : file.versions()) {
        parquet.write(file.findings(version).orElseThrow());
      }
      parquet.end();
    } catch (Piped.BrokenPipe e) {
      return 0; // whoever read the output has seen enough
    }
    return 0;
  }

  private OutputStream bytes() throws IOException {
    if (output == null) {
      return new Piped(out);
    }
    try {
      return Files.newOutputStream(output);
    } catch (IOException e) {
      throw new IOException(output + ": cannot be written: " + Failures.describe(e), e);
    }
  }

  private Form form() {
    return switch (to.toLowerCase(Locale.ROOT)) {
      case "csv" -> {
        var csv = new CsvWriter();
        yield new Form(csv.header(), "", "", (it, number) -> csv.toString(it));
      }
      case "jsonl" -> {
        var json = JsonWriter.compact();
        yield new Form("", "", "", (it, number) -> json.toString(it) + "\n");
      }
      case "jsonld" ->
          new Form(
              JsonLdWriter.OPEN,
              JsonLdWriter.BETWEEN,
              JsonLdWriter.CLOSE,
              (it, number) -> JsonLdWriter.nodes(it));
      case "annotations" ->
          new Form(
              AnnotationWriter.OPEN,
              AnnotationWriter.BETWEEN,
              AnnotationWriter.CLOSE,
              (it, number) -> AnnotationWriter.items(it));
      case "gkg" -> new Form("", "", "", GkgWriter::row);
      default -> throw misuse("--to is csv, parquet, jsonl, jsonld, annotations or gkg: " + to);
    };
  }

  private Writer open() throws IOException {
    return new BufferedWriter(new OutputStreamWriter(bytes(), StandardCharsets.UTF_8), 1 << 16);
  }

  private ParameterException misuse(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
