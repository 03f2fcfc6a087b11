package org.onrecord.app.web;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The ledger of figures.
 *
 * @param asked the filter's values by name
 * @param metrics what can be counted
 * @param per the length of a period
 * @param isWithCopies whether entries in wire copies are shown
 * @param other the page with copies, or without
 * @param lines of the ledger
 * @param found how many there are, in words
 * @param problem what is wrong with the filter, or null
 * @param json the same over the API
 * @param csv the same as a table
 */
public record FiguresPage(
    Map<String, String> asked,
    List<String> metrics,
    String per,
    boolean isWithCopies,
    String other,
    List<Line> lines,
    String found,
    @Nullable String problem,
    String json,
    String csv) {
  /** Returns a value of the filter, or an empty one. */
  public String value(String name) {
    return asked.getOrDefault(name, "");
  }

  /** What was given for one count. */
  public record Line(
      String id,
      String what,
      @Nullable String where,
      String period,
      String range,
      String voices,
      @Nullable String unit,
      boolean hasChart,
      List<Entry> entries,
      List<String> revisions) {}

  /**
   * What one voice gave.
   *
   * @param day ISO 8601, or null
   * @param least the least that it can be
   * @param most the most
   * @param voice whose word it is
   * @param outlet where it was printed, if that is not whose word it is
   * @param link where it stands
   */
  public record Entry(
      @Nullable String day,
      String dayLabel,
      String amount,
      String words,
      double least,
      double most,
      boolean isOrMore,
      String voice,
      @Nullable String outlet,
      String title,
      String link,
      boolean isCopy,
      boolean isRevision) {}
}
