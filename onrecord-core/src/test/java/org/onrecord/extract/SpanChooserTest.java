package org.onrecord.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class SpanChooserTest {
  private static final int LABELS = Role.LABELS;

  @Test
  void givesASpanTheWeightOfAllLabellingsThatHaveIt() {
    var random = new Random(7);
    for (int round = 0; round < 20; round++) {
      var decoding = decoding(random);
      var scores = scores(random, 4);
      for (var span : SpanChooser.choose(scores, decoding).spans()) {
        assertThat(span.probability()).isCloseTo(counted(span, scores, decoding), within(1e-6));
      }
    }
  }

  @Test
  void choosesSpansThatDoNotOverlap() {
    var random = new Random(8);
    for (int round = 0; round < 50; round++) {
      int before = 0;
      for (var span : SpanChooser.choose(scores(random, 30), decoding(random)).spans()) {
        assertThat(span.first()).isGreaterThanOrEqualTo(before);
        assertThat(span.end()).isGreaterThan(span.first());
        before = span.end();
      }
    }
  }

  @Test
  void reportsASpanThatIsLikelyThoughNothingIsLikelier() {
    var scores = new float[3][LABELS];
    int content = Role.CONTENT.begin();
    scores[1][0] = .2f; // outside is the single best label of the word
    scores[1][content] = 0;
    for (int j = 1; j < LABELS; j++) {
      scores[1][j] = j == content ? 0 : -9;
      scores[0][j] = -9;
      scores[2][j] = -9;
    }
    assertThat(SpanChooser.choose(scores, decoding(new Random(1), 0)).spans())
        .singleElement()
        .satisfies(span -> assertThat(span.probability()).isBetween(.4, .5));
  }

  @Test
  void findsNothingInNoWords() {
    assertThat(SpanChooser.choose(new float[0][LABELS], decoding(new Random(1))).spans()).isEmpty();
  }

  @Test
  void staysFiniteOverALongWindowOfStrongScores() {
    var scores = new float[2000][LABELS];
    for (var row : scores) {
      row[0] = 60;
    }
    scores[1000][Role.CUE.begin()] = 90;
    assertThat(SpanChooser.choose(scores, decoding(new Random(1))).spans())
        .singleElement()
        .satisfies(span -> assertThat(span.probability()).isCloseTo(1, within(1e-6)));
  }

  private static float[][] scores(Random random, int words) {
    var scores = new float[words][LABELS];
    for (var row : scores) {
      for (int j = 0; j < LABELS; j++) {
        row[j] = (float) random.nextGaussian() * 3;
      }
    }
    return scores;
  }

  private static Decoding decoding(Random random) {
    return decoding(random, 1);
  }

  private static Decoding decoding(Random random, double spread) {
    var step = new float[LABELS][LABELS];
    var begin = new float[LABELS];
    for (int i = 0; i < LABELS; i++) {
      begin[i] = i > 0 && i % 2 == 0 ? -1e4f : 0;
      for (int j = 0; j < LABELS; j++) {
        boolean follows = j == 0 || j % 2 == 1 || i == j || i == j - 1;
        step[i][j] = follows ? (float) (random.nextGaussian() * spread) : -1e4f;
      }
    }
    return new Decoding(step, begin, new float[] {.25f, .28f, .32f});
  }

  /** The probability of a span by counting every labelling of a short window. */
  private static double counted(Labelled span, float[][] scores, Decoding decoding) {
    double all = 0;
    double having = 0;
    var labels = new int[scores.length];
    for (int code = 0; code < Math.pow(LABELS, scores.length); code++) {
      int rest = code;
      double score = 0;
      for (int w = 0; w < labels.length; w++) {
        labels[w] = rest % LABELS;
        rest /= LABELS;
        score += scores[w][labels[w]];
        score += w == 0 ? decoding.begin()[labels[0]] : decoding.step()[labels[w - 1]][labels[w]];
      }
      double weight = Math.exp(score);
      all += weight;
      having += has(span, labels) ? weight : 0;
    }
    return having / all;
  }

  private static boolean has(Labelled span, int[] labels) {
    int begin = 2 * span.kind() + 1;
    boolean has = labels[span.first()] == begin;
    for (int w = span.first() + 1; w < span.end(); w++) {
      has &= labels[w] == begin + 1;
    }
    return has && (span.end() == labels.length || labels[span.end()] != begin + 1);
  }
}
