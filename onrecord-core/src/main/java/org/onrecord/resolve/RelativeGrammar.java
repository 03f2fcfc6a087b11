package org.onrecord.resolve;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import org.jspecify.annotations.Nullable;
import org.onrecord.article.Days;

/**
 * Reads expressions that count from publication or from a day mentioned before: {@code yesterday},
 * {@code last week}, {@code later this month}, {@code the end of July}, {@code the first week of
 * June}, {@code that day}, {@code the following year}.
 */
final class RelativeGrammar {
  private final TimeContext context;
  private final DateGrammar names;
  private final TextWords words;
  private final DateWords dates;

  RelativeGrammar(TimeContext context, DateGrammar names) {
    this.context = context;
    this.names = names;
    words = context.words;
    dates = context.dates;
  }

  /** The expression that begins with a word of pointing at {@code i}, or null. */
  @Nullable TimeExpression at(int i) {
    return switch (words.at(i)) {
      case "today", "tonight" -> words.is(i - 1, "usa") ? null : aroundToday(i, i + 1, 0);
      case "yesterday" -> aroundToday(i, i + 1, -1);
      case "tomorrow" -> aroundToday(i, i + 1, 1);
      case "early", "mid", "late", "earlier", "later", "midday", "noon" -> partOf(i);
      case "this",
          "last",
          "next",
          "past",
          "previous",
          "coming",
          "upcoming",
          "following",
          "current",
          "same" ->
          nearby(i, i, "");
      case "the" -> article(i);
      case "that", "those" -> pointedAt(i);
      case "fiscal", "calendar" -> fiscalYear(i, i);
      case "year" -> yearWord(i);
      case "end", "beginning", "start", "middle" -> partOfPeriod(i, i);
      case "week", "w", "weekend" -> week(i, i);
      case "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday" -> null;
      default -> bareOrdinal(i);
    };
  }

  // --- today, yesterday -------------------------------------------------------------------------

  private TimeExpression aroundToday(int from, int end, int shift) {
    int past = dates.dayPart(end);
    LocalDate today = context.today();
    if (today == null) {
      return context.undated(from, past);
    }
    Days days = Days.of(today.plusDays(shift));
    return today.equals(context.published)
        ? context.settled(from, past, days)
        : context.likely(from, past, days);
  }

  // --- early, late, mid, earlier, later
  // -----------------------------------------------------------

  private @Nullable TimeExpression partOf(int i) {
    String part = words.at(i);
    int at = words.isDash(i + 1) ? i + 2 : i + 1;
    at += words.is(at, "on", "in") && !words.is(at + 1, "the") ? 1 : 0;
    Month month = dates.monthByName(at);
    switch (part) {
      case "early", "mid", "late" -> {
        if (month != null) {
          return names.month(i, at, month, dates.dayNumber(at + 1) > 0 ? "" : part, "");
        }
        if (words.is(at, "last", "this", "next")) {
          Month other = dates.monthByName(at + 1);
          if (other != null) {
            return names.month(i, at + 1, other, part, words.at(at));
          }
          if (words.is(at + 1, "week", "month", "year")) {
            return nearby(i, at, part);
          }
        }
        return partOfYears(i, at, part);
      }
      case "earlier", "later" -> {
        if (words.is(at, "this", "last", "previous", "next")
            && words.is(at + 1, "week", "month", "year")) {
          return nearby(i, at, part);
        }
        if (words.are(at, "in", "the") && words.is(at + 2, "week", "month", "year")) {
          Days days = context.period(words.at(at + 2), 0, part, "this");
          return days == null ? context.undated(i, at + 3) : context.likely(i, at + 3, days);
        }
        if (words.is(at, "today")) {
          return aroundToday(i, at + 1, 0);
        }
        if (month != null && words.is(at - 1, "in")) {
          return names.month(i, at, month, "", "");
        }
        if (words.is(at, "that") || words.are(at, "the", "same")) {
          TimeExpression same = words.is(at, "that") ? pointedAt(at) : article(at);
          return same == null ? null : same.beginningAt(i);
        }
        return null;
      }
      default -> {
        return words.is(at, "today", "tomorrow", "yesterday")
            ? aroundToday(i, at + 1, words.is(at, "today") ? 0 : words.is(at, "tomorrow") ? 1 : -1)
            : null;
      }
    }
  }

  /** {@code early 2019}, {@code late 1990s}, {@code late Monday}, {@code the mid-19th century}. */
  private @Nullable TimeExpression partOfYears(int from, int at, String part) {
    int year = dates.year(at);
    if (year > 0 && words.is(at + 1, "s") && words.touchesPrevious(at + 1)) {
      return names.decade(from, at, year, part);
    }
    if (words.isApostrophe(at)) {
      return names.shortDecade(from, at);
    }
    if (year > 0) {
      context.noteYear(year);
      return context.likely(from, at + 1, CalendarSpans.partOf(year, part));
    }
    TimeExpression long_ = names.century(from, at, part);
    if (long_ == null) {
      long_ = names.wordedDecade(from, at, part);
    }
    if (long_ != null) {
      return long_;
    }
    DayOfWeek day = dates.weekday(at);
    if (day != null) {
      return names.weekday(from, at, day, "");
    }
    if (words.is(at, "yesterday")) {
      return aroundToday(from, at + 1, -1);
    }
    return words.is(at, "today") ? aroundToday(from, at + 1, 0) : null;
  }

  // --- this, last, next
  // ---------------------------------------------------------------------------

  private @Nullable TimeExpression nearby(int from, int i, String part) {
    String mark = words.at(i);
    if (mark.equals("last")) {
      TimeExpression ofWhole = nthOf(from, i);
      if (ofWhole != null) {
        return ofWhole;
      }
    }
    int at = i + 1;
    if (mark.equals("this") && words.is(at, "past", "coming", "last", "upcoming")) {
      mark = words.is(at, "coming", "upcoming") ? "next" : "last";
      at++;
    }
    DayOfWeek day = dates.weekday(at);
    if (day != null) {
      return mark.equals("same") ? null : names.weekday(from, at, day, mark);
    }
    Month month = dates.monthByName(at);
    if (month != null && !mark.equals("same")) {
      return names.month(from, at, month, part, mark);
    }
    var ordinal = dates.ordinalAt(at);
    if (ordinal != null && !mark.equals("same")) {
      int name = words.is(ordinal.end(), "of") ? ordinal.end() + 1 : ordinal.end();
      if (dates.monthByName(name) != null) {
        return names.dayThenMonth(from, at, mark);
      }
    }
    TimeExpression holiday = names.markedHoliday(from, at, mark);
    if (holiday != null) {
      return holiday;
    }
    if (words.isCapital(at) && words.isCapital(i)) {
      return null; // “Examplia This Week”, a title
    }
    TimeExpression counted = businessDays(from, at, CalendarSpans.shift(mark));
    if (counted == null) {
      counted = nextFew(from, at, mark);
    }
    return counted != null ? counted : period(from, i, at, mark, part);
  }

  private @Nullable TimeExpression period(int from, int i, int at, String mark, String part) {
    int end = at + 1;
    switch (words.at(at)) {
      case "morning", "afternoon", "evening" -> {
        return mark.equals("this") || mark.equals("last")
            ? aroundToday(from, end, CalendarSpans.shift(mark))
            : null;
      }
      case "night" -> {
        return mark.equals("last") ? aroundToday(from, end, -1) : null;
      }
      case "fiscal", "calendar" -> {
        if (!words.is(at + 1, "year", "quarter")) {
          return null;
        }
        end = at + 2;
      }
      case "working", "business" -> {
        if (!words.is(at + 1, "week")) {
          return null;
        }
        return workWeek(from, at + 2, mark);
      }
      case "workweek" -> {
        return workWeek(from, end, mark);
      }
      case "week",
          "weekend",
          "month",
          "year",
          "quarter",
          "summer",
          "winter",
          "spring",
          "autumn",
          "fall",
          "decade",
          "century" -> {}
      default -> {
        return null;
      }
    }
    String unit = words.at(end - 1);
    if (mark.equals("same")) {
      return sameUnit(from, end, unit, 0);
    }
    if (mark.equals("past")
        && words.is(i, "past")
        && !words.is(i - 1, "this")
        && !unit.equals("quarter")) {
      return null;
    }
    if (mark.equals("following")) {
      return unit.equals("quarter") || words.is(i - 1, "the") ? sameUnit(from, end, unit, 1) : null;
    }
    if (mark.equals("coming") && i == from && words.is(i - 1, "the") && words.is(end, "s")) {
      return null;
    }
    if (context.publishedDays == null) {
      return unit.equals("decade") || unit.equals("century") ? null : context.undated(from, end);
    }
    TimeExpression day = dayOfThatWeek(from, end, unit, mark);
    if (day != null) {
      return day;
    }
    Month month = unit.equals("year") ? dates.month(end) : null;
    var date = month == null ? null : dates.day(end + 1);
    Days days = context.period(unit, CalendarSpans.shift(mark), part, mark);
    if (days != null && month != null && date != null) {
      YearMonth dated = YearMonth.of(days.first().getYear(), month);
      return date.value() > dated.lengthOfMonth()
          ? null
          : context.settled(from, date.end(), Days.of(dated.atDay(date.value())));
    }
    return days == null ? null : context.settled(from, end, days);
  }

  /** {@code this working week}: Monday to Friday. */
  private @Nullable TimeExpression workWeek(int from, int end, String mark) {
    Days week = context.period("week", CalendarSpans.shift(mark), "", mark);
    return week == null
        ? context.undated(from, end)
        : context.settled(from, end, new Days(week.first(), week.first().plusDays(4)));
  }

  /** {@code next week Wednesday}, {@code last week on Tuesday}. */
  private @Nullable TimeExpression dayOfThatWeek(int from, int end, String unit, String mark) {
    int at = words.is(end, "on", "-") ? end + 1 : end;
    DayOfWeek day = dates.weekday(at);
    if (day == null || !unit.equals("week") || context.published == null) {
      return null;
    }
    LocalDate monday = CalendarSpans.monday(context.published.plusWeeks(CalendarSpans.shift(mark)));
    return context.settled(from, at + 1, Days.of(monday.plusDays(day.getValue() - 1L)));
  }

  /**
   * {@code the next three days}, {@code the past two weeks}, {@code the last 2 quarters}, with the
   * number at {@code at}. Days to come begin tomorrow; days gone by end at publication.
   */
  private @Nullable TimeExpression nextFew(int from, int at, String mark) {
    Quantity quantity = Quantity.at(words, at);
    if (quantity == null) {
      quantity = Quantity.of(1, words.is(at, "fortnight") ? "fortnight" : "", at + 1);
    }
    if (quantity != null && quantity.parts().size() > 1 && words.is(quantity.end(), "ago")) {
      quantity = Quantity.one(words, at); // “the last three months and two days ago”
    }
    return quantity == null || !quantity.isWritten() ? null : few(from, quantity, mark);
  }

  /** {@code the next 4 business days}: Monday to Friday count. */
  private @Nullable TimeExpression businessDays(int from, int at, int shift) {
    NumberWords.Parsed count = NumberWords.at(words, at);
    if (count == null
        || shift == 0
        || count.value() > 250
        || count.value() < 1
        || !words.is(count.end(), "business", "working", "trading")
        || !words.is(count.end() + 1, "day", "days")) {
      return null;
    }
    int end = count.end() + 2;
    if (context.published == null) {
      return context.undated(from, end);
    }
    LocalDate nearest = workday(context.published, shift);
    LocalDate day = nearest;
    for (int left = (int) count.value() - 1; left > 0; left--) {
      day = workday(day, shift);
    }
    return context.likely(from, end, shift > 0 ? new Days(nearest, day) : new Days(day, nearest));
  }

  private static LocalDate workday(LocalDate from, int shift) {
    LocalDate day = from.plusDays(shift);
    while (day.getDayOfWeek().getValue() > 5) {
      day = day.plusDays(shift);
    }
    return day;
  }

  private @Nullable TimeExpression few(int from, Quantity quantity, String mark) {
    int shift = CalendarSpans.shift(mark);
    if (shift == 0 || words.is(quantity.end(), "of")) {
      return null;
    }
    if (context.published == null) {
      return context.undated(from, quantity.end());
    }
    LocalDate now = context.published;
    String unit = quantity.unit();
    long count = quantity.count();
    if (unit.startsWith("quarter")) {
      LocalDate first = CalendarSpans.quarter(now.getYear(), CalendarSpans.quarterOf(now)).first();
      return context.likely(
          from,
          quantity.end(),
          shift < 0
              ? new Days(first.minusMonths(3 * count), first.minusDays(1))
              : new Days(first.plusMonths(3), first.plusMonths(3 * (count + 1)).minusDays(1)));
    }
    return context.likely(
        from,
        quantity.end(),
        shift < 0
            ? new Days(quantity.before(now), now)
            : new Days(now.plusDays(1), quantity.after(now)));
  }

  // --- the end of July, the first week of June
  // -------------------------------------------------------

  /** With {@code end}, {@code beginning}, {@code start} or {@code middle} at {@code at}. */
  private @Nullable TimeExpression partOfPeriod(int from, int at) {
    String part = words.at(at);
    if (!words.is(at + 1, "of")
        || (from == at
            && !words.is(
                from - 1, "at", "by", "since", "until", "before", "after", "around", "in", "from",
                "the", "till"))) {
      return null;
    }
    Month month = dates.monthByName(at + 2);
    if (month != null) {
      return names.month(from, at + 2, month, part, "");
    }
    int year = dates.year(at + 2);
    if (year > 0 && words.is(at + 3, "s") && words.touchesPrevious(at + 3)) {
      return null;
    }
    if (year > 0) {
      context.noteYear(year);
      return context.likely(from, at + 3, CalendarSpans.partOf(year, part));
    }
    int unit = words.is(at + 2, "this", "the", "last", "next") ? at + 3 : at + 2;
    if (!words.is(unit, "month", "year", "week")
        || words.is(unit + 1, "long")
        || !(words.is(unit - 1, "this", "last", "next") || part.equals("end"))) {
      return null;
    }
    if (context.publishedDays == null) {
      return context.undated(from, unit + 1);
    }
    Days whole =
        context.period(words.at(unit), CalendarSpans.shift(words.at(unit - 1)), "", "this");
    if (whole == null) {
      return null;
    }
    Days days =
        switch (words.at(unit)) {
          case "month" -> CalendarSpans.partOf(YearMonth.from(whole.first()), part);
          case "week" -> new Days(whole.first().plusDays(4), whole.last());
          default -> Days.of(YearMonth.of(whole.first().getYear(), part.equals("end") ? 12 : 1));
        };
    return context.likely(from, unit + 1, days);
  }

  /** {@code week 31}, {@code the week of April 10}, {@code the weekend of Halloween}. */
  private @Nullable TimeExpression week(int from, int at) {
    boolean isWeekend = words.is(at, "weekend");
    if (words.is(at, "w")) {
      return words.are(at, "w", "/", "c") ? weekFrom(from, at + 3, false) : null;
    }
    if (words.is(at + 1, "beginning", "commencing", "starting", "ending") && !isWeekend) {
      int day = words.is(at + 2, "on") ? at + 3 : at + 2;
      return weekFrom(from, day, words.is(at + 1, "ending"));
    }
    if (words.is(at + 1, "of")) {
      if (!isWeekend) {
        return weekFrom(from, at + 2, false);
      }
      TimeExpression named = names.atName(at + 2);
      Days days = named == null ? null : named.value();
      return named != null && days != null && days.isOneDay()
          ? context.likely(from, named.end(), DateGrammar.weekendAround(days.first()))
          : null;
    }
    int number = dates.dayNumber(at + 1);
    if (isWeekend || number == 0 && !words.isNumber(at + 1) || words.length(at + 1) > 2) {
      return null;
    }
    number = words.at(at + 1).matches("\\d+") ? Integer.parseInt(words.at(at + 1)) : 0;
    if (number < 1 || number > 53 || DateWords.isUnit(words.at(at + 2))) {
      return null;
    }
    int end = at + 2;
    int year = 0;
    TimeExpression whole = words.is(end, "of") ? whole(end + 1) : null;
    Days days = whole == null ? null : whole.value();
    if (whole != null && days != null) {
      year = days.first().getYear();
      end = whole.end();
    } else if (context.published != null && words.is(from - 1, "the", "in", "for", "of", ",")) {
      year = context.published.getYear();
    }
    return year == 0
        ? null
        : context.likely(from, end, CalendarSpans.weekOf(Days.ofYear(year), number));
  }

  private @Nullable TimeExpression weekFrom(int from, int at, boolean isLast) {
    TimeExpression named = dates.monthByName(at) != null ? names.atName(at) : null;
    if (words.is(at, "the")) {
      named = names.dayOfMonth(from, at + 1, true);
    }
    if (named == null && dates.dayNumber(at) > 0) {
      named = names.atNumber(at);
    }
    Days days = named == null ? null : named.value();
    if (named == null || days == null || !days.isOneDay()) {
      return null;
    }
    LocalDate last = days.first();
    return context.likely(
        from,
        named.end(),
        isLast ? new Days(last.minusDays(6), last) : CalendarSpans.week(days.first()));
  }

  /**
   * {@code first week of 2015}, {@code last Friday of May}, with {@code first} or its like there.
   */
  private @Nullable TimeExpression nthOf(int from, int at) {
    var ordinal = dates.ordinalAt(at);
    boolean isLast = words.is(at, "last", "final");
    if (ordinal == null && !isLast) {
      return null;
    }
    int number = ordinal == null ? -1 : ordinal.value();
    int unit = ordinal == null ? at + 1 : ordinal.end();
    NumberWords.Parsed parsed = NumberWords.at(words, unit);
    int count = parsed == null || parsed.value() > 60 ? 1 : (int) parsed.value();
    if (parsed != null && Math.abs(number) == 1) {
      unit = parsed.end();
    }
    DayOfWeek weekday = dates.weekday(unit);
    boolean isUnit =
        words.is(unit, "week", "weekend", "day", "month", "weeks", "days", "months")
            || weekday != null;
    if (!isUnit || count < 1 || !words.is(unit + 1, "of", "in")) {
      return null;
    }
    TimeExpression whole = whole(unit + 2);
    Days days = whole == null ? null : whole.value();
    if (whole == null || days == null) {
      return null;
    }
    Days part = nthOf(days, weekday, words.at(unit), number, count);
    return part == null || part.first().isAfter(days.last().plusDays(7))
        ? null
        : context.likely(from, whole.end(), part);
  }

  private static @Nullable Days nthOf(
      Days whole, @Nullable DayOfWeek weekday, String unit, int number, int count) {
    if (weekday != null) {
      return Days.of(CalendarSpans.weekdayOf(whole, weekday, number));
    }
    if (unit.startsWith("weekend")) {
      return CalendarSpans.weekend(CalendarSpans.weekdayOf(whole, DayOfWeek.SATURDAY, number));
    }
    boolean isBack = number < 0;
    if (unit.startsWith("week")) {
      Days week = CalendarSpans.weekOf(whole, number);
      return isBack
          ? new Days(week.first().minusWeeks(count - 1L), week.last())
          : new Days(week.first(), week.last().plusWeeks(count - 1L));
    }
    if (unit.startsWith("day")) {
      LocalDate day =
          isBack ? whole.last().minusDays(count - 1L) : whole.first().plusDays(number - 1L);
      return isBack ? new Days(day, whole.last()) : new Days(day, day.plusDays(count - 1L));
    }
    YearMonth first =
        isBack
            ? YearMonth.from(whole.last()).minusMonths(count - 1L)
            : YearMonth.from(whole.first()).plusMonths(number - 1L);
    return new Days(first.atDay(1), first.plusMonths(count - 1L).atEndOfMonth());
  }

  /** The month or year that something is part of: {@code May}, {@code 2015}, {@code last year}. */
  private @Nullable TimeExpression whole(int at) {
    Month month = dates.monthByName(at);
    if (month != null) {
      return names.month(at, at, month, "", "");
    }
    int yearWord = words.are(at, "the", "year") && dates.year(at + 2) > 0 ? at + 2 : at;
    if (dates.year(yearWord) > 0) {
      return names.year(at, yearWord, dates.year(yearWord));
    }
    if (words.is(at, "this", "last", "next", "the") && words.is(at + 1, "month", "year")) {
      Days days =
          context.period(words.at(at + 1), CalendarSpans.shift(words.at(at)), "", words.at(at));
      return days == null ? context.undated(at, at + 2) : context.settled(at, at + 2, days);
    }
    return null;
  }

  // --- what begins with “the”
  // ---------------------------------------------------------------------

  private @Nullable TimeExpression article(int i) {
    int at = i + 1;
    TimeExpression ofWhole = nthOf(i, at);
    if (ofWhole != null) {
      return ofWhole;
    }
    if (words.is(at, "same")
        && words.is(at + 1, "day", "morning", "evening", "night", "afternoon")) {
      return fromLastDay(i, at + 2, 0);
    }
    if (words.is(at, "same") && words.is(at + 1, "week", "month", "year", "weekend")) {
      return sameUnit(i, at + 2, words.at(at + 1), 0);
    }
    if (words.are(at, "day", "before", "yesterday")) {
      return aroundToday(i, at + 3, -2);
    }
    if (words.are(at, "day", "after", "tomorrow")) {
      return aroundToday(i, at + 3, 2);
    }
    if (words.is(at, "week", "month", "year")
        && (words.are(at + 1, "before", "last") || words.are(at + 1, "after", "next"))
        && context.publishedDays != null) {
      Days days = context.period(words.at(at), words.is(at + 1, "before") ? -2 : 2, "", "this");
      return days == null ? null : context.settled(i, at + 3, days);
    }
    if (words.is(at, "preceding", "previous", "following", "next", "past", "coming", "last")) {
      TimeExpression neighbour = neighbour(i, at);
      if (neighbour != null) {
        return neighbour;
      }
    }
    if (words.is(at, "day") && words.is(at + 1, "before", "after")) {
      return dayBeside(i, at);
    }
    if (words.is(at, "end", "beginning", "start", "middle")) {
      return partOfPeriod(i, at);
    }
    if (words.is(at, "current")) {
      TimeExpression current = nearby(i, at, "");
      return current == null ? null : current.beginningAt(i);
    }
    if (words.is(at, "week", "weekend")
        && words.is(at + 1, "of", "beginning", "commencing", "starting", "ending")) {
      return week(i, at);
    }
    if (words.is(at, "weekend") && words.is(i - 1, "over", "during", "at", "on", "of", "this")) {
      Days days = context.period("weekend", 0, "", "");
      return days == null ? context.undated(i, at + 1) : context.likely(i, at + 1, days);
    }
    if (words.is(at, "past", "last")
        && words.is(at + 1, "week", "month")
        && !words.is(at + 2, "and")) {
      if (context.published == null) {
        return context.undated(i, at + 2);
      }
      LocalDate first = CalendarSpans.dayMoved(context.published, words.at(at + 1), -1);
      return context.likely(i, at + 2, new Days(first, context.published));
    }
    if (words.is(at, "year", "month")
        && words.is(i - 1, "for")
        && !words.isWord(at + 1)
        && !words.isApostrophe(at + 1)
        && !words.isDash(at + 1)) {
      Days days = context.period(words.at(at), 0, "", "this");
      return days == null ? context.undated(i, at + 1) : context.likely(i, at + 1, days);
    }
    if (words.is(at, "fiscal", "calendar", "full", "latest")) {
      return fiscalYear(i, at);
    }
    return anniversaryOrPart(i, at);
  }

  private @Nullable TimeExpression anniversaryOrPart(int i, int at) {
    TimeExpression part = names.quarter(i, at);
    if (part == null) {
      part = names.century(i, at, "");
    }
    if (part == null) {
      part = anniversary(i, at);
    }
    if (part == null) {
      part = names.wordedDecade(i, at, "");
    }
    if (part == null) {
      part = names.dayOfMonth(i, at);
    }
    if (part == null && words.is(at, "year") && dates.yearAt(at + 1) != null) {
      TimeExpression year = yearWord(at);
      part = year == null ? null : year.beginningAt(i);
    }
    int year = dates.year(at);
    if (part == null && year > 0 && words.is(at + 1, "s") && words.touchesPrevious(at + 1)) {
      part = names.decade(i, at, year, "");
    }
    if (part == null && words.is(at, "early", "mid", "late")) {
      TimeExpression of = partOf(at);
      part = of == null ? null : of.beginningAt(i);
    }
    return part;
  }

  /** {@code the 20th anniversary of the May 4, 1970 shooting}: the day so many years on. */
  private @Nullable TimeExpression anniversary(int from, int at) {
    var ordinal = dates.ordinalAt(at);
    if (ordinal == null || !words.is(ordinal.end(), "anniversary")) {
      return null;
    }
    int of = ordinal.end() + 1;
    for (int k = of; k < of + 8 && k < words.size() && !words.endsSentence(k); k++) {
      boolean isDate =
          dates.monthByName(k) != null || dates.dayNumber(k) > 0 || Holidays.at(words, k) != null;
      TimeExpression named =
          !isDate ? null : words.isNumber(k) ? names.atNumber(k) : names.atName(k);
      Days days = named == null ? null : named.value();
      if (days != null && days.isOneDay() && named != null && named.isSettled()) {
        return context.likely(from, of, Days.of(days.first().plusYears(ordinal.value())));
      }
    }
    return null;
  }

  /** {@code the previous day}, {@code the following Friday}, {@code the next month}. */
  private @Nullable TimeExpression neighbour(int i, int at) {
    boolean isBack = words.is(at, "preceding", "previous", "past", "last");
    boolean counts = words.is(at, "previous", "preceding", "next", "following");
    if (counts && words.is(at + 1, "day", "morning", "night", "afternoon", "evening")) {
      return fromLastDay(i, at + 2, isBack ? -1 : 1);
    }
    DayOfWeek day = dates.weekday(at + 1);
    if (day != null) {
      TimeExpression full = names.weekday(i, at + 1, day, "last");
      if (full != null && full.end() > dates.dayPart(at + 2)) {
        return full;
      }
      LocalDate base = context.lastDay();
      int end = dates.dayPart(at + 2);
      return base == null
          ? context.undated(i, end)
          : context.likely(
              i,
              end,
              Days.of(
                  base.with(
                      isBack ? TemporalAdjusters.previous(day) : TemporalAdjusters.next(day))));
    }
    if (words.is(at, "following", "preceding") && words.is(at + 1, "week", "month", "year")) {
      return sameUnit(i, at + 2, words.at(at + 1), isBack ? -1 : 1);
    }
    return nextFew(i, at + 1, words.at(at));
  }

  /** {@code the day before} alone, {@code the day after Christmas}. */
  private @Nullable TimeExpression dayBeside(int i, int at) {
    int shift = words.is(at + 1, "before") ? -1 : 1;
    boolean alone = !words.isWord(at + 2) && !words.isNumber(at + 2);
    if (alone || words.is(at + 2, "and", "in", "at")) {
      return fromLastDay(i, at + 2, shift);
    }
    TimeExpression named = words.isNumber(at + 2) ? names.atNumber(at + 2) : names.atName(at + 2);
    Days days = named == null ? null : named.value();
    return named != null && days != null && days.isOneDay() && !words.isApostrophe(named.end())
        ? context.likely(i, named.end(), Days.of(days.first().plusDays(shift)))
        : null;
  }

  // --- that day, that year
  // ---------------------------------------------------------------------------

  private @Nullable TimeExpression pointedAt(int i) {
    int at = words.is(i + 1, "same") ? i + 2 : i + 1;
    if (words.is(at, "day", "morning", "afternoon", "evening", "night")) {
      return fromLastDay(i, at + 1, 0);
    }
    return words.is(at, "week", "month", "year", "weekend") && words.is(i, "that")
        ? sameUnit(i, at + 1, words.at(at), 0)
        : null;
  }

  private TimeExpression fromLastDay(int from, int end, int shift) {
    LocalDate base = context.lastDay();
    return base == null
        ? context.undated(from, end)
        : context.likely(from, end, Days.of(base.plusDays(shift)));
  }

  /** The week, month or year of what was mentioned last, or one beside it. */
  private @Nullable TimeExpression sameUnit(int from, int end, String unit, int shift) {
    LocalDate base = context.lastDay();
    YearMonth month = context.lastMonth();
    if (unit.equals("year") && context.lastYear() > 0) {
      return context.likely(from, end, Days.ofYear(context.lastYear() + shift));
    }
    if (base == null || month == null) {
      return context.undated(from, end);
    }
    return switch (unit) {
      case "week" -> context.likely(from, end, CalendarSpans.week(base.plusWeeks(shift)));
      case "weekend" -> context.likely(from, end, CalendarSpans.weekend(base.plusWeeks(shift)));
      case "month" -> context.likely(from, end, Days.of(month.plusMonths(shift)));
      case "year" -> context.likely(from, end, Days.ofYear(month.getYear() + shift));
      case "quarter" -> {
        LocalDate day = base.plusMonths(3L * shift);
        yield context.likely(
            from, end, CalendarSpans.quarter(day.getYear(), CalendarSpans.quarterOf(day)));
      }
      default -> null;
    };
  }

  // --- years
  // ------------------------------------------------------------------------------------------

  /** {@code fiscal 1989}, {@code the fiscal year 2008}, {@code the full year}. */
  private @Nullable TimeExpression fiscalYear(int from, int at) {
    int next = words.is(at + 1, "fiscal", "calendar") ? at + 2 : at + 1;
    boolean isWorded = words.is(next, "year");
    int number = isWorded ? next + 1 : next;
    int year = dates.year(number);
    if (year > 0) {
      return context.likely(from, number + 1, Days.ofYear(year));
    }
    if (!isWorded || from == at || words.isApostrophe(next + 1) || words.isDash(next + 1)) {
      return null;
    }
    Days days = context.period("year", words.is(at, "latest") ? -1 : 0, "", "this");
    return days == null ? context.undated(from, next + 1) : context.likely(from, next + 1, days);
  }

  /** {@code year 2008}, {@code year-end}, {@code year to date}, {@code year-earlier}. */
  private @Nullable TimeExpression yearWord(int i) {
    var year = dates.yearAt(i + 1);
    if (year != null) {
      context.noteYear(year.value());
      return context.settled(i, year.end(), Days.ofYear(year.value()));
    }
    int at = words.isDash(i + 1) ? i + 2 : i + 1;
    if (words.isApostrophe(at) && words.is(at + 1, "s")) {
      at += 2;
    }
    boolean led =
        words.is(i - 1, "by", "at", "before", "until", "since", "around", "the", "till", "after");
    if (words.is(at, "end") && led) {
      Days whole = context.period("year", 0, "", "this");
      return whole == null
          ? context.undated(i, at + 1)
          : context.likely(i, at + 1, Days.of(YearMonth.of(whole.first().getYear(), 12)));
    }
    if (words.are(at, "to", "date") || (words.are(at, "to", "-", "date") && at > i + 1)) {
      Days days = context.period("year", 0, "earlier", "this");
      int end = words.is(at + 1, "-") ? at + 3 : at + 2;
      return days == null ? context.undated(i, end) : context.likely(i, end, days);
    }
    if (words.is(at, "earlier", "ago") && words.isDash(i + 1)) {
      Days days = context.period("year", -1, "", "last");
      return days == null ? context.undated(i, at + 1) : context.likely(i, at + 1, days);
    }
    return null;
  }

  /** {@code first week of May}, {@code 1st quarter of 2013}, {@code 5 upcoming years}. */
  @Nullable TimeExpression bareOrdinal(int i) {
    NumberWords.Parsed count = NumberWords.at(words, i);
    if (count != null && words.is(count.end(), "next", "upcoming", "coming", "past", "previous")) {
      int unit = count.end() + 1;
      Quantity quantity = Quantity.of(count.value(), words.at(unit), unit + 1);
      return quantity == null ? null : few(i, quantity, words.at(count.end()));
    }
    TimeExpression part = nthOf(i, i);
    return part != null ? part : dates.ordinalAt(i) != null ? names.quarter(i, i) : null;
  }
}
