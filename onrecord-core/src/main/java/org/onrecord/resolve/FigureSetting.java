package org.onrecord.resolve;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.onrecord.article.Article;
import org.onrecord.article.Days;
import org.onrecord.statement.Attribution;
import org.onrecord.statement.Figure;
import org.onrecord.statement.Figure.Metric;
import org.onrecord.statement.PlaceMention;
import org.onrecord.statement.PlaceMention.Place;
import org.onrecord.statement.Resolution;
import org.onrecord.statement.TimeMention;

/**
 * Says where and when what a figure counts was: in {@code two people were killed in Riga on Monday}
 * the place is Riga and the day that Monday.
 *
 * <p>The nearest place in the figure's sentence counts that a word such as “in” or “near” stands
 * before, a town rather than a state or a sea, and the nearest time; the day of saying ({@code
 * police said on Monday}) only where the sentence has no other, and never for what befell people.
 * Harm to people whose sentence has neither was where and when the opening of the article (its
 * first {@value #OPENING} sentences, the headline among them) says that something was.
 *
 * <p>Stateless; safe for use by several threads.
 */
public final class FigureSetting {
  private static final int OPENING = 4;

  /** What a place or time before the figure counts as farther away, in words. */
  private static final int BEFORE = 3;

  /** How many words nearer a state or sea must be than a town. */
  private static final int WIDE = 30;

  /** What a time of saying counts as farther away than any other of the sentence. */
  private static final int SAYING = 1000;

  /** What happens to people at one place and on one day. */
  private static final Set<Metric> EVENTS =
      EnumSet.of(
          Metric.KILLED,
          Metric.WOUNDED,
          Metric.MISSING,
          Metric.DISPLACED,
          Metric.DETAINED,
          Metric.INFECTED,
          Metric.EVACUATED,
          Metric.AFFECTED,
          Metric.PARTICIPANTS,
          Metric.HOMES);

  private static final Set<String> LOCATIVE =
      Set.of(
          "in",
          "at",
          "near",
          "outside",
          "around",
          "across",
          "throughout",
          "inside",
          "off",
          "on",
          "over",
          "within",
          "from");
  private static final Set<String> OF_PLACES =
      Set.of(
          "the",
          "of",
          "city",
          "town",
          "village",
          "capital",
          "province",
          "state",
          "district",
          "region",
          "northern",
          "southern",
          "eastern",
          "western",
          "central",
          "north",
          "south",
          "east",
          "west",
          ",");

  private final TextWords words;
  private final List<Placed> placed;
  private final List<Timed> timed;

  /** The word just past the article's opening. */
  private final int openingEnd;

  /**
   * A place wherever its words stand, by words.
   *
   * @param isWide whether it is a state, a sea or a continent
   */
  private record Placed(int from, int end, Place place, boolean isLocative, boolean isWide) {}

  /** A time where its words stand, by words. */
  private record Timed(int from, int end, Days days, boolean isSaying) {}

  private FigureSetting(
      String text,
      List<PlaceMention> places,
      List<TimeMention> times,
      List<Attribution> attributions) {
    words = new TextWords(text);
    placed = placed(places);
    timed = timed(times, attributions);
    int at = 0;
    for (int i = 0; i < OPENING && at < words.size(); i++) {
      at = words.sentenceEnd(at);
    }
    openingEnd = at;
  }

  /**
   * Returns the figures with the place and days of what they count, where the article tells.
   *
   * @param figures the article's, as {@link FigureReader} returns them
   * @param places the article's, in reading order
   * @param times the article's, in reading order
   * @param attributions the article's, which say when each was said
   */
  public static List<Figure> settle(
      Article article,
      List<Figure> figures,
      List<PlaceMention> places,
      List<TimeMention> times,
      List<Attribution> attributions) {
    if (figures.isEmpty() || places.isEmpty() && times.isEmpty()) {
      return figures;
    }
    var setting = new FigureSetting(article.text(), places, times, attributions);
    return figures.stream().map(setting::settle).toList();
  }

  private Figure settle(Figure it) {
    int from = words.indexAt(it.span().start());
    int end = words.indexAt(it.span().end() - 1) + 1;
    int first = words.sentenceStart(from);
    int last = words.sentenceEnd(from);
    boolean isEvent = EVENTS.contains(it.metric());
    Place place = placeIn(first, last, from, end);
    if (place == null && isEvent) {
      place = placeOfOpening();
    }
    Days days = daysIn(first, last, from, end, isEvent);
    if (days == null && isEvent) {
      days = dayOfOpening();
    }
    return new Figure(
        it.id(),
        it.span(),
        it.amount(),
        it.low(),
        it.high(),
        it.qualifier(),
        it.metric(),
        it.unit(),
        it.of(),
        it.statement(),
        place == null ? null : place.name(),
        days,
        it.confidence());
  }

  private @Nullable Place placeIn(int first, int last, int from, int end) {
    Place best = null;
    int least = Integer.MAX_VALUE;
    for (int k = after(placed, Placed::from, first); k < placed.size(); k++) {
      var it = placed.get(k);
      if (it.from() >= last) {
        break;
      }
      int far = distance(it.from(), it.end(), from, end) + (it.isWide() ? WIDE : 0);
      if (it.isLocative() && far < least) {
        least = far;
        best = it.place();
      }
    }
    return best;
  }

  /**
   * The first place of the opening that something is in, else the first; a town if there is any.
   */
  private @Nullable Place placeOfOpening() {
    Place best = null;
    int least = Integer.MAX_VALUE;
    for (var it : placed) {
      if (it.from() >= openingEnd) {
        break;
      }
      int rank = (it.isLocative() ? 0 : 2) + (it.isWide() ? 1 : 0);
      if (rank < least) {
        least = rank;
        best = it.place();
      }
    }
    return best;
  }

  private @Nullable Days daysIn(int first, int last, int from, int end, boolean isEvent) {
    Days best = null;
    int least = Integer.MAX_VALUE;
    for (int k = after(timed, Timed::from, first); k < timed.size(); k++) {
      var it = timed.get(k);
      if (it.from() >= last) {
        break;
      }
      int far = distance(it.from(), it.end(), from, end) + (it.isSaying() ? SAYING : 0);
      if (far < least && !(isEvent && it.isSaying())) {
        least = far;
        best = it.days();
      }
    }
    return best;
  }

  /** The first day, not a month or year, that the opening names and that is none of a saying. */
  private @Nullable Days dayOfOpening() {
    for (var it : timed) {
      if (it.from() >= openingEnd) {
        break;
      }
      if (!it.isSaying() && it.days().first().equals(it.days().last())) {
        return it.days();
      }
    }
    return null;
  }

  private static int distance(int from, int end, int ofFrom, int ofEnd) {
    return from >= ofEnd ? from - ofEnd : end <= ofFrom ? ofFrom - end + BEFORE : 0;
  }

  /** Returns the index of the first whose word is not before {@code word}. */
  private static <T> int after(List<T> sorted, ToIntFunction<T> from, int word) {
    int low = 0;
    int high = sorted.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (from.applyAsInt(sorted.get(middle)) < word) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Finds the words of every known place wherever they stand. */
  private List<Placed> placed(List<PlaceMention> places) {
    record Known(String[] words, Place place, boolean isWide) {}
    var known = new HashMap<String, List<Known>>();
    for (var mention : places) {
      var place = mention.place().value();
      if (place != null) {
        int from = words.indexAt(mention.span().start());
        int end = words.indexAt(mention.span().end() - 1) + 1;
        var named = new String[end - from];
        for (int k = from; k < end; k++) {
          named[k - from] = words.at(k);
        }
        known
            .computeIfAbsent(named[0], word -> new ArrayList<>())
            .add(new Known(named, place, place.country().isEmpty() || isState(place)));
      }
    }
    known.values().forEach(of -> of.sort(Comparator.comparingInt(it -> -it.words().length)));
    var found = new ArrayList<Placed>();
    for (int i = 0; i < words.size(); i++) {
      for (var it : known.getOrDefault(words.at(i), List.of())) {
        if (words.isCapital(i) && words.are(i, it.words())) {
          int end = i + it.words().length;
          found.add(new Placed(i, end, it.place(), isLocative(i), it.isWide()));
          i = end - 1;
          break;
        }
      }
    }
    return found;
  }

  private static boolean isState(Place place) {
    var hit = Countries.find(place.name());
    return hit != null && hit.by() == Countries.By.NAME;
  }

  /** “In the northern city of Riga”: whether a word before says that something is there. */
  private boolean isLocative(int at) {
    for (int k = at - 1; k > at - 6; k--) {
      if (LOCATIVE.contains(words.at(k))) {
        return true;
      }
      if (!words.isCapital(k) && !OF_PLACES.contains(words.at(k))) {
        return false;
      }
    }
    return false;
  }

  private List<Timed> timed(List<TimeMention> times, List<Attribution> attributions) {
    Set<Resolution<Days>> saying = Collections.newSetFromMap(new IdentityHashMap<>());
    for (var attribution : attributions) {
      if (attribution.when() != null) {
        saying.add(attribution.when());
      }
    }
    var found = new ArrayList<Timed>();
    for (var time : times) {
      var days = time.days().value();
      if (days != null) {
        int from = words.indexAt(time.span().start());
        int end = words.indexAt(time.span().end() - 1) + 1;
        found.add(new Timed(from, end, days, saying.contains(time.days())));
      }
    }
    return found;
  }
}
