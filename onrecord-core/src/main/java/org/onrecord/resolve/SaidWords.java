package org.onrecord.resolve;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.onrecord.article.Span;
import org.onrecord.statement.Statement;

/** The words of an article and which statement's content, cue and source each of them is. */
final class SaidWords {
  final TextWords words;

  private final Map<String, Statement> byId = new HashMap<>();

  /** The innermost statement whose content holds the word, or null. */
  private final @Nullable String[] content;

  /** A statement whose cue or source holds the word, or null. */
  private final @Nullable Statement[] teller;

  SaidWords(String text, List<Statement> statements) {
    words = new TextWords(text);
    content = new @Nullable String[words.size()];
    teller = new @Nullable Statement[words.size()];
    var at = new StatementsAt(statements);
    for (int i = 0; i < words.size(); i++) {
      content[i] = at.innermost(words.start(i));
    }
    for (Statement statement : statements) {
      byId.put(statement.id(), statement);
      statement.source().spans().forEach(span -> mark(span, statement));
    }
    for (Statement statement : statements) {
      statement.cue().forEach(span -> mark(span, statement));
    }
  }

  private void mark(Span span, Statement statement) {
    for (int i = words.indexAt(span.start()); i < words.size(); i++) {
      if (words.start(i) >= span.end()) {
        break;
      }
      teller[i] = statement;
    }
  }

  /** The id of the innermost statement whose content holds the word, or null. */
  @Nullable String content(int i) {
    return content[i];
  }

  /** The statement whose cue the word is, else one whose source it is, or null. */
  @Nullable Statement teller(int i) {
    return teller[i];
  }
}
