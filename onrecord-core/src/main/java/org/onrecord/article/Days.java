package org.onrecord.article;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;

/**
 * A day or a run of whole days, both ends included: {@code 2024-12-08}, all of {@code 2022}.
 *
 * @param first the first day
 * @param last the last day, never before {@code first}
 */
public record Days(LocalDate first, LocalDate last) {
  public Days {
    if (last.isBefore(first)) {
      throw new IllegalArgumentException("ends before it begins: " + first + "/" + last);
    }
  }

  public static Days of(LocalDate day) {
    return new Days(day, day);
  }

  public static Days of(YearMonth month) {
    return new Days(month.atDay(1), month.atEndOfMonth());
  }

  public static Days ofYear(int year) {
    return new Days(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31));
  }

  /**
   * Returns the days that {@code 2024-12-08}, {@code 2024-12} or {@code 2024} names, or two of them
   * with a slash between; a time of day after a {@code T} is dropped.
   *
   * @throws DateTimeException if it names none
   * @throws IllegalArgumentException if it ends before it begins
   */
  public static Days parse(String value) {
    int slash = value.indexOf('/');
    if (slash >= 0) {
      return new Days(
          parse(value.substring(0, slash)).first(), parse(value.substring(slash + 1)).last());
    }
    String day = value.length() > 10 && value.charAt(10) == 'T' ? value.substring(0, 10) : value;
    return switch (day.length()) {
      case 4 -> ofYear(year(day));
      case 7 -> of(YearMonth.parse(day));
      default -> of(LocalDate.parse(day));
    };
  }

  private static int year(String digits) {
    for (int i = 0; i < digits.length(); i++) {
      if (digits.charAt(i) < '0' || digits.charAt(i) > '9') {
        throw new DateTimeException("not a year: " + digits);
      }
    }
    return Integer.parseInt(digits);
  }

  public boolean isOneDay() {
    return first.equals(last);
  }

  /** Returns ISO 8601: a day, a month, a year, or {@code first/last}. */
  public String iso() {
    if (isOneDay()) {
      return first.toString();
    }
    if (first.getDayOfYear() == 1 && equals(ofYear(first.getYear()))) {
      return "%04d".formatted(first.getYear());
    }
    var month = YearMonth.from(first);
    return equals(of(month)) ? month.toString() : first + "/" + last;
  }
}
