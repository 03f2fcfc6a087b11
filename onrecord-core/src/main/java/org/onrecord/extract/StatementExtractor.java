package org.onrecord.extract;

import java.util.List;
import org.onrecord.article.Article;
import org.onrecord.statement.EntityMention;
import org.onrecord.statement.Statement;

/** Finds the statements in an article. Implementations are thread-safe and keep no state. */
public interface StatementExtractor {
  /**
   * What one pass over an article gives.
   *
   * @param statements in reading order of their contents
   * @param names the names in the text, in reading order
   */
  record Extraction(List<Statement> statements, List<EntityMention> names) {
    public Extraction {
      statements = List.copyOf(statements);
      names = List.copyOf(names);
    }
  }

  /** Returns the statements and names of {@code article}; empty where there are none. */
  Extraction extract(Article article);
}
