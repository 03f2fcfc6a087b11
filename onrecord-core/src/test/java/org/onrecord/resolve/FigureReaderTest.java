package org.onrecord.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.onrecord.statement.Figure;

class FigureReaderTest {
  private static List<String> read(String text) {
    var article = Texts.article(text, "2024-05-15");
    return FigureReader.read(article, List.of(), TimeReader.read(article)).stream()
        .map(FigureReaderTest::line)
        .toList();
  }

  private static String line(Figure f) {
    String number =
        f.amount() != null
            ? String.valueOf(Math.round(f.amount()))
            : Math.round(f.low() == null ? -1 : f.low())
                + "-"
                + (f.high() == null ? "" : Math.round(f.high()));
    return f.qualifier().label()
        + " "
        + number
        + " "
        + f.metric().name().toLowerCase(java.util.Locale.ROOT)
        + (f.unit() == null ? "" : " " + f.unit());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "The blast killed two civilians. | exact 2 killed",
        "A shell hit the market, killing two. | exact 2 killed",
        "Two were killed in the market. | exact 2 killed",
        "The blast left four dead. | exact 4 killed",
        "The death toll rose to 25. | exact 25 killed",
        "At least 20 people died when it sank. | at least 20 killed",
        "More than 300 passengers were injured. | more than 300 wounded",
        "Some 370,000 people fled the valley. | about 370000 displaced",
        "Police arrested 46 protesters. | exact 46 detained",
        "Officials reported 523 new infections. | exact 523 infected",
        "The fire destroyed 120 homes. | exact 120 homes",
        "Examplia sent 3,000 troops to the border. | exact 3000 military",
        "Fewer than 90 votes were counted. | fewer than 90 votes",
        "Up to 40 miners are missing. | at most 40 missing",
        "Twenty-one thousand people were evacuated. | exact 21000 evacuated",
        "No one was hurt. | exact 0 wounded",
        "It bought 62 buses. | exact 62 other"
      })
  void tellsWhatIsCounted(String text, String expected) {
    assertThat(read(text)).containsExactly(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Dozens were wounded. | range 12- wounded",
        "Tens of thousands of people marched. | range 10000- participants",
        "Between 10 and 15 people died. | range 10-15 killed",
        "It costs five to six million euros. | range 5000000-6000000 money EUR",
        "It lost 15–25 million dollars. | range 15000000-25000000 money USD"
      })
  void readsRanges(String text, String expected) {
    assertThat(read(text)).containsExactly(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "It cost $2.5 million. | exact 2500000 money USD",
        "It cost 1.2bn euros. | exact 1200000000 money EUR",
        "It cost A$40. | exact 40 money AUD",
        "It cost about £17,500. | about 17500 money GBP",
        "Support fell to 40%. | exact 40 other percent"
      })
  void readsMoneyAndPercentages(String text, String expected) {
    assertThat(read(text)).containsExactly(expected);
  }

  @Test
  void keepsCoordinatedCountsApart() {
    assertThat(read("The raid left 20 killed and 30 wounded."))
        .containsExactly("exact 20 killed", "exact 30 wounded");
    assertThat(
            read(
                "4,300 Examplian troops had been killed in combat, while some 37,000 were wounded."))
        .containsExactly("exact 4300 killed", "about 37000 wounded");
    assertThat(read("It killed 12 soldiers and three civilians."))
        .containsExactly("exact 12 killed", "exact 3 killed");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Ann Lee, 41, resigned.",
        "A 20-year-old student won.",
        "It took three days and 40 minutes.",
        "It lies 12 miles away, 3,000 metres up.",
        "Take Interstate 75 to Room 12.",
        "The Lions won 3-1.",
        "One in five agrees.",
        "Born on January 4, 2019, at 10 a.m.",
        "The 15th race was the 2nd.",
        "The B-17 took off."
      })
  void leavesOutWhatIsNoCount(String text) {
    assertThat(read(text)).isEmpty();
  }

  @Test
  void givesAFigureToTheInnermostStatementThatHoldsIt() {
    String text = "Police said medics reported two people were killed. Three were hurt.";
    var article = Texts.article(text, null);
    var outer =
        Texts.statement("s1", text, "Police", "said", "medics reported two people were killed");
    var inner = Texts.statement("s2", text, "medics", "reported", "two people were killed");
    assertThat(FigureReader.read(article, List.of(outer, inner), List.of()))
        .extracting(Figure::statement)
        .containsExactly("s2", null);
  }

  @Test
  void saysWhatIsCountedInTheArticlesWords() {
    String text = "At least 20 fishing boats sank.";
    var figure = FigureReader.read(Texts.article(text, null), List.of(), List.of()).get(0);
    assertThat(figure.of()).isEqualTo("fishing boats");
    assertThat(figure.span().in(text)).isEqualTo("At least 20 fishing boats");
  }
}
