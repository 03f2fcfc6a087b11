package org.onrecord.statement;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.onrecord.article.Span;

class SourceWordingTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Ms Lund",
        "Lund",
        "Foreign Minister Maria Lund",
        "foreign minister Maria Lund",
        "the minister, Maria Lund,",
        "Maria Lund, a resident of the town",
        "the Treasury",
        "The White House",
        "the Examplian defence ministry",
        "UN",
        "the BBC",
        "a resident, Maria Lund,",
        "Maria van der Lund"
      })
  void callsAnythingWithAProperNameOfItsOwnNamed(String source) {
    assertThat(classify(source)).isInstanceOf(Source.Named.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Residents",
        "residents",
        "The minister",
        "the minister",
        "a senior Treasury official",
        "Officials in Examplia",
        "Examplian officials",
        "One resident",
        "a spokesperson for the Ministry of Health",
        "police",
        "A survey",
        "the 80-year-old",
        "Some of the villagers"
      })
  void callsARoleAloneDescribed(String source) {
    assertThat(classify(source)).isInstanceOf(Source.Described.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"he", "She", "they", "I", "which", "both of them", "it"})
  void callsAPronounAPronoun(String source) {
    assertThat(classify(source)).isInstanceOf(Source.Pronoun.class);
  }

  private static Source classify(String source) {
    String text = source + " said so.";
    return SourceWording.of(text, new Span(0, source.length()));
  }
}
