package org.onrecord.keep;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.onrecord.article.Article;
import org.onrecord.article.ArticleId;
import org.onrecord.article.Dateline;
import org.onrecord.article.Days;
import org.onrecord.article.Passage;
import org.onrecord.article.Provenance;
import org.onrecord.article.RelatedLink;
import org.onrecord.article.Span;
import org.onrecord.statement.Attribution;
import org.onrecord.statement.Figure;
import org.onrecord.statement.Findings;
import org.onrecord.statement.PlaceMention;
import org.onrecord.statement.PlaceMention.Place;
import org.onrecord.statement.Resolution;
import org.onrecord.statement.Source;
import org.onrecord.statement.Speaker;
import org.onrecord.statement.Statement;
import org.onrecord.statement.TimeMention;

/** Reads back what {@link Storing} wrote, as the same facts. */
final class Loading {
  private static final String ARTICLE =
      """
      SELECT v.*, a.url, o.name AS outlet, g.name AS agency, r.version, r.model,
             f.fetched_at, f.payload_sha256
      FROM article_version v
      JOIN article a ON a.id = v.article_id
      JOIN reader r ON r.id = v.reader_id
      LEFT JOIN publisher o ON o.id = v.outlet_id
      LEFT JOIN publisher g ON g.id = v.agency_id
      LEFT JOIN fetch f ON f.id = (
        SELECT max(id) FROM fetch
        WHERE version_id = v.id AND kind = v.source_kind AND name = v.source_name)
      WHERE v.id = ?
      """;

  private final Connection connection;
  private final long version;
  private @Nullable Footnotes notes;

  private Loading(Connection connection, long version) {
    this.connection = connection;
    this.version = version;
  }

  /** Returns all that was found in a version of an article, or nothing where there is no such. */
  static Optional<Findings> findings(Connection connection, long version) throws SQLException {
    var loading = new Loading(connection, version);
    var found = Sql.list(connection, ARTICLE, loading::findings, version);
    return found.stream().findFirst();
  }

  /** Returns the article of a version, or nothing where there is no such. */
  static Optional<Article> article(Connection connection, long version) throws SQLException {
    var loading = new Loading(connection, version);
    return Sql.list(connection, ARTICLE, loading::article, version).stream().findFirst();
  }

  private Findings findings(ResultSet row) throws SQLException {
    return new Findings(
        article(row),
        list("warning", it -> it.getString("words")),
        list("statement", this::attribution),
        Sql.list(
            connection,
            """
            SELECT f.*, s.name AS statement FROM figure f LEFT JOIN statement s ON s.id = f.statement_id
            WHERE f.version_id = ? ORDER BY f.id
            """,
            Loading::figure,
            version),
        Sql.list(
            connection,
            """
            SELECT m.*, p.name, p.country, p.latitude, p.longitude
            FROM place_mention m LEFT JOIN place p ON p.id = m.place_id
            WHERE m.version_id = ? ORDER BY m.n
            """,
            this::place,
            version),
        list("time_mention", this::time),
        new Findings.MadeBy(row.getString("version"), row.getString("model")));
  }

  private Article article(ResultSet row) throws SQLException {
    var dateline = row.getString("dateline");
    return new Article(
        new ArticleId(row.getString("text_id")),
        row.getString("text"),
        list("passage", it -> new Passage(kind(it), span(it))),
        row.getString("title"),
        list("author", it -> it.getString("name")),
        row.getString("outlet"),
        row.getString("agency"),
        days(row, "published_first", "published_last"),
        dateline == null
            ? null
            : new Dateline(
                dateline, new Span(row.getInt("dateline_start"), row.getInt("dateline_end"))),
        row.getString("url"),
        row.getString("language"),
        list("related_link", it -> new RelatedLink(it.getString("title"), it.getString("url"))),
        provenance(row));
  }

  private static Provenance provenance(ResultSet row) throws SQLException {
    var at = row.getString("fetched_at");
    return Provenances.of(
        row.getString("source_kind"),
        row.getString("source_name"),
        at == null ? row.getString("kept_at") : at,
        row.getString("payload_sha256"));
  }

  private Attribution attribution(ResultSet row) throws SQLException {
    long id = row.getLong("id");
    var to = Sql.integer(row, "addressee_start");
    var channel = Sql.integer(row, "channel_start");
    var when = row.getString("said_status");
    return new Attribution(
        new Statement(
            row.getString("name"),
            constant(Statement.Act.class, row.getString("act")),
            constant(Statement.Quotation.class, row.getString("quotation")),
            Spans.read(row.getString("content_spans")),
            Spans.read(row.getString("cue_spans")),
            source(row.getString("source_kind"), Spans.read(row.getString("source_spans"))),
            row.getString("within"),
            row.getDouble("confidence")),
        resolution(
            row.getString("speaker_status"),
            row.getString("speaker_kind") == null ? null : speaker(row, "speaker_kind", "speaker"),
            Spans.read(row.getString("speaker_spans")),
            Sql.real(row, "speaker_confidence"),
            Sql.list(
                connection,
                "SELECT * FROM speaker_candidate WHERE statement_id = ? ORDER BY n",
                it -> speaker(it, "kind", "name"),
                id),
            row.getString("speaker_why")),
        to == null
            ? null
            : new Attribution.Addressee(
                new Span(to, row.getInt("addressee_end")), row.getString("addressee_name")),
        channel == null ? null : new Span(channel, row.getInt("channel_end")),
        when == null
            ? null
            : resolution(
                when,
                days(row, "said_first", "said_last"),
                Spans.read(row.getString("said_spans")),
                Sql.real(row, "said_confidence"),
                Sql.list(
                    connection,
                    "SELECT * FROM day_candidate WHERE statement_id = ? ORDER BY n",
                    Loading::candidateDays,
                    id),
                row.getString("said_why")),
        notes().corrected(id),
        notes().reviews(id));
  }

  private Footnotes notes() throws SQLException {
    var read = notes;
    if (read == null) {
      read =
          Footnotes.of(
              connection,
              Sql.list(
                  connection,
                  "SELECT id FROM statement WHERE version_id = ?",
                  row -> row.getLong(1),
                  version));
      notes = read;
    }
    return read;
  }

  private static Speaker speaker(ResultSet row, String kind, String name) throws SQLException {
    return new Speaker(
        constant(Speaker.Kind.class, row.getString(kind)),
        row.getString(name),
        row.getString("role"));
  }

  static Figure figure(ResultSet row) throws SQLException {
    return new Figure(
        row.getString("name"),
        span(row),
        Sql.real(row, "amount"),
        Sql.real(row, "low"),
        Sql.real(row, "high"),
        constant(Figure.Qualifier.class, row.getString("qualifier")),
        constant(Figure.Metric.class, row.getString("metric")),
        row.getString("unit"),
        row.getString("of_whom"),
        row.getString("statement"),
        row.getString("place"),
        days(row, "first_day", "last_day"),
        row.getDouble("confidence"));
  }

  private PlaceMention place(ResultSet row) throws SQLException {
    return new PlaceMention(
        span(row),
        resolution(
            row.getString("status"),
            row.getString("name") == null ? null : onTheMap(row),
            Spans.read(row.getString("evidence_spans")),
            Sql.real(row, "confidence"),
            Sql.list(
                connection,
                """
                SELECT p.* FROM place_candidate c JOIN place p ON p.id = c.place_id
                WHERE c.version_id = ? AND c.mention_n = ? ORDER BY c.n
                """,
                Loading::onTheMap,
                version,
                row.getInt("n")),
            row.getString("why")));
  }

  static Place onTheMap(ResultSet row) throws SQLException {
    return new Place(
        row.getString("name"),
        row.getString("country"),
        row.getDouble("latitude"),
        row.getDouble("longitude"));
  }

  private TimeMention time(ResultSet row) throws SQLException {
    return new TimeMention(
        span(row),
        resolution(
            row.getString("status"),
            days(row, "first_day", "last_day"),
            Spans.read(row.getString("evidence_spans")),
            Sql.real(row, "confidence"),
            Sql.list(
                connection,
                "SELECT * FROM time_candidate WHERE version_id = ? AND mention_n = ? ORDER BY n",
                Loading::candidateDays,
                version,
                row.getInt("n")),
            row.getString("why")));
  }

  private <T> List<T> list(String table, Sql.Row<T> row) throws SQLException {
    return Sql.list(
        connection, "SELECT * FROM " + table + " WHERE version_id = ? ORDER BY n", row, version);
  }

  private static <T> Resolution<T> resolution(
      String status,
      @Nullable T value,
      List<Span> evidence,
      @Nullable Double confidence,
      List<T> candidates,
      @Nullable String why) {
    if (value != null && confidence != null) {
      return status.equals("settled")
          ? new Resolution.Settled<>(value, evidence, confidence)
          : new Resolution.Likely<>(value, evidence, confidence);
    }
    if (why == null) {
      throw new IllegalArgumentException("neither an answer nor a reason: " + status);
    }
    var reason = constant(Resolution.Why.class, why);
    return status.equals("open")
        ? new Resolution.Open<>(candidates, reason)
        : new Resolution.Unknown<>(reason);
  }

  private static Source source(String kind, List<Span> spans) {
    return switch (kind) {
      case "named" -> new Source.Named(spans.getFirst());
      case "described" -> new Source.Described(spans.getFirst());
      case "pronoun" -> new Source.Pronoun(spans.getFirst());
      case "unstated" -> new Source.Unstated();
      default -> throw new IllegalArgumentException("no such kind of source: " + kind);
    };
  }

  private static Passage.Kind kind(ResultSet row) throws SQLException {
    return constant(Passage.Kind.class, row.getString("kind"));
  }

  private static Span span(ResultSet row) throws SQLException {
    return new Span(row.getInt("start"), row.getInt("end"));
  }

  private static Days candidateDays(ResultSet row) throws SQLException {
    return new Days(
        LocalDate.parse(row.getString("first_day")), LocalDate.parse(row.getString("last_day")));
  }

  private static @Nullable Days days(ResultSet row, String first, String last) throws SQLException {
    var from = row.getString(first);
    var to = row.getString(last);
    return from == null || to == null ? null : new Days(LocalDate.parse(from), LocalDate.parse(to));
  }

  private static <E extends Enum<E>> E constant(Class<E> type, String code) {
    return Enum.valueOf(type, code.toUpperCase(Locale.ROOT).replace(' ', '_').replace('-', '_'));
  }
}
