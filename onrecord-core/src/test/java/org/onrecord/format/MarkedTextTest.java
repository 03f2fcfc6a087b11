package org.onrecord.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.onrecord.article.Span;

class MarkedTextTest {
  private final org.onrecord.statement.Findings findings = BridgeArticle.findings();
  private final String text = findings.article().text();

  @Test
  void theWordsOfItsPiecesAreTheText() {
    var whole = new Span(0, text.length());
    var words = new StringBuilder();
    for (var piece : MarkedText.of(findings, List.of()).pieces(whole)) {
      words.append(piece.span().in(text));
    }
    assertThat(words).hasToString(text);
  }

  @Test
  void eachPieceNamesTheStatementsThatItIsPartOf() {
    var marked = MarkedText.of(findings, List.of());
    for (var attribution : findings.attributions()) {
      var statement = attribution.statement();
      for (var span : statement.content()) {
        assertThat(marked.pieces(span))
            .isNotEmpty()
            .allSatisfy(piece -> assertThat(piece.contents()).contains(statement.id()));
      }
      for (var span : statement.cue()) {
        assertThat(marked.pieces(span))
            .allSatisfy(piece -> assertThat(piece.cues()).contains(statement.id()));
      }
      for (var span : statement.source().spans()) {
        assertThat(marked.pieces(span))
            .allSatisfy(piece -> assertThat(piece.sources()).contains(statement.id()));
      }
    }
  }

  @Test
  void piecesAreCutToTheSpanAndWhereItIsAsked() {
    var pieces = MarkedText.of(findings, List.of(3, 5)).pieces(new Span(2, 6));
    assertThat(pieces.getFirst().span().start()).isEqualTo(2);
    assertThat(pieces.getLast().span().end()).isEqualTo(6);
    assertThat(pieces).extracting(it -> it.span().start()).contains(3, 5);
    assertThat(MarkedText.of(findings, List.of()).pieces(new Span(4, 4))).isEmpty();
  }
}
