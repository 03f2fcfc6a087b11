package org.onrecord.resolve;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.onrecord.article.Span;

/**
 * A text cut once into words, numbers and single marks, for rules that look to the left and right.
 * Runs of letters are words ({@code Monday’s} is three: the apostrophe stands alone), digits with
 * commas and points between them are one number, anything else but white space is a mark of its
 * own. Built in one pass, whatever the text is.
 */
final class TextWords {
  private final String text;
  private int[] starts = new int[64];
  private int[] ends = new int[64];
  private String[] lower = new String[64];
  private boolean[] breaks = new boolean[64];
  private int size;

  /** Worked out when it is first asked for, in one pass. */
  private int @Nullable [] nextEnds;

  TextWords(String text) {
    this.text = text;
    int at = 0;
    boolean newLine = false;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
        newLine |= c == '\n';
        at++;
        continue;
      }
      int start = at;
      if (isDigit(c)) {
        at++;
        while (at < text.length()
            && (isDigit(text.charAt(at))
                || ((text.charAt(at) == ',' || text.charAt(at) == '.')
                    && at + 1 < text.length()
                    && isDigit(text.charAt(at + 1))))) {
          at++;
        }
      } else if (Character.isLetter(c)) {
        at++;
        while (at < text.length()
            && (Character.isLetter(text.charAt(at))
                || Character.getType(text.charAt(at)) == Character.NON_SPACING_MARK)) {
          at++;
        }
      } else {
        at++;
      }
      add(start, at, newLine);
      newLine = false;
    }
  }

  private void add(int start, int end, boolean afterBreak) {
    if (size == starts.length) {
      starts = Arrays.copyOf(starts, size * 2);
      ends = Arrays.copyOf(ends, size * 2);
      lower = Arrays.copyOf(lower, size * 2);
      breaks = Arrays.copyOf(breaks, size * 2);
    }
    starts[size] = start;
    ends[size] = end;
    lower[size] = text.substring(start, end).toLowerCase(Locale.ROOT);
    breaks[size] = afterBreak;
    size++;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  int size() {
    return size;
  }

  int start(int i) {
    return starts[i];
  }

  int end(int i) {
    return ends[i];
  }

  /** Returns the word in lower case, or an empty string where there is none at {@code i}. */
  String at(int i) {
    return i >= 0 && i < size ? lower[i] : "";
  }

  /** The number of characters of the word at {@code i}, which exists. */
  int length(int i) {
    return ends[i] - starts[i];
  }

  String raw(int i) {
    return i >= 0 && i < size ? text.substring(starts[i], ends[i]) : "";
  }

  boolean is(int i, String... words) {
    String word = at(i);
    for (String w : words) {
      if (w.equals(word)) {
        return true;
      }
    }
    return false;
  }

  /** Whether the words from {@code i} on are these. */
  boolean are(int i, String... words) {
    for (int k = 0; k < words.length; k++) {
      if (!words[k].equals(at(i + k))) {
        return false;
      }
    }
    return true;
  }

  boolean isWord(int i) {
    return i >= 0 && i < size && Character.isLetter(text.charAt(starts[i]));
  }

  boolean isCapital(int i) {
    return i >= 0 && i < size && Character.isUpperCase(text.charAt(starts[i]));
  }

  boolean isNumber(int i) {
    return i >= 0 && i < size && isDigit(text.charAt(starts[i]));
  }

  /** Whether it is a number of four digits and no more. */
  boolean isYear(int i) {
    return isNumber(i) && ends[i] - starts[i] == 4 && raw(i).chars().allMatch(Character::isDigit);
  }

  /** Whether nothing, not even a blank, stands between this word and the one before. */
  boolean touchesPrevious(int i) {
    return i > 0 && i < size && starts[i] == ends[i - 1];
  }

  boolean isApostrophe(int i) {
    return is(i, "'", "’", "‘", "`");
  }

  boolean isDash(int i) {
    return is(i, "-", "–", "—", "‑", "−");
  }

  boolean isQuote(int i) {
    return is(i, "\"", "“", "”", "«", "»", "„");
  }

  /** Whether a letter stands right before: the 17 of {@code B17}. */
  boolean isLetterBefore(int i) {
    return touchesPrevious(i) && isWord(i - 1);
  }

  /** Whether a line break stands before this word. */
  boolean afterBreak(int i) {
    return i >= 0 && i < size && breaks[i];
  }

  /** Whether a sentence ends with this word. */
  boolean endsSentence(int i) {
    return i < 0 || i >= size - 1 || nextEnds()[i] == i;
  }

  /** Whether no sentence ends between two words, the earlier given first. */
  boolean inOneSentence(int earlier, int later) {
    return nextEnds()[earlier] >= later;
  }

  /** For each word the nearest one from it on that ends a sentence. */
  private int[] nextEnds() {
    if (nextEnds == null) {
      nextEnds = new int[size];
      for (int k = size - 1; k >= 0; k--) {
        nextEnds[k] = k == size - 1 || isSentenceEnd(k) ? k : nextEnds[k + 1];
      }
    }
    return nextEnds;
  }

  private boolean isSentenceEnd(int i) {
    if (i < 0 || i >= size - 1 || afterBreak(i + 1)) {
      return true;
    }
    if (!is(i, ".", "!", "?", "…")) {
      return false;
    }
    if (!is(i, ".") || !touchesPrevious(i)) {
      return true;
    }
    boolean closes =
        isApostrophe(i + 1)
            && isApostrophe(i + 2)
            && touchesPrevious(i + 1)
            && touchesPrevious(i + 2); // two apostrophes for a quotation mark
    int next = closes ? i + 3 : isQuote(i + 1) ? i + 2 : i + 1;
    if (touchesPrevious(next) && !isQuote(i + 1)) {
      return false;
    }
    boolean shortWord = ends[i - 1] - starts[i - 1] == 1 && isCapital(i - 1);
    if (shortWord || ABBREVIATIONS.contains(lower[i - 1])) {
      return false;
    }
    return isCapital(next) || isNumber(next) || !isWord(next);
  }

  private static final Set<String> ABBREVIATIONS =
      Set.of(
          "mr", "mrs", "ms", "dr", "sen", "rep", "gov", "gen", "lt", "col", "sgt", "st", "jan",
          "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "no", "vs",
          "rev", "prof", "capt", "jr", "maj");

  /** Returns the first word of the sentence that {@code i} stands in, at most 150 words back. */
  int sentenceStart(int i) {
    int at = i;
    while (at > 0 && i - at < 150 && !endsSentence(at - 1)) {
      at--;
    }
    return at;
  }

  /** Returns the word just past the sentence that {@code i} stands in, at most 150 words on. */
  int sentenceEnd(int i) {
    if (i < 0 || i >= size - 1) {
      return Math.min(size, i + 1);
    }
    return Math.min(nextEnds()[i], i + 150) + 1;
  }

  /** Returns the first word that ends after this offset. */
  int indexAt(int offset) {
    int low = 0;
    int high = size;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (ends[middle] <= offset) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Returns the span from one word up to, not including, another. */
  Span span(int from, int to) {
    return new Span(starts[from], ends[to - 1]);
  }

  String text() {
    return text;
  }
}
