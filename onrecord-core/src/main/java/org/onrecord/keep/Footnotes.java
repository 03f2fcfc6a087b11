package org.onrecord.keep;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.onrecord.statement.Corrected;
import org.onrecord.statement.Review;

/** What people put right about statements, and what fact-checkers published about them. */
final class Footnotes {
  /** What was read, as people read it: a name, a day or two, a place. */
  private static final String WAS =
      """
      CASE c.field
        WHEN 'speaker' THEN json_extract(c.original, '$.speaker')
        WHEN 'place' THEN json_extract(c.original, '$.name')
        ELSE json_extract(c.original, '$.said_first') ||
          CASE WHEN json_extract(c.original, '$.said_first') = json_extract(c.original, '$.said_last')
          THEN '' ELSE '/' || json_extract(c.original, '$.said_last') END
      END
      """;

  private final Map<Long, List<Corrected>> corrected = new HashMap<>();
  private final Map<Long, List<Review>> reviews = new HashMap<>();

  private Footnotes() {}

  /** Returns what there is about statements. */
  static Footnotes of(Connection connection, Collection<Long> statements) throws SQLException {
    var notes = new Footnotes();
    if (statements.isEmpty()) {
      return notes;
    }
    var ids = statements.stream().map(String::valueOf).collect(Collectors.joining(",", "[", "]"));
    Sql.list(
        connection,
        "SELECT DISTINCT c.statement_id, c.field, k.made_by, k.made_at, k.why, k.id, "
            + WAS
            + """
             AS was FROM corrected c JOIN correction k ON k.id = c.correction_id
            WHERE c.statement_id IN (SELECT value FROM json_each(?)) ORDER BY k.made_at, k.id
            """,
        row ->
            notes
                .corrected
                .computeIfAbsent(row.getLong("statement_id"), it -> new ArrayList<>())
                .add(
                    new Corrected(
                        Corrected.Field.valueOf(row.getString("field").toUpperCase(Locale.ROOT)),
                        row.getString("was"),
                        row.getString("made_by"),
                        Instant.parse(row.getString("made_at")),
                        row.getString("why"),
                        row.getLong("id"))),
        ids);
    Sql.list(
        connection,
        """
        SELECT sr.statement_id, r.* FROM statement_review sr JOIN review r ON r.id = sr.review_id
        WHERE sr.statement_id IN (SELECT value FROM json_each(?)) ORDER BY r.reviewed_on, r.id
        """,
        row ->
            notes
                .reviews
                .computeIfAbsent(row.getLong("statement_id"), it -> new ArrayList<>())
                .add(review(row)),
        ids);
    return notes;
  }

  static Review review(ResultSet row) throws SQLException {
    var day = row.getString("reviewed_on");
    return new Review(
        row.getString("claim"),
        row.getString("claimant"),
        row.getString("reviewer"),
        row.getString("rating"),
        row.getString("url"),
        day == null ? null : LocalDate.parse(day));
  }

  List<Corrected> corrected(long statement) {
    return corrected.getOrDefault(statement, List.of());
  }

  List<Review> reviews(long statement) {
    return reviews.getOrDefault(statement, List.of());
  }
}
