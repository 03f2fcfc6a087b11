package org.onrecord.extract;

import java.util.List;

/**
 * As much text as the tagger reads at once: whole passages of one article, one after another.
 *
 * @param words the words, in reading order; a passage's end is not marked
 * @param pieces the WordPiece ids, with {@link WordPieces#CLS} first and {@link WordPieces#SEP}
 *     after each passage
 * @param shapes the {@link Shape} of each piece
 * @param first where each word's first piece stands in {@code pieces}
 */
public record Window(List<Word> words, long[] pieces, long[] shapes, long[] first) {
  public Window {
    words = List.copyOf(words);
  }
}
