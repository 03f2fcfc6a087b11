package org.onrecord.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.onrecord.article.Article;
import org.onrecord.article.ArticleId;
import org.onrecord.article.Passage;
import org.onrecord.article.Provenance;
import org.onrecord.article.Span;
import org.onrecord.read.TextPassages;

/**
 * An article and drafts out of a marked text: {@code [content]}, {@code <source>}, {@code {cue}},
 * each with the number of its draft where that is not 1: {@code [2:content]}. Paragraphs are parted
 * by blank lines.
 */
record Drafts(Article article, List<Draft> list) {
  private static final Pattern MARK = Pattern.compile("([\\[<{])(?:(\\d):)?|[\\]>}]");

  static Drafts of(String marked) {
    var text = new StringBuilder();
    var parts = new TreeMap<Integer, List<List<Span>>>();
    int from = 0;
    int start = 0;
    int number = 1;
    var mark = MARK.matcher(marked);
    while (mark.find()) {
      text.append(marked, from, mark.start());
      from = mark.end();
      if (mark.group(1) != null) {
        start = text.length();
        number = mark.group(2) == null ? 1 : Integer.parseInt(mark.group(2));
      } else {
        parts
            .computeIfAbsent(
                number, n -> List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>()))
            .get("]>}".indexOf(mark.group()))
            .add(new Span(start, text.length()));
      }
    }
    text.append(marked.substring(from));
    var drafts =
        parts.values().stream()
            .map(p ->
                new Draft(p.get(0), p.get(2), p.get(1).isEmpty() ? null : p.get(1).getFirst(), 0.9))
            .toList();
    return new Drafts(article(text.toString(), Passage.Kind.PARAGRAPH), drafts);
  }

  /** Returns the same with a headline for its first passage. */
  Drafts underHeadline() {
    return new Drafts(article(article.text(), Passage.Kind.HEADLINE), list);
  }

  private static Article article(String text, Passage.Kind first) {
    return new Article(
        ArticleId.of(text),
        text,
        TextPassages.of(text).stream()
            .map(span -> new Passage(span.start() == 0 ? first : Passage.Kind.PARAGRAPH, span))
            .toList(),
        null,
        List.of(),
        null,
        null,
        null,
        null,
        null,
        "en",
        List.of(),
        new Provenance.StandardInput());
  }

  /** Returns each draft as {@code source | cue | content}, pieces parted by “ … ”. */
  List<String> print(List<Draft> drafts) {
    return drafts.stream()
        .map(draft ->
            (draft.source() == null ? "-" : draft.source().in(article.text()))
                + " | "
                + print(draft.cue(), article.text())
                + " | "
                + print(draft.content(), article.text()))
        .toList();
  }

  private static String print(List<Span> spans, String text) {
    return spans.isEmpty()
        ? "-"
        : String.join(" … ", spans.stream().map(span -> span.in(text)).toList());
  }
}
