package org.onrecord.keep;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Adds rows to one table, prepared once. */
final class Insert implements AutoCloseable {
  private final PreparedStatement sql;

  /**
   * Prepares the insert.
   *
   * @param table its name
   * @param columns their names as SQL has them, with commas between
   */
  Insert(Connection connection, String table, String columns) throws SQLException {
    String marks = "?" + ", ?".repeat((int) columns.chars().filter(c -> c == ',').count());
    sql =
        connection.prepareStatement(
            "INSERT INTO " + table + " (" + columns + ") VALUES (" + marks + ")");
  }

  void row(@Nullable Object... values) throws SQLException {
    Sql.bind(sql, values);
    sql.executeUpdate();
  }

  @Override
  public void close() throws SQLException {
    sql.close();
  }
}
