package org.onrecord.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.onrecord.statement.QuotationMarks;

class QuotationsTest {
  @Test
  void joinsAQuotationThatTheNextParagraphsReopen() {
    assertThat(mended("<Osei> {said}: [“It was bare.]\n\n[2:“We built it.]\n\n[3:“Go.”]"))
        .containsExactly("Osei | said | “It was bare. … “We built it. … “Go.”");
  }

  @Test
  void leavesAQuotationAfterAParagraphOfOtherWordsAlone() {
    assertThat(mended("<Lund> {said} [the dam was safe]\n\n[2:“We look at it every day.”]"))
        .containsExactly("Lund | said | the dam was safe", "- | - | “We look at it every day.”");
    assertThat(mended("<Lund> {said} [“it holds.”]\n\n[2:“We look at it every day.”]")).hasSize(2);
  }

  @Test
  void takesTheMarksAlong() {
    assertThat(mended("“[It holds],” <Lund> {said}.")).containsExactly("Lund | said | “It holds");
  }

  private static List<String> mended(String marked) {
    var drafts = Drafts.of(marked);
    var marks = new QuotationMarks(drafts.article());
    return drafts.print(new Quotations(drafts.article(), marks).mend(drafts.list()));
  }
}
