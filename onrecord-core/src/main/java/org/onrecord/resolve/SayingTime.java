package org.onrecord.resolve;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onrecord.article.Article;
import org.onrecord.article.Days;
import org.onrecord.article.Span;
import org.onrecord.statement.Resolution;
import org.onrecord.statement.Statement;
import org.onrecord.statement.TimeMention;

/**
 * Finds the words that date an act of saying: in {@code On Monday, Ms Reyes said rates will fall by
 * June} it is {@code Monday}, never {@code June}.
 *
 * <p>Only words outside the statement's content count, in the sentence of its cue, that stand
 * beside the cue or the source or open the sentence. A day inside a relative clause ({@code Ms
 * Reyes, who resigned on Sunday, said}) dates something else. The rule is the project's annotation
 * guide's: “when it was said, only if the article words it”.
 */
public final class SayingTime {
  /** Characters between the time's words and the cue or source that still make one clause. */
  private static final int BESIDE = 45;

  private static final int FROM_THE_OPENING = 220;

  private SayingTime() {}

  /**
   * Returns when a statement was said, or null where the article does not word it.
   *
   * @param times the article's, in reading order, as {@link TimeReader} returns them
   */
  public static @Nullable Resolution<Days> of(
      Article article, Statement statement, List<TimeMention> times) {
    var anchors = new ArrayList<Span>(statement.cue());
    if (anchors.isEmpty()) {
      return null;
    }
    var around = ClauseAround.of(article.text(), statement);
    if (around == null) {
      return null;
    }
    anchors.addAll(statement.source().spans());
    TimeMention best = null;
    int least = Integer.MAX_VALUE;
    for (int k = firstFrom(times, around.start()); k < times.size(); k++) {
      TimeMention time = times.get(k);
      if (time.span().start() >= around.end()) {
        break;
      }
      int cost = cost(around, statement, anchors, time.span());
      if (cost < least) {
        least = cost;
        best = time;
      }
    }
    return best == null ? null : best.days();
  }

  private static int cost(ClauseAround around, Statement statement, List<Span> anchors, Span time) {
    if (!around.isOutsideContent(time) || around.isInRelativeClause(time)) {
      return Integer.MAX_VALUE;
    }
    int cost = Integer.MAX_VALUE;
    for (Span cue : statement.cue()) {
      int gap = around.gap(cue, time);
      if (gap <= BESIDE && !around.isVerbBetween(cue, time)) {
        cost = Math.min(cost, gap);
      }
    }
    for (Span source : statement.source().spans()) {
      int gap = around.gap(source, time);
      if (source.overlaps(time)) {
        if (time.start() - source.start() < 12 || !around.isVerbBetween(source, time)) {
          cost = Math.min(cost, 60);
        }
      } else if (gap <= BESIDE && !around.isVerbBetween(source, time)) {
        cost = Math.min(cost, 30 + gap);
      }
    }
    if (cost == Integer.MAX_VALUE && around.opensSentence(time)) {
      for (Span anchor : anchors) {
        int gap = around.gap(anchor, time);
        if (gap <= FROM_THE_OPENING && time.start() < anchor.start()) {
          cost = Math.min(cost, 100 + gap);
        }
      }
    }
    return cost;
  }

  private static int firstFrom(List<TimeMention> times, int offset) {
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
