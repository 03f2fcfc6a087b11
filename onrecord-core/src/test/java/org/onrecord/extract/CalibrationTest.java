package org.onrecord.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class CalibrationTest {
  private static final Calibration MEASURED =
      new Calibration(
          List.of(new float[] {0.2f, 0.1f}, new float[] {0.6f, 0.5f}, new float[] {0.9f, 0.8f}));

  @Test
  void joinsMeasuredPointsByStraightLines() {
    assertThat(MEASURED.applyAsDouble(0.4)).isCloseTo(0.3, within(1e-6));
    assertThat(MEASURED.applyAsDouble(0.6)).isCloseTo(0.5, within(1e-6));
  }

  @Test
  void promisesNoMoreThanWasMeasuredBeyondTheEnds() {
    assertThat(MEASURED.applyAsDouble(0)).isCloseTo(0.1, within(1e-6));
    assertThat(MEASURED.applyAsDouble(1)).isCloseTo(0.8, within(1e-6));
  }

  @Test
  void refusesPointsThatDoNotAscend() {
    assertThatThrownBy(
            () -> new Calibration(List.of(new float[] {0.5f, 0.1f}, new float[] {0.5f, 0.2f})))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
