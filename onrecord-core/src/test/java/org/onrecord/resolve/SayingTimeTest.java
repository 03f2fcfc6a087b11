package org.onrecord.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onrecord.article.Days;
import org.onrecord.statement.Statement;

class SayingTimeTest {
  private static @Nullable String when(String text, Statement statement) {
    var article = Texts.article(text, "2024-05-15");
    var when = SayingTime.of(article, statement, TimeReader.read(article));
    Days days = when == null ? null : Texts.value(when);
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
        "Ms Reyes said on social media that rates fall. | on social media",
        "Ms Reyes said in a statement that rates fall. | in a statement",
        "Ms Reyes said on Twitter that rates fall. | on Twitter",
        "Ms Reyes said on her own Example Social platform that rates fall. | on her own Example Social platform",
        "Ms Reyes said at a press conference that rates fall. | at a press conference",
        "In a televised address, Ms Reyes said that rates fall. | In a televised address",
        "Ms Reyes said in an interview with the Examplia Post that rates fall. | in an interview with the Examplia Post"
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
