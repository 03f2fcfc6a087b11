package org.onrecord.format;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.onrecord.article.Days;
import org.onrecord.article.Span;
import org.onrecord.statement.Attribution;
import org.onrecord.statement.Findings;
import org.onrecord.statement.Speaker;

/**
 * Writes findings as comma-separated values (RFC 4180: CRLF, quotes doubled): one row a statement,
 * under the names of {@link #header()}.
 *
 * <p>Spreadsheets run a cell that begins with {@code =}, {@code +}, {@code -} or {@code @} as a
 * formula, and articles are written by strangers; such cells get an apostrophe in front, as OWASP
 * advises. Unknown is an empty cell. The pieces of a content are joined with {@code …}.
 * Thread-safe.
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
          "confidence");

  /** Returns the names of the columns, as the first line of a file. */
  public String header() {
    return String.join(",", COLUMNS) + "\r\n";
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
    var speaker = Resolutions.value(attribution.speaker());
    var why = Resolutions.why(attribution.speaker());
    var to = attribution.to();
    var channel = attribution.channel();
    var when = attribution.when();
    Days days = when == null ? null : Resolutions.value(when);
    Days published = article.published();
    cell(article.id().value(), out);
    cell(article.from().name(), out);
    cell(article.title(), out);
    cell(article.outlet(), out);
    cell(article.agency(), out);
    cell(published == null ? null : published.iso(), out);
    cell(article.url(), out);
    cell(statement.id(), out);
    cell(statement.within(), out);
    cell(code(statement.act()), out);
    cell(code(statement.quotation()), out);
    cell(speaker == null ? null : speaker.name(), out);
    cell(speaker == null ? null : code(speaker.kind()), out);
    cell(speaker == null ? null : speaker.role(), out);
    cell(Resolutions.status(attribution.speaker()), out);
    cell(why == null ? null : why.code(), out);
    cell(candidates(Resolutions.candidates(attribution.speaker())), out);
    cell(words(statement.source().spans(), article.text()), out);
    cell(words(statement.cue(), article.text()), out);
    cell(words(statement.content(), article.text()), out);
    cell(to == null ? null : to.name() == null ? to.span().in(article.text()) : to.name(), out);
    cell(channel == null ? null : channel.in(article.text()), out);
    cell(days == null ? null : days.first().toString(), out);
    cell(days == null ? null : days.last().toString(), out);
    cell(Integer.toString(statement.content().getFirst().start()), out);
    cell(Integer.toString(statement.content().getLast().end()), out);
    cell(
        BigDecimal.valueOf(statement.confidence())
            .setScale(3, RoundingMode.HALF_EVEN)
            .toPlainString(),
        out);
    out.setLength(out.length() - 1);
    out.append("\r\n");
  }

  private static String words(List<Span> spans, String text) {
    return String.join(" … ", spans.stream().map(span -> span.in(text)).toList());
  }

  private static String candidates(List<Speaker> candidates) {
    return String.join(
        "; ",
        candidates.stream().map(it -> it.name() != null ? it.name() : code(it.kind())).toList());
  }

  private static String code(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static void cell(@Nullable String value, StringBuilder out) {
    if (value != null) {
      String safe = looksLikeFormula(value) ? "'" + value : value;
      if (needsQuotes(safe)) {
        out.append('"').append(safe.replace("\"", "\"\"")).append('"');
      } else {
        out.append(safe);
      }
    }
    out.append(',');
  }

  private static boolean looksLikeFormula(String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if ("=+-@＝＋－＠".indexOf(c) >= 0) {
        return true;
      }
      if (!Character.isWhitespace(c) && !Character.isISOControl(c)) {
        return false;
      }
    }
    return false;
  }

  private static boolean needsQuotes(String value) {
    if (value.isEmpty()) {
      return false;
    }
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == ',' || c == '"' || c == '\n' || c == '\r' || c == '\t') {
        return true;
      }
    }
    return value.charAt(0) == ' ' || value.charAt(value.length() - 1) == ' ';
  }
}
