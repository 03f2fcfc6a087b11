package org.onrecord.bench;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.onrecord.app.web.WebServer;
import org.onrecord.app.web.WebSettings;
import org.onrecord.keep.Fetched;
import org.onrecord.keep.RecordFile;
import org.onrecord.keep.RecordFile.Totals;

/**
 * Visits the pages of a record of synthetic articles, as RecordBench makes it, while more are kept.
 * Usage: {@code ServeBench RECORD [REQUESTS-A-SECOND [SECONDS [SEED]]]}.
 *
 * <p>Requests are sent when they are due, whether or not those before were answered, and the time
 * of an answer counts from then. Prints it by kind of page, the median and the 99th percentile, and
 * how many failed.
 */
public final class ServeBench {
  private static final int KEPT_A_SECOND = 20;

  private final String[] names = {"start", "search", "article", "speaker", "figures", "api"};
  private final SyntheticArticles synthetic;
  private final Totals totals;
  private final URI address;

  private ServeBench(SyntheticArticles synthetic, Totals totals, URI address) {
    this.synthetic = synthetic;
    this.totals = totals;
    this.address = address;
  }

  public static void main(String[] args) throws IOException, InterruptedException {
    var file = Path.of(args[0]);
    int rate = args.length > 1 ? Integer.parseInt(args[1]) : 200;
    int seconds = args.length > 2 ? Integer.parseInt(args[2]) : 60;
    long seed = args.length > 3 ? Long.parseLong(args[3]) : 1;
    Totals totals;
    try (var record = RecordFile.open(file)) {
      totals = record.totals();
    }
    System.out.println(totals);
    var ends = new AtomicBoolean();
    var keeping = new Thread(() -> keep(file, (int) totals.articles(), seed, ends), "keep");
    try (var server = WebServer.start(new WebSettings(file, "127.0.0.1", 0, null, true))) {
      var bench = new ServeBench(new SyntheticArticles(seed), totals, server.address());
      bench.visit(rate, 5, false);
      keeping.start();
      bench.visit(rate, seconds, true);
    } finally {
      ends.set(true);
      keeping.join();
    }
  }

  private static void keep(Path file, int from, long seed, AtomicBoolean ends) {
    var synthetic = new SyntheticArticles(seed + 1);
    try (var record = RecordFile.openToKeep(file)) {
      int kept = 0;
      while (!ends.get()) {
        record.keep(synthetic.article(from + kept++), Fetched.at(Instant.EPOCH));
        LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1) / KEPT_A_SECOND);
      }
      System.out.println("kept meanwhile: " + kept + " articles");
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private void visit(int rate, int seconds, boolean isPrinted) throws InterruptedException {
    int many = rate * seconds;
    var took = new double[many];
    var kinds = new int[many];
    var failed = new AtomicInteger();
    long start = System.nanoTime();
    try (var client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < many; i++) {
        int number = i;
        kinds[i] = kind(i);
        var path = path(kinds[i], i);
        long due = start + TimeUnit.SECONDS.toNanos(i) / rate;
        LockSupport.parkNanos(due - System.nanoTime());
        threads.execute(() -> {
          try {
            var request =
                HttpRequest.newBuilder(address.resolve(path))
                    .timeout(Duration.ofSeconds(30))
                    .build();
            if (client.send(request, BodyHandlers.discarding()).statusCode() != 200) {
              failed.incrementAndGet();
            }
          } catch (IOException | InterruptedException e) {
            failed.incrementAndGet();
          }
          took[number] = (System.nanoTime() - due) / 1e6;
        });
      }
    }
    if (isPrinted) {
      System.out.printf(Locale.ROOT, "%d requests, %d failed%n", many, failed.get());
      print("all", took);
      for (int kind = 0; kind < names.length; kind++) {
        int wanted = kind;
        print(
            names[kind],
            java.util.stream.IntStream.range(0, many)
                .filter(i -> kinds[i] == wanted)
                .mapToDouble(i -> took[i])
                .toArray());
      }
    }
  }

  /** Three searches and three articles, a speaker, figures, the API and the start page in ten. */
  private static int kind(int number) {
    return new int[] {0, 1, 1, 1, 2, 2, 2, 3, 4, 5}[number % 10];
  }

  private String path(int kind, int number) {
    return switch (kind) {
      case 0 -> "/";
      case 1 -> "/search?q=" + encoded(synthetic.anyWord() + " speaker:" + synthetic.anySurname());
      case 2 -> "/article/" + (1 + number * 7919L % totals.articles());
      case 3 -> "/speaker/" + (1 + number * 104729L % Math.min(5000, totals.speakers()));
      case 4 -> "/figures?metric=killed&place=" + encoded("Place " + number % 100);
      default -> "/api/statements?q=" + encoded(synthetic.anyWord());
    };
  }

  private static String encoded(String words) {
    return URLEncoder.encode(words, StandardCharsets.UTF_8);
  }

  private static void print(String what, double[] millis) {
    Arrays.sort(millis);
    System.out.printf(
        Locale.ROOT,
        "%-8s p50 %.1f ms, p99 %.1f ms, most %.1f ms%n",
        what,
        millis[millis.length / 2],
        millis[millis.length * 99 / 100],
        millis[millis.length - 1]);
  }
}
