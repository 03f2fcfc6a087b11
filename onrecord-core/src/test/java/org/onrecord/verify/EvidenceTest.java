package org.onrecord.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.onrecord.verify.Verdict.Status.AMBIGUOUS;
import static org.onrecord.verify.Verdict.Status.CHANGED;
import static org.onrecord.verify.Verdict.Status.GONE;
import static org.onrecord.verify.Verdict.Status.MATCH;
import static org.onrecord.verify.Verdict.Status.MOVED;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onrecord.article.Anchor;
import org.onrecord.article.Span;

class EvidenceTest {
  private static final String TEXT =
      "Ferry late. “We are sorry,” Ana Ruiz said. The harbour opens at noon. “We are sorry,” Bo Li"
          + " said.";

  @Test
  void wordsWhereTheyStoodMatch() {
    var anchor = anchor("The harbour opens at noon");
    assertThat(Evidence.check(anchor, TEXT)).isEqualTo(new Verdict(MATCH, anchor.span()));
    assertThat(Evidence.check(anchor, TEXT + " More soon.").status()).isEqualTo(MATCH);
  }

  @Test
  void wordsElsewhereAreMoved() {
    var anchor = anchor("The harbour opens at noon");
    assertThat(Evidence.check(anchor, "Update. " + TEXT))
        .isEqualTo(
            new Verdict(MOVED, new Span(anchor.span().start() + 8, anchor.span().end() + 8)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Bo left. | Bo | Bob left. | GONE",
        "5 people died. | 5 people | 15 people died. | GONE",
        "About 43 left. | 43 | About 43,000 left. | CHANGED",
        "About 000 left. | 000 | About 43,000 left. | CHANGED",
        "In 2024, we left. | 2024 | In 2024, they left. | MATCH",
        "Counted: 12. | 12 | Counted: 12, no more. | MATCH",
        "rebuilt | built | it was rebuilt | MOVED",
      })
  void wordsCutOutOfLongerOnesAreOthers(
      String then, String words, String now, Verdict.Status status) {
    int at = then.indexOf(words);
    var anchor = Anchor.of(then, new Span(at, at + words.length()));
    assertThat(Evidence.check(anchor, now).status()).isEqualTo(status);
  }

  @Test
  void whatStandsAroundDecidesBetweenPlaces() {
    var second = TEXT.lastIndexOf("“We are sorry,”");
    var anchor = Anchor.of(TEXT, new Span(second, second + 15));
    assertThat(Evidence.check(anchor, "Update. " + TEXT))
        .isEqualTo(new Verdict(MOVED, new Span(second + 8, second + 23)));
  }

  @Test
  void placesThatNothingDecidesBetweenAreAmbiguous() {
    var anchor = new Anchor(new Span(12, 27), "“We are sorry,”", "", "");
    assertThat(Evidence.check(anchor, "Update. " + TEXT)).isEqualTo(new Verdict(AMBIGUOUS, null));
  }

  @Test
  void otherWordsInTheirPlaceAreChanged() {
    var anchor = anchor("The harbour opens at noon");
    String now = TEXT.replace("opens at noon", "opens at ten");
    var verdict = Evidence.check(anchor, now);
    assertThat(verdict.status()).isEqualTo(CHANGED);
    assertThat(Objects.requireNonNull(verdict.now()).in(now)).isEqualTo("The harbour opens at ten");
  }

  @Test
  void wordsThatAreNotThereAreGone() {
    var anchor = anchor("The harbour opens at noon");
    assertThat(Evidence.check(anchor, "Ferry late.")).isEqualTo(new Verdict(GONE, null));
    assertThat(Evidence.check(anchor, "").status()).isEqualTo(GONE);
    assertThat(Evidence.check(new Anchor(new Span(3, 3), "", "", ""), "Ferry").status())
        .isEqualTo(MATCH);
  }

  private static Anchor anchor(String words) {
    int at = TEXT.indexOf(words);
    return Anchor.of(TEXT, new Span(at, at + words.length()));
  }
}
