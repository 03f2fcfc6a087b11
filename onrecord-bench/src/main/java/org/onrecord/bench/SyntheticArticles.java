package org.onrecord.bench;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.onrecord.article.Article;
import org.onrecord.article.ArticleId;
import org.onrecord.article.Days;
import org.onrecord.article.Passage;
import org.onrecord.article.Provenance;
import org.onrecord.article.Span;
import org.onrecord.statement.Attribution;
import org.onrecord.statement.Figure;
import org.onrecord.statement.Findings;
import org.onrecord.statement.PlaceMention;
import org.onrecord.statement.Resolution;
import org.onrecord.statement.Source;
import org.onrecord.statement.Speaker;
import org.onrecord.statement.Statement;

/**
 * Articles out of a seeded generator, as long and as talkative as news is: 17 statements in some
 * 4,500 characters. Words and speakers are as unevenly common as in language (Zipf's law, exponent
 * 1), so that an index has its long and its short lists. The same seed gives the same articles.
 */
final class SyntheticArticles {
  static final int STATEMENTS_EACH = 17;

  private static final int WORDS = 30_000;
  private static final int SPEAKERS = 8_000;
  private static final String[] CUES = {"said", "told reporters", "denied", "warned", "announced"};
  private static final String[] ROLES = {"minister", "mayor", "spokesman", "general", "analyst"};
  private static final String[] SYLLABLES = {
    "ba", "cor", "den", "fi", "gul", "har", "is", "jo", "ka", "lun", "mer", "no", "or", "per",
    "qui", "ra", "sol", "tem", "ul", "vor", "wen", "xi", "yar", "zo"
  };

  private final Random random;
  private final String[] words = new String[WORDS];
  private final String[] speakers = new String[SPEAKERS];

  SyntheticArticles(long seed) {
    random = new Random(seed);
    for (int i = 0; i < WORDS; i++) {
      words[i] = word(i);
    }
    for (int i = 0; i < SPEAKERS; i++) {
      speakers[i] = capital(word(3 * i % 997)) + " " + capital(word(7 * i + 11));
    }
  }

  /** Returns a word, the more common the more often. */
  String anyWord() {
    return words[zipf(WORDS)];
  }

  /** Returns a speaker's family name. */
  String anySurname() {
    var name = speakers[zipf(SPEAKERS)];
    return name.substring(name.indexOf(' ') + 1);
  }

  Findings article(int number) {
    var text = new StringBuilder();
    var passages = new ArrayList<Passage>();
    var attributions = new ArrayList<Attribution>();
    var figures = new ArrayList<Figure>();
    var places = new ArrayList<PlaceMention>();
    passage(text, passages, Passage.Kind.HEADLINE, capital(run(8)) + " " + number);
    for (int i = 1; i <= STATEMENTS_EACH; i++) {
      int at = text.length() + (text.isEmpty() ? 0 : 2);
      String content = "“" + capital(run(18)) + "”";
      String name = speakers[zipf(SPEAKERS)];
      String role = ROLES[random.nextInt(ROLES.length)];
      String cue = CUES[random.nextInt(CUES.length)];
      passage(
          text,
          passages,
          Passage.Kind.PARAGRAPH,
          content + ", " + role + " " + name + " " + cue + ". " + capital(run(14)) + ".");
      int source = at + content.length() + 2;
      int said = source + role.length() + name.length() + 2;
      attributions.add(
          said(
              "s" + i,
              new Span(at, at + content.length()),
              new Span(source, said - 1),
              new Span(said, said + cue.length()),
              name,
              role));
      if (i % 6 == 0) {
        figures.add(figure("f" + i / 6, new Span(at + 1, at + 5), "s" + i));
      }
      if (i % 4 == 0) {
        places.add(place(new Span(at + 1, at + 5)));
      }
    }
    String all = text.toString();
    var day = LocalDate.of(2015, 1, 1).plusDays(random.nextInt(3650));
    return new Findings(
        new Article(
            ArticleId.of(all),
            all,
            passages,
            all.substring(0, passages.getFirst().span().end()),
            List.of(),
            "Outlet " + zipf(200),
            random.nextInt(3) == 0 ? "Agency " + zipf(6) : null,
            Days.of(day),
            null,
            "https://example.org/" + number,
            "en",
            List.of(),
            new Provenance.LocalFile("synthetic/" + number + ".html")),
        List.of(),
        attributions,
        figures,
        places,
        List.of(),
        new Findings.MadeBy("0", "synthetic"));
  }

  private static Attribution said(
      String id, Span content, Span source, Span cue, String name, @Nullable String role) {
    return new Attribution(
        new Statement(
            id,
            Statement.Act.SAID,
            Statement.Quotation.DIRECT,
            List.of(content),
            List.of(cue),
            new Source.Named(source),
            null,
            0.9),
        new Resolution.Settled<>(
            new Speaker(Speaker.Kind.PERSON, name, role), List.of(source), 0.95),
        null,
        null,
        null);
  }

  private Figure figure(String id, Span span, String statement) {
    return new Figure(
        id,
        span,
        (double) random.nextInt(500),
        null,
        null,
        Figure.Qualifier.EXACT,
        Figure.Metric.values()[zipf(Figure.Metric.values().length)],
        null,
        "people",
        statement,
        "Place " + zipf(500),
        null,
        0.9);
  }

  private PlaceMention place(Span span) {
    int which = zipf(2000);
    return new PlaceMention(
        span,
        new Resolution.Likely<>(
            new PlaceMention.Place("Place " + which, "XX", which % 90, which % 180),
            List.of(),
            0.8));
  }

  private static void passage(
      StringBuilder text, List<Passage> passages, Passage.Kind kind, String words) {
    if (!text.isEmpty()) {
      text.append("\n\n");
    }
    passages.add(new Passage(kind, new Span(text.length(), text.length() + words.length())));
    text.append(words);
  }

  private String run(int length) {
    var run = new StringBuilder(anyWord());
    for (int i = 1; i < length; i++) {
      run.append(' ').append(anyWord());
    }
    return run.toString();
  }

  /** Returns a rank below {@code n}, rank r with a probability in proportion to 1 / (r + 1). */
  private int zipf(int n) {
    return (int) (Math.exp(random.nextDouble() * Math.log(n + 1.0)) - 1);
  }

  private static String word(int number) {
    var word = new StringBuilder();
    int left = number + SYLLABLES.length;
    while (left > 0) {
      word.append(SYLLABLES[left % SYLLABLES.length]);
      left /= SYLLABLES.length;
    }
    return word.toString();
  }

  private static String capital(String word) {
    return Character.toUpperCase(word.charAt(0)) + word.substring(1);
  }
}
