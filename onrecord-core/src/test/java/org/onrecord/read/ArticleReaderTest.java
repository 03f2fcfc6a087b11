package org.onrecord.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.onrecord.read.Reads.HERE;
import static org.onrecord.read.Reads.as;
import static org.onrecord.read.Reads.skipped;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onrecord.article.Reading;

class ArticleReaderTest {
  @Test
  void saysWhatABinaryFileIs() {
    assertThat(message(0x89, 'P', 'N', 'G', 13, 10))
        .isEqualTo(
            "not an article: a PNG image; onrecord reads HTML, Markdown, text, feeds and WARC");
    assertThat(message('%', 'P', 'D', 'F', '-', '1')).contains("a PDF");
    assertThat(message(0, 0, 0, 24, 'f', 't', 'y', 'p', 'm')).contains("an MP4 video");
    assertThat(message(0x1F, 0x8B, 8)).contains("a gzip archive");
    assertThat(message('a', 0, 'b', 'c', 0, 0, 1)).contains("a binary file");
  }

  @Test
  void takesNoiseWithoutAZeroForNoText() {
    var random = new Random(1);
    for (int i = 0; i < 100; i++) {
      assertThat(message(random.ints(400, 1, 256).toArray())).contains("a binary file");
    }
  }

  @Test
  void readsTextInWhichAControlCharacterStrayed() {
    var text =
        "The mayor said\u0007 “no”.\fShe left for the harbour at noon on Friday.\n".repeat(3);
    assertThat(
            ArticleReader.read(
                text.getBytes(StandardCharsets.UTF_8), HERE, null, as(Hints.Format.TEXT)))
        .isInstanceOf(Reading.Read.class);
  }

  @Test
  void skipsWhatHoldsNothing() {
    assertThat(message()).startsWith("empty");
    assertThat(message(' ', '\n')).startsWith("empty");
  }

  @Test
  void skipsAMissingFileAFolderAndAFileThatMayNotBeRead(@TempDir Path folder) throws IOException {
    assertThat(message(ArticleReader.read(folder.resolve("none.md"), Hints.none())))
        .startsWith("no such file");
    assertThat(message(ArticleReader.read(folder, Hints.none()))).startsWith("a folder");
    var loop = Files.createSymbolicLink(folder.resolve("loop"), folder.resolve("loop"));
    assertThat(ArticleReader.read(loop, Hints.none())).isInstanceOf(Reading.Skipped.class);
    var secret = Files.writeString(folder.resolve("secret.txt"), "Secret\n\nIt is.");
    if (secret.toFile().setReadable(false) && !Files.isReadable(secret)) {
      assertThat(message(ArticleReader.read(secret, Hints.none()))).startsWith("no permission");
    }
  }

  @Test
  void skipsAGigabyteOfZerosAtOnce(@TempDir Path folder) throws IOException {
    var file = folder.resolve("sparse.txt");
    try (var sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.setLength(1L << 30);
    }
    var reading =
        assertTimeoutPreemptively(
            Duration.ofSeconds(2), () -> ArticleReader.read(file, Hints.none()));
    assertThat(message(reading)).contains("nothing but zero bytes");
  }

  @Test
  void skipsFilesThatAreTooLarge(@TempDir Path folder) throws IOException {
    var file = folder.resolve("line.txt");
    try (var big = new RandomAccessFile(file.toFile(), "rw")) {
      big.write("word ".repeat(2000).getBytes(StandardCharsets.UTF_8));
      big.setLength(50L << 20);
    }
    assertThat(message(ArticleReader.read(file, Hints.none())))
        .isEqualTo(
            "too large for one article: 50 MB, the limit is 32 MB; split it into one file per"
                + " article");
  }

  @Test
  void skipsTextThatIsTooLong() {
    var text = "word ".repeat(400_001).getBytes(StandardCharsets.UTF_8);
    for (var format : new Hints.Format[] {Hints.Format.TEXT, Hints.Format.MARKDOWN}) {
      assertThat(message(ArticleReader.read(text, HERE, null, as(format)))).startsWith("too long");
    }
    var page = ("<p>" + "word ".repeat(400_001)).getBytes(StandardCharsets.UTF_8);
    assertThat(message(ArticleReader.read(page, HERE, "a.html", Hints.none())))
        .startsWith("too long");
  }

  @Test
  void readsAMegabyteOfAnyMarkupInTime() {
    var unit =
        new String[] {
          "<div>",
          "<b>",
          "<p><i>",
          "<a href=x>",
          "<table>",
          "<h1>",
          "<!--",
          "<ul><li>",
          "<",
          "*",
          "[",
          "[](",
          "**a ",
          "`",
          "> ",
          "# ",
          "\n- a",
          "a\n",
          "](",
          "&",
          "\\",
          "_a",
          "<a ",
          "\n\n",
          " ",
          "By ",
          "**Related:** [a](b) ",
          "\u00AD"
        };
    for (var one : unit) {
      var bytes = one.repeat((1 << 20) / one.length()).getBytes(StandardCharsets.UTF_8);
      for (var format : Hints.Format.values()) {
        assertTimeoutPreemptively(
            Duration.ofSeconds(20),
            () -> assertThat(ArticleReader.read(bytes, HERE, null, as(format))).isNotNull(),
            () -> format + " of " + one);
      }
    }
  }

  @Test
  void neverThrowsWhateverTheBytes() {
    long seed = Long.getLong("onrecord.seed", System.nanoTime());
    System.out.println("replay with -Donrecord.seed=" + seed);
    var random = new Random(seed);
    for (int i = 0; i < 600; i++) {
      var bytes = mutate(HtmlPageTest.PAGE.getBytes(StandardCharsets.UTF_8), random);
      for (var format : Hints.Format.values()) {
        var reading = ArticleReader.read(bytes, HERE, null, as(format));
        if (reading instanceof Reading.Read read) {
          var article = read.article();
          int end = 0;
          for (var passage : article.passages()) {
            var words = passage.span().in(article.text());
            assertThat(passage.span().start()).isGreaterThanOrEqualTo(end);
            assertThat(words).isNotBlank();
            end = passage.span().end();
          }
        }
      }
    }
  }

  private static byte[] mutate(byte[] bytes, Random random) {
    var changed = bytes;
    for (int n = random.nextInt(1, 6); n > 0 && changed.length > 0; n--) {
      int from = random.nextInt(changed.length);
      int to = Math.min(changed.length, from + random.nextInt(1, 200));
      var piece = Arrays.copyOfRange(changed, from, to);
      switch (random.nextInt(3)) {
        case 0 ->
            changed =
                join(Arrays.copyOf(changed, from), Arrays.copyOfRange(changed, to, changed.length));
        case 1 ->
            changed =
                join(
                    Arrays.copyOf(changed, to),
                    join(piece, Arrays.copyOfRange(changed, to, changed.length)));
        default -> {
          changed = changed.clone();
          for (int i = from; i < to; i++) {
            changed[i] = changed[from + random.nextInt(to - from)];
          }
          changed[from] = (byte) random.nextInt(256);
        }
      }
    }
    return changed;
  }

  private static byte[] join(byte[] head, byte[] tail) {
    var both = Arrays.copyOf(head, head.length + tail.length);
    System.arraycopy(tail, 0, both, head.length, tail.length);
    return both;
  }

  private static String message(int... bytes) {
    var input = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      input[i] = (byte) bytes[i];
    }
    return message(ArticleReader.read(input, HERE, null, Hints.none()));
  }

  private static String message(Reading reading) {
    return skipped(reading).problem().message();
  }
}
