package org.onrecord.resolve;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.onrecord.article.Article;
import org.onrecord.article.Passage;
import org.onrecord.article.Span;
import org.onrecord.resolve.Gazetteer.Entry;
import org.onrecord.resolve.Gazetteer.Kind;
import org.onrecord.statement.EntityMention;
import org.onrecord.statement.PlaceMention;
import org.onrecord.statement.PlaceMention.Place;
import org.onrecord.statement.Resolution;
import org.onrecord.statement.Resolution.Why;
import org.onrecord.statement.Statement;

/**
 * Reads the places that an article names, each once, where it stands first.
 *
 * <p>{@code Paris} is the one in France, unless the words go on {@code , Texas}. Of several places
 * of a name ({@code Hyderabad}) the one in a country that the article names is {@link
 * Resolution.Likely}; where that decides nothing the question stays {@link Resolution.Open}. A
 * place name that the reader model found and the gazetteer lacks is {@link Resolution.Unknown}.
 *
 * <p>Out, by the project's annotation guide: adjectives, place words inside the names of people and
 * bodies ({@code the University of Leeds}), and a country or capital that stands for its
 * government.
 *
 * <p>Stateless; safe for use by several threads.
 */
public final class PlaceReader {
  private static final Set<String> OF_BODIES =
      Set.of(
          "university",
          "bank",
          "court",
          "department",
          "ministry",
          "government",
          "institute",
          "church",
          "party",
          "parliament",
          "senate",
          "council",
          "college",
          "school",
          "museum",
          "union",
          "federation",
          "association",
          "academy",
          "army",
          "republic",
          "times",
          "society",
          "house",
          "bishop",
          "archbishop",
          "battle",
          "treaty",
          "duke",
          "duchess",
          "prince",
          "princess",
          "board",
          "office",
          "commission",
          "committee",
          "agency",
          "assembly",
          "kingdom",
          "order",
          "peace",
          "declaration",
          "bishops",
          "voice");
  private static final Set<String> DIRECTIONS =
      Set.of(
          "north",
          "south",
          "east",
          "west",
          "northern",
          "southern",
          "eastern",
          "western",
          "central",
          "northeast",
          "northwest",
          "southeast",
          "southwest",
          "northeastern",
          "northwestern",
          "southeastern",
          "southwestern",
          "greater",
          "downtown",
          "upstate",
          "mid",
          "inner",
          "outer",
          "upper",
          "lower",
          "mainland",
          "near");
  private static final Set<String> PLACE_TAILS =
      Set.of(
          "city",
          "county",
          "province",
          "state",
          "region",
          "district",
          "oblast",
          "airport",
          "border",
          "island",
          "islands",
          "river",
          "street",
          "avenue",
          "square",
          "station",
          "hospital",
          "bay",
          "peninsula",
          "coast",
          "valley",
          "park",
          "area",
          "metropolitan",
          "international",
          "and",
          "or",
          "beach",
          "road",
          "bridge",
          "harbour",
          "harbor",
          "lake");
  private static final Set<String> OF_PLACE =
      Set.of(
          "in",
          "at",
          "near",
          "from",
          "to",
          "across",
          "into",
          "throughout",
          "outside",
          "around",
          "inside",
          "of",
          "through",
          "over",
          "via",
          "toward",
          "towards",
          "for",
          "within",
          "between",
          "on",
          "off",
          "leaving",
          "left",
          "entered",
          "entering",
          "visit",
          "visited",
          "visiting",
          "reach",
          "reached",
          "fled",
          "invaded",
          "leave",
          "enter",
          "and",
          "or",
          "along",
          "beyond",
          "by",
          "southern",
          "northern",
          "eastern",
          "western",
          "central",
          "bombed",
          "attacked",
          "struck",
          "hit",
          "north",
          "south",
          "east",
          "west",
          "northeast",
          "northwest",
          "southeast",
          "southwest",
          "mainland",
          "behind",
          "toured");

  private final TextWords words;
  private final List<EntityMention> names;
  private final List<Statement> statements;
  private final Set<String> countries = new HashSet<>();

  private PlaceReader(Article article, List<EntityMention> names, List<Statement> statements) {
    words = new TextWords(article.text());
    this.names = names.stream().sorted(Comparator.comparing(EntityMention::span)).toList();
    this.statements = statements;
  }

  /** A name found in the text, its words, and the places of that name. */
  private record Named(int from, int to, List<Entry> entries) {}

  /**
   * Returns the places in reading order.
   *
   * @param names what the reader model found; may be empty, then the gazetteer alone decides
   * @param statements the article's; a country that speaks in one is a government there
   */
  public static List<PlaceMention> read(
      Article article, List<EntityMention> names, List<Statement> statements) {
    return new PlaceReader(article, names, statements).readAll(article);
  }

  private List<PlaceMention> readAll(Article article) {
    var found = new ArrayList<Named>();
    for (int i = 0; i < words.size(); ) {
      int to = words.isCapital(i) || words.is(i, "the") ? Gazetteer.longest(words, i) : i;
      if (to == i) {
        i++;
        continue;
      }
      var named = new Named(i, to, Gazetteer.named(words, i, to));
      String country = Gazetteer.onlyCountry(named.entries());
      if (country != null && !country.isEmpty()) {
        countries.add(country);
      }
      found.add(named);
      i = to;
    }
    var bylines =
        article.passages().stream()
            .filter(p -> p.kind() == Passage.Kind.BYLINE)
            .map(Passage::span)
            .toList();
    Map<String, PlaceMention> places = new LinkedHashMap<>();
    for (int k = 0; k < found.size(); k++) {
      Named named = found.get(k);
      Span span = words.span(named.from(), named.to());
      if (bylines.stream().anyMatch(b -> b.overlaps(span)) || !isPlace(named)) {
        continue;
      }
      Named next = k + 1 < found.size() ? found.get(k + 1) : null;
      var place = resolve(named, next, span);
      places.putIfAbsent(key(place, span), place);
    }
    addUnlisted(places);
    return places.values().stream().sorted(Comparator.comparing(PlaceMention::span)).toList();
  }

  private String key(PlaceMention mention, Span span) {
    return switch (mention.place()) {
      case Resolution.Settled<Place>(var p, var e, var c) ->
          p.name() + "|" + p.country() + "|" + p.latitude();
      case Resolution.Likely<Place>(var p, var e, var c) ->
          p.name() + "|" + p.country() + "|" + p.latitude();
      case Resolution.Open<Place> open -> span.in(words.text()).toLowerCase(Locale.ROOT);
      case Resolution.Unknown<Place> unknown -> span.in(words.text()).toLowerCase(Locale.ROOT);
    };
  }

  /** Nothing but the model speaks for a place that the gazetteer lacks, so it has to be sure. */
  private static final double SURE_OF_UNLISTED = 0.95;

  /** Place names of the reader model's that the gazetteer lacks. */
  private void addUnlisted(Map<String, PlaceMention> places) {
    for (EntityMention name : names) {
      if (name.kind() != EntityMention.Kind.PLACE || name.confidence() < SURE_OF_UNLISTED) {
        continue;
      }
      int from = words.indexAt(name.span().start());
      int to = words.indexAt(Math.max(name.span().start(), name.span().end() - 1)) + 1;
      boolean known = false;
      for (int i = from; i < to && i < words.size(); i++) {
        known |=
            Gazetteer.longest(words, i) > i || DIRECTIONS.contains(words.at(i)) && to - from == 1;
      }
      if (!known && from < words.size()) {
        String key = name.span().in(words.text()).toLowerCase(Locale.ROOT);
        places.putIfAbsent(
            key, new PlaceMention(name.span(), new Resolution.Unknown<>(Why.NOT_IN_GAZETTEER)));
      }
    }
  }

  // --- is it a place here? --------------------------------------------------------------------

  private boolean isPlace(Named named) {
    Span span = words.span(named.from(), named.to());
    EntityMention over = nameOver(span);
    if (over != null) {
      switch (over.kind()) {
        case PERSON, ORGANISATION, GROUP -> {
          return false;
        }
        case PLACE -> {}
      }
    }
    int before = named.from() - 1;
    int after = named.to();
    if (isInsideName(named, before, after, over != null)) {
      return false;
    }
    boolean country = named.entries().stream().allMatch(e -> e.kind() == Kind.COUNTRY);
    boolean capital = named.entries().stream().anyMatch(e -> e.kind() == Kind.CAPITAL);
    if ((country || capital) && speaks(span)) {
      return false;
    }
    if (words.is(named.from(), "us", "uk", "u", "usa", "america")) {
      return isAbbreviatedPlace(named);
    }
    if (words.is(named.from(), "white", "pentagon", "westminster", "vatican")) {
      return words.is(before, "at", "outside", "near", "inside", "in")
          || words.is(before, "the")
              && words.is(before - 1, "at", "outside", "near", "inside", "in", "from", "to");
    }
    if (country) {
      return isCountryAsPlace(named);
    }
    if (capital
        && !OF_PLACE.contains(words.at(before))
        && words.is(after, "has", "will", "would", "s")
        && !words.is(after, "s")) {
      return false; // “Moscow has rejected”
    }
    return true;
  }

  private @Nullable EntityMention nameOver(Span span) {
    int low = 0;
    int high = names.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (names.get(middle).span().end() <= span.start()) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low < names.size() && names.get(low).span().overlaps(span) ? names.get(low) : null;
  }

  private boolean isInsideName(Named named, int before, int after, boolean known) {
    if (words.isDash(after) && words.touchesPrevious(after) && words.touchesPrevious(after + 1)) {
      return !words.is(after + 1, "based", "born"); // “Paris-Nice”, “Iran-backed” are no places
    }
    if (words.isDash(before)
        && words.touchesPrevious(named.from())
        && words.touchesPrevious(before)) {
      return true;
    }
    if (words.is(before, "of")
        && words.isCapital(before - 1)
        && OF_BODIES.contains(words.at(before - 1))) {
      return true;
    }
    if (words.is(before, "of") && words.is(before - 1, "court", "university", "bank")) {
      return true;
    }
    if (known) {
      return false;
    }
    boolean headline = isInHeadline(named.from());
    boolean joinsNext =
        words.isCapital(after)
            && !words.afterBreak(after)
            && !PLACE_TAILS.contains(words.at(after))
            && !isDay(after);
    if (joinsNext && !headline) {
      return !(words.isCapital(after) && Gazetteer.longest(words, after) > after);
    }
    boolean joinsPrevious =
        words.isCapital(before)
            && words.isWord(before)
            && !words.afterBreak(named.from())
            && words.sentenceStart(before) != before
            && !DIRECTIONS.contains(words.at(before))
            && !isDay(before);
    if (joinsPrevious && !headline) {
      return !words.is(before, "the", "in", "at", "from", "new");
    }
    // “Paris Hilton” at the head of a sentence is met by joinsNext; “Jack London” by this
    return false;
  }

  /** Whether the words stand in a line most of whose words are capitalised. */
  private boolean isInHeadline(int i) {
    int start = words.sentenceStart(i);
    int end = words.sentenceEnd(i);
    int capitals = 0;
    int all = 0;
    for (int k = start; k < end; k++) {
      if (words.isWord(k) && words.end(k) - words.start(k) > 3) {
        all++;
        capitals += words.isCapital(k) ? 1 : 0;
      }
    }
    return all >= 4
        && capitals * 10 >= all * 8
        && !words.endsSentence(end - 1 < words.size() - 1 ? -1 : end);
  }

  private boolean isDay(int i) {
    return words.is(
        i,
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "on",
        "in",
        "the",
        "he",
        "she",
        "it",
        "they",
        "we",
        "i",
        "but");
  }

  private boolean speaks(Span span) {
    for (Statement statement : statements) {
      for (Span source : statement.source().spans()) {
        if (source.overlaps(span) && source.length() <= span.length() + 4) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean isAbbreviatedPlace(Named named) {
    int before = named.from() - 1;
    int at = words.is(before, "the") ? before - 1 : before;
    boolean led =
        words.is(at, ",")
            || (OF_PLACE.contains(words.at(at)) && !words.is(at, "for", "by", "and", "or"));
    boolean ends = !words.isWord(named.to()) || isFunction(named.to());
    return led && ends && !words.isApostrophe(named.to());
  }

  private boolean isFunction(int i) {
    return words.is(
        i, "and", "or", "in", "on", "at", "from", "to", "for", "with", "after", "before", "since",
        "when", "while", "as", "by", "than", "during", "because", "if", "so", "who", "that",
        "which", "is", "are", "was", "were", "has", "have", "had", "will", "would", "but", "where",
        "until", "s", "with", "without", "last", "this", "said");
  }

  /** A country counts where something happens in it, not where it acts. */
  private boolean isCountryAsPlace(Named named) {
    int before = named.from() - 1;
    int at = words.is(before, "the") ? before - 1 : before;
    if (words.is(at, ",", "(") || OF_PLACE.contains(words.at(at))) {
      if (words.is(at, "for", "by", "and", "or")) {
        return !isActing(named.to());
      }
      return true;
    }
    if (words.isApostrophe(named.to()) && words.is(named.to() + 1, "s")) {
      return true;
    }
    return !isActing(named.to()) && !words.is(at, "with", "against", "accused", "told", "urged");
  }

  private boolean isActing(int i) {
    return words.is(
            i, "has", "have", "had", "will", "would", "is", "was", "says", "said", "and", "s",
            "does", "did", "wants", "plans", "also", "can", "could", "to", "must", "should", "may")
        || (words.isWord(i)
            && !words.isCapital(i)
            && (words.at(i).endsWith("ed") || words.at(i).endsWith("es")));
  }

  // --- which place? ---------------------------------------------------------------------------

  private PlaceMention resolve(Named named, @Nullable Named next, Span span) {
    var entries = named.entries();
    if (next != null
        && words.is(named.to(), ",")
        && next.from() == named.to() + 1
        && !next.entries().isEmpty()) {
      var inside = new ArrayList<Entry>();
      boolean narrower =
          entries.stream().anyMatch(e -> e.kind() == Kind.CITY || e.kind() == Kind.CAPITAL);
      boolean wider =
          next.entries().stream()
              .anyMatch(e -> e.kind() == Kind.COUNTRY || e.kind() == Kind.REGION);
      for (Entry entry : entries) {
        for (Entry other : next.entries()) {
          if (entry.place().country().equals(other.place().country())) {
            inside.add(entry);
            break;
          }
        }
      }
      if (!inside.isEmpty()) {
        entries = inside;
      } else if (narrower && wider && !isList(next)) {
        return new PlaceMention(span, new Resolution.Unknown<>(Why.NOT_IN_GAZETTEER));
      }
    }
    if (entries.size() == 1) {
      return new PlaceMention(
          span, new Resolution.Settled<>(entries.get(0).place(), List.of(span), 0.9));
    }
    var here = entries.stream().filter(e -> countries.contains(e.place().country())).toList();
    if (here.size() == 1) {
      return new PlaceMention(
          span, new Resolution.Likely<>(here.get(0).place(), List.of(span), 0.8));
    }
    var candidates = here.isEmpty() ? entries : here;
    return new PlaceMention(
        span,
        new Resolution.Open<>(candidates.stream().map(Entry::place).toList(), Why.SEVERAL_PLACES));
  }

  /** Whether the name after the comma goes on to another: “Paris, Texas and Rome”. */
  private boolean isList(Named next) {
    return words.is(next.to(), "and", "or")
        || (words.is(next.to(), ",")
            && words.isCapital(next.to() + 1)
            && Gazetteer.longest(words, next.to() + 1) > next.to() + 1);
  }
}
