package org.onrecord.statement;

import org.onrecord.article.Span;

/**
 * A name that the reader model found in an article's text.
 *
 * @param kind what it names
 * @param span the words of the name, titles left out
 * @param confidence probability, 0 to 1
 */
public record EntityMention(Kind kind, Span span, double confidence) {
  /** What a name names. */
  public enum Kind {
    PERSON,
    ORGANISATION,
    PLACE,
    /** Nationalities, religions, political groups: “Ukrainian”, “Republicans”. */
    GROUP
  }
}
