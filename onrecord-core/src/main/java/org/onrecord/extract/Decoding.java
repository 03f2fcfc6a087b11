package org.onrecord.extract;

import java.util.List;

/**
 * How spans are made of a model's scores: labels follow one another as in a linear-chain
 * conditional random field (Lafferty et al. 2001) over the words of a window, and a span is
 * reported where its probability exceeds a threshold. Thread-safe.
 *
 * @param step {@code step[i][j]} is the score of label {@code j} after label {@code i}; a label
 *     that may not follow has a score far below any other
 * @param begin the score of each label at the beginning of a window
 * @param thresholds what a source, a cue, a content must exceed, by {@link Role#ordinal()}
 */
public record Decoding(float[][] step, float[] begin, float[] thresholds) {
  /**
   * Takes the rows of a model's {@code decoding.txt}.
   *
   * @param rows the thresholds, {@code begin}, then each row of {@code step}
   * @throws IllegalArgumentException if there are too few or too many, or one has the wrong length
   */
  public static Decoding of(List<float[]> rows) {
    if (rows.size() != Role.LABELS + 2 || rows.getFirst().length != Role.values().length) {
      throw new IllegalArgumentException(
          "not a threshold for each role and a row for each label: " + rows.size() + " rows");
    }
    for (var row : rows.subList(1, rows.size())) {
      if (row.length != Role.LABELS) {
        throw new IllegalArgumentException("not a number for each label: " + row.length);
      }
    }
    return new Decoding(
        rows.subList(2, rows.size()).toArray(float[][]::new), rows.get(1), rows.getFirst());
  }
}
