package org.onrecord.extract;

/**
 * What belongs together: a content points at the first word of its cue, of its source and of the
 * piece of content that it goes on from, or at nothing. The score is the scaled dot product of the
 * two words' vectors, as in the biaffine parser of Dozat and Manning (2017) without its middle
 * matrix.
 */
final class Pointers {
  static final int CUE = 0;
  static final int SOURCE = 1;
  static final int PREVIOUS = 2;
  static final int RELATIONS = 3;

  private final float[][] vectors;
  private final int width;

  /**
   * Takes {@link Tagger.Scores#links()}: for each relation a vector that points, then one that is
   * pointed at.
   */
  Pointers(float[][] vectors) {
    this.vectors = vectors;
    this.width = vectors[0].length / (2 * RELATIONS);
  }

  /** Returns how well {@code to} fits {@code from}; words count from 0, {@code to} -1 is “none”. */
  double score(int relation, int from, int to) {
    var a = vectors[from + 1];
    var b = vectors[to + 1];
    int at = 2 * relation * width;
    double sum = 0;
    for (int i = 0; i < width; i++) {
      sum += a[at + i] * b[at + width + i];
    }
    return sum / Math.sqrt(width);
  }
}
