package org.onrecord.read;

import java.util.ArrayList;
import org.onrecord.article.Passage;
import org.onrecord.article.Provenance;
import org.onrecord.article.Reading;

/** Plain text; the article's text is the decoded file, character for character. */
final class PlainText {
  private static final int LONGEST_HEADLINE = 200;

  private PlainText() {}

  static Reading read(String text, Provenance from, Hints hints) {
    var facts = new Facts(hints);
    var spans = TextPassages.of(text);
    var passages = new ArrayList<Passage>(spans.size());
    boolean body = false;
    for (int i = 0; i < spans.size(); i++) {
      var span = spans.get(i);
      var kind = Passage.Kind.PARAGRAPH;
      if (span.length() < LONGEST_HEADLINE && !body) {
        var words = span.in(text);
        var byline = i < 4 ? Credits.byline(words) : null;
        var day = i < 4 ? Credits.dateLine(words) : null;
        boolean followed = hints.title() != null || spans.size() > 1;
        if (byline != null) {
          kind = Passage.Kind.BYLINE;
          facts.byline(byline);
        } else if (day != null) {
          kind = Passage.Kind.DATELINE;
          facts.published(day);
        } else if (i == 0 && followed && isHeadline(words)) {
          kind = Passage.Kind.HEADLINE;
          facts.title(words);
        }
      }
      body |= kind == Passage.Kind.PARAGRAPH;
      passages.add(new Passage(kind, span));
    }
    return facts.article(text, passages, from);
  }

  private static boolean isHeadline(String words) {
    return words.indexOf('\n') < 0 && !words.endsWith(".") && !words.matches(".*\\.[\"'”’»)]+");
  }
}
