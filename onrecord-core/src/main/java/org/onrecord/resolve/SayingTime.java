package org.onrecord.resolve;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onrecord.article.Article;
import org.onrecord.article.Days;
import org.onrecord.article.Span;
import org.onrecord.statement.Resolution;
import org.onrecord.statement.Statement;
import org.onrecord.statement.Statement.Act;
import org.onrecord.statement.TimeMention;

/**
 * Finds the words that date an act of saying: in {@code On Monday, Ms Reyes said rates will fall by
 * June} it is {@code Monday}, never {@code June}.
 *
 * <p>Only words in the sentence of the cue count, outside every content that does not hold the cue
 * as well. The time must belong to the clause of the cue ({@link SayingClause}): a day in a
 * relative clause ({@code Ms Reyes, who resigned on Sunday, said}), beside another verb ({@code it
 * opened on Sunday, but Ms Reyes said}) or before a noun that is nothing said ({@code a 2005 law},
 * but {@code a 2005 interview} does) dates something else. What is only thought, was never said or
 * is yet to be said has no such day. What is asked for, promised or made so by being said lies
 * ahead of the saying: a past day among its last words ({@code offered to resign last night},
 * {@code declared it closed on Monday}) dates the saying too. The rule is the project's annotation
 * guide's: “when it was said, only if the article words it”; a day in the sentence before does not
 * count.
 *
 * <p>Made for one article; not thread-safe. Asking for a statement costs the length of its
 * sentence.
 */
public final class SayingTime {
  private final SaidWords said;
  private final List<TimeMention> times;

  private final @Nullable Days published;

  private SayingTime(SaidWords said, List<TimeMention> times, @Nullable Days published) {
    this.said = said;
    this.times = times;
    this.published = published;
  }

  /**
   * Returns what dates the statements of {@code article}.
   *
   * @param statements all of the article's
   * @param times the article's, in reading order, as {@link TimeReader} returns them
   */
  public static SayingTime in(
      Article article, List<Statement> statements, List<TimeMention> times) {
    return new SayingTime(new SaidWords(article.text(), statements), times, article.published());
  }

  /**
   * Returns when a statement of the article was said, or null where the article does not word it.
   */
  public @Nullable Resolution<Days> of(Statement statement) {
    if (statement.cue().isEmpty() || statement.act() == Act.THOUGHT) {
      return null;
    }
    var clause = SayingClause.of(said, statement);
    if (clause == null) {
      return null;
    }
    TimeMention best = null;
    int least = Integer.MAX_VALUE;
    for (int k = firstFrom(clause.start()); k < times.size(); k++) {
      TimeMention time = times.get(k);
      Span span = time.span();
      if (span.start() >= clause.end()) {
        break;
      }
      int cost = clause.cost(span);
      if (cost < least) {
        least = cost;
        best = time;
      }
    }
    if (best == null) {
      best = ofWhatIsDone(statement, clause);
    }
    return best == null ? null : best.days();
  }

  /** The past day that closes a content which lies ahead of its cue, or null. */
  private @Nullable TimeMention ofWhatIsDone(Statement statement, SayingClause clause) {
    if (published == null || !clause.looksAhead()) {
      return null;
    }
    Span content = statement.content().getLast();
    for (int k = firstFrom(content.start()); k < times.size(); k++) {
      TimeMention time = times.get(k);
      if (time.span().end() > content.end()) {
        break;
      }
      Days days = time.days().value();
      if (days != null
          && !days.last().isAfter(published.last())
          && clause.closesContent(time.span())) {
        return time;
      }
    }
    return null;
  }

  private int firstFrom(int offset) {
    int low = 0;
    int high = times.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (times.get(middle).span().start() < offset) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
