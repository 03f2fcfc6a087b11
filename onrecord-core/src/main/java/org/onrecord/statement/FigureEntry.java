package org.onrecord.statement;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.onrecord.article.Days;

/**
 * A figure with who gave it and where it was printed: one entry of the figure ledger.
 *
 * @param id its row in the record
 * @param version the row of the article's version that it stands in
 * @param figure the figure
 * @param words the words of the number
 * @param speaker on whose word, or null: the article's own, or somebody's who is not known
 * @param isOwnVoice whether the article gives it in its own voice
 * @param outlet who published it, or null
 * @param published the first day on which it can have been published, or null
 * @param title the article's headline, or null
 * @param link the article's address, else what its input was called
 * @param isCopy whether it stands in words that an earlier article has too, and so does not count
 * @param isCorrected whether somebody put right on whose word it is
 */
public record FigureEntry(
    long id,
    long version,
    Figure figure,
    String words,
    @Nullable String speaker,
    boolean isOwnVoice,
    @Nullable String outlet,
    @Nullable LocalDate published,
    @Nullable String title,
    String link,
    boolean isCopy,
    boolean isCorrected) {
  /** Returns the day that the ledger enters it under: when the count holds, else publication. */
  public @Nullable LocalDate day() {
    Days when = figure.when();
    return when == null ? published : when.first();
  }

  /** Returns whose word it is: the speaker's, else the outlet's, else the article's. */
  public String voice() {
    if (speaker != null) {
      return speaker;
    }
    return !isOwnVoice ? "not known" : outlet != null ? outlet : link;
  }

  /** Returns the least number given: the amount, else the end of the range that is there. */
  public double least() {
    return first(figure.amount(), figure.low(), figure.high());
  }

  /** Returns the greatest number given. */
  public double most() {
    return first(figure.amount(), figure.high(), figure.low());
  }

  /** Whether it may be more than {@link #most}: at least, more than, “hundreds”. */
  public boolean isOrMore() {
    return switch (figure.qualifier()) {
      case AT_LEAST, MORE_THAN -> true;
      case RANGE -> figure.high() == null;
      default -> false;
    };
  }

  private static double first(@Nullable Double a, @Nullable Double b, @Nullable Double c) {
    return a != null ? a : b != null ? b : c != null ? c : 0;
  }
}
