package org.onrecord.resolve;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onrecord.article.Article;
import org.onrecord.article.Days;
import org.onrecord.article.Passage;
import org.onrecord.statement.Resolution;
import org.onrecord.statement.Resolution.Why;
import org.onrecord.statement.TimeMention;

/**
 * Reads the words of an article that fix a day, a run of days, a month or a year.
 *
 * <p>In an article of Tuesday 8 January 2019, {@code Sunday} after a past verb is 2019-01-06,
 * {@code late July} is 2018-07-21/2018-07-31 and {@code a day earlier} is the day before the day
 * mentioned last. Weeks run from Monday to Sunday (ISO 8601); spans follow the project's annotation
 * guide: {@code early} 1–10, {@code mid} 11–20, {@code late} 21 to the end, {@code the end of} 25
 * to the end, {@code earlier this month} the 1st to publication, {@code later this week} the day
 * after publication to Sunday. {@code Between 3 and 5 May} and {@code from May to July} are one
 * expression each, last day included.
 *
 * <p>Stateless; safe for use by several threads. Time is linear in the length of the text.
 */
public final class TimeReader {
  private final TimeContext context;
  private final TextWords words;
  private final DateGrammar names;
  private final RelativeGrammar relative;
  private final CountedGrammar counted;
  private final List<TimeMention> found = new ArrayList<>();

  private TimeReader(Article article) {
    context = new TimeContext(article);
    words = context.words;
    names = new DateGrammar(context);
    relative = new RelativeGrammar(context, names);
    counted = new CountedGrammar(context, names);
  }

  /**
   * Returns the expressions in reading order, none overlapping. Without a publication date a
   * relative one ({@code Sunday}) is {@link Resolution.Unknown} for {@link
   * Why#NO_PUBLICATION_DATE}; a full date is settled all the same. Bylines and date lines are left
   * out: they belong to the page.
   */
  public static List<TimeMention> read(Article article) {
    var reader = new TimeReader(article);
    reader.readAll();
    var skipped =
        article.passages().stream().filter(p -> !p.kind().isProse()).map(Passage::span).toList();
    if (skipped.isEmpty()) {
      return List.copyOf(reader.found);
    }
    return reader.found.stream()
        .filter(t -> skipped.stream().noneMatch(s -> s.overlaps(t.span())))
        .toList();
  }

  private void readAll() {
    int i = 0;
    while (i < words.size()) {
      context.advance(i);
      TimeExpression expression = range(i);
      if (expression == null) {
        expression = one(i);
        expression = expression == null ? null : joined(expression);
      }
      if (expression == null) {
        i++;
        continue;
      }
      found.add(
          new TimeMention(words.span(expression.from(), expression.end()), expression.days()));
      context.note(expression);
      i = Math.max(i + 1, expression.end());
    }
  }

  /** The expression that begins at {@code i} and is not made of two, or null. */
  private @Nullable TimeExpression one(int i) {
    if (words.isNumber(i)) {
      TimeExpression date = names.atNumber(i);
      if (date == null) {
        date = relative.bareOrdinal(i);
      }
      return date != null ? date : counted.at(i);
    }
    if (!words.isWord(i)) {
      return words.isApostrophe(i) ? names.shortDecade(i, i) : null;
    }
    TimeExpression expression = names.atName(i);
    if (expression == null) {
      expression = relative.at(i);
    }
    if (expression == null && words.is(i, "within")) {
      expression = counted.within(i);
    }
    if (expression == null && words.is(i, "in")) {
      expression = counted.in(i);
    }
    return expression == null ? counted.at(i) : expression;
  }

  // --- two expressions that make a run of days
  // ----------------------------------------------------

  /** {@code between 3 and 5 May}, {@code from May to July 2020}, {@code from Monday to Friday}. */
  private @Nullable TimeExpression range(int i) {
    if (!words.is(i, "from", "between")) {
      return null;
    }
    int at = words.is(i + 1, "the") && context.dates.day(i + 2) != null ? i + 2 : i + 1;
    boolean isBetween = words.is(i, "between");
    TimeExpression first = end(at);
    if (first == null) {
      return bareDays(i, at);
    }
    int link = first.end();
    boolean linked =
        isBetween
            ? words.is(link, "and") || words.isDash(link)
            : words.is(link, "to", "until", "till", "through") || words.isDash(link);
    TimeExpression last = linked ? end(link + 1) : null;
    if (last != null) {
      return isBetween && isWhole(first) && isWhole(last) ? null : span(i, first, last);
    }
    // “from 3 to 5 May” was read as one already
    Days days = first.value();
    return days != null && words.isNumber(at) && kind(days) == 3 ? first.beginningAt(i) : null;
  }

  /** Whether an end of “between … and …” is a date that stands for itself. */
  private boolean isWhole(TimeExpression end) {
    Days days = end.value();
    return days != null && kind(days) < 2 && !words.is(end.from(), "now");
  }

  /** {@code between 3 and 5 May}: the first number has no month of its own. */
  private @Nullable TimeExpression bareDays(int i, int at) {
    var day = context.dates.day(at);
    if (day == null || !words.is(day.end(), "and", "to", "until", "till", "through", "-", "–")) {
      return null;
    }
    int second = words.is(day.end() + 1, "the") ? day.end() + 2 : day.end() + 1;
    var other = context.dates.day(second);
    TimeExpression last = other == null ? null : one(second);
    Days days = last == null ? null : last.value();
    if (last == null || days == null || !days.isOneDay()) {
      return null;
    }
    YearMonth month = YearMonth.from(days.first());
    if (day.value() > days.first().getDayOfMonth()) {
      month = month.minusMonths(1);
    }
    if (day.value() > month.lengthOfMonth()) {
      return null;
    }
    Days run = new Days(month.atDay(day.value()), days.first());
    return last.isSettled()
        ? context.settled(i, last.end(), run)
        : context.likely(i, last.end(), run);
  }

  /** One end of a run: an expression, or {@code now} and {@code the present}. */
  private @Nullable TimeExpression end(int i) {
    LocalDate now = context.published;
    if (words.is(i, "now") && now != null) {
      return context.settled(i, i + 1, Days.of(now));
    }
    if (words.is(i, "current", "present", "date") && now != null && !words.isWord(i + 2)) {
      return context.settled(i, words.is(i + 1, "date", "day") ? i + 2 : i + 1, Days.of(now));
    }
    return one(i);
  }

  /** An expression with the one that a dash or “to” joins to it: {@code May–July}. */
  private TimeExpression joined(TimeExpression first) {
    int link = first.end();
    boolean isDash = words.isDash(link);
    if (!isDash && !words.is(link, "to", "through", "until", "till")) {
      return first;
    }
    Days days = first.value();
    TimeExpression last = days == null ? null : end(link + 1);
    Days lastDays = last == null ? null : last.value();
    if (last == null
        || days == null
        || lastDays == null
        || (kind(days) != kind(lastDays) && !(kind(days) == 1 && kind(lastDays) == 0))) {
      return first;
    }
    boolean named = context.dates.monthByName(first.from()) != null;
    boolean isNumeric = words.isNumber(first.from()) && words.isNumber(last.end() - 1);
    boolean isWeekday = context.dates.weekday(first.from()) != null;
    if (isDash && words.is(link, "—")
        || !(named || isNumeric || (isDash || words.is(link, "through")) && isWeekday)) {
      return first;
    }
    TimeExpression run = span(first.from(), first, last);
    return run == null ? first : run;
  }

  /** 0 for a day, 1 for a month, 2 for a year, 3 for other runs. */
  private static int kind(Days days) {
    return days.isOneDay() ? 0 : days.iso().length() == 7 ? 1 : days.iso().length() == 4 ? 2 : 3;
  }

  /**
   * The days from the first one's to the last one's. An end without a year takes the other's, and
   * the last day is never before the first.
   */
  private @Nullable TimeExpression span(int from, TimeExpression first, TimeExpression last) {
    Days a = first.value();
    Days b = last.value();
    if (a == null || b == null) {
      return a == null && b == null && first.days() instanceof Resolution.Unknown<Days>
          ? context.undated(from, last.end())
          : null;
    }

    DayOfWeek weekday = context.dates.weekday(last.from());
    if (weekday != null && b.isOneDay() && b.last().isBefore(a.first())) {
      LocalDate next =
          a.first().plusDays((weekday.getValue() - a.first().getDayOfWeek().getValue() + 7) % 7);
      b = Days.of(next);
    } else if (!first.isSettled() && last.isSettled() && kind(b) < 2) {
      a = inYear(a, b.last().getYear());
      a = a.first().isAfter(b.last()) ? inYear(a, b.last().getYear() - 1) : a;
    } else if (!last.isSettled()) {
      b = first.isSettled() && kind(a) < 2 ? inYear(b, a.first().getYear()) : b;
      if (!first.isSettled() && kind(a) < 2) {
        a = inYear(a, b.last().getYear());
        a = a.first().isAfter(b.last()) ? inYear(a, b.last().getYear() - 1) : a;
      }
      b = b.last().isBefore(a.first()) ? inYear(b, b.last().getYear() + 1) : b;
    }
    if (b.last().isBefore(a.first())) {
      return null;
    }
    Days run = new Days(a.first(), b.last());
    return first.isSettled() || last.isSettled()
        ? context.settled(from, last.end(), run)
        : context.likely(from, last.end(), run);
  }

  private static Days inYear(Days days, int year) {
    int by = year - days.last().getYear();
    return kind(days) == 1
        ? Days.of(YearMonth.from(days.first()).plusYears(by))
        : new Days(days.first().plusYears(by), days.last().plusYears(by));
  }
}
