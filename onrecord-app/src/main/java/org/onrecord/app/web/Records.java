package org.onrecord.app.web;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.onrecord.keep.QueryException;
import org.onrecord.keep.RecordFile;

/**
 * Lets many requests read one record at once, each over a connection of its own, but no more than
 * {@value #MOST}: who comes later waits a moment, and is then told to come again.
 */
final class Records implements AutoCloseable {
  private static final int MOST = 8;
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Path file;
  private final Semaphore turns = new Semaphore(MOST, true);
  private final Deque<RecordFile> idle = new ConcurrentLinkedDeque<>();
  private final RecordFile watch;

  Records(Path file) throws IOException {
    this.file = file;
    this.watch = RecordFile.open(file);
  }

  /** Something to ask of a record. */
  interface Question<T> {
    T ask(RecordFile record) throws IOException;
  }

  /**
   * Returns the answer to a question.
   *
   * @throws Refused if too many others are asking
   */
  <T> T ask(Question<T> question) throws IOException {
    try {
      if (!turns.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new Refused(503, "Busy", "Too many requests at once; try again in a few seconds.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Refused(503, "Stopping", "The server is about to stop.");
    }
    try {
      return asked(question);
    } finally {
      turns.release();
    }
  }

  private <T> T asked(Question<T> question) throws IOException {
    var record = idle.poll();
    if (record == null) {
      record = RecordFile.open(file);
    }
    boolean isSound = false;
    try {
      var answer = question.ask(record);
      isSound = true;
      return answer;
    } catch (Refused | QueryException e) {
      isSound = true;
      throw e;
    } finally {
      if (isSound) {
        idle.push(record);
      } else {
        record.close();
      }
    }
  }

  /** Returns a number that is another one after anybody has written to the record. */
  int state() throws IOException {
    synchronized (watch) {
      return watch.writes();
    }
  }

  /** Closes all connections; nobody may be asking any more. */
  @Override
  public void close() throws IOException {
    for (var record = idle.poll(); record != null; record = idle.poll()) {
      record.close();
    }
    synchronized (watch) {
      watch.close();
    }
  }
}
