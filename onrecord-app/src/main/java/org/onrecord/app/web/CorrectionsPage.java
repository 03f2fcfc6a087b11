package org.onrecord.app.web;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onrecord.app.shape.CorrectionListing;
import org.onrecord.format.Printable;
import org.onrecord.keep.MadeCorrection;

/**
 * What people put right, last first.
 *
 * @param before the number that the page before ended with, or null on the first page
 * @param more the next page, or null
 */
public record CorrectionsPage(List<Line> lines, @Nullable Long before, @Nullable String more) {
  /**
   * A correction.
   *
   * @param what was put right
   * @param why the reason given, or null
   * @param undoneAt when it was undone, or null while it holds
   * @param statements how many it changes
   */
  public record Line(
      long number,
      String what,
      String by,
      Instant at,
      @Nullable String why,
      @Nullable Instant undoneAt,
      int statements) {
    static Line of(MadeCorrection it) {
      var why = it.why();
      return new Line(
          it.number(),
          Labels.capital(Printable.oneLine(CorrectionListing.told(it.what()))),
          Printable.oneLine(it.by()),
          it.at(),
          why == null ? null : Printable.oneLine(why),
          it.undoneAt(),
          it.statements());
    }
  }
}
