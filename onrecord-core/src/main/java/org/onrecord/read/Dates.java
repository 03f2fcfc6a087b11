package org.onrecord.read;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.onrecord.article.Days;

/** Publication dates as pages and newsrooms write them; the day is the one that is printed. */
final class Dates {
  private static final Map<String, Integer> MONTHS = months();
  private static final Pattern ISO =
      Pattern.compile("(?<!\\d)((?:19|20)\\d\\d)[-/.](\\d{1,2})[-/.](\\d{1,2})(?!\\d)");
  private static final Pattern COMPACT =
      Pattern.compile(
          "(?<!\\d)((?:19|20)\\d\\d)(0[1-9]|1[0-2])([0-3]\\d)(?=$|[T_ -]|\\d{6}(?!\\d))");
  private static final Pattern DAY_MONTH =
      Pattern.compile(
          "(?<!\\d)(\\d{1,2})(?:st|nd|rd|th|\\.|º)?\\s{0,3}(?:of |de )?(\\p{L}{3,12})\\.?,?\\s{0,3}(?:de )?((?:19|20)\\d\\d)(?!\\d)");
  private static final Pattern MONTH_DAY =
      Pattern.compile(
          "(\\p{L}{3,12})\\.?\\s{1,3}(\\d{1,2})(?:st|nd|rd|th)?,?\\s{1,3}((?:19|20)\\d\\d)(?!\\d)");
  private static final Pattern NUMERIC =
      Pattern.compile(
          "(?<![\\d.])(\\d{1,2})([./-])\\s?(\\d{1,2})\\2\\s?((?:(?:19|20)\\d\\d)|\\d\\d)(?![\\d.])");
  private static final Pattern DATE_LINE =
      Pattern.compile(
          "(?i)^(?:(?:first )?(?:published|updated|posted|last updated|date)(?: on| at)?:?\\s*)?"
              + "(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6},?\\s+)?([^\\n]{6,40}?)"
              + "(?:[,|·•–-]?\\s*(?:at\\s+)?\\d{1,2}[:.]\\d\\d(?::\\d\\d)?\\s*(?:[ap]\\.?m\\.?)?(?:\\s*[A-Z(][A-Za-z0-9+:)]{1,8})?)?$");

  private Dates() {}

  /** Returns the first date in {@code text}, or null; looks at its first 300 characters. */
  static @Nullable Days find(@Nullable String text) {
    if (text == null) {
      return null;
    }
    var head = text.length() > 300 ? text.substring(0, 300) : text;
    Days best = null;
    int at = Integer.MAX_VALUE;
    for (var pattern : new Pattern[] {ISO, COMPACT, DAY_MONTH, MONTH_DAY, NUMERIC}) {
      var matcher = pattern.matcher(head);
      while (matcher.find() && matcher.start() < at) {
        var day = day(pattern, matcher.toMatchResult());
        if (day != null) {
          best = day;
          at = matcher.start();
          break;
        }
      }
    }
    return best;
  }

  /** Returns the date that is all there is in {@code line}, or null. */
  static @Nullable Days line(String line) {
    if (line.length() > 100) {
      return null;
    }
    var matcher = DATE_LINE.matcher(line.strip());
    if (!matcher.matches()) {
      return null;
    }
    var words = matcher.group(1).strip();
    for (var pattern : new Pattern[] {ISO, DAY_MONTH, MONTH_DAY, NUMERIC}) {
      var m = pattern.matcher(words);
      if (m.find()
          && m.start() <= 1
          && (m.end() >= words.length() - 1 || words.charAt(m.end()) == 'T')) {
        var day = day(pattern, m.toMatchResult());
        if (day != null) {
          return day;
        }
      }
    }
    return null;
  }

  /** Returns the date in the path of a web address: {@code /2024/12/08/}. */
  static @Nullable Days inUrl(@Nullable String url) {
    if (url == null) {
      return null;
    }
    var matcher =
        Pattern.compile(
                "[/_-]((?:19|20)\\d\\d)[/_-]?(0[1-9]|1[0-2])[/_-]?(0[1-9]|[12]\\d|3[01])(?!\\d)")
            .matcher(url.length() > 500 ? url.substring(0, 500) : url);
    return matcher.find()
        ? of(number(matcher.group(1)), number(matcher.group(2)), number(matcher.group(3)))
        : null;
  }

  /** Returns the number of a month by its name in the larger European languages, or 0. */
  private static int month(String name) {
    var found = MONTHS.get(name.toLowerCase(Locale.ROOT));
    return found == null ? 0 : found;
  }

  private static @Nullable Days day(Pattern pattern, MatchResult m) {
    if (pattern == ISO || pattern == COMPACT) {
      return of(number(m.group(1)), number(m.group(2)), number(m.group(3)));
    } else if (pattern == DAY_MONTH) {
      return of(number(m.group(3)), month(m.group(2)), number(m.group(1)));
    } else if (pattern == MONTH_DAY) {
      return of(number(m.group(3)), month(m.group(1)), number(m.group(2)));
    }
    int first = number(m.group(1));
    int second = number(m.group(3));
    int year = number(m.group(4));
    year = year < 100 ? 2000 + year : year;
    boolean american = m.group(2).equals("/") && second > 12;
    return american ? of(year, first, second) : of(year, second, first);
  }

  static @Nullable Days of(int year, int month, int day) {
    if (month < 1 || month > 12 || day < 1 || day > YearMonth.of(year, month).lengthOfMonth()) {
      return null;
    }
    try {
      return Days.of(LocalDate.of(year, month, day));
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static int number(String digits) {
    return Integer.parseInt(digits);
  }

  private static Map<String, Integer> months() {
    var names = new HashMap<String, Integer>();
    for (var language :
        new String[] {
          "january february march april may june july august september october november december",
          "jan feb mar apr may jun jul aug sep oct nov dec",
          "januar februar märz april mai juni juli august september oktober november dezember",
          "jänner feber mär apr mai jun jul aug sept okt nov dez",
          "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
          "janv févr mars avr mai juin juil août sept oct nov déc",
          "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
          "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
          "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
          "januari februari maart april mei juni juli augustus september oktober november december",
          "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
          "января февраля марта апреля мая июня июля августа сентября октября ноября декабря"
        }) {
      var words = language.split(" ");
      for (int i = 0; i < words.length; i++) {
        names.putIfAbsent(words[i], i + 1);
      }
    }
    return Map.copyOf(names);
  }
}
