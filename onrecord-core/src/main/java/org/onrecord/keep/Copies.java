package org.onrecord.keep;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.onrecord.article.Span;
import org.onrecord.article.WireCopy;

/** What the tables say of wire copies. */
final class Copies {
  /**
   * Whether there are versions that were never looked at, or copies of what is no longer current.
   */
  private static final String IS_STALE =
      """
      SELECT EXISTS (
        SELECT 1 FROM article_version v LEFT JOIN copy_sketch k ON k.version_id = v.id
        WHERE v.is_current AND k.version_id IS NULL
      ) OR EXISTS (
        SELECT 1 FROM wire_copy w JOIN article_version v ON v.id IN (w.version_id, w.original_id)
        WHERE NOT v.is_current
      )
      """;

  private final Connection connection;

  Copies(Connection connection) {
    this.connection = connection;
  }

  boolean areStale() throws SQLException {
    return Sql.number(connection, IS_STALE) != 0;
  }

  /** Returns the current versions, those first that the others may be copies of. */
  List<Sketched> sketches() throws SQLException {
    var spans = new HashMap<Long, List<Span>>();
    Sql.list(
        connection,
        "SELECT version_id, start, \"end\" FROM copied_span ORDER BY version_id, start",
        row ->
            spans
                .computeIfAbsent(row.getLong(1), it -> new ArrayList<>())
                .add(new Span(row.getInt(2), row.getInt(3))));
    return Sql.list(
        connection,
        """
        SELECT v.id, k.numbers, w.original_id, w.share, w.share_of_original
        FROM article_version v
        LEFT JOIN copy_sketch k ON k.version_id = v.id
        LEFT JOIN wire_copy w ON w.version_id = v.id
        LEFT JOIN publisher o ON o.id = v.outlet_id
        LEFT JOIN publisher g ON g.id = v.agency_id
        WHERE v.is_current
        ORDER BY coalesce(v.published_first, '9999'), coalesce(o.name_key = g.name_key, 0) DESC,
          (SELECT "end" FROM passage p WHERE p.version_id = v.id ORDER BY n DESC LIMIT 1) DESC, v.id
        """,
        row -> sketched(row, spans));
  }

  private static Sketched sketched(ResultSet row, Map<Long, List<Span>> spans) throws SQLException {
    long version = row.getLong("id");
    long original = row.getLong("original_id");
    WireCopy copy =
        row.wasNull()
            ? null
            : new WireCopy(
                version,
                original,
                row.getDouble("share"),
                row.getDouble("share_of_original"),
                spans.getOrDefault(version, List.of()));
    return new Sketched(version, row.getBytes("numbers"), copy);
  }

  /** Writes what was found, within a transaction of the caller. */
  void keep(Map<Long, byte[]> sketches, Map<Long, @Nullable WireCopy> found) throws SQLException {
    Sql.run(
        connection,
        "DELETE FROM wire_copy WHERE version_id IN (SELECT id FROM article_version WHERE NOT"
            + " is_current)");
    try (var sketch = new Insert(connection, "copy_sketch", "version_id, numbers");
        var copy =
            new Insert(
                connection, "wire_copy", "version_id, original_id, share, share_of_original");
        var span = new Insert(connection, "copied_span", "version_id, start, \"end\"")) {
      for (var each : sketches.entrySet()) {
        sketch.row(each.getKey(), each.getValue());
      }
      for (var each : found.entrySet()) {
        Sql.run(connection, "DELETE FROM wire_copy WHERE version_id = ?", each.getKey());
        var it = each.getValue();
        if (it != null) {
          copy.row(it.copy(), it.original(), it.share(), it.shareOfOriginal());
          for (Span where : it.spans()) {
            span.row(it.copy(), where.start(), where.end());
          }
        }
      }
    }
  }

  /** Returns the report that a version is a copy of, or that it is the original of. */
  Optional<CopyGroup> groupOf(long version) throws SQLException {
    var original =
        Sql.list(
            connection,
            """
            WITH RECURSIVE up (id) AS (
              SELECT ? UNION SELECT w.original_id FROM wire_copy w JOIN up ON w.version_id = up.id
            )
            SELECT up.id FROM up LEFT JOIN wire_copy w ON w.version_id = up.id
            WHERE w.version_id IS NULL
            """,
            row -> row.getLong(1),
            version);
    if (original.isEmpty()) {
      return Optional.empty();
    }
    var copies =
        Sql.list(
            connection,
            """
            WITH RECURSIVE down (id) AS (
              SELECT ? UNION SELECT w.version_id FROM wire_copy w JOIN down ON w.original_id = down.id
            )
            SELECT w.share, w.share_of_original,
            """
                + Printed.COLUMNS
                + """
                 FROM down JOIN wire_copy w ON w.version_id = down.id
                JOIN article_version v ON v.id = w.version_id
                """
                + Printed.JOINS
                + " ORDER BY w.share_of_original DESC, w.version_id",
            row -> new CopyGroup.Copy(Printed.read(row), row.getDouble(1), row.getDouble(2)),
            original.getFirst());
    return copies.isEmpty()
        ? Optional.empty()
        : Optional.of(new CopyGroup(printed(original.getFirst()), copies));
  }

  private Printed printed(long version) throws SQLException {
    return Sql.list(
            connection,
            "SELECT "
                + Printed.COLUMNS
                + " FROM article_version v "
                + Printed.JOINS
                + " WHERE v.id = ?",
            Printed::read,
            version)
        .getFirst();
  }

  /** Returns the reports that there are copies of, those with most copies first. */
  List<CopyGroup> groups() throws SQLException {
    record Row(Printed article, long original, double share, double shareOfOriginal) {}
    var rows =
        Sql.list(
            connection,
            "SELECT w.original_id, w.share, w.share_of_original, "
                + Printed.COLUMNS
                + " FROM wire_copy w JOIN article_version v ON v.id = w.version_id "
                + Printed.JOINS
                + " ORDER BY w.share_of_original DESC, w.version_id",
            row -> new Row(Printed.read(row), row.getLong(1), row.getDouble(2), row.getDouble(3)));
    var originals = new HashMap<Long, Long>();
    rows.forEach(row -> originals.put(row.article().version(), row.original()));
    var copies = new LinkedHashMap<Long, List<CopyGroup.Copy>>();
    for (var row : rows) {
      long first = row.original();
      for (Long next = originals.get(first); next != null; next = originals.get(first)) {
        first = next; // an original is added before its copies, so that this ends
      }
      copies
          .computeIfAbsent(first, it -> new ArrayList<>())
          .add(new CopyGroup.Copy(row.article(), row.share(), row.shareOfOriginal()));
    }
    var groups = new ArrayList<CopyGroup>();
    for (var each : copies.entrySet()) {
      groups.add(new CopyGroup(printed(each.getKey()), each.getValue()));
    }
    groups.sort(
        Comparator.comparingInt((CopyGroup it) -> -it.copies().size())
            .thenComparingLong(it -> it.original().version()));
    return groups;
  }
}
