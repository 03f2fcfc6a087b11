package org.onrecord.resolve;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.onrecord.article.Days;
import org.onrecord.statement.WordLists;

/**
 * Holidays by name, with the rule that gives their day in a year: {@code Thanksgiving} is the
 * fourth Thursday of November, {@code Good Friday} two days before Easter. The rules are in {@code
 * holidays.txt}.
 */
final class Holidays {
  private static final Pattern RULE =
      Pattern.compile(
          "(?:(?<year>\\d{4})-)?(?<month>\\d\\d)-(?:(?<day>\\d\\d)|(?<weekday>[a-z]{3})"
              + "(?:#(?<number>-?\\d)|<(?<before>\\d\\d)))(?<shift>[+-]\\d+)?"
              + "|easter(?<easter>[+-]\\d+)");
  private static final Map<String, List<Holiday>> BY_FIRST_WORD = new HashMap<>();

  static {
    for (String line : WordLists.lines(Holidays.class, "holidays.txt")) {
      String[] sides = line.split(" = ");
      Matcher rule = RULE.matcher(sides[1]);
      if (!rule.matches()) {
        throw new IllegalStateException("holidays.txt: no rule: " + line);
      }
      for (String name : spellings(sides[0])) {
        String[] words = name.strip().split(" +");
        BY_FIRST_WORD
            .computeIfAbsent(words[0], first -> new ArrayList<>())
            .add(new Holiday(List.of(words), rule));
      }
    }
    for (List<Holiday> named : BY_FIRST_WORD.values()) {
      named.sort((a, b) -> b.words().size() - a.words().size());
    }
  }

  private Holidays() {}

  /** A name with its apostrophe as a word of its own, and without it. */
  private static Set<String> spellings(String name) {
    return new HashSet<>(List.of(name.replace("'", " ' "), name.replace("'", "")));
  }

  /** A holiday's name in words and its rule. */
  private record Holiday(List<String> words, Matcher rule) {}

  /** A holiday that the text names, and the word just past its name. */
  record Named(int end, Matcher rule) {
    /** Whether it is one day in history, not one of each year. */
    boolean isOnce() {
      return rule.group("year") != null;
    }

    /** The day in a year. */
    LocalDate in(int year) {
      if (rule.group("easter") != null) {
        return CalendarSpans.easter(year).plusDays(Integer.parseInt(rule.group("easter")));
      }
      var month =
          YearMonth.of(
              isOnce() ? Integer.parseInt(rule.group("year")) : year,
              Integer.parseInt(rule.group("month")));
      if (rule.group("day") != null) {
        return month.atDay(Integer.parseInt(rule.group("day")));
      }
      String name = rule.group("weekday");
      DayOfWeek weekday =
          Arrays.stream(DayOfWeek.values())
              .filter(d -> d.name().toLowerCase(Locale.ROOT).startsWith(name))
              .findFirst()
              .orElseThrow();
      int shift = rule.group("shift") == null ? 0 : Integer.parseInt(rule.group("shift"));
      Days whole =
          rule.group("before") == null
              ? Days.of(month)
              : new Days(month.atDay(1), month.atDay(Integer.parseInt(rule.group("before")) - 1));
      int number = rule.group("number") == null ? -1 : Integer.parseInt(rule.group("number"));
      return CalendarSpans.weekdayOf(whole, weekday, number).plusDays(shift);
    }
  }

  /** Returns the longest name that begins at this word, or null. */
  static @Nullable Named at(TextWords words, int i) {
    for (Holiday holiday : BY_FIRST_WORD.getOrDefault(words.at(i), List.of())) {
      int end = end(words, i, holiday.words());
      if (end > i) {
        return new Named(end, holiday.rule());
      }
    }
    return null;
  }

  private static int end(TextWords words, int from, List<String> name) {
    int at = from;
    for (String word : name) {
      // a name may hold a hyphen or an abbreviation's point: D-Day, St. Patrick’s
      if (at > from && words.is(at, "-", ".") && words.touchesPrevious(at)) {
        at++;
      }
      if (!words.is(at, word) && !(word.equals("'") && words.isApostrophe(at))) {
        return -1;
      }
      at++;
    }
    return at;
  }
}
