package org.onrecord.resolve;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.onrecord.article.Article;
import org.onrecord.article.Span;
import org.onrecord.statement.Figure;
import org.onrecord.statement.Figure.Metric;
import org.onrecord.statement.Figure.Qualifier;
import org.onrecord.statement.Statement;
import org.onrecord.statement.TimeMention;
import org.onrecord.statement.WordLists;

/**
 * Reads the counts that an article gives: in {@code 43,000 troops had been killed, while some
 * 370,000 were wounded} it is 43,000 killed and about 370,000 wounded.
 *
 * <p>What is counted is told by the words that govern the number: a verb right before it ({@code
 * killing two}), the noun after it ({@code two deaths}), the next verb of its clause ({@code two
 * people were killed}), then words before it ({@code the death toll rose to 25}), last the figure
 * it is coordinated with. Ages, dates, times, ranks, ordinals, scores, durations, distances and
 * fractions are no figures (the project's annotation guide); a percentage is one with the unit
 * {@code percent}. Vague plurals are ranges without an upper end: {@code dozens} 12, {@code
 * hundreds} 100.
 *
 * <p>Stateless; safe for use by several threads. Looks at a bounded number of words around each
 * number.
 */
public final class FigureReader {
  private static final Map<Metric, Set<String>> VERBS = new EnumMap<>(Metric.class);
  private static final Map<Metric, Set<String>> NOUNS = new EnumMap<>(Metric.class);
  private static final Set<String> MEASURES =
      Set.copyOf(new HashSet<>(WordLists.words(FigureReader.class, "measures.txt")));

  static {
    for (String line : WordLists.lines(FigureReader.class, "metrics.txt")) {
      int blank = line.indexOf(' ');
      int colon = line.indexOf(':');
      var metric = Metric.valueOf(line.substring(0, blank).toUpperCase(Locale.ROOT));
      var map = line.startsWith("verbs", blank + 1) ? VERBS : NOUNS;
      map.put(metric, Set.of(line.substring(colon + 1).strip().split(" +")));
    }
  }

  private static final Map<String, String> SYMBOLS =
      Map.of(
          "$", "USD", "£", "GBP", "€", "EUR", "¥", "JPY", "₹", "INR", "₽", "RUB", "₩", "KRW", "₴",
          "UAH", "₺", "TRY", "₪", "ILS");
  private static final Map<String, String> DOLLARS =
      Map.of(
          "us", "USD", "a", "AUD", "au", "AUD", "c", "CAD", "ca", "CAD", "nz", "NZD", "hk", "HKD",
          "s", "SGD");
  private static final Map<String, String> CURRENCIES =
      Map.ofEntries(
          Map.entry("dollars", "USD"),
          Map.entry("dollar", "USD"),
          Map.entry("usd", "USD"),
          Map.entry("euros", "EUR"),
          Map.entry("euro", "EUR"),
          Map.entry("eur", "EUR"),
          Map.entry("pounds", "GBP"),
          Map.entry("gbp", "GBP"),
          Map.entry("yen", "JPY"),
          Map.entry("yuan", "CNY"),
          Map.entry("rupees", "INR"),
          Map.entry("rubles", "RUB"),
          Map.entry("roubles", "RUB"),
          Map.entry("zlotys", "PLN"),
          Map.entry("złotys", "PLN"),
          Map.entry("zloty", "PLN"),
          Map.entry("złoty", "PLN"),
          Map.entry("hryvnia", "UAH"),
          Map.entry("hryvnias", "UAH"),
          Map.entry("lira", "TRY"),
          Map.entry("rand", "ZAR"),
          Map.entry("riyals", "SAR"),
          Map.entry("dirhams", "AED"),
          Map.entry("shekels", "ILS"),
          Map.entry("francs", "CHF"),
          Map.entry("kronor", "SEK"),
          Map.entry("cents", "USD"),
          Map.entry("reais", "BRL"),
          Map.entry("naira", "NGN"),
          Map.entry("baht", "THB"),
          Map.entry("ringgit", "MYR"),
          Map.entry("rupiah", "IDR"),
          Map.entry("pesos", "MXN"));

  private static final Set<String> STOPS =
      Set.of(
          "was",
          "were",
          "is",
          "are",
          "be",
          "been",
          "had",
          "have",
          "has",
          "who",
          "that",
          "which",
          "whose",
          "and",
          "or",
          "but",
          "in",
          "at",
          "on",
          "from",
          "to",
          "for",
          "with",
          "after",
          "before",
          "since",
          "when",
          "while",
          "as",
          "by",
          "than",
          "during",
          "into",
          "over",
          "under",
          "including",
          "because",
          "if",
          "so",
          "near",
          "across",
          "against",
          "through",
          "about",
          "will",
          "would",
          "could",
          "can",
          "may",
          "might",
          "should",
          "did",
          "do",
          "does",
          "not",
          "said",
          "also",
          "inside",
          "outside",
          "between",
          "among",
          "around",
          "within",
          "without",
          "off",
          "out",
          "up",
          "down",
          "where",
          "whom",
          "then",
          "there",
          "he",
          "she",
          "it",
          "they",
          "remain",
          "remained",
          "came",
          "took",
          "showed",
          "turned",
          "per",
          "via",
          "a",
          "an",
          "s",
          "according",
          "each",
          "overall",
          "so-called",
          "what",
          "went",
          "left",
          "lost",
          "got",
          "am");
  private static final Set<String> IRREGULAR =
      Set.of(
          "sank", "fell", "rose", "hit", "struck", "ran", "broke", "met", "began", "stood", "held",
          "won", "became", "made", "fought", "saw", "sold", "stole", "burnt", "shot", "set",
          "arrive", "arrives", "gather", "live", "lived", "took", "gave", "wrote", "bought");
  private static final Set<String> SKIPPED =
      Set.of(
          "more",
          "other",
          "others",
          "new",
          "additional",
          "further",
          "of",
          "the",
          "these",
          "those",
          "them",
          "their",
          "its",
          "his",
          "her",
          "our");
  private static final Set<String> LABELS =
      Set.of(
          "no",
          "number",
          "chapter",
          "page",
          "article",
          "section",
          "phase",
          "aged",
          "age",
          "flight",
          "route",
          "interstate",
          "highway",
          "room",
          "level",
          "magnitude",
          "version",
          "class",
          "type",
          "boeing",
          "airbus",
          "apollo",
          "channel",
          "tier",
          "category",
          "round",
          "season",
          "episode",
          "volume",
          "part",
          "figure",
          "grade",
          "platform",
          "runway",
          "gate",
          "unit",
          "title",
          "amendment",
          "psalm",
          "formula",
          "area",
          "covid",
          "sars",
          "step",
          "stage",
          "ages",
          "division",
          "district",
          "group",
          "day",
          "week",
          "year",
          "act",
          "top");
  private static final Set<String> PEOPLE =
      Set.of(
          "people",
          "person",
          "men",
          "man",
          "women",
          "woman",
          "children",
          "child",
          "girls",
          "girl",
          "boys",
          "boy",
          "civilians",
          "civilian",
          "soldiers",
          "soldier",
          "officers",
          "officer",
          "police",
          "policemen",
          "others",
          "victims",
          "passengers",
          "passenger",
          "crew",
          "workers",
          "worker",
          "students",
          "student",
          "residents",
          "patients",
          "journalists",
          "journalist",
          "firefighters",
          "suspects",
          "suspect",
          "members",
          "member",
          "teenagers",
          "pedestrians",
          "bystanders",
          "employees",
          "personnel",
          "troops",
          "militants",
          "fighters",
          "survivors",
          "males",
          "females",
          "male",
          "female",
          "adults",
          "drivers",
          "driver",
          "guards",
          "migrants",
          "tourists",
          "doctors",
          "nurses",
          "staff",
          "paramedics",
          "protesters",
          "protestors",
          "athletes",
          "teachers",
          "prisoners",
          "hostages",
          "militia",
          "gunmen",
          "rebels",
          "insurgents");

  private final TextWords words;
  private final List<Statement> statements;
  private final List<TimeMention> times;
  private final boolean ofDisease;
  private final List<Figure> found = new ArrayList<>();
  private int lastEnd = -100;
  private int time;

  private FigureReader(Article article, List<Statement> statements, List<TimeMention> times) {
    words = new TextWords(article.text());
    this.statements = statements;
    this.times = times;
    boolean disease = false;
    for (int i = 0; i < words.size() && !disease; i++) {
      disease =
          words.is(
              i,
              "covid",
              "coronavirus",
              "virus",
              "ebola",
              "cholera",
              "measles",
              "flu",
              "influenza",
              "polio",
              "outbreak",
              "pandemic",
              "epidemic",
              "infected",
              "infections");
    }
    ofDisease = disease;
  }

  /**
   * Returns the figures in reading order.
   *
   * @param statements the article's; a figure belongs to the innermost whose content holds it
   * @param times the article's, in reading order; their numbers are no figures
   */
  public static List<Figure> read(
      Article article, List<Statement> statements, List<TimeMention> times) {
    var reader = new FigureReader(article, statements, times);
    reader.readAll();
    return List.copyOf(reader.found);
  }

  /** A number with what qualifies it, from {@code from} to {@code end}. */
  private record Amount(
      int from,
      int number,
      int end,
      @Nullable Double amount,
      @Nullable Double low,
      @Nullable Double high,
      Qualifier qualifier,
      @Nullable String unit,
      boolean digits) {}

  private void readAll() {
    int i = 0;
    while (i < words.size()) {
      if (isInTime(i)) {
        i++;
        continue;
      }
      Amount amount = amountAt(i);
      if (amount == null) {
        i++;
        continue;
      }
      int end = take(amount);
      i = Math.max(i + 1, Math.max(end, amount.end()));
    }
  }

  private boolean isInTime(int i) {
    while (time < times.size() && times.get(time).span().end() <= words.start(i)) {
      time++;
    }
    return time < times.size() && times.get(time).span().start() <= words.start(i);
  }

  // --- the number itself ----------------------------------------------------------------------

  private @Nullable Amount amountAt(int i) {
    Amount vague = vague(i);
    if (vague != null) {
      return vague;
    }
    String symbol = SYMBOLS.get(words.at(i));
    int at = symbol == null ? i : i + 1;
    if (symbol == null
        && words.is(i, "an", "a")
        && !words.is(i + 1, "hundred", "thousand", "million", "billion", "dozen", "trillion")) {
      return null;
    }
    NumberWords.Parsed number = NumberWords.at(words, at);
    if (number == null) {
      return null;
    }
    int begin = i;
    if (symbol != null && words.touchesPrevious(i) && DOLLARS.containsKey(words.at(i - 1))) {
      symbol = words.is(i, "$") ? DOLLARS.get(words.at(i - 1)) : symbol;
      begin = i - 1;
    }
    double value = number.value();
    int end = number.end();
    Double high = null;
    int joint = end;
    boolean between = words.is(begin - 1, "between");
    boolean dash = words.isDash(joint);
    if (dash && words.is(joint + 1, "to", "or") && words.isDash(joint + 2)) {
      joint += 2;
    }
    boolean joined =
        dash
            || (words.is(joint, "to", "or") && !words.is(begin - 1, "from"))
            || (between && words.is(joint, "and"));
    if (joined) {
      int second = joint + 1 + (SYMBOLS.containsKey(words.at(joint + 1)) ? 1 : 0);
      NumberWords.Parsed other = NumberWords.at(words, second);
      if (other != null && !(words.is(second, "a", "an", "half"))) {
        double low = value;
        if (number.scale() == 1
            && other.scale() > 1
            && low < other.value() / other.scale() + 1e-9) {
          low *= other.scale();
        }
        if (other.value() > low) {
          value = low;
          high = other.value();
          end = other.end();
        } else if (dash) {
          return new Amount(
              begin,
              at,
              Math.max(end, other.end()),
              Double.NaN,
              null,
              null,
              Qualifier.EXACT,
              null,
              true);
        }
      }
    }
    String unit = symbol;
    if (unit == null) {
      unit = CURRENCIES.get(words.at(end));
      if (unit != null && words.is(end, "pounds") && value < 1000) {
        unit = null;
      } else if (unit == null && words.is(end, "us", "u") && words.is(end + 1, "dollars")) {
        unit = "USD";
      } else if (unit == null
          && SYMBOLS.containsKey(words.at(end))
          && words.is(end, "€", "₽", "₴")) {
        unit = SYMBOLS.get(words.at(end));
      }
      if (unit != null) {
        end += CURRENCIES.containsKey(words.at(end)) || SYMBOLS.containsKey(words.at(end)) ? 1 : 2;
      } else if (words.is(end, "%", "percent") || words.are(end, "per", "cent")) {
        unit = "percent";
        end += words.is(end, "per") ? 2 : 1;
      }
    }
    if (high != null) {
      int from = between ? begin - 1 : qualified(begin).from();
      return new Amount(from, at, end, null, value, high, Qualifier.RANGE, unit, number.digits());
    }
    Qualified q = qualified(begin);
    Qualifier qualifier = q.qualifier();
    if (words.is(end, "+") && words.touchesPrevious(end)) {
      qualifier = Qualifier.AT_LEAST;
      end++;
    } else if (words.are(end, "or", "more")) {
      qualifier = Qualifier.AT_LEAST;
      end += 2;
    }
    return new Amount(q.from(), at, end, value, null, null, qualifier, unit, number.digits());
  }

  private record Qualified(Qualifier qualifier, int from) {}

  private Qualified qualified(int begin) {
    int i = begin - 1;
    while (i > 0
        && words.is(i, "the", "another", "all", "of", "additional", "further", "a", "an")
        && begin - i < 3) {
      i--;
    }
    if (words.is(i, "least") && words.is(i - 1, "at")) {
      return new Qualified(Qualifier.AT_LEAST, i - 1);
    }
    if (words.is(i, "than")) {
      boolean negated = words.is(i - 2, "no", "not");
      if (words.is(i - 1, "more", "greater")) {
        return new Qualified(
            negated ? Qualifier.AT_MOST : Qualifier.MORE_THAN, negated ? i - 2 : i - 1);
      }
      if (words.is(i - 1, "fewer", "less")) {
        return new Qualified(
            negated ? Qualifier.AT_LEAST : Qualifier.FEWER_THAN, negated ? i - 2 : i - 1);
      }
    }
    if (words.is(i, "over", "above", "exceeding")) {
      return new Qualified(Qualifier.MORE_THAN, i);
    }
    if (words.is(i, "of") && words.is(i - 1, "excess", "upwards")) {
      return new Qualified(Qualifier.MORE_THAN, words.is(i - 2, "in") ? i - 2 : i - 1);
    }
    if (words.is(i, "as") && words.is(i - 1, "many", "much") && words.is(i - 2, "as")) {
      return new Qualified(Qualifier.AT_MOST, i - 2);
    }
    if (words.is(i, "to") && words.is(i - 1, "up")) {
      return new Qualified(Qualifier.AT_MOST, i - 1);
    }
    if (words.is(i, "most") && words.is(i - 1, "at")) {
      return new Qualified(Qualifier.AT_MOST, i - 1);
    }
    if (words.is(i, "under", "below")) {
      return new Qualified(Qualifier.FEWER_THAN, i);
    }
    if (words.is(
        i,
        "about",
        "around",
        "some",
        "roughly",
        "approximately",
        "nearly",
        "almost",
        "estimated",
        "circa",
        "approx")) {
      return new Qualified(Qualifier.ABOUT, words.is(i - 1, "an") ? i - 1 : i);
    }
    if (words.is(i, "to") && words.is(i - 1, "close")) {
      return new Qualified(Qualifier.ABOUT, i - 1);
    }
    return new Qualified(Qualifier.EXACT, begin);
  }

  private @Nullable Amount vague(int i) {
    double low;
    int end = i + 1;
    switch (words.at(i)) {
      case "dozens" -> low = 12;
      case "scores" -> low = 20;
      case "hundreds" -> low = 100;
      case "thousands" -> low = 1000;
      case "millions" -> low = 1e6;
      case "billions" -> low = 1e9;
      case "tens" -> low = 10;
      case "few", "several" -> {
        if (!words.is(i + 1, "hundred", "thousand", "million", "dozen")) {
          return null;
        }
        low = NumberWords.scale(words.at(i + 1));
        end = i + 2;
        return new Amount(
            words.is(i - 1, "a") ? i - 1 : i,
            i,
            end,
            null,
            low,
            null,
            Qualifier.RANGE,
            null,
            false);
      }
      case "couple" -> {
        return words.is(i - 1, "a") && words.is(i + 1, "of")
            ? new Amount(i - 1, i, i + 2, 2.0, null, null, Qualifier.ABOUT, null, false)
            : null;
      }
      case "no" -> {
        return no(i);
      }
      default -> {
        return null;
      }
    }
    if (words.is(end, "of") && words.is(end + 1, "thousands", "millions", "billions")) {
      low *= words.is(end + 1, "thousands") ? 1e3 : words.is(end + 1, "millions") ? 1e6 : 1e9;
      end += 2;
    } else if (low == 10) {
      return null;
    }
    if (words.is(i, "scores")
        && !words.is(end, "of", "more", "were", "killed", "injured", "wounded")) {
      return null;
    }
    String unit = null;
    if (words.is(end, "of") && CURRENCIES.containsKey(words.at(end + 1))) {
      unit = CURRENCIES.get(words.at(end + 1));
      end += 2;
    }
    int from = words.is(i - 1, "many", "some") ? i - 1 : i;
    return new Amount(from, i, end, null, low, null, Qualifier.RANGE, unit, false);
  }

  /** “No one was hurt”, “no deaths”. */
  private @Nullable Amount no(int i) {
    boolean harmless = false;
    for (int k = i + 1; k <= i + 3 && words.isWord(k); k++) {
      harmless |=
          words.is(k, "injuries", "deaths", "casualties", "fatalities", "arrests", "infections");
    }
    if (!harmless && !words.is(i + 1, "one")) {
      return null;
    }
    int end = words.is(i + 1, "one") ? i + 2 : i + 1;
    if (end == i + 2) {
      Metric metric = metricRight(end, 6);
      if (metric == null) {
        return null;
      }
    }
    return new Amount(i, i, end, 0.0, null, null, Qualifier.EXACT, null, false);
  }

  // --- what it counts -------------------------------------------------------------------------

  /** Writes down the figure unless it is none; returns the word to go on from. */
  private int take(Amount a) {
    if (a.amount() != null && a.amount().isNaN()) {
      return a.end();
    }
    int phraseEnd = phraseEnd(a.end());
    String head = head(a.end(), phraseEnd);
    if ("percent".equals(a.unit())) {
      add(a, a.end(), Metric.OTHER, "percent", 0.9);
      return a.end();
    }
    if (a.unit() != null) {
      add(a, a.end(), Metric.MONEY, a.unit(), 0.95);
      return a.end();
    }
    if (isNoCount(a)) {
      return a.end();
    }
    Metric metric = metric(a, phraseEnd, head);
    if (metric == null) {
      if (!isWorthKeeping(a, phraseEnd, head)) {
        return a.end();
      }
      add(a, phraseEnd, Metric.OTHER, null, 0.6);
      return phraseEnd;
    }
    add(a, phraseEnd, metric, null, 0.8);
    return Math.max(a.end(), phraseEnd);
  }

  private boolean isNoCount(Amount a) {
    int next = a.end();
    String after = words.at(next);
    boolean isVague = a.amount() == null && a.high() == null;
    if (MEASURES.contains(after) || words.is(next, ":", "°", "/", "′", "″")) {
      return !(after.equals("/") && !words.touchesPrevious(next));
    }
    if (words.isDash(next) && words.touchesPrevious(next)) {
      return true; // “20-year-old”, “two-thirds”, “737-800”
    }
    if (words.is(
            next, "more", "additional", "full", "consecutive", "straight", "long", "whole", "and")
        && MEASURES.contains(words.at(next + 1))) {
      return true;
    }
    if (words.is(next, "a", "p") && words.is(next + 1, ".") && words.is(next + 2, "m")) {
      return true;
    }
    if ((words.is(next, "in") || words.are(next, "out", "of")) && !isVague) {
      int other = words.is(next, "in") ? next + 1 : next + 2;
      NumberWords.Parsed second = NumberWords.at(words, other);
      if (second != null && !isYear(other) && !words.is(other, "a", "an")) {
        return true;
      }
    }
    int before = a.number() - 1;
    boolean fraction =
        (words.is(before, "in") && isNumberWord(before - 1))
            || (words.is(before, "of") && words.is(before - 1, "out") && isNumberWord(before - 2));
    if (fraction && !isVague) {
      return true; // the five of “one in five”
    }
    if (words.is(before, "per", "every") || isRate(next)) {
      return true;
    }
    if (words.isDash(before) && words.touchesPrevious(a.number())) {
      return true; // “B-17”
    }
    if (words.isLetterBefore(a.number())) {
      return true;
    }
    if (words.is(next, "s") && words.touchesPrevious(next)) {
      return true; // “1970s”
    }
    if (a.digits() && a.from() == a.number()) {
      if (words.is(before, "#", ":", ".") && words.touchesPrevious(a.number())) {
        return true;
      }
      if (LABELS.contains(words.at(before))
          || (words.is(before, ".") && words.is(before - 1, "no"))) {
        return true;
      }
      boolean named =
          words.isCapital(before)
              && !words.endsSentence(before)
              && words.sentenceStart(before) != before
              && !words.isWord(next);
      if (named) {
        return true;
      }
      boolean apposed =
          words.is(before, ",", "(")
              && words.isCapital(before - 1)
              && words.is(next, ",", ")", ".")
              && a.amount() != null
              && a.amount() < 115;
      if (apposed && !words.isNumber(before - 1)) {
        return true; // “Ann Lee, 41,”
      }
    }
    if (a.amount() != null && a.amount() == 1 && words.is(a.number(), "one")) {
      return words.is(next, "of", "another", "day", "thing", "who", "that", "or", "s")
          || words.is(
              before, "the", "this", "that", "no", "any", "every", "each", "which", "another", "or")
          || words.isApostrophe(next)
          || !words.isWord(next) && !isImmediateVerb(a);
    }
    return false;
  }

  private boolean isNumberWord(int i) {
    return words.isNumber(i) || NumberWords.isSmall(words.at(i));
  }

  /** “18.9 deaths per 100,000”. */
  private boolean isRate(int from) {
    for (int k = from; k < from + 3; k++) {
      if (words.is(k, "per") && !words.is(k + 1, "cent")) {
        return true;
      }
    }
    return false;
  }

  private boolean isYear(int i) {
    return words.isNumber(i) && words.raw(i).length() == 4;
  }

  private boolean isImmediateVerb(Amount a) {
    return immediate(a.from() - 1) != null;
  }

  private int phraseEnd(int from) {
    int at = from;
    while (at < words.size() && at - from < 6) {
      boolean joins =
          words.isDash(at) && words.touchesPrevious(at) && words.touchesPrevious(at + 1);
      boolean dotted = words.is(at, ".") && words.touchesPrevious(at) && !words.endsSentence(at);
      if (joins || dotted) {
        at++;
        continue;
      }
      if (!words.isWord(at) || STOPS.contains(words.at(at)) || words.afterBreak(at)) {
        break;
      }
      if (words.is(at, "of") && at > from && !words.is(at - 1, "more", "others", "other")) {
        break;
      }
      boolean pastVerb =
          at > from
              && words.at(at - 1).endsWith("s")
              && (words.at(at).endsWith("ed") || IRREGULAR.contains(words.at(at)));
      if (pastVerb) {
        break;
      }
      if (at > from && (isVerb(words.at(at)) || words.at(at).endsWith("ly"))) {
        break;
      }
      if (at == from && isVerb(words.at(at)) && !isNoun(words.at(at))) {
        break;
      }
      at++;
    }
    while (at > from && (words.isDash(at - 1) || words.is(at - 1, "the", "of", "."))) {
      at--;
    }
    return at;
  }

  private static boolean isVerb(String word) {
    for (Set<String> verbs : VERBS.values()) {
      if (verbs.contains(word)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isNoun(String word) {
    for (Set<String> nouns : NOUNS.values()) {
      if (nouns.contains(word)) {
        return true;
      }
    }
    return false;
  }

  private String head(int from, int to) {
    return to > from ? words.at(to - 1) : "";
  }

  private @Nullable Metric metric(Amount a, int phraseEnd, String head) {
    if (MEASURES.contains(head) && !head.equals("local")) {
      return null;
    }
    Metric before = immediate(a.from() - 1);
    if (before != null) {
      return before;
    }
    Metric noun = null;
    for (int k = phraseEnd - 1; k >= a.end() && noun == null; k--) {
      noun = nounMetric(words.at(k));
    }
    boolean counts =
        noun != null
            && noun != Metric.MILITARY
            && noun != Metric.PARTICIPANTS
            && noun != Metric.HOMES;
    if (counts) {
      return noun;
    }
    boolean countable = phraseEnd == a.end() || isPeople(a.end(), phraseEnd) || noun != null;
    if (countable) {
      Metric right = metricRight(phraseEnd, 12);
      if (right != null) {
        return noun == Metric.HOMES ? noun : right;
      }
    }
    if (noun != null) {
      return noun;
    }
    if (!countable) {
      Metric right = metricRight(phraseEnd, 4);
      if (right != null && right.compareTo(Metric.EVACUATED) <= 0) {
        return right; // “40 miners are missing”
      }
    }
    if (countable) {
      Metric left = metricLeft(a.from() - 1);
      if (left != null) {
        return left;
      }
      return coordinated(a);
    }
    return null;
  }

  private boolean isPeople(int from, int to) {
    for (int k = from; k < to; k++) {
      if (PEOPLE.contains(words.at(k))) {
        return true;
      }
    }
    return to > from && SKIPPED.contains(words.at(to - 1));
  }

  private @Nullable Metric nounMetric(String word) {
    if ((word.equals("cases") || word.equals("case")) && !ofDisease) {
      return null;
    }
    for (Map.Entry<Metric, Set<String>> entry : NOUNS.entrySet()) {
      if (entry.getValue().contains(word)) {
        return entry.getKey();
      }
    }
    return null;
  }

  private @Nullable Metric verbMetric(int i) {
    String word = words.at(i);
    if (word.equals("tested") && !words.is(i + 1, "positive")) {
      return null;
    }
    for (Map.Entry<Metric, Set<String>> entry : VERBS.entrySet()) {
      if (entry.getValue().contains(word)) {
        return entry.getKey();
      }
    }
    return null;
  }

  /** The verb that stands right before the number: “killing”, “wounded another”. */
  private @Nullable Metric immediate(int i) {
    int at = i;
    while (at > 0
        && words.is(at, "another", "the", "a", "an", "further", "of", "lives", "all")
        && i - at < 4) {
      at--;
    }
    if (words.is(at, "claimed", "claiming", "claims", "cost", "took") && at < i) {
      return words.is(at + 1, "the") || words.is(at + 2, "lives") ? Metric.KILLED : null;
    }
    if (words.is(
        at,
        "hospital",
        "hospitals",
        "dead",
        "custody",
        "homeless",
        "injuries",
        "died",
        "hurt",
        "dying")) {
      return null;
    }
    if (words.is(
            at,
            "killed",
            "wounded",
            "injured",
            "detained",
            "arrested",
            "evacuated",
            "infected",
            "displaced")
        && words.is(at - 1, "were", "was", "been", "be", "being", "are")) {
      return null;
    }
    return verbMetric(at);
  }

  private @Nullable Metric metricRight(int from, int reach) {
    for (int k = from; k < from + reach && k < words.size(); k++) {
      if (words.is(k, ";", ".", "!", "?", ":", "—", "–", ")")
          || words.isQuote(k)
          || words.afterBreak(k) && k > from) {
        return null;
      }
      if (words.is(k, ",")) {
        int past = skipAside(k);
        if (past < 0) {
          return null;
        }
        reach += past - k;
        k = past;
        continue;
      }
      if ((NumberWords.isSmall(words.at(k))
              || words.isNumber(k)
              || words.is(k, "dozens", "hundreds", "another"))
          && k > from) {
        return null;
      }
      if (words.is(k, "while", "after", "when", "but", "because", "before", "since")) {
        return null;
      }
      if (words.is(k, "took") && words.is(k + 1, "part")) {
        return Metric.PARTICIPANTS;
      }
      if (words.is(k, "killing", "injuring", "wounding")) {
        return null; // its own object follows
      }
      Metric metric = verbMetric(k);
      if (metric != null) {
        boolean lost =
            words.is(k, "hospital", "hospitals")
                && !words.is(k - 1, "to", "in", "the", "a", "nearby", "local", "area");
        if (!lost) {
          return metric;
        }
      }
      if (words.is(k, "lost") && words.is(k + 1, "their") && words.is(k + 2, "lives")) {
        return Metric.KILLED;
      }
    }
    return null;
  }

  /** The comma that closes “, including four children,” opened by the comma at {@code i}, or -1. */
  private int skipAside(int i) {
    if (!words.is(i + 1, "including", "among", "most", "some", "mostly", "all", "who", "many")) {
      return -1;
    }
    for (int k = i + 1; k < i + 14 && !words.endsSentence(k); k++) {
      if (words.is(k, ",")) {
        return k;
      }
    }
    return -1;
  }

  private @Nullable Metric metricLeft(int from) {
    for (int k = from; k > from - 9 && k >= 0; k--) {
      if (words.endsSentence(k) || words.is(k, ";", ":") || words.isQuote(k)) {
        return null;
      }
      if (words.isNumber(k) || NumberWords.isSmall(words.at(k))) {
        return null;
      }
      if (words.is(k, "toll")) {
        return Metric.KILLED;
      }
      if (words.is(k, "deaths", "fatalities", "dead", "killing", "death", "killed")) {
        return Metric.KILLED;
      }
      if (words.is(k, "injuring", "wounding", "injuries", "injured", "wounded")) {
        return Metric.WOUNDED;
      }
      if (words.is(k, "arrested", "detained", "arresting")) {
        return Metric.DETAINED;
      }
      if (words.is(k, "infections", "cases") && ofDisease) {
        return Metric.INFECTED;
      }
      if (words.is(k, "voted", "votes", "vote")) {
        return Metric.VOTES;
      }
      if (words.is(k, "evacuated", "evacuating")) {
        return Metric.EVACUATED;
      }
    }
    return null;
  }

  /** The metric of the figure just before in the sentence: “killing 12 men and three children”. */
  private @Nullable Metric coordinated(Amount a) {
    if (found.isEmpty()) {
      return null;
    }
    int between = a.from() - lastEnd;
    if (between < 0 || between > 5) {
      return null;
    }
    for (int k = lastEnd; k < a.from(); k++) {
      if (words.endsSentence(k)) {
        return null;
      }
    }
    Figure last = found.get(found.size() - 1);
    boolean joined = words.is(a.from() - 1, "and", ",", "including", "or", "to", "against", "plus");
    return joined && last.unit() == null && last.metric() != Metric.OTHER ? last.metric() : null;
  }

  private boolean isWorthKeeping(Amount a, int phraseEnd, String head) {
    if (MEASURES.contains(head)) {
      return false;
    }
    if (phraseEnd == a.end()) {
      return false;
    }
    boolean plural = false;
    for (int k = a.end(); k < phraseEnd; k++) {
      String word = words.at(k);
      plural |= (word.endsWith("s") && !word.endsWith("ss")) || PEOPLE.contains(word);
    }
    if (!plural) {
      return false;
    }
    return true;
  }

  // --- writing it down ------------------------------------------------------------------------

  private void add(
      Amount a, int phraseEnd, Metric metric, @Nullable String unit, double confidence) {
    int end = Math.max(a.end(), phraseEnd);
    Span span = words.span(a.from(), end);
    int ofFrom = a.end();
    while (ofFrom < end && words.is(ofFrom, "of", "the")) {
      ofFrom++;
    }
    String of = ofFrom < end ? words.span(ofFrom, end).in(words.text()) : null;
    found.add(
        new Figure(
            "f" + (found.size() + 1),
            span,
            a.amount(),
            a.low(),
            a.high(),
            a.qualifier(),
            metric,
            unit,
            of,
            statementOf(words.start(a.number())),
            null,
            null,
            confidence));
    lastEnd = end;
  }

  private @Nullable String statementOf(int offset) {
    String id = null;
    int least = Integer.MAX_VALUE;
    for (Statement statement : statements) {
      int length = 0;
      boolean holds = false;
      for (Span piece : statement.content()) {
        length += piece.length();
        holds |= piece.start() <= offset && offset < piece.end();
      }
      if (holds && length < least) {
        least = length;
        id = statement.id();
      }
    }
    return id;
  }
}
