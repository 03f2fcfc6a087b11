package org.onrecord.keep;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.onrecord.article.Span;

/** Spans in a column: {@code [[12,40],[55,80]]}, which SQLite's {@code json_each} reads too. */
final class Spans {
  private Spans() {}

  static String write(List<Span> spans) {
    var out = new StringBuilder("[");
    for (Span span : spans) {
      if (out.length() > 1) {
        out.append(',');
      }
      out.append('[').append(span.start()).append(',').append(span.end()).append(']');
    }
    return out.append(']').toString();
  }

  /**
   * Returns the spans of a column.
   *
   * @throws IllegalArgumentException if it is no such list
   */
  static List<Span> read(@Nullable String column) {
    var numbers = new ArrayList<Integer>();
    int number = -1;
    for (char c : Objects.requireNonNullElse(column, "[]").toCharArray()) {
      if (c >= '0' && c <= '9') {
        number = Math.max(0, number) * 10 + (c - '0');
      } else {
        if (number >= 0) {
          numbers.add(number);
        }
        number = -1;
      }
    }
    if (numbers.size() % 2 != 0) {
      throw new IllegalArgumentException("not spans: " + column);
    }
    var spans = new ArrayList<Span>(numbers.size() / 2);
    for (int i = 0; i < numbers.size(); i += 2) {
      spans.add(new Span(numbers.get(i), numbers.get(i + 1)));
    }
    return spans;
  }

  /** Returns the words of spans as one string: the pieces of a content with {@code …} between. */
  static String words(List<Span> spans, String text) {
    return String.join(KeptWords.BETWEEN, spans.stream().map(span -> span.in(text)).toList());
  }
}
