package org.onrecord.extract;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Packs passages into windows: as many whole passages as fit, since what a quotation is and whose
 * it is often shows in the paragraph before. A passage longer than a window is cut between words.
 */
final class Windows {
  private final int most;
  private final List<Window> packed = new ArrayList<>();
  private final List<Word> words = new ArrayList<>();
  private long[] pieces;
  private long[] shapes;
  private long[] first = new long[64];
  private int size;

  private Windows(int most) {
    this.most = most;
    this.pieces = new long[most];
    this.shapes = new long[most];
    begin();
  }

  /**
   * Returns the windows of {@code passages}, which are lists of words, in reading order.
   *
   * @param most pieces in a window, at least 16
   */
  static List<Window> pack(List<List<Word>> passages, int most) {
    var windows = new Windows(most);
    passages.forEach(windows::add);
    windows.flush();
    return windows.packed;
  }

  private void add(List<Word> passage) {
    int total = 1;
    for (var word : passage) {
      total += word.pieces().length;
    }
    if (size + total > most) {
      flush();
    }
    for (var word : passage) {
      if (size + word.pieces().length + 1 > most && !words.isEmpty()) {
        close();
        flush();
      }
      add(word);
    }
    close();
  }

  private void add(Word word) {
    if (words.size() == first.length) {
      first = Arrays.copyOf(first, 2 * words.size());
    }
    first[words.size()] = size;
    words.add(word);
    int room = most - size - 1; // a single word of more pieces than a window holds loses its tail
    for (int i = 0; i < Math.min(room, word.pieces().length); i++) {
      put(word.pieces()[i], word.shape());
    }
  }

  private void close() {
    put(WordPieces.SEP, Shape.NO_LETTERS);
  }

  private void put(int piece, int shape) {
    pieces[size] = piece;
    shapes[size++] = shape;
  }

  private void begin() {
    words.clear();
    size = 0;
    put(WordPieces.CLS, Shape.NO_LETTERS);
  }

  private void flush() {
    if (!words.isEmpty()) {
      packed.add(
          new Window(
              words,
              Arrays.copyOf(pieces, size),
              Arrays.copyOf(shapes, size),
              Arrays.copyOf(first, words.size())));
    }
    begin();
  }
}
