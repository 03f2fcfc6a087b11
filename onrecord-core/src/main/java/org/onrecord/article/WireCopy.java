package org.onrecord.article;

import java.util.List;

/**
 * An article that has text of an earlier one: the same agency report whole, cut or added to.
 *
 * @param copy the later article's version, by its row in the record
 * @param original the version of the earlier article that it has most of
 * @param share of the copy's words that stand in the original, 0 to 1
 * @param shareOfOriginal of the original's words that stand in the copy
 * @param spans where the copy has words of the original or of another earlier article, in UTF-16
 *     code units of its text; what stands elsewhere is the copy's own
 */
public record WireCopy(
    long copy, long original, double share, double shareOfOriginal, List<Span> spans) {
  public WireCopy {
    spans = List.copyOf(spans);
  }
}
