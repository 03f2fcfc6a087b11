package org.onrecord.resolve;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberWordsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "twenty-one thousand three hundred and six | 21306",
        "two thousand and six | 2006",
        "half a million | 500000",
        "a quarter million | 250000",
        "three dozen | 36",
        "two point five million | 2500000",
        "one million-and-a-half | 1500000",
        "1.2bn | 1200000000",
        "10k | 10000",
        "12,500 | 12500",
        ".75 | 0.75"
      })
  void readsNumbersInDigitsAndWords(String text, double expected) {
    var number = requireNonNull(NumberWords.at(new TextWords(text), 0));
    assertThat(number.value()).isEqualTo(expected);
  }

  @Test
  void joinsGroupsThatNarrowBlanksDivide() {
    var number = requireNonNull(NumberWords.at(new TextWords("40\u202f000 people"), 0));
    assertThat(number.value()).isEqualTo(40_000);
    assertThat(NumberWords.at(new TextWords("40 000 people"), 0))
        .extracting("value")
        .isEqualTo(40.0);
  }

  @Test
  void endsALowerBoundWhereTheUpperOneBegins() {
    var number =
        requireNonNull(NumberWords.at(new TextWords("between two thousand and three thousand"), 1));
    assertThat(number.value()).isEqualTo(2000);
  }

  @ParameterizedTest
  @ValueSource(strings = {"29km", "4th", "1970s", "people", "a man"})
  void readsNoNumberWhereThereIsNone(String text) {
    assertThat(NumberWords.at(new TextWords(text), 0)).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "two thirds | 0.6666666667",
        "3/4 | 0.75",
        "2 1/4 | 2.25",
        "one and a half | 1.5",
        "one hundred and three quarters | 100.75",
        "three twenty-firsts | 0.1428571429",
        "one in five | 0.2",
        "three out of ten | 0.3"
      })
  void readsFractions(String text, double expected) {
    var number = requireNonNull(FractionWords.at(new TextWords(text), 0));
    assertThat(number.value()).isCloseTo(expected, org.assertj.core.data.Offset.offset(1e-9));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a first class seat", "20 people", "5/17/2018", "the third"})
  void readsNoFractionWhereThereIsNone(String text) {
    assertThat(FractionWords.at(new TextWords(text), 0)).isNull();
  }
}
