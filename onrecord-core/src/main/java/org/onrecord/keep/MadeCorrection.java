package org.onrecord.keep;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A correction on record.
 *
 * @param number its number in this record, 1 for the first
 * @param uid its name in all records
 * @param what what was put right
 * @param by who put it right
 * @param at when
 * @param why the reason given, or null
 * @param undoneAt when it was undone, or null while it holds
 * @param statements how many statements of this record it changes, in old versions too
 */
public record MadeCorrection(
    long number,
    String uid,
    Correction what,
    String by,
    Instant at,
    @Nullable String why,
    @Nullable Instant undoneAt,
    int statements) {
  /**
   * Returns it as a line of JSON without a line feed, {@code onrecord-correction/1}; what belongs
   * to this record alone, its number and the count of statements, is left out.
   */
  public String toLine() {
    return CorrectionJson.line(this);
  }

  /**
   * Reads what {@link #toLine} wrote; number and statements are 0.
   *
   * @throws IllegalArgumentException if it is no such line; the message says why
   */
  public static MadeCorrection ofLine(String line) {
    return CorrectionJson.read(line);
  }
}
