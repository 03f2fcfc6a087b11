package org.onrecord.resolve;

import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.onrecord.article.Span;

/** The words of a text with what stands between them; offsets count UTF-16 code units. */
final class Words {
  /** Nothing but blanks. */
  static final byte BLANK = 0;

  /** A comma, bracket, dash, colon or semicolon. */
  static final byte COMMA = 1;

  /** A quotation mark. */
  static final byte MARK = 2;

  /** The end of a sentence. */
  static final byte STOP = 3;

  /** The end of a paragraph. */
  static final byte BREAK = 4;

  private static final Pattern BLANKS = Pattern.compile("\\s+");

  final String text;
  int size;
  private int[] start = new int[64];
  private int[] end = new int[64];
  private byte[] gap = new byte[64];
  private int[] sentence = new int[64];
  private @Nullable String[] lower = new @Nullable String[64];

  Words(String text) {
    this.text = text;
    int at = 0;
    int length = text.length();
    int previous = 0;
    int sentences = 0;
    while (at < length) {
      int c = text.codePointAt(at);
      if (!Character.isLetterOrDigit(c)) {
        at += Character.charCount(c);
        continue;
      }
      int from = at;
      while (at < length && isInside(at)) {
        at += Character.charCount(text.codePointAt(at));
      }
      int to = at;
      to = withoutClitic(from, to);
      if (size == start.length) {
        start = Arrays.copyOf(start, size * 2);
        end = Arrays.copyOf(end, size * 2);
        gap = Arrays.copyOf(gap, size * 2);
        sentence = Arrays.copyOf(sentence, size * 2);
        lower = Arrays.copyOf(lower, size * 2);
      }
      if (size > 0) {
        gap[size - 1] = between(previous, from, size - 1);
        if (gap[size - 1] >= STOP) {
          sentences++;
        }
      }
      start[size] = from;
      end[size] = to;
      sentence[size] = sentences;
      size++;
      previous = at;
    }
    if (size > 0) {
      gap[size - 1] = BREAK;
    }
  }

  private boolean isInside(int at) {
    int c = text.codePointAt(at);
    if (Character.isLetterOrDigit(c) || Character.getType(c) == Character.NON_SPACING_MARK) {
      return true;
    }
    return "-.&'’‐‑\u200d".indexOf(c) >= 0
        && at + 1 < text.length()
        && Character.isLetterOrDigit(text.codePointAt(at + 1));
  }

  /** A possessive or a contracted verb is no part of the word: “Reyes’s”, “they’d”, “I’ve”. */
  private int withoutClitic(int from, int to) {
    for (int length = 2; length <= 3 && to - from > length; length++) {
      if (isApostrophe(text.charAt(to - length))) {
        switch (text.substring(to - length + 1, to)) {
          case "s", "d", "m", "ve", "re", "ll" -> {
            return to - length;
          }
          default -> {}
        }
      }
    }
    return to;
  }

  private static boolean isApostrophe(char c) {
    return c == '\'' || c == '’';
  }

  private byte between(int from, int to, int before) {
    byte kind = BLANK;
    int lines = 0;
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      switch (c) {
        case '\n' -> lines++;
        case ',', '(', ')', '[', ']', '–', '—', ':', ';', '/', '-' -> kind = max(kind, COMMA);
        case '"', '“', '”', '„', '«', '»', '‘' -> kind = max(kind, MARK);
        case '.' -> {
          if (!isAbbreviation(before)) {
            kind = max(kind, STOP);
          }
        }
        case '!', '?', '…' -> kind = max(kind, STOP);
        default -> {}
      }
    }
    return lines > 1 ? BREAK : kind;
  }

  private boolean isAbbreviation(int word) {
    int length = end[word] - start[word];
    if (length == 1 && Character.isUpperCase(text.charAt(start[word]))) {
      return true;
    }
    return switch (lower(word)) {
      case "mr",
          "mrs",
          "ms",
          "dr",
          "prof",
          "gen",
          "lt",
          "col",
          "sgt",
          "capt",
          "maj",
          "rep",
          "sen",
          "gov",
          "rev",
          "st",
          "jr",
          "sr",
          "hon",
          "no",
          "u.s",
          "u.k",
          "u.n",
          "d.c",
          "det",
          "insp",
          "supt",
          "fr",
          "cmdr" ->
          true;
      default -> false;
    };
  }

  private static byte max(byte a, byte b) {
    return a > b ? a : b;
  }

  int start(int i) {
    return start[i];
  }

  int end(int i) {
    return end[i];
  }

  /** Returns what stands between word {@code i} and the next. */
  byte gap(int i) {
    return gap[i];
  }

  int sentence(int i) {
    return sentence[i];
  }

  String word(int i) {
    return text.substring(start[i], end[i]);
  }

  String lower(int i) {
    String known = lower[i];
    if (known == null) {
      known = word(i).toLowerCase(Locale.ROOT);
      lower[i] = known;
    }
    return known;
  }

  boolean isCapital(int i) {
    int c = text.codePointAt(start[i]);
    return Character.isUpperCase(c)
        || Character.isTitleCase(c)
        || (end[i] - start[i] > 1
            && Character.isLetter(c)
            && text.substring(start[i], end[i])
                .codePoints()
                .skip(1)
                .limit(3)
                .anyMatch(Character::isUpperCase));
  }

  boolean isPossessive(int i) {
    int at = end[i];
    return at < text.length()
        && isApostrophe(text.charAt(at))
        && ((at + 1 < text.length() && text.charAt(at + 1) == 's')
            || (end[i] > 0 && text.charAt(at - 1) == 's'));
  }

  /** Returns the first word that starts at or after {@code offset}. */
  int from(int offset) {
    int found = Arrays.binarySearch(start, 0, size, offset);
    return found >= 0 ? found : -found - 1;
  }

  /** Returns the sentence at {@code offset}. */
  int sentenceAt(int offset) {
    int word = from(offset);
    if (word >= size) {
      return size == 0 ? 0 : sentence[size - 1] + 1;
    }
    return sentence[word];
  }

  /** Returns the words {@code [from, to)} as the text has them. */
  String join(int from, int to) {
    return from >= to
        ? ""
        : BLANKS.matcher(text.substring(start[from], end[to - 1])).replaceAll(" ");
  }

  Span span(int from, int to) {
    return new Span(start[from], end[to - 1]);
  }
}
