package org.onrecord.verify;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.onrecord.article.Anchor;
import org.onrecord.article.Span;

/**
 * Looks for words of an article in its text as it is now.
 *
 * <pre>{@code
 * var verdict = Evidence.check(Anchor.of(article.text(), span), textNow);
 * }</pre>
 */
public final class Evidence {
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");
  private static final double LEAST_ALIKE = 2.0 / 3;
  private static final int MOST_PLACES = 1000;

  private Evidence() {}

  /** Returns what became of words in a text. */
  public static Verdict check(Anchor anchor, String text) {
    String exact = anchor.exact();
    Span span = anchor.span();
    if (text.startsWith(exact, span.start()) && isWhole(anchor, text, span.start())) {
      return new Verdict(Verdict.Status.MATCH, span);
    }
    var places = new ArrayList<Integer>();
    for (int at = text.indexOf(exact);
        at >= 0 && !exact.isEmpty() && places.size() < MOST_PLACES;
        at = text.indexOf(exact, at + 1)) {
      if (isWhole(anchor, text, at)) {
        places.add(at);
      }
    }
    if (places.size() > 1) {
      places = best(anchor, text, places);
    }
    if (places.size() == 1) {
      int at = places.getFirst();
      return new Verdict(Verdict.Status.MOVED, new Span(at, at + exact.length()));
    }
    return places.isEmpty() ? alike(exact, text) : new Verdict(Verdict.Status.AMBIGUOUS, null);
  }

  /** Whether the words at a place are cut out of no longer word or number than they were. */
  private static boolean isWhole(Anchor anchor, String text, int at) {
    String exact = anchor.exact();
    return exact.isEmpty()
        || (!goesOn(text, at) || goesOn(anchor.prefix() + exact, anchor.prefix().length()))
            && (!goesOn(text, at + exact.length())
                || goesOn(exact + anchor.suffix(), exact.length()));
  }

  /** Whether a word or a number stands on both sides of an offset. */
  private static boolean goesOn(String text, int at) {
    if (at <= 0 || at >= text.length()) {
      return false;
    }
    char before = text.charAt(at - 1);
    char after = text.charAt(at);
    return Character.isLetterOrDigit(before) && Character.isLetterOrDigit(after)
        || isPoint(after) && isDigit(text, at - 1) && isDigit(text, at + 1)
        || isPoint(before) && isDigit(text, at - 2) && isDigit(text, at);
  }

  private static boolean isPoint(char c) {
    return c == ',' || c == '.';
  }

  private static boolean isDigit(String text, int at) {
    return at >= 0 && at < text.length() && Character.isDigit(text.charAt(at));
  }

  /** Returns the places around which most of the prefix and suffix stands. */
  private static ArrayList<Integer> best(Anchor anchor, String text, List<Integer> places) {
    var best = new ArrayList<Integer>();
    int most = -1;
    for (int at : places) {
      int common =
          commonEnd(anchor.prefix(), text, at)
              + commonStart(anchor.suffix(), text, at + anchor.exact().length());
      if (common > most) {
        best.clear();
        most = common;
      }
      if (common == most) {
        best.add(at);
      }
    }
    return best;
  }

  private static int commonEnd(String prefix, String text, int before) {
    int common = 0;
    while (common < prefix.length()
        && common < before
        && prefix.charAt(prefix.length() - 1 - common) == text.charAt(before - 1 - common)) {
      common++;
    }
    return common;
  }

  private static int commonStart(String suffix, String text, int after) {
    int common = 0;
    while (common < suffix.length()
        && after + common < text.length()
        && suffix.charAt(common) == text.charAt(after + common)) {
      common++;
    }
    return common;
  }

  /**
   * Finds the run of as many words that has most of them; a bag of words in a window that slides
   * over the text, so that the work grows with its length only.
   */
  private static Verdict alike(String exact, String text) {
    var wanted = new HashMap<String, Integer>();
    int many = 0;
    for (var word : WORD.matcher(exact).results().toList()) {
      wanted.merge(word.group().toLowerCase(Locale.ROOT), 1, Integer::sum);
      many++;
    }
    var words = WORD.matcher(text).results().toList();
    String first = many == 0 ? "" : lower(WORD.matcher(exact).results().findFirst().orElseThrow());
    int common = 0;
    int most = 0;
    int best = 0;
    int end = 0;
    for (int i = 0; i < words.size() && many > 0; i++) {
      if (wanted.merge(lower(words.get(i)), -1, Integer::sum) >= 0) {
        common++;
      }
      if (i >= many && wanted.merge(lower(words.get(i - many)), 1, Integer::sum) > 0) {
        common--;
      }
      // of windows alike, one that begins as the words did
      int fit = 2 * common + (first.equals(lower(words.get(Math.max(0, i + 1 - many)))) ? 1 : 0);
      if (fit > best) {
        best = fit;
        most = common;
        end = i + 1;
      }
    }
    return many == 0 || most < LEAST_ALIKE * many
        ? new Verdict(Verdict.Status.GONE, null)
        : new Verdict(
            Verdict.Status.CHANGED,
            new Span(words.get(Math.max(0, end - many)).start(), words.get(end - 1).end()));
  }

  private static String lower(MatchResult word) {
    return word.group().toLowerCase(Locale.ROOT);
  }
}
