package org.onrecord.statement;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onrecord.article.Days;
import org.onrecord.article.Span;

/**
 * A statement with what was resolved about it.
 *
 * @param statement the words
 * @param speaker who said it
 * @param to whom it was said to, or null where the article words nobody
 * @param channel the words that say where it was said or written (“on social media”), or null
 * @param when when it was said, or null where the article does not word it
 * @param corrected what people put right about it; the other components have the right values
 * @param reviews what fact-checkers published about these words of this speaker
 */
public record Attribution(
    Statement statement,
    Resolution<Speaker> speaker,
    @Nullable Addressee to,
    @Nullable Span channel,
    @Nullable Resolution<Days> when,
    List<Corrected> corrected,
    List<Review> reviews) {
  public Attribution {
    corrected = List.copyOf(corrected);
    reviews = List.copyOf(reviews);
  }

  /** Makes one as it was read off an article: corrected and reviewed by nobody. */
  public Attribution(
      Statement statement,
      Resolution<Speaker> speaker,
      @Nullable Addressee to,
      @Nullable Span channel,
      @Nullable Resolution<Days> when) {
    this(statement, speaker, to, channel, when, List.of(), List.of());
  }

  /**
   * Whom a statement was said to.
   *
   * @param span the words
   * @param name who that is, or null where it is not known
   */
  public record Addressee(Span span, @Nullable String name) {}
}
