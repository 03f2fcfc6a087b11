package org.onrecord.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CitedSourceTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "<The Herald> {reported}, citing two officials, [the mine had closed] ; two officials",
        "{According to} <the Herald>, which cited Lake Power, [the mine had closed] ; Lake Power",
        "<The Herald> {reported}, citing sources close to it, [it had closed]; sources close to it",
        "[The mine has closed], <the Herald> {reported}, quoting a spokesman. ; a spokesman",
      })
  void findsTheStatementThatAnotherRestsOn(String marked, String source) {
    var drafts = Drafts.of(marked);

    var cited = Objects.requireNonNull(cited(drafts));

    assertThat(cited.source()).isNotNull();
    assertThat(Objects.requireNonNull(cited.source()).in(drafts.article().text()))
        .isEqualTo(source);
    assertThat(cited.content()).isEqualTo(drafts.list().getFirst().content());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<The mayor> {resigned}, citing poor health, [and would not return]",
        "<The Herald> {also cited} [Peter Lund as saying the mine had closed]",
        "<The Herald> {reported} [the mine had closed, citing two officials]",
      })
  void isNotMisledByReasonsAndOtherCues(String marked) {
    assertThat(cited(Drafts.of(marked))).isNull();
  }

  private static @Nullable Draft cited(Drafts drafts) {
    return CitedSource.of(drafts.list().getFirst(), drafts.article().text());
  }
}
