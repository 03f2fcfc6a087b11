package org.onrecord.article;

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
