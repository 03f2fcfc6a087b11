package org.onrecord.resolve;

import java.time.DayOfWeek;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.onrecord.article.Days;

/**
 * Reads a length of time counted from some day: {@code two days ago}, {@code a week later}, {@code
 * three months before Christmas}, {@code in two weeks}, {@code within 30 days}.
 */
final class CountedGrammar {
  private final TimeContext context;
  private final DateGrammar names;
  private final TextWords words;

  CountedGrammar(TimeContext context, DateGrammar names) {
    this.context = context;
    this.names = names;
    words = context.words;
  }

  /** {@code two days earlier}, {@code a year ago}, {@code three weeks from tomorrow}. */
  @Nullable TimeExpression at(int from) {
    Quantity quantity = Quantity.at(words, from);
    if (quantity == null || quantity.unit().startsWith("quarter")) {
      return null;
    }
    int at = quantity.end();
    at += words.isDash(at) && words.touchesPrevious(at) ? 1 : 0;
    if (words.is(at, "ago")) {
      return ago(from, at + 1, quantity);
    }
    at += words.is(at, ",") && words.is(from - 1, "for") && words.is(at + 1, "from") ? 1 : 0;
    boolean isRun = words.is(from - 1, "for") && words.is(at, "from") && !words.is(at + 1, "now");
    if (isRun || words.is(at, "starting", "beginning")) {
      int day = words.is(at + 1, "from", "on") ? at + 2 : at + 1;
      TimeExpression first = dayAt(day);
      Days days = first == null ? null : first.value();
      return first == null || days == null || !days.isOneDay()
          ? null
          : context.likely(
              from, first.end(), new Days(days.first(), quantity.after(days.first()).minusDays(1)));
    }
    boolean back = words.is(at, "earlier", "before", "previously", "prior");
    boolean later = words.is(at, "later", "after", "afterwards", "from", "since", "hence");
    if (!back && !later) {
      return null;
    }
    int sign = back ? -1 : 1;
    if (words.are(at, "from", "now") || words.is(at, "hence")) {
      LocalDate now = context.published;
      int end = words.is(at, "hence") ? at + 1 : at + 2;
      return now == null
          ? context.undated(from, end)
          : context.likely(from, end, quantity.from(now, 1));
    }
    int named = words.are(at, "prior", "to") ? at + 2 : at + 1;
    if (words.is(at, "before", "after", "prior", "from", "since")
        && (words.isWord(named) || words.isNumber(named))) {
      return fromNamedDay(from, at, named, quantity, sign);
    }
    if (words.is(at, "from", "since")) {
      return null;
    }
    LocalDate base = context.lastDay();
    return base == null
        ? context.undated(from, at + 1)
        : context.likely(from, at + 1, quantity.from(base, sign));
  }

  private TimeExpression ago(int from, int end, Quantity quantity) {
    LocalDate base = context.published;
    if (base == null && context.publishedDays != null && quantity.unit().startsWith("year")) {
      base = context.publishedDays.first();
    }
    return base == null
        ? context.undated(from, end)
        : context.likely(from, end, quantity.from(base, -1));
  }

  /** “two days after the January 7 quake”: the day stands within the next words. */
  private @Nullable TimeExpression fromNamedDay(
      int from, int at, int named, Quantity quantity, int sign) {
    boolean isDays = quantity.unit().startsWith("day");
    TimeExpression beside = dayAt(named);
    Days day = beside == null ? null : beside.value();
    if (beside != null && day != null && day.isOneDay()) {
      return context.likely(
          from,
          words.is(named, "today", "tomorrow", "yesterday") || !isDays ? beside.end() : at + 1,
          quantity.parts().size() > 1 || isDays || quantity.unit().startsWith("week")
              ? Days.of(sign > 0 ? quantity.after(day.first()) : quantity.before(day.first()))
              : quantity.from(day.first(), sign));
    }
    if (!isDays || words.is(at, "from", "since")) {
      return null;
    }
    for (int k = named + 1; k < named + 5 && k < words.size() && !words.endsSentence(k); k++) {
      TimeExpression within = dayAt(k);
      Days days = within == null ? null : within.value();
      if (days != null && days.isOneDay()) {
        LocalDate value = sign > 0 ? quantity.after(days.first()) : quantity.before(days.first());
        return context.likely(from, at + 1, Days.of(value));
      }
    }
    return null;
  }

  private @Nullable TimeExpression dayAt(int i) {
    LocalDate now = context.published;
    if (words.is(i, "today", "tomorrow", "yesterday", "now") && now != null) {
      int shift = words.is(i, "tomorrow") ? 1 : words.is(i, "yesterday") ? -1 : 0;
      return context.settled(i, i + 1, Days.of(now.plusDays(shift)));
    }
    int at = words.is(i, "next", "last", "this") ? i + 1 : i;
    DayOfWeek day = context.dates.weekday(at);
    if (day != null) {
      return names.weekday(i, at, day, at > i ? words.at(i) : "");
    }
    return words.isNumber(i) ? names.atNumber(i) : names.atName(i);
  }

  /** {@code in two weeks} of what is to come: the day, week, month or year so far off. */
  @Nullable TimeExpression in(int i) {
    Quantity quantity = Quantity.at(words, i + 1);
    TimeExpression hence = quantity == null ? null : timeHence(i, quantity);
    if (hence != null) {
      return hence;
    }
    if (quantity == null
        || words.is(i - 1, "time", "first", "once", "twice", "only", "than", "ever", "much")
        || words.is(
            quantity.end(), "of", "before", "after", "from", "since", "and", "or", "to", "in")
        || words.isApostrophe(quantity.end())
        || words.isDash(quantity.end())
        || (words.isWord(quantity.end())
            && !words.is(quantity.end(), "when", "if", "as", "at", "for", "on"))) {
      return null;
    }
    if (context.tense.around(i, quantity.end()) <= 0 || isSuperlativeBefore(i)) {
      return null;
    }
    LocalDate now = context.published;
    return now == null
        ? context.undated(i, quantity.end())
        : context.likely(i, quantity.end(), quantity.from(now, 1));
  }

  /** {@code in two weeks’ time}, which needs no verb to look forward. */
  private @Nullable TimeExpression timeHence(int i, Quantity quantity) {
    int at = quantity.end();
    if (!words.isApostrophe(at)) {
      return null;
    }
    at += words.is(at + 1, "s") ? 2 : 1;
    LocalDate now = context.published;
    if (!words.is(at, "time")) {
      return null;
    }
    return now == null
        ? context.undated(i, at + 1)
        : context.likely(i, at + 1, quantity.from(now, 1));
  }

  /** “the worst drought in ten years” is no day to come. */
  private boolean isSuperlativeBefore(int i) {
    for (int k = i - 1; k >= Math.max(0, i - 6) && !words.endsSentence(k); k--) {
      String word = words.at(k);
      if (word.equals("first")
          || word.equals("most")
          || word.equals("least")
          || word.equals("worst")
          || (word.length() > 4 && word.endsWith("est") && !word.equals("request"))) {
        return true;
      }
    }
    return false;
  }

  /** {@code within two weeks}: from publication to that day. */
  @Nullable TimeExpression within(int i) {
    int at = words.is(i + 1, "the") ? i + 2 : i + 1;
    at += words.is(at, "next", "coming") ? 1 : 0;
    Quantity quantity = Quantity.at(words, at);
    if (quantity == null
        || quantity.unit().startsWith("quarter")
        || words.is(quantity.end(), "of", "after", "before")
        || words.isApostrophe(quantity.end())
        || context.tense.around(i, quantity.end()) <= 0) {
      return null;
    }
    LocalDate now = context.published;
    return now == null
        ? context.undated(i, quantity.end())
        : context.likely(i, quantity.end(), new Days(now, quantity.after(now)));
  }
}
