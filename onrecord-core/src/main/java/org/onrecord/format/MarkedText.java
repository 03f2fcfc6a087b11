package org.onrecord.format;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.TreeMap;
import org.onrecord.article.Article;
import org.onrecord.article.Passage;
import org.onrecord.article.Span;
import org.onrecord.statement.Findings;

/**
 * An article's text cut wherever a content, a cue or a source begins or ends, so that each piece
 * can say what it is part of. Marks overlap as they like. Immutable and thread-safe.
 *
 * <pre>{@code
 * for (var piece : MarkedText.of(findings, List.of()).pieces(passage.span())) {
 *   System.out.println(piece.span().in(text) + " " + piece.contents()); // [s3, s4]
 * }
 * }</pre>
 */
public final class MarkedText {
  private final List<Piece> pieces;

  private MarkedText(List<Piece> pieces) {
    this.pieces = List.copyOf(pieces);
  }

  /**
   * A run of text in which no mark begins or ends.
   *
   * @param contents the ids of the statements whose content it is part of, in the order in which
   *     they began
   * @param cues the ids of those whose cue it is part of
   * @param sources the ids of those whose source it is part of
   */
  public record Piece(Span span, List<String> contents, List<String> cues, List<String> sources) {
    public Piece {
      contents = List.copyOf(contents);
      cues = List.copyOf(cues);
      sources = List.copyOf(sources);
    }
  }

  private enum Mark {
    CONTENT,
    CUE,
    SOURCE
  }

  private record Edge(Mark mark, String statement, boolean isStart) {}

  /**
   * Returns an article's passages, with any words between them as paragraphs too, so that none are
   * lost.
   */
  public static List<Passage> passages(Article article) {
    var all = new ArrayList<Passage>();
    int at = 0;
    for (var passage : article.passages()) {
      between(at, passage.span().start(), article.text(), all);
      all.add(passage);
      at = Math.max(at, passage.span().end());
    }
    between(at, article.text().length(), article.text(), all);
    return all;
  }

  private static void between(int start, int end, String text, List<Passage> all) {
    int first = start;
    int last = end;
    while (first < last && Character.isWhitespace(text.charAt(first))) {
      first++;
    }
    while (last > first && Character.isWhitespace(text.charAt(last - 1))) {
      last--;
    }
    if (first < last) {
      all.add(new Passage(Passage.Kind.PARAGRAPH, new Span(first, last)));
    }
  }

  /**
   * Cuts a text.
   *
   * @param cuts offsets at which to cut besides
   */
  public static MarkedText of(Findings findings, Collection<Integer> cuts) {
    var edges = new TreeMap<Integer, List<Edge>>();
    for (var attribution : findings.attributions()) {
      var statement = attribution.statement();
      mark(edges, Mark.CONTENT, statement.id(), statement.content());
      mark(edges, Mark.CUE, statement.id(), statement.cue());
      mark(edges, Mark.SOURCE, statement.id(), statement.source().spans());
    }
    cuts.forEach(cut -> edges.computeIfAbsent(cut, it -> new ArrayList<>()));
    int length = findings.article().text().length();
    edges.computeIfAbsent(length, it -> new ArrayList<>());
    var pieces = new ArrayList<Piece>();
    var contents = new LinkedHashSet<String>();
    var cues = new LinkedHashSet<String>();
    var sources = new LinkedHashSet<String>();
    int at = 0;
    for (var each : edges.entrySet()) {
      if (each.getKey() > at) {
        pieces.add(
            new Piece(
                new Span(at, each.getKey()),
                List.copyOf(contents),
                List.copyOf(cues),
                List.copyOf(sources)));
        at = each.getKey();
      }
      for (var edge : each.getValue()) {
        SequencedSet<String> open =
            switch (edge.mark()) {
              case CONTENT -> contents;
              case CUE -> cues;
              case SOURCE -> sources;
            };
        if (edge.isStart()) {
          open.add(edge.statement());
        } else {
          open.remove(edge.statement());
        }
      }
    }
    return new MarkedText(pieces);
  }

  private static void mark(
      TreeMap<Integer, List<Edge>> edges, Mark mark, String statement, List<Span> spans) {
    for (var span : spans) {
      if (span.length() == 0) {
        continue;
      }
      // an end goes before a start at the same place, so that pieces that touch stay marked
      edges
          .computeIfAbsent(span.end(), it -> new ArrayList<>())
          .addFirst(new Edge(mark, statement, false));
      edges
          .computeIfAbsent(span.start(), it -> new ArrayList<>())
          .add(new Edge(mark, statement, true));
    }
  }

  /** Returns the pieces of a span, the first and the last cut to it. */
  public List<Piece> pieces(Span span) {
    var within = new ArrayList<Piece>();
    for (int i = firstEndingAfter(span.start()); i < pieces.size(); i++) {
      var piece = pieces.get(i);
      if (piece.span().start() >= span.end() || span.length() == 0) {
        break;
      }
      within.add(
          new Piece(
              new Span(
                  Math.max(span.start(), piece.span().start()),
                  Math.min(span.end(), piece.span().end())),
              piece.contents(),
              piece.cues(),
              piece.sources()));
    }
    return within;
  }

  private int firstEndingAfter(int offset) {
    int low = 0;
    int high = pieces.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (pieces.get(middle).span().end() > offset) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }
}
