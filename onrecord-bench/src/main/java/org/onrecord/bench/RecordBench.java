package org.onrecord.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import org.onrecord.OnRecord;
import org.onrecord.keep.Fetched;
import org.onrecord.keep.FigureFilter;
import org.onrecord.keep.Hits;
import org.onrecord.keep.RecordFile;
import org.onrecord.keep.SearchQuery;
import org.onrecord.relate.Ledger;
import org.onrecord.statement.Figure;

/**
 * Measures a record of synthetic articles. Usage: {@code RecordBench RECORD STATEMENTS [SEED]}.
 *
 * <p>Fills the record up to that many statements where it holds fewer, and prints articles kept a
 * second, the file's size, the time to open it, and the median and 99th percentile of searches and
 * of the figure ledger of one metric and place; then the time to look for wire copies.
 */
public final class RecordBench {
  private static final int SEARCHES = 500;

  private RecordBench() {}

  public static void main(String[] args) throws IOException {
    var file = Path.of(args[0]);
    int articles = Integer.parseInt(args[1]) / SyntheticArticles.STATEMENTS_EACH;
    long seed = args.length > 2 ? Long.parseLong(args[2]) : 1;
    var synthetic = new SyntheticArticles(seed);
    fill(file, articles, synthetic);
    print("file", Files.size(file) / 1e6, "MB");
    for (int i = 0; i < 3; i++) {
      long before = System.nanoTime();
      RecordFile.open(file).close();
      print("opening", millis(before), "ms");
    }
    try (var record = RecordFile.open(file)) {
      search(
          record,
          "word + speaker",
          () -> synthetic.anyWord() + " speaker:" + synthetic.anySurname());
      search(
          record,
          "2 words + speaker",
          () ->
              synthetic.anyWord()
                  + " "
                  + synthetic.anyWord()
                  + " speaker:"
                  + synthetic.anySurname());
      search(record, "word", synthetic::anyWord);
      search(
          record,
          "speaker + year",
          () -> "speaker:" + synthetic.anySurname() + " after:2018 before:2019");
      ledger(record);
    }
    long before = System.nanoTime();
    try (var open = OnRecord.open(file)) {
      open.relate();
    }
    print("looking for wire copies", millis(before) / 1000, "s");
  }

  private static void fill(Path file, int articles, SyntheticArticles synthetic)
      throws IOException {
    try (var record = RecordFile.openToKeep(file)) {
      long there = record.totals().articles();
      long writing = 0;
      long working = 0;
      int kept = 0;
      for (int i = 0; i < articles; i++) {
        var findings = synthetic.article(i);
        if (i < there) {
          continue;
        }
        long before = System.nanoTime();
        long worked = processor();
        record.keep(findings, Fetched.at(Instant.EPOCH));
        writing += System.nanoTime() - before;
        working += processor() - worked;
        kept++;
        if (kept % 2000 == 0) {
          System.out.printf(
              Locale.ROOT,
              "%-34s %.1f articles/s, %.1f a processor second%n",
              "keep, up to article " + (i + 1),
              2000 / (writing / 1e9),
              2000 / (working / 1e9));
          writing = 0;
          working = 0;
        }
      }
    }
  }

  private interface Query {
    String next();
  }

  private static void search(RecordFile record, String name, Query query) throws IOException {
    for (var order : Hits.Order.values()) {
      var took = new double[SEARCHES];
      var worked = new double[SEARCHES];
      int found = 0;
      for (int i = -50; i < SEARCHES; i++) { // the first 50 warm up
        var asked = SearchQuery.parse(query.next());
        long before = System.nanoTime();
        long working = processor();
        var hits = record.search(asked, order, 20, null);
        if (i >= 0) {
          took[i] = millis(before);
          worked[i] = (processor() - working) / 1e6;
          found += hits.hits().isEmpty() ? 0 : 1;
        }
      }
      System.out.printf(
          Locale.ROOT,
          "%-20s %-10s %s; processor %s; %d %% found something%n",
          name,
          order,
          percentiles(took),
          percentiles(worked),
          found * 100 / SEARCHES);
    }
  }

  private static void ledger(RecordFile record) throws IOException {
    var took = new double[SEARCHES];
    var worked = new double[SEARCHES];
    int entries = 0;
    var metrics = Figure.Metric.values();
    for (int i = -50; i < SEARCHES; i++) {
      var metric = metrics[Math.floorMod(i, metrics.length)];
      var filter =
          new FigureFilter(metric, "Place " + (i + 50) % 100, null, null, null, null, null);
      long before = System.nanoTime();
      long working = processor();
      var lines = Ledger.of(record.figures(filter), Ledger.Period.MONTH);
      if (i >= 0) {
        took[i] = millis(before);
        worked[i] = (processor() - working) / 1e6;
        entries += lines.stream().mapToInt(it -> it.entries().size()).sum();
      }
    }
    System.out.printf(
        Locale.ROOT,
        "%-31s %s; processor %s; %d entries on average%n",
        "ledger of a metric and a place",
        percentiles(took),
        percentiles(worked),
        entries / SEARCHES);
  }

  private static String percentiles(double[] millis) {
    Arrays.sort(millis);
    return String.format(
        Locale.ROOT,
        "p50 %.2f ms, p99 %.2f ms, most %.2f ms",
        millis[SEARCHES / 2],
        millis[SEARCHES * 99 / 100],
        millis[SEARCHES - 1]);
  }

  /** Returns the processor time of this thread in nanoseconds: it tells more on a busy machine. */
  private static long processor() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static double millis(long since) {
    return (System.nanoTime() - since) / 1e6;
  }

  private static void print(String what, double figure, String unit) {
    System.out.printf(Locale.ROOT, "%-34s %.1f %s%n", what, figure, unit);
  }
}
