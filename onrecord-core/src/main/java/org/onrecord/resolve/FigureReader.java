package org.onrecord.resolve;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onrecord.article.Article;
import org.onrecord.article.Span;
import org.onrecord.statement.Figure;
import org.onrecord.statement.Figure.Metric;
import org.onrecord.statement.Statement;
import org.onrecord.statement.TimeMention;

/**
 * Reads the counts that an article gives: in {@code 43,000 troops had been killed, while some
 * 370,000 were wounded} it is 43,000 killed and about 370,000 wounded.
 *
 * <p>{@link MetricFinder} says how it is told what is counted. Ages, dates, times, ranks, ordinals,
 * scores, durations, distances and fractions are no figures (the project's annotation guide); a
 * percentage is one with the unit {@code percent}. Vague plurals are ranges without an upper end:
 * {@code dozens} 12, {@code hundreds} 100.
 *
 * <p>Stateless; safe for use by several threads. Looks at a bounded number of words around each
 * number.
 */
public final class FigureReader {
  private final TextWords words;
  private final List<TimeMention> times;
  private final AmountReader amounts;
  private final NoCount noCount;
  private final MetricFinder metrics;
  private final StatementsAt statements;
  private final List<Figure> found = new ArrayList<>();
  private int time;

  private FigureReader(Article article, List<Statement> statements, List<TimeMention> times) {
    words = new TextWords(article.text());
    this.statements = new StatementsAt(statements);
    this.times = times;
    amounts = new AmountReader(words);
    noCount = new NoCount(words);
    metrics = new MetricFinder(words);
  }

  /**
   * Returns the figures in reading order.
   *
   * @param statements the article's; a figure belongs to the innermost whose content holds it
   * @param times the article's, in reading order; their numbers are no figures
   */
  public static List<Figure> read(
      Article article, List<Statement> statements, List<TimeMention> times) {
    var reader = new FigureReader(article, statements, times);
    reader.readAll();
    return List.copyOf(reader.found);
  }

  private void readAll() {
    int i = 0;
    while (i < words.size()) {
      i = isInTime(i) ? i + 1 : Math.max(i + 1, readAt(i));
    }
  }

  private boolean isInTime(int i) {
    while (time < times.size() && times.get(time).span().end() <= words.start(i)) {
      time++;
    }
    return time < times.size() && times.get(time).span().start() <= words.start(i);
  }

  /** Writes down the figure that begins at {@code i}, if any; returns the word to go on from. */
  private int readAt(int i) {
    Amount none = noneAt(i);
    if (none != null) {
      return take(none);
    }
    if (words.is(i, "a", "an")) {
      int end = takeSingle(i);
      if (end > i) {
        return end;
      }
    }
    var pair = amounts.pairAt(i);
    if (pair != null) {
      if (metrics.isVoting(i)) {
        var first = pair.first();
        var second = pair.second();
        add(Amount.exact(i, i, first.end(), first.value()), first.end(), Metric.VOTES, 0.8);
        int at = pair.secondAt();
        add(Amount.exact(at, at, second.end(), second.value()), second.end(), Metric.VOTES, 0.8);
      }
      return pair.second().end();
    }
    Amount amount = amounts.at(i);
    return amount == null ? i : take(amount);
  }

  /** “No one was hurt”, “no deaths”, “none of the crew were injured”. */
  private @Nullable Amount noneAt(int i) {
    if (words.is(i, "nobody", "none") || words.are(i, "no", "one")) {
      int end = words.is(i, "no") ? i + 2 : i + 1;
      return metrics.right(end, 6) == null ? null : Amount.exact(i, i, end, 0);
    }
    if (!words.is(i, "no")) {
      return null;
    }
    for (int k = i + 1; k <= i + 3 && words.isWord(k); k++) {
      if (words.is(k, "injuries", "deaths", "casualties", "fatalities", "arrests", "infections")) {
        return Amount.exact(i, i, i + 1, 0);
      }
    }
    var phrase = CountedPhrase.after(words, i + 1);
    boolean harmed =
        phrase.isPeople()
            && !FigureWords.in("skipped", phrase.head())
            && words.is(phrase.end(), "was", "were", "has", "have", "had")
            && metrics.right(phrase.end(), 4) != null;
    return harmed ? Amount.exact(i, i, i + 1, 0) : null;
  }

  /** “A soldier was killed”, “wounding a woman”: one human being who came to harm. */
  private int takeSingle(int i) {
    var phrase = CountedPhrase.after(words, i + 1);
    if (!FigureWords.isOnePerson(phrase.head()) || phrase.end() - i > 5) {
      return i;
    }
    var one = Amount.exact(i, i, i + 1, 1);
    Metric metric = metrics.ofSingle(one, phrase);
    if (metric != Metric.KILLED && metric != Metric.WOUNDED) {
      return i;
    }
    add(one, phrase.end(), metric, 0.7);
    return phrase.end();
  }

  private int take(Amount a) {
    String unit = a.unit();
    if (unit != null) {
      boolean percent = unit.equals("percent");
      add(a, a.end(), percent ? Metric.OTHER : Metric.MONEY, percent ? 0.9 : 0.95);
      return a.end();
    }
    if (noCount.is(a)) {
      return a.end();
    }
    var phrase = CountedPhrase.after(words, a.end());
    boolean isLoneOne =
        words.is(a.number(), "one")
            && !words.isWord(a.end())
            && a.amount() != null
            && a.amount() == 1
            && metrics.immediate(a.from() - 1) == null;
    if (isLoneOne) {
      return a.end();
    }
    Metric metric = metrics.of(a, phrase);
    if (metric == null && !isWorthKeeping(a, phrase)) {
      return a.end();
    }
    add(a, phrase.end(), metric == null ? Metric.OTHER : metric, metric == null ? 0.6 : 0.8);
    return phrase.end();
  }

  /** Whether a count of things that no list knows is one that somebody could dispute. */
  private boolean isWorthKeeping(Amount a, CountedPhrase phrase) {
    if (FigureWords.isMeasure(phrase.head()) || !phrase.isPlural()) {
      return false;
    }
    boolean takenUp =
        a.from() == a.number() && FigureWords.in("definite", words.at(a.number() - 1));
    boolean isOne = a.amount() != null && a.amount() == 1; // “one senator, Ann Lee,”
    return !takenUp && !isOne && !FigureWords.in("kin", phrase.head());
  }

  private void add(Amount a, int phraseEnd, Metric metric, double confidence) {
    int end = Math.max(a.end(), phraseEnd);
    Span span = words.span(a.from(), end);
    int ofFrom = a.end();
    while (ofFrom < end && words.is(ofFrom, "of", "the")) {
      ofFrom++;
    }
    String of = ofFrom < end ? words.span(ofFrom, end).in(words.text()) : null;
    found.add(
        new Figure(
            "f" + (found.size() + 1),
            span,
            a.amount(),
            a.low(),
            a.high(),
            a.qualifier(),
            metric,
            a.unit(),
            of,
            statements.innermost(words.start(a.number())),
            null,
            null,
            confidence));
    metrics.remember(metric, a.unit() == null, end);
  }
}
