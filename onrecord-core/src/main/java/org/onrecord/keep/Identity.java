package org.onrecord.keep;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.onrecord.article.Article;
import org.onrecord.article.Provenance;
import org.onrecord.statement.Findings;

/**
 * Which article of the record a text is: the one at its address where it has one; else one with the
 * very same words that is not known to be another's (another outlet or day of publication), so that
 * a copy printed elsewhere stays an article of its own.
 *
 * @param article its row, or 0 where the record has none
 * @param version the row of the version with these words, or 0
 * @param isSettled whether there is nothing to do: the version was read by the same model and the
 *     text brings no new fact about its page
 */
record Identity(long article, long version, boolean isSettled) {
  private static final Identity NEW = new Identity(0, 0, false);

  private static final String VERSIONS =
      """
      SELECT v.id, v.article_id, a.url, v.text_id, v.title, v.source_name, o.name AS outlet,
             g.name AS agency, v.published_first, v.published_last, r.version, r.model,
             (SELECT group_concat(name, char(10)) FROM author WHERE version_id = v.id ORDER BY n) AS authors
      FROM article_version v
      JOIN article a ON a.id = v.article_id
      JOIN reader r ON r.id = v.reader_id
      LEFT JOIN publisher o ON o.id = v.outlet_id
      LEFT JOIN publisher g ON g.id = v.agency_id
      """;

  private static final String AT_ADDRESS = VERSIONS + "WHERE a.url = ?";
  private static final String WITH_TEXT = VERSIONS + "WHERE v.text_id = ? ORDER BY v.id";

  /** What the record knows of one version's page. */
  private record Version(
      long id,
      long article,
      @Nullable String url,
      String textId,
      @Nullable String title,
      String name,
      @Nullable String outlet,
      @Nullable String agency,
      @Nullable String first,
      @Nullable String last,
      @Nullable String authors,
      Findings.MadeBy madeBy) {
    static Version read(ResultSet row) throws SQLException {
      return new Version(
          row.getLong("id"),
          row.getLong("article_id"),
          row.getString("url"),
          row.getString("text_id"),
          row.getString("title"),
          row.getString("source_name"),
          row.getString("outlet"),
          row.getString("agency"),
          row.getString("published_first"),
          row.getString("published_last"),
          row.getString("authors"),
          new Findings.MadeBy(row.getString("version"), row.getString("model")));
    }

    boolean mayBe(Article it) {
      var days = it.published();
      return agrees(outlet, it.outlet())
          && agrees(url, it.url())
          && agrees(first, days == null ? null : days.first().toString());
    }

    boolean hasAllOf(Article it) {
      var days = it.published();
      return says(url, it.url())
          && says(title, it.title())
          && says(outlet, it.outlet())
          && says(agency, it.agency())
          && says(first, days == null ? null : days.first().toString())
          && says(last, days == null ? null : days.last().toString())
          && says(authors, it.authors().isEmpty() ? null : String.join("\n", it.authors()));
    }

    private static boolean agrees(@Nullable String known, @Nullable String told) {
      return known == null || told == null || known.equals(told);
    }

    private static boolean says(@Nullable String known, @Nullable String told) {
      return told == null || Objects.equals(known, told);
    }
  }

  static Identity of(Article article, Findings.MadeBy madeBy, Queries queries) throws SQLException {
    var url = article.url();
    if (url != null) {
      var at = queries.list(AT_ADDRESS, Version::read, url);
      if (!at.isEmpty()) {
        return among(at, article, madeBy, at.getFirst().article());
      }
    }
    var alike = queries.list(WITH_TEXT, Version::read, article.id().value());
    for (var version : alike) {
      if (version.mayBe(article)) {
        return among(alike, article, madeBy, version.article());
      }
    }
    for (var version : alike) { // the same file, of which more or better is known now
      if (article.from() instanceof Provenance.LocalFile(String path)
          && version.name().equals(path)
          && url == null
          && version.url() == null) {
        return among(alike, article, madeBy, version.article());
      }
    }
    return NEW;
  }

  private static Identity among(
      List<Version> versions, Article article, Findings.MadeBy madeBy, long id) {
    for (var version : versions) {
      if (version.article() == id && version.textId().equals(article.id().value())) {
        return new Identity(
            id, version.id(), version.madeBy().equals(madeBy) && version.hasAllOf(article));
      }
    }
    return new Identity(id, 0, false);
  }
}
