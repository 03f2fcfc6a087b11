package org.onrecord.extract;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Ties the sources, cues and contents of one window into attributions. Every content points at the
 * cue and the source that fit it best, or at none; contents that point at one cue, and contents
 * that go on from one another, are pieces of one attribution. A source in a later sentence than the
 * cue is never its own.
 */
final class Linker {
  /**
   * One attribution, in words of the window.
   *
   * @param contents at least one, in reading order
   * @param cue null where none is worded
   * @param source null where none is worded
   * @param probability that all parts are right and belong together
   */
  record Tie(
      List<Labelled> contents,
      @Nullable Labelled cue,
      @Nullable Labelled source,
      double probability) {}

  private record Choice(int index, double probability) {}

  /** A cue at least so likely is worth a doubtful content; chosen on polnear/dev. */
  private static final double SURE_CUE = .6;

  /** Probability of a doubtful content times that it points at the cue; chosen on polnear/dev. */
  private static final double LEAST_FOR_A_BARE_CUE = .1;

  private final Pointers pointers;
  private final List<Labelled> contents;
  private final List<Labelled> cues;
  private final List<Labelled> sources;
  private final int[] sentences;

  private Linker(List<Labelled> runs, Pointers pointers, int[] sentences) {
    this.pointers = pointers;
    this.sentences = sentences;
    this.contents = of(Role.CONTENT, runs);
    this.cues = of(Role.CUE, runs);
    this.sources = of(Role.SOURCE, runs);
  }

  /**
   * Returns the attributions that {@code runs} make, in reading order of their contents.
   *
   * @param sentences for each word of the window the number of its sentence
   */
  static List<Tie> tie(SpanChooser.Chosen chosen, Pointers pointers, int[] sentences) {
    var linker = new Linker(chosen.spans(), pointers, sentences);
    var missing = linker.contentsOfBareCues(chosen.doubtful());
    if (missing.isEmpty()) {
      return linker.ties();
    }
    var all = new ArrayList<>(chosen.spans());
    all.addAll(missing);
    all.sort(Comparator.comparingInt(Labelled::first));
    return new Linker(all, pointers, sentences).ties();
  }

  private static List<Labelled> of(Role role, List<Labelled> runs) {
    return runs.stream().filter(run -> run.kind() == role.ordinal()).toList();
  }

  /**
   * Where there is a cue, something was said: a cue that no content goes with takes the likeliest
   * of the doubtful ones that point at it.
   */
  private List<Labelled> contentsOfBareCues(List<Labelled> doubtful) {
    var found = new ArrayList<Labelled>();
    var chosen = cuesOfContents();
    for (int c = 0; c < cues.size(); c++) {
      int number = c;
      if (cues.get(c).probability() < SURE_CUE
          || Arrays.stream(chosen).anyMatch(choice -> choice.index() == number)) {
        continue;
      }
      Labelled best = null;
      double top = LEAST_FOR_A_BARE_CUE;
      for (var content : doubtful) {
        double fit = content.probability() * probabilities(Pointers.CUE, content, cues)[number + 1];
        if (fit > top && found.stream().noneMatch(other -> overlap(other, content))) {
          top = fit;
          best = content;
        }
      }
      if (best != null) {
        found.add(best);
      }
    }
    return found;
  }

  private static boolean overlap(Labelled a, Labelled b) {
    return a.first() < b.end() && b.first() < a.end();
  }

  private Choice[] cuesOfContents() {
    var cue = new Choice[contents.size()];
    for (int i = 0; i < cue.length; i++) {
      cue[i] = choose(Pointers.CUE, contents.get(i), cues);
    }
    giveEveryCueAContent(cue);
    return cue;
  }

  private List<Tie> ties() {
    int n = contents.size();
    var cue = cuesOfContents();
    var group = new int[n];
    for (int i = 0; i < n; i++) {
      if (cue[i].index() >= 0) {
        group[i] = firstWithCue(cue, i);
      } else {
        int before = choose(Pointers.PREVIOUS, contents.get(i), contents.subList(0, i)).index();
        group[i] = before < 0 ? i : group[before];
      }
    }
    var ties = new ArrayList<Tie>();
    for (int g = 0; g < n; g++) {
      if (group[g] == g) {
        ties.add(tie(g, group, cue));
      }
    }
    return ties;
  }

  private Tie tie(int g, int[] group, Choice[] cue) {
    var pieces = new ArrayList<Labelled>();
    double probability = 1;
    var fits = new double[sources.size() + 1];
    for (int i = 0; i < group.length; i++) {
      if (group[i] == g) {
        pieces.add(contents.get(i));
        probability *= contents.get(i).probability() * cue[i].probability();
        var scores = probabilities(Pointers.SOURCE, contents.get(i), sources);
        for (int s = 0; s < fits.length; s++) {
          fits[s] += Math.log(scores[s] + 1e-9);
        }
      }
    }
    var chosenCue = cue[g].index() < 0 ? null : cues.get(cue[g].index());
    int best = 0;
    for (int s = 1; s < fits.length; s++) {
      best = fits[s] > fits[best] && mayBe(sources.get(s - 1), chosenCue) ? s : best;
    }
    probability *= Math.exp(fits[best] / pieces.size());
    var chosenSource = best == 0 ? null : sources.get(best - 1);
    probability *= chosenCue == null ? 1 : chosenCue.probability();
    probability *= chosenSource == null ? 1 : chosenSource.probability();
    return new Tie(List.copyOf(pieces), chosenCue, chosenSource, probability);
  }

  private boolean mayBe(Labelled source, @Nullable Labelled cue) {
    return cue == null || sentences[source.first()] <= sentences[cue.first()];
  }

  /**
   * A cue was found because there is something said: where no content chose it, it takes the one
   * that fits it best of those that share a cue with another or have none.
   */
  private void giveEveryCueAContent(Choice[] cue) {
    for (int c = 0; c < cues.size(); c++) {
      int best = -1;
      double top = 0.02; // below this, nothing at all points here
      for (int i = 0; i < cue.length; i++) {
        if (cue[i].index() == c) {
          best = -1;
          break;
        }
        double fit = probabilities(Pointers.CUE, contents.get(i), cues)[c + 1];
        if (fit > top && (cue[i].index() < 0 || sharesCue(cue, i))) {
          top = fit;
          best = i;
        }
      }
      if (best >= 0) {
        cue[best] = new Choice(c, top);
      }
    }
  }

  private static boolean sharesCue(Choice[] cue, int i) {
    return Arrays.stream(cue).filter(other -> other.index() == cue[i].index()).count() > 1;
  }

  private static int firstWithCue(Choice[] cue, int i) {
    for (int j = 0; j < i; j++) {
      if (cue[j].index() == cue[i].index()) {
        return j;
      }
    }
    return i;
  }

  private Choice choose(int relation, Labelled from, List<Labelled> among) {
    var fits = probabilities(relation, from, among);
    int best = 0;
    for (int i = 1; i < fits.length; i++) {
      best = fits[i] > fits[best] ? i : best;
    }
    return new Choice(best - 1, fits[best]);
  }

  /** Returns the probability of “none”, then of each of {@code among}. */
  private double[] probabilities(int relation, Labelled from, List<Labelled> among) {
    var fits = new double[among.size() + 1];
    double top = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < fits.length; i++) {
      fits[i] = pointers.score(relation, from.first(), i == 0 ? -1 : among.get(i - 1).first());
      top = Math.max(top, fits[i]);
    }
    double sum = 0;
    for (int i = 0; i < fits.length; i++) {
      fits[i] = Math.exp(fits[i] - top);
      sum += fits[i];
    }
    for (int i = 0; i < fits.length; i++) {
      fits[i] /= sum;
    }
    return fits;
  }
}
