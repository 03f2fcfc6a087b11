package org.onrecord.app.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;
import org.onrecord.format.Csv;
import org.onrecord.keep.RecordFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "keep",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    abbreviateSynopsis = true,
    description = {
      "Read articles and add what they say to a record, one SQLite file that search finds it in.",
      ""
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  onrecord keep news.db saved/",
      "  onrecord keep news.db 'saved/**/*.html' --meta index.json --report skipped.csv",
      "  onrecord keep news.db https://example.org/report crawl.warc.gz --urls more.txt",
      "  curl -s https://example.org/report | onrecord keep news.db - --url https://example.org/report",
      "",
      "An article that the record has is not read again; other words at the same address become a",
      "new version. It may be stopped at any moment (Ctrl-C): the same command goes on from there."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:every input is on the record",
      "2:an option is wrong, or the record or the model cannot be used",
      "3:some inputs were skipped"
    })
final class KeepCommand implements Callable<Integer> {
  private final InputStream in;
  private final PrintWriter messages;
  private final Library library;

  @Spec private CommandSpec spec;

  @Parameters(
      index = "0",
      paramLabel = "RECORD",
      description = "the record; it is made where there is none")
  private Path record;

  @Parameters(
      index = "1..*",
      arity = "0..*",
      paramLabel = "INPUT",
      description =
          "articles: files, folders (.html .htm .md .markdown .txt .text .warc .warc.gz .wacz,"
              + " subfolders too), patterns, addresses (https://…) of pages and feeds, feed and OPML"
              + " files, or - for standard input")
  private @Nullable List<String> given;

  @Mixin private InputOptions about = new InputOptions();

  @Mixin private ModelOption model = new ModelOption();

  @Option(
      names = "--report",
      paramLabel = "FILE.csv",
      description = "where to write which inputs were skipped, and why")
  private @Nullable Path report;

  @Option(
      names = "--progress",
      paramLabel = "WHEN",
      defaultValue = "auto",
      description = "auto (the default: on a terminal), always or never")
  private String progress;

  KeepCommand(InputStream in, PrintWriter messages, Library library) {
    this.in = in;
    this.messages = messages;
    this.library = library;
  }

  @Override
  public Integer call() throws Exception {
    List<String> inputs;
    Intake intake;
    var web = about.web();
    try {
      inputs = about.all(given);
      about.check(inputs);
      intake = about.intake(in, web);
    } catch (InputOptions.Misuse e) {
      throw misuse(String.valueOf(e.getMessage()));
    }
    if (!List.of("auto", "always", "never").contains(progress)) {
      throw misuse("--progress is auto, always or never: " + progress);
    }
    int readers = about.readers(inputs);
    @SuppressWarnings("resource") // closing would wait for articles that nobody wants any more
    var pool = Executors.newFixedThreadPool(readers, Keeping::daemon);
    try (var skipped = openReport();
        var writing = RecordFile.openToKeep(record);
        var known = RecordFile.open(record);
        web) {
      var loading = new FutureTask<>(() -> library.load(model.choice()));
      Keeping.daemon(loading).start(); // while the first article is read from the disk
      skipped.write(Csv.line("input", "code", "reason"));
      var means = new Keeping.Means(pool, readers, loading, intake, web, messages);
      return new Keeping(means, writing, known, skipped, shown(inputs))
          .all(new Inputs(inputs, null));
    } finally {
      pool.shutdownNow();
    }
  }

  private Progress shown(List<String> inputs) {
    boolean isSeen =
        switch (progress) {
          case "always" -> true;
          case "never" -> false;
          default -> Terminal.isSeenOnErrors();
        };
    return isSeen ? Progress.on(messages, () -> new Inputs(inputs, null)) : Progress.none();
  }

  private ParameterException misuse(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  private Writer openReport() throws IOException {
    if (report == null) {
      return Writer.nullWriter();
    }
    try {
      return Files.newBufferedWriter(report);
    } catch (IOException e) {
      throw new IOException(report + ": cannot be written: " + Failures.describe(e), e);
    }
  }
}
