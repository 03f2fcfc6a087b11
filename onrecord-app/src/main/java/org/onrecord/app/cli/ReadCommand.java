package org.onrecord.app.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;
import org.onrecord.article.Reading;
import org.onrecord.format.CsvWriter;
import org.onrecord.format.HtmlWriter;
import org.onrecord.format.JsonWriter;
import org.onrecord.format.Printable;
import org.onrecord.format.TextWriter;
import org.onrecord.read.web.WebAddress;
import org.onrecord.statement.Findings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "read",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    abbreviateSynopsis = true,
    description = {
      "Print what articles say: who said what, to whom and when, with the words it was read from.",
      ""
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  onrecord read report.html",
      "  onrecord read report.txt --published 2024-12-08 --format json",
      "  curl -s https://example.org/report | onrecord read - --format html --output report.html",
      "  onrecord read https://example.org/report",
      "  onrecord read saved/ --meta index.json --format csv > statements.csv",
      "",
      "Several inputs, or a folder, give one JSON object a line, one CSV table, one HTML page.",
      "An input that cannot be read is named on standard error; the others are still printed.",
      "NO_COLOR is honoured. ONRECORD_DEBUG=1 shows where the program itself failed."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:every input was read",
      "2:an option is wrong, or the output or the model cannot be used",
      "3:some inputs were skipped"
    })
final class ReadCommand implements Callable<Integer> {
  private final InputStream in;
  private final OutputStream out;
  private final PrintWriter messages;
  private final Library library;

  @Spec private CommandSpec spec;

  @Parameters(
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
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      converter = Output.Format.Argument.class,
      description = "text (the default), json, csv or html")
  private Output.Format format;

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = "where to write, instead of standard output")
  private @Nullable Path output;

  @Option(
      names = "--width",
      paramLabel = "COLUMNS",
      description = "columns of a line of text (default: the terminal's, at most 100; else 80)")
  private @Nullable Integer width;

  @Option(
      names = "--color",
      paramLabel = "WHEN",
      defaultValue = "auto",
      description = "auto (the default: on a terminal), always or never")
  private String color;

  @Option(
      names = "--min-confidence",
      paramLabel = "P",
      defaultValue = "0",
      description = "leave out statements and figures less sure than this, 0 to 1 (default: 0)")
  private double minConfidence;

  @Option(
      names = "--only",
      paramLabel = "PART",
      description = "article: print the text and what the page says of it, and read no statements")
  private @Nullable String only;

  ReadCommand(InputStream in, OutputStream out, PrintWriter messages, Library library) {
    this.in = in;
    this.out = out;
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
      check(inputs);
      intake = about.intake(in, web);
    } catch (InputOptions.Misuse e) {
      throw misuse(String.valueOf(e.getMessage()));
    }
    int readers = about.readers(inputs);
    var loading = new FutureTask<>(() -> library.load(model.choice()));
    daemon(loading).start(); // while the first article is read from the disk
    @SuppressWarnings("resource") // closing would wait for articles that nobody wants any more
    var pool = Executors.newFixedThreadPool(readers, ReadCommand::daemon);
    try (var writer = open();
        web) {
      boolean alone = InputOptions.isOne(inputs);
      return new Run(
              pool,
              2 * readers,
              loading,
              intake,
              alone,
              writer,
              alone ? Progress.none() : shown(inputs))
          .all(new Inputs(inputs, output));
    } catch (Piped.BrokenPipe e) {
      return 0; // whoever read the output has seen enough
    } finally {
      pool.shutdownNow();
    }
  }

  /** Records that scroll by on the terminal are progress enough. */
  private Progress shown(List<String> inputs) {
    boolean isSeen = Terminal.isSeenOnErrors() && (output != null || !Terminal.isSeen());
    return isSeen ? Progress.on(messages, () -> new Inputs(inputs, output)) : Progress.none();
  }

  private void check(List<String> inputs) {
    if (!(minConfidence >= 0 && minConfidence <= 1)) {
      throw misuse("--min-confidence must be between 0 and 1: " + minConfidence);
    }
    if (width != null && width < TextWriter.NARROWEST) {
      throw misuse("--width must be at least " + TextWriter.NARROWEST + ": " + width);
    }
    if (!List.of("auto", "always", "never").contains(color)) {
      throw misuse("--color is auto, always or never: " + color);
    }
    if (only != null && !only.equals("article")) {
      throw misuse("--only takes article: " + only);
    }
    for (String input : inputs) {
      checkPath(input);
    }
  }

  private void checkPath(String input) {
    if (WebAddress.isOne(input)) {
      return;
    }
    try {
      var path = Path.of(input);
      if (output != null
          && Files.exists(output)
          && Files.exists(path)
          && !input.equals("-")
          && Files.isSameFile(path, output)) {
        throw misuse("--output would overwrite an input: " + input);
      }
    } catch (IOException e) {
      return; // reading it will tell
    }
  }

  private ParameterException misuse(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  private Output shape(boolean alone) {
    return switch (format) {
      case TEXT -> {
        int columns =
            width != null ? width : Terminal.width(System.getenv("COLUMNS"), TextWriter.NARROWEST);
        yield new Output.Text(new TextWriter(columns, isColored()), columns);
      }
      case JSON -> new Output.Json(alone ? JsonWriter.pretty() : JsonWriter.compact());
      case CSV -> new Output.Csv(new CsvWriter());
      case HTML -> alone ? new Output.Page(new HtmlWriter()) : new Output.Pages(new HtmlWriter());
    };
  }

  private boolean isColored() {
    var noColor = System.getenv("NO_COLOR");
    return switch (color) {
      case "always" -> true;
      case "never" -> false;
      default -> output == null && (noColor == null || noColor.isEmpty()) && Terminal.isSeen();
    };
  }

  private Writer open() throws IOException {
    if (output == null) {
      return new BufferedWriter(
          new OutputStreamWriter(new Piped(out), StandardCharsets.UTF_8), 1 << 16);
    }
    if (Files.isDirectory(output)) {
      throw misuse("--output is a folder: " + output);
    }
    try {
      return new BufferedWriter(
          new OutputStreamWriter(Files.newOutputStream(output), StandardCharsets.UTF_8), 1 << 16);
    } catch (IOException e) {
      throw new IOException(output + ": cannot be written: " + Failures.describe(e), e);
    }
  }

  private static Thread daemon(Runnable task) {
    var thread = new Thread(null, task, "onrecord-read", 16L << 20);
    thread.setDaemon(true);
    return thread;
  }

  /** What one input gave: its part of the output, or why there is none. */
  private sealed interface Part {
    record Shown(String words, int statements) implements Part {}

    record Missing(String name, String problem, @Nullable Throwable failure) implements Part {}

    record More(Iterator<Inputs.Input> inside) implements Part {}

    record Nothing() implements Part {}
  }

  /** The model cannot be used, so no input can be read. */
  private static final class NoModel extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NoModel(Throwable cause) {
      super(cause);
    }
  }

  /** One run over all inputs: a window of them is read at once, and printed in order. */
  private final class Run {
    private final ExecutorService pool;
    private final int window;
    private final Future<Library.Reader> loading;
    private final Intake intake;
    private final Writer writer;
    private final Progress shown;

    /** Made for one article as long as there is one input and that is an article. */
    private volatile Output shape;

    private boolean isBegun;
    private int articles;
    private int statements;
    private int skipped;

    Run(
        ExecutorService pool,
        int window,
        Future<Library.Reader> loading,
        Intake intake,
        boolean alone,
        Writer writer,
        Progress shown) {
      this.pool = pool;
      this.window = window;
      this.loading = loading;
      this.intake = intake;
      shape = shape(alone);
      this.writer = writer;
      this.shown = shown;
    }

    int all(Inputs coming) throws IOException, InterruptedException {
      var parts = new ArrayDeque<Future<Part>>();
      int number = 0;
      while (coming.hasNext() || !parts.isEmpty()) {
        while (coming.hasNext() && parts.size() < window) {
          var input = coming.next();
          int place = ++number;
          parts.add(pool.submit(() -> part(input, place)));
        }
        switch (await(parts.remove())) {
          case Part.More(var inside) -> {
            if (!isBegun) {
              shape =
                  shape(false); // a feed or an archive; nothing else is under way if it was alone
            }
            coming.open(inside);
          }
          case Part.Nothing() -> {}
          case Part.Shown part -> print(part);
          case Part.Missing missing -> tell(missing);
        }
        shown.step(skipped);
      }
      shown.clear();
      begin();
      writer.write(shape.after());
      writer.flush();
      if (articles + skipped != 1 || skipped > 0) {
        messages.println(
            count(articles, "article")
                + ", "
                + count(statements, "statement")
                + (skipped == 0 ? "" : "; " + skipped + " skipped"));
      }
      return skipped == 0 ? 0 : 3;
    }

    private void begin() throws IOException {
      if (!isBegun) {
        writer.write(shape.before());
        isBegun = true;
      }
    }

    private void print(Part.Shown part) throws IOException {
      begin();
      if (articles > 0) {
        writer.write(shape.between());
      }
      writer.write(part.words());
      writer.flush();
      articles++;
      statements += part.statements();
    }

    private void tell(Part.Missing part) {
      shown.clear();
      messages.println(Printable.oneLine(part.name() + ": " + part.problem()));
      if (part.failure() != null) {
        Failures.debug(part.failure(), messages);
      }
      skipped++;
    }

    private Part await(Future<Part> coming) throws IOException, InterruptedException {
      try {
        return coming.get();
      } catch (ExecutionException e) {
        if (e.getCause() instanceof NoModel noModel && noModel.getCause() != null) {
          throw new IOException(
              "the model cannot be loaded: " + Failures.describe(noModel.getCause()),
              noModel.getCause());
        }
        throw new IllegalStateException("every failure of an input is a part", e);
      }
    }

    private Part part(Inputs.Input input, int number) throws InterruptedException {
      try {
        return switch (intake.take(input)) {
          case Intake.Taken.Several(var inside, var feed) -> new Part.More(inside);
          case Intake.Taken.EndOfFeed it -> new Part.Nothing();
          case Intake.Taken.Unchanged it -> new Part.Nothing();
          case Intake.Taken.Later it -> new Part.Nothing();
          case Intake.Taken.One(Reading.Skipped(var from, var problem), var visit) ->
              new Part.Missing(from.name(), problem.message(), null);
          case Intake.Taken.One(Reading.Read read, var visit) -> {
            var findings =
                only == null
                    ? Confident.atLeast(minConfidence, reader().read(read))
                    : new Findings(
                        read.article(),
                        read.warnings(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        reader().madeBy());
            yield new Part.Shown(shape.article(findings, number), findings.attributions().size());
          }
        };
      } catch (NoModel e) {
        throw e;
      } catch (OutOfMemoryError e) {
        return new Part.Missing(
            input.name(), "too large for the memory that Java was given (-Xmx)", e);
      } catch (RuntimeException | StackOverflowError | IOException e) {
        return new Part.Missing(input.name(), "onrecord failed on it: " + Failures.describe(e), e);
      }
    }

    private Library.Reader reader() throws InterruptedException {
      try {
        return loading.get();
      } catch (ExecutionException e) {
        throw new NoModel(e.getCause() == null ? e : e.getCause());
      }
    }

    private static String count(int many, String what) {
      return many + " " + what + (many == 1 ? "" : "s");
    }
  }
}
