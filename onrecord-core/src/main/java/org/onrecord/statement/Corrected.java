package org.onrecord.statement;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That somebody put a fact of a statement right, and what it was read to be before.
 *
 * @param field what was wrong
 * @param was what the program had read, in the words or days of the record; null where it knew
 *     nothing
 * @param by who put it right
 * @param at when
 * @param why the reason given, or null
 * @param correction the number of the correction in the record
 */
public record Corrected(
    Field field,
    @Nullable String was,
    String by,
    Instant at,
    @Nullable String why,
    long correction) {
  /** What of a statement can be put right. */
  public enum Field {
    /** Who said it. */
    SPEAKER,
    /** When it was said. */
    DAY,
    /** Which place a word in it names. */
    PLACE
  }
}
