package org.onrecord.resolve;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import org.onrecord.article.Days;

/**
 * The days that calendar words stand for, once it is known which month or year they are of. Weeks
 * run from Monday to Sunday and the first week of a year is the one with its first Thursday (ISO
 * 8601); the parts of a month are the annotation guide's: {@code early} 1–10, {@code mid} 11–20,
 * {@code late} 21 to the end, {@code the end of} 25 to the end.
 */
final class CalendarSpans {
  private CalendarSpans() {}

  static Days partOf(YearMonth month, String part) {
    return switch (part) {
      case "early", "beginning", "start" -> new Days(month.atDay(1), month.atDay(10));
      case "mid", "middle" -> new Days(month.atDay(11), month.atDay(20));
      case "late" -> new Days(month.atDay(21), month.atEndOfMonth());
      case "end" -> new Days(month.atDay(25), month.atEndOfMonth());
      default -> Days.of(month);
    };
  }

  /** Thirds of a year: early is January to April, mid to August, late to December. */
  static Days partOf(int year, String part) {
    return switch (part) {
      case "early", "beginning", "start" -> months(year, 1, 4);
      case "mid", "middle" -> months(year, 5, 4);
      case "late", "end" -> months(year, 9, 4);
      default -> Days.ofYear(year);
    };
  }

  /** So many whole months from the first one on. */
  static Days months(int year, int first, int count) {
    var month = YearMonth.of(year, first);
    return new Days(month.atDay(1), month.plusMonths(count - 1L).atEndOfMonth());
  }

  /** A calendar quarter, from 1 to 4. */
  static Days quarter(int year, int number) {
    return months(year, 3 * number - 2, 3);
  }

  static int quarterOf(LocalDate day) {
    return (day.getMonthValue() + 2) / 3;
  }

  static Days half(int year, int number) {
    return months(year, 6 * number - 5, 6);
  }

  static Days decade(int year, String part) {
    int first = year + (part.equals("late") ? 7 : part.equals("mid") ? 4 : 0);
    int last = year + (part.equals("early") ? 3 : part.equals("mid") ? 6 : 9);
    return new Days(LocalDate.of(first, 1, 1), LocalDate.of(last, 12, 31));
  }

  /** The hundred years whose numbers share their first digits: 1800 to 1899 for the 19th. */
  static Days century(int number) {
    int first = Math.max(1, 100 * (number - 1));
    return new Days(LocalDate.of(first, 1, 1), LocalDate.of(100 * number - 1, 12, 31));
  }

  /** Three whole months: {@code summer} is June to August, {@code winter} begins in December. */
  static Days season(int year, String name) {
    return switch (name) {
      case "spring" -> months(year, 3, 3);
      case "summer" -> months(year, 6, 3);
      case "autumn", "fall" -> months(year, 9, 3);
      default -> months(year, 12, 3);
    };
  }

  static LocalDate monday(LocalDate day) {
    return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
  }

  /** The week that holds a day. */
  static Days week(LocalDate day) {
    LocalDate monday = monday(day);
    return new Days(monday, monday.plusDays(6));
  }

  /** The Saturday and Sunday of the week that holds a day. */
  static Days weekend(LocalDate day) {
    LocalDate saturday = monday(day).plusDays(5);
    return new Days(saturday, saturday.plusDays(1));
  }

  /** The n-th week of a year or month, which is the one with its n-th Thursday; -1 is the last. */
  static Days weekOf(Days whole, int number) {
    LocalDate thursday =
        number > 0
            ? whole
                .first()
                .with(TemporalAdjusters.nextOrSame(DayOfWeek.THURSDAY))
                .plusWeeks(number - 1L)
            : whole
                .last()
                .with(TemporalAdjusters.previousOrSame(DayOfWeek.THURSDAY))
                .plusWeeks(number + 1L);
    return week(thursday);
  }

  /** The n-th such weekday in some days; -1 is the last. */
  static LocalDate weekdayOf(Days whole, DayOfWeek day, int number) {
    return number > 0
        ? whole.first().with(TemporalAdjusters.nextOrSame(day)).plusWeeks(number - 1L)
        : whole.last().with(TemporalAdjusters.previousOrSame(day)).plusWeeks(number + 1L);
  }

  /** Easter Sunday of the Gregorian calendar (the anonymous algorithm in Meeus, ch. 8). */
  static LocalDate easter(int year) {
    int a = year % 19;
    int b = year / 100;
    int c = year % 100;
    int d = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
    int e = (32 + 2 * (b % 4) + 2 * (c / 4) - d - c % 4) % 7;
    int f = d + e - 7 * ((a + 11 * d + 22 * e) / 451) + 114;
    return LocalDate.of(year, f / 31, f % 31 + 1);
  }

  /** The day, week, month or year that lies so many units from a day. */
  static Days moved(LocalDate base, String unit, long n) {
    return switch (unitOf(unit)) {
      case DAYS -> Days.of(base.plusDays(n));
      case WEEKS -> week(base.plusWeeks(n));
      case MONTHS -> Days.of(YearMonth.from(base).plusMonths(n));
      case DECADES -> ofYear(base.getYear() + 10 * n);
      case CENTURIES -> ofYear(base.getYear() + 100 * n);
      default -> ofYear(base.getYear() + n);
    };
  }

  /** The very day that lies so many units from a day. */
  static LocalDate dayMoved(LocalDate base, String unit, long n) {
    return base.plus(n, unitOf(unit));
  }

  private static Days ofYear(long year) {
    return Days.ofYear((int) Math.max(1, Math.min(9999, year)));
  }

  private static ChronoUnit unitOf(String unit) {
    return switch (unit.charAt(0)) {
      case 'w' -> ChronoUnit.WEEKS;
      case 'm' -> ChronoUnit.MONTHS;
      case 'y' -> ChronoUnit.YEARS;
      case 'c' -> ChronoUnit.CENTURIES;
      case 'd' -> unit.startsWith("decade") ? ChronoUnit.DECADES : ChronoUnit.DAYS;
      default -> ChronoUnit.DAYS; // nights
    };
  }

  /** Which way a word points: {@code last} -1, {@code next} 1, {@code this} 0. */
  static int shift(String mark) {
    return switch (mark) {
      case "last", "previous", "past", "preceding", "prior" -> -1;
      case "next", "coming", "following", "upcoming" -> 1;
      default -> 0;
    };
  }

  static LocalDate min(LocalDate a, LocalDate b) {
    return a.isBefore(b) ? a : b;
  }
}
