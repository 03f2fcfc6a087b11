package org.onrecord.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.onrecord.article.Span;

/** Paragraphs of plain text: runs between blank lines. */
final class TextPassages {
  private static final Pattern PARAGRAPH =
      Pattern.compile("\\S[^\\n]*(?:\\n[^\\S\\n]*\\S[^\\n]*)*");

  private TextPassages() {}

  static List<Span> of(String text) {
    var spans = new ArrayList<Span>();
    PARAGRAPH.matcher(text).results().forEach(m -> spans.add(new Span(m.start(), m.end())));
    return spans;
  }
}
