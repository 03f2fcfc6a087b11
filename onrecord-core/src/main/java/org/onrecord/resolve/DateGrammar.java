package org.onrecord.resolve;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onrecord.article.Days;
import org.onrecord.statement.Resolution;
import org.onrecord.statement.Resolution.Why;

/**
 * Reads expressions built of names and numbers: weekdays, months, dates, years, decades, quarters
 * and holidays. {@code Saturday, May 4}, {@code late July}, {@code 24th of June 2019}, {@code the
 * 1990s}, {@code Q3 2019}, {@code Easter Monday}.
 */
final class DateGrammar {
  private final TimeContext context;
  private final TextWords words;
  private final DateWords dates;

  DateGrammar(TimeContext context) {
    this.context = context;
    words = context.words;
    dates = context.dates;
  }

  /** The expression that begins with a name at {@code i}, or null. */
  @Nullable TimeExpression atName(int i) {
    Holidays.Named holiday = Holidays.at(words, i);
    if (holiday != null) {
      TimeExpression named = holiday(i, holiday, "");
      if (named != null) {
        return named;
      }
    }
    DayOfWeek day = dates.weekday(i);
    if (day != null) {
      return words.is(i - 1, "bloody", "every", "each", "any") ? null : weekday(i, i, day, "");
    }
    Month month = dates.month(i);
    if (month != null) {
      return month(i, i, month, "", "");
    }
    TimeExpression quarter = shortQuarter(i, 0);
    if (quarter == null) {
      quarter = wordedDecade(i, i, "");
    }
    return quarter != null ? quarter : atSpelledNumber(i);
  }

  /**
   * {@code nineteen ninety-one} where it is a year, {@code twenty-fourth of May}, {@code 15th
   * century}.
   */
  private @Nullable TimeExpression atSpelledNumber(int i) {
    TimeExpression century = century(i, i, "");
    if (century != null) {
      return century;
    }
    var day = dates.spelledDay(i);
    if (day != null) {
      TimeExpression date = dayThenMonth(i, i, "");
      if (date != null) {
        return date;
      }
    }
    var year = dates.spelledYear(i);
    if (year == null || DateWords.isUnit(words.at(year.end()))) {
      return null;
    }
    boolean led = words.is(i - 1, "in", "since", "until", "year", "of", "by", "before", "after");
    boolean certain = words.is(i, "seventeen", "eighteen", "nineteen");
    boolean isCount = year.value() == 2000 || words.isWord(year.end());
    if ((!led && !certain) || (words.is(i, "two") && isCount && !words.is(i - 1, "year"))) {
      return null;
    }
    context.noteYear(year.value());
    return context.settled(i, year.end(), Days.ofYear(year.value()));
  }

  /** The expression that begins with digits at {@code i}, or null. */
  @Nullable TimeExpression atNumber(int i) {
    if (words.isDash(i - 1)
        && words.touchesPrevious(i)
        && words.isNumber(i - 2)
        && !words.is(i - 3, "/")) {
      int year = dates.year(i);
      return year > 0 && dates.year(i - 2) == 0 ? null : year > 0 ? year(i, i, year) : null;
    }
    TimeExpression numeric = numericDate(i);
    if (numeric != null) {
      return numeric;
    }
    TimeExpression century = century(i, i, "");
    if (century != null) {
      return century;
    }
    if (dates.dayNumber(i) > 0) {
      TimeExpression date = dayThenMonth(i, i, "");
      if (date == null) {
        date = firstOfPair(i);
      }
      if (date == null && dates.ordinal(i + 1) > 0) {
        date = dayOfMonth(i, i);
      }
      return date != null ? date : secondDay(i);
    }
    int year = dates.year(i);
    return year > 0 ? year(i, i, year) : null;
  }

  // --- weekdays -------------------------------------------------------------------------------

  /**
   * Reads on from a weekday's name.
   *
   * @param mark {@code last}, {@code next}, {@code this} or empty
   */
  @Nullable TimeExpression weekday(int from, int i, DayOfWeek day, String mark) {
    int name = i + 1 + (words.at(i).length() < 6 ? dates.dot(i + 1) : 0);
    int end = dates.dayPart(name);
    TimeExpression date = dateAfterWeekday(from, end, day);
    if (date != null) {
      return date;
    }
    if (context.published == null) {
      return context.undated(from, end);
    }
    TimeExpression inWeek = weekdayOfWeek(from, end, day);
    if (inWeek != null) {
      return inWeek;
    }
    LocalDate latest = context.weekday(context.published, day, false);
    LocalDate value =
        switch (mark) {
          case "next", "coming", "upcoming", "following" ->
              context.published.with(TemporalAdjusters.next(day));
          case "last", "past", "previous" ->
              latest.equals(context.published) ? latest.minusWeeks(1) : latest;
          default -> context.weekday(context.published, day, context.tense.around(from, end) > 0);
        };
    return mark.isEmpty() || mark.equals("this")
        ? context.likely(from, end, Days.of(value))
        : context.settled(from, end, Days.of(value));
  }

  /** {@code Saturday, May 4}, {@code Monday the 21st}, {@code Friday 5/12}. */
  private @Nullable TimeExpression dateAfterWeekday(int from, int end, DayOfWeek day) {
    int at = words.is(end, ",", "(") ? end + 1 : end;
    Month month = dates.month(at);
    if (month != null) {
      TimeExpression date = month(from, at, month, "", "");
      Days days = date == null ? null : date.value();
      if (date != null && (days == null || days.isOneDay())) {
        return date;
      }
    }
    if (dates.dayNumber(at) > 0) {
      TimeExpression date = dayThenMonth(from, at, "");
      if (date == null) {
        date = numericDate(at);
      }
      if (date != null) {
        return date.beginningAt(from);
      }
    }
    boolean article = words.is(at, "the");
    var number = dates.day(article ? at + 1 : at);
    if (number == null
        || at != end
        || context.published == null
        || (!article && number.end() == at + 1 && words.isWord(at + 1))
        || (words.is(number.end(), ":", "%", ".", "-") && words.isNumber(number.end() + 1))) {
      return null;
    }
    LocalDate found = nearestWith(number.value(), day, context.tense.around(from, end) < 0);
    return found == null ? null : context.likely(from, number.end(), Days.of(found));
  }

  /** The nearest month in which that day of the month is that weekday. */
  private @Nullable LocalDate nearestWith(int number, DayOfWeek day, boolean past) {
    LocalDate now = context.published;
    if (now == null) {
      return null;
    }
    for (int months = 0; months < 14; months++) {
      for (int sign : past ? new int[] {-1} : new int[] {1, -1}) {
        YearMonth month = YearMonth.from(now).plusMonths((long) sign * months);
        if (number <= month.lengthOfMonth() && month.atDay(number).getDayOfWeek() == day) {
          return month.atDay(number);
        }
      }
    }
    return null;
  }

  /** {@code Tuesday of last week}, {@code Tuesday next week}. */
  private @Nullable TimeExpression weekdayOfWeek(int from, int end, DayOfWeek day) {
    int at = words.is(end, "of") ? end + 1 : end;
    if (context.published == null
        || !words.is(at, "last", "this", "next", "previous")
        || !words.is(at + 1, "week")
        || words.isApostrophe(at + 2)) {
      return null;
    }
    LocalDate monday = CalendarSpans.monday(context.published);
    LocalDate value =
        monday.plusWeeks(CalendarSpans.shift(words.at(at))).plusDays(day.getValue() - 1L);
    return context.settled(from, at + 2, Days.of(value));
  }

  // --- months and dates -----------------------------------------------------------------------

  /**
   * Reads on from a month's name.
   *
   * @param part {@code early}, {@code mid}, {@code late}, {@code end} or empty
   * @param mark {@code last}, {@code next}, {@code this} or empty
   */
  @Nullable TimeExpression month(int from, int i, Month month, String part, String mark) {
    int at = i + 1 + (words.at(i).length() > 4 ? 0 : dates.dot(i + 1));
    if (part.isEmpty()) {
      int number = words.is(at, "/", "-") && words.touchesPrevious(at) ? at + 1 : at;
      if (words.is(at, ",") && dates.ordinal(at + 2) > 0) {
        number = at + 1;
      }
      if (words.is(at, "the")) {
        number = at + 1;
      } else if (number > at && dates.year(number) > 0) {
        at = number;
      }
      var day = dates.day(number);
      if (day != null && !dates.isCounting(number)) {
        return monthThenDay(from, month, day, mark);
      }
    }
    int end = at;
    var year = yearAfter(at);
    if (words.is(end - 1, ".") && words.endsSentence(end - 1)) {
      end = end - 1;
      year = null;
    }
    if (year == null && isNamedYear(at)) {
      return context.undated(from, at);
    }
    if (year != null) {
      context.noteDatedYear(year.value(), year.end());
      return context.settled(
          from, year.end(), CalendarSpans.partOf(YearMonth.of(year.value(), month), part));
    }
    if (context.publishedDays == null) {
      return context.undated(from, end);
    }
    YearMonth now = YearMonth.from(context.publishedDays.first());
    YearMonth chosen = now.withMonth(month.getValue());
    switch (mark) {
      case "last", "previous", "past" -> {
        chosen = chosen.isBefore(now) ? chosen : chosen.minusYears(1);
      }
      case "next", "coming", "upcoming" -> {
        chosen = chosen.isAfter(now) ? chosen : chosen.plusYears(1);
      }
      case "this" -> {}
      default -> {
        if (context.isNearDatedYear(from)) {
          chosen = YearMonth.of(context.datedYear(), month);
        } else {
          LocalDate middle = context.nearest(from, end, y -> LocalDate.of(y, month, 15));
          chosen = middle == null ? chosen : YearMonth.from(middle);
        }
      }
    }
    Days days = CalendarSpans.partOf(chosen, part);
    return mark.isEmpty() ? context.likely(from, end, days) : context.settled(from, end, days);
  }

  /**
   * A year after a month or day: {@code , 2019}, {@code of 2019}, {@code last year}, {@code ’19}.
   */
  private DateWords.@Nullable Numeral yearAfter(int at) {
    int next = words.is(at, ",", "of", "in") ? at + 1 : at;
    if (words.is(at, "-", "/") && words.touchesPrevious(at) && dates.year(at + 1) > 0) {
      return new DateWords.Numeral(dates.year(at + 1), at + 2);
    }
    if (words.is(at, "of") && words.is(next, "the") && words.is(next + 1, "year")) {
      next += 2;
    }
    var year = dates.yearAt(next);
    if (year != null) {
      boolean counts =
          DateWords.isUnit(words.at(year.end())) && !words.is(year.end(), "or", "local");
      boolean isTwoThings = words.is(at, "in") && dates.year(next) == 0;
      return counts || isTwoThings ? null : year;
    }
    if ((words.isApostrophe(next) || words.is(at, "of"))
        && isTwoDigits(next + (words.is(at, "of") ? 0 : 1))) {
      int number = words.isApostrophe(next) ? next + 1 : next;
      if (!isTwoDigits(number) || (number > next && !words.touchesPrevious(number))) {
        return null;
      }
      return new DateWords.Numeral(
          context.fullYear(Integer.parseInt(words.at(number))), number + 1);
    }
    if (words.is(next, "last", "this", "next") && words.is(next + 1, "year")) {
      return context.publishedDays == null
          ? null
          : new DateWords.Numeral(
              context.publishedDays.first().getYear() + CalendarSpans.shift(words.at(next)),
              next + 2);
    }
    int said = context.lastYear();
    if (said > 0 && (words.are(next, "the", "same", "year") || words.are(next, "that", "year"))) {
      return new DateWords.Numeral(said, words.is(next, "that") ? next + 2 : next + 3);
    }
    if (said > 0 && words.are(next, "the", "following", "year")) {
      return new DateWords.Numeral(said + 1, next + 3);
    }
    return null;
  }

  private boolean isTwoDigits(int i) {
    return words.isNumber(i) && words.length(i) == 2;
  }

  /** Whether the year is named by “last year”, which needs a publication date. */
  private boolean isNamedYear(int at) {
    int next = words.is(at, ",", "of") ? at + 1 : at;
    return context.publishedDays == null
        && words.is(next, "last", "this", "next")
        && words.is(next + 1, "year");
  }

  private @Nullable TimeExpression monthThenDay(
      int from, Month month, DateWords.Numeral day, String mark) {
    int end = day.end();
    int lastOne = day.value();
    Month lastMonth = month;
    int beyond = end;
    if (words.isDash(end) || words.is(end, "to", "through", "until", "till")) {
      int at = words.is(end + 1, "the") ? end + 2 : end + 1;
      int name = at + 1 + dates.dot(at + 1);
      Month other = dates.month(at);
      var second = dates.day(other == null ? at : name);
      boolean isClock = second != null && words.is(second.end(), ":", "a", "p", "am", "pm");
      if (second != null && other != null && yearAfter(second.end()) == null && words.isDash(end)) {
        lastMonth = other;
        lastOne = second.value();
        beyond = second.end();
      } else if (second != null && other == null && !isClock && !dates.isCounting(at)) {
        if (second.value() > day.value()) {
          lastOne = second.value();
          beyond = second.end();
        } else if (words.is(end + 1, "the")) {
          lastMonth = month.plus(1);
          lastOne = second.value();
          beyond = second.end();
        }
      }
    }
    return date(from, beyond, month, day.value(), lastMonth, lastOne, mark);
  }

  /**
   * Reads a day of the month with its month after it.
   *
   * @param mark {@code last}, {@code next}, {@code this} or empty
   */
  @Nullable TimeExpression dayThenMonth(int from, int i, String mark) {
    var day = dates.day(i);
    if (day == null) {
      return null;
    }
    int at = day.end();
    int lastOne = day.value();
    boolean paired = words.is(at, "and") && words.is(from, "between");
    if (words.isDash(at) || words.is(at, "to", "until", "till", "through") || paired) {
      var second = dates.day(words.is(at + 1, "the") ? at + 2 : at + 1);
      if (second != null && second.value() > day.value()) {
        lastOne = second.value();
        at = second.end();
      }
    }
    at += words.is(at, "of", "-", "/") ? 1 : 0;
    at += words.is(at, "the") && words.is(at - 1, "of") ? 1 : 0;
    Month month = dates.monthByName(at);
    if (month == null) {
      month = dates.month(at); // “14 nov”
    }
    if (month == null
        || words.is(i - 1, "$", "€", "£")
        || (words.at(at).length() == 3
            && month == Month.MAY
            && words.isNumber(at + 1)
            && dates.year(at + 1) == 0)) {
      return null;
    }
    int end = at + 1 + (words.at(at).length() > 4 ? 0 : dates.dot(at + 1));
    if (words.is(end - 1, ".") && words.endsSentence(end - 1)) {
      end--;
    }
    if (words.is(end, "-", "/") && words.touchesPrevious(end) && dates.year(end + 1) > 0) {
      end++;
    }
    return date(from, end, month, day.value(), month, lastOne, mark);
  }

  private @Nullable TimeExpression date(
      int from, int end, Month month, int day, Month lastMonth, int lastOne, String mark) {
    int chosen = 0;
    var year = yearAfter(end);
    if (year != null) {
      chosen = year.value();
      context.noteDatedYear(chosen, year.end());
    } else if (context.publishedDays == null) {
      return context.undated(from, end);
    } else if (!mark.isEmpty()) {
      LocalDate now = context.publishedDays.first();
      chosen = now.getYear();
      int shift = CalendarSpans.shift(mark);
      int compared = month.getValue() * 32 + day - now.getMonthValue() * 32 - now.getDayOfMonth();
      if (shift != 0 && shift * compared <= 0) {
        chosen += shift;
      }
    } else if (context.isNearDatedYear(from)) {
      chosen = context.datedYear();
    } else {
      LocalDate near = context.nearest(from, end, y -> LocalDate.of(y, month, day));
      if (near == null) {
        return null;
      }
      chosen = near.getYear();
    }
    try {
      LocalDate first = LocalDate.of(chosen, month, day);
      LocalDate last = LocalDate.of(chosen, lastMonth, lastOne);
      if (last.isBefore(first)) {
        last = last.plusYears(1);
      }
      Days days = new Days(first, last);
      return year != null
          ? context.settled(from, year.end(), days)
          : context.likely(from, end, days);
    } catch (DateTimeException e) {
      return null; // 31 June
    }
  }

  /** The first day of “18 and 19 June”. */
  private @Nullable TimeExpression firstOfPair(int i) {
    var day = dates.day(i);
    if (day == null || !words.is(day.end(), "and", "or") || dates.dayNumber(day.end() + 1) == 0) {
      return null;
    }
    TimeExpression second = dayThenMonth(day.end() + 1, day.end() + 1, "");
    Days days = second == null ? null : second.value();
    return days != null
            && days.isOneDay()
            && day.value() < days.first().getDayOfMonth()
            && words.is(i - 1, "on", "of", "the", "for", "at")
        ? context.likely(i, day.end(), Days.of(days.first().withDayOfMonth(day.value())))
        : null;
  }

  /** The second day of “March 4 and 5”. */
  private @Nullable TimeExpression secondDay(int i) {
    LocalDate lastDay = context.lastDay();
    int lastEnd = context.lastDayEnd();
    if (lastDay == null || lastEnd != i - 1 || !words.is(i - 1, "and", ",", "or")) {
      return null;
    }
    boolean endsThere =
        !words.isWord(i + 1)
            || words.is(i + 1, "and", "in", "at", "on", "to", "as", "for", "by", "respectively");
    int day = dates.dayNumber(i);
    if (!endsThere
        || !words.isNumber(lastEnd - 1)
        || day <= lastDay.getDayOfMonth()
        || day > lastDay.lengthOfMonth()
        || words.is(i + 1, ":", "%")) {
      return null;
    }
    return context.likely(i, i + 1, Days.of(lastDay.withDayOfMonth(day)));
  }

  /** {@code on the 24th}, {@code the 24th of this month}: of the month nearest by the tense. */
  @Nullable TimeExpression dayOfMonth(int from, int i) {
    return dayOfMonth(
        from, i, words.is(from - 1, "on", "by", "until", "till", "since", "before", "after"));
  }

  /**
   * Reads a bare day of the month.
   *
   * @param led whether words before it show that it is a day
   */
  @Nullable TimeExpression dayOfMonth(int from, int i, boolean led) {
    var day = dates.ordinalAt(i);
    if (day == null || day.value() > 31) {
      return null;
    }
    if (words.is(day.end(), "of")) {
      int at = day.end() + 1;
      if (words.is(at, "this", "last", "next", "the") && words.is(at + 1, "month")) {
        if (context.published == null) {
          return context.undated(from, at + 2);
        }
        YearMonth month =
            YearMonth.from(context.published).plusMonths(CalendarSpans.shift(words.at(at)));
        return day.value() > month.lengthOfMonth()
            ? null
            : context.settled(from, at + 2, Days.of(month.atDay(day.value())));
      }
      TimeExpression date = dayThenMonth(from, i, "");
      return date;
    }
    boolean ends =
        !words.isWord(day.end()) || words.is(day.end(), "and", "in", "at", "to", "for", "when");
    if (!led || !ends || !words.isNumber(i) || words.isDash(day.end())) {
      return null;
    }
    YearMonth near = context.lastMonth();
    if (near == null || context.published == null) {
      return context.undated(from, day.end());
    }
    int forward = context.tense.around(from, day.end());
    LocalDate now = context.published;
    if (near.equals(YearMonth.from(now))) {
      if (forward > 0 && day.value() < now.getDayOfMonth()) {
        near = near.plusMonths(1);
      } else if (forward < 0 && day.value() > now.getDayOfMonth()) {
        near = near.minusMonths(1);
      }
    }
    return day.value() > near.lengthOfMonth()
        ? null
        : context.likely(from, day.end(), Days.of(near.atDay(day.value())));
  }

  // --- numbers alone ---------------------------------------------------------------------------

  /**
   * {@code 2019-01-04}, {@code 20190104}, {@code 2019/aug/01}, {@code 2015-12}, {@code 5/17/2018},
   * {@code 9/11}. Where day and month could be either, and the year is given, both readings stay
   * open.
   */
  private @Nullable TimeExpression numericDate(int i) {
    if (words.isNumber(i) && words.length(i) == 8 && !words.isLetterBefore(i)) {
      String digits = words.at(i);
      return digits.matches("(19|20)\\d{6}")
          ? dated(
              i,
              i + 1,
              Integer.parseInt(digits.substring(0, 4)),
              Integer.parseInt(digits.substring(4, 6)),
              Integer.parseInt(digits.substring(6)))
          : null;
    }
    if (!words.is(i + 1, "-", "/")
        || !words.touchesPrevious(i + 1)
        || !words.touchesPrevious(i + 2)) {
      return null;
    }
    String mark = words.at(i + 1);
    boolean three =
        words.is(i + 3, mark) && words.touchesPrevious(i + 3) && words.touchesPrevious(i + 4);
    int year = dates.year(i);
    if (year > 0) {
      Month named = DateWords.monthNamed(words.at(i + 2));
      int month = named != null ? named.getValue() : dates.dayNumber(i + 2);
      if (month < 1 || month > 12) {
        return null;
      }
      if (three && dates.dayNumber(i + 4) > 0) {
        return dated(i, i + 5, year, month, dates.dayNumber(i + 4));
      }
      boolean isMonth =
          words.length(i + 2) == 2 && month < 13 && (mark.equals("-") && year % 100 >= 12);
      return isMonth && !words.isDash(i + 3)
          ? context.settled(i, i + 3, Days.of(YearMonth.of(year, month)))
          : null;
    }
    int first = dates.dayNumber(i);
    int second = dates.dayNumber(i + 2);
    if (first == 0) {
      return null;
    }
    if (second == 0) {
      int late = dates.year(i + 2);
      return late > 0 && first <= 12 && words.length(i) == 2
          ? context.settled(i, i + 3, Days.of(YearMonth.of(late, first)))
          : null;
    }
    if (three && dates.year(i + 4) > 0) {
      return dayAndMonth(i, i + 5, first, second, dates.year(i + 4));
    }
    if (three && isTwoDigits(i + 4) && mark.equals("/")) {
      return dayAndMonth(
          i, i + 5, first, second, context.fullYear(Integer.parseInt(words.at(i + 4))));
    }
    if (!mark.equals("/") || three) {
      return null;
    }
    if (first == 9 && second == 11 && !words.is(i - 1, "on", "for")) {
      LocalDate attacks = LocalDate.of(2001, 9, 11);
      boolean isLater = context.published == null || context.published.isAfter(attacks);
      return isLater ? context.settled(i, i + 3, Days.of(attacks)) : null;
    }
    boolean led =
        words.is(i - 1, "on", "by", "from", "until", "till", "since", "between", "date", "or", "to")
            || dates.weekday(i - 1) != null
            || (words.is(i - 1, ",", "-", "–") && words.is(i - 3, "/"));
    if (!led
        || context.published == null
        || words.isWord(i + 3) && !words.is(i + 3, "to", "and", "or", "with")) {
      return null;
    }
    int month = first <= 12 ? first : second;
    int day = first <= 12 ? second : first;
    if (month > 12) {
      return null;
    }
    if (words.is(i + 3, ",") && dates.year(i + 4) > 0) {
      return dated(i, i + 5, dates.year(i + 4), month, day);
    }
    LocalDate near = context.nearest(i, i + 3, y -> LocalDate.of(y, month, day));
    return near == null ? null : context.likely(i, i + 3, Days.of(near));
  }

  private @Nullable TimeExpression dayAndMonth(int from, int end, int a, int b, int year) {
    var fitting = new ArrayList<Days>();
    for (int[] order : new int[][] {{a, b}, {b, a}}) {
      if (order[0] <= 12 && order[1] <= YearMonth.of(year, order[0]).lengthOfMonth()) {
        fitting.add(Days.of(LocalDate.of(year, order[0], order[1])));
      }
    }
    List<Days> readings = fitting.stream().distinct().toList();
    return switch (readings.size()) {
      case 0 -> null;
      case 1 -> context.settled(from, end, readings.get(0));
      default -> new TimeExpression(from, end, new Resolution.Open<>(readings, Why.SEVERAL_FIT));
    };
  }

  private @Nullable TimeExpression dated(int from, int end, int year, int month, int day) {
    try {
      return context.settled(from, end, Days.of(LocalDate.of(year, month, day)));
    } catch (DateTimeException e) {
      return null; // no such day
    }
  }

  // --- years, decades, centuries
  // ------------------------------------------------------------------

  /** Reads on from a year in four digits. */
  @Nullable TimeExpression year(int from, int i, int year) {
    boolean led = DateWords.leadsToYear(words.at(i - 1));
    if (words.is(i - 1, "$", "€", "£", "¥", "₹", "#", "no", ".", "+")
        && (words.touchesPrevious(i) || words.is(i - 1, "no"))) {
      return null;
    }
    if (words.isDash(i - 1) && words.touchesPrevious(i) && words.touchesPrevious(i - 1)) {
      if (dates.year(i - 2) == 0 && !words.is(i - 2, "post", "pre")) {
        return null; // “mid-2019” is read from its “mid”; “A-1990” is no year
      }
    }
    if (words.is(i + 1, "s") && words.touchesPrevious(i + 1)) {
      return decade(from, i, year, "");
    }
    Month month = dates.monthByName(i + 1);
    int after = i + 2 + dates.dot(i + 2);
    if (month != null && dates.day(after) == null && dates.year(after) == 0) {
      return context.settled(from, i + 2, Days.of(YearMonth.of(year, month)));
    }
    TimeExpression quarter = shortQuarter(words.is(i + 1, "-") ? i + 2 : i + 1, year);
    if (quarter != null) {
      return quarter.beginningAt(from);
    }
    if (words.is(i + 1, "%", "°") || (words.is(i + 1, ":") && words.touchesPrevious(i + 2))) {
      return null;
    }
    if (DateWords.isUnit(words.at(i + 1))
        || (words.is(i + 1, "or") && words.isNumber(i + 2) && dates.year(i + 2) == 0)) {
      return null;
    }
    if (words.isDash(i + 1) && words.touchesPrevious(i + 1) && words.touchesPrevious(i + 2)) {
      int to = dates.year(i + 2);
      if (to == 0 && isTwoDigits(i + 2)) {
        to = year / 100 * 100 + Integer.parseInt(words.at(i + 2));
      }
      return to > year
          ? context.settled(
              from, i + 3, new Days(LocalDate.of(year, 1, 1), LocalDate.of(to, 12, 31)))
          : null;
    }
    if (words.is(i + 1, "/") && words.isNumber(i + 2)) {
      return null; // a fiscal year or season of no fixed days
    }
    boolean plausible = year >= 1900 && year % 100 != 0;
    if (!led
        && (!plausible
            || (context.publishedDays != null
                && year > context.publishedDays.last().getYear() + 30))) {
      boolean alone = words.is(i - 1, "(") || words.is(i + 1, ")") || words.is(i - 1, ",");
      if (!alone || year < 1600) {
        return null;
      }
    }
    if (year < 1500 && !words.is(i - 1, "in")) {
      return null;
    }
    context.noteYear(year);
    return context.settled(from, i + 1, Days.ofYear(year));
  }

  /** {@code 1990s}, with the year at {@code i}. */
  @Nullable TimeExpression decade(int from, int i, int year, String part) {
    return year % 10 == 0 ? context.settled(from, i + 2, CalendarSpans.decade(year, part)) : null;
  }

  /** {@code ’70s} with its apostrophe at {@code i}. */
  @Nullable TimeExpression shortDecade(int from, int i) {
    int number = i + 1;
    if (words.touchesPrevious(number)
        && words.isNumber(number)
        && words.length(number) == 2
        && words.at(number).endsWith("0")
        && words.is(number + 1, "s")
        && words.touchesPrevious(number + 1)) {
      String part = words.is(from, "early", "mid", "late") ? words.at(from) : "";
      return context.likely(
          from,
          number + 2,
          CalendarSpans.decade(decadeOf(Integer.parseInt(words.at(number))), part));
    }
    return null;
  }

  /** The decade so named that lies wholly before publication: the ’70s, not the 2070s. */
  private int decadeOf(int twoDigits) {
    int now = context.publishedDays == null ? 2020 : context.publishedDays.first().getYear();
    int year = now / 100 * 100 + twoDigits;
    return year > now ? year - 100 : year;
  }

  /** {@code the nineties}, {@code the 90s} with the word or number at {@code i}. */
  @Nullable TimeExpression wordedDecade(int from, int i, String part) {
    if (from == i && !words.is(i - 1, "in", "of", "since", "from")) {
      return null;
    }
    int tens =
        switch (words.at(i)) {
          case "twenties" -> 20;
          case "thirties" -> 30;
          case "forties" -> 40;
          case "fifties" -> 50;
          case "sixties" -> 60;
          case "seventies" -> 70;
          case "eighties" -> 80;
          case "nineties" -> 90;
          default -> 0;
        };
    if (tens > 0) {
      return context.likely(from, i + 1, CalendarSpans.decade(decadeOf(tens), part));
    }
    if (isTwoDigits(i)
        && words.at(i).endsWith("0")
        && words.is(i + 1, "s")
        && words.touchesPrevious(i + 1)) {
      return context.likely(
          from, i + 2, CalendarSpans.decade(decadeOf(Integer.parseInt(words.at(i))), part));
    }
    return null;
  }

  /** {@code 19th century} with the ordinal at {@code i}. */
  @Nullable TimeExpression century(int from, int i, String part) {
    var number = dates.ordinalAt(i);
    int at = number == null ? i : words.isDash(number.end()) ? number.end() + 1 : number.end();
    if (number == null || number.value() < 1 || number.value() > 30 || !words.is(at, "century")) {
      return null;
    }
    if (words.is(at + 1, "bc", "b", "bce")) {
      return null;
    }
    Days whole = CalendarSpans.century(number.value());
    int first = whole.first().getYear();
    Days days =
        switch (part) {
          case "early" -> new Days(whole.first(), LocalDate.of(first + 32, 12, 31));
          case "mid" -> new Days(LocalDate.of(first + 33, 1, 1), LocalDate.of(first + 66, 12, 31));
          case "late" -> new Days(LocalDate.of(first + 67, 1, 1), whole.last());
          default -> whole;
        };
    return context.settled(from, at + 1, days);
  }

  // --- quarters and halves
  // -------------------------------------------------------------------------

  /** {@code Q3 2019}, {@code H1}, with the letter at {@code i}; the year may stand before. */
  private @Nullable TimeExpression shortQuarter(int i, int yearBefore) {
    if (!words.is(i, "q", "h") || !words.touchesPrevious(i + 1) || dates.dayNumber(i + 1) == 0) {
      return null;
    }
    boolean isHalf = words.is(i, "h");
    int number = dates.dayNumber(i + 1);
    if (number > (isHalf ? 2 : 4) || words.length(i + 1) > 1) {
      return null;
    }
    int end = i + 2;
    int year = yearBefore;
    if (year == 0) {
      int at = words.is(end, "-", ",", "of") ? end + 1 : end;
      year = dates.year(at);
      if (year > 0) {
        end = at + 1;
      } else if (isHalf || !words.isCapital(i)) {
        return null;
      }
    }
    if (year > 0) {
      return context.settled(
          i, end, isHalf ? CalendarSpans.half(year, number) : CalendarSpans.quarter(year, number));
    }
    return nearQuarter(i, end, number);
  }

  /** A quarter without a year: the nearest by the tense. */
  private TimeExpression nearQuarter(int from, int end, int number) {
    LocalDate first = context.nearest(from, end, y -> LocalDate.of(y, 3 * number - 2, 1));
    return first == null
        ? context.undated(from, end)
        : context.likely(from, end, CalendarSpans.quarter(first.getYear(), number));
  }

  /**
   * {@code first quarter of 2019}, {@code second half of last year}, with the ordinal at {@code i}.
   */
  @Nullable TimeExpression quarter(int from, int i) {
    var number = dates.ordinalAt(i);
    int value = number == null ? (words.is(i, "last") ? 4 : 0) : number.value();
    int at = number == null ? i + 1 : number.end();
    at += words.isDash(at) ? 1 : 0;
    boolean isHalf = words.is(at, "half");
    at += words.is(at, "fiscal", "calendar") ? 1 : 0;
    if ((!isHalf && !words.is(at, "quarter")) || value < 1 || value > (isHalf ? 2 : 4)) {
      return null;
    }
    if (number == null && !words.is(at + 1, "of")) {
      return null;
    }
    int end = at + 1;
    int next = words.is(end, "of", "in", ",") ? end + 1 : end;
    next += words.is(next, "fiscal", "calendar") ? 1 : 0;
    int year = dates.year(next);
    if (year > 0) {
      end = next + 1;
    } else if (words.is(next, "this", "last", "next") && words.is(next + 1, "year")) {
      if (context.publishedDays == null) {
        return context.undated(from, next + 2);
      }
      year = context.publishedDays.first().getYear() + CalendarSpans.shift(words.at(next));
      end = next + 2;
    } else if (words.are(next, "the", "year") && context.publishedDays != null) {
      year = context.publishedDays.first().getYear();
      end = next + 2;
    }
    if (year > 0) {
      Days days = isHalf ? CalendarSpans.half(year, value) : CalendarSpans.quarter(year, value);
      return context.likely(from, end, days);
    }
    return isHalf || !words.is(end, ",", ".") ? null : nearQuarter(from, end, value);
  }

  // --- holidays
  // --------------------------------------------------------------------------------------

  /** A holiday's day, with the year that follows or was said before it, or the nearest one. */
  private @Nullable TimeExpression holiday(int from, Holidays.Named holiday, String mark) {
    int end = holiday.end();
    if (holiday.isOnce()) {
      return context.settled(from, end, Days.of(holiday.in(0)));
    }
    if (!words.isCapital(from)
        && !words.is(end, "weekend")
        && dates.year(end) == 0
        && !words.is(
            from - 1, "on", "by", "last", "next", "this", "until", "since", "before", "after")
        && words.is(end - 1, "day")) {
      return null;
    }
    boolean isAlone =
        !words.isCapital(end) || words.touchesPrevious(end) || words.endsSentence(end - 1);
    boolean isDay =
        words.is(
            end - 1,
            "day",
            "eve",
            "juneteenth",
            "halloween",
            "sunday",
            "monday",
            "friday",
            "wednesday");
    if (!isAlone || (!isDay && end - from == 1 && mark.isEmpty() && !isDated(from, end))) {
      return null; // “Christmas shopping”, “Easter Island”
    }
    int at = words.is(end, "of", ",", "in") ? end + 1 : end;
    int year = dates.year(at);
    if (year > 0) {
      context.noteDatedYear(year, at + 1);
      return weekendOf(from, context.settled(from, at + 1, Days.of(holiday.in(year))));
    }
    if (context.publishedDays == null) {
      return context.undated(from, end);
    }
    LocalDate now = context.publishedDays.first();
    LocalDate thisYears = holiday.in(now.getYear());
    LocalDate chosen =
        switch (CalendarSpans.shift(mark)) {
          case -1 -> thisYears.isBefore(now) ? thisYears : holiday.in(now.getYear() - 1);
          case 1 -> thisYears.isAfter(now) ? thisYears : holiday.in(now.getYear() + 1);
          default -> mark.equals("this") ? thisYears : context.nearest(from, end, holiday::in);
        };
    return chosen == null ? null : weekendOf(from, context.likely(from, end, Days.of(chosen)));
  }

  /** {@code Labor Day weekend}: Saturday and Sunday beside it and the holiday itself. */
  private TimeExpression weekendOf(int from, TimeExpression holiday) {
    Days days = holiday.value();
    if (days == null || !words.is(holiday.end(), "weekend")) {
      return holiday;
    }
    return context.likely(from, holiday.end() + 1, weekendAround(days.first()));
  }

  /** The weekend that a holiday belongs to, with the days that join it to the holiday. */
  static Days weekendAround(LocalDate holiday) {
    return switch (holiday.getDayOfWeek()) {
      case MONDAY -> new Days(holiday.minusDays(2), holiday);
      case THURSDAY -> new Days(holiday, holiday.plusDays(3));
      case FRIDAY -> new Days(holiday, holiday.plusDays(2));
      default -> CalendarSpans.weekend(holiday);
    };
  }

  private boolean isDated(int from, int end) {
    return words.is(
            from - 1, "on", "by", "before", "until", "after", "since", "at", "of", "till", "around")
        || dates.year(end) > 0
        || words.is(end, "weekend");
  }

  /** A holiday after {@code last}, {@code this}, {@code next}, or null. */
  @Nullable TimeExpression markedHoliday(int from, int i, String mark) {
    Holidays.Named holiday = Holidays.at(words, i);
    TimeExpression named = holiday == null ? null : holiday(i, holiday, mark);
    return named == null ? null : named.beginningAt(from);
  }
}
