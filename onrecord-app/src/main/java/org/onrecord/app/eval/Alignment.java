package org.onrecord.app.eval;

import java.text.Normalizer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.onrecord.article.Span;

/**
 * The words of an annotated text, numbered, and which of them stand at a span of the same article
 * as it was read, which may be laid out differently. Words are matched by longest common runs
 * (Ratcliff and Obershelp), as Python's {@code difflib} does.
 */
final class Alignment {
  private final String text;
  private final List<Span> words;
  private final List<Span> readWords;

  /** For each word that was read its number in the annotated text, or -1. */
  private final int[] annotated;

  Alignment(String text, String read) {
    this.text = text;
    words = words(text);
    readWords = words(read);
    annotated = new int[readWords.size()];
    Arrays.fill(annotated, -1);
    match(folded(words, text), folded(readWords, read));
  }

  /** Returns the numbers of the annotated words; those of no word where they do not occur. */
  Set<Integer> of(Gold.Piece piece) {
    int at = -1;
    for (int k = 0; k < piece.occurrence(); k++) {
      at = text.indexOf(piece.words(), at + 1);
    }
    return at < 0 ? new HashSet<>() : within(words, at, at + piece.words().length());
  }

  Set<Integer> of(List<Gold.Piece> pieces) {
    var all = new HashSet<Integer>();
    pieces.forEach(piece -> all.addAll(of(piece)));
    return all;
  }

  /** Returns the numbers of the annotated words that stand at a span of the article as read. */
  Set<Integer> at(Span span) {
    var found = new HashSet<Integer>();
    for (int word : within(readWords, span.start(), span.end())) {
      if (annotated[word] >= 0) {
        found.add(annotated[word]);
      }
    }
    return found;
  }

  Set<Integer> at(Iterable<Span> spans) {
    var all = new HashSet<Integer>();
    spans.forEach(span -> all.addAll(at(span)));
    return all;
  }

  private static Set<Integer> within(List<Span> words, int start, int end) {
    var found = new HashSet<Integer>();
    for (int i = 0; i < words.size(); i++) {
      if (words.get(i).start() < end && words.get(i).end() > start) {
        found.add(i);
      }
    }
    return found;
  }

  /** Runs of letters, digits and underscores; other signs but white space one by one. */
  private static List<Span> words(String text) {
    var found = new ArrayList<Span>();
    int at = 0;
    while (at < text.length()) {
      int from = at;
      int c = text.codePointAt(at);
      at += Character.charCount(c);
      if (isInWord(c)) {
        while (at < text.length() && isInWord(text.codePointAt(at))) {
          at += Character.charCount(text.codePointAt(at));
        }
      } else if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
        continue;
      }
      found.add(new Span(from, at));
    }
    return found;
  }

  static boolean isInWord(int c) {
    return switch (Character.getType(c)) {
      case Character.DECIMAL_DIGIT_NUMBER, Character.LETTER_NUMBER, Character.OTHER_NUMBER -> true;
      default -> c == '_' || Character.isLetter(c);
    };
  }

  private static List<String> folded(List<Span> words, String text) {
    return words.stream().map(word -> fold(word.in(text))).toList();
  }

  /** Returns the words in small letters and without accents. */
  static String fold(String words) {
    var plain = new StringBuilder();
    Normalizer.normalize(words.toLowerCase(Locale.ROOT), Normalizer.Form.NFKD)
        .codePoints()
        .filter(c -> Character.getType(c) != Character.NON_SPACING_MARK)
        .forEach(plain::appendCodePoint);
    return plain.toString();
  }

  private record Range(int from, int to, int readFrom, int readTo) {}

  private void match(List<String> these, List<String> those) {
    var places = new HashMap<String, List<Integer>>();
    for (int j = 0; j < those.size(); j++) {
      places.computeIfAbsent(those.get(j), word -> new ArrayList<>()).add(j);
    }
    var open = new ArrayDeque<Range>();
    open.push(new Range(0, these.size(), 0, those.size()));
    while (!open.isEmpty()) {
      Range range = open.pop();
      Range longest = longest(these, places, range);
      if (longest.from() == longest.to()) {
        continue;
      }
      for (int k = 0; k < longest.to() - longest.from(); k++) {
        annotated[longest.readFrom() + k] = longest.from() + k;
      }
      open.push(new Range(range.from(), longest.from(), range.readFrom(), longest.readFrom()));
      open.push(new Range(longest.to(), range.to(), longest.readTo(), range.readTo()));
    }
  }

  /** The longest common run in a range, the earliest of several. */
  private static Range longest(List<String> these, Map<String, List<Integer>> places, Range range) {
    int best = 0;
    int bestFrom = range.from();
    int bestRead = range.readFrom();
    Map<Integer, Integer> lengths = new HashMap<>();
    for (int i = range.from(); i < range.to(); i++) {
      var next = new HashMap<Integer, Integer>();
      for (int j : places.getOrDefault(these.get(i), List.of())) {
        if (j < range.readFrom()) {
          continue;
        }
        if (j >= range.readTo()) {
          break;
        }
        int length = lengths.getOrDefault(j - 1, 0) + 1;
        next.put(j, length);
        if (length > best) {
          best = length;
          bestFrom = i - length + 1;
          bestRead = j - length + 1;
        }
      }
      lengths = next;
    }
    return new Range(bestFrom, bestFrom + best, bestRead, bestRead + best);
  }
}
