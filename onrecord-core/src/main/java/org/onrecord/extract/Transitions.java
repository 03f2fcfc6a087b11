package org.onrecord.extract;

/**
 * How labels follow one another: a linear-chain conditional random field (Lafferty et al. 2001)
 * over the words of a window. Thread-safe.
 *
 * @param step {@code step[i][j]} is the score of label {@code j} after label {@code i}; a label
 *     that may not follow has a score far below any other
 * @param begin the score of each label at the beginning of a window
 */
public record Transitions(float[][] step, float[] begin) {}
