package org.onrecord.app.web;

import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Something that is found out once and then known until the record changes. Where finding it out
 * takes a while, visitors see what was known before until it is known anew.
 *
 * @param <T> what is found out
 */
final class Remembered<T> {
  private static final System.Logger LOG = System.getLogger(Remembered.class.getName());
  private static final long SHORT_NANOS = Duration.ofMillis(100).toNanos();

  private final State state;
  private final Source<T> source;
  private @Nullable T value;
  private int valid;
  private long took;
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
    this.state = state;
    this.source = source;
  }

  synchronized Known<T> get() throws IOException {
    int now = state.now();
    var known = value;
    if (known == null || (valid != now && took < SHORT_NANOS)) {
      return new Known<>(look(now), false);
    }
    if (valid != now && !isLooking) {
      isLooking = true;
      var looking = new Thread(this::lookAgain, "onrecord-overview");
      looking.setDaemon(true);
      looking.start();
    }
    return new Known<>(known, valid != now);
  }

  private T look(int now) throws IOException {
    long began = System.nanoTime();
    var found = source.get();
    took = System.nanoTime() - began;
    value = found;
    valid = now;
    return found;
  }

  private void lookAgain() {
    try {
      int now = state.now();
      long began = System.nanoTime();
      var found = source.get();
      synchronized (this) {
        took = System.nanoTime() - began;
        value = found;
        valid = now;
      }
    } catch (IOException | RuntimeException e) {
      LOG.log(System.Logger.Level.INFO, "what the record holds cannot be told anew", e);
    } finally {
      synchronized (this) {
        isLooking = false;
      }
    }
  }
}
