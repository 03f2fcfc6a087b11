package org.onrecord.resolve;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onrecord.article.Span;
import org.onrecord.statement.Statement;

/**
 * Tells the innermost statement at offsets that only grow. Every piece of content is opened and
 * closed once, so a whole article costs little more than sorting the pieces.
 */
final class StatementsAt {
  private record Piece(Span span, String statement, int length) {}

  private final Deque<Piece> ahead;
  private final List<Piece> open = new ArrayList<>();

  StatementsAt(List<Statement> statements) {
    var pieces = new ArrayList<Piece>();
    for (Statement statement : statements) {
      int length = 0;
      for (Span piece : statement.content()) {
        length += piece.length();
      }
      for (Span piece : statement.content()) {
        pieces.add(new Piece(piece, statement.id(), length));
      }
    }
    pieces.sort(Comparator.comparingInt(piece -> piece.span().start()));
    ahead = new ArrayDeque<>(pieces);
  }

  /**
   * Returns the id of the statement with the shortest content that holds {@code offset}, or null.
   *
   * @param offset not below that of the call before
   */
  @Nullable String innermost(int offset) {
    while (!ahead.isEmpty() && ahead.getFirst().span().start() <= offset) {
      open.add(ahead.removeFirst());
    }
    open.removeIf(piece -> piece.span().end() <= offset);
    Piece least = null;
    for (Piece piece : open) {
      if (least == null || piece.length() < least.length()) {
        least = piece;
      }
    }
    return least == null ? null : least.statement();
  }
}
