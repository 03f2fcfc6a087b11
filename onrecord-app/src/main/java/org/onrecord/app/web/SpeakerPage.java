package org.onrecord.app.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onrecord.keep.SpeakerEntry;

/**
 * A speaker.
 *
 * @param speaker names and roles
 * @param months how much they said in each month, gaps filled
 * @param lines what they said, newest first, with a heading for each month
 * @param more the next page of it, or null
 * @param denials what they denied, newest first
 * @param groups to whom, through which outlets, about what
 * @param search the search for their words
 * @param isWithCopies whether statements in wire copies are shown
 * @param other the page with copies, or without
 */
public record SpeakerPage(
    SpeakerEntry speaker,
    List<Bar> months,
    List<Month> lines,
    @Nullable String more,
    List<StatementLine> denials,
    List<SearchPage.Group> groups,
    String search,
    boolean isWithCopies,
    String other) {
  /** A bar of a small chart, in a picture that is 100 high. */
  public record Bar(int x, int width, long height, String label) {}

  /** What was said in one month. */
  public record Month(String name, List<StatementLine> lines) {}
}
