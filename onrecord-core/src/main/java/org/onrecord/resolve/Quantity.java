package org.onrecord.resolve;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.onrecord.article.Days;

/**
 * A length of time in words: {@code two days}, {@code a year and a half}, {@code 2 weeks and 2
 * days}.
 *
 * @param parts the counts with their units, largest first
 * @param end the word just past the last
 * @param isWritten whether a number, not {@code a} or {@code an}, begins it
 */
record Quantity(List<Part> parts, int end, boolean isWritten) {
  /** So many of one unit; the unit is a singular or plural noun. */
  record Part(long count, String unit) {}

  Quantity {
    parts = List.copyOf(parts);
  }

  long count() {
    return parts.get(0).count();
  }

  String unit() {
    return parts.get(0).unit();
  }

  /** The very day so long after another. */
  LocalDate after(LocalDate day) {
    return moved(day, 1);
  }

  /** The very day so long before another. */
  LocalDate before(LocalDate day) {
    return moved(day, -1);
  }

  private LocalDate moved(LocalDate day, int sign) {
    LocalDate at = day;
    for (Part part : parts) {
      at = CalendarSpans.dayMoved(at, part.unit(), sign * part.count());
    }
    return at;
  }

  /** The day, week, month or year, as fine as the smallest unit, so long before or after a day. */
  Days from(LocalDate day, int sign) {
    return parts.size() > 1
        ? Days.of(moved(day, sign))
        : CalendarSpans.moved(day, unit(), sign * count());
  }

  /** Returns the length of time that begins at {@code i}, or null. */
  static @Nullable Quantity at(TextWords words, int i) {
    var parts = new ArrayList<Part>();
    int end = i;
    int at = i;
    while (parts.size() < 4) {
      Quantity one = one(words, at);
      if (one == null) {
        break;
      }
      parts.addAll(one.parts());
      end = one.end();
      at = words.is(end, "and", ",") ? end + 1 : end;
    }
    boolean isWritten = !words.is(i, "a", "an");
    return parts.isEmpty() ? null : new Quantity(parts, end, isWritten);
  }

  /** Returns the first part alone of the length of time that begins at {@code i}, or null. */
  static @Nullable Quantity one(TextWords words, int i) {
    double count;
    int unit;
    NumberWords.Parsed number = NumberWords.at(words, i);
    if (words.are(i, "a", "couple") || words.is(i, "couple")) {
      int couple = words.is(i, "a") ? i + 2 : i + 1;
      count = 2;
      unit = words.is(couple, "of") ? couple + 1 : couple;
    } else if (number != null) {
      count = number.value();
      unit = number.end();
    } else if (words.is(i, "a", "an", "one")) {
      count = 1;
      unit = i + 1;
    } else {
      return null;
    }
    boolean halved = false;
    if (words.are(unit, "and", "a", "half")) {
      halved = true;
      unit += 3;
    }
    unit += words.isDash(unit) && words.touchesPrevious(unit) ? 1 : 0;
    String name = words.at(unit);
    int end = unit + 1;
    int half = words.isDash(end) ? end + 1 : end;
    if (words.is(half, "and")) {
      int a = words.isDash(half + 1) ? half + 2 : half + 1;
      int last = words.isDash(a + 1) ? a + 2 : a + 1;
      if (words.is(a, "a") && words.is(last, "half")) {
        halved = true;
        end = last + 1;
      }
    }
    return of(count + (halved ? 0.5 : 0), name, end);
  }

  private static final Set<String> UNITS =
      Set.of(
          "day",
          "days",
          "week",
          "weeks",
          "fortnight",
          "fortnights",
          "month",
          "months",
          "year",
          "years",
          "night",
          "decade",
          "decades",
          "quarter",
          "quarters",
          "century");

  /** Returns so many of a unit, or null where it is no unit or no days come out. */
  static @Nullable Quantity of(double count, String unit, int end) {
    if (!UNITS.contains(unit)) {
      return null;
    }
    double whole = count;
    String name = unit;
    if (unit.startsWith("fortnight")) {
      whole *= 14;
      name = "days";
    } else if (count != Math.rint(count) && unit.startsWith("year")) {
      whole *= 12;
      name = "months";
    }
    return whole >= 1 && whole <= 3000 && whole == Math.rint(whole)
        ? new Quantity(List.of(new Part((long) whole, name)), end, true)
        : null;
  }
}
