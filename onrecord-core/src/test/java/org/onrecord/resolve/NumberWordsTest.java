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
        "12,34,567 | 1234567",
        "7,5 | 7.5",
        "1.250,50 | 1250.5",
        "1.3e6 | 1300000",
        "3 hundred and 21 | 321",
        "4 thousand 3 hundred | 4300",
        "fifty - two | 52",
        "three hundred and two dozen | 324",
        "half million | 500000",
        "one million and a half | 1500000",
        "3 million and a quarter | 3250000",
        "five billion and three quarters | 5750000000",
        "one billion and a half million | 1000500000",
        "13 lakh | 1300000",
        "three lakh crore | 3000000000000",
        "2mil | 2000000",
        "10 bln | 10000000000",
        "2.33 k | 2330",
        "nine point nought four | 9.04",
        ".75 | 0.75"
      })
  void readsNumbersInDigitsAndWords(String text, double expected) {
    var number = requireNonNull(NumberWords.at(new TextWords(text), 0));
    assertThat(number.value()).isEqualTo(expected);
  }

  @Test
  void joinsGroupsThatBlanksDivideWhereTheyAreRoundOrSeveral() {
    assertThat(NumberWords.at(new TextWords("40 000 people"), 0))
        .extracting("value")
        .isEqualTo(40_000.0);
    assertThat(NumberWords.at(new TextWords("1 414 021 people"), 0))
        .extracting("value")
        .isEqualTo(1_414_021.0);
    assertThat(NumberWords.at(new TextWords("40 120 people"), 0))
        .extracting("value")
        .isEqualTo(40.0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"the one you mentioned", "this one is", "which one do you prefer"})
  void takesNoPronounForANumber(String text) {
    assertThat(NumberWords.at(new TextWords(text), 1)).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"5 million and two others", "300 million and a dozen houses"})
  void addsNothingThatIsCountedByItself(String text) {
    var number = requireNonNull(NumberWords.at(new TextWords(text), 0));
    assertThat(number.end()).isEqualTo(2);
  }

  @Test
  void readsARunOverTenKilometresAsNoThousands() {
    assertThat(NumberWords.at(new TextWords("a 10 k race"), 1)).extracting("value").isEqualTo(10.0);
  }

  @Test
  void joinsGroupsThatNarrowBlanksDivide() {
    var number = requireNonNull(NumberWords.at(new TextWords("40\u202f000 people"), 0));
    assertThat(number.value()).isEqualTo(40_000);
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
        "five and a half million | 5500000",
        "two thirds of a million | 666666.6666666666",
        "¾ | 0.75",
        "2½ | 2.5",
        "2 ½ million | 2500000",
        "half people | 0.5",
        "three out of ten | 0.3"
      })
  void readsFractions(String text, double expected) {
    var number = requireNonNull(FractionWords.at(new TextWords(text), 0));
    assertThat(number.value()).isCloseTo(expected, org.assertj.core.data.Offset.offset(1e-9));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a first class seat", "20 people", "5/17/2018", "the third", "half past two"})
  void readsNoFractionWhereThereIsNone(String text) {
    assertThat(FractionWords.at(new TextWords(text), 0)).isNull();
  }
}
