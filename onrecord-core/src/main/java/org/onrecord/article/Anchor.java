package org.onrecord.article;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Words of an article with what stands around them, by which they can be found again when their
 * offsets no longer lead there: the TextPositionSelector and the TextQuoteSelector of the W3C Web
 * Annotation Data Model (2017).
 *
 * @param span where the words stand, in UTF-16 code units
 * @param exact the words
 * @param prefix up to {@value #CONTEXT} code units before them
 * @param suffix up to {@value #CONTEXT} code units after them
 */
public record Anchor(Span span, String exact, String prefix, String suffix) {
  private static final int CONTEXT = 32;
  private static final int MOST_IN_FRAGMENT = 300;
  private static final int WORDS_AT_ENDS = 5;

  /** Returns the anchor of a span of a text. */
  public static Anchor of(String text, Span span) {
    int from = whole(text, Math.max(0, span.start() - CONTEXT));
    int to = whole(text, Math.min(text.length(), span.end() + CONTEXT));
    return new Anchor(
        span, span.in(text), text.substring(from, span.start()), text.substring(span.end(), to));
  }

  /** Returns an offset that does not part a surrogate pair. */
  private static int whole(String text, int at) {
    return at > 0
            && at < text.length()
            && Character.isLowSurrogate(text.charAt(at))
            && Character.isHighSurrogate(text.charAt(at - 1))
        ? at + 1
        : at;
  }

  /**
   * Returns where the span begins counted in Unicode code points, as the Web Annotation model does.
   *
   * @param text the article's
   */
  public int startInCodePoints(String text) {
    return text.codePointCount(0, Math.min(text.length(), span.start()));
  }

  /** Returns where the span ends counted in Unicode code points. */
  public int endInCodePoints(String text) {
    return text.codePointCount(0, Math.min(text.length(), span.end()));
  }

  /**
   * Returns the page's address with a text fragment (WICG Scroll To Text Fragment), at which a
   * browser shows the words: {@code https://example.org/a#:~:text=rates%20will%20fall}. Long words
   * are given by their ends.
   */
  public String link(String url) {
    int hash = url.indexOf('#');
    String words = exact.replaceAll("\\s+", " ").strip();
    var parts = words.split(" ");
    boolean isShort =
        exact.indexOf('\n') < 0
            && (words.length() <= MOST_IN_FRAGMENT || parts.length <= 2 * WORDS_AT_ENDS);
    String fragment =
        isShort || parts.length < 2
            ? encoded(words)
            : encoded(joined(parts, 0, Math.min(WORDS_AT_ENDS, parts.length / 2)))
                + ","
                + encoded(
                    joined(
                        parts,
                        parts.length - Math.min(WORDS_AT_ENDS, parts.length / 2),
                        parts.length));
    return (hash < 0 ? url + "#" : url) + ":~:text=" + fragment;
  }

  private static String joined(String[] words, int from, int to) {
    return String.join(" ", Arrays.asList(words).subList(from, to));
  }

  private static String encoded(String words) {
    return URLEncoder.encode(words, StandardCharsets.UTF_8).replace("+", "%20").replace("-", "%2D");
  }
}
