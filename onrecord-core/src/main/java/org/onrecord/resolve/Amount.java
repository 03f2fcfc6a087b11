package org.onrecord.resolve;

import org.jspecify.annotations.Nullable;
import org.onrecord.statement.Figure.Qualifier;

/**
 * A number with what qualifies it.
 *
 * @param from its first word, qualifier included
 * @param number the first word of the number itself
 * @param end the word just past it, unit included
 * @param amount null for a range
 * @param unit an ISO 4217 code, {@code percent}, or null
 * @param digits whether it is written in digits
 */
record Amount(
    int from,
    int number,
    int end,
    @Nullable Double amount,
    @Nullable Double low,
    @Nullable Double high,
    Qualifier qualifier,
    @Nullable String unit,
    boolean digits) {

  static Amount exact(int from, int number, int end, double amount) {
    return new Amount(from, number, end, amount, null, null, Qualifier.EXACT, null, false);
  }

  /** “dozens”, “hundreds”: a range without an upper end. */
  boolean isVague() {
    return amount == null && high == null;
  }
}
