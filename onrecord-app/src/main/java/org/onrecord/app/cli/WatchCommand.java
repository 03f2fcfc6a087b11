package org.onrecord.app.cli;

import java.io.InputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import org.onrecord.keep.RecordFile;
import org.onrecord.read.Hints;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "watch",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    abbreviateSynopsis = true,
    description = {"Follow feeds, and keep what is new in them as it comes.", ""},
    footerHeading = "%nExamples:%n",
    footer = {
      "  onrecord watch news.db https://example.org/feed.xml subscriptions.opml",
      "  onrecord watch news.db subscriptions.opml --once",
      "",
      "An item is fetched when it is new or its feed says that it was updated. What fails is tried",
      "again later and later. Stop it with Ctrl-C at any moment; what was kept stays."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:with --once: everything is on the record",
      "2:an option is wrong, or the record or the model cannot be used",
      "3:with --once: some items or feeds were skipped"
    })
final class WatchCommand implements Callable<Integer> {
  private static final int READERS = 4;

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
      paramLabel = "FEED",
      description = "addresses of feeds (RSS, Atom, JSON Feed) and OPML lists, or such files")
  private List<String> feeds;

  @Option(
      names = "--every",
      paramLabel = "MINUTES",
      defaultValue = "15",
      description = "how often to ask for the feeds (default: 15)")
  private int every;

  @Option(names = "--once", description = "ask for the feeds once, and end (for cron)")
  private boolean once;

  @Mixin private WebOptions options = new WebOptions();

  @Mixin private ModelOption model = new ModelOption();

  WatchCommand(PrintWriter messages, Library library) {
    this.messages = messages;
    this.library = library;
  }

  @Override
  public Integer call() throws Exception {
    if (every < 1 || every > 7 * 24 * 60) {
      throw misuse("--every is between 1 minute and a week: " + every);
    }
    try {
      options.check();
      InputOptions.checkNames(feeds);
    } catch (InputOptions.Misuse e) {
      throw misuse(String.valueOf(e.getMessage()));
    }
    @SuppressWarnings("resource") // closing would wait for articles that nobody wants any more
    var pool = Executors.newFixedThreadPool(READERS, Keeping::daemon);
    try (var web = options.web()) {
      web.follow(Duration.ofMinutes(every));
      var loading = new FutureTask<>(() -> library.load(model.choice()));
      Keeping.daemon(loading).start();
      var intake = new Intake(InputStream.nullInputStream(), null, Hints.none(), web);
      var means = new Keeping.Means(pool, READERS, loading, intake, web, messages);
      while (true) {
        int code = round(means);
        if (once) {
          return code;
        }
        Thread.sleep(Duration.ofMinutes(every));
      }
    } finally {
      pool.shutdownNow();
    }
  }

  /** Asks for all feeds; the record is closed in between, so that others can write to it. */
  private int round(Keeping.Means means) throws Exception {
    try (var writing = RecordFile.openToKeep(record);
        var known = RecordFile.open(record)) {
      return new Keeping(means, writing, known, Writer.nullWriter(), Progress.none())
          .all(new Inputs(feeds, null, Inputs.Expected.FEED_OR_LIST));
    }
  }

  private ParameterException misuse(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
