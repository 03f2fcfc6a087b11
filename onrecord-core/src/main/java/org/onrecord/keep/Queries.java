package org.onrecord.keep;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Runs the same few questions again and again, each prepared once: preparing costs more than most
 * of them. A question must not be asked while a row of itself is being read.
 */
final class Queries implements AutoCloseable {
  private final Connection connection;
  private final Map<String, PreparedStatement> prepared = new HashMap<>();

  Queries(Connection connection) {
    this.connection = connection;
  }

  <T> List<T> list(String sql, Sql.Row<T> row, @Nullable Object... values) throws SQLException {
    var statement = prepared(sql);
    Sql.bind(statement, values);
    var rows = new ArrayList<T>();
    try (var result = statement.executeQuery()) {
      while (result.next()) {
        rows.add(row.read(result));
      }
    }
    return rows;
  }

  void run(String sql, @Nullable Object... values) throws SQLException {
    var statement = prepared(sql);
    Sql.bind(statement, values);
    statement.executeUpdate();
  }

  private PreparedStatement prepared(String sql) throws SQLException {
    var statement = prepared.get(sql);
    if (statement == null) {
      statement = connection.prepareStatement(sql);
      prepared.put(sql, statement);
    }
    return statement;
  }

  @Override
  public void close() throws SQLException {
    for (var statement : prepared.values()) {
      statement.close();
    }
    prepared.clear();
  }
}
