package org.onrecord.app.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.onrecord.statement.Attribution;
import org.onrecord.statement.Figure;
import org.onrecord.statement.Findings;
import org.onrecord.statement.Statement;

/** Leaves out what the reader was not sure enough of. */
final class Confident {
  private Confident() {}

  /**
   * Returns the statements and figures with at least this confidence. What stood within a statement
   * that goes is tied to the next one around it; a figure with none around it goes too, since
   * without a statement it would read as the article's own word.
   */
  static Findings atLeast(double least, Findings findings) {
    if (least <= 0) {
      return findings;
    }
    var kept = new HashSet<String>();
    var around = new HashMap<String, @Nullable String>();
    for (var attribution : findings.attributions()) {
      var statement = attribution.statement();
      around.put(statement.id(), statement.within());
      if (statement.confidence() >= least) {
        kept.add(statement.id());
      }
    }
    var attributions = new ArrayList<Attribution>();
    for (var attribution : findings.attributions()) {
      var it = attribution.statement();
      if (kept.contains(it.id())) {
        var statement =
            new Statement(
                it.id(),
                it.act(),
                it.quotation(),
                it.content(),
                it.cue(),
                it.source(),
                innermost(it.within(), kept, around),
                it.confidence());
        attributions.add(
            new Attribution(
                statement,
                attribution.speaker(),
                attribution.to(),
                attribution.channel(),
                attribution.when(),
                attribution.corrected(),
                attribution.reviews()));
      }
    }
    var figures = new ArrayList<Figure>();
    for (var it : findings.figures()) {
      var statement = innermost(it.statement(), kept, around);
      boolean becameTheArticles = it.statement() != null && statement == null;
      if (it.confidence() >= least && !becameTheArticles) {
        figures.add(
            new Figure(
                it.id(),
                it.span(),
                it.amount(),
                it.low(),
                it.high(),
                it.qualifier(),
                it.metric(),
                it.unit(),
                it.of(),
                statement,
                it.place(),
                it.when(),
                it.confidence()));
      }
    }
    return new Findings(
        findings.article(),
        findings.warnings(),
        attributions,
        figures,
        findings.places(),
        findings.times(),
        findings.madeBy());
  }

  private static @Nullable String innermost(
      @Nullable String id, HashSet<String> kept, Map<String, @Nullable String> around) {
    int steps = 0;
    String at = id;
    while (at != null && !kept.contains(at)) {
      at = steps++ > around.size() ? null : around.get(at);
    }
    return at;
  }
}
