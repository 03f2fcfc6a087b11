package org.onrecord.extract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClausesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "a drug which <doctors> {said} [had caused fits]; which … had caused fits",
        "a man who <police> {say} [robbed a bank]; who … robbed a bank",
        "the village that <Lund> {claimed} [was empty]; that … was empty",
        "a tax, which <Lund> {said} [he would pay]; he would pay",
        "the year in which <Lund> {said} [was no rain]; was no rain",
        "asked about the mayor, who <Lund> on Monday {said} [was ill]; was ill",
        "He asked which. <Lund> {said} [none]; none",
        "<Lund>, who {said} [no]; no",
      })
  void takesAlongThePronounThatStandsForWhatIsSaid(String marked, String content) {
    assertThat(mended(marked)).endsWith("| " + content);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "[Rebels allegedly fired on it]; - | allegedly | Rebels … fired on it",
        "[Reportedly no one was hurt]; - | - | Reportedly no one was hurt",
        "<Lund> {said} [it was allegedly lost]; Lund | said | it was allegedly lost",
      })
  void takesAnAdverbOfHearsayForTheCueWhereThereIsNone(String marked, String expected) {
    assertThat(mended(marked)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "[HARROW (Meridian) - The harbour is shut], <he> {said}.; The harbour is shut",
        "[DELMOUTH, 3 May — Trains run again], <he> {said}.; Trains run again",
        "[NATO and the EU — both of them — agree], <he> {said}.; NATO and the EU — both of them — agree",
      })
  void leavesTheDatelineOut(String marked, String content) {
    assertThat(mended(marked)).endsWith("| " + content);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "<Lund> {said today} [no]; Lund | said | no",
        "[No], <Lund> {said late on Monday}.; Lund | said | No",
        "<Lund> {called Monday} [a black day]; Lund | called | a black day",
      })
  void leavesTheDayOutOfTheCue(String marked, String expected) {
    assertThat(mended(marked)).isEqualTo(expected);
  }

  private static String mended(String marked) {
    var drafts = Drafts.of(marked);
    return drafts.print(Clauses.mend(drafts.list(), drafts.article())).getFirst();
  }
}
