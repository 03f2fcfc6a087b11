package org.onrecord.app.cli;

import java.util.Locale;
import org.onrecord.format.CsvWriter;
import org.onrecord.format.HtmlWriter;
import org.onrecord.format.JsonWriter;
import org.onrecord.format.TextWriter;
import org.onrecord.statement.Findings;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The shape of what is printed; each part can be made on a thread of its own. */
sealed interface Output {
  /** The names that {@code --format} takes. */
  enum Format {
    TEXT,
    JSON,
    CSV,
    HTML;

    /** Reads a name as the user writes it. */
    static final class Argument implements ITypeConverter<Format> {
      @Override
      public Format convert(String value) {
        for (Format format : values()) {
          if (format.name().toLowerCase(Locale.ROOT).equals(value.toLowerCase(Locale.ROOT))) {
            return format;
          }
        }
        throw new TypeConversionException(
            "not a format: '" + value + "' (text, json, csv or html)");
      }
    }
  }

  /** Returns what comes before the first article. */
  default String before() {
    return "";
  }

  /** Returns what comes between two articles. */
  default String between() {
    return "";
  }

  /**
   * Returns one article's part; thread-safe.
   *
   * @param number its place among the inputs, from 1
   */
  String article(Findings findings, int number);

  /** Returns what comes after the last article. */
  default String after() {
    return "";
  }

  /** Notes to read. */
  record Text(TextWriter writer, int width) implements Output {
    @Override
    public String between() {
      return "\n" + "─".repeat(width) + "\n\n";
    }

    @Override
    public String article(Findings findings, int number) {
      return writer.toString(findings);
    }
  }

  /** One object per article. */
  record Json(JsonWriter writer) implements Output {
    @Override
    public String article(Findings findings, int number) {
      return writer.toString(findings) + "\n";
    }
  }

  /** One table. */
  record Csv(CsvWriter writer) implements Output {
    @Override
    public String before() {
      return writer.header();
    }

    @Override
    public String article(Findings findings, int number) {
      return writer.toString(findings);
    }
  }

  /** One page about one article. */
  record Page(HtmlWriter writer) implements Output {
    @Override
    public String article(Findings findings, int number) {
      return writer.page(findings);
    }
  }

  /** One page about several articles. */
  record Pages(HtmlWriter writer) implements Output {
    @Override
    public String before() {
      return writer.open("OnRecord");
    }

    @Override
    public String article(Findings findings, int number) {
      return writer.article(findings, number);
    }

    @Override
    public String after() {
      return writer.close();
    }
  }
}
