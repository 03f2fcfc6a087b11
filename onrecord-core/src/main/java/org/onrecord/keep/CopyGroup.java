package org.onrecord.keep;

import java.util.List;

/**
 * An agency report, and the articles that have it whole or in part.
 *
 * @param original the first of them: the earliest published, the agency's own page before others of
 *     that day, else the longest
 * @param copies the others, those that have most of it first
 */
public record CopyGroup(Printed original, List<Copy> copies) {
  public CopyGroup {
    copies = List.copyOf(copies);
  }

  /**
   * An article with text of an earlier one.
   *
   * @param share of its words that stand in the earlier article that it has most of, 0 to 1
   * @param shareOfOriginal of that article's words that stand in it
   */
  public record Copy(Printed article, double share, double shareOfOriginal) {}
}
