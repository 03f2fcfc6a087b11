package org.onrecord.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.onrecord.article.Provenance;
import org.onrecord.article.Reading;
import org.onrecord.keep.RecordFile;
import org.onrecord.statement.Findings;

/** Pages, feeds and archives as inputs, as a shell sees them; the site is on loopback. */
@Timeout(60)
class WebCommandsTest {
  @TempDir Path folder;

  private record Answer(int status, String type, byte[] body, String etag) {}

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Map<String, Answer> pages = new ConcurrentHashMap<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(
        "/",
        exchange -> {
          var path = exchange.getRequestURI().toString();
          var answer = pages.getOrDefault(path, new Answer(404, "text/plain", new byte[0], "x"));
          boolean isSame =
              ("\"" + answer.etag() + "\"")
                  .equals(exchange.getRequestHeaders().getFirst("If-None-Match"));
          int status = isSame ? 304 : answer.status();
          if (!path.equals("/robots.txt")) {
            requests.add(path + " " + status);
          }
          exchange.getResponseHeaders().add("Content-Type", answer.type());
          exchange.getResponseHeaders().add("ETag", "\"" + answer.etag() + "\"");
          exchange.sendResponseHeaders(status, isSame ? -1 : answer.body().length);
          if (!isSame) {
            exchange.getResponseBody().write(answer.body());
          }
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void page(String path, String name, String etag) {
    pages.put(path, new Answer(200, "text/html; charset=utf-8", html(name), etag));
  }

  private static byte[] html(String name) {
    return ("<html><head><title>"
            + name
            + " speaks of the harbour</title></head><body><article><p>"
            + "The harbour talks went on until midnight, and nobody left the room. ".repeat(6)
            + name
            + " left.</p></article></body></html>")
        .getBytes(StandardCharsets.UTF_8);
  }

  private byte[] feed(String path, String etag, String... items) {
    var rss =
        new StringBuilder("<rss version='2.0'><channel><title>The Gull</title><link>x</link>");
    rss.append("<description>x</description>");
    for (var item : items) {
      rss.append("<item>").append(item).append("</item>");
    }
    rss.append("</channel></rss>");
    byte[] bytes = rss.toString().getBytes(StandardCharsets.UTF_8);
    pages.put(path, new Answer(200, "application/rss+xml", bytes, etag));
    return bytes;
  }

  private String item(String path) {
    return "<title>Item</title><link>"
        + url(path)
        + "</link><guid>"
        + path
        + "</guid>"
        + "<pubDate>Thu, 06 Mar 2025 10:00:00 GMT</pubDate>";
  }

  @Test
  void keepsAPageWithWhereItCameFrom() throws Exception {
    page("/ana", "Ana", "1");
    assertThat(keep(url("/ana"))).as(err()).isZero();
    assertThat(err()).isEqualTo("1 article: 1 added; 1 statement new\n");
    try (var record = RecordFile.open(Path.of(at("r.db")))) {
      var article = record.findings(record.versions().getFirst()).orElseThrow().article();
      assertThat(article.url()).isEqualTo(url("/ana"));
      assertThat(article.from()).isInstanceOf(Provenance.Page.class);
      var from = (Provenance.Page) article.from();
      assertThat(from.url()).isEqualTo(url("/ana"));
      assertThat(from.payload()).startsWith("sha256:").hasSize(71);
    }
  }

  @Test
  void asksAgainOnlyForWhatChanged() throws Exception {
    page("/ana", "Ana", "1");
    page("/bo", "Bo", "1");
    keep(url("/ana"), url("/bo"));
    page("/bo", "Bob", "2");
    err.reset();
    requests.clear();
    assertThat(keep(url("/ana"), url("/bo"))).isZero();
    assertThat(requests).containsExactlyInAnyOrder("/ana 304", "/bo 200");
    assertThat(err())
        .isEqualTo("2 articles: 0 added, 1 changed, 1 on the record before; 1 statement new\n");
  }

  @Test
  void verifiesPagesAsTheyAreNow() {
    page("/ana", "Ana", "1");
    page("/bo", "Bo", "1");
    page("/cy", "Cy", "1");
    keep(url("/ana"), url("/bo"), url("/cy"));
    page("/bo", "Bob", "2"); // all that is said there is another's now
    pages.remove("/cy");
    assertThat(verifyLive("--allow-private")).isEqualTo(1);
    assertThat(err()).isEqualTo("1 MATCH, 2 GONE\n");
    assertThat(verifyLive()).isZero();
    assertThat(err())
        .contains(url("/bo") + ": not seen: ", "--allow-private fetches")
        .endsWith("3 MATCH; 3 articles not seen: the text in the record was read\n");
    page("/ana", "Ana", "1");
    pages.put("/ana", new Answer(500, "text/plain", new byte[0], "x"));
    assertThat(verifyLive("--allow-private")).isEqualTo(1);
    assertThat(err()).contains(url("/ana") + ": not seen: its server answered 500");
  }

  @Test
  void verifiesWhatStandsInAnArchive() throws Exception {
    var bytes = new ByteArrayOutputStream();
    for (String name : List.of("Ana", "Bo", "Cy")) {
      bytes.write(warcRecord(name));
    }
    var file = Files.write(folder.resolve("a.warc.gz"), bytes.toByteArray());
    keep(file.toString());
    assertThat(verifyLive()).isZero();
    assertThat(err()).isEqualTo("3 MATCH\n");
    Files.write(file, warcRecord("Bo"));
    assertThat(verifyLive()).isEqualTo(1);
    assertThat(err()).isEqualTo("1 MATCH, 2 GONE\n");
    Files.delete(file);
    assertThat(verifyLive()).isEqualTo(1);
    assertThat(err()).isEqualTo("3 GONE\n");
  }

  private int verifyLive(String... options) {
    err.reset();
    var args = new java.util.ArrayList<>(List.of("verify", at("r.db"), "--live", "--delay", "0"));
    args.addAll(List.of(options));
    return run(args.toArray(String[]::new));
  }

  @Test
  void refusesThisMachineUnlessAllowed() {
    page("/ana", "Ana", "1");
    assertThat(run("keep", at("r.db"), url("/ana"))).isEqualTo(3);
    assertThat(err())
        .contains(url("/ana") + ": ", "is an address of this machine", "--allow-private fetches");
    assertThat(requests).isEmpty();
  }

  @Test
  void readsAListOfAddresses() throws Exception {
    page("/ana", "Ana", "1");
    page("/bo", "Bo", "1");
    var list =
        Files.writeString(
            folder.resolve("urls.txt"),
            "# mine\n\n" + url("/ana") + "\n" + url("/bo") + "\n" + url("/gone") + "\n");
    assertThat(keep("--urls", list.toString(), "--report", at("skipped.csv"))).isEqualTo(3);
    assertThat(err()).contains("2 articles: 2 added", "1 skipped");
    assertThat(Files.readAllLines(Path.of(at("skipped.csv"))).getLast())
        .startsWith(url("/gone") + ",no-such-page,");
    err.reset();
    assertThat(run("keep", at("r.db"))).isEqualTo(2);
    assertThat(run("keep", at("r.db"), "--urls", at("none.txt"))).isEqualTo(2);
    assertThat(err()).contains("INPUT", "none.txt: cannot be read (--urls)");
  }

  @Test
  void keepsWhatAFeedPointsTo() throws Exception {
    page("/ana", "Ana", "1");
    page("/bo", "Bo", "1");
    feed("/feed", "1", item("/ana"), item("/bo"), item("/ana"));
    assertThat(keep(url("/feed"))).as(err()).isZero();
    assertThat(err()).isEqualTo("2 articles: 2 added; 2 statements new\n");
    requests.clear();
    err.reset();
    assertThat(keep(url("/feed"))).isZero();
    assertThat(requests).containsExactly("/feed 304");
    try (var record = RecordFile.open(Path.of(at("r.db")))) {
      assertThat(record.findings(1).orElseThrow().article().published())
          .isEqualTo(org.onrecord.article.Days.of(java.time.LocalDate.parse("2025-03-06")));
    }
  }

  @Test
  void asksForAFeedWholeAsLongAsAnItemOfItFailed() throws Exception {
    feed("/feed", "1", item("/late"));
    assertThat(keep(url("/feed"))).isEqualTo(3);
    page("/late", "Lea", "1");
    assertThat(keep(url("/feed"))).isZero();
    assertThat(requests).containsExactly("/feed 200", "/late 404", "/feed 200", "/late 200");
  }

  @Test
  void readsWhatAFeedSaysItself() throws Exception {
    var words = "The harbour talks went on until midnight, and nobody left. ".repeat(6);
    feed(
        "/feed",
        "1",
        "<title>Ana speaks</title><guid>a b; DROP TABLE article; --</guid><description>&lt;p&gt;"
            + words
            + "&lt;/p&gt;</description>");
    assertThat(keep("--feed-text", url("/feed"))).as(err()).isZero();
    assertThat(keep(url("/feed"))).isZero(); // the feed has not changed
    assertThat(requests).containsExactly("/feed 200", "/feed 304");
    try (var record = RecordFile.open(Path.of(at("r.db")))) {
      var article = record.findings(1).orElseThrow().article();
      assertThat(article.title()).isEqualTo("Ana speaks");
      assertThat(article.outlet()).isEqualTo("The Gull");
      assertThat(article.from()).isInstanceOf(Provenance.FeedItem.class);
      assertThat(((Provenance.FeedItem) article.from()).item())
          .isEqualTo("a b; DROP TABLE article; --");
    }
  }

  @Test
  void readsFeedsAndListsFromFiles() throws Exception {
    page("/ana", "Ana", "1");
    page("/bo", "Bo", "1");
    feed("/feed", "1", item("/bo"));
    Files.write(folder.resolve("feed.xml"), feed("/file", "1", item("/ana")));
    Files.writeString(
        folder.resolve("list.opml"),
        "<opml version='2.0'><body><outline xmlUrl='" + url("/feed") + "'/></body></opml>");
    assertThat(keep(at("feed.xml"), at("list.opml"))).as(err()).isZero();
    assertThat(err()).contains("2 articles: 2 added");
  }

  @Test
  void printsAFeedAsOneObjectALine() {
    page("/ana", "Ana", "1");
    page("/bo", "Bo", "1");
    feed("/feed", "1", item("/ana"), item("/bo"));
    assertThat(run("read", "--allow-private", "--delay", "0", "--format", "json", url("/feed")))
        .isZero();
    assertThat(out().lines())
        .hasSize(2)
        .allSatisfy(line ->
            assertThat(line).contains("\"provenance\":{\"kind\":\"page\",\"url\":\"" + url("/")));
    out.reset();
    assertThat(run("read", "--allow-private", "--format", "json", url("/ana"))).isZero();
    assertThat(out()).startsWith("{\n").contains("\"fetchedAt\": \"20", "\"payload\": \"sha256:");
  }

  @Test
  void keepsAnArchiveAndSaysWhereItEnds() throws Exception {
    var bytes = new ByteArrayOutputStream();
    int third = 0;
    for (String name : List.of("Ana", "Bo", "Cy")) {
      third = bytes.size();
      bytes.write(warcRecord(name));
    }
    var file = folder.resolve("in/a.warc.gz");
    Files.createDirectories(file.getParent());
    Files.write(file, java.util.Arrays.copyOf(bytes.toByteArray(), bytes.size() - 60));
    assertThat(keep(at("in"))).isEqualTo(3);
    assertThat(err())
        .contains(
            file
                + ": cut short in the record at byte "
                + third
                + "; the 2 pages before it were read",
            "2 articles: 2 added; 2 statements new; 1 skipped");
    Files.write(file, bytes.toByteArray());
    err.reset();
    assertThat(keep(at("in"))).isZero();
    assertThat(err()).contains("3 articles: 1 added, 2 on the record before");
    try (var record = RecordFile.open(Path.of(at("r.db")))) {
      var from = (Provenance.WarcEntry) record.findings(1).orElseThrow().article().from();
      assertThat(from.archive()).isEqualTo(file.toString());
      assertThat(from.record()).isEqualTo("<urn:test:Ana>");
      assertThat(from.fetchedAt()).hasToString("2025-03-06T10:00:00Z");
      assertThat(from.payload()).startsWith("sha256:");
    }
    out.reset();
    assertThat(run("read", "--format", "json", file.toString())).isZero();
    assertThat(out().lines())
        .hasSize(3)
        .first()
        .asString()
        .contains("{\"kind\":\"warc\",\"path\":\"" + file + "\",\"record\":\"<urn:test:Ana>\"");
  }

  private static byte[] warcRecord(String name) throws IOException {
    var block = new ByteArrayOutputStream();
    block.write(
        "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n".getBytes(StandardCharsets.UTF_8));
    block.write(html(name));
    var packed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(packed)) {
      gzip.write(
          ("WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:test:"
                  + name
                  + ">\r\n"
                  + "WARC-Date: 2025-03-06T10:00:00Z\r\nWARC-Target-URI: https://gull.example/"
                  + name
                  + "\r\nContent-Type: application/http;msgtype=response\r\n"
                  + "Content-Length: "
                  + block.size()
                  + "\r\n\r\n")
              .getBytes(StandardCharsets.UTF_8));
      gzip.write(block.toByteArray());
      gzip.write("\r\n\r\n".getBytes(StandardCharsets.UTF_8));
    }
    return packed.toByteArray();
  }

  @Test
  void watchesFeedsAndFetchesOnlyWhatTheySayIsNew() throws Exception {
    page("/ana", "Ana", "1");
    feed("/feed", "1", item("/ana"));
    assertThat(watch(url("/feed"))).as(err()).isZero();
    page("/bo", "Bo", "1");
    feed("/feed", "2", item("/bo"), item("/ana"));
    requests.clear();
    err.reset();
    assertThat(watch(url("/feed"))).isZero();
    assertThat(requests).containsExactly("/feed 200", "/bo 200");
    assertThat(err()).isEqualTo("2 articles: 1 added, 1 on the record before; 1 statement new\n");
  }

  @Test
  void goesOnWatchingUntilItIsStopped() throws Exception {
    page("/ana", "Ana", "1");
    feed("/feed", "1", item("/ana"));
    var watching =
        Thread.ofPlatform()
            .start(() -> run("watch", at("r.db"), "--allow-private", "--delay", "0", url("/feed")));
    for (int i = 0; i < 200 && !err().contains("1 added"); i++) {
      Thread.sleep(50);
    }
    assertThat(err()).contains("1 article: 1 added");
    assertThat(watching.isAlive()).isTrue();
    watching.interrupt();
    watching.join(10_000);
    assertThat(watching.isAlive()).isFalse();
  }

  @Test
  void saysWhatIsNoFeed() {
    page("/ana", "Ana", "1");
    assertThat(watch(url("/ana"))).isEqualTo(3);
    assertThat(err()).contains("neither a feed nor a list of feeds");
    assertThat(run("watch", at("r.db"), url("/ana"), "--every", "0")).isEqualTo(2);
    assertThat(run("keep", at("r.db"), url("/ana"), "--delay", "-1")).isEqualTo(2);
    assertThat(run("keep", at("r.db"), url("/ana"), "--timeout", "0")).isEqualTo(2);
  }

  @Test
  void doesNotGoRoundInListsOfLists() {
    pages.put(
        "/list",
        new Answer(
            200,
            "text/x-opml",
            ("<opml><body><outline xmlUrl='" + url("/list") + "'/></body></opml>")
                .getBytes(StandardCharsets.UTF_8),
            "1"));
    assertThat(keep(url("/list"))).isEqualTo(3);
    assertThat(err()).contains("a list of feeds inside a list of feeds");
  }

  @Test
  void namesItemsThatLeadNowhere() {
    feed("/feed", "1", "<title>x</title><guid>\u00071</guid>", "<link>file:///etc/passwd</link>");
    assertThat(keep(url("/feed"))).isEqualTo(3);
    assertThat(err())
        .contains("an item without an address to fetch; --feed-text", "2 skipped")
        .doesNotContain("\u0007");
  }

  @Test
  void keepsWhateverAPageIsCalled() throws Exception {
    var name = "/x'%20OR%201=1;--%22*)%20NEAR(%00";
    page(name, "Robert'); DROP TABLE article;-- \" * NEAR( OR", "1");
    assertThat(keep(url(name))).as(err()).isZero();
    assertThat(run("search", at("r.db"), "\"DROP TABLE\"")).isZero();
    try (var record = RecordFile.open(Path.of(at("r.db")))) {
      assertThat(record.totals().articles()).isEqualTo(1);
    }
  }

  @Test
  void helpsWithinTheWidthOfATerminal() {
    assertThat(run("watch", "--help")).isZero();
    assertThat(out()).contains("Exit codes:", "Examples:");
    assertThat(out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(90));
  }

  private String url(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  private int keep(String... args) {
    var all =
        Stream.concat(
            Stream.of("keep", at("r.db"), "--allow-private", "--delay", "0"), Stream.of(args));
    return run(all.toArray(String[]::new));
  }

  private int watch(String feed) {
    return run("watch", at("r.db"), "--once", "--allow-private", "--delay", "0", feed);
  }

  private int run(String... args) {
    return Main.run(args, InputStream.nullInputStream(), out, err, fake());
  }

  private static Library fake() {
    return model ->
        new Library.Reader() {
          @Override
          public Findings read(Reading.Read reading) {
            return ReadCommandTest.everyPersonSpeaks(reading);
          }

          @Override
          public Findings.MadeBy madeBy() {
            return new Findings.MadeBy("9.9", "sha256:fake");
          }
        };
  }

  private String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String err() {
    return err.toString(StandardCharsets.UTF_8);
  }

  private String at(String name) {
    return folder.resolve(name).toString();
  }
}
