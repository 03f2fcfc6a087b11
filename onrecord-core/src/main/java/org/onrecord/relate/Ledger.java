package org.onrecord.relate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.onrecord.statement.Figure;
import org.onrecord.statement.FigureEntry;

/**
 * The ledger of figures: what was counted, of whom, where and in which period, and what each voice
 * gave for it over time.
 *
 * <p>The same number by the same voice in the same article is one entry, however often the article
 * repeats it. Wire copies are entered, but change neither the range nor the number of voices.
 */
public final class Ledger {
  private static final Set<String> ANYBODY =
      Set.of(
          "people", "person", "persons", "others", "other", "other people", "more", "individuals");
  private static final Set<String> EMPTY_WORDS = Set.of("the", "a", "an", "of", "other", "more");

  private Ledger() {}

  /** How long a period is. */
  public enum Period {
    DAY,
    MONTH,
    YEAR,
    /** Everything is one period. */
    ALL;

    private String of(@Nullable LocalDate day) {
      if (this == ALL) {
        return "";
      }
      if (day == null) {
        return "no day";
      }
      return day.toString().substring(0, this == DAY ? 10 : this == MONTH ? 7 : 4);
    }
  }

  /**
   * What was given for one count.
   *
   * @param metric what is counted
   * @param unit as {@link Figure#unit}
   * @param of of whom, in words of the first article, or null for people in general
   * @param place where, or null where no article says
   * @param period a day, month or year in ISO 8601, {@code no day}, or empty for all time
   * @param entries in the order in which they were published; copies too
   * @param min the least number that anybody gives, or null where all entries are copies
   * @param max the greatest, or null
   * @param orMore whether whoever gives the greatest says that it may be more
   * @param voices on how many voices' word that is, copies left out
   * @param revisions where a voice later gave another number
   */
  public record Line(
      Figure.Metric metric,
      @Nullable String unit,
      @Nullable String of,
      @Nullable String place,
      String period,
      List<FigureEntry> entries,
      @Nullable Double min,
      @Nullable Double max,
      boolean orMore,
      int voices,
      List<Revision> revisions) {
    public Line {
      entries = List.copyOf(entries);
      revisions = List.copyOf(revisions);
    }
  }

  /** The same voice, first with one number and then with another. */
  public record Revision(String voice, FigureEntry before, FigureEntry after) {}

  private record Key(
      Figure.Metric metric, @Nullable String unit, String of, String place, String period) {}

  private record Given(
      long version,
      String voice,
      @Nullable Double amount,
      @Nullable Double low,
      @Nullable Double high) {}

  /** Returns the lines of a ledger with these entries, those with most voices first. */
  public static List<Line> of(List<FigureEntry> entries, Period period) {
    var lines = new LinkedHashMap<Key, List<FigureEntry>>();
    var seen = new HashMap<Key, Set<Given>>();
    var sorted = new ArrayList<>(entries);
    sorted.sort(
        Comparator.comparing(
                FigureEntry::published, Comparator.nullsLast(Comparator.<LocalDate>naturalOrder()))
            .thenComparing(FigureEntry::isCopy)
            .thenComparingLong(FigureEntry::id));
    for (var entry : sorted) {
      var figure = entry.figure();
      var key =
          new Key(
              figure.metric(),
              figure.unit(),
              key(figure.of()),
              key(figure.place()),
              period.of(entry.day()));
      var given =
          new Given(entry.version(), entry.voice(), figure.amount(), figure.low(), figure.high());
      if (seen.computeIfAbsent(key, it -> new HashSet<>()).add(given)) {
        lines.computeIfAbsent(key, it -> new ArrayList<>()).add(entry);
      }
    }
    return lines.entrySet().stream()
        .map(it -> line(it.getKey(), it.getValue()))
        .sorted(
            Comparator.comparingInt((Line it) -> -it.voices())
                .thenComparingInt(it -> -it.entries().size()))
        .toList();
  }

  private static Line line(Key key, List<FigureEntry> entries) {
    Double min = null;
    Double max = null;
    boolean orMore = false;
    var last = new HashMap<String, FigureEntry>();
    var revisions = new ArrayList<Revision>();
    for (var entry : entries) {
      if (entry.isCopy()) {
        continue;
      }
      min = min == null ? entry.least() : Math.min(min, entry.least());
      if (max == null || entry.most() >= max) {
        orMore = entry.isOrMore() || (orMore && max != null && max == entry.most());
        max = entry.most();
      }
      if (entry.speaker() != null || entry.isOwnVoice()) {
        revise(last, entry, revisions);
      } else {
        last.put(entry.voice() + entry.id(), entry); // one who is not known may be anybody
      }
    }
    var first = entries.getFirst().figure();
    return new Line(
        key.metric(),
        key.unit(),
        key.of().isEmpty() ? null : first.of(),
        first.place(),
        key.period(),
        entries,
        min,
        max,
        orMore,
        last.size(),
        revisions);
  }

  private static void revise(
      Map<String, FigureEntry> last, FigureEntry entry, List<Revision> revisions) {
    var voice = key(entry.voice());
    var before = last.put(voice, entry);
    if (before != null && before.version() != entry.version() && !sameNumber(before, entry)) {
      revisions.add(new Revision(entry.voice(), before, entry));
    }
  }

  private static boolean sameNumber(FigureEntry one, FigureEntry other) {
    return Objects.equals(one.figure().amount(), other.figure().amount())
        && Objects.equals(one.figure().low(), other.figure().low())
        && Objects.equals(one.figure().high(), other.figure().high());
  }

  /** Returns words as they are compared: in small letters, without articles and plural endings. */
  private static String key(@Nullable String words) {
    if (words == null) {
      return "";
    }
    var lower = words.strip().toLowerCase(Locale.ROOT);
    if (ANYBODY.contains(lower)) {
      return "";
    }
    var kept = new ArrayList<String>();
    for (String word : lower.split("[^\\p{L}\\p{N}]+")) {
      if (!word.isEmpty() && !EMPTY_WORDS.contains(word)) {
        kept.add(
            word.length() > 3 && word.endsWith("s") ? word.substring(0, word.length() - 1) : word);
      }
    }
    return String.join(" ", kept);
  }
}
