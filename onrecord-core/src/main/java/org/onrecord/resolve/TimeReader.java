package org.onrecord.resolve;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.onrecord.article.Article;
import org.onrecord.article.Days;
import org.onrecord.article.Passage;
import org.onrecord.article.Span;
import org.onrecord.statement.Resolution;
import org.onrecord.statement.Resolution.Why;
import org.onrecord.statement.TimeMention;

/**
 * Reads the words of an article that fix a day, a run of days, a month or a year.
 *
 * <p>In an article of Tuesday 8 January 2019, {@code Sunday} after a past verb is 2019-01-06,
 * {@code late July} is 2018-07-21/2018-07-31 and {@code a day earlier} is the day before the day
 * mentioned last. Weeks run from Monday to Sunday (ISO 8601); spans follow the project's annotation
 * guide: {@code early} 1–10, {@code mid} 11–20, {@code late} 21 to the end, {@code the end of} 25
 * to the end, {@code earlier this month} the 1st to publication, {@code later this week} the day
 * after publication to Sunday.
 *
 * <p>Stateless; safe for use by several threads. Time is linear in the length of the text.
 */
public final class TimeReader {
  private static final Map<String, Month> MONTHS = new HashMap<>();
  private static final Map<String, DayOfWeek> WEEKDAYS = new HashMap<>();
  private static final Set<String> BEFORE_A_YEAR =
      Set.of(
          "in",
          "since",
          "until",
          "till",
          "from",
          "by",
          "of",
          "during",
          "before",
          "after",
          "to",
          "between",
          "and",
          "through",
          "around",
          "about",
          "for",
          "late",
          "early",
          "mid",
          "as",
          "back",
          "the",
          "a",
          "its",
          "his",
          "her",
          "their",
          "election",
          "ending",
          "circa",
          "year");
  private static final Set<String> UNITS =
      Set.of(
          "people",
          "men",
          "women",
          "children",
          "employees",
          "workers",
          "jobs",
          "troops",
          "soldiers",
          "homes",
          "houses",
          "dead",
          "deaths",
          "cases",
          "votes",
          "km",
          "miles",
          "meters",
          "metres",
          "feet",
          "years",
          "days",
          "hours",
          "tons",
          "tonnes",
          "kilometers",
          "kilometres",
          "dollars",
          "euros",
          "pounds",
          "rupees",
          "yen",
          "acres",
          "hectares",
          "percent",
          "lives",
          "residents",
          "families",
          "protesters",
          "participants",
          "civilians",
          "refugees",
          "migrants",
          "prisoners",
          "students",
          "fans",
          "points",
          "seats",
          "members",
          "gmt",
          "utc",
          "local",
          "hrs",
          "pages",
          "million",
          "billion",
          "hundred",
          "thousand",
          "kilograms",
          "passengers",
          "patients",
          "victims",
          "injured",
          "wounded",
          "stores",
          "vehicles",
          "cars",
          "copies",
          "words",
          "lb",
          "kg",
          "m",
          "ft",
          "square",
          "cubic",
          "or",
          "islands",
          "eastern");

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
  }

  private final TextWords words;
  private final @Nullable LocalDate published;
  private final @Nullable Days publishedDays;
  private final List<TimeMention> found = new ArrayList<>();

  /** The day mentioned last, which “a day earlier” counts from. */
  private @Nullable LocalDate lastDay;

  private int lastDayEnd;

  /** The year worded last in full, and the word at which it ended. */
  private int lastYear;

  private int lastYearEnd = -1000;

  private TimeReader(Article article) {
    words = new TextWords(article.text());
    publishedDays = article.published();
    published = publishedDays != null && publishedDays.isOneDay() ? publishedDays.first() : null;
  }

  /**
   * Returns the expressions in reading order, none overlapping. Without a publication date a
   * relative one ({@code Sunday}) is {@link Resolution.Unknown} for {@link
   * Why#NO_PUBLICATION_DATE}; a full date is settled all the same. Bylines and date lines are left
   * out: they belong to the page.
   */
  public static List<TimeMention> read(Article article) {
    var reader = new TimeReader(article);
    reader.readAll();
    var skipped =
        article.passages().stream().filter(p -> !p.kind().isProse()).map(Passage::span).toList();
    if (skipped.isEmpty()) {
      return List.copyOf(reader.found);
    }
    return reader.found.stream()
        .filter(t -> skipped.stream().noneMatch(s -> s.overlaps(t.span())))
        .toList();
  }

  /** An expression that begins at some word: where it ends and what it means. */
  private record Match(int from, int end, Resolution<Days> days) {}

  private void readAll() {
    int i = 0;
    while (i < words.size()) {
      Match match = matchAt(i);
      if (match == null) {
        i++;
        continue;
      }
      Span span = words.span(match.from(), match.end());
      found.add(new TimeMention(span, match.days()));
      Days days = value(match.days());
      if (days != null && days.isOneDay()) {
        lastDay = days.first();
        lastDayEnd = match.end();
      }
      i = Math.max(i + 1, match.end());
    }
  }

  private static @Nullable Days value(Resolution<Days> days) {
    return switch (days) {
      case Resolution.Settled<Days>(var value, var e, var c) -> value;
      case Resolution.Likely<Days>(var value, var e, var c) -> value;
      case Resolution.Open<Days> open -> null;
      case Resolution.Unknown<Days> unknown -> null;
    };
  }

  private Match settled(int from, int end, Days days) {
    return new Match(
        from, end, new Resolution.Settled<>(days, List.of(words.span(from, end)), 0.95));
  }

  private Match likely(int from, int end, Days days) {
    return new Match(from, end, new Resolution.Likely<>(days, List.of(words.span(from, end)), 0.8));
  }

  private Match undated(int from, int end) {
    return new Match(from, end, new Resolution.Unknown<>(Why.NO_PUBLICATION_DATE));
  }

  private @Nullable Match matchAt(int i) {
    String word = words.at(i);
    if (words.isNumber(i)) {
      return atNumber(i);
    }
    if (!words.isWord(i)) {
      return words.isApostrophe(i) ? shortDecade(i, i) : null;
    }
    if (words.isCapital(i)) {
      DayOfWeek day = WEEKDAYS.get(word);
      if (day != null) {
        return weekday(i, i, day, "");
      }
      Month month = month(i);
      if (month != null) {
        return month(i, i, month, "", "");
      }
      Match feast = feast(i);
      if (feast != null) {
        return feast;
      }
    }
    return switch (word) {
      case "today", "tonight" -> published == null ? undated(i, i + 1) : today(i);
      case "yesterday" -> aroundToday(i, i + 1, -1);
      case "tomorrow" -> aroundToday(i, i + 1, 1);
      case "early", "mid", "late", "earlier", "later", "midday", "noon" -> partOf(i);
      case "this", "last", "next", "past", "previous", "coming" -> nearby(i, i);
      case "the", "that", "a", "an" -> article(i);
      case "within" -> within(i);
      default -> counted(i, i);
    };
  }

  // --- today, yesterday ---------------------------------------------------------------------

  private Match today(int i) {
    return aroundToday(i, i + 1, 0);
  }

  private Match aroundToday(int from, int end, int shift) {
    int past = dayPart(end);
    if (published == null) {
      return undated(from, past);
    }
    return settled(from, past, Days.of(published.plusDays(shift)));
  }

  /** Takes in “morning” and its like; returns the word just past it. */
  private int dayPart(int end) {
    int at = words.is(end, "early", "late") ? end + 1 : end;
    return words.is(at, "morning", "afternoon", "evening", "night", "lunchtime", "midday")
        ? at + 1
        : end;
  }

  // --- weekdays -----------------------------------------------------------------------------

  private @Nullable Match weekday(int from, int i, DayOfWeek day, String mark) {
    int end = dayPart(i + 1);
    int at = words.is(end, ",") ? end + 1 : end;
    Month month = words.isCapital(at) ? month(at) : null;
    if (month != null && dayNumber(at + 1 + dot(at + 1)) > 0) {
      Match date = month(from, at, month, "", "");
      if (date != null) {
        return date;
      }
    }
    if (dayNumber(at) > 0 && words.isCapital(at + 1 + ordinal(at + 1))) {
      Match date = dayThenMonth(from, at);
      if (date != null) {
        return date;
      }
    }
    if (published == null) {
      return undated(from, end);
    }
    LocalDate latest = published.with(TemporalAdjusters.previousOrSame(day));
    LocalDate value =
        switch (mark) {
          case "next", "coming" -> published.with(TemporalAdjusters.next(day));
          case "last", "past", "previous" ->
              latest.equals(published) ? latest.minusWeeks(1) : latest;
          case "this" ->
              Tense.around(words, from, end) > 0
                  ? published.with(TemporalAdjusters.nextOrSame(day))
                  : latest;
          default ->
              Tense.around(words, from, end) > 0
                  ? published.with(TemporalAdjusters.nextOrSame(day))
                  : latest;
        };
    return mark.isEmpty() || mark.equals("this")
        ? likely(from, end, Days.of(value))
        : settled(from, end, Days.of(value));
  }

  // --- months -------------------------------------------------------------------------------

  private @Nullable Month month(int i) {
    Month month = MONTHS.get(words.at(i));
    if (month == null || !words.isCapital(i)) {
      return null;
    }
    if (words.at(i).length() == 3 && month != Month.MAY) {
      return words.is(i + 1, ".") || dayNumber(i + 1) > 0 || dayNumber(i - 1) > 0 ? month : null;
    }
    if (month == Month.MAY || month == Month.MARCH || month == Month.AUGUST) {
      boolean dated =
          dayNumber(i + 1) > 0 || dayNumber(i - 1) > 0 || year(i + 1) > 0 || year(i + 2) > 0;
      boolean led =
          words.is(
              i - 1,
              "in",
              "since",
              "until",
              "till",
              "by",
              "of",
              "early",
              "late",
              "mid",
              "last",
              "next",
              "this",
              "from",
              "to",
              "through",
              "during",
              "before",
              "after",
              "between",
              "and",
              "end",
              "-",
              "previous",
              "every",
              "for",
              "around",
              "or",
              "on",
              "both");
      return dated || led ? month : null;
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

  private int dot(int i) {
    return words.is(i, ".") ? 1 : 0;
  }

  private int ordinal(int i) {
    return words.is(i, "st", "nd", "rd", "th") && words.touchesPrevious(i) ? 1 : 0;
  }

  /** The day of the month written at {@code i}, or 0. */
  private int dayNumber(int i) {
    if (!words.isNumber(i) || words.raw(i).length() > 2) {
      return 0;
    }
    int day = Integer.parseInt(words.raw(i));
    return day <= 31 ? day : 0;
  }

  /** The year written in four digits at {@code i}, or 0. */
  private int year(int i) {
    if (!words.isNumber(i) || words.raw(i).length() != 4) {
      return 0;
    }
    String raw = words.raw(i);
    if (raw.indexOf(',') >= 0 || raw.indexOf('.') >= 0) {
      return 0;
    }
    int year = Integer.parseInt(raw);
    return year >= 1400 && year <= 2100 ? year : 0;
  }

  /**
   * Reads on from a month's name.
   *
   * @param part {@code early}, {@code mid}, {@code late}, {@code end} or empty
   * @param mark {@code last}, {@code next}, {@code this} or empty
   */
  private @Nullable Match month(int from, int i, Month month, String part, String mark) {
    int at = i + 1 + dot(i + 1);
    if (words.is(i + 1, ".") && words.at(i).length() > 4) {
      at = i + 1;
    }
    int day = part.isEmpty() && mark.isEmpty() ? dayNumber(at) : 0;
    if (day > 0 && !isCounting(at)) {
      return monthThenDay(from, month, day, at);
    }
    int end = at;
    int year = 0;
    int next = words.is(at, ",", "of") ? at + 1 : at;
    if (year(next) > 0) {
      year = year(next);
      end = next + 1;
    } else if (words.isApostrophe(at) && dayNumber(at + 1) > 0 && words.raw(at + 1).length() == 2) {
      year = 2000 + dayNumber(at + 1);
      end = at + 2;
    } else if (words.is(next, "last", "this", "next") && words.is(next + 1, "year")) {
      if (publishedDays == null) {
        return undated(from, next + 2);
      }
      year = publishedDays.first().getYear() + shift(words.at(next));
      end = next + 2;
    } else if (words.are(next, "the", "same", "year")
        || words.are(next, "the", "following", "year")
        || words.are(next, "that", "year")) {
      boolean same = !words.is(next + 1, "following");
      if (lastYear > 0) {
        year = lastYear + (same ? 0 : 1);
        end = words.is(next, "that") ? next + 2 : next + 3;
      }
    }
    if (words.is(end - 1, ".") && words.endsSentence(end - 1)) {
      end = end - 1;
    }
    if (year > 0) {
      noteYear(year, end);
      return settled(from, end, partOf(YearMonth.of(year, month), part));
    }
    if (publishedDays == null) {
      return undated(from, end);
    }
    YearMonth now = YearMonth.from(publishedDays.first());
    YearMonth chosen = null;
    switch (mark) {
      case "last", "previous", "past" -> {
        chosen = now.withMonth(month.getValue());
        if (!chosen.isBefore(now)) {
          chosen = chosen.minusYears(1);
        }
      }
      case "next", "coming" -> {
        chosen = now.withMonth(month.getValue());
        if (!chosen.isAfter(now)) {
          chosen = chosen.plusYears(1);
        }
      }
      case "this" -> chosen = now.withMonth(month.getValue());
      default -> {
        if (isNearLastYear(from)) {
          chosen = YearMonth.of(lastYear, month);
        } else {
          LocalDate middle = nearest(from, end, y -> LocalDate.of(y, month, 15));
          chosen = middle == null ? now.withMonth(month.getValue()) : YearMonth.from(middle);
        }
      }
    }
    return likely(from, end, partOf(chosen, part));
  }

  private boolean isNearLastYear(int from) {
    return lastYear > 0
        && publishedDays != null
        && lastYear < publishedDays.first().getYear()
        && from - lastYearEnd < 60;
  }

  private void noteYear(int year, int end) {
    lastYear = year;
    lastYearEnd = end;
  }

  private interface InYear {
    LocalDate of(int year);
  }

  /** The date without a year that lies nearest to publication, weighed by the clause's tense. */
  private @Nullable LocalDate nearest(int from, int end, InYear date) {
    if (publishedDays == null) {
      return null;
    }
    LocalDate now = publishedDays.first();
    int tense = Tense.around(words, from, end);
    LocalDate best = null;
    double least = Double.MAX_VALUE;
    for (int year = now.getYear() - 1; year <= now.getYear() + 1; year++) {
      LocalDate day;
      try {
        day = date.of(year);
      } catch (DateTimeException e) {
        continue; // 29 February in another year
      }
      long distance = ChronoUnit.DAYS.between(now, day);
      double cost =
          distance > 0
              ? distance * (tense > 0 ? 0.5 : tense < 0 ? 2.5 : 1.2)
              : -distance * (tense > 0 ? 1.5 : 1.0);
      if (cost < least) {
        least = cost;
        best = day;
      }
    }
    return best;
  }

  private static int shift(String mark) {
    return switch (mark) {
      case "last", "previous", "past" -> -1;
      case "next", "coming", "following" -> 1;
      default -> 0;
    };
  }

  private static Days partOf(YearMonth month, String part) {
    return switch (part) {
      case "early", "beginning", "start" -> new Days(month.atDay(1), month.atDay(10));
      case "mid", "middle" -> new Days(month.atDay(11), month.atDay(20));
      case "late" -> new Days(month.atDay(21), month.atEndOfMonth());
      case "end" -> new Days(month.atDay(25), month.atEndOfMonth());
      default -> Days.of(month);
    };
  }

  /** Whether the number counts things: “In May 12 people died”. */
  private boolean isCounting(int i) {
    return ordinal(i + 1) == 0
        && (UNITS.contains(words.at(i + 1)) || words.is(i + 1, "%", ":", "percent", "per"));
  }

  private @Nullable Match monthThenDay(int from, Month month, int day, int at) {
    int end = at + 1 + ordinal(at + 1);
    int lastOne = day;
    Month lastMonth = month;
    int beyond = end;
    if ((words.isDash(end) || words.is(end, "to", "through", "until"))
        && dayNumber(end + 1) > day) {
      lastOne = dayNumber(end + 1);
      beyond = end + 2 + ordinal(end + 2);
    } else if ((words.isDash(end) || words.is(end, "to", "through"))
        && words.isCapital(end + 1)
        && MONTHS.get(words.at(end + 1)) != null
        && dayNumber(end + 2 + dot(end + 2)) > 0) {
      Month other = MONTHS.get(words.at(end + 1));
      if (words.isDash(end) && other != null) {
        int number = end + 2 + dot(end + 2);
        lastMonth = other;
        lastOne = dayNumber(number);
        beyond = number + 1 + ordinal(number + 1);
      }
    }
    return date(from, beyond, month, day, lastMonth, lastOne);
  }

  private @Nullable Match dayThenMonth(int from, int i) {
    int day = dayNumber(i);
    int at = i + 1 + ordinal(i + 1);
    int lastOne = day;
    if ((words.isDash(at) || words.is(at, "to")) && dayNumber(at + 1) > day) {
      lastOne = dayNumber(at + 1);
      at += 2;
    }
    at += words.is(at, "of") ? 1 : 0;
    Month month = words.isCapital(at) ? MONTHS.get(words.at(at)) : null;
    if (day == 0 || month == null) {
      return null;
    }
    if (words.at(at).length() == 3
        && month == Month.MAY
        && words.isNumber(at + 1)
        && year(at + 1) == 0) {
      return null;
    }
    return date(from, at + 1, month, day, month, lastOne);
  }

  private @Nullable Match date(
      int from, int end, Month month, int day, Month lastMonth, int lastOne) {
    int next = words.is(end, ",", "of") ? end + 1 : end;
    int year = year(next);
    if (year > 0 && !isCounting(next)) {
      end = next + 1;
      noteYear(year, end);
    } else if (words.is(next, "last", "this", "next") && words.is(next + 1, "year")) {
      if (publishedDays == null) {
        return undated(from, next + 2);
      }
      year = publishedDays.first().getYear() + shift(words.at(next));
      end = next + 2;
    } else {
      year = 0;
    }
    int chosen = year;
    boolean worded = year > 0;
    if (!worded) {
      if (publishedDays == null) {
        return undated(from, end);
      }
      if (isNearLastYear(from)) {
        chosen = lastYear;
      } else {
        LocalDate near = nearest(from, end, y -> LocalDate.of(y, month, day));
        if (near == null) {
          return null;
        }
        chosen = near.getYear();
      }
    }
    try {
      LocalDate first = LocalDate.of(chosen, month, day);
      LocalDate last = LocalDate.of(chosen, lastMonth, lastOne);
      if (last.isBefore(first)) {
        last = last.plusYears(1);
      }
      Days days = new Days(first, last);
      return worded ? settled(from, end, days) : likely(from, end, days);
    } catch (DateTimeException e) {
      return null; // 31 June
    }
  }

  // --- numbers: years, days, ISO dates --------------------------------------------------------

  private @Nullable Match atNumber(int i) {
    Match iso = iso(i);
    if (iso != null) {
      return iso;
    }
    if (dayNumber(i) > 0 && !(words.isDash(i - 1) && words.touchesPrevious(i))) {
      Match date = dayThenMonth(i, i);
      if (date != null) {
        return date;
      }
      Match second = secondDay(i);
      if (second != null) {
        return second;
      }
      return counted(i, i);
    }
    int year = year(i);
    return year > 0 ? yearAt(i, i, year) : counted(i, i);
  }

  private @Nullable Match iso(int i) {
    if (year(i) == 0
        || !words.is(i + 1, "-")
        || !words.is(i + 3, "-")
        || words.raw(i + 2).length() != 2
        || words.raw(i + 4).length() != 2
        || !words.touchesPrevious(i + 4)
        || !words.isNumber(i + 2)
        || !words.isNumber(i + 4)) {
      return null;
    }
    try {
      return settled(
          i,
          i + 5,
          Days.of(
              LocalDate.of(
                  year(i),
                  Integer.parseInt(words.raw(i + 2)),
                  Integer.parseInt(words.raw(i + 4)))));
    } catch (DateTimeException e) {
      return null;
    }
  }

  /** The second day of “March 4 and 5”. */
  private @Nullable Match secondDay(int i) {
    if (found.isEmpty()
        || lastDay == null
        || lastDayEnd != i - 1
        || !words.is(i - 1, "and", ",", "or")) {
      return null;
    }
    boolean endsThere =
        !words.isWord(i + 1)
            || words.is(i + 1, "and", "in", "at", "on", "to", "as", "for", "by", "respectively");
    int day = dayNumber(i);
    if (!endsThere
        || !words.isNumber(lastDayEnd - 1)
        || day <= lastDay.getDayOfMonth()
        || day > lastDay.lengthOfMonth()
        || words.is(i + 1, ":", "%")) {
      return null;
    }
    return likely(i, i + 1, Days.of(lastDay.withDayOfMonth(day)));
  }

  private @Nullable Match yearAt(int from, int i, int year) {
    boolean led = BEFORE_A_YEAR.contains(words.at(i - 1));
    if (words.is(i - 1, "$", "€", "£", "¥", "₹", "#", "no", ".", "+")
        && (words.touchesPrevious(i) || words.is(i - 1, "no"))) {
      return null;
    }
    if (words.isDash(i - 1) && words.touchesPrevious(i) && words.touchesPrevious(i - 1)) {
      if (year(i - 2) == 0) {
        return null; // “mid-2019” is read from its “mid”; “A-1990” is no year
      }
    }
    if (words.is(i + 1, "s") && words.touchesPrevious(i + 1)) {
      return decade(from, i, year, "");
    }
    if (words.is(i + 1, "%", "°") || (words.is(i + 1, ":") && words.touchesPrevious(i + 1))) {
      return null;
    }
    if (UNITS.contains(words.at(i + 1))) {
      return null;
    }
    if (words.isDash(i + 1) && words.touchesPrevious(i + 1) && words.touchesPrevious(i + 2)) {
      int to = year(i + 2);
      if (to == 0 && words.isNumber(i + 2) && words.raw(i + 2).length() == 2) {
        to = year / 100 * 100 + Integer.parseInt(words.raw(i + 2));
      }
      if (to > year) {
        return settled(from, i + 3, new Days(LocalDate.of(year, 1, 1), LocalDate.of(to, 12, 31)));
      }
      return null;
    }
    if (words.is(i + 1, "/") && words.isNumber(i + 2)) {
      return null; // a fiscal year or season of no fixed days
    }
    boolean plausible = year >= 1900 && year % 100 != 0;
    if (!led
        && (!plausible || (publishedDays != null && year > publishedDays.last().getYear() + 30))) {
      boolean alone = words.is(i - 1, "(") || words.is(i + 1, ")") || words.is(i - 1, ",");
      if (!alone || year < 1600) {
        return null;
      }
    }
    if (year < 1500 && !words.is(i - 1, "in")) {
      return null;
    }
    if (words.is(i - 1, "from") || words.is(i - 1, "between")) {
      int to = words.is(i + 1, "to", "until", "through", "and") ? year(i + 2) : 0;
      boolean pairs = words.is(i - 1, "from") != words.is(i + 1, "and");
      if (to > year && pairs) {
        return settled(i - 1, i + 3, new Days(LocalDate.of(year, 1, 1), LocalDate.of(to, 12, 31)));
      }
    }
    return settled(from, i + 1, Days.ofYear(year));
  }

  private @Nullable Match decade(int from, int i, int year, String part) {
    if (year % 10 != 0) {
      return null;
    }
    return settled(from, i + 2, decade(year, part));
  }

  private static Days decade(int year, String part) {
    int first = year + (part.equals("late") ? 7 : part.equals("mid") ? 4 : 0);
    int last = year + (part.equals("early") ? 3 : part.equals("mid") ? 6 : 9);
    return new Days(LocalDate.of(first, 1, 1), LocalDate.of(last, 12, 31));
  }

  /** “’70s” with its apostrophe at {@code i}. */
  private @Nullable Match shortDecade(int from, int i) {
    int number = i + 1;
    if (words.touchesPrevious(number)
        && words.isNumber(number)
        && words.raw(number).length() == 2
        && words.raw(number).endsWith("0")
        && words.is(number + 1, "s")
        && words.touchesPrevious(number + 1)) {
      String part = words.is(from, "early", "mid", "late") ? words.at(from) : "";
      return likely(from, number + 2, decade(1900 + Integer.parseInt(words.raw(number)), part));
    }
    return null;
  }

  // --- parts: early, late, mid ----------------------------------------------------------------

  private @Nullable Match partOf(int i) {
    String part = words.at(i);
    int at = words.isDash(i + 1) ? i + 2 : i + 1;
    at += words.is(at, "on", "in") && !words.is(at + 1, "the") ? 1 : 0;
    Month month = words.isCapital(at) ? monthByName(at) : null;
    switch (part) {
      case "early", "mid", "late" -> {
        if (month != null) {
          return month(i, at, month, dayNumber(at + 1) > 0 ? "" : part, "");
        }
        if (words.is(at, "last", "this", "next") && words.isCapital(at + 1)) {
          Month other = monthByName(at + 1);
          if (other != null) {
            return month(i, at + 1, other, part, words.at(at));
          }
        }
        if (words.is(at, "this", "last", "next") && words.is(at + 1, "week", "month", "year")) {
          return nearby(i, at, part);
        }
        if (year(at) > 0 && words.is(at + 1, "s") && words.touchesPrevious(at + 1)) {
          return decade(i, at, year(at), part);
        }
        if (words.isApostrophe(at)) {
          return shortDecade(i, at);
        }
        if (year(at) > 0) {
          int year = year(at);
          noteYear(year, at + 1);
          int first = part.equals("early") ? 1 : part.equals("mid") ? 5 : 9;
          return likely(
              i,
              at + 1,
              new Days(LocalDate.of(year, first, 1), YearMonth.of(year, first + 3).atEndOfMonth()));
        }
        DayOfWeek day = words.isCapital(at) ? WEEKDAYS.get(words.at(at)) : null;
        if (day != null) {
          return weekday(i, at, day, "");
        }
        if (words.is(at, "yesterday")) {
          return aroundToday(i, at + 1, -1);
        }
        return words.is(at, "today") ? aroundToday(i, at + 1, 0) : null;
      }
      case "earlier", "later" -> {
        if (words.is(at, "this") && words.is(at + 1, "week", "month", "year")) {
          return nearby(i, at, part);
        }
        if (words.is(at, "today")) {
          return aroundToday(i, at + 1, 0);
        }
        if (month != null && words.is(at - 1, "in")) {
          return month(i, at, month, "", "");
        }
        if (words.are(at, "that", "day") || words.are(at, "the", "same", "day")) {
          Match same = sameDay(at, at + (words.is(at, "that") ? 2 : 3));
          return same == null ? null : new Match(i, same.end(), same.days());
        }
        return null;
      }
      default -> {
        return words.is(at, "today", "tomorrow", "yesterday")
            ? aroundToday(i, at + 1, words.is(at, "today") ? 0 : words.is(at, "tomorrow") ? 1 : -1)
            : null;
      }
    }
  }

  private @Nullable Month monthByName(int i) {
    Month month = MONTHS.get(words.at(i));
    return month != null && words.isCapital(i) ? month : null;
  }

  // --- this, last, next -----------------------------------------------------------------------

  private @Nullable Match nearby(int from, int i) {
    return nearby(from, i, "");
  }

  private @Nullable Match nearby(int from, int i, String part) {
    String mark = words.at(i);
    int at = i + 1;
    if (words.is(i, "this") && words.is(at, "past", "coming")) {
      mark = words.at(at);
      at++;
    }
    if (words.isCapital(at)) {
      DayOfWeek day = WEEKDAYS.get(words.at(at));
      if (day != null) {
        return weekday(from, at, day, mark);
      }
      Month month = monthByName(at);
      if (month != null) {
        return month(from, at, month, part, mark);
      }
    }
    int end = at + 1;
    if (words.isCapital(at) && words.isCapital(i)) {
      return null; // “Examplia This Week”, a title
    }
    switch (words.at(at)) {
      case "morning", "afternoon", "evening" -> {
        return mark.equals("this") || mark.equals("last")
            ? aroundToday(from, at + 1, shift(mark))
            : null;
      }
      case "night" -> {
        return mark.equals("last") ? aroundToday(from, at + 1, -1) : null;
      }
      case "weekend",
          "week",
          "month",
          "year",
          "quarter",
          "summer",
          "winter",
          "spring",
          "autumn",
          "fall",
          "decade",
          "century" -> {}
      default -> {
        return null;
      }
    }
    if (mark.equals("past") && words.is(i, "past") && !words.is(i - 1, "this")) {
      return null;
    }
    if (mark.equals("coming") && i == from && words.is(i - 1, "the") && words.is(at + 1, "s")) {
      return null;
    }
    if (publishedDays == null) {
      return words.is(at, "decade", "century") ? null : undated(from, end);
    }
    Days days = period(words.at(at), shift(mark), part, mark);
    return days == null ? null : settled(from, end, days);
  }

  /** The week, month, year or weekend so many before or after publication. */
  private @Nullable Days period(String unit, int shift, String part, String mark) {
    if (publishedDays == null) {
      return null;
    }
    LocalDate now = published == null ? publishedDays.last() : published;
    if (published == null && !unit.equals("year") && !unit.equals("month")) {
      return null;
    }
    Days whole;
    switch (unit) {
      case "week" -> {
        LocalDate monday =
            now.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)).plusWeeks(shift);
        whole = new Days(monday, monday.plusDays(6));
      }
      case "weekend" -> {
        LocalDate saturday =
            now.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)).plusDays(5);
        if (mark.equals("last") || mark.equals("past")) {
          saturday = saturday.minusWeeks(1);
        } else if (mark.equals("next")) {
          saturday = saturday.plusWeeks(1);
        } else if (mark.isEmpty() && now.getDayOfWeek().getValue() < 5) {
          saturday = saturday.minusWeeks(1);
        }
        whole = new Days(saturday, saturday.plusDays(1));
      }
      case "month" -> whole = Days.of(YearMonth.from(now).plusMonths(shift));
      case "year" -> whole = Days.ofYear(now.getYear() + shift);
      case "summer" -> whole = season(now.getYear() + shift, 6);
      case "spring" -> whole = season(now.getYear() + shift, 3);
      case "autumn", "fall" -> whole = season(now.getYear() + shift, 9);
      default -> {
        return null;
      }
    }
    return switch (part) {
      case "earlier" -> new Days(min(whole.first(), now), now);
      case "later" -> now.isBefore(whole.last()) ? new Days(now.plusDays(1), whole.last()) : whole;
      case "early" ->
          unit.equals("month")
              ? partOf(YearMonth.from(whole.first()), "early")
              : unit.equals("year")
                  ? new Days(whole.first(), whole.first().plusMonths(4).minusDays(1))
                  : new Days(whole.first(), whole.first().plusDays(2));
      case "late" ->
          unit.equals("month")
              ? partOf(YearMonth.from(whole.first()), "late")
              : unit.equals("year")
                  ? new Days(whole.last().minusMonths(4).plusDays(1), whole.last())
                  : new Days(whole.last().minusDays(3), whole.last());
      default -> whole;
    };
  }

  private static LocalDate min(LocalDate a, LocalDate b) {
    return a.isBefore(b) ? a : b;
  }

  private static Days season(int year, int month) {
    return new Days(LocalDate.of(year, month, 1), YearMonth.of(year, month + 2).atEndOfMonth());
  }

  // --- the day before, the end of July, the 1990s, a day earlier ------------------------------

  private @Nullable Match article(int i) {
    int at = i + 1;
    if (words.is(i, "that")) {
      return words.is(at, "day", "morning", "afternoon", "evening", "night")
          ? sameDay(i, at + 1)
          : null;
    }
    if (words.is(i, "a", "an")) {
      return counted(i, i);
    }
    if (words.is(at, "same")
        && words.is(at + 1, "day", "morning", "evening", "night", "afternoon")) {
      return sameDay(i, at + 2);
    }
    if (words.are(at, "day", "before", "yesterday")) {
      return aroundToday(i, at + 3, -2);
    }
    if (words.are(at, "day", "after", "tomorrow")) {
      return aroundToday(i, at + 3, 2);
    }
    if (words.is(at, "previous", "preceding", "next", "following")
        && words.is(at + 1, "day", "morning", "night", "afternoon", "evening")) {
      return fromLastDay(i, at + 2, words.is(at, "previous", "preceding") ? -1 : 1);
    }
    if (words.is(at, "preceding", "previous", "following", "next", "past", "coming", "last")
        && words.isCapital(at + 1)
        && WEEKDAYS.containsKey(words.at(at + 1))) {
      DayOfWeek day = WEEKDAYS.get(words.at(at + 1));
      if (day != null) {
        Match full = weekday(i, at + 1, day, "last");
        if (full != null && full.end() > dayPart(at + 2)) {
          return full;
        }
        LocalDate base = lastDay == null ? published : lastDay;
        if (base == null) {
          return undated(i, dayPart(at + 2));
        }
        boolean back = words.is(at, "preceding", "previous", "past", "last");
        return likely(
            i,
            dayPart(at + 2),
            Days.of(
                base.with(back ? TemporalAdjusters.previous(day) : TemporalAdjusters.next(day))));
      }
    }
    if (words.is(at, "day") && words.is(at + 1, "before", "after")) {
      boolean alone = !words.isWord(at + 2) && !words.isNumber(at + 2);
      if (alone || words.is(at + 2, "and", "in", "at")) {
        return fromLastDay(i, at + 2, words.is(at + 1, "before") ? -1 : 1);
      }
      return null;
    }
    if (words.is(at, "end", "beginning", "start", "middle") && words.is(at + 1, "of")) {
      String part = words.at(at);
      Month month = monthByName(at + 2);
      if (month != null) {
        return month(i, at + 2, month, part, "");
      }
      int unit = words.is(at + 2, "this", "the", "last", "next") ? at + 3 : at + 2;
      if (words.is(unit, "month", "year", "week")
          && !words.is(unit + 1, "long")
          && (words.is(unit - 1, "this", "last", "next") || part.equals("end"))) {
        if (publishedDays == null) {
          return undated(i, unit + 1);
        }
        Days whole = period(words.at(unit), shift(words.at(unit - 1)), "", "this");
        if (whole == null) {
          return null;
        }
        Days days =
            words.is(unit, "month")
                ? partOf(YearMonth.from(whole.first()), part)
                : words.is(unit, "week")
                    ? new Days(whole.first().plusDays(4), whole.last())
                    : Days.of(YearMonth.of(whole.first().getYear(), part.equals("end") ? 12 : 1));
        return likely(i, unit + 1, days);
      }
      return null;
    }
    if (words.are(at, "week", "of") && monthByName(at + 2) != null) {
      Month month = monthByName(at + 2);
      Match day = month == null ? null : month(i, at + 2, month, "", "");
      Days days = day == null ? null : value(day.days());
      if (day != null && days != null && days.isOneDay()) {
        LocalDate monday = days.first().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        return likely(i, day.end(), new Days(monday, monday.plusDays(6)));
      }
      return null;
    }
    if (words.is(at, "weekend") && words.is(i - 1, "over", "during", "at", "on", "of", "this")) {
      Days days = period("weekend", 0, "", "");
      return days == null ? undated(i, at + 1) : likely(i, at + 1, days);
    }
    if (words.is(at, "past", "last")
        && words.is(at + 1, "week", "month")
        && !words.is(at + 2, "and")) {
      if (published == null) {
        return undated(i, at + 2);
      }
      LocalDate first =
          words.is(at + 1, "week") ? published.minusWeeks(1) : published.minusMonths(1);
      return likely(i, at + 2, new Days(first, published));
    }
    if (words.is(at, "first", "second", "third", "fourth") && words.is(at + 1, "quarter")) {
      int quarter =
          words.is(at, "first") ? 0 : words.is(at, "second") ? 1 : words.is(at, "third") ? 2 : 3;
      int end = at + 2;
      int year = words.is(end, "of") ? year(end + 1) : year(end);
      if (year > 0) {
        end += words.is(end, "of") ? 2 : 1;
      } else if (words.are(end, "of", "this", "year") || words.are(end, "of", "last", "year")) {
        if (publishedDays == null) {
          return undated(i, end + 3);
        }
        year = publishedDays.first().getYear() + shift(words.at(end + 1));
        end += 3;
      } else if (publishedDays == null || !words.is(end, ",", ".")) {
        return null;
      } else {
        year = publishedDays.first().getYear();
      }
      LocalDate first = LocalDate.of(year, 1 + 3 * quarter, 1);
      return likely(i, end, new Days(first, first.plusMonths(3).minusDays(1)));
    }
    if (year(at) > 0 && words.is(at + 1, "s") && words.touchesPrevious(at + 1)) {
      return decade(i, at, year(at), "");
    }
    return null;
  }

  private @Nullable Match sameDay(int from, int end) {
    return fromLastDay(from, end, 0);
  }

  private @Nullable Match fromLastDay(int from, int end, int shift) {
    LocalDate base = lastDay == null ? published : lastDay;
    if (base == null) {
      return undated(from, end);
    }
    return likely(from, end, Days.of(base.plusDays(shift)));
  }

  private @Nullable Match within(int i) {
    int at = words.is(i + 1, "the") && words.is(i + 2, "next", "coming") ? i + 3 : i + 1;
    NumberWords.Parsed number = NumberWords.at(words, at);
    double count = number != null ? number.value() : words.is(at, "a") ? 1 : 0;
    int unit = number != null ? number.end() : at + 1;
    if (count < 1
        || count > 365
        || count != Math.rint(count)
        || !words.is(unit, "day", "days", "week", "weeks", "month", "months")
        || words.is(unit + 1, "of", "after", "before")
        || words.isApostrophe(unit + 1)) {
      return null;
    }
    if (Tense.around(words, i, unit + 1) <= 0) {
      return null;
    }
    if (published == null) {
      return undated(i, unit + 1);
    }
    long n = (long) count;
    LocalDate last =
        words.at(unit).startsWith("day")
            ? published.plusDays(n)
            : words.at(unit).startsWith("week") ? published.plusWeeks(n) : published.plusMonths(n);
    return likely(i, unit + 1, new Days(published, last));
  }

  /** “two days earlier”, “a year ago”, “three months ago”. */
  private @Nullable Match counted(int from, int i) {
    NumberWords.Parsed number = NumberWords.at(words, i);
    int unit;
    double count;
    if (number != null) {
      unit = number.end();
      count = number.value();
    } else if (words.is(i, "a", "an", "one")) {
      unit = i + 1;
      count = 1;
    } else {
      return null;
    }
    if (!words.is(
        unit, "day", "days", "week", "weeks", "month", "months", "year", "years", "night",
        "decade")) {
      return null;
    }
    if (count < 1 || count > 3000 || count != Math.rint(count)) {
      return null;
    }
    long n = (long) count;
    int at = unit + 1;
    boolean ago = words.is(at, "ago");
    boolean earlier = words.is(at, "earlier", "before", "previously", "prior");
    boolean later = words.is(at, "later", "after", "afterwards");
    if (!ago && !earlier && !later) {
      return null;
    }
    if (words.is(at, "before", "after", "prior")
        && (words.isWord(at + 1) || words.isNumber(at + 1))) {
      return fromNamedDay(from, at, words.at(unit), earlier ? -n : n);
    }
    LocalDate base = ago ? published : lastDay == null ? published : lastDay;
    if (ago && base == null && publishedDays != null && words.is(unit, "year", "years")) {
      base = publishedDays.first();
    }
    int end = at + 1;
    if (base == null) {
      return undated(from, end);
    }
    return likely(from, end, moved(base, words.at(unit), earlier || ago ? -n : n));
  }

  private static Days moved(LocalDate base, String unit, long n) {
    if (unit.startsWith("day") || unit.equals("night")) {
      return Days.of(base.plusDays(n));
    }
    if (unit.startsWith("week")) {
      LocalDate monday = base.plusWeeks(n).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
      return new Days(monday, monday.plusDays(6));
    }
    if (unit.startsWith("month")) {
      return Days.of(YearMonth.from(base).plusMonths(n));
    }
    int year = (int) (base.getYear() + (unit.equals("decade") ? 10 * n : n));
    return Days.ofYear(Math.max(1, Math.min(9999, year)));
  }

  /** “two days after the January 7 quake”: the day stands within the next words. */
  private @Nullable Match fromNamedDay(int from, int at, String unit, long n) {
    if (!unit.startsWith("day")) {
      return null;
    }
    for (int k = at + 1; k < at + 6 && k < words.size() && !words.endsSentence(k); k++) {
      Month month = monthByName(k);
      DayOfWeek day = words.isCapital(k) ? WEEKDAYS.get(words.at(k)) : null;
      Match named =
          month != null && dayNumber(k + 1) > 0
              ? month(k, k, month, "", "")
              : day != null ? weekday(k, k, day, "") : null;
      Days days = named == null ? null : value(named.days());
      if (days != null && days.isOneDay()) {
        return likely(from, at + 1, Days.of(days.first().plusDays(n)));
      }
    }
    return null;
  }

  // --- feasts ---------------------------------------------------------------------------------

  private @Nullable Match feast(int i) {
    int day = 0;
    int month = 0;
    int end = i + 1;
    if (words.are(i, "christmas", "eve")) {
      month = 12;
      day = 24;
      end = i + 2;
    } else if (words.are(i, "christmas", "day")) {
      month = 12;
      day = 25;
      end = i + 2;
    } else if (words.are(i, "boxing", "day")) {
      month = 12;
      day = 26;
      end = i + 2;
    } else if (words.are(i, "new", "year") && words.isApostrophe(i + 2) && words.is(i + 3, "s")) {
      if (words.is(i + 4, "eve")) {
        month = 12;
        day = 31;
      } else if (words.is(i + 4, "day")) {
        month = 1;
        day = 1;
      } else {
        return null;
      }
      end = i + 5;
    } else if (words.is(i, "christmas")
        && words.is(i - 1, "on", "by", "before", "until", "after", "since", "at")
        && !words.isCapital(i + 1)) {
      month = 12;
      day = 25;
    } else {
      return null;
    }
    return date(i, end, Month.of(month), day, Month.of(month), day);
  }
}
