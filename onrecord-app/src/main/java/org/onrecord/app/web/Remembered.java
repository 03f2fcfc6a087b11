package org.onrecord.app.web;

import java.io.IOException;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Something that is found out once and then known until the record changes. Where finding it out
 * takes a while, visitors see what was known before until it is known anew, and while the record
 * keeps changing a tenth of the time at most goes into finding out.
 *
 * @param <T> what is found out
 */
final class Remembered<T> {
  private static final System.Logger LOG = System.getLogger(Remembered.class.getName());
  private static final long AT_ONCE_NANOS = Duration.ofMillis(10).toNanos();
  private static final long SHORT_NANOS = Duration.ofMillis(100).toNanos();
  private static final int RESTS = 9;

  private final State state;
  private final Source<T> source;
  private final LongSupplier nanos;
  private @Nullable T value;
  private int valid;
  private long took;
  private long found;
  private boolean isLooking;

  /** Says what the record is like. */
  interface State {
    int now() throws IOException;
  }

  /** Finds it out. */
  interface Source<T> {
    T get() throws IOException;
  }

  /** What is known, and whether something has been written since it was found out. */
  record Known<T>(T value, boolean isStale) {}

  Remembered(State state, Source<T> source) {
    this(state, source, System::nanoTime);
  }

  /**
   * Remembers by another clock.
   *
   * @param nanos nanoseconds since any moment
   */
  Remembered(State state, Source<T> source, LongSupplier nanos) {
    this.state = state;
    this.source = source;
    this.nanos = nanos;
  }

  synchronized Known<T> get() throws IOException {
    int now = state.now();
    var known = value;
    if (known != null && (valid == now || isLooking || isResting())) {
      return new Known<>(known, valid != now);
    }
    if (known == null || took < SHORT_NANOS) {
      return new Known<>(look(now), false);
    }
    isLooking = true;
    var looking = new Thread(this::lookAgain, "onrecord-overview");
    looking.setDaemon(true);
    looking.start();
    return new Known<>(known, true);
  }

  private boolean isResting() {
    return took > AT_ONCE_NANOS && nanos.getAsLong() - found < RESTS * took;
  }

  private T look(int now) throws IOException {
    long began = nanos.getAsLong();
    var answer = source.get();
    know(answer, now, began);
    return answer;
  }

  private synchronized void know(T answer, int now, long began) {
    found = nanos.getAsLong();
    took = found - began;
    value = answer;
    valid = now;
  }

  private void lookAgain() {
    try {
      look(state.now());
    } catch (IOException | RuntimeException e) {
      LOG.log(System.Logger.Level.INFO, "what the record holds cannot be told anew", e);
    } finally {
      synchronized (this) {
        isLooking = false;
      }
    }
  }
}
