package org.onrecord.app.web;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onrecord.app.shape.CorrectionListing;
import org.onrecord.format.Printable;
import org.onrecord.keep.Correction;
import org.onrecord.keep.MadeCorrection;

/**
 * What people put right, last first.
 *
 * @param before the number that the page before ended with, or null on the first page
 * @param more the next page, or null
 */
public record CorrectionsPage(List<Line> lines, @Nullable Long before, @Nullable String more) {
  private static final int WORDS_TO_FIND = 12;

  /**
   * A correction.
   *
   * @param what was put right
   * @param about the search that finds what it is about
   * @param why the reason given, or null
   * @param undoneAt when it was undone, or null while it holds
   * @param statements how many it changes
   */
  public record Line(
      long number,
      String what,
      String about,
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
          about(it.what()),
          Printable.oneLine(it.by()),
          it.at(),
          why == null ? null : Printable.oneLine(why),
          it.undoneAt(),
          it.statements());
    }

    private static String about(Correction it) {
      return switch (it) {
        case Correction.Merge(var from, var into) -> speaker(into.name());
        case Correction.Split(var from, var part, var name) -> speaker(name);
        case Correction.Rename(var speaker, var name) -> speaker(speaker.name());
        case Correction.SetSpeaker(var statement, var speaker) -> words(statement);
        case Correction.SetDay(var statement, var days) -> words(statement);
        case Correction.SetPlace(var statement, var words, var place) -> words(statement);
      };
    }

    private static String speaker(String name) {
      return "/speakers?name=" + Links.encoded(name);
    }

    private static String words(Correction.StatementRef statement) {
      var first =
          Stream.of(statement.words().replace('"', ' ').strip().split("\\s+"))
              .limit(WORDS_TO_FIND)
              .collect(Collectors.joining(" ", "\"", "\""));
      return "/search?copies=1&q=" + Links.encoded(first);
    }
  }
}
