package org.onrecord.format;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import org.onrecord.article.Days;
import org.onrecord.article.Span;
import org.onrecord.statement.Attribution;
import org.onrecord.statement.Findings;
import org.onrecord.statement.Speaker;

/**
 * Writes findings as comma-separated values (RFC 4180: CRLF, quotes doubled): one row a statement,
 * under the names of {@link #header()}.
 *
 * <p>Cells that a spreadsheet would run as a formula get an apostrophe in front ({@link Csv}).
 * Unknown is an empty cell. The pieces of a content are joined with {@code …}. Thread-safe.
 */
public final class CsvWriter {
  private static final List<String> COLUMNS =
      List.of(
          "article",
          "path",
          "title",
          "outlet",
          "agency",
          "published",
          "url",
          "id",
          "within",
          "act",
          "quotation",
          "speaker",
          "speaker_kind",
          "role",
          "speaker_status",
          "why",
          "candidates",
          "source",
          "cue",
          "content",
          "to",
          "channel",
          "when_first",
          "when_last",
          "start",
          "end",
          "confidence",
          "corrected",
          "reviews");

  /** Returns the names of the columns, as the first line of a file. */
  public String header() {
    return Csv.line(COLUMNS.toArray(String[]::new));
  }

  /** Returns the rows of one article, none where it holds no statement. */
  public String toString(Findings findings) {
    var out = new StringBuilder();
    for (var attribution : findings.attributions()) {
      row(findings, attribution, out);
    }
    return out.toString();
  }

  /** Writes the rows of one article. */
  public void write(Findings findings, Appendable out) throws IOException {
    out.append(toString(findings));
  }

  private static void row(Findings findings, Attribution attribution, StringBuilder out) {
    var article = findings.article();
    var statement = attribution.statement();
    var speaker = attribution.speaker().value();
    var why = Resolutions.why(attribution.speaker());
    var to = attribution.to();
    var channel = attribution.channel();
    var when = attribution.when();
    Days days = when == null ? null : when.value();
    Days published = article.published();
    Csv.cell(article.id().value(), out);
    Csv.cell(article.from().name(), out);
    Csv.cell(article.title(), out);
    Csv.cell(article.outlet(), out);
    Csv.cell(article.agency(), out);
    Csv.cell(published == null ? null : published.iso(), out);
    Csv.cell(article.url(), out);
    Csv.cell(statement.id(), out);
    Csv.cell(statement.within(), out);
    Csv.cell(code(statement.act()), out);
    Csv.cell(code(statement.quotation()), out);
    Csv.cell(speaker == null ? null : speaker.name(), out);
    Csv.cell(speaker == null ? null : code(speaker.kind()), out);
    Csv.cell(speaker == null ? null : speaker.role(), out);
    Csv.cell(Resolutions.status(attribution.speaker()), out);
    Csv.cell(why == null ? null : why.code(), out);
    Csv.cell(candidates(Resolutions.candidates(attribution.speaker())), out);
    Csv.cell(words(statement.source().spans(), article.text()), out);
    Csv.cell(words(statement.cue(), article.text()), out);
    Csv.cell(words(statement.content(), article.text()), out);
    Csv.cell(to == null ? null : to.name() == null ? to.span().in(article.text()) : to.name(), out);
    Csv.cell(channel == null ? null : channel.in(article.text()), out);
    Csv.cell(days == null ? null : days.first().toString(), out);
    Csv.cell(days == null ? null : days.last().toString(), out);
    Csv.cell(Integer.toString(statement.content().getFirst().start()), out);
    Csv.cell(Integer.toString(statement.content().getLast().end()), out);
    Csv.cell(
        BigDecimal.valueOf(statement.confidence())
            .setScale(3, RoundingMode.HALF_EVEN)
            .toPlainString(),
        out);
    Csv.cell(Notes.told(attribution.corrected()), out);
    Csv.cell(Notes.checked(attribution.reviews()), out);
    Csv.end(out);
  }

  static String words(List<Span> spans, String text) {
    return String.join(" … ", spans.stream().map(span -> span.in(text)).toList());
  }

  static String candidates(List<Speaker> candidates) {
    return String.join(
        "; ",
        candidates.stream().map(it -> it.name() != null ? it.name() : code(it.kind())).toList());
  }

  private static String code(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
