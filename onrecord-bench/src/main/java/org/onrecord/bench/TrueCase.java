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
  private static final Pattern OPENS = Pattern.compile("(?s)(?:[.!?][\"\\])]*\\s+|\\n\\s*|-- (?:\\[.*)?)[\"\\[(]*$");
  private static final Set<String> NAMES = new HashSet<>();

  static {
    for (String list : new String[] {"capitals", "cities", "regions", "countries-map"}) {
      for (String line : WordLists.lines(OnRecord.class, "resolve/" + list + ".txt")) {
        for (String field : line.split("\\|")) {
          addWords(field);
        }
      }
    }
    for (String line : WordLists.lines(OnRecord.class, "resolve/countries.txt")) {
      for (String field : line.split("[|,]")) {
        addWords(field);
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
    for (String word : field.strip().split("[ -]")) {
      boolean isName =
          word.length() > 2
              && Character.isUpperCase(word.charAt(0))
              && Character.isLowerCase(word.charAt(1));
      if (isName) {
        NAMES.add(word.toUpperCase(Locale.ROOT));
      }
    }
  }

  static String of(String upper) {
    var out = new StringBuilder(upper);
    var words = WORD.matcher(upper);
    int before = 0;
    while (words.find()) {
      String word = words.group();
      boolean opens = OPENS.matcher(upper.substring(before, words.start())).find();
      boolean initial =
          word.length() == 1 && words.end() < upper.length() && upper.charAt(words.end()) == '.';
      String small = word.toLowerCase(Locale.ROOT);
      boolean capital = before == 0 || opens || initial || NAMES.contains(word);
      if (small.length() == word.length()) {
        out.replace(words.start(), words.end(), capital ? word.charAt(0) + small.substring(1) : small);
      }
      before = words.end();
    }
    return out.toString();
  }
}
