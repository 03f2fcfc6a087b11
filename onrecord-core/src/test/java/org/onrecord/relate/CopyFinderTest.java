package org.onrecord.relate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.onrecord.article.Article;
import org.onrecord.article.ArticleId;
import org.onrecord.article.Passage;
import org.onrecord.article.Provenance;
import org.onrecord.article.Span;
import org.onrecord.article.WireCopy;

class CopyFinderTest {
  private static final String LEAD =
      "The harbour of Port Esmond was closed on Tuesday after a freighter with 9,000 tonnes of grain"
          + " ran aground at its mouth, the port authority said (AP).";
  private static final String TUGS =
      "Three tugs tried through the night to pull the ship free, but the tide was too low and two of"
          + " the cables broke before dawn.";
  private static final String QUOTED =
      "“We will try again when the water comes back, and we will go on trying until she floats,”"
          + " harbour master Ines Calder told reporters on the quay.";
  private static final String FERRIES =
      "Ferries to the outer islands were cancelled and some 1,200 passengers spent the night in a"
          + " sports hall that the town had opened for them.";
  private static final String OWNER =
      "The owner of the freighter, a company in the Marshall Islands, did not answer questions about"
          + " the age of its charts.";
  private static final String COUNCIL =
      "In other news the council put off its vote on the tram line until the spring, when the report"
          + " of the auditors is due.";
  private static final String WEATHER =
      "Rain is expected on the coast through Thursday, with winds that the weather service calls"
          + " strong for the season.";

  private final List<Article> articles = new ArrayList<>();
  private final CopyFinder finder = new CopyFinder(id -> articles.get((int) id));

  @Test
  void findsAReportPrintedWhole() {
    add("Freighter blocks harbour", LEAD, TUGS, QUOTED, FERRIES, OWNER);
    var copy = add("Ship runs aground", LEAD, TUGS, QUOTED, FERRIES, OWNER).orElseThrow();
    assertThat(copy.original()).isZero();
    assertThat(copy.share()).isGreaterThan(0.95);
    assertThat(copy.shareOfOriginal()).isGreaterThan(0.95);
  }

  @Test
  void findsACopyThatWasCutAddedToAndPunctuatedAnew() {
    add("Freighter blocks harbour", LEAD, TUGS, QUOTED, FERRIES, OWNER);
    var article =
        add(
                "Ship runs aground",
                WEATHER,
                LEAD.replace(" (AP)", ""),
                COUNCIL,
                QUOTED.replace("“", "«").replace("”", "»"))
            .orElseThrow();
    var text = articles.getLast().text();
    assertThat(article.spans().stream().map(span -> span.in(text)).toList())
        .hasSize(2)
        .satisfies(it -> assertThat(it.getFirst()).startsWith("The harbour").endsWith("said"))
        .satisfies(it -> assertThat(it.getLast()).startsWith("We will try").endsWith("quay"));
    assertThat(article.share()).isBetween(0.4, 0.6);
  }

  @Test
  void findsACopyOfWhichOnlyTheLeadIsLeft() {
    add("Freighter blocks harbour", LEAD, TUGS, QUOTED, FERRIES, OWNER);
    assertThat(add("Briefs", LEAD, COUNCIL, WEATHER)).isPresent();
  }

  @Test
  void findsThatAnEarlierOneIsPartOfTheLater() {
    add("Freighter", LEAD);
    var copy = add("Freighter blocks harbour", LEAD, TUGS, QUOTED, FERRIES, OWNER).orElseThrow();
    assertThat(copy.share()).isLessThan(0.4);
    assertThat(copy.shareOfOriginal()).isGreaterThan(0.9);
  }

  @Test
  void theSameSpeechQuotedTwiceIsNoCopy() {
    String speech =
        "“No ship leaves this harbour and none comes in before my divers have seen every metre of"
            + " the channel with their own eyes,”";
    add("Mayor closes port", speech + " Mayor Tom Arden said.", FERRIES, OWNER);
    assertThat(add("A town waits", "On Tuesday the mayor said: " + speech + ".", COUNCIL, WEATHER))
        .isEmpty();
  }

  @Test
  void aStandingNoteBelowTwoArticlesIsNoCopy() {
    String note =
        "The Gull is published by its readers; write to us at the old customs house, and tell us"
            + " what we got wrong, every day but Sunday.";
    add("Freighter blocks harbour", LEAD, TUGS, QUOTED, FERRIES, OWNER, note);
    assertThat(
            add(
                "Tram vote put off",
                COUNCIL,
                WEATHER,
                "Nobody in the chamber spoke against the delay, which the mayor’s party had asked"
                    + " for.",
                "The line would join the station with the hospital and cost more than any that the"
                    + " town has built.",
                note))
        .isEmpty();
  }

  @Test
  void manyCopiesAreAllTiedToTheFirst() {
    add("Freighter blocks harbour", LEAD, TUGS, QUOTED, FERRIES, OWNER);
    for (int i = 0; i < 100; i++) {
      assertThat(add("Paper " + i, LEAD, TUGS, FERRIES).orElseThrow().original()).isZero();
    }
  }

  @Test
  void takesFromTwoReports() {
    add("Freighter blocks harbour", LEAD, TUGS, QUOTED);
    add("Council", COUNCIL, WEATHER);
    var copy = add("The day", LEAD, TUGS, COUNCIL).orElseThrow();
    assertThat(copy.original()).isZero();
    assertThat(copy.spans()).hasSize(2);
  }

  @Test
  void whatWasFoundBeforeHoldsWhileNothingNewHasToDoWithIt() {
    articles.add(article("Freighter", LEAD, TUGS));
    articles.add(article("Ship", LEAD, TUGS));
    articles.add(article("Tram", COUNCIL, WEATHER));
    var before = new WireCopy(1, 0, 0.5, 0.5, List.of(new Span(0, 10)));
    finder.addAgain(0, Sketch.of(articles.get(0)), null);
    finder.add(2, Sketch.of(articles.get(2)));
    assertThat(finder.addAgain(1, Sketch.of(articles.get(1)), before)).contains(before);
  }

  @Test
  void whatWasFoundBeforeIsFoundAgainWhereAnEarlierOneCameIn() {
    articles.add(article("Freighter", LEAD, TUGS));
    articles.add(article("Ship", LEAD, TUGS));
    var before = new WireCopy(1, 7, 0.5, 0.5, List.of(new Span(0, 10)));
    finder.add(0, Sketch.of(articles.get(0)));
    assertThat(finder.addAgain(1, Sketch.of(articles.get(1)), before).orElseThrow().original())
        .isZero();
  }

  @Test
  void aSketchIsReadBackAsItWasWritten() {
    var sketch = Sketch.of(article("Freighter", LEAD, TUGS, QUOTED));
    var again = Sketch.of(sketch.toBytes());
    assertThat(again.sentences()).isEqualTo(3);
    assertThat(again.toBytes()).isEqualTo(sketch.toBytes());
    assertThat(Sketch.of(article("Hm", "No.")).toBytes()).isEmpty();
  }

  private Optional<WireCopy> add(String... passages) {
    var article = article(passages);
    articles.add(article);
    return finder.add(articles.size() - 1, Sketch.of(article));
  }

  private static Article article(String... lines) {
    var passages = new ArrayList<Passage>();
    int at = 0;
    for (String line : lines) {
      passages.add(
          new Passage(
              at == 0 ? Passage.Kind.HEADLINE : Passage.Kind.PARAGRAPH,
              new Span(at, at + line.length())));
      at += line.length() + 2;
    }
    String text = String.join("\n\n", lines);
    return new Article(
        ArticleId.of(text),
        text,
        passages,
        lines[0],
        List.of(),
        null,
        null,
        null,
        null,
        null,
        "en",
        List.of(),
        new Provenance.LocalFile("a.txt"));
  }
}
