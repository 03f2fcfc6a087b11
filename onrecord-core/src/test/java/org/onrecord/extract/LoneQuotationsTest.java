package org.onrecord.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.onrecord.statement.QuotationMarks;

class LoneQuotationsTest {
  @Test
  void readsAWholeSentenceInMarksAsAStatementOfSomebody() {
    assertThat(read("Osei shook her head. “They will never see it.”"))
        .containsExactly("- | - | “They will never see it.”");
    assertThat(read("\"Ask those who lost their jobs.\" Kessel was angry."))
        .containsExactly("- | - | \"Ask those who lost their jobs.\"");
  }

  @Test
  void keepsTheOrderOfTheText() {
    assertThat(read("“It is over now.” Fabre left. <He> {said} [no more]."))
        .containsExactly("- | - | “It is over now.”", "He | said | no more");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Her novel “The Glass Orchard” sold well.",
        "The band closed with “Goodbye, Harrow.”",
        "Luis “Lucho” Arana was arrested.",
        "“Tell Me Why She Left?” was recorded in a garage.",
        "The wall bore one word. “Sorry.”",
        "“Who will pay for it?” a voice from the back.",
        "It was her fault. “They will never see it",
      })
  void takesNoWordsQuotedInASentenceForOne(String text) {
    assertThat(read(text)).isEmpty();
  }

  @Test
  void leavesAQuotationToTheDraftThatHasIt() {
    assertThat(read("[“They will never see it,”] <Osei> {said}. [“They are blind. All of them.”]"))
        .hasSize(1);
  }

  private static List<String> read(String marked) {
    var drafts = Drafts.of(marked);
    var marks = new QuotationMarks(drafts.article());
    return drafts.print(LoneQuotations.add(drafts.list(), drafts.article(), marks));
  }
}
