package org.onrecord.resolve;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.onrecord.article.Span;
import org.onrecord.resolve.Gazetteer.Entry;
import org.onrecord.resolve.Gazetteer.Kind;
import org.onrecord.resolve.PlaceReader.By;
import org.onrecord.resolve.PlaceReader.Named;
import org.onrecord.statement.PlaceMention;
import org.onrecord.statement.PlaceMention.Place;
import org.onrecord.statement.Resolution;
import org.onrecord.statement.Resolution.Why;

/**
 * Decides which of several places of a name an article means: by what is said to hold it ({@code
 * Paris, Texas}; {@code Lyman in the Donetsk region}), by the countries and places that the article
 * names besides, by the number of people who live there. A place that no list has keeps what holds
 * it as its likely whereabouts.
 *
 * <p>For one article and one thread.
 */
final class PlaceChooser {
  /** Beyond these many anchors an article says nothing new about where it happens. */
  private static final int MOST_ANCHORS = 40;

  /** Doublings of inhabitants that these are worth. */
  private static final double NAMED_COUNTRY = 5;

  private static final double NAMED_NEIGHBOUR = 6;
  private static final double LISTED = 3;

  private final TextWords words;
  private List<Named> found = List.of();
  private final Set<String> countries = new HashSet<>();
  private final List<Entry> anchors = new ArrayList<>();
  private @Nullable PlaceMention[] chosen = {};

  /** The names that are being decided, each because of the one before. */
  private final BitSet underWay = new BitSet();

  /** The first words of names of several words, and which name that was first. */
  private final Map<String, Integer> heads = new HashMap<>();

  /** Where places are that no list has, by their names. */
  private final Map<String, Resolution<Place>> unlisted = new HashMap<>();

  PlaceChooser(TextWords words) {
    this.words = words;
  }

  /** Takes in all names of the article before the first is decided. */
  void reads(List<Named> names) {
    found = names;
    chosen = new PlaceMention[names.size()];
    for (int k = 0; k < names.size(); k++) {
      if (names.get(k).by() != By.LIST && names.get(k).to() - names.get(k).from() > 1) {
        heads.putIfAbsent(words.at(names.get(k).from()), k);
      }
    }
    for (int i = 0; i < words.size(); i++) {
      var hit = words.isCapital(i) ? Countries.find(words.raw(i)) : null;
      if (hit != null && hit.by() == Countries.By.DEMONYM) {
        countries.add(hit.code());
      }
    }
    Set<Entry> seen = new HashSet<>();
    for (Named named : names) {
      if (named.by() == By.LIST && named.entries().size() == 1) {
        var entry = named.entries().get(0);
        countries.add(entry.place().country());
        if (entry.kind() != Kind.COUNTRY && anchors.size() < MOST_ANCHORS && seen.add(entry)) {
          anchors.add(entry);
        }
      }
    }
    countries.remove("");
  }

  /** Returns where the {@code k}-th name is. */
  PlaceMention choose(int k) {
    var known = chosen[k];
    if (known == null) {
      underWay.set(k);
      known = decide(k);
      underWay.clear(k);
      chosen[k] = known;
    }
    return known;
  }

  /** Returns the name and what is said to hold it: two names with one question are one place. */
  String question(int k) {
    Named named = found.get(k);
    Named holder = holder(k);
    String name = words.text().substring(words.start(named.from()), words.end(named.to() - 1));
    return holder == null
        ? name
        : name
            + "|"
            + words.text().substring(words.start(holder.from()), words.end(holder.to() - 1));
  }

  /** Whether the name is the beginning of a longer one before it: “Blenheim” for its palace. */
  boolean isShortForm(int k) {
    Named named = found.get(k);
    return named.by() == By.TOWN
        && !named.sure()
        && heads.getOrDefault(words.at(named.from()), Integer.MAX_VALUE) < k;
  }

  private PlaceMention decide(int k) {
    Named named = found.get(k);
    Span span = words.span(named.from(), named.to());
    Named holder = holder(k);
    var entries = named.entries();
    var regions = entries.stream().filter(e -> e.kind() == Kind.REGION).toList();
    if (named.by() == By.LIST
        && !regions.isEmpty()
        && regions.size() < entries.size()
        && isAmongRegions(k, regions)) {
      entries = regions;
    }
    boolean town =
        entries.stream().anyMatch(e -> e.kind() == Kind.CITY || e.kind() == Kind.CAPITAL);
    if (named.by() == By.LIST && (holder != null || town && entries.get(0).kind() == Kind.CITY)) {
      var all = Gazetteer.towns(words, named.from(), named.to(), holder != null);
      entries = Gazetteer.merge(entries, all);
    }
    if (holder != null) {
      var inside =
          entries.stream().filter(e -> holder.entries().stream().anyMatch(e::isIn)).toList();
      if (!inside.isEmpty()) {
        return best(span, inside, true);
      }
      if (named.by() == By.NONE || town && words.is(named.to(), ",")) {
        return within(k, span, holder);
      }
    }
    var likely =
        named.by() == By.TOWN ? entries.stream().filter(this::isPlausible).toList() : entries;
    if (!likely.isEmpty()) {
      return best(span, likely, false);
    }
    String key = Towns.fold(span.in(words.text()));
    var before = unlisted.get(key);
    var mention = before == null ? unlisted(k, span) : new PlaceMention(span, before);
    unlisted.put(key, mention.place());
    return mention;
  }

  /** Whether the name follows a place that it holds, or is one of an enumeration of regions. */
  private boolean isAmongRegions(int k, List<Entry> regions) {
    if (k > 0 && holder(k - 1) == found.get(k)) {
      return true;
    }
    for (int j : new int[] {k - 1, k + 1}) {
      if (j >= 0 && j < found.size()) {
        Named left = found.get(Math.min(j, k));
        Named right = found.get(Math.max(j, k));
        var other = found.get(j).entries();
        if (right.from() - left.to() == 1
            && words.is(left.to(), ",", "and")
            && !other.isEmpty()
            && other.stream().allMatch(e -> e.kind() == Kind.REGION)
            && other.get(0).place().country().equals(regions.get(0).place().country())) {
          return true;
        }
      }
    }
    return false;
  }

  /** A small town in a country that the article is not about is somebody else's. */
  private boolean isPlausible(Entry entry) {
    return entry.people() >= 100_000 && entry.kind() == Kind.CITY
        || countries.contains(entry.place().country());
  }

  private double score(Entry entry) {
    double score = Math.log(entry.people()) / Math.log(2);
    if (countries.contains(entry.place().country())) {
      score += NAMED_COUNTRY;
    }
    return hasNeighbour(entry) ? score + NAMED_NEIGHBOUR : score;
  }

  /** Whether the article names the region around a place, or another place not far from it. */
  private boolean hasNeighbour(Entry entry) {
    for (Entry anchor : anchors) {
      if (anchor.kind() == Kind.REGION
          ? entry.isIn(anchor)
          : !anchor.place().equals(entry.place())
              && Gazetteer.kilometres(anchor.place(), entry.place()) < 150) {
        return true;
      }
    }
    return false;
  }

  private PlaceMention best(Span span, List<Entry> entries, boolean held) {
    record Scored(Entry entry, double score) {}
    var ranked =
        entries.stream()
            .map(e -> new Scored(e, score(e) + (e.listed() ? LISTED : 0)))
            .sorted(Comparator.comparingDouble(Scored::score).reversed())
            .toList();
    var first = ranked.get(0);
    double lead = Double.POSITIVE_INFINITY;
    for (Scored other : ranked) { // a city and the region around it are no two answers
      if (!other.entry().place().country().equals(first.entry().place().country())
          || Gazetteer.kilometres(first.entry().place(), other.entry().place()) > 100) {
        lead = first.score() - other.score();
        break;
      }
    }
    var place = first.entry().place();
    boolean known = held || countries.contains(place.country()) || first.entry().people() >= 1e6;
    if (known && lead > 8) {
      return new PlaceMention(span, new Resolution.Settled<>(place, List.of(span), 0.9));
    }
    if (lead > 2) {
      return new PlaceMention(span, new Resolution.Likely<>(place, List.of(span), 0.8));
    }
    return new PlaceMention(
        span,
        new Resolution.Open<>(
            ranked.stream().limit(9).map(s -> s.entry().place()).toList(), Why.SEVERAL_PLACES));
  }

  /**
   * Returns the name that is said to hold this one: “, Texas”, “in the Donetsk region”; or null.
   */
  private @Nullable Named holder(int k) {
    if (k + 1 == found.size()) {
      return null;
    }
    Named named = found.get(k);
    Named next = found.get(k + 1);
    int at = named.to();
    if (words.is(at, ",") && follows(next, at + 1)) {
      boolean wider =
          next.entries().stream()
              .anyMatch(e -> e.kind() == Kind.COUNTRY || e.kind() == Kind.REGION);
      return (wider || named.by() == By.NONE) && !isList(next) ? next : null;
    }
    at += words.is(at, ",") ? 1 : 0;
    if (words.is(at, "in") || named.by() == By.NONE && words.is(at, "near")) {
      return follows(next, at + (words.is(at + 1, "the") ? 2 : 1)) ? next : null;
    }
    return null;
  }

  /** Whether a name begins at this word, or after a direction there: “northern Syria”. */
  private boolean follows(Named next, int i) {
    return next.from() == i || next.from() == i + 1 && DIRECTED.contains(words.at(i));
  }

  private static final Set<String> DIRECTED =
      Set.of(
          "northern",
          "southern",
          "eastern",
          "western",
          "central",
          "north",
          "south",
          "east",
          "west");

  /** Whether the name after the comma goes on to another: “Paris, Texas and Rome”. */
  private boolean isList(Named next) {
    return words.is(next.to(), "and", "or")
        || (words.is(next.to(), ",")
            && words.isCapital(next.to() + 1)
            && Gazetteer.longest(words, next.to() + 1) > next.to() + 1);
  }

  private PlaceMention unlisted(int k, Span span) {
    var town = namesake(found.get(k));
    return town == null ? around(k, span, null) : within(span, town, span);
  }

  /** Returns the town that a site has its name from, “Reno” of “Reno Airport”; or null. */
  private @Nullable Place namesake(Named site) {
    for (int to = site.to() - 1; to > site.from(); to--) {
      var towns =
          Gazetteer.merge(
              Gazetteer.named(words, site.from(), to),
              Gazetteer.towns(words, site.from(), to, true));
      var best =
          towns.stream()
              .filter(t -> t.kind() == Kind.CITY || t.kind() == Kind.CAPITAL)
              .filter(t -> countries.contains(t.place().country()))
              .filter(t -> t.people() >= 100_000 || hasNeighbour(t))
              .max(Comparator.comparingDouble(this::score));
      if (best.isPresent()) {
        return best.get().place();
      }
    }
    return null;
  }

  /** Gives a place that no list has the whereabouts of what holds it. */
  private PlaceMention within(int k, Span span, Named holder) {
    var whole = holder.entries().stream().max(Comparator.comparingDouble(this::score)).orElse(null);
    if (whole == null) {
      return unknown(span);
    }
    if (whole.kind() == Kind.COUNTRY) { // a town nearby says more than the middle of a country
      var near = around(k, span, whole.place().country());
      if (near.place() instanceof Resolution.Likely) {
        return near;
      }
    }
    return within(span, whole.place(), words.span(holder.from(), holder.to()));
  }

  private PlaceMention within(Span span, Place whole, Span evidence) {
    var place =
        new Place(span.in(words.text()), whole.country(), whole.latitude(), whole.longitude());
    return new PlaceMention(span, new Resolution.Likely<>(place, List.of(span, evidence), 0.6));
  }

  private static PlaceMention unknown(Span span) {
    return new PlaceMention(span, new Resolution.Unknown<>(Why.NOT_IN_GAZETTEER));
  }

  /**
   * Gives a place that no list has the whereabouts of a town or region that the article names: in
   * the same sentence, a town before a region, else the one named last before, else the next.
   *
   * @param country where it has to be; null where that is not known
   */
  private PlaceMention around(int k, Span span, @Nullable String country) {
    int start = words.sentenceStart(found.get(k).from());
    int end = words.sentenceEnd(found.get(k).from());
    int best = -1;
    int least = Integer.MAX_VALUE;
    for (int j = Math.max(0, k - NEIGHBOURS); j < Math.min(found.size(), k + NEIGHBOURS); j++) {
      var place = found.get(j).by() == By.NONE ? null : anchor(j);
      if (place != null && (country == null || country.equals(place.country()))) {
        int from = found.get(j).from();
        boolean same = from >= start && from < end;
        int cost = Math.abs(j - k) * 2 + (j > k ? 1 : 0) + (same ? 0 : j < k ? 1000 : 2000);
        cost +=
            found.get(j).entries().stream()
                    .anyMatch(e -> e.kind() == Kind.CITY || e.kind() == Kind.CAPITAL)
                ? 0
                : 100;
        if (cost < least) {
          least = cost;
          best = j;
        }
      }
    }
    var whole = best < 0 ? null : anchor(best);
    return whole == null
        ? unknown(span)
        : within(span, whole, words.span(found.get(best).from(), found.get(best).to()));
  }

  /** How many names may follow from one another. */
  private static final int DEEPEST = 20;

  /** How many names to either side may say where an unlisted place is. */
  private static final int NEIGHBOURS = 30;

  /** Where the {@code j}-th name is, if that is known and no more than a region; else null. */
  private @Nullable Place anchor(int j) {
    if (underWay.get(j) || underWay.cardinality() > DEEPEST) {
      return null; // places that would hold one another
    }
    var entries = found.get(j).entries();
    if (entries.stream().anyMatch(e -> e.kind() == Kind.COUNTRY)
        || found.get(j).by() == By.TOWN && entries.stream().noneMatch(this::isPlausible)) {
      return null;
    }
    var place = choose(j).place().value();
    return place == null || place.country().isEmpty() ? null : place;
  }
}
