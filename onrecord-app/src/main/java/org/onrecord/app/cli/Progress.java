package org.onrecord.app.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Iterator;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A line on a terminal that says how far a long run is: {@code 312 of 1204 · 41/s · 22 s left}. */
final class Progress {
  private static final long BETWEEN_NANOS = Duration.ofMillis(200).toNanos();

  private final @Nullable PrintWriter terminal;
  private final LongSupplier clock;
  private final long began;
  private long drawn;
  private int done;

  /** How many there are in all, or -1 before they are counted. */
  private volatile int all = -1;

  private volatile boolean isOpenEnded;

  Progress(@Nullable PrintWriter terminal, LongSupplier clock) {
    this.terminal = terminal;
    this.clock = clock;
    began = clock.getAsLong();
    drawn = began;
  }

  /** Returns a line that is not shown. */
  static Progress none() {
    return new Progress(null, System::nanoTime);
  }

  /**
   * Returns a line on a terminal.
   *
   * @param inputs what is gone through, counted while that goes on
   */
  static Progress on(PrintWriter terminal, Supplier<? extends Iterator<?>> inputs) {
    var progress = new Progress(terminal, System::nanoTime);
    var counting =
        new Thread(
            () -> {
              int count = 0;
              for (var left = inputs.get(); left.hasNext(); left.next()) {
                count++;
              }
              progress.outOf(count);
            },
            "onrecord-count");
    counting.setDaemon(true);
    counting.start();
    return progress;
  }

  void outOf(int all) {
    if (!isOpenEnded) {
      this.all = all;
    }
  }

  /** Says that nobody knows how many there are: an input held others. */
  void openEnded() {
    isOpenEnded = true;
    all = -1;
  }

  /** Says that one more is done. */
  void step(int skipped) {
    done++;
    long now = clock.getAsLong();
    if (terminal != null && now - drawn >= BETWEEN_NANOS) {
      drawn = now;
      terminal.print("\r" + line(skipped, now) + "\u001b[K");
      terminal.flush();
    }
  }

  private String line(int skipped, long now) {
    double seconds = Math.max(1e-3, (now - began) / 1e9);
    double rate = done / seconds;
    var line = new StringBuilder();
    line.append(done);
    if (all >= done) {
      line.append(" of ").append(all);
    }
    line.append(" · ").append(rate < 10 ? Math.round(rate * 10) / 10.0 : Math.round(rate));
    line.append("/s");
    if (all >= done) {
      line.append(" · ").append(duration(Math.round((all - done) / rate))).append(" left");
    }
    return skipped == 0 ? line.toString() : line + " · " + skipped + " skipped";
  }

  private static String duration(long seconds) {
    if (seconds < 100) {
      return seconds + " s";
    }
    return seconds < 6000 ? Math.round(seconds / 60.0) + " min" : seconds / 3600 + " h";
  }

  /** Makes room for a message. */
  void clear() {
    if (terminal != null) {
      terminal.print("\r\u001b[K");
    }
  }
}
