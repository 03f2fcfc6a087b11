package org.onrecord.keep;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** Gives out the next free row of each table whose rows the program numbers. */
final class RowNumbers {
  private final Connection connection;
  private final Map<String, Long> next = new HashMap<>();

  RowNumbers(Connection connection) {
    this.connection = connection;
  }

  /** Forgets which rows there are, since another program may have written some. */
  void forget() {
    next.clear();
  }

  long next(String table) throws SQLException {
    Long free = next.get(table);
    if (free == null) {
      free =
          1
              + Sql.list(
                      connection,
                      "SELECT coalesce(max(id), 0) FROM " + table,
                      row -> row.getLong(1))
                  .getFirst();
    }
    next.put(table, free + 1);
    return free;
  }
}
