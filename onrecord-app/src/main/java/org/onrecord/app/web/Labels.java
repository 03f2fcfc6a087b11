package org.onrecord.app.web;

import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.onrecord.article.Days;
import org.onrecord.format.Wording;
import org.onrecord.statement.Figure;
import org.onrecord.statement.FigureEntry;
import org.onrecord.statement.Speaker;
import org.onrecord.statement.Statement;

/** Words for codes and numbers, as pages show them. */
public final class Labels {
  private Labels() {}

  /** Returns {@code 8 December 2024}. */
  public static String day(LocalDate day) {
    return Wording.days(Days.of(day));
  }

  /** Returns {@code December 2024} for {@code 2024-12}. */
  public static String month(String month) {
    return Wording.days(Days.parse(month));
  }

  /** Returns a number with commas between thousands. */
  public static String count(long number) {
    return Wording.number(number);
  }

  /** Returns {@code 1 statement}, {@code 2,000 statements}. */
  public static String count(long number, String what) {
    return count(number) + " " + what + (number == 1 ? "" : "s");
  }

  /** Returns words that begin with a capital letter. */
  public static String capital(String words) {
    return words.isEmpty()
        ? words
        : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  static String quotation(Statement.Quotation quotation) {
    return switch (quotation) {
      case DIRECT -> "verbatim";
      case INDIRECT -> "paraphrased";
      case MIXED -> "partly verbatim";
    };
  }

  /** Returns what a facet is called, for example {@code partly verbatim} for {@code mixed}. */
  static String kind(String code) {
    return switch (code) {
      case "direct" -> quotation(Statement.Quotation.DIRECT);
      case "indirect" -> quotation(Statement.Quotation.INDIRECT);
      case "mixed" -> quotation(Statement.Quotation.MIXED);
      case "denial" -> "denials";
      case "thought" -> "thoughts";
      case "anonymous" -> "anonymous sources";
      default -> code;
    };
  }

  /** Returns what a kind of speaker is called. */
  public static String speaker(Speaker.Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  /** Returns what a figure counts, for example {@code killed}. */
  public static String metric(Figure.Metric metric) {
    return metric.name().toLowerCase(Locale.ROOT);
  }

  /** Returns the number of a figure: {@code at least 14}, {@code 12–20}. */
  public static String amount(FigureEntry entry) {
    var figure = entry.figure();
    return Wording.amount(figure);
  }

  /** Returns a number of a unit: {@code USD 1.4 billion} is {@code USD 1,400,000,000}. */
  static String number(double number, @Nullable String unit) {
    var digits = Wording.number(number);
    return unit == null ? digits : unit.equals("percent") ? digits + " %" : unit + " " + digits;
  }
}
