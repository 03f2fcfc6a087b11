package org.onrecord.app.cli;

import java.time.DateTimeException;
import org.onrecord.article.Days;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code 2024-12-08}, {@code 2024-12}, {@code 2024} or two of them with a slash between. */
final class DayArgument implements ITypeConverter<Days> {
  @Override
  public Days convert(String value) {
    try {
      return Days.parse(value);
    } catch (DateTimeException | IllegalArgumentException e) {
      throw new TypeConversionException(problem(value));
    }
  }

  static String problem(String value) {
    return "not a date: '" + value + "' (write 2024-12-08, 2024-12 or 2024)";
  }
}
