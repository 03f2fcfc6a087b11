package org.onrecord.keep;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Locale;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * A record that cannot be used; the message names the file, what is wrong and what to do: {@code
 * holiday.db: a SQLite file, but not a record}.
 */
public final class RecordException extends IOException {
  private static final long serialVersionUID = 1L;

  RecordException(Path file, String problem) {
    super(file + ": " + problem);
  }

  private RecordException(Path file, String problem, SQLException cause) {
    super(file + ": " + problem, cause);
  }

  static RecordException of(Path file, SQLException cause) {
    return new RecordException(file, told(cause), cause);
  }

  private static String told(SQLException e) {
    var code =
        e instanceof SQLiteException sqlite
            ? sqlite.getResultCode()
            : SQLiteErrorCode.getErrorCode(e.getErrorCode());
    String name = code.name().toUpperCase(Locale.ROOT);
    if (name.startsWith("SQLITE_BUSY") || name.startsWith("SQLITE_LOCKED")) {
      return "another program is writing to it; try again when that is done";
    }
    if (name.startsWith("SQLITE_FULL")) {
      return "no space left on the disk; what was kept before is safe";
    }
    if (name.startsWith("SQLITE_READONLY")) {
      return "may not be written; check its permissions and those of its folder";
    }
    if (name.startsWith("SQLITE_NOTADB")) {
      return "not a record: not a SQLite file";
    }
    if (name.startsWith("SQLITE_CORRUPT")) {
      return "damaged: " + e.getMessage() + "; take a backup, or try: sqlite3 FILE .recover";
    }
    if (name.startsWith("SQLITE_CANTOPEN") || name.startsWith("SQLITE_PERM")) {
      return "cannot be opened; check its permissions and those of its folder";
    }
    if (name.startsWith("SQLITE_IOERR")) {
      return "the disk cannot be read or written: " + e.getMessage();
    }
    return String.valueOf(e.getMessage());
  }
}
