package org.onrecord.article;

import java.util.List;

/** What came of reading one input: an article, or the reason why there is none. */
public sealed interface Reading {
  /**
   * An article, and what its reader should know about how it was read.
   *
   * @param warnings one sentence each: {@code no publication date found}
   */
  record Read(Article article, List<String> warnings) implements Reading {
    public Read {
      warnings = List.copyOf(warnings);
    }
  }

  /** No article. */
  record Skipped(Provenance from, Problem problem) implements Reading {}
}
