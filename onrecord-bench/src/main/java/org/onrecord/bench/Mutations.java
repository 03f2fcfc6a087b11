package org.onrecord.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.onrecord.OnRecord;
import org.onrecord.article.Provenance;
import org.onrecord.article.Reading;
import org.onrecord.format.JsonWriter;
import org.onrecord.format.TextWriter;
import org.onrecord.read.ArticleReader;
import org.onrecord.read.Hints;

/**
 * Reads damaged articles through the whole program and says how many did not end as a record or a
 * reason. Usage: {@code Mutations SEED HOW-MANY FILE...}; every failure is printed with the seed
 * that makes it again ({@code Mutations THAT-SEED 1 FILE}).
 */
public final class Mutations {
  private static final int SLOW_MILLIS = 10_000;

  private Mutations() {}

  public static void main(String[] args) throws IOException {
    long seed = Long.parseLong(args[0]);
    int many = Integer.parseInt(args[1]);
    var files = new ArrayList<Path>();
    var bytes = new ArrayList<byte[]>();
    for (var name : List.of(args).subList(2, args.length)) {
      files.add(Path.of(name));
      bytes.add(Files.readAllBytes(Path.of(name)));
    }
    long started = System.nanoTime();
    try (var onRecord = OnRecord.load()) {
      int[] ends = {0, 0, 0};
      IntStream.range(0, many)
          .parallel()
          .forEach(i -> {
            int which = many == 1 ? 0 : i % files.size();
            int end = read(onRecord, files.get(which), bytes.get(which), seed + i);
            synchronized (ends) {
              ends[end]++;
            }
          });
      System.out.printf(
          "%d mutations of %d articles: %d read, %d skipped with a reason, %d failed; %.0f s%n",
          many, files.size(), ends[0], ends[1], ends[2], (System.nanoTime() - started) / 1e9);
      System.exit(ends[2] == 0 ? 0 : 1);
    }
  }

  private static int read(OnRecord onRecord, Path file, byte[] article, long seed) {
    byte[] damaged = damage(article, new Random(seed));
    long started = System.nanoTime();
    try {
      var reading =
          ArticleReader.read(
              damaged,
              new Provenance.LocalFile(file.toString()),
              String.valueOf(file.getFileName()),
              Hints.none());
      if (!(reading instanceof Reading.Read read)) {
        return 1;
      }
      var findings = onRecord.read(read);
      var written = JsonWriter.compact().toString(findings);
      new TextWriter(80, false).toString(findings);
      long millis = (System.nanoTime() - started) / 1_000_000;
      if (millis > SLOW_MILLIS || written.isEmpty()) {
        System.out.printf("%s seed %d: %d ms%n", file, seed, millis);
        return 2;
      }
      return 0;
    } catch (RuntimeException | StackOverflowError e) {
      System.out.printf("%s seed %d: %s%n", file, seed, e);
      e.printStackTrace(System.out);
      return 2;
    }
  }

  /** Returns a copy with one to eight pieces cut, doubled, shuffled or overwritten. */
  static byte[] damage(byte[] article, Random random) {
    byte[] bytes = article.clone();
    for (int n = 1 + random.nextInt(8); n > 0 && bytes.length > 4; n--) {
      int at = random.nextInt(bytes.length);
      int length = 1 + random.nextInt(Math.min(bytes.length - at, 1 << random.nextInt(9)));
      switch (random.nextInt(4)) {
        case 0 -> { // cut
          byte[] shorter = new byte[bytes.length - length];
          System.arraycopy(bytes, 0, shorter, 0, at);
          System.arraycopy(bytes, at + length, shorter, at, shorter.length - at);
          bytes = shorter;
        }
        case 1 -> { // double
          byte[] longer = new byte[bytes.length + length];
          System.arraycopy(bytes, 0, longer, 0, at + length);
          System.arraycopy(bytes, at, longer, at + length, bytes.length - at);
          bytes = longer;
        }
        case 2 -> { // shuffle
          for (int i = at + length - 1; i > at; i--) {
            int j = at + random.nextInt(i - at + 1);
            byte kept = bytes[i];
            bytes[i] = bytes[j];
            bytes[j] = kept;
          }
        }
        default -> { // overwrite
          for (int i = at; i < at + length; i++) {
            bytes[i] = (byte) random.nextInt(256);
          }
        }
      }
    }
    return bytes;
  }
}
