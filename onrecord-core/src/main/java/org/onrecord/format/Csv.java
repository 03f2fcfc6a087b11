package org.onrecord.format;

import org.jspecify.annotations.Nullable;

/**
 * Lines of comma-separated values (RFC 4180: CRLF, quotes doubled).
 *
 * <p>Spreadsheets run a cell that begins with {@code =}, {@code +}, {@code -} or {@code @} as a
 * formula, and articles are written by strangers; such cells get an apostrophe in front, as OWASP
 * advises. Unknown is an empty cell.
 */
public final class Csv {
  private Csv() {}

  /** Returns one line with these cells, null for unknown. */
  public static String line(@Nullable String... cells) {
    var out = new StringBuilder();
    for (String cell : cells) {
      cell(cell, out);
    }
    end(out);
    return out.toString();
  }

  /** Ends the line of the cells that {@link #cell} wrote. */
  static void end(StringBuilder out) {
    out.setLength(out.length() - 1);
    out.append("\r\n");
  }

  static void cell(@Nullable String value, StringBuilder out) {
    if (value != null) {
      String safe = looksLikeFormula(value) ? "'" + value : value;
      if (needsQuotes(safe)) {
        out.append('"').append(safe.replace("\"", "\"\"")).append('"');
      } else {
        out.append(safe);
      }
    }
    out.append(',');
  }

  private static boolean looksLikeFormula(String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if ("=+-@＝＋－＠".indexOf(c) >= 0) {
        return true;
      }
      if (!Character.isWhitespace(c) && !Character.isISOControl(c)) {
        return false;
      }
    }
    return false;
  }

  private static boolean needsQuotes(String value) {
    if (value.isEmpty()) {
      return false;
    }
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == ',' || c == '"' || c == '\n' || c == '\r' || c == '\t') {
        return true;
      }
    }
    return value.charAt(0) == ' ' || value.charAt(value.length() - 1) == ' ';
  }
}
