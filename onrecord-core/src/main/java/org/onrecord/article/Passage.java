package org.onrecord.article;

/**
 * A block of an article as a reader sees it: one paragraph, one heading, one caption.
 *
 * @param kind what the block is
 * @param span where it stands in {@link Article#text()}, without surrounding white space
 */
public record Passage(Kind kind, Span span) {
  /** What a passage is; the JSON name is the lower-case name with spaces for underscores. */
  public enum Kind {
    HEADLINE,
    STANDFIRST,
    HEADING,
    BYLINE,
    DATELINE,
    PARAGRAPH,
    LIST_ITEM,
    BLOCK_QUOTE,
    CAPTION,
    CORRECTION;

    /** Returns the name used in {@code onrecord/1}, for example {@code list item}. */
    public String label() {
      return name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    }

    /** Whether people speak here: everything but bylines and date lines. */
    public boolean isProse() {
      return this != BYLINE && this != DATELINE;
    }
  }
}
