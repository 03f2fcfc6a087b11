package org.onrecord.app.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.onrecord.article.Article;
import org.onrecord.article.Provenance;
import org.onrecord.article.Reading;
import org.onrecord.format.Csv;
import org.onrecord.format.Printable;
import org.onrecord.keep.Fetched;
import org.onrecord.keep.Kept;
import org.onrecord.keep.RecordFile;
import org.onrecord.statement.Findings;
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
  private static final Duration PATIENCE_WHEN_STOPPED = Duration.ofSeconds(10);

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
      arity = "1..*",
      paramLabel = "INPUT",
      description =
          "articles: files, folders (.html .htm .md .markdown .txt .text, subfolders too), patterns,"
              + " or - for standard input")
  private List<String> inputs;

  @Mixin private InputOptions about = new InputOptions();

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
    Intake intake;
    try {
      about.check(inputs);
      intake = about.intake(in);
    } catch (InputOptions.Misuse e) {
      throw misuse(String.valueOf(e.getMessage()));
    }
    if (!List.of("auto", "always", "never").contains(progress)) {
      throw misuse("--progress is auto, always or never: " + progress);
    }
    int readers = about.readers();
    @SuppressWarnings("resource") // closing would wait for articles that nobody wants any more
    var pool = Executors.newFixedThreadPool(readers, KeepCommand::daemon);
    try (var skipped = openReport();
        var writing = RecordFile.openToKeep(record);
        var known = RecordFile.open(record)) {
      var loading = new FutureTask<>(library::load);
      daemon(loading).start(); // while the first article is read from the disk
      return new Run(pool, 2 * readers, loading, intake, writing, known, skipped).all();
    } finally {
      pool.shutdownNow();
    }
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

  private static Thread daemon(Runnable task) {
    var thread = new Thread(null, task, "onrecord-keep", 16L << 20);
    thread.setDaemon(true);
    return thread;
  }

  /** What one input gave. */
  private sealed interface Part {
    record Found(Findings findings, Fetched fetched) implements Part {}

    record Known() implements Part {}

    record Missing(String name, String code, String problem, @Nullable Throwable failure)
        implements Part {}
  }

  /** One run over all inputs: many readers, and this thread, which alone writes. */
  private final class Run {
    private final ExecutorService pool;
    private final int window;
    private final Future<Library.Reader> loading;
    private final Intake intake;
    private final RecordFile writing;
    private final RecordFile known;
    private final Writer skippedReport;
    private final Progress shown;
    private final EnumMap<Kept, Integer> kept = new EnumMap<>(Kept.class);
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile boolean isStopped;
    private int statements;
    private int skipped;

    Run(
        ExecutorService pool,
        int window,
        Future<Library.Reader> loading,
        Intake intake,
        RecordFile writing,
        RecordFile known,
        Writer skippedReport) {
      this.pool = pool;
      this.window = window;
      this.loading = loading;
      this.intake = intake;
      this.writing = writing;
      this.known = known;
      this.skippedReport = skippedReport;
      boolean isSeen =
          switch (progress) {
            case "always" -> true;
            case "never" -> false;
            default -> Terminal.isSeenOnErrors();
          };
      shown = isSeen ? Progress.on(messages, () -> new Inputs(inputs, null)) : Progress.none();
    }

    int all() throws IOException, InterruptedException {
      skippedReport.write(Csv.line("input", "code", "reason"));
      var stop = new Thread(this::stop, "onrecord-stop");
      Runtime.getRuntime().addShutdownHook(stop);
      try {
        everyInput();
        writing.flush();
      } finally {
        shown.clear();
        ended.countDown();
        leave(stop);
      }
      messages.println(totals());
      return skipped == 0 && !isStopped ? 0 : 3;
    }

    /** Runs when the program is told to stop: lets what was read be written. */
    private void stop() {
      isStopped = true;
      try {
        if (!ended.await(PATIENCE_WHEN_STOPPED.toSeconds(), TimeUnit.SECONDS)) {
          return; // the batch under way is lost, and read again the next time
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    private void leave(Thread stop) {
      try {
        Runtime.getRuntime().removeShutdownHook(stop);
      } catch (IllegalStateException e) {
        isStopped = true; // it is running
      }
    }

    private void everyInput() throws IOException, InterruptedException {
      var coming = new Inputs(inputs, null);
      var parts = new ArrayDeque<Future<Part>>();
      while (!isStopped && (coming.hasNext() || !parts.isEmpty())) {
        while (coming.hasNext() && parts.size() < window) {
          var input = coming.next();
          parts.add(pool.submit(() -> part(input)));
        }
        switch (await(parts.remove())) {
          case Part.Found(Findings findings, Fetched fetched) -> keep(findings, fetched);
          case Part.Known() -> kept.merge(Kept.UNCHANGED, 1, Integer::sum);
          case Part.Missing missing -> skip(missing);
        }
        shown.step(skipped);
      }
    }

    private void keep(Findings findings, Fetched fetched) throws IOException {
      try {
        var what = writing.keep(findings, fetched);
        kept.merge(what, 1, Integer::sum);
        statements += what == Kept.UNCHANGED ? 0 : findings.attributions().size();
      } catch (RuntimeException e) {
        skip(failed(findings.article().from().name(), e));
      }
    }

    private void skip(Part.Missing missing) throws IOException {
      skipped++;
      shown.clear();
      messages.println(Printable.oneLine(missing.name() + ": " + missing.problem()));
      if (missing.failure() != null) {
        Failures.debug(missing.failure(), messages);
      }
      skippedReport.write(Csv.line(missing.name(), missing.code(), missing.problem()));
    }

    private Part await(Future<Part> coming) throws IOException, InterruptedException {
      try {
        return coming.get();
      } catch (ExecutionException e) {
        if (e.getCause() instanceof UncheckedIOException told && told.getCause() != null) {
          throw told.getCause();
        }
        throw new IllegalStateException("every failure of an input is a part", e);
      }
    }

    private Part part(Inputs.Input input) throws InterruptedException {
      try {
        return switch (intake.read(input)) {
          case Reading.Skipped it ->
              new Part.Missing(it.from().name(), it.problem().code(), it.problem().message(), null);
          case Reading.Read read when isKnown(read.article()) -> new Part.Known();
          case Reading.Read read -> {
            var fetched = new Fetched(Instant.now(), payload(read.article().from()), null);
            yield new Part.Found(reader().read(read), fetched);
          }
        };
      } catch (UncheckedIOException e) {
        throw e;
      } catch (OutOfMemoryError e) {
        return new Part.Missing(
            input.name(), "too-large", "too large for the memory that Java was given (-Xmx)", e);
      } catch (RuntimeException | StackOverflowError | IOException e) {
        return failed(input.name(), e);
      }
    }

    private boolean isKnown(Article article) throws InterruptedException {
      var madeBy = reader().madeBy();
      synchronized (known) {
        try {
          return known.has(article, madeBy);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }

    private Library.Reader reader() throws InterruptedException {
      try {
        return loading.get();
      } catch (ExecutionException e) {
        var cause = e.getCause() == null ? e : e.getCause();
        throw new UncheckedIOException(
            new IOException("the model cannot be loaded: " + Failures.describe(cause), cause));
      }
    }

    private String totals() {
      int known = kept.getOrDefault(Kept.UNCHANGED, 0);
      int all = kept.values().stream().mapToInt(Integer::intValue).sum();
      var line = new StringBuilder();
      line.append(count(all, "article")).append(": ");
      line.append(kept.getOrDefault(Kept.ADDED, 0)).append(" added");
      append(line, kept.getOrDefault(Kept.CHANGED, 0), "changed");
      append(line, kept.getOrDefault(Kept.READ_AGAIN, 0), "read again");
      append(line, known, "on the record before");
      line.append("; ").append(count(statements, "statement")).append(" new");
      if (skipped > 0) {
        line.append("; ").append(skipped).append(" skipped");
      }
      return isStopped ? "stopped; " + line : line.toString();
    }

    private static void append(StringBuilder line, int many, String what) {
      if (many > 0) {
        line.append(", ").append(many).append(' ').append(what);
      }
    }

    private static String count(int many, String what) {
      return many + " " + what + (many == 1 ? "" : "s");
    }
  }

  private static Part.Missing failed(String name, Throwable e) {
    return new Part.Missing(name, "failed", "onrecord failed on it: " + Failures.describe(e), e);
  }

  /** Returns the digest of a file's bytes; of standard input nothing is left to take it of. */
  private static @Nullable String payload(Provenance from) throws IOException {
    return switch (from) {
      case Provenance.LocalFile(String path) -> {
        try (var bytes = Files.newInputStream(Path.of(path))) {
          var digest = MessageDigest.getInstance("SHA-256");
          var buffer = new byte[1 << 16];
          for (int n = bytes.read(buffer); n >= 0; n = bytes.read(buffer)) {
            digest.update(buffer, 0, n);
          }
          yield "sha256:" + HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
          throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
      }
      case Provenance.StandardInput() -> null;
    };
  }
}
