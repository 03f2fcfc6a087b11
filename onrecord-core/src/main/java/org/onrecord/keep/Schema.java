package org.onrecord.keep;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * The tables of a record, as a list of scripts of which each leads from one version to the next.
 * {@code user_version} says how many of them a file has seen, {@code application_id} that it is a
 * record at all.
 */
final class Schema {
  /** “OnRe”, which {@code file} and SQLite show. */
  static final int APPLICATION_ID = 0x4f6e5265;

  private static final Schema CURRENT =
      new Schema(
          List.of(script("0001.sql"), script("0002.sql"), script("0003.sql"), script("0004.sql")));

  private final List<String> scripts;

  Schema(List<String> scripts) {
    this.scripts = List.copyOf(scripts);
  }

  /** Returns the tables as this version of the program has them. */
  static Schema current() {
    return CURRENT;
  }

  int version() {
    return scripts.size();
  }

  /**
   * Checks that a file is a record that this program can read.
   *
   * @throws RecordException if it is none, or needs another version of the program
   */
  void check(Path file, Connection connection) throws SQLException, RecordException {
    int application = Sql.number(connection, "PRAGMA application_id");
    int version = Sql.number(connection, "PRAGMA user_version");
    if (application != APPLICATION_ID) {
      throw new RecordException(
          file,
          isEmpty(connection)
              ? "empty; onrecord keep makes a record of it"
              : "a SQLite file, but not a record");
    }
    if (version > version()) {
      throw new RecordException(
          file,
          "made by a newer onrecord (tables of version %d, this one knows %d); update onrecord"
              .formatted(version, version()));
    }
  }

  /**
   * Makes the tables in a new file, or brings those of an older version up to date after a backup
   * to {@code FILE.vN.bak} beside it.
   */
  void prepare(Path file, Connection connection) throws SQLException, RecordException {
    if (Sql.number(connection, "PRAGMA application_id") != APPLICATION_ID
        && isEmpty(connection)
        && Sql.number(connection, "PRAGMA user_version") == 0) {
      Sql.run(connection, "PRAGMA journal_mode = WAL");
      upgrade(connection, true);
      return;
    }
    check(file, connection);
    int version = Sql.number(connection, "PRAGMA user_version");
    if (version < version()) {
      backUp(file, version, connection);
      upgrade(connection, false);
    }
    Sql.run(connection, "PRAGMA journal_mode = WAL");
  }

  private void upgrade(Connection connection, boolean isNew) throws SQLException {
    Sql.run(connection, "BEGIN IMMEDIATE");
    try {
      // another program may have been quicker
      int version = Sql.number(connection, "PRAGMA user_version");
      if (isNew) {
        Sql.run(connection, "PRAGMA application_id = " + APPLICATION_ID);
      }
      for (String script : scripts.subList(Math.min(version, version()), version())) {
        for (String sql : statements(script)) {
          Sql.run(connection, sql);
        }
      }
      Sql.run(connection, "PRAGMA user_version = " + Math.max(version, version()));
      Sql.run(connection, "COMMIT");
    } catch (SQLException e) {
      Sql.rollBack(connection, e);
      throw e;
    }
  }

  private static void backUp(Path file, int version, Connection connection) throws SQLException {
    var backup = file.resolveSibling(file.getFileName() + ".v" + version + ".bak");
    for (int i = 2; Files.exists(backup); i++) {
      backup = file.resolveSibling(file.getFileName() + ".v" + version + "." + i + ".bak");
    }
    try (var sql = connection.prepareStatement("VACUUM INTO ?")) {
      sql.setString(1, backup.toString());
      sql.execute();
    }
  }

  private static boolean isEmpty(Connection connection) throws SQLException {
    return Sql.number(connection, "SELECT count(*) FROM sqlite_schema") == 0;
  }

  /** Cuts a script at semicolons that end a line; a trigger ends with {@code END;}. */
  private static List<String> statements(String script) {
    var statements = new ArrayList<String>();
    var statement = new StringBuilder();
    boolean trigger = false;
    for (String line : script.lines().toList()) {
      if (line.startsWith("--") || line.isBlank()) {
        continue;
      }
      trigger |= line.startsWith("CREATE TRIGGER");
      statement.append(line).append('\n');
      if (trigger ? line.equals("END;") : line.endsWith(";")) {
        statements.add(statement.toString());
        statement.setLength(0);
        trigger = false;
      }
    }
    if (!statement.isEmpty()) {
      throw new IllegalStateException("no semicolon ends: " + statement);
    }
    return statements;
  }

  private static String script(String name) {
    try (var in = Schema.class.getResourceAsStream("schema/" + name)) {
      if (in == null) {
        throw new IllegalStateException("not on the class path: schema/" + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
