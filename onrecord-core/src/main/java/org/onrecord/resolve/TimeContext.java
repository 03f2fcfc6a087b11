package org.onrecord.resolve;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onrecord.article.Article;
import org.onrecord.article.Days;
import org.onrecord.statement.Resolution;
import org.onrecord.statement.Resolution.Why;

/**
 * What the words of a time expression are read against: the article's words, its publication date,
 * and the day and year that it mentioned last.
 */
final class TimeContext {
  /** How many words further on in its paragraph a year still goes for a month that has none. */
  private static final int YEAR_REACH = 60;

  final TextWords words;
  final DateWords dates;
  final Tense tense;

  /** The day of publication, or null where only a month or nothing is known. */
  final @Nullable LocalDate published;

  final @Nullable Days publishedDays;

  private @Nullable LocalDate lastDay;
  private int lastDayEnd = -1;
  private @Nullable Days lastMonth;

  /** Up to which word {@link #paragraphDay} and {@link #inQuotation} hold. */
  private int seen;

  /** The day of the last week that the paragraph mentioned last outside quotation marks. */
  private @Nullable LocalDate paragraphDay;

  private boolean inQuotation;
  private int lastYear;
  private int datedYear;
  private int datedYearEnd;

  TimeContext(Article article) {
    words = new TextWords(article.text());
    dates = new DateWords(words);
    tense = new Tense(words);
    publishedDays = article.published();
    published = publishedDays != null && publishedDays.isOneDay() ? publishedDays.first() : null;
  }

  // --- expressions ----------------------------------------------------------------------------

  TimeExpression settled(int from, int end, Days days) {
    return new TimeExpression(
        from, end, new Resolution.Settled<>(days, List.of(words.span(from, end)), 0.95));
  }

  TimeExpression likely(int from, int end, Days days) {
    return new TimeExpression(
        from, end, new Resolution.Likely<>(days, List.of(words.span(from, end)), 0.8));
  }

  TimeExpression undated(int from, int end) {
    return new TimeExpression(from, end, new Resolution.Unknown<>(Why.NO_PUBLICATION_DATE));
  }

  /** Follows quotation marks and paragraphs up to this word. */
  void advance(int to) {
    for (; seen < to; seen++) {
      if (words.afterBreak(seen)) {
        inQuotation = false;
        paragraphDay = null;
      }
      if (words.isQuote(seen)) {
        inQuotation = words.is(seen, "“") || (!words.is(seen, "”") && !inQuotation);
      }
    }
  }

  /**
   * The day that {@code today} is: in a quotation the one its paragraph dated it with, if it did;
   * else that of publication.
   */
  @Nullable LocalDate today() {
    return inQuotation && paragraphDay != null ? paragraphDay : published;
  }

  // --- what was mentioned before ---------------------------------------------------------------

  /** Remembers an expression as the one mentioned last. */
  void note(TimeExpression expression) {
    Days days = expression.value();
    if (days == null) {
      return;
    }
    if (days.isOneDay()) {
      lastDay = days.first();
      lastDayEnd = expression.end();
      if (!inQuotation && published != null) {
        long before = ChronoUnit.DAYS.between(days.first(), published);
        paragraphDay = before >= 0 && before < 7 ? days.first() : paragraphDay;
      }
    }
    if (YearMonth.from(days.first()).equals(YearMonth.from(days.last()))) {
      lastMonth = Days.of(YearMonth.from(days.first()));
    }
  }

  /** Remembers a year that stands alone, which “the following year” counts from. */
  void noteYear(int year) {
    lastYear = year;
  }

  /** Remembers the year of a month or a day, which the months after it take too. */
  void noteDatedYear(int year, int end) {
    lastYear = year;
    datedYear = year;
    datedYearEnd = end;
  }

  /** The day mentioned last, which “a day earlier” counts from; before any, that of publication. */
  @Nullable LocalDate lastDay() {
    return lastDay == null ? published : lastDay;
  }

  /** Where the day mentioned last ended, or -1. */
  int lastDayEnd() {
    return lastDayEnd;
  }

  /** The month of the day or month mentioned last; before any, that of publication. */
  @Nullable YearMonth lastMonth() {
    return lastMonth != null
        ? YearMonth.from(lastMonth.first())
        : published == null ? null : YearMonth.from(published);
  }

  /** The year worded last in full, or 0. */
  int lastYear() {
    return lastYear;
  }

  /**
   * Whether a past year was worded so shortly before in the paragraph that a bare month is of it.
   */
  boolean isNearDatedYear(int from) {
    if (datedYear == 0
        || publishedDays == null
        || datedYear >= publishedDays.first().getYear()
        || from - datedYearEnd >= YEAR_REACH) {
      return false;
    }
    for (int k = datedYearEnd; k <= from; k++) {
      if (words.afterBreak(k)) {
        return false;
      }
    }
    return true;
  }

  /** The year of the month or day that was worded last in full, or 0. */
  int datedYear() {
    return datedYear;
  }

  // --- counting from publication ----------------------------------------------------------------

  /** A day in a given year. */
  interface InYear {
    LocalDate of(int year);
  }

  /** The date without a year that lies nearest to publication, weighed by the clause's tense. */
  @Nullable LocalDate nearest(int from, int end, InYear date) {
    if (publishedDays == null) {
      return null;
    }
    LocalDate now = publishedDays.first();
    int forward = tense.around(from, end);
    LocalDate best = null;
    double least = Double.MAX_VALUE;
    for (int year = now.getYear() - 1; year <= now.getYear() + 1; year++) {
      LocalDate day;
      try {
        day = date.of(year);
      } catch (DateTimeException e) {
        continue; // 29 February in another year
      }
      long distance = ChronoUnit.DAYS.between(now, day);
      double cost =
          distance > 0
              ? distance * (forward > 0 ? 0.5 : forward < 0 ? 2.5 : 1.2)
              : -distance * (forward > 0 ? 1.5 : 1.0);
      if (cost < least) {
        least = cost;
        best = day;
      }
    }
    return best;
  }

  /**
   * The century of a year in two digits: never one that lies more than ten years after publication.
   */
  int fullYear(int twoDigits) {
    int now = publishedDays == null ? 2020 : publishedDays.first().getYear();
    int year = now / 100 * 100 + twoDigits;
    return year > now + 10 ? year - 100 : year;
  }

  /**
   * The week, month, year or other calendar unit so many before or after publication.
   *
   * @param part {@code early}, {@code late}, {@code earlier}, {@code later} or empty
   * @param mark the word that said which: {@code last}, {@code next}, {@code this} or empty
   */
  @Nullable Days period(String unit, int shift, String part, String mark) {
    if (publishedDays == null) {
      return null;
    }
    LocalDate now = published == null ? publishedDays.last() : published;
    if (published == null && !unit.equals("year") && !unit.equals("month")) {
      return null;
    }
    Days whole = whole(unit, shift, mark, now);
    if (whole == null) {
      return null;
    }
    return switch (part) {
      case "earlier" ->
          whole.first().isAfter(now) || whole.last().isBefore(now)
              ? whole
              : new Days(whole.first(), now);
      case "later" ->
          now.isBefore(whole.first()) || !now.isBefore(whole.last())
              ? whole
              : new Days(now.plusDays(1), whole.last());
      case "early", "mid", "late" ->
          switch (unit) {
            case "month" -> CalendarSpans.partOf(YearMonth.from(whole.first()), part);
            case "year" -> CalendarSpans.partOf(whole.first().getYear(), part);
            default ->
                part.equals("late")
                    ? new Days(whole.last().minusDays(3), whole.last())
                    : new Days(whole.first(), whole.first().plusDays(2));
          };
      default -> whole;
    };
  }

  private static @Nullable Days whole(String unit, int shift, String mark, LocalDate now) {
    return switch (unit) {
      case "week" -> CalendarSpans.week(now.plusWeeks(shift));
      case "weekend" -> {
        boolean isBack = mark.equals("last") || mark.equals("past") || mark.equals("previous");
        boolean isJustPast = mark.isEmpty() && now.getDayOfWeek().getValue() < 5;
        LocalDate day = mark.equals("next") ? now.plusWeeks(1) : now;
        yield CalendarSpans.weekend(isBack || isJustPast ? now.minusWeeks(1) : day);
      }
      case "month" -> Days.of(YearMonth.from(now).plusMonths(shift));
      case "quarter" -> {
        LocalDate moved = now.plusMonths(3L * shift);
        yield CalendarSpans.quarter(moved.getYear(), CalendarSpans.quarterOf(moved));
      }
      case "year" -> Days.ofYear(now.getYear() + shift);
      case "decade" -> CalendarSpans.decade((now.getYear() / 10 + shift) * 10, "");
      case "century" -> CalendarSpans.century(now.getYear() / 100 + 1 + shift);
      case "summer", "spring", "autumn", "fall" ->
          CalendarSpans.season(now.getYear() + shift, unit);
      case "winter" -> {
        // in January “this winter” began in December
        int begun = now.getMonthValue() < 6 ? now.getYear() - 1 : now.getYear();
        yield CalendarSpans.season(begun + shift, unit);
      }
      default -> null;
    };
  }

  /**
   * The nearest such weekday: before or on publication, or after it where the clause looks forward.
   */
  LocalDate weekday(LocalDate day, DayOfWeek weekday, boolean forward) {
    LocalDate latest = day.minusDays((day.getDayOfWeek().getValue() - weekday.getValue() + 7) % 7);
    return forward && latest.isBefore(day) ? latest.plusWeeks(1) : latest;
  }
}
