package org.onrecord.keep;

import org.jspecify.annotations.Nullable;

/**
 * A statement's words as the record keeps them beside their offsets, so that the two can be held
 * against each other.
 *
 * @param statement its id within the article, for example {@code s3}
 * @param words the content, {@code …} between its pieces
 * @param cue the words of saying, pieces alike; empty where there are none
 * @param source the words that say who; empty where there are none
 * @param speaker the name that the record has for who said it, or null
 */
public record KeptWords(
    String statement, String words, String cue, String source, @Nullable String speaker) {
  /** What stands between the pieces of words. */
  public static final String BETWEEN = " … ";
}
