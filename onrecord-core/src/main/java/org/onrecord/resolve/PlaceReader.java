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

  /** Nouns that end the name of a building, a road, a piece of land or of water. */
  private static final Set<String> SITES =
      Set.of(
          "airport",
          "airfield",
          "airbase",
          "hospital",
          "clinic",
          "station",
          "palace",
          "prison",
          "jail",
          "stadium",
          "arena",
          "cathedral",
          "mosque",
          "temple",
          "castle",
          "bridge",
          "park",
          "square",
          "street",
          "avenue",
          "road",
          "lane",
          "boulevard",
          "highway",
          "motorway",
          "river",
          "creek",
          "lake",
          "estuary",
          "canal",
          "valley",
          "forest",
          "beach",
          "bay",
          "harbour",
          "harbor",
          "island",
          "islands",
          "mountain",
          "mountains",
          "peninsula",
          "plant",
          "mall",
          "hotel",
          "hall",
          "tower",
          "gardens",
          "garden",
          "cemetery",
          "zoo",
          "museum",
          "embassy",
          "base",
          "village",
          "market",
          "monument",
          "theatre",
          "theater",
          "plaza",
          "terminal",
          "facility",
          "glacier",
          "reef",
          "desert",
          "pass",
          "strait",
          "gulf",
          "sea",
          "dam",
          "mine",
          "quarter",
          "heights",
          "hills",
          "county",
          "district",
          "province",
          "field",
          "port",
          "lodge");

  /** Nouns that come before the name of a piece of land or water or of a road. */
  private static final Set<String> SITE_HEADS =
      Set.of("mount", "lake", "interstate", "cape", "fort", "camp", "port");

  /** Words after which a name is a place more often than not. */
  private static final Set<String> LEADS =
      Set.of(
          "in",
          "at",
          "near",
          "from",
          "outside",
          "around",
          "inside",
          "to",
          "into",
          "through",
          "off",
          "across",
          "toward",
          "towards",
          "leaving",
          "over",
          "throughout",
          "entering");

  private final TextWords words;
  private final List<EntityMention> names;
  private final List<Statement> statements;
  private final PlaceChooser chooser;

  private PlaceReader(Article article, List<EntityMention> names, List<Statement> statements) {
    words = new TextWords(article.text());
    this.names = names.stream().sorted(Comparator.comparing(EntityMention::span)).toList();
    this.statements = statements;
    chooser = new PlaceChooser(words);
  }

  /** How a name was found. */
  enum By {
    /** In this project's own lists. */
    LIST,
    /** In GeoNames, and what stands around it says that a place is meant. */
    TOWN,
    /** In no list, but the reader model or its last noun say that it is a place. */
    NONE
  }

  /**
   * A name found in the text, its words, and the places of that name.
   *
   * @param sure whether the reader model or the name itself says that this is a place
   */
  record Named(int from, int to, List<Entry> entries, By by, boolean sure) {}

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
    var bylines =
        article.passages().stream()
            .filter(p -> p.kind() == Passage.Kind.BYLINE)
            .map(Passage::span)
            .toList();
    var found = new ArrayList<Named>();
    for (int i = 0; i < words.size(); ) {
      var named = words.isCapital(i) || words.is(i, "the") ? nameAt(i, found) : null;
      if (named != null) {
        found.add(named);
      }
      i = named == null ? i + 1 : named.to();
    }
    chooser.reads(found);
    Map<String, PlaceMention> places = new LinkedHashMap<>();
    Set<String> done = new HashSet<>();
    for (int k = 0; k < found.size(); k++) {
      Named named = found.get(k);
      Span span = words.span(named.from(), named.to());
      String question = chooser.question(k);
      if (done.contains(question)) {
        continue;
      }
      if (bylines.stream().anyMatch(b -> b.overlaps(span)) || !isPlace(named)) {
        continue;
      }
      var place = chooser.choose(k);
      boolean doubtful = named.by() == By.TOWN && !named.sure();
      if (doubtful && place.place() instanceof Resolution.Open || chooser.isShortForm(k)) {
        continue;
      }
      places.putIfAbsent(key(place, span), place);
      done.add(question);
    }
    return places.values().stream().sorted(Comparator.comparing(PlaceMention::span)).toList();
  }

  // --- which words? ---------------------------------------------------------------------------

  /** Returns the name of a place that begins at {@code i}, or null. */
  private @Nullable Named nameAt(int i, List<Named> found) {
    int listed = Gazetteer.longest(words, i);
    var own =
        listed > i ? new Named(i, listed, Gazetteer.named(words, i, listed), By.LIST, false) : null;
    if (!words.isCapital(i) || isDay(i) || isDemonym(i)) {
      return own;
    }
    var over = nameOver(words.span(i, i + 1));
    boolean place =
        over != null
            && over.kind() == EntityMention.Kind.PLACE
            && over.span().start() == words.start(i)
            && over.confidence() >= 0.5;
    int run = runEnd(i);
    int site = siteEnd(i, run, over);
    if (site > listed) {
      var towns = Gazetteer.towns(words, i, site, true);
      return new Named(i, site, towns, towns.isEmpty() ? By.NONE : By.TOWN, true);
    }
    if (over != null && !place && over.confidence() >= 0.5) {
      return own;
    }
    boolean led = LEADS.contains(words.at(i - 1));
    boolean listing = isListed(i, found);
    for (int to = run; to > listed && (led || listing || place || isHeld(to)); to--) {
      boolean sure = place || listing || isHeld(to);
      boolean fits =
          words.isWord(to - 1)
              && !(to - i == 1 && isNoTown(i))
              && (place || !DIRECTIONS.contains(words.at(i)));
      if (fits && (sure || to == run)) {
        var towns = Gazetteer.towns(words, i, to, true);
        if (isLikely(towns, sure)) {
          return new Named(i, to, towns, By.TOWN, sure);
        }
      }
    }
    int model = place && over != null ? modelEnd(i, over) : i;
    if (over != null
        && model > listed
        && !(model - i == 1 && isNoTown(i))
        && over.confidence() >= (led ? SURE_WHERE_LED : SURE)
        && !(own != null && PLACE_TAILS.contains(words.at(listed)))) {
      return new Named(i, model, List.of(), By.NONE, true);
    }
    if (own == null && led && isHeld(run) && !isNoTown(i)) {
      return new Named(i, run, List.of(), By.NONE, true);
    }
    return own;
  }

  /** The word just past a name of the model's, which takes “Reno, Nevada” for one. */
  private int modelEnd(int i, EntityMention over) {
    int end = i + 1;
    while (end < words.size() && words.end(end) <= over.span().end() && !words.is(end, ",")) {
      end++;
    }
    return end;
  }

  /** A name of few people needs the reader model's word or a place around it. */
  private static boolean isLikely(List<Entry> towns, boolean sure) {
    return sure && !towns.isEmpty() || towns.stream().anyMatch(t -> t.people() >= 5_000);
  }

  /** Whether the one word is a direction, or letters that stand for something. */
  private boolean isNoTown(int i) {
    String raw = words.raw(i);
    return DIRECTIONS.contains(words.at(i))
        || raw.length() <= 4 && raw.equals(raw.toUpperCase(Locale.ROOT));
  }

  private boolean isDemonym(int i) {
    var hit = Countries.find(words.raw(i));
    return hit != null && hit.by() == Countries.By.DEMONYM;
  }

  /** Returns the word just past the capitalised words that begin at {@code i}. */
  private int runEnd(int i) {
    int to = i + 1;
    while (to < words.size() && to - i < 8 && !words.afterBreak(to)) {
      boolean joins =
          words.isDash(to) && words.touchesPrevious(to) && words.touchesPrevious(to + 1)
              || words.isApostrophe(to)
                  && words.touchesPrevious(to)
                  && words.touchesPrevious(to + 1)
                  && words.isCapital(to + 1)
              || words.is(to, "of", "de", "la", "el", "al", "le", "du", "upon", "on", "the", "es")
                  && words.isCapital(to + 1)
                  && !words.is(to, "on", "the")
              || words.is(to, ".") && words.is(to - 1, "st", "mt", "ft");
      if (!words.isCapital(to) && !(joins && to + 1 < words.size())) {
        break;
      }
      to += joins ? 2 : 1;
    }
    return Math.min(to, words.size());
  }

  /** Returns the word just past a name that says what it is: “Blenheim Palace”; else {@code i}. */
  private int siteEnd(int i, int run, @Nullable EntityMention over) {
    if (words.is(i, "interstate") && words.isNumber(i + 1)) {
      return i + 2;
    }
    boolean place = over != null && over.kind() == EntityMention.Kind.PLACE;
    if (over != null && over.kind() == EntityMention.Kind.PERSON || !place && !isLed(i)) {
      return i;
    }
    if (SITE_HEADS.contains(words.at(i)) && run - i == 2) {
      return run;
    }
    int last = words.is(run, "power", "oil", "gas", "metro", "train", "railway") ? run + 1 : run;
    if (LOWER_SITES.contains(words.at(last)) && !words.isCapital(last + 1)) {
      return last + 1;
    }
    int least = DIRECTIONS.contains(words.at(i)) ? 3 : 2; // “the Western District” is no name
    for (int to = run; to - i >= least; to--) {
      if (SITES.contains(words.at(to - 1))
          && words.isCapital(to - 1)
          && !words.isCapital(to)
          && !(words.is(to, "of") && words.isCapital(to + 1))) {
        return to;
      }
    }
    return i;
  }

  /** Those of the nouns that make a name even where they are written small. */
  private static final Set<String> LOWER_SITES =
      Set.of(
          "airport",
          "hospital",
          "station",
          "prison",
          "stadium",
          "palace",
          "castle",
          "mosque",
          "cathedral",
          "plant",
          "field",
          "airbase",
          "airfield");

  private boolean isLed(int i) {
    int before = words.is(i - 1, "the") ? i - 2 : i - 1;
    return LEADS.contains(words.at(before))
        || words.is(before, "s") && words.isApostrophe(before - 1)
        || words.is(before, "of", "and")
            && words.is(before - 1, "city", "town", "village", "suburb");
  }

  /** Whether the name goes on the enumeration of places that the one before began. */
  private boolean isListed(int i, List<Named> found) {
    if (found.isEmpty()) {
      return false;
    }
    int end = found.get(found.size() - 1).to();
    return i - end == 1 && words.is(end, ",", "and", "or")
        || i - end == 2 && words.is(end, ",") && words.is(end + 1, "and", "or");
  }

  /** Whether a comma and a state or region follow: “Marksville, Louisiana”. */
  private boolean isHeld(int to) {
    return words.is(to, ",")
        && words.isCapital(to + 1)
        && Gazetteer.named(words, to + 1, Gazetteer.longest(words, to + 1)).stream()
            .anyMatch(e -> e.kind() == Kind.COUNTRY || e.kind() == Kind.REGION);
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
  private static final double SURE = 0.9;

  /** The same after “in”, “at”, “near”. */
  private static final double SURE_WHERE_LED = 0.6;

  // --- is it a place here? --------------------------------------------------------------------

  private boolean isPlace(Named named) {
    Span span = words.span(named.from(), named.to());
    if (named.by() != By.LIST) {
      boolean owns = words.isApostrophe(named.to()) && words.is(named.to() + 1, "s");
      return !(owns && !named.sure())
          && !isInsideName(named, named.from() - 1, named.to(), named.sure());
    }
    EntityMention over = nameOver(span);
    if (over != null && !isSeat(named)) {
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
    if (isSeat(named)) {
      return words.is(before, "at", "outside", "near", "inside", "in")
          || words.is(before, "the")
              && (words.is(before - 1, "at", "outside", "near", "inside", "in", "to")
                  || words.is(before - 1, "of")
                      && words.is(before - 2, "lawn", "grounds", "gates"));
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

  /** Whether this is a building that mostly stands for those who work in it. */
  private boolean isSeat(Named named) {
    return words.is(named.from(), "white", "pentagon", "westminster", "vatican");
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
    if (words.isCapital(after)
        && !words.afterBreak(after)
        && words.is(
            after,
            "tv",
            "television",
            "radio",
            "news",
            "times",
            "post",
            "herald",
            "police",
            "university",
            "fc")) {
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
    return !isActing(named.to())
        && !words.is(at, "against", "accused", "told", "urged")
        && !(words.is(at, "with") && !words.is(at - 1, "border", "frontier", "boundary"));
  }

  private boolean isActing(int i) {
    return words.is(
            i, "has", "have", "had", "will", "would", "is", "was", "says", "said", "and", "s",
            "does", "did", "wants", "plans", "also", "can", "could", "to", "must", "should", "may")
        || (words.isWord(i)
            && !words.isCapital(i)
            && (words.at(i).endsWith("ed") || words.at(i).endsWith("es")));
  }
}
