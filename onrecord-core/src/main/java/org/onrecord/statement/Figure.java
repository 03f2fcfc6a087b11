package org.onrecord.statement;

import org.jspecify.annotations.Nullable;
import org.onrecord.article.Days;
import org.onrecord.article.Span;

/**
 * A count that somebody gives: “some 370,000 were wounded”.
 *
 * @param id {@code f1}, {@code f2}, … in reading order
 * @param span the number with its unit phrase
 * @param amount the number, or null for a range
 * @param low the least it can be, for {@link Qualifier#RANGE}, else null
 * @param high the most it can be, for {@link Qualifier#RANGE}; null where no upper end is given
 * @param qualifier how exact it is
 * @param metric what is counted
 * @param unit null for plain counts, an ISO 4217 code for money, {@code percent} for percentages
 * @param of what is counted, in a few words of the article, or null
 * @param statement the id of the innermost statement whose content holds it; null is the article's
 *     own voice
 * @param place what place the count is of, or null
 * @param when when the count holds, or null
 * @param confidence probability, 0 to 1, that number and metric are right
 */
public record Figure(
    String id,
    Span span,
    @Nullable Double amount,
    @Nullable Double low,
    @Nullable Double high,
    Qualifier qualifier,
    Metric metric,
    @Nullable String unit,
    @Nullable String of,
    @Nullable String statement,
    @Nullable String place,
    @Nullable Days when,
    double confidence) {
  /** How exact a figure is; the JSON name is the lower-case name with spaces. */
  public enum Qualifier {
    EXACT,
    ABOUT,
    AT_LEAST,
    MORE_THAN,
    AT_MOST,
    FEWER_THAN,
    RANGE;

    /** Returns the name used in {@code onrecord/1}, for example {@code at least}. */
    public String label() {
      return name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    }
  }

  /** What a figure counts. */
  public enum Metric {
    KILLED,
    WOUNDED,
    MISSING,
    DISPLACED,
    DETAINED,
    INFECTED,
    EVACUATED,
    AFFECTED,
    PARTICIPANTS,
    MILITARY,
    MONEY,
    VOTES,
    HOMES,
    OTHER
  }
}
