package org.onrecord.resolve;

import java.time.DayOfWeek;
import java.time.Month;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.onrecord.statement.WordLists;

/**
 * Recognises the single words of a date: names of months and weekdays, days of the month and years,
 * in digits ({@code 24th}, {@code 2016}) or written out ({@code twenty-fourth}, {@code nineteen
 * ninety-one}). Lists of words are in {@code time-words.txt}.
 */
final class DateWords {
  private static final Map<String, Month> MONTHS = new HashMap<>();
  private static final Map<String, DayOfWeek> WEEKDAYS = new HashMap<>();
  private static final Map<String, Integer> ORDINALS = new HashMap<>();
  private static final Map<String, Integer> CARDINALS = new HashMap<>();
  private static final Map<String, Set<String>> LISTS = new HashMap<>();

  static {
    for (Month month : Month.values()) {
      String name = month.name().toLowerCase(Locale.ROOT);
      MONTHS.put(name, month);
      MONTHS.put(name.substring(0, 3), month);
    }
    MONTHS.put("sept", Month.SEPTEMBER);
    for (DayOfWeek day : DayOfWeek.values()) {
      WEEKDAYS.put(day.name().toLowerCase(Locale.ROOT), day);
    }
    String[] ordinals =
        ("first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
                + " thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth")
            .split(" ");
    String[] cardinals =
        ("one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
                + " sixteen seventeen eighteen nineteen")
            .split(" ");
    for (int i = 0; i < ordinals.length; i++) {
      ORDINALS.put(ordinals[i], i + 1);
      CARDINALS.put(cardinals[i], i + 1);
    }
    String[] tens = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ");
    for (int i = 0; i < tens.length; i++) {
      CARDINALS.put(tens[i], 20 + 10 * i);
      ORDINALS.put(tens[i].replaceFirst("y$", "ieth"), 20 + 10 * i);
    }
    for (String line : WordLists.lines(DateWords.class, "time-words.txt")) {
      int colon = line.indexOf(':');
      LISTS
          .computeIfAbsent(line.substring(0, colon), list -> new HashSet<>())
          .addAll(List.of(line.substring(colon + 1).strip().split(" +")));
    }
  }

  private final TextWords words;

  DateWords(TextWords words) {
    this.words = words;
  }

  /** A number and the word just past it. */
  record Numeral(int value, int end) {}

  /** The month so named, full or short, whatever its case. */
  static @Nullable Month monthNamed(String word) {
    return MONTHS.get(word);
  }

  static boolean isUnit(String word) {
    return list("counted").contains(word);
  }

  static boolean leadsToYear(String word) {
    return list("before-a-year").contains(word);
  }

  private static Set<String> list(String name) {
    return LISTS.getOrDefault(name, Set.of());
  }

  // --- weekdays -------------------------------------------------------------------------------

  /** The weekday named at {@code i}; {@code Sun} and its like only right before a date. */
  @Nullable DayOfWeek weekday(int i) {
    String word = words.at(i);
    DayOfWeek day = WEEKDAYS.get(word);
    if (day != null || word.length() < 3 || word.length() > 5 || !words.isCapital(i)) {
      return day;
    }
    for (var entry : WEEKDAYS.entrySet()) {
      if (entry.getKey().startsWith(word)) {
        int at = words.is(i + 1, ".") ? i + 2 : i + 1;
        at += words.is(at, ",") ? 1 : 0;
        boolean dated =
            monthByName(at) != null && dayNumber(at + 1) > 0
                || (dayNumber(at) > 0 && (ordinal(at + 1) > 0 || monthByName(at + 1) != null));
        boolean led =
            words.is(i - 1, "week")
                || (words.is(i - 2, "week") && words.is(i - 1, "on"))
                || (words.is(i - 1, "or", "and") && words.is(i - 3, "week"));
        return dated || led ? entry.getValue() : null;
      }
    }
    return null;
  }

  // --- months ---------------------------------------------------------------------------------

  /** The month named at {@code i} whatever stands around it, or null. */
  @Nullable Month monthByName(int i) {
    Month month = MONTHS.get(words.at(i));
    if (month == null || words.isCapital(i)) {
      return month;
    }
    return isWordToo(month) || words.at(i).length() < 4 ? null : month;
  }

  private static boolean isWordToo(Month month) {
    return month == Month.MAY || month == Month.MARCH || month == Month.AUGUST;
  }

  /** The month named at {@code i}, if it is one by the words around it. */
  @Nullable Month month(int i) {
    Month month = MONTHS.get(words.at(i));
    if (month == null) {
      return null;
    }
    int length = words.at(i).length();
    int next = i + 1 + (words.is(i + 1, ".", "/", "-", ",") ? 1 : 0);
    boolean dated =
        dayNumber(i + 1) > 0
            || dayNumber(i - 1) > 0
            || (ordinal(i - 1) > 0 && dayNumber(i - 2) > 0)
            || year(i + 1) > 0
            || year(i + 2) > 0
            || spelledYear(i + 1) != null
            || (words.is(i + 1, ",") && ordinal(i + 3) > 0)
            || (words.touchesPrevious(next) && dayNumber(next) > 0)
            || (words.is(i + 1, "of") && dayNumber(i + 2) > 0)
            || spelledDay(words.is(i + 1, "the") ? i + 2 : i + 1) != null;
    // “in may.”, “from Sep to Nov”: a short or common word is a month where nothing else can follow
    boolean ends = !words.isWord(i + 1) || words.is(i + 1, "to", "and", "until", "through", "or");
    boolean within =
        ends && words.is(i - 1, "in", "since", "until", "from", "by", "before", "after", "between");
    boolean joined = ends && MONTHS.containsKey(words.at(i - 2)) && words.is(i - 1, "to", "-", "–");
    if (!words.isCapital(i)) {
      return dated || within || (length > 3 && !isWordToo(month)) ? month : null;
    }
    boolean joins =
        MONTHS.containsKey(words.at(i + 2)) && words.is(i + 1, "to", "-", "–", "through");
    boolean led = list("before-a-month").contains(words.at(i - 1));
    if (length <= 4 && month != Month.MAY && !words.is(i, "june", "july")) {
      return words.is(i + 1, ".") || dated || within || joined || joins ? month : null;
    }
    if (isWordToo(month)) {
      return dated || led || joins ? month : null;
    }
    // “April Ryan said” is no month
    if (words.isCapital(i + 1)
        && !words.touchesPrevious(i + 1)
        && (month == Month.APRIL || month == Month.JUNE)
        && !words.is(i - 1, "in", "of", "since", "until", "last", "next", "by")) {
      return null;
    }
    return month;
  }

  int dot(int i) {
    return words.is(i, ".") ? 1 : 0;
  }

  int ordinal(int i) {
    return words.is(i, "st", "nd", "rd", "th") && words.touchesPrevious(i) ? 1 : 0;
  }

  // --- days of the month ----------------------------------------------------------------------

  /** The day of the month written in digits at {@code i}, or 0. */
  int dayNumber(int i) {
    if (!words.isNumber(i) || words.length(i) > 2) {
      return 0;
    }
    int day = Integer.parseInt(words.at(i));
    return day <= 31 ? day : 0;
  }

  /** The day of the month at {@code i}: {@code 24}, {@code 24th}, {@code twenty-fourth}. */
  @Nullable Numeral day(int i) {
    int day = dayNumber(i);
    return day > 0 ? new Numeral(day, i + 1 + ordinal(i + 1)) : spelledDay(i);
  }

  /** {@code ninth}, {@code twenty-second}; where nothing is counted also {@code twenty two}. */
  @Nullable Numeral spelledDay(int i) {
    Numeral ordinal = ordinalWord(i);
    if (ordinal != null) {
      boolean ends = !words.isWord(ordinal.end()) || ordinal.value() > 4 || isLink(ordinal.end());
      return ordinal.value() <= 31 && ends ? ordinal : null;
    }
    Numeral cardinal = below100(i);
    return cardinal != null
            && cardinal.value() <= 31
            && (!words.isWord(cardinal.end()) || isLink(cardinal.end()))
        ? cardinal
        : null;
  }

  private boolean isLink(int i) {
    return words.is(i, "of", "in", "at", "and", "to", "till", "until", "through", "from")
        || words.is(i, "nineteen", "twenty", "two", "eighteen", "seventeen")
        || monthByName(i) != null;
  }

  /** An ordinal in digits or words: {@code 3rd}, {@code third}, {@code twenty-first}. */
  @Nullable Numeral ordinalAt(int i) {
    if (words.isNumber(i) && words.length(i) <= 3 && ordinal(i + 1) > 0) {
      return words.at(i).matches("\\d+") ? new Numeral(Integer.parseInt(words.at(i)), i + 2) : null;
    }
    return ordinalWord(i);
  }

  private @Nullable Numeral ordinalWord(int i) {
    Integer value = ORDINALS.get(words.at(i));
    if (value != null) {
      return new Numeral(value, i + 1);
    }
    Integer tens = CARDINALS.get(words.at(i));
    if (tens == null || tens < 20) {
      return null;
    }
    int at = words.isDash(i + 1) ? i + 2 : i + 1;
    Integer ones = ORDINALS.get(words.at(at));
    return ones != null && ones < 10 ? new Numeral(tens + ones, at + 1) : null;
  }

  private @Nullable Numeral below100(int i) {
    Integer value = CARDINALS.get(words.at(i));
    if (value == null || value < 20) {
      return value == null ? null : new Numeral(value, i + 1);
    }
    int at = words.isDash(i + 1) ? i + 2 : i + 1;
    Integer ones = CARDINALS.get(words.at(at));
    return ones != null && ones < 10
        ? new Numeral(value + ones, at + 1)
        : new Numeral(value, i + 1);
  }

  /** Whether the number counts things: “In May 12 people died”. */
  boolean isCounting(int i) {
    boolean isClock = words.is(i + 1, ":") && words.touchesPrevious(i + 2) && words.isNumber(i + 2);
    return ordinal(i + 1) == 0
        && (isClock || isUnit(words.at(i + 1)) || words.is(i + 1, "%", "percent", "per"));
  }

  // --- years ----------------------------------------------------------------------------------

  /** The year written in four digits at {@code i}, or 0. */
  int year(int i) {
    if (!words.isNumber(i) || words.length(i) != 4) {
      return 0;
    }
    String digits = words.at(i);
    if (digits.indexOf(',') >= 0 || digits.indexOf('.') >= 0) {
      return 0;
    }
    int year = Integer.parseInt(digits);
    return year >= 1400 && year <= 2200 ? year : 0;
  }

  /** A year in digits or written out. */
  @Nullable Numeral yearAt(int i) {
    int year = year(i);
    return year > 0 ? new Numeral(year, i + 1) : spelledYear(i);
  }

  /**
   * {@code nineteen ninety-one}, {@code nineteen hundred and six}, {@code two thousand fifteen}.
   */
  @Nullable Numeral spelledYear(int i) {
    if (words.are(i, "two", "thousand")) {
      int at = words.is(i + 2, "and") ? i + 3 : i + 2;
      Numeral rest = below100(at);
      return rest == null ? new Numeral(2000, i + 2) : new Numeral(2000 + rest.value(), rest.end());
    }
    if (!words.is(i, "sixteen", "seventeen", "eighteen", "nineteen", "twenty")) {
      return null;
    }
    int century = 100 * CARDINALS.getOrDefault(words.at(i), 0);
    if (words.is(i + 1, "hundred")) {
      Numeral rest = below100(words.is(i + 2, "and") ? i + 3 : i + 2);
      return rest == null ? null : new Numeral(century + rest.value(), rest.end());
    }
    Numeral rest = below100(words.isDash(i + 1) ? i + 2 : i + 1);
    return rest == null || rest.value() < 10
        ? null
        : new Numeral(century + rest.value(), rest.end());
  }

  // --- times of day ---------------------------------------------------------------------------

  /** Takes in “morning” and its like; returns the word just past it. */
  int dayPart(int end) {
    int at = words.is(end, "early", "late") ? end + 1 : end;
    return words.is(at, "morning", "afternoon", "evening", "night", "lunchtime", "midday")
        ? at + 1
        : end;
  }
}
