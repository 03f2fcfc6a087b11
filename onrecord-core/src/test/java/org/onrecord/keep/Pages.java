package org.onrecord.keep;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
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
import org.onrecord.statement.PlaceMention.Place;
import org.onrecord.statement.Resolution;
import org.onrecord.statement.Source;
import org.onrecord.statement.Speaker;
import org.onrecord.statement.Statement;
import org.onrecord.statement.TimeMention;

/** Pages for the record, of lines like {@code Maria Reyes, minister said: rates will fall}. */
final class Pages {
  static final Fetched NOW = Fetched.at(Instant.parse("2025-03-06T10:00:00Z"));
  static final Findings.MadeBy MODEL = new Findings.MadeBy("0.1.0", "sha256:cafe");

  private @Nullable String url;
  private @Nullable String outlet;
  private @Nullable String agency;
  private @Nullable Days published;
  private String file = "page.txt";
  private Findings.MadeBy madeBy = MODEL;
  private final List<String> lines = new ArrayList<>();
  private final List<Place> places = new ArrayList<>();
  private Figure.@Nullable Metric metric;

  static Pages page(String... lines) {
    var page = new Pages();
    page.lines.addAll(List.of(lines));
    return page;
  }

  Pages at(String url) {
    this.url = url;
    return this;
  }

  Pages in(String outlet) {
    this.outlet = outlet;
    return this;
  }

  Pages by(String agency) {
    this.agency = agency;
    return this;
  }

  Pages on(String day) {
    published = Days.of(LocalDate.parse(day));
    return this;
  }

  Pages file(String file) {
    this.file = file;
    return this;
  }

  Pages readBy(String model) {
    madeBy = new Findings.MadeBy("0.1.0", model);
    return this;
  }

  /** Marks each place where {@code name} stands. */
  Pages place(String name, String country) {
    places.add(new Place(name, country, 1.5, 2.5));
    return this;
  }

  /** Makes each number in the text a figure, of what was at the first place. */
  Pages counting(Figure.Metric metric) {
    this.metric = metric;
    return this;
  }

  Findings findings() {
    var text = String.join("\n\n", lines);
    var passages = new ArrayList<Passage>();
    var attributions = new ArrayList<Attribution>();
    int at = 0;
    for (String line : lines) {
      passages.add(new Passage(Passage.Kind.PARAGRAPH, new Span(at, at + line.length())));
      if (line.contains(": ")) {
        attributions.add(attribution("s" + (attributions.size() + 1), line, at));
      }
      at += line.length() + 2;
    }
    var article =
        new Article(
            ArticleId.of(text),
            text,
            passages,
            lines.getFirst(),
            List.of(),
            outlet,
            agency,
            published,
            null,
            url,
            "en",
            List.of(),
            new Provenance.LocalFile(file));
    return new Findings(
        article,
        List.of(),
        attributions,
        figures(text, attributions),
        mentions(text),
        List.<TimeMention>of(),
        madeBy);
  }

  /** {@code NAME, ROLE CUE: WORDS}; a name of {@code someone} is anonymous. */
  private static Attribution attribution(String id, String line, int at) {
    int colon = line.indexOf(": ");
    int cue = line.lastIndexOf(' ', colon);
    int comma = line.indexOf(", ");
    boolean hasRole = comma >= 0 && comma < cue;
    String name = line.substring(0, hasRole ? comma : cue);
    var role = hasRole ? line.substring(comma + 2, cue) : null;
    var words = line.substring(colon + 2);
    boolean quoted = words.startsWith("“");
    var source = new Span(at, at + cue);
    boolean anonymous = name.equals("someone");
    return new Attribution(
        new Statement(
            id,
            line.substring(cue + 1, colon).equals("fears")
                ? Statement.Act.THOUGHT
                : Statement.Act.SAID,
            !quoted
                ? Statement.Quotation.INDIRECT
                : words.endsWith("”") ? Statement.Quotation.DIRECT : Statement.Quotation.MIXED,
            List.of(new Span(at + colon + 2, at + line.length())),
            List.of(new Span(at + cue + 1, at + colon)),
            new Source.Named(source),
            null,
            0.9),
        new Resolution.Settled<>(
            new Speaker(
                anonymous ? Speaker.Kind.ANONYMOUS : Speaker.Kind.PERSON,
                anonymous ? null : name,
                role),
            List.of(source),
            0.95),
        null,
        null,
        null);
  }

  private List<PlaceMention> mentions(String text) {
    var mentions = new ArrayList<PlaceMention>();
    for (var place : places) {
      for (int i = text.indexOf(place.name()); i >= 0; i = text.indexOf(place.name(), i + 1)) {
        mentions.add(
            new PlaceMention(
                new Span(i, i + place.name().length()),
                new Resolution.Likely<>(place, List.of(), 0.8)));
      }
    }
    return mentions;
  }

  private List<Figure> figures(String text, List<Attribution> attributions) {
    var figures = new ArrayList<Figure>();
    if (metric == null) {
      return figures;
    }
    for (var match : java.util.regex.Pattern.compile("[0-9]+").matcher(text).results().toList()) {
      var span = new Span(match.start(), match.end());
      var holder =
          attributions.stream()
              .filter(it -> it.statement().content().getFirst().overlaps(span))
              .map(it -> it.statement().id())
              .findFirst()
              .orElse(null);
      figures.add(
          new Figure(
              "f" + (figures.size() + 1),
              span,
              Double.valueOf(match.group()),
              null,
              null,
              Figure.Qualifier.EXACT,
              metric,
              null,
              null,
              holder,
              places.isEmpty() ? null : places.getFirst().name(),
              null,
              0.9));
    }
    return figures;
  }
}
