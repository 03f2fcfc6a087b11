package org.onrecord.app.eval;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.onrecord.article.Days;
import org.onrecord.statement.Attribution;
import org.onrecord.statement.Figure;
import org.onrecord.statement.Findings;
import org.onrecord.statement.PlaceMention;
import org.onrecord.statement.Resolution;
import org.onrecord.statement.Speaker;

/**
 * What is right in one article. The definitions are those of the project's scorer {@code field.py}:
 * a content is found where it shares half of the words with an annotated one, best pairs first; a
 * figure needs number and metric at the right place; a place counts once by name and country; the
 * rest is asked of what was found.
 *
 * @param id the annotation's file without its ending
 * @param title the headline, or null
 * @param pairs for each annotated statement who it is said to be by and what became of it
 */
public record ArticleScore(
    String id,
    @Nullable String title,
    Map<Measure, Tally> measures,
    Map<Quality, Share> qualities,
    List<Pair> pairs) {
  private static final double EARTH_DIAMETER_KM = 12742;
  private static final double NEAR_KM = 161;

  public ArticleScore {
    measures = Map.copyOf(measures);
    qualities = Map.copyOf(qualities);
    pairs = List.copyOf(pairs);
  }

  /**
   * An annotated statement beside what was read.
   *
   * @param gold the kind of speaker that was written down
   * @param found whether the content was found
   * @param read the kind of speaker that was read with confidence, or null
   * @param why the reason why no speaker was told, or null
   * @param right whether the speaker is right
   */
  public record Pair(
      Speaker.Kind gold,
      boolean found,
      Speaker.@Nullable Kind read,
      Resolution.@Nullable Why why,
      boolean right) {}

  /** Scores what was read against what was annotated. */
  public static ArticleScore of(String id, Gold gold, Findings read) {
    return new Scorer(gold, read).score(id);
  }

  Tally measure(Measure measure) {
    return measures.getOrDefault(measure, Tally.NONE);
  }

  Share quality(Quality quality) {
    return qualities.getOrDefault(quality, Share.NONE);
  }

  private static final class Scorer {
    private final Gold gold;
    private final Findings read;
    private final List<Attribution> found;
    private final Alignment words;
    private final Map<Measure, Tally> measures = new EnumMap<>(Measure.class);
    private final Map<Quality, Share> qualities = new EnumMap<>(Quality.class);

    /** For each annotated statement that was found the number of the one that was read. */
    private final Map<Integer, Integer> match = new LinkedHashMap<>();

    private final Map<String, Integer> goldIds = new HashMap<>();
    private final Map<String, Integer> readIds = new HashMap<>();

    Scorer(Gold gold, Findings read) {
      this.gold = gold;
      this.read = read;
      found = read.attributions();
      words = new Alignment(gold.text(), read.article().text());
      for (int i = 0; i < gold.statements().size(); i++) {
        goldIds.put(gold.statements().get(i).id(), i);
      }
      for (int j = 0; j < found.size(); j++) {
        readIds.put(found.get(j).statement().id(), j);
      }
    }

    ArticleScore score(String id) {
      statements();
      figures();
      places();
      times();
      var pairs = new ArrayList<Pair>();
      for (int i = 0; i < gold.statements().size(); i++) {
        var kind = gold.statements().get(i).speaker().kind();
        Integer j = match.get(i);
        var speaker = j == null ? null : found.get(j).speaker();
        var confident = speaker == null ? null : Names.confident(speaker);
        pairs.add(
            new Pair(
                kind,
                j != null,
                confident == null ? null : confident.kind(),
                speaker == null ? null : why(speaker),
                j != null && isSaidBy(i, j)));
      }
      return new ArticleScore(id, read.article().title(), measures, qualities, pairs);
    }

    private record Overlap(double share, int gold, int read) {}

    private void statements() {
      var contents = gold.statements().stream().map(s -> words.of(s.content())).toList();
      var readContents = found.stream().map(a -> words.at(a.statement().content())).toList();
      var overlaps = new ArrayList<Overlap>();
      for (int i = 0; i < contents.size(); i++) {
        for (int j = 0; j < readContents.size(); j++) {
          var shared = new HashSet<>(contents.get(i));
          shared.retainAll(readContents.get(j));
          if (!shared.isEmpty()) {
            int all = contents.get(i).size() + readContents.get(j).size() - shared.size();
            overlaps.add(new Overlap((double) shared.size() / all, i, j));
          }
        }
      }
      overlaps.sort(
          Comparator.comparingDouble(Overlap::share)
              .thenComparingInt(Overlap::gold)
              .thenComparingInt(Overlap::read)
              .reversed());
      var used = new HashSet<Integer>();
      for (Overlap one : overlaps) {
        if (one.share() >= 0.5 && !match.containsKey(one.gold()) && used.add(one.read())) {
          match.put(one.gold(), one.read());
        }
      }
      int all = contents.size();
      put(Measure.STATEMENTS, match.size(), found.size(), all);
      put(Measure.SAID_BY, matched(this::isSaidBy), found.size(), all);
      put(
          Measure.EXACT,
          matched((i, j) -> contents.get(i).equals(readContents.get(j))),
          found.size(),
          all);
      put(
          Measure.DIRECT_SAID_BY,
          matched((i, j) -> isDirect(gold.statements().get(i)) && isSaidBy(i, j)),
          count(found, a -> quotation(a).equals("direct")),
          count(gold.statements(), Scorer::isDirect));
      put(
          Measure.WHEN,
          matched((i, j) ->
              Objects.equals(gold.statements().get(i).when(), when(found.get(j)))
                  && gold.statements().get(i).when() != null),
          count(found, a -> when(a) != null),
          count(gold.statements(), s -> s.when() != null));
      put(
          Measure.WITHIN,
          matched(this::isWithin),
          count(found, a -> a.statement().within() != null),
          count(gold.statements(), s -> s.within() != null));
      share(
          Quality.QUOTATION,
          matched((i, j) -> gold.statements().get(i).quotation().equals(quotation(found.get(j)))),
          match.size());
      share(Quality.SPEAKER, matched(this::isSaidBy), match.size());
      share(
          Quality.WRONG_NAME,
          matched((i, j) -> Names.isNamed(found.get(j).speaker()) && !isSaidBy(i, j)),
          match.size());
    }

    private boolean isSaidBy(int i, int j) {
      return Names.isRight(gold.statements().get(i).speaker(), found.get(j).speaker());
    }

    private boolean isWithin(int i, int j) {
      var outer = gold.statements().get(i).within();
      var readOuter = found.get(j).statement().within();
      return outer != null
          && readOuter != null
          && Objects.equals(match.get(goldIds.get(outer)), readIds.get(readOuter));
    }

    private static boolean isDirect(Gold.Said said) {
      return said.quotation().equals("direct");
    }

    private static String quotation(Attribution attribution) {
      return attribution.statement().quotation().name().toLowerCase(Locale.ROOT);
    }

    private static @Nullable Days when(Attribution attribution) {
      var when = attribution.when();
      return when == null ? null : when.value();
    }

    private void figures() {
      var counts = read.figures().stream().filter(f -> !"percent".equals(f.unit())).toList();
      var seen = new HashSet<Integer>();
      int right = 0;
      int onWord = 0;
      for (Gold.Count count : gold.figures()) {
        var at = words.of(count.text());
        for (int k = 0; k < counts.size(); k++) {
          Figure figure = counts.get(k);
          if (!seen.contains(k) && meets(at, words.at(figure.span())) && isSame(count, figure)) {
            seen.add(k);
            right++;
            onWord += isOnSameWord(count.statement(), figure.statement()) ? 1 : 0;
            break;
          }
        }
      }
      put(Measure.FIGURES, right, counts.size(), gold.figures().size());
      put(Measure.ON_WHOSE_WORD, onWord, counts.size(), gold.figures().size());
    }

    private static boolean isSame(Gold.Count count, Figure figure) {
      boolean isNumber =
          count.amount() != null
              ? count.amount().equals(figure.amount())
              : figure.amount() == null
                  && Objects.equals(count.low(), figure.low())
                  && Objects.equals(count.high(), figure.high());
      return isNumber && figure.metric().name().toLowerCase(Locale.ROOT).equals(count.metric());
    }

    private boolean isOnSameWord(@Nullable String goldId, @Nullable String readId) {
      if (goldId == null || readId == null) {
        return goldId == null && readId == null;
      }
      Integer matched = match.get(goldIds.get(goldId));
      return matched != null && matched.equals(readIds.get(readId));
    }

    private record Key(String name, @Nullable String country) {}

    private void places() {
      var distinct = new LinkedHashMap<Key, PlaceMention>();
      for (PlaceMention mention : read.places()) {
        var place = mention.place().value();
        String name = place == null ? text(mention) : place.name();
        distinct.putIfAbsent(
            new Key(Alignment.fold(name), place == null ? null : place.country()), mention);
      }
      var seen = new HashSet<Key>();
      int right = 0;
      int near = 0;
      for (Gold.Place place : gold.places()) {
        for (var entry : distinct.entrySet()) {
          if (!seen.contains(entry.getKey()) && isSame(place, entry.getKey(), entry.getValue())) {
            seen.add(entry.getKey());
            right++;
            near += isNear(place, entry.getValue()) ? 1 : 0;
            break;
          }
        }
      }
      put(Measure.PLACES, right, distinct.size(), gold.places().size());
      share(Quality.NEAR, near, right);
    }

    private boolean isSame(Gold.Place place, Key key, PlaceMention mention) {
      if (!place.country().equals(key.country())) {
        return false;
      }
      var names = List.of(Alignment.fold(place.name()), Alignment.fold(place.text().words()));
      var found = mention.place().value();
      return (found != null && names.contains(Alignment.fold(found.name())))
          || names.contains(Alignment.fold(text(mention)))
          || meets(words.at(mention.span()), words.of(place.text()));
    }

    private String text(PlaceMention mention) {
      return mention.span().in(read.article().text());
    }

    private static boolean isNear(Gold.Place place, PlaceMention mention) {
      var found = mention.place().value();
      return found != null
          && km(place.latitude(), place.longitude(), found.latitude(), found.longitude())
              <= NEAR_KM;
    }

    /** Great-circle distance in kilometres (haversine formula); degrees. */
    private static double km(double lat1, double lon1, double lat2, double lon2) {
      double a = Math.toRadians(lat1);
      double b = Math.toRadians(lat2);
      double northing = Math.sin((b - a) / 2);
      double easting = Math.sin(Math.toRadians(lon2 - lon1) / 2);
      double half = northing * northing + Math.cos(a) * Math.cos(b) * easting * easting;
      return EARTH_DIAMETER_KM * Math.asin(Math.sqrt(Math.min(1, half)));
    }

    private void times() {
      var seen = new HashSet<Integer>();
      int right = 0;
      for (Gold.Time time : gold.times()) {
        var at = words.of(time.text());
        for (int k = 0; k < read.times().size(); k++) {
          var mention = read.times().get(k);
          if (!seen.contains(k)
              && meets(at, words.at(mention.span()))
              && Objects.equals(time.days(), mention.days().value())) {
            seen.add(k);
            right++;
            break;
          }
        }
      }
      put(
          Measure.TIMES,
          right,
          count(read.times(), mention -> mention.days().value() != null),
          gold.times().size());
    }

    private static boolean meets(Set<Integer> a, Set<Integer> b) {
      return a.stream().anyMatch(b::contains);
    }

    private interface Test {
      boolean of(int gold, int read);
    }

    private int matched(Test test) {
      int count = 0;
      for (var pair : match.entrySet()) {
        count += test.of(pair.getKey(), pair.getValue()) ? 1 : 0;
      }
      return count;
    }

    private static <T> int count(List<T> all, Predicate<T> test) {
      return (int) all.stream().filter(test).count();
    }

    private void put(Measure measure, int right, int foundCount, int annotated) {
      measures.put(measure, new Tally(right, foundCount, annotated));
    }

    private void share(Quality quality, int part, int of) {
      qualities.put(quality, new Share(part, of));
    }
  }

  private static Resolution.@Nullable Why why(Resolution<?> resolution) {
    return switch (resolution) {
      case Resolution.Settled<?> it -> null;
      case Resolution.Likely<?> it -> null;
      case Resolution.Open<?> it -> it.why();
      case Resolution.Unknown<?> it -> it.why();
    };
  }
}
