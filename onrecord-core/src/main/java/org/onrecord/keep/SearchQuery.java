package org.onrecord.keep;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.onrecord.statement.Figure;

/**
 * What to look for in the record, as typed: {@code speaker:Reyes after:2024-06 "rate cut" -June}.
 *
 * <p>Terms side by side must all hold, {@code OR} between two takes either, {@code -} before one
 * takes what it does not find, round brackets group. A word is found whatever its case and accents,
 * {@code elect*} by its beginning, words in quotation marks one after another. {@code
 * docs/record.md} lists the fields.
 */
public final class SearchQuery {
  private final String typed;
  private final Condition condition;

  private SearchQuery(String typed, Condition condition) {
    this.typed = typed;
    this.condition = condition;
  }

  /** What a statement must be like. */
  sealed interface Condition {
    /** All of several; of none where everything is asked for. */
    record All(List<Condition> parts) implements Condition {}

    /** One of several, at least two. */
    record Any(List<Condition> parts) implements Condition {}

    record Not(Condition part) implements Condition {}

    /** Words in a column of the index of statements. */
    record Text(Column column, String words, boolean isPrefix) implements Condition {}

    /** The speaker in this row. */
    record SpeakerRow(long id) implements Condition {}

    record Publisher(boolean isAgency, String name) implements Condition {}

    record Place(String name) implements Condition {}

    record Counts(Figure.Metric metric) implements Condition {}

    /** Said, else published, on this day or later. */
    record After(LocalDate day) implements Condition {}

    /** Said, else published, before this day. */
    record Before(LocalDate day) implements Condition {}

    record Is(Trait trait) implements Condition {}
  }

  /** What {@code words} are looked for in. */
  enum Column {
    WORDS,
    SPEAKER,
    ROLE,
    ADDRESSEE,
    /** A name in what is said. */
    ABOUT
  }

  /** What {@code is:} takes. */
  enum Trait {
    DIRECT,
    INDIRECT,
    MIXED,
    ANONYMOUS,
    THOUGHT,
    DENIAL,
    /** Somebody put something right about it. */
    CORRECTED,
    /** A fact-checker published about it. */
    CHECKED,
    /** It stands in words that an earlier article has too. */
    COPY
  }

  private static final String FIELDS =
      "speaker, about, to, role, outlet, agency, after, before, place, metric, is";

  /**
   * Reads a query as typed.
   *
   * @throws QueryException if it cannot be read; its message shows where
   */
  public static SearchQuery parse(String typed) {
    var parser = new Parser(typed);
    return new SearchQuery(typed, parser.everything());
  }

  /** Returns the query that finds every statement; it cannot be typed. */
  public static SearchQuery everything() {
    return new SearchQuery("", new Condition.All(List.of()));
  }

  /** Returns this query, wire copies left out: {@code (…) -is:copy}. */
  public SearchQuery withoutCopies() {
    var parts = new ArrayList<Condition>();
    if (condition instanceof Condition.All(var all)) {
      parts.addAll(all);
    } else {
      parts.add(condition);
    }
    parts.add(new Condition.Not(new Condition.Is(Trait.COPY)));
    return new SearchQuery(typed, new Condition.All(parts));
  }

  Condition condition() {
    return condition;
  }

  /** Returns the query as typed. */
  @Override
  public String toString() {
    return typed;
  }

  private static final class Parser {
    private static final int DEEPEST = 50;

    private final String typed;
    private int at;
    private int depth;

    Parser(String typed) {
      this.typed = typed;
    }

    Condition everything() {
      skipSpace();
      if (at == typed.length()) {
        throw wrong(at, "say what to look for");
      }
      var all = any();
      if (at < typed.length()) {
        throw wrong(at, "no bracket opens here");
      }
      return all;
    }

    private Condition any() {
      var parts = new ArrayList<Condition>();
      parts.add(all());
      while (isOr()) {
        at += 2;
        parts.add(all());
      }
      return parts.size() == 1 ? parts.getFirst() : new Condition.Any(parts);
    }

    private Condition all() {
      var parts = new ArrayList<Condition>();
      skipSpace();
      while (at < typed.length() && typed.charAt(at) != ')' && !isOr()) {
        parts.add(one());
        skipSpace();
      }
      if (parts.isEmpty()) {
        throw wrong(at, "something to look for is missing here");
      }
      return parts.size() == 1 ? parts.getFirst() : new Condition.All(parts);
    }

    private Condition one() {
      int start = at;
      if (++depth > DEEPEST) {
        throw wrong(start, "more than " + DEEPEST + " brackets and minus signs in one another");
      }
      try {
        char c = typed.charAt(at);
        if (c == '-' && at + 1 < typed.length() && !Character.isWhitespace(typed.charAt(at + 1))) {
          at++;
          return new Condition.Not(one());
        }
        if (c == '(') {
          at++;
          var inside = any();
          if (at == typed.length()) {
            throw wrong(start, "no bracket closes this one");
          }
          at++;
          return inside;
        }
        if (c == ')') {
          throw wrong(at, "something to look for is missing here");
        }
        var field = field();
        return field == null ? text(Column.WORDS) : field(field, start);
      } finally {
        depth--;
      }
    }

    private boolean isOr() {
      skipSpace();
      return typed.startsWith("OR", at)
          && (at + 2 == typed.length()
              || Character.isWhitespace(typed.charAt(at + 2))
              || typed.charAt(at + 2) == '(');
    }

    /** Returns the name before a colon and steps over both, or null where there is none. */
    private @Nullable String field() {
      int end = at;
      while (end < typed.length() && isAsciiLetter(typed.charAt(end))) {
        end++;
      }
      if (end == at || end == typed.length() || typed.charAt(end) != ':') {
        return null;
      }
      var name = typed.substring(at, end);
      at = end + 1;
      return name;
    }

    private Condition field(String name, int start) {
      int value = at;
      return switch (name.toLowerCase(Locale.ROOT)) {
        case "speaker" -> speaker();
        case "about" -> text(Column.ABOUT);
        case "to" -> text(Column.ADDRESSEE);
        case "role" -> text(Column.ROLE);
        case "outlet" -> new Condition.Publisher(false, name());
        case "agency" -> new Condition.Publisher(true, name());
        case "place" -> new Condition.Place(name());
        case "after" -> new Condition.After(day(value));
        case "before" -> new Condition.Before(day(value));
        case "metric" -> new Condition.Counts(constant(Figure.Metric.class, value, "metric"));
        case "is" -> new Condition.Is(constant(Trait.class, value, "kind of statement"));
        default ->
            throw wrong(
                start,
                "no field “%s”; there are %s (to look for the colon itself, put it in quotation marks)"
                    .formatted(name, FIELDS));
      };
    }

    private Condition speaker() {
      if (at < typed.length() && typed.charAt(at) == '#') {
        int start = at;
        String row = value().words().substring(1);
        try {
          return new Condition.SpeakerRow(Long.parseLong(row));
        } catch (NumberFormatException e) {
          throw wrong(start, "not a speaker's number: write speaker:#12");
        }
      }
      return text(Column.SPEAKER);
    }

    private Condition.Text text(Column column) {
      int start = at;
      var value = value();
      boolean prefix = !value.isQuoted() && value.words().endsWith("*");
      if (Folding.tokens(value.words()).isEmpty()) {
        throw wrong(
            start,
            value.words().isEmpty()
                ? "a word is missing here"
                : "no letter or digit to look for in “" + value.words() + "”");
      }
      return new Condition.Text(column, value.words(), prefix);
    }

    private String name() {
      int start = at;
      String name = Folding.key(value().words());
      if (name.isEmpty()) {
        throw wrong(start, "a name is missing here");
      }
      return name;
    }

    private LocalDate day(int start) {
      String value = value().words();
      try {
        return switch (value.length()) {
          case 4 -> LocalDate.of(Integer.parseInt(value), 1, 1);
          case 7 -> YearMonth.parse(value).atDay(1);
          default -> LocalDate.parse(value);
        };
      } catch (DateTimeException | NumberFormatException e) {
        throw wrong(start, "not a day: “" + value + "”; write 2024-06-01, 2024-06 or 2024");
      }
    }

    private <E extends Enum<E>> E constant(Class<E> type, int start, String what) {
      String value = value().words().toLowerCase(Locale.ROOT);
      var names = new ArrayList<String>();
      for (E constant : type.getEnumConstants()) {
        String name = constant.name().toLowerCase(Locale.ROOT);
        if (name.equals(value)) {
          return constant;
        }
        names.add(name);
      }
      throw wrong(start, "no " + what + " “" + value + "”; there are " + String.join(", ", names));
    }

    private record Value(String words, boolean isQuoted) {}

    private Value value() {
      if (at < typed.length() && closing(typed.charAt(at)) != 0) {
        int open = at;
        int close = typed.indexOf(closing(typed.charAt(open)), open + 1);
        if (close < 0) {
          throw wrong(open, "no quotation mark closes this one");
        }
        at = close + 1;
        return new Value(typed.substring(open + 1, close), true);
      }
      int start = at;
      while (at < typed.length()
          && !Character.isWhitespace(typed.charAt(at))
          && "()\"“".indexOf(typed.charAt(at)) < 0) {
        at++;
      }
      return new Value(typed.substring(start, at), false);
    }

    private static char closing(char open) {
      return switch (open) {
        case '"' -> '"';
        case '“' -> '”';
        case '«' -> '»';
        default -> 0;
      };
    }

    private static boolean isAsciiLetter(char c) {
      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private void skipSpace() {
      while (at < typed.length() && Character.isWhitespace(typed.charAt(at))) {
        at++;
      }
    }

    private QueryException wrong(int position, String problem) {
      return new QueryException(typed, position, problem);
    }
  }
}
