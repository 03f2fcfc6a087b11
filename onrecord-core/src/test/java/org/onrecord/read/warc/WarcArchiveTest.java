package org.onrecord.read.warc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.onrecord.read.warc.Warcs.bytes;
import static org.onrecord.read.warc.Warcs.gzip;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.onrecord.article.Digests;
import org.onrecord.article.Provenance;

@Timeout(60)
class WarcArchiveTest {
  @TempDir Path folder;

  private List<WarcArchive.Entry> read(byte[] bytes) throws IOException {
    return read("a.warc", bytes);
  }

  private List<WarcArchive.Entry> read(String name, byte[] bytes) throws IOException {
    var file = Files.write(folder.resolve(name), bytes);
    var entries = new ArrayList<WarcArchive.Entry>();
    try (var archive = WarcArchive.open(file).orElseThrow()) {
      archive.forEachRemaining(entries::add);
    }
    return entries;
  }

  /** Returns {@code page 1} of each page and {@code code: message} of each failure. */
  private static List<String> told(List<WarcArchive.Entry> entries) {
    return entries.stream()
        .map(entry ->
            switch (entry) {
              case WarcArchive.Entry.Page page ->
                  "page " + page.url().replace("https://gull.example/", "");
              case WarcArchive.Entry.Failed(var it) ->
                  it.problem().code() + ": " + it.problem().message();
            })
        .toList();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void readsThePagesAndPassesOverTheRest(boolean isPacked) throws IOException {
    var warc =
        new Warcs(isPacked)
            .record("warcinfo", 9, "", 5, bytes("a: b\n"))
            .page(1)
            .page(2, "Content-Type: image/png\r\n", new byte[] {1, 2})
            .response(3, "HTTP/1.1 302 Found\r\nLocation: /\r\n\r\n", new byte[0])
            .record("request", 4, "", 18, bytes("GET / HTTP/1.1\r\n\r\n"))
            .response(5, "no HTTP at all\n", new byte[] {0, 0})
            .page(6);
    var entries = read(warc.bytes());
    assertThat(told(entries)).containsExactly("page 1", "page 6");
    var page = (WarcArchive.Entry.Page) entries.getFirst();
    assertThat(page.body()).isEqualTo(bytes(Warcs.PROSE.formatted(1)));
    assertThat(page.contentType()).isEqualTo("text/html");
    assertThat(page.from())
        .isEqualTo(
            new Provenance.WarcEntry(
                folder.resolve("a.warc").toString(),
                Warcs.id(1),
                Instant.parse("2025-03-06T10:00:00Z"),
                Digests.sha256(page.body())));
  }

  @Test
  void unpacksBodiesAndChunks() throws IOException {
    byte[] prose = bytes(Warcs.PROSE);
    var chunked = "Content-Type: text/html\r\nTransfer-Encoding: chunked\r\n";
    var warc =
        new Warcs(true)
            .page(1, "Content-Type: text/html\r\nContent-Encoding: gzip\r\n", gzip(prose))
            .page(
                2,
                chunked,
                bytes(Integer.toHexString(prose.length) + "\r\n" + Warcs.PROSE + "\r\n0\r\n\r\n"))
            .page(3, chunked, prose) // the crawler took the chunks apart
            .page(
                4,
                "Content-Type: text/html\r\nContent-Encoding: gzip\r\n",
                prose); // and unpacked it
    assertThat(read(warc.bytes()))
        .hasSize(4)
        .allSatisfy(it -> assertThat(((WarcArchive.Entry.Page) it).body()).isEqualTo(prose));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void keepsWhatStandsBeforeACut(boolean isPacked) throws IOException {
    var warc = new Warcs(isPacked).page(1).page(2);
    int third = warc.size();
    byte[] all = warc.page(3).bytes();
    for (int cut = third + 20; cut < all.length - 1; cut += 37) {
      assertThat(told(read(Arrays.copyOf(all, cut))))
          .as("cut at " + cut)
          .containsExactly(
              "page 1",
              "page 2",
              "broken-archive: cut short in the record at byte "
                  + third
                  + "; the 2 pages before it were read");
    }
  }

  @Test
  void saysWhereALengthLies() throws IOException {
    for (boolean isPacked : new boolean[] {true, false}) {
      for (long lie : new long[] {Long.MAX_VALUE, 1L << 40, 3000, 700, 10, 0, -1}) {
        var warc = new Warcs(isPacked).page(1);
        int second = warc.size();
        warc.record(
            "response",
            2,
            "",
            lie,
            bytes("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + Warcs.PROSE));
        var told = told(read(warc.bytes()));
        assertThat(told.getFirst()).isEqualTo("page 1");
        assertThat(told.getLast())
            .as(lie + (isPacked ? " packed" : ""))
            .startsWith("broken-archive: ")
            .satisfies(it -> {
              var at = java.util.regex.Pattern.compile("at byte (\\d+)").matcher(it);
              assertThat(at.find()).isTrue();
              assertThat(Long.parseLong(at.group(1))).isBetween((long) second, (long) warc.size());
            });
      }
    }
  }

  @Test
  void saysWhereALengthIsNoNumber() throws IOException {
    var warc = new Warcs(false).page(1);
    int second = warc.size();
    warc.raw("WARC/1.0\r\nWARC-Type: response\r\nContent-Length: many\r\n\r\n", new byte[0]);
    assertThat(told(read(warc.bytes())))
        .hasSize(2)
        .last()
        .asString()
        .startsWith("broken-archive: damaged at byte " + second);
  }

  @Test
  void passesOverARecordWithoutIdOrDateAndGoesOn() throws IOException {
    byte[] block = bytes("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + Warcs.PROSE);
    var warc =
        new Warcs(true)
            .raw(
                "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <%%%>\r\nWARC-Date: soon\r\nContent-Type: application/http\r\nContent-Length: "
                    + block.length
                    + "\r\n\r\n",
                block)
            .page(2);
    assertThat(told(read(warc.bytes())))
        .hasSize(2)
        .satisfies(
            it -> assertThat(it.getFirst()).startsWith("broken-archive: the record has no id"),
            it -> assertThat(it.getLast()).isEqualTo("page 2"));
  }

  @Test
  void unpacksABombOnlySoFar() throws IOException {
    byte[] bomb = gzip(new byte[200 << 20]);
    var warc =
        new Warcs(false)
            .page(1, "Content-Type: text/html\r\nContent-Encoding: gzip\r\n", bomb)
            .page(2);
    assertThat(told(read(warc.bytes())))
        .containsExactly(
            "too-large: too large for one article: more than 32 MB when unpacked", "page 2");
  }

  @Test
  void passesOverAPageThatIsTooLarge() throws IOException {
    var warc =
        new Warcs(true)
            .page(1, "Content-Type: text/html\r\n", new byte[40 << 20])
            .page(2, "Content-Type: video/mp4\r\n", new byte[40 << 20])
            .page(3);
    assertThat(told(read(warc.bytes())))
        .containsExactly("too-large: too large for one article: more than 32 MB", "page 3");
  }

  @Test
  void doesNotTakeInHeadersWithoutEnd() throws IOException {
    var head = new StringBuilder("WARC/1.0\r\n");
    while (head.length() < 3 << 20) {
      head.append("X").append(head.length()).append(": y\r\n");
    }
    for (String more : new String[] {head.toString(), "WARC/1.0\r\nX: " + "y".repeat(3 << 20)}) {
      var warc = new Warcs(true).page(1);
      int second = warc.size();
      assertThat(told(read(warc.raw(more, new byte[0]).bytes())))
          .containsExactly(
              "page 1",
              "broken-archive: damaged at byte "
                  + second
                  + ": a header without end; the page before it was read");
    }
  }

  @Test
  void noticesAWrongChecksum() throws IOException {
    byte[] bytes = new Warcs(true).page(1).bytes();
    bytes[bytes.length - 6] ^= 1;
    assertThat(told(read(bytes)))
        .containsExactly(
            "broken-archive: damaged at byte 0: damaged gzip: its checksum is wrong; no page stands"
                + " before it");
  }

  @Test
  void survivesFiveHundredDamages() throws IOException {
    byte[] good = new Warcs(false).page(1).page(2).page(3).bytes();
    long seed = Long.getLong("onrecord.seed", System.nanoTime());
    var random = new Random(seed);
    for (int i = 0; i < 500; i++) {
      byte[] bad = good.clone();
      for (int n = 1 + random.nextInt(4); n > 0; n--) {
        bad[12 + random.nextInt(bad.length - 12)] = (byte) random.nextInt(256);
      }
      assertThat(read(bad)).as("seed " + seed + ", round " + i).hasSizeLessThanOrEqualTo(5);
    }
  }

  @Test
  void readsAWacz() throws IOException {
    var entries =
        read(
            "a.wacz",
            zip(
                "datapackage.json", bytes("{}"),
                "archive/data.warc.gz", new Warcs(true).page(1).bytes(),
                "archive/more.warc", new Warcs(false).page(2).bytes(),
                "pages/pages.jsonl", bytes("{}")));
    assertThat(told(entries)).containsExactly("page 1", "page 2");
    assertThat(((WarcArchive.Entry.Page) entries.getFirst()).from().archive())
        .isEqualTo(folder.resolve("a.wacz") + "!archive/data.warc.gz");
  }

  @Test
  void goesOnWithTheNextWarcOfAWacz() throws IOException {
    byte[] cut = new Warcs(true).page(1).page(2).bytes();
    var told =
        told(
            read(
                "a.wacz",
                zip(
                    "archive/a.warc.gz", Arrays.copyOf(cut, cut.length - 30),
                    "archive/b.warc.gz", new Warcs(true).page(3).bytes())));
    assertThat(told)
        .hasSize(3)
        .satisfies(
            it -> assertThat(it.get(0)).isEqualTo("page 1"),
            it -> assertThat(it.get(1)).contains("cut short in the record at byte "),
            it -> assertThat(it.get(2)).isEqualTo("page 3"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../../etc/cron.d/x",
        "/etc/passwd",
        "archive/../../x.warc.gz",
        "C:\\x",
        "a\\..\\..\\b"
      })
  void refusesAWaczThatLeadsOutOfItself(String name) throws IOException {
    var told =
        told(
            read(
                "a.wacz",
                zip("archive/a.warc.gz", new Warcs(true).page(1).bytes(), name, bytes("x"))));
    assertThat(told).hasSize(1).first().asString().startsWith("unsafe-archive: a WACZ with names");
  }

  @Test
  void tellsArchivesFromOtherFiles() throws IOException {
    byte[][] others = {
      bytes("Reyes said no."),
      gzip(bytes("Reyes said no.")),
      {0x1F, (byte) 0x8B},
      {},
      bytes("WARC"),
      zip("word/document.xml", bytes("x"))
    };
    for (byte[] other : others) {
      assertThat(WarcArchive.open(Files.write(folder.resolve("x"), other))).isEmpty();
    }
  }

  private static byte[] zip(Object... namesAndBytes) throws IOException {
    var out = new java.io.ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(out)) {
      for (int i = 0; i < namesAndBytes.length; i += 2) {
        zip.putNextEntry(new ZipEntry((String) namesAndBytes[i]));
        zip.write((byte[]) namesAndBytes[i + 1]);
        zip.closeEntry();
      }
    }
    return out.toByteArray();
  }
}
