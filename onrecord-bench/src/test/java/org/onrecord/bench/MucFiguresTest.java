package org.onrecord.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.onrecord.statement.Figure.Metric;

class MucFiguresTest {
  private static final String MESSAGES =
      """
      TST9-MUC3-0001 (EXAMPLE)

         PORT EXAMPLE, 4 FEB 90 -- [TEXT] TWO GUARDS WERE KILLED
      ON MONDAY.  NOBODY ELSE CAME.

         THE BRIDGE STANDS.
      """;
  private static final String KEY =
      """
      0.  MESSAGE: ID                     TST9-MUC3-0001 (EXAMPLE)
      1.  MESSAGE: TEMPLATE               1
      18. HUM TGT: NAME                   "ANN LEE"
      21. HUM TGT: NUMBER                 2: "GUARDS"
                                          1: "ANN LEE"
      23. HUM TGT: EFFECT OF INCIDENT     DEATH: "GUARDS"
                                          INJURY: "ANN LEE"

      0.  MESSAGE: ID                     TST9-MUC3-0001 (EXAMPLE)
      1.  MESSAGE: TEMPLATE               2 (OPTIONAL)
      21. HUM TGT: NUMBER                 9: "CLERKS"
      23. HUM TGT: EFFECT OF INCIDENT     DEATH: "CLERKS"
      """;

  @Test
  void readsMessagesWithTheirParagraphsUnwrapped() {
    assertThat(MucMessages.texts(MESSAGES).get("TST9-MUC3-0001"))
        .isEqualTo(
            "PORT EXAMPLE, 4 FEB 90 -- [TEXT] TWO GUARDS WERE KILLED ON MONDAY. NOBODY ELSE"
                + " CAME.\n\nTHE BRIDGE STANDS.");
  }

  @Test
  void readsWhoWasHarmedAndLeavesOutOptionalTemplates() {
    assertThat(MucMessages.targets(KEY))
        .containsExactly(
            new MucMessages.Target("TST9-MUC3-0001", Set.of(2.0), Set.of(Metric.KILLED), false),
            new MucMessages.Target("TST9-MUC3-0001", Set.of(1.0), Set.of(Metric.WOUNDED), true));
  }

  @Test
  void findsATargetByNumberAndEffectAfterTrueCasing() {
    var measured = new MucFigures();
    measured.addMessages(MESSAGES);
    var targets = MucMessages.targets(KEY);
    assertThat(measured.isFound(targets.get(0))).isTrue();
    assertThat(measured.isFound(targets.get(1))).isFalse();
  }

  @Test
  void keepsCapitalsOnlyWhereAListOrASentenceGivesThem() {
    assertThat(TrueCase.of("THE MAN LEFT PARIS. HE RAN.")).isEqualTo("The man left Paris. He ran.");
  }
}
