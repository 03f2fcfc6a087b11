package org.onrecord.keep;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.onrecord.statement.FigureEntry;

/** Finds the figures of the newest versions that a filter takes. */
final class Figures {
  private static final String COLUMNS =
      """
      SELECT f.*, s.name AS statement, s.id AS spoken, coalesce(k.name, s.speaker) AS who,
        EXISTS (
          SELECT 1 FROM copied_span c
          WHERE c.version_id = f.version_id AND (f.start + f."end") / 2 BETWEEN c.start AND c."end"
        ) AS is_copy,
        EXISTS (
          SELECT 1 FROM corrected c WHERE c.statement_id = s.id AND c.field = 'speaker'
        ) AS is_corrected,
      """
          + Printed.COLUMNS
          + """
           FROM figure f JOIN article_version v ON v.id = f.version_id
          LEFT JOIN statement s ON s.id = f.statement_id
          LEFT JOIN speaker k ON k.id = s.speaker_id
          """
          + Printed.JOINS
          + "WHERE v.is_current";

  private Figures() {}

  static List<FigureEntry> of(Connection connection, FigureFilter filter) throws SQLException {
    var sql = new StringBuilder(COLUMNS);
    var values = new ArrayList<Object>();
    var metric = filter.metric() == null ? null : filter.metric().name().toLowerCase(Locale.ROOT);
    if (metric != null) {
      sql.append(" AND f.metric = ?");
      values.add(metric);
    }
    if (filter.place() != null) {
      var places = new ArrayList<String>();
      for (String place : places(connection, metric)) {
        if (holds(place, filter.place())) {
          places.add(place);
        }
      }
      if (places.isEmpty()) {
        return List.of();
      }
      sql.append(" AND f.place IN (?").append(", ?".repeat(places.size() - 1)).append(')');
      values.addAll(places);
    }
    if (filter.outlet() != null) {
      sql.append(
          " AND v.outlet_id IN (SELECT id FROM publisher WHERE instr(' ' || name_key || ' ', ' ' ||"
              + " ? || ' '))");
      values.add(Folding.key(filter.outlet()));
    }
    if (filter.after() != null) {
      sql.append(" AND coalesce(f.first_day, v.published_first) >= ?");
      values.add(filter.after().toString());
    }
    if (filter.before() != null) {
      sql.append(" AND coalesce(f.first_day, v.published_first) < ?");
      values.add(filter.before().toString());
    }
    sql.append(" ORDER BY f.id");
    return Sql.list(connection, sql.toString(), Figures::entry, values.toArray()).stream()
        .filter(it -> filter.of() == null || holds(it.figure().of(), filter.of()))
        .filter(it -> filter.speaker() == null || holds(it.speaker(), filter.speaker()))
        .toList();
  }

  /** Returns the figures kept last, at most {@code most} of them, first kept first. */
  static List<FigureEntry> latest(Connection connection, int most) throws SQLException {
    return Sql.list(
        connection,
        COLUMNS + " AND f.id > (SELECT coalesce(max(id), 0) FROM figure) - ? ORDER BY f.id",
        Figures::entry,
        most);
  }

  /** Returns the names of the places that figures have; an index alone answers that. */
  private static List<String> places(Connection connection, @Nullable String metric)
      throws SQLException {
    return metric == null
        ? Sql.list(
            connection,
            "SELECT DISTINCT place FROM figure WHERE place IS NOT NULL",
            row -> row.getString(1))
        : Sql.list(
            connection,
            "SELECT DISTINCT place FROM figure WHERE metric = ? AND place IS NOT NULL",
            row -> row.getString(1),
            metric);
  }

  private static boolean holds(@Nullable String name, String asked) {
    return name != null && (" " + Folding.key(name) + " ").contains(" " + Folding.key(asked) + " ");
  }

  private static FigureEntry entry(ResultSet row) throws SQLException {
    var printed = Printed.read(row);
    row.getLong("spoken");
    boolean isOwnVoice = row.wasNull();
    return new FigureEntry(
        row.getLong("id"),
        printed.version(),
        Loading.figure(row),
        row.getString("words"),
        row.getString("who"),
        isOwnVoice,
        printed.outlet(),
        printed.published(),
        printed.title(),
        printed.link(),
        row.getBoolean("is_copy"),
        row.getBoolean("is_corrected"));
  }
}
