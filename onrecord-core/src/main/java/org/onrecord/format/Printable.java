package org.onrecord.format;

/**
 * Makes words that strangers wrote safe to print on a terminal: control characters, which could
 * move the cursor or send commands ({@code ESC ]}), become {@code U+FFFD}, direction overrides go.
 */
public final class Printable {
  private Printable() {}

  /** Returns {@code words} on one line, each run of white space as one space. */
  public static String oneLine(String words) {
    var line = new StringBuilder(words.length());
    boolean space = false;
    for (int i = 0; i < words.length(); i++) {
      char c = words.charAt(i);
      if (Character.isWhitespace(c) || c == '\u00a0' || c == '\u0085') {
        space = true;
      } else if (!turnsDirection(c)) {
        if (space && !line.isEmpty()) {
          line.append(' ');
        }
        space = false;
        line.append(Character.isISOControl(c) ? '\ufffd' : c);
      }
    }
    return line.toString();
  }

  private static boolean turnsDirection(char c) {
    return (c >= '\u202a' && c <= '\u202e') || (c >= '\u2066' && c <= '\u2069');
  }
}
