package org.onrecord.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LinkerTest {
  private static final int WORDS = 12;

  /** A content of words 4 to 6, the cue at word 3; sources at words 2 and 9. */
  private static final List<Labelled> RUNS =
      List.of(
          run(Role.SOURCE, 2, 3),
          run(Role.CUE, 3, 4),
          run(Role.CONTENT, 4, 7),
          run(Role.SOURCE, 9, 10));

  @Test
  void givesAContentTheSourceItPointsAt() {
    var ties = Linker.tie(chosen(), pointing(9), new int[WORDS]);
    assertThat(ties).hasSize(1);
    assertThat(ties.getFirst().source()).isEqualTo(RUNS.get(3));
    assertThat(ties.getFirst().cue()).isEqualTo(RUNS.get(1));
  }

  @Test
  void neverGivesItASourceInALaterSentenceThanTheCue() {
    var ties = Linker.tie(chosen(), pointing(9), sentences(8));
    assertThat(ties.getFirst().source()).isNotEqualTo(RUNS.get(3));
  }

  @Test
  void mayGiveItASourceInASentenceBefore() {
    var ties = Linker.tie(chosen(), pointing(2), sentences(3));
    assertThat(ties.getFirst().source()).isEqualTo(RUNS.get(0));
  }

  @Test
  void givesABareCueTheDoubtfulContentThatPointsAtIt() {
    var spans = List.of(run(Role.SOURCE, 2, 3), run(Role.CUE, 3, 4));
    var doubtful = new Labelled(Role.CONTENT.ordinal(), 4, 7, .2);
    var ties =
        Linker.tie(new SpanChooser.Chosen(spans, List.of(doubtful)), pointing(2), new int[WORDS]);
    assertThat(ties).hasSize(1);
    assertThat(ties.getFirst().contents()).containsExactly(doubtful);
    assertThat(ties.getFirst().source()).isEqualTo(spans.get(0));
  }

  @Test
  void leavesABareCueAloneWhereNothingLikelyPointsAtIt() {
    var spans = List.of(run(Role.CUE, 3, 4));
    var doubtful = new Labelled(Role.CONTENT.ordinal(), 6, 8, .2);
    var ties =
        Linker.tie(new SpanChooser.Chosen(spans, List.of(doubtful)), pointing(2), new int[WORDS]);
    assertThat(ties).isEmpty();
  }

  private static SpanChooser.Chosen chosen() {
    return new SpanChooser.Chosen(RUNS, List.of());
  }

  private static Labelled run(Role role, int first, int end) {
    return new Labelled(role.ordinal(), first, end, 1);
  }

  private static int[] sentences(int secondBegins) {
    var numbers = new int[WORDS];
    for (int i = secondBegins; i < WORDS; i++) {
      numbers[i] = 1;
    }
    return numbers;
  }

  /**
   * The content at word 4 points at the cue at word 3 and at {@code source}, far above the rest.
   */
  private static Pointers pointing(int source) {
    var vectors = new float[WORDS + 1][2 * Pointers.RELATIONS];
    vectors[4 + 1][2 * Pointers.CUE] = 10;
    vectors[3 + 1][2 * Pointers.CUE + 1] = 1;
    vectors[4 + 1][2 * Pointers.SOURCE] = 10;
    vectors[source + 1][2 * Pointers.SOURCE + 1] = 1;
    return new Pointers(vectors);
  }
}
