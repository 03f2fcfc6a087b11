package org.onrecord.extract;

import java.util.ArrayList;
import java.util.List;
import org.onrecord.statement.EntityMention;
import org.onrecord.statement.EntityMention.Kind;

/** Reads names off the scores of the model's second head. */
final class Names {
  private static final Kind[] KINDS = {Kind.PERSON, Kind.ORGANISATION, Kind.PLACE, Kind.GROUP};

  private Names() {}

  static List<EntityMention> read(float[][] scores, List<Word> words) {
    var labels = new int[scores.length];
    var probability = new double[scores.length][];
    for (int w = 0; w < scores.length; w++) {
      probability[w] = softmax(scores[w]);
      for (int j = 1; j < scores[w].length; j++) {
        labels[w] = scores[w][j] > scores[w][labels[w]] ? j : labels[w];
      }
    }
    var names = new ArrayList<EntityMention>();
    for (var run : Labelled.runs(labels, probability)) {
      names.add(new EntityMention(KINDS[run.kind()], run.span(words), run.probability()));
    }
    return names;
  }

  private static double[] softmax(float[] scores) {
    double top = Double.NEGATIVE_INFINITY;
    for (float score : scores) {
      top = Math.max(top, score);
    }
    var odds = new double[scores.length];
    double sum = 0;
    for (int j = 0; j < scores.length; j++) {
      odds[j] = Math.exp(scores[j] - top);
      sum += odds[j];
    }
    for (int j = 0; j < scores.length; j++) {
      odds[j] /= sum;
    }
    return odds;
  }
}
