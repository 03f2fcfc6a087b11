package org.onrecord.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.onrecord.article.Span;
import org.onrecord.statement.EntityMention;
import org.onrecord.statement.QuotationMarks;

class TurnsTest {
  @Test
  void givesTheTurnsOfATranscriptToTheirSpeakers() {
    assertThat(mended("Printed here.\n\nREIK: No. <We> {want} [nothing].\n\nHOST: Why?"))
        .containsExactly("REIK | : | No. We want nothing.", "HOST | : | Why?");
  }

  @Test
  void readsQuestionsAndAnswers() {
    assertThat(mended("Q: When was that?\n\nA: On Tuesday."))
        .containsExactly("Q | : | When was that?", "A | : | On Tuesday.");
  }

  @Test
  void takesAnotherNameForASpeakerBesideOneThatIsCertain() {
    var drafts = Drafts.of("Meridian: Will you run?\n\nInes Tavares: Ask me in spring.");
    int at = drafts.article().text().indexOf("Ines");
    var name = new EntityMention(EntityMention.Kind.PERSON, new Span(at, at + 12), 0.9);
    assertThat(mended(drafts, List.of(name)))
        .containsExactly("Meridian | : | Will you run?", "Ines Tavares | : | Ask me in spring.");
  }

  @Test
  void leavesLabelsOfFactsAlone() {
    assertThat(mended("WHEN: Friday at noon.\n\nWHERE: City Hall, Harrow.")).isEmpty();
    assertThat(mended("Prices rose.\n\nREIK: a town in the north.\n\nIt snowed.")).isEmpty();
  }

  @Test
  void readsASignedQuotation() {
    assertThat(mended("[“No child is lost.”] — Anna Kessel, head of Norrail"))
        .containsExactly("Anna Kessel, head of Norrail | — | “No child is lost.”");
    assertThat(mended("“No child is lost.” -- President Ines Tavares, 9 June"))
        .containsExactly("President Ines Tavares | -- | “No child is lost.”");
    assertThat(mended("“No child is lost.” – Dr. Leonie Marsh"))
        .containsExactly("Dr. Leonie Marsh | – | “No child is lost.”");
  }

  @Test
  void takesNoSentenceForASignature() {
    assertThat(mended("“No child is lost.” — The mayor was sure of it.")).isEmpty();
    assertThat(mended("“No child,” – said Lund, – “is lost.”")).isEmpty();
  }

  @Test
  void readsWhoSpeaksInAHeadline() {
    var headline = Drafts.of("Varga: deal is close\n\nShe came on Sunday.").underHeadline();
    var varga = new EntityMention(EntityMention.Kind.PERSON, new Span(0, 5), 0.9);
    assertThat(mended(headline, List.of(varga))).containsExactly("Varga | : | deal is close");
    assertThat(mended(headline, List.of())).isEmpty();
    assertThat(mended(Drafts.of("Bridge unsafe – report\n\nIt rained.").underHeadline(), List.of()))
        .containsExactly("report | – | Bridge unsafe");
  }

  @Test
  void leavesHeadlinesAboutSomebodyAlone() {
    var varga = new EntityMention(EntityMention.Kind.PERSON, new Span(0, 5), 0.9);
    var topic = Drafts.of("Varga: a life in letters\n\nShe was born in Harrow.").underHeadline();
    assertThat(mended(topic, List.of(varga))).isEmpty();
    var title = Drafts.of("Bridge unsafe - Harrow Gazette\n\nIt rained.").underHeadline();
    assertThat(mended(title, List.of())).isEmpty();
    assertThat(mended("<Explainer>{:} [how the tax works]")).isEmpty();
  }

  private static List<String> mended(String marked) {
    return mended(Drafts.of(marked), List.of());
  }

  private static List<String> mended(Drafts drafts, List<EntityMention> names) {
    var marks = new QuotationMarks(drafts.article());
    return drafts.print(Turns.in(drafts.article(), marks, names).mend(drafts.list()));
  }
}
