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
        "It cost 75 cents. | exact 1 money USD",
        "It cost £5m. | exact 5000000 money GBP",
        "It cost two and a half million euros. | exact 2500000 money EUR",
        "It cost 13 lakh rupees. | exact 1300000 money INR",
        "It cost one million and a half euros. | exact 1500000 money EUR",
        "It cost 2½ million euros. | exact 2500000 money EUR",
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
                "4,300 Examplian troops had been killed in combat, while some 37,000 were"
                    + " wounded."))
        .containsExactly("exact 4300 killed", "about 37000 wounded");
    assertThat(read("It killed 12 soldiers and three civilians."))
        .containsExactly("exact 12 killed", "exact 3 killed");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "The toll rose to 25, and some 3,200 people have left their homes."
            + " | exact 25 killed; about 3200 displaced",
        "The toll rose from 12 to 15. | exact 12 killed; exact 15 killed",
        "A man and two women were killed. | exact 1 killed; exact 2 killed",
        "The shelling killed 12 soldiers and a civilian. | exact 12 killed; exact 1 killed",
        "Two officers and three miners were hurt. | exact 2 wounded; exact 3 wounded",
        "The quake killed 40 people, including nine children. | exact 40 killed; exact 9 killed",
        "The fire killed 20 people, of whom three were nurses. | exact 20 killed; exact 3 killed",
        "It condemned the murder of six priests and their two nurses."
            + " | exact 6 killed; exact 2 killed",
        "Police wounded 20 and arrested another 20. | exact 20 wounded; exact 20 detained",
        "At least 30 suspects in 12 towns were arrested."
            + " | at least 30 detained; exact 12 other"
      })
  void givesEveryNumberTheWordsThatGovernIt(String text, String expected) {
    assertThat(String.join("; ", read(text))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Nine guards travelling aboard a bus were killed. | exact 9 killed",
        "Seven clerks (three of them women) were wounded. | exact 7 wounded; exact 3 wounded",
        "Six monks, five of them foreigners, were murdered. | exact 6 killed; exact 5 killed",
        "Four were stabbed to death. | exact 4 killed",
        "No crew were injured. | exact 0 wounded",
        "Nobody was killed. | exact 0 killed",
        "A crowd of a hundred thousand came. | exact 100000 participants",
        "Fewer than two hundred showed up. | fewer than 200 participants",
        "The search involved divers, involving over 500 officers."
            + " | more than 500 participants",
        "The assembly passed it by a vote of 230–198. | exact 230 votes; exact 198 votes"
      })
  void findsTheVerbBeyondAsidesAndIdioms(String text, String expected) {
    assertThat(String.join("; ", read(text))).isEqualTo(expected);
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
        "The B-17 took off.",
        "Two thirds of the voters agreed.",
        "It came from hundreds of miles away.",
        "The singer died at 78.",
        "Ann Lee is survived by two sons.",
        "One senator, Ann Lee, disagreed.",
        "They met at 36 Harbour Street.",
        "Phase two begins."
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
  void keepsStatementsApartThatStandSideBySide() {
    String text = "Lee said two people died. Cole said three boats sank. Four cars burned.";
    var first = Texts.statement("s1", text, "Lee", "said", "two people died");
    var second = Texts.statement("s2", text, "Cole", "said", "three boats sank");
    assertThat(FigureReader.read(Texts.article(text, null), List.of(second, first), List.of()))
        .extracting(Figure::statement)
        .containsExactly("s1", "s2", null);
  }

  @Test
  void saysWhatIsCountedInTheArticlesWords() {
    String text = "At least 20 fishing boats sank.";
    var figure = FigureReader.read(Texts.article(text, null), List.of(), List.of()).get(0);
    assertThat(figure.of()).isEqualTo("fishing boats");
    assertThat(figure.span().in(text)).isEqualTo("At least 20 fishing boats");
  }
}
