package org.onrecord.statement;

import java.util.List;
import org.onrecord.article.Article;

/**
 * All that was read off one article; what {@code onrecord/1} writes as one object.
 *
 * @param article the text
 * @param warnings what its reader should know about how it was read, one sentence each
 * @param attributions who said what, in reading order
 * @param figures the counts somebody gives
 * @param places the places named
 * @param times the days named
 * @param madeBy the program and model that read it
 */
public record Findings(
    Article article,
    List<String> warnings,
    List<Attribution> attributions,
    List<Figure> figures,
    List<PlaceMention> places,
    List<TimeMention> times,
    MadeBy madeBy) {
  /**
   * The program and model that read an article.
   *
   * @param version of this project, for example {@code 0.1.0}
   * @param model {@code sha256:} and the model file's digest
   */
  public record MadeBy(String version, String model) {}

  public Findings {
    warnings = List.copyOf(warnings);
    attributions = List.copyOf(attributions);
    figures = List.copyOf(figures);
    places = List.copyOf(places);
    times = List.copyOf(times);
  }
}
