package org.onrecord.keep;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An article as lists name it.
 *
 * @param version the row of its version
 * @param title its headline, or null
 * @param outlet who published it, or null
 * @param agency whose copy it says it is, or null
 * @param published the first day on which it can have been published, or null
 * @param url its address, or null
 * @param from what its input was called
 */
public record Printed(
    long version,
    @Nullable String title,
    @Nullable String outlet,
    @Nullable String agency,
    @Nullable LocalDate published,
    @Nullable String url,
    String from) {
  /** The columns that {@link #read} wants, of the tables and joins in {@link #JOINS}. */
  static final String COLUMNS =
      "v.id AS printed_id, v.title, o.name AS outlet, g.name AS agency, v.published_first, a.url,"
          + " v.source_name";

  static final String JOINS =
      """
      JOIN article a ON a.id = v.article_id
      LEFT JOIN publisher o ON o.id = v.outlet_id
      LEFT JOIN publisher g ON g.id = v.agency_id
      """;

  /** Returns the address, else what the input was called. */
  public String link() {
    return url == null ? from : url;
  }

  static Printed read(ResultSet row) throws SQLException {
    var published = row.getString("published_first");
    return new Printed(
        row.getLong("printed_id"),
        row.getString("title"),
        row.getString("outlet"),
        row.getString("agency"),
        published == null ? null : LocalDate.parse(published),
        row.getString("url"),
        row.getString("source_name"));
  }
}
