package org.onrecord.keep;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of what a search found.
 *
 * @param hits the statements, in order
 * @param next what to ask for the page after this one with, or null where this is the last
 */
public record Hits(List<Hit> hits, @Nullable String next) {
  public Hits {
    hits = List.copyOf(hits);
  }

  /** How hits are sorted. */
  public enum Order {
    /** Best match first (BM25); where no words are asked for, newest first. */
    RELEVANCE,
    /** Newest first. */
    DATE
  }
}
