package org.onrecord.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.onrecord.article.Days;
import org.onrecord.statement.Statement;

class SayingTimeTest {
  /** Dates the last of an article's statements. */
  private static @Nullable String when(String text, Statement... statements) {
    var article = Texts.article(text, "2024-05-15");
    var when =
        SayingTime.in(article, List.of(statements), TimeReader.read(article))
            .of(statements[statements.length - 1]);
    Days days = when == null ? null : when.value();
    return days == null ? null : days.iso();
  }

  @Test
  void datesASayingByTheDayBesideItsCue() {
    String text = "Rates will fall by June, Ms Reyes said Sunday.";
    assertThat(
            when(text, Texts.statement("s1", text, "Ms Reyes", "said", "Rates will fall by June")))
        .isEqualTo("2024-05-12");
  }

  @Test
  void datesASayingByTheDayThatOpensItsSentence() {
    String text =
        "On Monday, Ms Reyes, the finance minister of Examplia, said rates will fall by June.";
    assertThat(
            when(
                text,
                Texts.statement(
                    "s1",
                    text,
                    "Ms Reyes, the finance minister of Examplia",
                    "said",
                    "rates will fall by June")))
        .isEqualTo("2024-05-13");
  }

  @Test
  void doesNotDateASayingByWhatWasSaid() {
    String text = "Ms Reyes said rates fell on Sunday.";
    assertThat(when(text, Texts.statement("s1", text, "Ms Reyes", "said", "rates fell on Sunday")))
        .isNull();
  }

  @Test
  void doesNotDateASayingByARelativeClause() {
    String text = "Ms Reyes, who resigned on Sunday, said rates will fall.";
    assertThat(when(text, Texts.statement("s1", text, "Ms Reyes", "said", "rates will fall")))
        .isNull();
  }

  @Test
  void doesNotDateASayingByTheNextSentence() {
    String text = "Rates will fall, Ms Reyes said. On Sunday it rained.";
    assertThat(when(text, Texts.statement("s1", text, "Ms Reyes", "said", "Rates will fall")))
        .isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Ms Reyes on Monday said it rains. | 2024-05-13",
        "Ms Reyes told reporters in London on Monday it rains. | 2024-05-13",
        "In a letter to the Post, published on Monday, Ms Reyes said it rains. | 2024-05-13",
        "As of yesterday, Ms Reyes said it rains. | 2024-05-14",
        "It rained all day, but yesterday Ms Reyes said it rains. | 2024-05-14",
        "In a 2006 interview, Ms Reyes said it rains. | 2006",
        "By today’s ruling, Ms Reyes said it rains. | 2024-05-15",
        "At the vote in 2008, the party won and Ms Reyes said it rains. | 2008",
        "It snowed until 2008, when Ms Reyes said it rains. | 2008",
        "When asked on Monday about the floods, Ms Reyes said it rains. | 2024-05-13",
        "Ms Reyes said when asked on Monday that it rains. | 2024-05-13",
        "On Monday, in the paper announcing it, Ms Reyes said it rains. | 2024-05-13",
        "In a poll completed on Monday, Ms Reyes said it rains. | 2024-05-13",
        "In Sunday’s debate, Ms Reyes said it rains. | 2024-05-12"
      })
  void datesASayingByTheWordsOfItsClause(String text, String expected) {
    String cue = text.contains("told") ? "told" : "said";
    assertThat(when(text, Texts.statement("s1", text, "Ms Reyes", cue, "it rains")))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The bridge opened on Sunday, but Ms Reyes said it rains.",
        "Asked about a 2005 law, Ms Reyes said it rains.",
        "Asked about Monday’s attack, Ms Reyes said it rains.",
        "After the fall of Sunday, Ms Reyes said it rains.",
        "The mayor, who was elected in 2012, left and Ms Reyes said it rains.",
        "On Sunday, a day after Ms Reyes said it rains, the mayor left.",
        "On Sunday the board, to which Ms Reyes said it rains, met.",
        "Ms Reyes said it rains when it opened on Sunday.",
        "Ms Reyes said it rains; on Sunday it opened.",
        "On Sunday, Ms Reyes would not have said it rains.",
        "HARBOUR CITY, May 12 (ENA) — Ms Reyes said it rains.",
        "Asked about the mayor's 2008 and 2012 races, Ms Reyes said it rains.",
        "Ms Reyes said it rains.'' On Sunday it opened."
      })
  void datesNoSayingByTheWordsOfAnotherClause(String text) {
    assertThat(when(text, Texts.statement("s1", text, "Ms Reyes", "said", "it rains"))).isNull();
  }

  @Test
  void datesNoSayingByWhatOnlyDescribesTheSpeaker() {
    String text = "It rains, said Ann Lee, the head of the campaign in 2008.";
    String lee = "Ann Lee, the head of the campaign in 2008";
    assertThat(when(text, Texts.statement("s1", text, lee, "said", "It rains"))).isNull();
    String study = "According to a study of rain, published in 2008, it rains.";
    String source = "a study of rain, published in 2008";
    assertThat(when(study, Texts.statement("s1", study, source, "According to", "it rains")))
        .isEqualTo("2008");
  }

  @Test
  void datesTwoVerbsThatAndJoinsByTheDayBetweenThem() {
    String text = "The council condemned the raid on Monday and called for talks.";
    assertThat(
            when(
                text,
                Texts.statement("s1", text, "The council", "condemned", "the raid"),
                Texts.statement("s2", text, "The council", "called for", "talks")))
        .isEqualTo("2024-05-13");
  }

  @Test
  void datesNoSayingByTheDayOfTheSameSpeakersNextVerb() {
    String text = "The minister calmed the markets, adding on Friday that rates fall.";
    assertThat(
            when(
                text,
                Texts.statement("s2", text, "The minister", "adding", "that rates fall"),
                Texts.statement("s1", text, "The minister", "calmed", "the markets")))
        .isNull();
  }

  @Test
  void datesTwoSayingsOfOneSpeakerByOneDay() {
    String text = "The court on Monday upheld the ban and ordered a review of it.";
    assertThat(
            when(
                text,
                Texts.statement("s1", text, "The court", "upheld", "the ban"),
                Texts.statement("s2", text, "The court", "ordered", "a review of it")))
        .isEqualTo("2024-05-13");
  }

  @Test
  void datesNoSayingByTheDayOfAnotherSpeaker() {
    String text = "Mr Lee said on Monday it snows, and Ms Reyes said later it rains.";
    assertThat(
            when(
                text,
                Texts.statement("s1", text, "Mr Lee", "said", "it snows"),
                Texts.statement("s2", text, "Ms Reyes", "said later", "it rains")))
        .isNull();
  }

  @Test
  void datesWhatIsSaidWithinAContentByThatContent() {
    String text = "On Sunday, Mr Lee said Ms Reyes announced on Friday that it rains.";
    assertThat(
            when(
                text,
                Texts.statement(
                    "s1", text, "Mr Lee", "said", "Ms Reyes announced on Friday that it rains"),
                Texts.statement("s2", text, "Ms Reyes", "announced", "that it rains")))
        .isEqualTo("2024-05-10");
  }

  @Test
  void datesAPromiseOrADeclarationByThePastDayThatClosesIt() {
    String text = "The agency declared the outbreak an emergency on March 11.";
    assertThat(
            when(
                text,
                Texts.statement(
                    "s1", text, "The agency", "declared", "the outbreak an emergency on March 11")))
        .isEqualTo("2024-03-11");
    String yetToCome = "The agency announced an election on June 11.";
    assertThat(
            when(
                yetToCome,
                Texts.statement(
                    "s1", yetToCome, "The agency", "announced", "an election on June 11")))
        .isNull();
  }

  @Test
  void datesNoThoughtAndNoHearsay() {
    String text = "On Sunday the mayor hoped for rain and reportedly left.";
    var hoped = Texts.statement("s1", text, "the mayor", "hoped", "for rain");
    var thought =
        new Statement(
            "s1",
            Statement.Act.THOUGHT,
            hoped.quotation(),
            hoped.content(),
            hoped.cue(),
            hoped.source(),
            null,
            0.9);
    assertThat(when(text, thought)).isNull();
    assertThat(when(text, Texts.statement("s1", text, "", "reportedly", "left"))).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Ms Reyes said on social media that rates fall. | on social media",
        "Ms Reyes said in a statement that rates fall. | in a statement",
        "Ms Reyes said on Twitter that rates fall. | on Twitter",
        "Ms Reyes said on her own Example Social platform that rates fall. | on her own Example"
            + " Social platform",
        "Ms Reyes said at a press conference that rates fall. | at a press conference",
        "In a televised address, Ms Reyes said that rates fall. | In a televised address",
        "Ms Reyes said in an interview with the Examplia Post that rates fall. | in an interview"
            + " with the Examplia Post"
      })
  void findsTheChannel(String text, String expected) {
    var channel =
        Channel.of(
            Texts.article(text, null),
            Texts.statement("s1", text, "Ms Reyes", "said", "that rates fall"));
    assertThat(channel).isEqualTo(Texts.span(text, expected));
  }

  @Test
  void takesNobodyToldForAChannel() {
    String text = "Ms Reyes told CNN that rates fall on Twitter.";
    assertThat(
            Channel.of(
                Texts.article(text, null),
                Texts.statement("s1", text, "Ms Reyes", "told", "that rates fall on Twitter")))
        .isNull();
  }
}
