package org.onrecord.resolve;

import org.jspecify.annotations.Nullable;
import org.onrecord.article.Days;
import org.onrecord.statement.Resolution;

/**
 * Words that fix some days, as a grammar has read them.
 *
 * @param from the first word
 * @param end the word just past the last
 */
record TimeExpression(int from, int end, Resolution<Days> days) {
  /** The days, or null where they stay open or unknown. */
  @Nullable Days value() {
    return days.value();
  }

  boolean isSettled() {
    return days instanceof Resolution.Settled<Days>;
  }

  TimeExpression beginningAt(int word) {
    return new TimeExpression(word, end, days);
  }
}
