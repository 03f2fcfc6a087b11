package org.onrecord.read;

import java.util.ArrayList;
import java.util.List;
import org.onrecord.article.Span;

/**
 * Paragraphs of plain text: runs of lines between blank lines. A line is blank if it holds ASCII
 * white space only; lines end with a line feed.
 */
public final class TextPassages {
  private TextPassages() {}

  /**
   * Returns the paragraphs of {@code text} in order, each without the white space around it. Takes
   * time in proportion to the length of the text, whatever is in it.
   */
  public static List<Span> of(String text) {
    var spans = new ArrayList<Span>();
    int start = -1;
    int end = -1;
    boolean blank = true;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n') {
        if (blank && start >= 0) {
          spans.add(new Span(start, end));
          start = -1;
        }
        blank = true;
      } else if (!isSpace(c)) {
        if (start < 0) {
          start = i;
        }
        end = i + 1;
        blank = false;
      }
    }
    if (start >= 0) {
      spans.add(new Span(start, end));
    }
    return spans;
  }

  private static boolean isSpace(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
  }
}
