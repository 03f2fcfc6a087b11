package org.onrecord.extract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NegationTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "<The bank> {did not say} [when it would open]",
        "<Kessel> {declined} [to comment on it]",
        "<Kessel> {declined to comment} [on the strike]",
        "<Police> {wouldn’t disclose} [the name]",
        "<The army> {has yet to confirm} [how many were on board]",
        "<Nobody at the company> {has explained} [why it broke]",
        "<No one> {told} us [the dam was leaking]",
      })
  void dropsCuesThatSayThatNothingWasSaid(String marked) {
    assertThat(saysNothing(marked)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<Zoubi> {did not deny} [that the letter was his]",
        "<Marsh> {does not believe} [the tests are right]",
        "<The minister> {refused} [to disclose the files]",
        "<The minister> {refused} [to meet the families]",
        "<Nobody> {believes} [the tests are right]",
        "<Lund> {said} [he would not say more]",
      })
  void keepsDenialsAndBeliefs(String marked) {
    assertThat(saysNothing(marked)).isFalse();
  }

  private static boolean saysNothing(String marked) {
    var drafts = Drafts.of(marked);
    return Negation.saysNothing(drafts.list().getFirst(), drafts.article().text());
  }
}
