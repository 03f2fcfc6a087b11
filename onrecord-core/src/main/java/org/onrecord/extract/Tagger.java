package org.onrecord.extract;

/** Scores the words of a window. Implementations are thread-safe. */
public interface Tagger extends AutoCloseable {
  /**
   * What the model thinks of each word of a window, before anything is decided.
   *
   * @param roles for each word the scores of {@link Role}'s labels: outside, then begin and inside
   *     of source, cue, content
   * @param names for each word the scores of the name labels: outside, then begin and inside of
   *     person, organisation, place, group
   * @param links for each word, and first for the window's beginning (“none”), its vectors for
   *     pointing and being pointed at; see {@link Pointers}
   */
  record Scores(float[][] roles, float[][] names, float[][] links) {}

  /** Returns the scores of {@code window}'s words. */
  Scores score(Window window);

  /** Returns how spans are made of the scores. */
  Decoding decoding();

  @Override
  void close();
}
