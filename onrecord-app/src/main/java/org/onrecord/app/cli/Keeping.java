package org.onrecord.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.onrecord.article.Article;
import org.onrecord.article.Digests;
import org.onrecord.article.Provenance;
import org.onrecord.article.Reading;
import org.onrecord.format.Csv;
import org.onrecord.format.Printable;
import org.onrecord.keep.Fetched;
import org.onrecord.keep.Kept;
import org.onrecord.keep.RecordFile;
import org.onrecord.keep.Visit;
import org.onrecord.statement.Findings;

/** One run over inputs into a record: many readers, and one thread, which alone writes. */
final class Keeping {
  private static final Duration PATIENCE_WHEN_STOPPED = Duration.ofSeconds(10);

  private final Means means;
  private final RecordFile writing;
  private final RecordFile known;
  private final Writer skippedReport;
  private final Progress shown;
  private final EnumMap<Kept, Integer> kept = new EnumMap<>(Kept.class);
  private final CountDownLatch ended = new CountDownLatch(1);

  /** How many inputs had been skipped when each feed under way began. */
  private final Map<String, Integer> feeds = new HashMap<>();

  private volatile boolean isStopped;
  private int statements;
  private int skipped;

  /**
   * What a run works with, and the next one too.
   *
   * @param readers how many articles are read at once
   */
  record Means(
      ExecutorService pool,
      int readers,
      Future<Library.Reader> loading,
      Intake intake,
      Web web,
      PrintWriter messages) {}

  /** What one input gave. */
  private sealed interface Part {
    record Found(Findings findings, Fetched fetched, @Nullable Visit visit) implements Part {}

    record Known(@Nullable Visit visit) implements Part {}

    record Missing(String name, String code, String problem, @Nullable Throwable failure)
        implements Part {}

    record More(Iterator<Inputs.Input> inputs, @Nullable String feed) implements Part {}

    record EndOfFeed(Visit visit) implements Part {}

    record Nothing() implements Part {}
  }

  Keeping(Means means, RecordFile writing, RecordFile known, Writer skippedReport, Progress shown) {
    this.means = means;
    this.writing = writing;
    this.known = known;
    this.skippedReport = skippedReport;
    this.shown = shown;
  }

  /** Returns a thread that does not keep the program alive. */
  static Thread daemon(Runnable task) {
    var thread = new Thread(null, task, "onrecord-keep", 16L << 20);
    thread.setDaemon(true);
    return thread;
  }

  /** Keeps it all, prints the totals, and returns the exit code. */
  int all(Inputs coming) throws IOException, InterruptedException {
    means.web().remember(this::visit);
    var stop = new Thread(this::stop, "onrecord-stop");
    Runtime.getRuntime().addShutdownHook(stop);
    try {
      everyInput(coming);
      writing.flush();
    } finally {
      shown.clear();
      ended.countDown();
      leave(stop);
    }
    means.messages().println(totals());
    return skipped == 0 && !isStopped ? 0 : 3;
  }

  /** Runs when the program is told to stop: lets what was read be written. */
  private void stop() {
    isStopped = true;
    means.web().close();
    means.pool().shutdownNow(); // wakes who waits for a turn at a host
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

  private void everyInput(Inputs coming) throws IOException, InterruptedException {
    var parts = new ArrayDeque<Future<Part>>();
    while (!isStopped && (coming.hasNext() || !parts.isEmpty())) {
      while (parts.size() < 2 * means.readers() && !isStopped && coming.hasNext()) {
        submit(coming.next(), parts);
      }
      if (parts.isEmpty()) {
        return;
      }
      switch (await(parts.remove())) {
        case Part.Found found -> keep(found);
        case Part.Known(var visit) -> {
          kept.merge(Kept.UNCHANGED, 1, Integer::sum);
          remember(visit);
        }
        case Part.Missing missing -> skip(missing);
        case Part.More(var inputs, var feed) -> {
          shown.openEnded();
          if (feed != null) {
            feeds.put(feed, skipped);
          }
          coming.open(inputs);
          continue;
        }
        case Part.EndOfFeed(var visit) -> {
          // else what was skipped would be missed for as long as the feed stays as it is
          if (Integer.valueOf(skipped).equals(feeds.remove(visit.url()))) {
            remember(visit);
          }
          continue;
        }
        case Part.Nothing() -> {
          continue;
        }
      }
      shown.step(skipped);
    }
  }

  private void submit(Inputs.Input input, ArrayDeque<Future<Part>> parts) {
    try {
      parts.add(means.pool().submit(() -> part(input)));
    } catch (RejectedExecutionException e) {
      if (!isStopped) {
        throw e;
      }
    }
  }

  private void keep(Part.Found found) throws IOException {
    try {
      var what = writing.keep(found.findings(), found.fetched());
      kept.merge(what, 1, Integer::sum);
      statements += what == Kept.UNCHANGED ? 0 : found.findings().attributions().size();
      remember(found.visit());
    } catch (RuntimeException e) {
      skip(failed(found.findings().article().from().name(), e));
    }
  }

  private void remember(@Nullable Visit visit) throws IOException {
    if (visit != null) {
      try {
        writing.visited(visit, reader().madeBy());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void skip(Part.Missing missing) throws IOException {
    skipped++;
    shown.clear();
    means.messages().println(Printable.oneLine(missing.name() + ": " + missing.problem()));
    if (missing.failure() != null) {
      Failures.debug(missing.failure(), means.messages());
    }
    skippedReport.write(Csv.line(missing.name(), missing.code(), missing.problem()));
  }

  private Part await(Future<Part> coming) throws IOException, InterruptedException {
    try {
      return coming.get();
    } catch (ExecutionException e) {
      if (isStopped) {
        return new Part.Nothing();
      }
      if (e.getCause() instanceof UncheckedIOException told && told.getCause() != null) {
        throw told.getCause();
      }
      throw new IllegalStateException("every failure of an input is a part", e);
    }
  }

  private Part part(Inputs.Input input) throws InterruptedException {
    try {
      return switch (means.intake().take(input)) {
        case Intake.Taken.One(Reading.Skipped it, var visit) ->
            new Part.Missing(it.from().name(), it.problem().code(), it.problem().message(), null);
        case Intake.Taken.One(Reading.Read read, var visit) when isKnown(read.article()) ->
            new Part.Known(visit);
        case Intake.Taken.One(Reading.Read read, var visit) ->
            new Part.Found(reader().read(read), fetched(read.article().from()), visit);
        case Intake.Taken.Several(var inputs, var feed) -> new Part.More(inputs, feed);
        case Intake.Taken.Unchanged(var visit) -> new Part.Known(visit);
        case Intake.Taken.EndOfFeed(var visit) -> new Part.EndOfFeed(visit);
        case Intake.Taken.Later() -> new Part.Nothing();
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

  private @Nullable Visit visit(String url) throws InterruptedException {
    var madeBy = reader().madeBy();
    synchronized (known) {
      try {
        return known.visit(url, madeBy).orElse(null);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private Library.Reader reader() throws InterruptedException {
    try {
      return means.loading().get();
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

  private static Part.Missing failed(String name, Throwable e) {
    return new Part.Missing(name, "failed", "onrecord failed on it: " + Failures.describe(e), e);
  }

  /** Returns how bytes came here; of standard input nothing is left to take a digest of. */
  private static Fetched fetched(Provenance from) throws IOException {
    if (!(from instanceof Provenance.LocalFile(String path))) {
      return Fetched.from(from, Instant.now());
    }
    try (var bytes = Files.newInputStream(Path.of(path))) {
      var digest = Digests.sha256();
      var buffer = new byte[1 << 16];
      for (int n = bytes.read(buffer); n >= 0; n = bytes.read(buffer)) {
        digest.update(buffer, 0, n);
      }
      return new Fetched(Instant.now(), Digests.written(digest.digest()), null);
    }
  }
}
