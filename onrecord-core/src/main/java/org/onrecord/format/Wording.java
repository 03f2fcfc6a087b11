package org.onrecord.format;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.onrecord.article.Article;
import org.onrecord.article.Days;
import org.onrecord.article.Span;
import org.onrecord.statement.Attribution;
import org.onrecord.statement.Figure;
import org.onrecord.statement.PlaceMention;
import org.onrecord.statement.Resolution;
import org.onrecord.statement.Speaker;
import org.onrecord.statement.Statement;

/** Says in plain English what {@code onrecord/1} says in codes; for people, so never parsed. */
public final class Wording {
  private Wording() {}

  /** Returns the words of spans, {@code …} where something else stands between them. */
  public static String words(List<Span> spans, String text) {
    var words = new ArrayList<String>();
    for (Span span : spans) {
      words.add(Printable.oneLine(span.in(text)));
    }
    return String.join(" … ", words);
  }

  /** A speaker as the first line of a statement shows it. */
  public record Who(String name, @Nullable String role, @Nullable String note) {
    /** Returns all of it, for example {@code Dmitry Peskov, Kremlin spokesman (likely)}. */
    public String all() {
      return name + (role == null ? "" : ", " + role) + (note == null ? "" : " (" + note + ")");
    }
  }

  public static Who who(Attribution attribution, String text) {
    String source = words(attribution.statement().source().spans(), text);
    return switch (attribution.speaker()) {
      case Resolution.Settled<Speaker> it -> named(it.value(), source, null);
      case Resolution.Likely<Speaker> it -> named(it.value(), source, "likely");
      case Resolution.Open<Speaker> it -> {
        var names = new ArrayList<String>();
        for (Speaker candidate : it.candidates()) {
          names.add(named(candidate, source, null).name());
        }
        String why = why(it.why());
        yield new Who(worded(source), null, names.isEmpty() ? why : either(names) + ": " + why);
      }
      case Resolution.Unknown<Speaker> it -> new Who(worded(source), null, why(it.why()));
    };
  }

  private static Who named(Speaker speaker, String source, @Nullable String note) {
    String role = speaker.role();
    String name = speaker.name();
    if (name != null) {
      return new Who(Printable.oneLine(name), role == null ? null : Printable.oneLine(role), note);
    }
    String words = !source.isEmpty() ? source : role != null ? Printable.oneLine(role) : "";
    return switch (speaker.kind()) {
      case NOBODY -> new Who("Nobody named", null, note);
      case ANONYMOUS ->
          new Who(
              words.isEmpty() ? "Somebody" : capital(words),
              null,
              note == null ? "not named" : note + ", not named");
      default -> new Who(words.isEmpty() ? "Somebody" : capital(words), null, note);
    };
  }

  private static String worded(String source) {
    return source.isEmpty() ? "Somebody" : "“" + source + "”";
  }

  private static String capital(String words) {
    int first = words.codePointAt(0);
    return Character.toString(Character.toTitleCase(first))
        + words.substring(Character.charCount(first));
  }

  private static String either(List<String> names) {
    int last = names.size() - 1;
    return last == 0
        ? names.getFirst()
        : String.join(", ", names.subList(0, last)) + " or " + names.get(last);
  }

  public static String why(Resolution.Why why) {
    return switch (why) {
      case NO_ANTECEDENT -> "nobody named before fits";
      case SEVERAL_FIT -> "several named before fit";
      case NO_PUBLICATION_DATE -> "the article has no date to count from";
      case NOT_IN_GAZETTEER -> "no such place in the gazetteer";
      case SEVERAL_PLACES -> "several places have this name";
      case NOT_A_DAY -> "the words fix no day";
      case NOBODY_NEAR -> "nobody near is named as the speaker";
    };
  }

  public static String quoted(Statement.Quotation quotation) {
    return switch (quotation) {
      case DIRECT -> "quoted";
      case INDIRECT -> "paraphrased";
      case MIXED -> "partly quoted";
    };
  }

  /** Returns {@code said}, {@code thought}, and the article's own word where it is another. */
  public static String act(Statement statement, String text) {
    String act =
        switch (statement.act()) {
          case SAID -> "said";
          case THOUGHT -> "thought";
        };
    String cue = words(statement.cue(), text);
    if (cue.isEmpty() || cue.equals(act)) {
      return act;
    }
    return cue.startsWith(act + " ") || cue.endsWith(" " + act) ? cue : act + " (“" + cue + "”)";
  }

  /** Returns {@code 8 December 2024}, {@code December 2024}, {@code 2024} or a run of days. */
  public static String days(Days days) {
    if (days.isOneDay()) {
      return day(days.first());
    }
    return switch (days.iso().length()) {
      case 4 -> days.iso();
      case 7 -> month(days.first());
      default -> day(days.first()) + " – " + day(days.last());
    };
  }

  private static String day(LocalDate day) {
    return day.getDayOfMonth() + " " + month(day);
  }

  private static String month(LocalDate day) {
    String name = day.getMonth().name(); // not getDisplayName: that loads the locale data
    return name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT) + " " + day.getYear();
  }

  public static String when(Resolution<Days> when) {
    var days = when.value();
    var why = Resolutions.why(when);
    if (days == null) {
      return "day unknown: " + (why == null ? "not told" : why(why));
    }
    return days(days) + (when instanceof Resolution.Likely ? " (likely)" : "");
  }

  /** Returns a figure in one line: {@code about 370,000 Ukrainian troops wounded}. */
  public static String figure(Figure figure) {
    var line = new StringBuilder(amount(figure));
    var of = figure.of();
    String counted = of == null ? "" : Printable.oneLine(of);
    String metric = figure.metric().name().toLowerCase(Locale.ROOT);
    if (!counted.isEmpty()) {
      line.append(' ').append(counted);
    }
    switch (figure.metric()) {
      case KILLED, WOUNDED, MISSING, DISPLACED, DETAINED, INFECTED, EVACUATED, AFFECTED ->
          line.append(' ').append(metric);
      case PARTICIPANTS, MILITARY, VOTES, HOMES -> {
        if (counted.isEmpty()) {
          line.append(' ').append(metric);
        } else if (!counted.toLowerCase(Locale.ROOT).contains(metric)) {
          line.append(" (").append(metric).append(')');
        }
      }
      case MONEY, OTHER -> {}
    }
    var place = figure.place();
    if (place != null) {
      line.append(", ").append(Printable.oneLine(place));
    }
    var when = figure.when();
    if (when != null) {
      line.append(", ").append(days(when));
    }
    return line.toString();
  }

  /** Returns the number alone: {@code about 370,000}. */
  public static String amount(Figure figure) {
    Double amount = figure.amount();
    Double low = figure.low();
    Double high = figure.high();
    String number;
    if (amount != null) {
      number = number(amount);
    } else if (low != null && high != null) {
      number = number(low) + "–" + number(high);
    } else if (low != null) {
      number = number(low) + " or more";
    } else {
      number = high == null ? "an unknown number" : "up to " + number(high);
    }
    String unit = figure.unit();
    String measured =
        unit == null ? number : unit.equals("percent") ? number + " %" : unit + " " + number;
    return switch (figure.qualifier()) {
      case EXACT, RANGE -> measured;
      default -> figure.qualifier().label() + " " + measured;
    };
  }

  /** Returns {@code 370,000}, {@code 2.5}; the same everywhere, whatever the locale. */
  public static String number(double value) {
    if (value != Math.rint(value) || Math.abs(value) >= 1e15) {
      return Double.toString(value);
    }
    var digits = new StringBuilder(Long.toString((long) value));
    int stop = digits.charAt(0) == '-' ? 1 : 0;
    for (int i = digits.length() - 3; i > stop; i -= 3) {
      digits.insert(i, ',');
    }
    return digits.toString();
  }

  public static String place(PlaceMention mention, String text) {
    String words = Printable.oneLine(mention.span().in(text));
    var place = mention.place().value();
    var why = Resolutions.why(mention.place());
    if (place == null) {
      return words + (why == null ? "" : " (" + why(why) + ")");
    }
    return (words.equals(place.name()) ? words : words + " = " + place.name())
        + (place.country().isEmpty() ? "" : ", " + place.country())
        + String.format(Locale.ROOT, " (%.2f, %.2f)", place.latitude(), place.longitude())
        + (mention.place() instanceof Resolution.Likely ? " (likely)" : "");
  }

  /** Returns {@code By Ana Ruiz and Li Wei · AFP · The Times · 8 December 2024}. */
  public static String byline(Article article) {
    var parts = new ArrayList<String>();
    if (!article.authors().isEmpty()) {
      var authors = article.authors().stream().map(Printable::oneLine).toList();
      int last = authors.size() - 1;
      parts.add(
          "By "
              + (last == 0
                  ? authors.getFirst()
                  : String.join(", ", authors.subList(0, last)) + " and " + authors.get(last)));
    }
    var agency = article.agency();
    if (agency != null && !article.authors().contains(agency)) {
      parts.add(Printable.oneLine(agency));
    }
    var outlet = article.outlet();
    if (outlet != null) {
      parts.add(Printable.oneLine(outlet));
    }
    var published = article.published();
    parts.add(published == null ? "no date" : days(published));
    return String.join(" · ", parts);
  }
}
