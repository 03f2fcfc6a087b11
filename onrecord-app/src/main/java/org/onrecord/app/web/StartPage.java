package org.onrecord.app.web;

import java.util.List;
import org.onrecord.keep.Printed;
import org.onrecord.keep.RecordFile;
import org.onrecord.keep.SpeakerEntry;

/**
 * The first page.
 *
 * @param totals how much the record holds
 * @param latest the newest statements
 * @param speakers who speaks most
 * @param moves figures that somebody gave anew
 * @param articles what was kept last
 */
public record StartPage(
    RecordFile.Totals totals,
    List<StatementLine> latest,
    List<SpeakerEntry> speakers,
    List<Move> moves,
    List<Printed> articles) {
  /**
   * A figure that somebody gave anew.
   *
   * @param what was counted, {@code killed, Port Sorrel}
   * @param link the page of its ledger
   * @param source where the new number stands
   */
  public record Move(
      String what,
      String voice,
      String before,
      String after,
      String day,
      String link,
      String source) {}

  /** Whether there is nothing to show. */
  public boolean isEmpty() {
    return totals.articles() == 0;
  }
}
