package org.onrecord.keep;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.onrecord.statement.Speaker;

/** Lists the speakers of the record. */
final class Speakers {
  private static final String COUNTS =
      """
      SELECT k.id, k.kind, k.name, sum(NOT is_copy) AS own, sum(is_copy) AS copies,
        count(DISTINCT CASE WHEN NOT is_copy THEN outlet_id END) AS outlets,
        min(day) AS first_day, max(day) AS last_day
      FROM (
        SELECT s.speaker_id, s.day, v.outlet_id, %s AS is_copy
        FROM statement s JOIN article_version v ON v.id = s.version_id AND v.is_current
        WHERE s.speaker_id IS NOT NULL %s
      ) t JOIN speaker k ON k.id = t.speaker_id
      GROUP BY k.id ORDER BY own DESC, copies DESC, k.id LIMIT ?
      """;

  private static final String NAMED =
      """
      AND s.speaker_id IN (
        SELECT coalesce(k.same_as, k.id) FROM speaker_name n JOIN speaker k ON k.id = n.speaker_id
        WHERE instr(' ' || n.name_key || ' ', ' ' || ? || ' ')
      )
      """;

  /** Names of the speaker and of those who were found to be the same. */
  private static final String NAMES =
      """
      SELECT DISTINCT n.name FROM speaker k JOIN speaker_name n ON n.speaker_id = k.id
      WHERE k.id = ? OR k.same_as = ? ORDER BY n.name
      """;

  private static final String HELD =
      """
      AND s.speaker_id IN (
        SELECT speaker_id FROM speaker_role WHERE instr(' ' || lower(role) || ' ', ' ' || ? || ' ')
      )
      """;

  private Speakers() {}

  static List<SpeakerEntry> list(
      Connection connection, @Nullable String name, @Nullable String role, int limit)
      throws SQLException {
    var values = new ArrayList<Object>();
    var filter = new StringBuilder();
    if (name != null) {
      filter.append(NAMED);
      values.add(Folding.key(name));
    }
    if (role != null) {
      filter.append(HELD);
      values.add(role.toLowerCase(Locale.ROOT));
    }
    values.add(limit);
    return Sql.list(
        connection,
        COUNTS.formatted(Search.IS_COPY, filter),
        row -> entry(connection, row),
        values.toArray());
  }

  static Optional<SpeakerEntry> one(Connection connection, long id) throws SQLException {
    return Sql.list(
            connection,
            COUNTS.formatted(Search.IS_COPY, "AND s.speaker_id = ?"),
            row -> entry(connection, row),
            id,
            1)
        .stream()
        .findFirst();
  }

  private static SpeakerEntry entry(Connection connection, ResultSet row) throws SQLException {
    long id = row.getLong("id");
    return new SpeakerEntry(
        id,
        Speaker.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
        row.getString("name"),
        Sql.list(connection, NAMES, it -> it.getString(1), id, id),
        Sql.list(
            connection,
            """
            SELECT role, first_day, last_day FROM speaker_role WHERE speaker_id = ?
            ORDER BY last_day DESC, first_day DESC, role
            """,
            it ->
                new SpeakerEntry.Role(it.getString(1), day(it.getString(2)), day(it.getString(3))),
            id),
        row.getInt("own"),
        row.getInt("copies"),
        row.getInt("outlets"),
        day(row.getString("first_day")),
        day(row.getString("last_day")),
        Sql.list(
            connection,
            """
            SELECT DISTINCT c.correction_id FROM statement s
            JOIN corrected c ON c.statement_id = s.id AND c.field = 'speaker'
            WHERE s.speaker_id = ? ORDER BY c.correction_id
            """,
            it -> it.getLong(1),
            id));
  }

  private static @Nullable LocalDate day(@Nullable String column) {
    return column == null ? null : LocalDate.parse(column);
  }
}
