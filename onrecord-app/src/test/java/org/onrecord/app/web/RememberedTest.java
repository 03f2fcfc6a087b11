package org.onrecord.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class RememberedTest {
  private int written;
  private int looked;
  private long clock;
  private Duration looking = Duration.ZERO;
  private final CountDownLatch again = new CountDownLatch(2);
  private final Remembered<Integer> remembered =
      new Remembered<>(() -> written, this::look, () -> clock);

  private int look() {
    clock += looking.toNanos();
    again.countDown();
    return ++looked;
  }

  private void passes(int millis) {
    clock += TimeUnit.MILLISECONDS.toNanos(millis);
  }

  @Test
  void knowsUntilSomethingIsWritten() throws IOException {
    assertThat(remembered.get()).isEqualTo(new Remembered.Known<>(1, false));
    assertThat(remembered.get()).isEqualTo(new Remembered.Known<>(1, false));
    written++;
    assertThat(remembered.get()).isEqualTo(new Remembered.Known<>(2, false));
  }

  @Test
  void restsNineTimesAsLongAsItLooked() throws IOException {
    looking = Duration.ofMillis(50);
    remembered.get();
    written++;
    passes(449);
    assertThat(remembered.get()).isEqualTo(new Remembered.Known<>(1, true));
    passes(1);
    assertThat(remembered.get()).isEqualTo(new Remembered.Known<>(2, false));
  }

  @Test
  @Timeout(30)
  void looksBesideTheVisitorsWhereItTakesLong() throws IOException, InterruptedException {
    looking = Duration.ofMillis(200);
    remembered.get();
    written++;
    passes(2000);
    assertThat(remembered.get()).isEqualTo(new Remembered.Known<>(1, true));
    again.await();
    while (remembered.get().isStale()) {
      Thread.onSpinWait();
    }
    assertThat(remembered.get()).isEqualTo(new Remembered.Known<>(2, false));
  }
}
