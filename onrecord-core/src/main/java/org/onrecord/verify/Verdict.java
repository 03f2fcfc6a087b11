package org.onrecord.verify;

import org.jspecify.annotations.Nullable;
import org.onrecord.article.Span;

/**
 * What became of words that were read from a text.
 *
 * @param status what
 * @param now where the words, or those that took their place, stand in the text as it is now; null
 *     where that cannot be said. It is told, never written into the record
 */
public record Verdict(Status status, @Nullable Span now) {
  /** What can become of words; the later ones are the worse. */
  public enum Status {
    /** The same words at the same offsets. */
    MATCH,
    /** The same words elsewhere. */
    MOVED,
    /** Other words in their place: two thirds of them or more are the same. */
    CHANGED,
    /** The same words more than once, and what stands around them does not decide. */
    AMBIGUOUS,
    /** Neither the words nor much like them. */
    GONE
  }
}
