package org.onrecord.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onrecord.article.Span;
import org.onrecord.statement.Statement.Act;

class CueLexiconTest {
  @ParameterizedTest
  @CsvSource({
    "said,SAID",
    "called for,SAID",
    "expressed fear,SAID",
    "said he hoped,SAID",
    "believes,THOUGHT",
    "is EXPECTED,THOUGHT",
    "had planned,THOUGHT",
    "insists,SAID"
  })
  void tellsSayingFromThinking(String cue, Act act) {
    assertThat(CueLexicon.actOf(List.of(new Span(0, cue.length())), cue)).isEqualTo(act);
  }

  @Test
  void takesAStatementWithoutCueForSaid() {
    assertThat(CueLexicon.actOf(List.of(), "")).isEqualTo(Act.SAID);
  }

  @Test
  void readsCapitalsAlikeInATurkishLocale() {
    var before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("tr"));
    try {
      assertThat(CueLexicon.actOf(List.of(new Span(0, 8)), "INTENDED")).isEqualTo(Act.THOUGHT);
    } finally {
      Locale.setDefault(before);
    }
  }
}
