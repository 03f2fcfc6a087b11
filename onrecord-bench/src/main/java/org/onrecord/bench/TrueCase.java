package org.onrecord.bench;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.onrecord.OnRecord;
import org.onrecord.statement.WordLists;

/**
 * Gives upper-case text, such as a telegram, small letters: capitals stay at the start of a
 * sentence, on words that OnRecord's own lists know as names, days and months, and on single
 * letters with a point. A name that no list knows loses its capital. Lengths never change.
 */
final class TrueCase {
  private static final Pattern WORD = Pattern.compile("\\p{L}+");
  private static final Pattern OPENS =
      Pattern.compile("(?s)(?:[.!?][\"\\])]*\\s+|\\n\\s*|-- (?:\\[.*)?)[\"\\[(]*$");
  private static final Set<String> NAMES = new HashSet<>();

  /** Given names that are far more often words. */
  private static final Set<String> ORDINARY = Set.of("Will", "Said");

  /** The longest name looked for, in characters. */
  private static final int LONGEST = 40;

  static {
    for (String list : new String[] {"cities", "regions"}) {
      for (String line : WordLists.lines(OnRecord.class, "resolve/" + list + ".txt")) {
        for (String field : line.split("\\|")) {
          addName(field);
        }
      }
    }
    for (String line : WordLists.lines(OnRecord.class, "resolve/countries.txt")) {
      for (String field : line.split("[|;/]")) {
        addName(field.replaceAll("\\*| -?\\d.*$", ""));
      }
    }
    for (String line : WordLists.lines(OnRecord.class, "resolve/given-names.txt")) {
      addWords(line.substring(line.indexOf(':') + 1));
    }
    addWords("Monday Tuesday Wednesday Thursday Friday Saturday Sunday");
    addWords("January February April June July August September October November December");
  }

  private TrueCase() {}

  private static void addWords(String field) {
    for (String word : field.strip().split(" ")) {
      addName(word);
    }
  }

  private static void addName(String name) {
    String stripped = name.strip();
    boolean mixed = stripped.length() > 2 && Character.isLowerCase(stripped.charAt(1));
    if (mixed && !ORDINARY.contains(stripped)) {
      NAMES.add(stripped.toUpperCase(Locale.ROOT));
    }
  }

  static String of(String upper) {
    var out = new StringBuilder(upper);
    var words = WORD.matcher(upper);
    int before = 0;
    int nameEnd = 0;
    while (words.find()) {
      int start = words.start();
      nameEnd = Math.max(nameEnd, nameEnd(upper, start));
      String word = words.group();
      boolean opens = OPENS.matcher(upper.substring(before, start)).find();
      boolean initial =
          word.length() == 1 && words.end() < upper.length() && upper.charAt(words.end()) == '.';
      String small = word.toLowerCase(Locale.ROOT);
      if (small.length() == word.length()) {
        boolean capital = before == 0 || opens || initial || start < nameEnd;
        out.replace(start, words.end(), capital ? word.charAt(0) + small.substring(1) : small);
      }
      before = words.end();
    }
    return out.toString();
  }

  /** Returns the end of the longest name of the lists that begins at {@code start}, or 0. */
  private static int nameEnd(String upper, int start) {
    int end = 0;
    var words = WORD.matcher(upper);
    words.region(start, Math.min(upper.length(), start + LONGEST));
    while (words.find()) {
      String name = upper.substring(start, words.end()).replaceAll("\\s+", " ");
      boolean whole =
          words.end() == upper.length() || !Character.isLetter(upper.charAt(words.end()));
      if (whole && NAMES.contains(name)) {
        end = words.end();
      }
    }
    return end;
  }
}
