package org.onrecord.statement;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onrecord.article.Span;

/**
 * Something an article says somebody said: a content, its source and the cue that ties the two, in
 * the sense of the PARC 3.0 corpus.
 *
 * <p>In {@code “Rates will fall,” Ms Reyes said, “by June.”} the content is the two quoted runs,
 * the source {@code Ms Reyes}, the cue {@code said}.
 *
 * @param id {@code s1}, {@code s2}, … in reading order; unique within one article
 * @param act whether it was said or thought
 * @param quotation how much of the content stands in quotation marks
 * @param content the runs of text that were said, in reading order, quotation marks included; never
 *     empty
 * @param cue the words of saying, in reading order; empty where punctuation alone does the work
 *     ({@code Reyes: “No.”})
 * @param source who said it, as worded; {@link Source.Unstated} where the article does not say
 * @param within the id of the statement whose content this one stands in, or null
 * @param confidence calibrated probability, 0 to 1, that content, source and cue are all right
 */
public record Statement(
    String id,
    Act act,
    Quotation quotation,
    List<Span> content,
    List<Span> cue,
    Source source,
    @Nullable String within,
    double confidence) {
  /** Whether words were uttered or a belief, fear, hope or plan is reported. */
  public enum Act {
    SAID,
    THOUGHT
  }

  /** How much of the content stands in quotation marks: all, none, part. */
  public enum Quotation {
    DIRECT,
    INDIRECT,
    MIXED
  }

  public Statement {
    content = List.copyOf(content);
    cue = List.copyOf(cue);
    if (content.isEmpty()) {
      throw new IllegalArgumentException("a statement needs content");
    }
    if (!(confidence >= 0 && confidence <= 1)) { // written so that NaN fails
      throw new IllegalArgumentException("confidence is not in 0..1: " + confidence);
    }
  }
}
