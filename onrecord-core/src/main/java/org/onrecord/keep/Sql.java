package org.onrecord.keep;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs SQL whose values are always bound, never written into it. */
final class Sql {
  private Sql() {}

  interface Row<T> {
    T read(ResultSet row) throws SQLException;
  }

  static void run(Connection connection, String sql, @Nullable Object... values)
      throws SQLException {
    try (var statement = connection.prepareStatement(sql)) {
      bind(statement, values);
      statement.execute();
    }
  }

  /** Returns the first column of the first row, or 0 where there is none. */
  static int number(Connection connection, String sql, @Nullable Object... values)
      throws SQLException {
    var rows = list(connection, sql, row -> row.getInt(1), values);
    return rows.isEmpty() ? 0 : rows.getFirst();
  }

  static <T> List<T> list(Connection connection, String sql, Row<T> row, @Nullable Object... values)
      throws SQLException {
    try (var statement = connection.prepareStatement(sql)) {
      bind(statement, values);
      var rows = new ArrayList<T>();
      try (var result = statement.executeQuery()) {
        while (result.next()) {
          rows.add(row.read(result));
        }
      }
      return rows;
    }
  }

  static void bind(PreparedStatement statement, @Nullable Object... values) throws SQLException {
    for (int i = 0; i < values.length; i++) {
      switch (values[i]) {
        case null -> statement.setObject(i + 1, null);
        case Integer it -> statement.setInt(i + 1, it);
        case Long it -> statement.setLong(i + 1, it);
        case Double it -> statement.setDouble(i + 1, it);
        case Boolean it -> statement.setInt(i + 1, it ? 1 : 0);
        case String it -> statement.setString(i + 1, it);
        case byte[] it -> statement.setBytes(i + 1, it);
        case Object it -> throw new IllegalArgumentException("cannot be bound: " + it.getClass());
      }
    }
  }

  /** Takes back what was begun; a failure of that is told with {@code cause}. */
  static void rollBack(Connection connection, Exception cause) {
    try {
      run(connection, "ROLLBACK");
    } catch (SQLException e) {
      cause.addSuppressed(e); // SQLite rolls back by itself where the disk is full
    }
  }

  /** Returns a column that may be NULL. */
  static @Nullable Integer integer(ResultSet row, String column) throws SQLException {
    int value = row.getInt(column);
    return row.wasNull() ? null : value;
  }

  /** Returns a column that may be NULL. */
  static @Nullable Double real(ResultSet row, String column) throws SQLException {
    double value = row.getDouble(column);
    return row.wasNull() ? null : value;
  }
}
