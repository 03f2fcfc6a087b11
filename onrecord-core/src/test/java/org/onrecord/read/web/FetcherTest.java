package org.onrecord.read.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Asks real servers on loopback, polite ones and hostile ones. */
@Timeout(60)
class FetcherTest {
  private static final byte[] ZEROS = new byte[1 << 20];

  private Site site;

  @BeforeEach
  void start() throws IOException {
    site = new Site().html("/talks", "<p>Reyes said no.</p>");
  }

  @AfterEach
  void stop() throws IOException {
    site.close();
  }

  private static Fetcher.Manners manners(double delay, double timeout) {
    return new Fetcher.Manners(
        "OnRecord/test",
        true,
        Duration.ofMillis((long) (delay * 1000)),
        Duration.ofMillis((long) (timeout * 1000)),
        1 << 20,
        5);
  }

  private Fetch fetch(String path) throws InterruptedException {
    return fetch(path, Fetch.Validators.NONE);
  }

  private Fetch fetch(String path, Fetch.Validators known) throws InterruptedException {
    try (var fetcher = new Fetcher(manners(0, 2))) {
      return fetcher.fetch(WebAddress.isOne(path) ? path : site.at(path), known);
    }
  }

  private static String failure(Fetch fetch) {
    assertThat(fetch).isInstanceOf(Fetch.Failed.class);
    var problem = ((Fetch.Failed) fetch).problem();
    return problem.code() + ": " + problem.message();
  }

  private static String words(Fetch fetch) {
    assertThat(fetch).isInstanceOf(Fetch.Got.class);
    return new String(((Fetch.Got) fetch).body(), StandardCharsets.UTF_8);
  }

  @Test
  void fetchesAPageAndSaysWhoAsks() throws Exception {
    assertThat(words(fetch("/talks"))).isEqualTo("<p>Reyes said no.</p>");
    assertThat(site.requests.getLast().headers())
        .containsEntry("user-agent", "OnRecord/test")
        .containsEntry("accept-encoding", "gzip");
    assertThat(Fetcher.Manners.usual("0.1.0").agent()).startsWith("OnRecord/0.1.0 (");
  }

  @Test
  void unpacksGzip() throws Exception {
    var packed = Site.gzip("Reyes said no.".getBytes(StandardCharsets.UTF_8), 1);
    site.page("/gz", "Content-Type: text/html\r\nContent-Encoding: gzip\r\n", packed);
    assertThat(words(fetch("/gz"))).isEqualTo("Reyes said no.");
  }

  @Test
  void asksWithWhatTheLastAnswerGave() throws Exception {
    site.page(
        "/etag",
        (request, out) -> {
          boolean isSame = "\"a1\"".equals(request.headers().get("if-none-match"));
          Site.answer(
              out,
              isSame ? "304 Not Modified" : "200 OK",
              "ETag: \"a1\"\r\nLast-Modified: Thu, 06 Mar 2025 10:00:00 GMT\r\n",
              isSame ? new byte[0] : "x".getBytes(StandardCharsets.UTF_8));
        });
    var first = (Fetch.Got) fetch("/etag");
    assertThat(first.validators())
        .isEqualTo(new Fetch.Validators("\"a1\"", "Thu, 06 Mar 2025 10:00:00 GMT"));
    assertThat(fetch("/etag", first.validators())).isInstanceOf(Fetch.NotModified.class);
    assertThat(site.requests.getLast().headers())
        .containsEntry("if-modified-since", "Thu, 06 Mar 2025 10:00:00 GMT");
  }

  @Test
  void heedsRobotsTxt() throws Exception {
    site.page(
        "/robots.txt", "", "User-agent: *\nDisallow: /private\n".getBytes(StandardCharsets.UTF_8));
    site.html("/private/x", "secret");
    assertThat(failure(fetch("/private/x"))).startsWith("robots: its site's robots.txt asks");
    assertThat(words(fetch("/talks"))).contains("Reyes");
    assertThat(site.requests).noneMatch(request -> request.path().equals("/private/x"));
  }

  @Test
  void fetchesNothingWhereRobotsTxtCannotBeHad() throws Exception {
    site.status("/robots.txt", "503 Service Unavailable", "");
    assertThat(failure(fetch("/talks"))).startsWith("robots: ").contains("503", "try again later");
  }

  @Test
  void asksForRobotsTxtOnce() throws Exception {
    try (var fetcher = new Fetcher(manners(0, 2))) {
      for (int i = 0; i < 3; i++) {
        words(fetcher.fetch(site.at("/talks"), Fetch.Validators.NONE));
      }
    }
    assertThat(site.requests.stream().filter(it -> it.path().equals("/robots.txt"))).hasSize(1);
  }

  @Test
  void asksAHostForOneThingAtATimeWithAPauseBetween() throws Exception {
    try (var fetcher = new Fetcher(manners(0.1, 5))) {
      var threads = new ArrayList<Thread>();
      for (int i = 0; i < 6; i++) {
        threads.add(
            Thread.ofVirtual()
                .start(() -> {
                  try {
                    fetcher.fetch(site.at("/talks"), Fetch.Validators.NONE);
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  }
                }));
      }
      for (var thread : threads) {
        thread.join();
      }
    }
    assertThat(site.mostAtOnce).hasValue(1);
    var pages = site.requests.stream().filter(it -> it.path().equals("/talks")).toList();
    assertThat(pages).hasSize(6);
    assertThat(IntStream.range(1, 6))
        .allSatisfy(i ->
            assertThat(pages.get(i).nanos() - pages.get(i - 1).nanos()).isGreaterThan(90_000_000));
  }

  @Test
  void followsRedirects() throws Exception {
    site.status("/old", "301 Moved Permanently", "Location: /talks?from=old page\r\n");
    site.html("/talks?from=old%20page", "moved");
    var got = fetch("/old");
    assertThat(words(got)).isEqualTo("moved");
    assertThat(((Fetch.Got) got).url()).isEqualTo(site.at("/talks?from=old%20page"));
  }

  @Test
  void givesUpOnEndlessRedirects() throws Exception {
    site.status("/round", "302 Found", "Location: /round\r\n");
    assertThat(failure(fetch("/round"))).startsWith("too-many-redirects: redirected more than 5");
    assertThat(site.requests).hasSize(7); // robots.txt, and six times the page
  }

  @Test
  void givesUpOnEndlessRedirectsOfRobotsTxt() throws Exception {
    site.status("/robots.txt", "302 Found", "Location: /robots.txt\r\n");
    assertThat(words(fetch("/talks"))).contains("Reyes"); // as RFC 9309 has it
  }

  @Test
  void refusesToBeRedirectedToAnotherScheme() throws Exception {
    site.status("/file", "302 Found", "Location: file:///etc/passwd\r\n");
    assertThat(failure(fetch("/file"))).startsWith("bad-address: ").contains("file:///etc/passwd");
  }

  @Test
  void refusesThisMachine() throws Exception {
    try (var fetcher = new Fetcher(Fetcher.Manners.usual("0"))) {
      for (String host : new String[] {"127.0.0.1", "localhost", "[::1]", "2130706433", "0"}) {
        assertThat(
                failure(
                    fetcher.fetch(
                        "http://" + host + ":" + site.port() + "/talks", Fetch.Validators.NONE)))
            .as(host)
            .matches(it -> it.startsWith("private-address") || it.startsWith("bad-address"));
      }
    }
    assertThat(site.requests).isEmpty();
  }

  @Test
  void refusesToBeRedirectedToAPrivateAddress() throws Exception {
    site.status("/in", "302 Found", "Location: http://127.0.0.2:" + site.port() + "/talks\r\n");
    try (var fetcher =
        new Fetcher(manners(0, 2), address -> address.getHostAddress().equals("127.0.0.1"))) {
      assertThat(failure(fetcher.fetch(site.at("/in"), Fetch.Validators.NONE)))
          .startsWith("private-address: 127.0.0.2 ")
          .contains("--allow-private");
    }
    assertThat(site.requests).noneMatch(request -> request.path().equals("/talks"));
  }

  @Test
  void takesNothingFromANameThatMovedMeanwhile() throws Exception {
    var looks = new java.util.concurrent.atomic.AtomicInteger();
    try (var fetcher = new Fetcher(manners(0, 2), address -> looks.incrementAndGet() < 4)) {
      // robots.txt takes the first two looks, the page one before it and one after it
      assertThat(failure(fetcher.fetch(site.at("/talks"), Fetch.Validators.NONE)))
          .startsWith("private-address: ");
    }
  }

  @Test
  void hangsUpOnAGzipBomb() throws Exception {
    var bomb = Site.gzip(ZEROS, 500); // half a gigabyte in half a megabyte
    site.page("/bomb", "Content-Type: text/html\r\nContent-Encoding: gzip\r\n", bomb);
    assertThat(failure(fetch("/bomb"))).startsWith("too-large: ").contains("when unpacked");
  }

  @Test
  void hangsUpOnAnEndlessAnswer() throws Exception {
    site.page(
        "/endless",
        (request, out) -> {
          out.write("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n".getBytes("US-ASCII"));
          while (true) {
            out.write(ZEROS);
          }
        });
    assertThat(failure(fetch("/endless"))).startsWith("too-large: ");
  }

  @Test
  void hangsUpOnASlowDrip() throws Exception {
    site.page(
        "/drip",
        (request, out) -> {
          out.write("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n".getBytes("US-ASCII"));
          while (true) {
            out.write('x');
            out.flush();
            Thread.sleep(50);
          }
        });
    long began = System.nanoTime();
    assertThat(failure(fetch("/drip"))).startsWith("timed-out: no whole answer within 2 s");
    assertThat(System.nanoTime() - began).isLessThan(Duration.ofSeconds(20).toNanos());
  }

  @Test
  void hangsUpOnHeadersThatDripAndOnSilence() throws Exception {
    site.page(
        "/headers",
        (request, out) -> {
          out.write("HTTP/1.1 200 OK\r\n".getBytes("US-ASCII"));
          for (int i = 0; ; i++) {
            out.write(("X-" + i + ": y\r\n").getBytes("US-ASCII"));
            out.flush();
            Thread.sleep(50);
          }
        });
    site.page("/silence", (request, out) -> Thread.sleep(20_000));
    assertThat(failure(fetch("/headers"))).startsWith("timed-out: ");
    assertThat(failure(fetch("/silence"))).startsWith("timed-out: ");
  }

  @Test
  void hangsUpOnHeadersWithoutEnd() throws Exception {
    site.page(
        "/wall",
        (request, out) -> {
          out.write("HTTP/1.1 200 OK\r\n".getBytes("US-ASCII"));
          while (true) {
            out.write(("X: " + "y".repeat(8000) + "\r\n").getBytes("US-ASCII"));
          }
        });
    assertThat(failure(fetch("/wall"))).startsWith("broken-answer: ");
  }

  @Test
  void tellsOfAnswersThatBreakOffOrLie() throws Exception {
    site.page(
        "/short",
        (request, out) ->
            out.write(
                "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 999\r\n\r\nx"
                    .getBytes("US-ASCII")));
    site.page("/noise", (request, out) -> out.write(new byte[] {0, 1, 2, 3, '\r', '\n'}));
    site.page(
        "/nogzip",
        "Content-Type: text/html\r\nContent-Encoding: gzip\r\n",
        "plain".getBytes(StandardCharsets.UTF_8));
    site.page("/br", "Content-Type: text/html\r\nContent-Encoding: br\r\n", new byte[] {1, 2, 3});
    for (String path : new String[] {"/short", "/noise", "/nogzip", "/br"}) {
      assertThat(failure(fetch(path))).as(path).startsWith("broken-answer: ");
    }
  }

  @Test
  void doesNotWaitForPicturesAndFilms() throws Exception {
    site.page(
        "/film",
        (request, out) -> {
          out.write("HTTP/1.1 200 OK\r\nContent-Type: video/mp4\r\n\r\n".getBytes("US-ASCII"));
          out.flush();
          Thread.sleep(20_000);
        });
    assertThat(failure(fetch("/film")))
        .isEqualTo("not-an-article: not an article: its server says it is video/mp4");
  }

  @ParameterizedTest
  @CsvSource({
    "404 Not Found, no-such-page",
    "410 Gone, no-such-page",
    "403 Forbidden, http-status",
    "500 Oops, http-status",
    "204 No Content, http-status"
  })
  void tellsWhatTheServerAnswered(String status, String code) throws Exception {
    site.status("/x", status, "");
    assertThat(failure(fetch("/x")))
        .startsWith(code + ": its server answered " + status.substring(0, 3) + ": ");
  }

  @Test
  void leavesAHostAloneThatAsksForIt() throws Exception {
    site.status("/busy", "429 Too Many Requests", "Retry-After: 3600\r\n");
    try (var fetcher = new Fetcher(manners(0, 2))) {
      for (String path : new String[] {"/busy", "/talks"}) {
        assertThat(failure(fetcher.fetch(site.at(path), Fetch.Validators.NONE)))
            .startsWith("asked-to-wait: its server asks not to be asked before 20");
      }
    }
    assertThat(site.requests).noneMatch(request -> request.path().equals("/talks"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://",
        "http:///x",
        "https://user:pass@news.example/",
        "http://exa mple/",
        "http://[::1/",
        "http://a_b:x/"
      })
  void refusesWhatIsNoAddress(String address) throws Exception {
    assertThat(failure(fetch(address))).startsWith("bad-address: not an address to fetch from");
  }

  @Test
  void tellsThatNobodyListens() throws Exception {
    int port = site.port();
    site.close();
    assertThat(failure(fetch("http://127.0.0.1:" + port + "/")))
        .startsWith("no-connection: no connection to 127.0.0.1:" + port);
    assertThat(failure(fetch("http://no-such-host.invalid/")))
        .startsWith("no-connection: ")
        .contains("there is no such host");
  }
}
