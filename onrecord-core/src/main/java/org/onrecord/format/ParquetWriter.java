package org.onrecord.format;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.onrecord.article.Days;
import org.onrecord.statement.Findings;

/**
 * Writes findings as a Parquet file, one row a statement, under the names that {@link CsvWriter}
 * gives its columns; days are dates, offsets integers, confidences doubles, unknown is null.
 *
 * <pre>{@code
 * var parquet = new ParquetWriter(out);
 * parquet.write(findings); // several
 * parquet.end();
 * }</pre>
 *
 * <p>Not thread-safe. The stream is left open.
 */
public final class ParquetWriter {
  private static final List<ParquetTable.Column> COLUMNS =
      List.of(
          text("article"),
          text("path"),
          text("title"),
          text("outlet"),
          text("agency"),
          day("published_first"),
          day("published_last"),
          text("url"),
          text("id"),
          text("within"),
          text("act"),
          text("quotation"),
          text("speaker"),
          text("speaker_kind"),
          text("role"),
          text("speaker_status"),
          text("why"),
          text("candidates"),
          text("source"),
          text("cue"),
          text("content"),
          text("to"),
          text("channel"),
          day("when_first"),
          day("when_last"),
          number("start"),
          number("end"),
          new ParquetTable.Column("confidence", ParquetTable.Type.REAL),
          text("corrected"),
          text("reviews"));

  private final ParquetTable table;

  /** Begins a file. */
  public ParquetWriter(OutputStream out) throws IOException {
    table = new ParquetTable(out, COLUMNS);
  }

  private static ParquetTable.Column text(String name) {
    return new ParquetTable.Column(name, ParquetTable.Type.TEXT);
  }

  private static ParquetTable.Column day(String name) {
    return new ParquetTable.Column(name, ParquetTable.Type.DAY);
  }

  private static ParquetTable.Column number(String name) {
    return new ParquetTable.Column(name, ParquetTable.Type.INT);
  }

  /** Writes the rows of one article. */
  public void write(Findings findings) throws IOException {
    var article = findings.article();
    Days published = article.published();
    for (var it : findings.attributions()) {
      var statement = it.statement();
      var speaker = it.speaker().value();
      var why = Resolutions.why(it.speaker());
      var candidates = CsvWriter.candidates(Resolutions.candidates(it.speaker()));
      var to = it.to();
      var channel = it.channel();
      Days days = it.when() == null ? null : it.when().value();
      table.row(
          article.id().value(),
          article.from().name(),
          article.title(),
          article.outlet(),
          article.agency(),
          published == null ? null : published.first(),
          published == null ? null : published.last(),
          article.url(),
          statement.id(),
          statement.within(),
          code(statement.act()),
          code(statement.quotation()),
          speaker == null ? null : speaker.name(),
          speaker == null ? null : code(speaker.kind()),
          speaker == null ? null : speaker.role(),
          Resolutions.status(it.speaker()),
          why == null ? null : why.code(),
          known(candidates),
          known(CsvWriter.words(statement.source().spans(), article.text())),
          known(CsvWriter.words(statement.cue(), article.text())),
          CsvWriter.words(statement.content(), article.text()),
          to == null ? null : to.name() == null ? to.span().in(article.text()) : to.name(),
          channel == null ? null : channel.in(article.text()),
          days == null ? null : days.first(),
          days == null ? null : days.last(),
          statement.content().getFirst().start(),
          statement.content().getLast().end(),
          statement.confidence(),
          Notes.told(it.corrected()),
          Notes.checked(it.reviews()));
    }
  }

  /** Ends the file; without this it is none. */
  public void end() throws IOException {
    table.end();
  }

  private static @Nullable String known(String words) {
    return words.isEmpty() ? null : words;
  }

  private static String code(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
