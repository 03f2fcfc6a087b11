package org.onrecord.relate;

import java.util.Arrays;
import org.onrecord.article.Article;
import org.onrecord.article.Passage;
import org.onrecord.article.Span;
import org.onrecord.statement.QuotationMarks;

/**
 * The words of an article's prose as numbers, case and punctuation left out, so that quotation
 * marks of another kind make no difference.
 */
final class WordsOf {
  private int[] hashes = new int[256];
  private int[] starts = new int[256];
  private int[] ends = new int[256];
  private boolean[] quoted = new boolean[256];
  private boolean[] opens = new boolean[256];
  private int size;

  /** Reads the words of an article; bylines and date lines are left out. */
  WordsOf(Article article) {
    String text = article.text();
    for (Passage passage : article.passages()) {
      if (passage.kind().isProse()) {
        read(text, passage.span());
      }
    }
    int at = 0;
    for (Span quotation : new QuotationMarks(article).quotations()) {
      while (at < size && starts[at] < quotation.start()) {
        at++;
      }
      while (at < size && ends[at] <= quotation.end()) {
        quoted[at++] = true;
      }
    }
  }

  private void read(String text, Span passage) {
    boolean opening = true;
    int i = passage.start();
    while (i < passage.end()) {
      int c = text.codePointAt(i);
      if (!Character.isLetterOrDigit(c)) {
        opening |= endsSentence(text, i, passage.end());
        i += Character.charCount(c);
        continue;
      }
      int start = i;
      int hash = 0x811c9dc5; // FNV-1a
      while (i < passage.end() && Character.isLetterOrDigit(c = text.codePointAt(i))) {
        hash = (hash ^ Character.toLowerCase(c)) * 0x01000193;
        i += Character.charCount(c);
      }
      add(hash, start, i, opening);
      opening = false;
    }
  }

  private static boolean endsSentence(String text, int at, int end) {
    if (".!?".indexOf(text.charAt(at)) < 0) {
      return false;
    }
    int next = at + 1;
    while (next < end && "'’\"”»)]".indexOf(text.charAt(next)) >= 0) {
      next++;
    }
    return next < end && Character.isWhitespace(text.charAt(next));
  }

  private void add(int hash, int start, int end, boolean opening) {
    if (size == hashes.length) {
      hashes = Arrays.copyOf(hashes, 2 * size);
      starts = Arrays.copyOf(starts, 2 * size);
      ends = Arrays.copyOf(ends, 2 * size);
      quoted = Arrays.copyOf(quoted, 2 * size);
      opens = Arrays.copyOf(opens, 2 * size);
    }
    hashes[size] = hash;
    starts[size] = start;
    ends[size] = end;
    opens[size] = opening;
    size++;
  }

  int size() {
    return size;
  }

  int hash(int word) {
    return hashes[word];
  }

  /** Returns where a word begins in the article's text, in UTF-16 code units. */
  int start(int word) {
    return starts[word];
  }

  int end(int word) {
    return ends[word];
  }

  /** Whether a word stands in double quotation marks. */
  boolean isQuoted(int word) {
    return quoted[word];
  }

  /** Returns the word after the last of the sentence that {@code word} stands in. */
  int sentenceEnd(int word) {
    int end = word + 1;
    while (end < size && !opens[end]) {
      end++;
    }
    return end;
  }

  /** Returns how many words stand outside quotation marks. */
  int told() {
    int told = 0;
    for (int i = 0; i < size; i++) {
      told += quoted[i] ? 0 : 1;
    }
    return told;
  }
}
