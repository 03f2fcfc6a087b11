package org.onrecord.relate;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.onrecord.article.Article;

/**
 * What an article is found again by: for each sentence of {@value #LEAST_WORDS} words or more, the
 * keys under which the same sentence, or one much like it, is filed too.
 *
 * <p>The keys are bands of a MinHash signature (Broder 1997) over runs of three words: {@value
 * #BANDS} bands of two. Two sentences of which a share J of the runs is common meet in one with a
 * probability of 1 - (1 - J²)². A sentence is the unit, not the article, so that a copy cut down to
 * a paragraph is found as well as a whole one.
 */
public final class Sketch {
  static final int BANDS = 2;
  private static final int ROWS = 2;
  private static final int LEAST_WORDS = 8;
  private static final int RUN = 3;

  /** For each sentence where it begins in the text, in UTF-16 code units, and its keys. */
  private final int[] numbers;

  private Sketch(int[] numbers) {
    this.numbers = numbers;
  }

  /** Returns the sketch of an article. */
  public static Sketch of(Article article) {
    var words = new WordsOf(article);
    int[] numbers = new int[64];
    int size = 0;
    var least = new long[BANDS * ROWS];
    int end;
    for (int from = 0; from < words.size(); from = end) {
      end = words.sentenceEnd(from);
      if (end - from < LEAST_WORDS) {
        continue;
      }
      if (size + 1 + BANDS > numbers.length) {
        numbers = Arrays.copyOf(numbers, 2 * numbers.length);
      }
      numbers[size++] = words.start(from);
      minHash(words, from, end, least);
      for (int band = 0; band < BANDS; band++) {
        long key = band;
        for (int row = 0; row < ROWS; row++) {
          key = mix(key ^ least[band * ROWS + row]);
        }
        numbers[size++] = (int) key;
      }
    }
    return new Sketch(Arrays.copyOf(numbers, size));
  }

  private static void minHash(WordsOf words, int from, int end, long[] least) {
    Arrays.fill(least, Long.MAX_VALUE);
    for (int i = from; i + RUN <= end; i++) {
      long run = 0;
      for (int k = 0; k < RUN; k++) {
        run = mix(run + words.hash(i + k));
      }
      for (int n = 0; n < least.length; n++) {
        least[n] = Math.min(least[n], mix(run + n * 0x9e3779b97f4a7c15L));
      }
    }
  }

  /** The finalizer of MurmurHash3 (public domain), which makes each bit depend on every other. */
  private static long mix(long x) {
    x = (x ^ (x >>> 33)) * 0xff51afd7ed558ccdL;
    x = (x ^ (x >>> 33)) * 0xc4ceb9fe1a85ec53L;
    return x ^ (x >>> 33);
  }

  /** Returns how many sentences there are. */
  int sentences() {
    return numbers.length / (1 + BANDS);
  }

  /** Returns where a sentence begins. */
  int start(int sentence) {
    return numbers[sentence * (1 + BANDS)];
  }

  int key(int sentence, int band) {
    return numbers[sentence * (1 + BANDS) + 1 + band];
  }

  /** Returns the sketch as the record keeps it, which {@link #of(byte[])} reads again. */
  public byte[] toBytes() {
    var bytes = ByteBuffer.allocate(Integer.BYTES * numbers.length);
    bytes.asIntBuffer().put(numbers);
    return bytes.array();
  }

  /** Returns the sketch that {@link #toBytes} wrote. */
  public static Sketch of(byte[] bytes) {
    var numbers = new int[bytes.length / (Integer.BYTES * (1 + BANDS)) * (1 + BANDS)];
    ByteBuffer.wrap(bytes).asIntBuffer().get(numbers);
    return new Sketch(numbers);
  }
}
