package org.onrecord.app.web;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onrecord.OnRecord;
import org.onrecord.OpenRecord;
import org.onrecord.article.Provenance;
import org.onrecord.article.Reading;
import org.onrecord.keep.Correction;
import org.onrecord.keep.Kept;
import org.onrecord.read.ArticleReader;
import org.onrecord.read.Hints;

/**
 * The only one here who writes: keeps what visitors bring, one at a time. The model is loaded with
 * the first article.
 */
final class Keeper implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final ReentrantLock turn = new ReentrantLock(true);
  private final OpenRecord record;

  Keeper(Path file) {
    record = OnRecord.open(file);
  }

  /** A file that a visitor brought. */
  record Brought(String name, byte[] bytes) {}

  /** Keeps files, and looks for wire copies among them. */
  List<Outcome> keep(List<Brought> files, Hints hints) throws IOException {
    return inTurn(() -> {
      var outcomes = new ArrayList<Outcome>();
      for (var file : files) {
        var from = new Provenance.LocalFile(file.name());
        var reading = ArticleReader.read(file.bytes(), from, file.name(), hints);
        outcomes.add(
            switch (reading) {
              case Reading.Skipped it -> new Outcome(file.name(), false, it.problem().message());
              case Reading.Read it ->
                  new Outcome(file.name(), true, told(record.keep(Stream.of(it))));
            });
      }
      record.relate();
      return outcomes;
    });
  }

  private static String told(Map<Kept, Integer> tally) {
    return switch (tally.keySet().iterator().next()) {
      case ADDED -> "added";
      case CHANGED -> "added as a new version";
      case READ_AGAIN -> "read again";
      case UNCHANGED -> "on record before";
    };
  }

  /** Looks for wire copies among what is new. */
  void relate() throws IOException {
    inTurn(record::relate);
  }

  /**
   * Puts things right, one after another.
   *
   * @throws Refused if there is nothing that one could be about
   */
  void correct(List<Correction> whats, String by, @Nullable String why) throws IOException {
    inTurn(() -> {
      try {
        for (var what : whats) {
          record.correct(what, by, why);
        }
        return whats;
      } catch (IllegalArgumentException e) {
        throw CorrectionForm.refused(e);
      }
    });
  }

  /**
   * Undoes a correction.
   *
   * @throws Refused if there is no such correction
   */
  void undo(long number) throws IOException {
    inTurn(() -> {
      try {
        return record.undo(number);
      } catch (IllegalArgumentException e) {
        throw Refused.notFound("There is no such correction any more: " + number + ".");
      }
    });
  }

  private interface Work<T> {
    T run() throws IOException;
  }

  private <T> T inTurn(Work<T> work) throws IOException {
    try {
      if (!turn.tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new Refused(503, "Busy", "Other articles are being read; try again in a minute.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Refused(503, "Stopping", "The server is about to stop.");
    }
    try {
      return work.run();
    } finally {
      turn.unlock();
    }
  }

  @Override
  public void close() throws IOException {
    turn.lock(); // lets what is being kept be written
    try {
      record.close();
    } finally {
      turn.unlock();
    }
  }
}
