package org.onrecord.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onrecord.statement.Attribution;
import org.onrecord.statement.Figure;
import org.onrecord.statement.Resolution;

class FigureSettingTest {
  private static List<String> read(String text) {
    var article = Texts.article(text, "2024-05-15");
    var times = TimeReader.read(article);
    return FigureSetting.settle(
            article,
            FigureReader.read(article, List.of(), times),
            PlaceReader.read(article, List.of(), List.of()),
            times,
            List.of())
        .stream()
        .map(FigureSettingTest::line)
        .toList();
  }

  private static String line(Figure it) {
    var when = it.when();
    return Math.round(it.amount() == null ? -1 : it.amount())
        + " "
        + it.place()
        + " "
        + (when == null
            ? null
            : when.first().equals(when.last()) ? when.first() : when.first() + "/" + when.last());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "A blast in Riga killed two people on Monday. | 2 Riga 2024-05-13",
        "On Monday two people were killed in Riga, Latvia. | 2 Riga 2024-05-13",
        "In France, twelve people were hurt near the city of Lyon on 3 May. | 12 Lyon 2024-05-03",
        "Floods hit Latvia. Forty people were evacuated. | 40 Latvia null",
        "The firm spent $40 million. | 40000000 null null",
        "The firm spent $40 million in Latvia in 2019. | 40000000 Latvia 2019-01-01/2019-12-31",
      })
  void theSentenceSaysWhereAndWhen(String text, String expected) {
    assertThat(read(text)).containsExactly(expected);
  }

  @Test
  void theOpeningSaysWhereAndWhenPeopleCameToHarm() {
    String text =
        "Bus falls off bridge\n\nA bus fell off a bridge in Riga on Sunday.\n\n"
            + "It had come from the coast. Seven passengers were killed.\n\n"
            + "The city will spend two million euros on railings.";
    assertThat(read(text)).containsExactly("7 Riga 2024-05-12", "2000000 null null");
  }

  @Test
  void whatStandsLateInTheArticleIsNoSetting() {
    String text =
        "Storm\n\nA storm came. It was strong. Nobody had expected it.\n\n"
            + "Three people died.\n\nA year ago a storm in Riga on 3 May broke windows.";
    assertThat(read(text)).contains("3 null null");
  }

  @Test
  void theDayOfSayingIsNotTheDayOfHarm() {
    String text = "The mayor said on Tuesday that two people had been killed in Riga.";
    var article = Texts.article(text, "2024-05-15");
    var times = TimeReader.read(article);
    var statement =
        Texts.statement("s1", text, "The mayor", "said", "that two people had been killed in Riga");
    Resolution<org.onrecord.article.Days> when =
        SayingTime.in(article, List.of(statement), times).of(statement);
    assertThat(when).isNotNull();
    var said =
        new Attribution(
            statement, new Resolution.Unknown<>(Resolution.Why.NOBODY_NEAR), null, null, when);
    var figures = FigureReader.read(article, List.of(statement), times);
    var places = PlaceReader.read(article, List.of(), List.of(statement));
    assertThat(FigureSetting.settle(article, figures, places, times, List.of(said)))
        .map(FigureSettingTest::line)
        .containsExactly("2 Riga null");
  }

  @Test
  @Timeout(20)
  void manyFiguresAndPlacesTakeTimeInProportion() {
    String text = "In Riga and in Jelgava two people were killed on Monday ".repeat(20_000);
    var article = Texts.article(text, "2024-05-15");
    var times = TimeReader.read(article);
    var figures = FigureReader.read(article, List.of(), times);
    var places = PlaceReader.read(article, List.of(), List.of());
    long began = System.nanoTime();
    var settled = FigureSetting.settle(article, figures, places, times, List.of());
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(10));
    assertThat(settled).hasSameSizeAs(figures);
  }
}
