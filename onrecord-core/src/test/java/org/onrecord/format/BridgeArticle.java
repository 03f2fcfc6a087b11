package org.onrecord.format;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.onrecord.article.Article;
import org.onrecord.article.ArticleId;
import org.onrecord.article.Dateline;
import org.onrecord.article.Days;
import org.onrecord.article.Passage;
import org.onrecord.article.Provenance;
import org.onrecord.article.RelatedLink;
import org.onrecord.article.Span;
import org.onrecord.statement.Attribution;
import org.onrecord.statement.Figure;
import org.onrecord.statement.Findings;
import org.onrecord.statement.PlaceMention;
import org.onrecord.statement.Resolution;
import org.onrecord.statement.Source;
import org.onrecord.statement.Speaker;
import org.onrecord.statement.Statement;
import org.onrecord.statement.Statement.Act;
import org.onrecord.statement.Statement.Quotation;
import org.onrecord.statement.TimeMention;

/** An article of our own writing that has something of everything the writers show. */
public final class BridgeArticle {
  public static final String TEXT =
      """
      Harbour bridge to close <for a year>

      By Ana Ruiz and Li Wei

      PORT SABLE (ANP) — Mayor Ines Okafor said Tuesday she had told builders on the radio that the \
      bridge "will not survive" another winter.

      Deputy mayor Tom Brandt met Harbour master Karl Lund. "We need steel & patience," he said, \
      "and <b>money</b>."

      The council, a city official said, believes that at least 40 people were hurt and that \
      hundreds lost their homes.

      =Nobody= is thought to be safe.

      “It creaks.”
      """;

  private BridgeArticle() {}

  public static Findings findings() {
    var tuesday = Days.of(LocalDate.of(2025, 3, 4));
    var official = new Speaker(Speaker.Kind.ANONYMOUS, null, "city official");
    var council = new Speaker(Speaker.Kind.ORGANISATION, "The council", null);
    var mayor = new Speaker(Speaker.Kind.PERSON, "Ines Okafor", "Mayor");
    var attributions =
        List.of(
            new Attribution(
                new Statement(
                    "s1",
                    Act.SAID,
                    Quotation.MIXED,
                    List.of(
                        span(
                            "she had told builders on the radio that the bridge \"will not survive\""
                                + " another winter")),
                    List.of(span("said Tuesday")),
                    new Source.Named(span("Mayor Ines Okafor")),
                    null,
                    0.9765),
                new Resolution.Settled<>(mayor, List.of(span("Mayor Ines Okafor")), 0.99),
                null,
                null,
                new Resolution.Settled<>(tuesday, List.of(span("Tuesday")), 1)),
            new Attribution(
                new Statement(
                    "s2",
                    Act.SAID,
                    Quotation.MIXED,
                    List.of(span("that the bridge \"will not survive\" another winter")),
                    List.of(span("told")),
                    new Source.Pronoun(span("she")),
                    "s1",
                    0.8),
                new Resolution.Likely<>(mayor, List.of(span("Mayor Ines Okafor")), 0.88),
                new Attribution.Addressee(span("builders"), null),
                span("on the radio"),
                null),
            new Attribution(
                new Statement(
                    "s3",
                    Act.SAID,
                    Quotation.DIRECT,
                    List.of(span("\"We need steel & patience,\""), span("\"and <b>money</b>.\"")),
                    List.of(last(4, "he said")),
                    new Source.Pronoun(first(2, "he said, \"and")),
                    null,
                    0.95),
                new Resolution.Open<>(
                    List.of(
                        new Speaker(Speaker.Kind.PERSON, "Tom Brandt", "Deputy mayor"),
                        new Speaker(Speaker.Kind.PERSON, "Karl Lund", "Harbour master")),
                    Resolution.Why.SEVERAL_FIT),
                null,
                null,
                new Resolution.Unknown<>(Resolution.Why.NOT_A_DAY)),
            new Attribution(
                new Statement(
                    "s4",
                    Act.SAID,
                    Quotation.INDIRECT,
                    List.of(
                        span("The council"),
                        span(
                            "believes that at least 40 people were hurt and that hundreds lost"
                                + " their homes")),
                    List.of(last(4, "official said")),
                    new Source.Described(span("a city official")),
                    null,
                    0.7),
                new Resolution.Settled<>(official, List.of(span("a city official")), 0.9),
                null,
                null,
                null),
            new Attribution(
                new Statement(
                    "s5",
                    Act.THOUGHT,
                    Quotation.INDIRECT,
                    List.of(
                        span(
                            "that at least 40 people were hurt and that hundreds lost their homes")),
                    List.of(span("believes")),
                    new Source.Named(span("The council")),
                    "s4",
                    0.41),
                new Resolution.Settled<>(council, List.of(span("The council")), 0.97),
                null,
                null,
                null),
            new Attribution(
                new Statement(
                    "s6",
                    Act.THOUGHT,
                    Quotation.INDIRECT,
                    List.of(span("=Nobody="), span("to be safe")),
                    List.of(span("is thought")),
                    new Source.Unstated(),
                    null,
                    0.6),
                new Resolution.Settled<>(
                    new Speaker(Speaker.Kind.NOBODY, null, null), List.of(), 0.9),
                null,
                null,
                null),
            new Attribution(
                new Statement(
                    "s7",
                    Act.SAID,
                    Quotation.DIRECT,
                    List.of(span("“It creaks.”")),
                    List.of(),
                    new Source.Unstated(),
                    null,
                    1),
                new Resolution.Unknown<>(Resolution.Why.NOBODY_NEAR),
                null,
                null,
                null));
    var figures =
        List.of(
            new Figure(
                "f1",
                span("at least 40"),
                40.0,
                null,
                null,
                Figure.Qualifier.AT_LEAST,
                Figure.Metric.WOUNDED,
                null,
                "people",
                "s5",
                "Port Sable",
                tuesday,
                0.9),
            new Figure(
                "f2",
                span("hundreds"),
                null,
                100.0,
                null,
                Figure.Qualifier.RANGE,
                Figure.Metric.HOMES,
                null,
                null,
                "s5",
                null,
                Days.ofYear(2025),
                0.5));
    var places =
        List.of(
            new PlaceMention(
                span("PORT SABLE"),
                new Resolution.Likely<>(
                    new PlaceMention.Place("Port Sable", "", -12.5, 45), List.of(), 0.7)),
            new PlaceMention(
                span("Harbour", 1), new Resolution.Unknown<>(Resolution.Why.NOT_IN_GAZETTEER)));
    var times =
        List.of(
            new TimeMention(
                span("Tuesday"), new Resolution.Settled<>(tuesday, List.of(span("Tuesday")), 1)),
            new TimeMention(span("winter"), new Resolution.Unknown<>(Resolution.Why.NOT_A_DAY)));
    return new Findings(
        article(),
        List.of("the photograph’s caption was left out"),
        attributions,
        figures,
        places,
        times,
        new Findings.MadeBy("0.1.0", "sha256:cafe"));
  }

  private static Article article() {
    return new Article(
        ArticleId.of(TEXT),
        TEXT,
        passages(),
        "Harbour bridge to close <for a year>",
        List.of("Ana Ruiz", "Li Wei"),
        null,
        "ANP",
        Days.of(LocalDate.of(2025, 3, 5)),
        new Dateline("PORT SABLE", span("PORT SABLE")),
        "https://example.org/a?b=1&c=\"2\"",
        "en",
        List.of(new RelatedLink("Winters & bridges", null)),
        new Provenance.LocalFile("examples/bridge.md"));
  }

  private static List<Passage> passages() {
    var passages = new ArrayList<Passage>();
    int at = 0;
    for (String block : TEXT.split("\n\n", -1)) {
      var kind =
          switch (passages.size()) {
            case 0 -> Passage.Kind.HEADLINE;
            case 1 -> Passage.Kind.BYLINE;
            default -> Passage.Kind.PARAGRAPH;
          };
      passages.add(new Passage(kind, new Span(at, at + block.stripTrailing().length())));
      at += block.length() + 2;
    }
    return passages;
  }

  /** Returns where words stand for the first time. */
  static Span span(String words) {
    return span(words, 0);
  }

  private static Span span(String words, int before) {
    int at = -1;
    for (int i = 0; i <= before; i++) {
      at = TEXT.indexOf(words, at + 1);
      if (at < 0) {
        throw new IllegalArgumentException("not in the text: " + words);
      }
    }
    return new Span(at, at + words.length());
  }

  private static Span first(int length, String words) {
    int start = span(words).start();
    return new Span(start, start + length);
  }

  private static Span last(int length, String words) {
    int end = span(words).end();
    return new Span(end - length, end);
  }
}
