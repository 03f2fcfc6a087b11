package org.onrecord.app.cli;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import org.onrecord.article.Days;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code 2024-12-08}, {@code 2024-12}, {@code 2024} or two of them with a slash between. */
final class DayArgument implements ITypeConverter<Days> {
  @Override
  public Days convert(String value) {
    try {
      return parse(value);
    } catch (DateTimeException | IllegalArgumentException e) {
      throw new TypeConversionException(problem(value));
    }
  }

  static String problem(String value) {
    return "not a date: '" + value + "' (write 2024-12-08, 2024-12 or 2024)";
  }

  /**
   * Returns the days that {@code value} names; a time of day after a {@code T} is dropped.
   *
   * @throws DateTimeException if it names none
   * @throws IllegalArgumentException if it ends before it begins
   */
  static Days parse(String value) {
    int slash = value.indexOf('/');
    if (slash >= 0) {
      return new Days(
          parse(value.substring(0, slash)).first(), parse(value.substring(slash + 1)).last());
    }
    String day = value.length() > 10 && value.charAt(10) == 'T' ? value.substring(0, 10) : value;
    return switch (day.length()) {
      case 4 -> Days.ofYear(year(day));
      case 7 -> Days.of(YearMonth.parse(day));
      default -> Days.of(LocalDate.parse(day));
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
}
