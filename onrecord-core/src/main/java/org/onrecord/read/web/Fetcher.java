package org.onrecord.read.web;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.onrecord.article.Problem;
import org.onrecord.read.Gzip;

/**
 * Asks for pages as a guest should: it names itself, heeds robots.txt (RFC 9309) and {@code
 * Retry-After}, asks a host for one thing at a time with a pause between, and does not ask again
 * for what has not changed.
 *
 * <pre>{@code
 * try (var fetcher = new Fetcher(Fetcher.Manners.usual("0.1.0"))) {
 *   switch (fetcher.fetch("https://news.example/talks", Fetch.Validators.NONE)) {
 *     case Fetch.Got got -> WebPage.read(got.body(), got.contentType(), …);
 *     case Fetch.NotModified it -> …
 *     case Fetch.Failed(Problem problem) -> System.err.println(problem.message());
 *   }
 * }
 * }</pre>
 *
 * It does not trust what answers either: sizes, times and redirects are limited, packed answers are
 * unpacked only so far, and addresses of this machine and its network are refused, whatever name
 * stands for them and whoever redirects there. Names are looked up before a request and again after
 * it, so that a name that changes its address in between gets nothing on record. Thread-safe.
 */
public final class Fetcher implements AutoCloseable {
  private static final String AGENT = "onrecord";
  private static final Duration ROBOTS_HOLD = Duration.ofHours(24);
  private static final Duration LONGEST_WAIT = Duration.ofHours(24);
  private static final Set<String> NO_TEXT =
      Set.of("image", "audio", "video", "font", "model", "multipart");

  private final Manners manners;
  private final Predicate<InetAddress> mayBeAsked;
  private final HttpClient client;
  private final Map<String, Host> hosts = new ConcurrentHashMap<>();
  private volatile boolean isClosed;

  /**
   * How to behave, and how much to put up with.
   *
   * @param agent the {@code User-Agent}
   * @param allowsPrivate whether addresses of this machine and its network may be asked
   * @param delay between two requests to a host; its robots.txt may ask for more
   * @param timeout for a whole answer
   * @param mostBytes of an answer, packed as well as unpacked
   * @param mostRedirects one after another
   */
  public record Manners(
      String agent,
      boolean allowsPrivate,
      Duration delay,
      Duration timeout,
      int mostBytes,
      int mostRedirects) {
    /** Returns good ones for version {@code version} of this program. */
    public static Manners usual(String version) {
      return new Manners(
          "OnRecord/" + version + " (reads news articles; robots.txt name: onrecord)",
          false,
          Duration.ofSeconds(1),
          Duration.ofSeconds(30),
          16 << 20,
          5);
    }
  }

  /** What is known of one host; one thread at a time asks it for something. */
  private static final class Host {
    private final ReentrantLock turn = new ReentrantLock(true);
    private final Map<String, Rules> robots = new ConcurrentHashMap<>();
    private long freeAt = System.nanoTime();
    private Instant closedUntil = Instant.MIN;
  }

  /** A robots.txt, or why nothing may be fetched without it. */
  private record Rules(Robots robots, @Nullable Problem problem, long until) {}

  /** An answer without its redirects followed. */
  private record Answer(int status, HttpHeaders headers, Body.Bytes body) {}

  /** A request that gave no answer. */
  private static final class NoAnswer extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient Problem problem;

    NoAnswer(Problem problem) {
      super(problem.message());
      this.problem = problem;
    }
  }

  public Fetcher(Manners manners) {
    this(manners, address -> manners.allowsPrivate() || PublicAddresses.isPublic(address));
  }

  Fetcher(Manners manners, Predicate<InetAddress> mayBeAsked) {
    this.manners = manners;
    this.mayBeAsked = mayBeAsked;
    client =
        HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(shorter(manners.timeout(), Duration.ofSeconds(10)))
            .build();
  }

  /**
   * Asks for an address, after waiting for the turn at its host.
   *
   * @param known what the last answer gave to compare with
   */
  public Fetch fetch(String address, Fetch.Validators known) throws InterruptedException {
    try {
      var at = parse(address);
      for (int hop = 0; hop <= manners.mostRedirects(); hop++) {
        var answer = inTurn(at, known);
        var location = answer.headers().firstValue("Location");
        if (!isRedirect(answer.status()) || location.isEmpty()) {
          return taken(at, answer);
        }
        at = redirected(at, location.get());
      }
      return new Fetch.Failed(
          new Problem(
              "too-many-redirects",
              "redirected more than %d times, last to %s; open it in a browser and give the address"
                      .formatted(manners.mostRedirects(), at)
                  + " it ends at"));
    } catch (NoAnswer e) {
      return new Fetch.Failed(e.problem);
    }
  }

  private Fetch taken(URI at, Answer answer) throws NoAnswer {
    int status = answer.status();
    if (status == 304) {
      return new Fetch.NotModified(Instant.now());
    }
    if (status != 200) {
      var code = status == 404 || status == 410 ? "no-such-page" : "http-status";
      throw new NoAnswer(new Problem(code, "its server answered " + meaning(status)));
    }
    var type = answer.headers().firstValue("Content-Type").orElse(null);
    if (isNoText(answer.headers())) {
      throw new NoAnswer(
          new Problem("not-an-article", "not an article: its server says it is " + type));
    }
    return new Fetch.Got(
        at.toString(),
        Instant.now(),
        unpacked(answer),
        type,
        new Fetch.Validators(
            answer.headers().firstValue("ETag").orElse(null),
            answer.headers().firstValue("Last-Modified").orElse(null)));
  }

  private byte[] unpacked(Answer answer) throws NoAnswer {
    if (!answer.body().isWhole()) {
      throw new NoAnswer(tooLarge(""));
    }
    byte[] bytes = answer.body().bytes();
    var coding = answer.headers().firstValue("Content-Encoding").orElse("identity");
    switch (coding.strip().toLowerCase(Locale.ROOT)) {
      case "identity", "" -> {
        return bytes;
      }
      case "gzip", "x-gzip" -> {
        try {
          return Gzip.unpack(bytes, manners.mostBytes());
        } catch (Gzip.TooLarge e) {
          throw new NoAnswer(tooLarge(" when unpacked"));
        } catch (IOException e) {
          throw new NoAnswer(
              new Problem("broken-answer", "its server says gzip, and it is not; try again later"));
        }
      }
      default ->
          throw new NoAnswer(
              new Problem(
                  "broken-answer",
                  "packed as " + coding + ", which was not asked for; save the page to a file"));
    }
  }

  private Problem tooLarge(String how) {
    return new Problem(
        "too-large",
        "too large for one article: more than %d MB%s".formatted(manners.mostBytes() >> 20, how));
  }

  /** Waits for the turn at a host, and asks it if its robots.txt lets us. */
  private Answer inTurn(URI at, Fetch.Validators known) throws NoAnswer, InterruptedException {
    var host = hosts.computeIfAbsent(at.getHost().toLowerCase(Locale.ROOT), name -> new Host());
    host.turn.lockInterruptibly();
    try {
      if (Instant.now().isBefore(host.closedUntil)) {
        throw new NoAnswer(askedToWait(host));
      }
      var rules = rules(host, at);
      if (rules.problem() != null) {
        throw new NoAnswer(rules.problem());
      }
      if (!rules.robots().allows(pathAndQuery(at))) {
        throw new NoAnswer(
            new Problem(
                "robots",
                "its site's robots.txt asks programs to leave it alone; save the page to a file"
                    + " yourself"));
      }
      TimeUnit.NANOSECONDS.sleep(host.freeAt - System.nanoTime());
      try {
        var answer = ask(at, known, manners.mostBytes());
        heed(answer, host);
        return answer;
      } finally {
        host.freeAt = System.nanoTime() + longer(manners.delay(), rules.robots().delay()).toNanos();
      }
    } finally {
      host.turn.unlock();
    }
  }

  /** A host that says it is asked too much is left alone for as long as it says. */
  private static void heed(Answer answer, Host host) throws NoAnswer {
    if (answer.status() == 429 || answer.status() == 503) {
      var wait = answer.headers().firstValue("Retry-After").map(Fetcher::retryAfter);
      if (wait.isPresent()) {
        host.closedUntil = Instant.now().plus(shorter(wait.get(), LONGEST_WAIT));
        throw new NoAnswer(askedToWait(host));
      }
    }
  }

  private static Problem askedToWait(Host host) {
    return new Problem(
        "asked-to-wait",
        "its server asks not to be asked before %s; try again then"
            .formatted(host.closedUntil.truncatedTo(ChronoUnit.SECONDS)));
  }

  private static Duration retryAfter(String value) {
    try {
      return Duration.ofSeconds(Math.max(0, Math.min(Long.parseLong(value.strip()), 1_000_000)));
    } catch (NumberFormatException e) {
      try {
        var until = ZonedDateTime.parse(value.strip(), DateTimeFormatter.RFC_1123_DATE_TIME);
        var wait = Duration.between(Instant.now(), until.toInstant());
        return wait.isNegative() ? Duration.ZERO : wait;
      } catch (DateTimeException unreadable) {
        return Duration.ofMinutes(1);
      }
    }
  }

  private Rules rules(Host host, URI at) throws InterruptedException {
    var origin = at.getScheme() + "://" + at.getAuthority();
    var known = host.robots.get(origin);
    if (known != null && System.nanoTime() - known.until() < 0) {
      return known;
    }
    var rules = askForRules(origin);
    host.robots.put(origin, rules);
    return rules;
  }

  private Rules askForRules(String origin) throws InterruptedException {
    long until = System.nanoTime() + ROBOTS_HOLD.toNanos();
    long soon = System.nanoTime() + manners.timeout().toNanos();
    try {
      var at = parse(origin + "/robots.txt");
      for (int hop = 0; hop <= manners.mostRedirects(); hop++) {
        var answer = ask(at, Fetch.Validators.NONE, Robots.MOST_BYTES);
        var location = answer.headers().firstValue("Location");
        if (isRedirect(answer.status()) && location.isPresent()) {
          at = redirected(at, location.get());
          continue;
        }
        if (answer.status() == 200) {
          return new Rules(Robots.parse(plain(answer), AGENT), null, until);
        }
        if (answer.status() >= 500 || answer.status() == 429) { // RFC 9309, 2.3.1.4
          return new Rules(
              Robots.ALLOW_ALL,
              new Problem(
                  "robots",
                  "its site's robots.txt could not be had ("
                      + meaning(answer.status())
                      + "), and without it nothing may be fetched; try again later"),
              soon);
        }
        return new Rules(Robots.ALLOW_ALL, null, until); // none: RFC 9309, 2.3.1.3
      }
      return new Rules(Robots.ALLOW_ALL, null, until); // RFC 9309, 2.3.1.2
    } catch (NoAnswer e) {
      return new Rules(Robots.ALLOW_ALL, e.problem, soon);
    }
  }

  private static byte[] plain(Answer answer) {
    boolean isPacked = answer.headers().firstValue("Content-Encoding").orElse("").contains("gzip");
    try {
      return isPacked
          ? Gzip.unpack(answer.body().bytes(), Robots.MOST_BYTES)
          : answer.body().bytes();
    } catch (IOException e) {
      return new byte[0]; // no rule can be read in it
    }
  }

  /** One request and its answer, between two looks at where the name leads. */
  private Answer ask(URI at, Fetch.Validators known, int most)
      throws NoAnswer, InterruptedException {
    refusePrivate(at);
    var request =
        HttpRequest.newBuilder(at)
            .timeout(manners.timeout())
            .header("User-Agent", manners.agent())
            .header("Accept-Encoding", "gzip")
            .header("Accept", "text/html, application/xhtml+xml, */*;q=0.8");
    if (at.getScheme().equals("http")) {
      request.version(HttpClient.Version.HTTP_1_1); // an offer of HTTP/2 confuses old servers
    }
    if (known.etag() != null) {
      request.header("If-None-Match", known.etag());
    }
    if (known.lastModified() != null) {
      request.header("If-Modified-Since", known.lastModified());
    }
    var coming = client.sendAsync(build(request, at), info -> new Body(wanted(info, most)));
    try {
      var response = coming.get(manners.timeout().toNanos(), TimeUnit.NANOSECONDS);
      refusePrivate(at);
      return new Answer(response.statusCode(), response.headers(), response.body());
    } catch (TimeoutException e) {
      throw new NoAnswer(timedOut());
    } catch (ExecutionException e) {
      throw new NoAnswer(problem(at, e.getCause() == null ? e : e.getCause()));
    } finally {
      coming.cancel(true);
    }
  }

  private static HttpRequest build(HttpRequest.Builder request, URI at) throws NoAnswer {
    try {
      return request.build();
    } catch (IllegalArgumentException e) {
      throw new NoAnswer(badAddress(at.toString(), String.valueOf(e.getMessage())));
    }
  }

  /** What is no text, and what comes with a redirect or an error, is not waited for. */
  private static int wanted(HttpResponse.ResponseInfo info, int most) {
    return info.statusCode() == 200 && !isNoText(info.headers()) ? most : 0;
  }

  private static boolean isNoText(HttpHeaders headers) {
    var type = headers.firstValue("Content-Type").orElse("").strip().toLowerCase(Locale.ROOT);
    int slash = type.indexOf('/');
    return slash > 0 && NO_TEXT.contains(type.substring(0, slash));
  }

  private Problem problem(URI at, Throwable failure) {
    return switch (failure) {
      case HttpConnectTimeoutException e -> noConnection(at, "nobody answered");
      case HttpTimeoutException e -> timedOut();
      case ConnectException e -> noConnection(at, "it was refused");
      case SSLException e ->
          noConnection(at, "its certificate or encryption is not to be trusted: " + told(e));
      case Throwable e when isClosed -> new Problem("stopped", "not fetched: stopped");
      case Throwable e ->
          new Problem("broken-answer", "its server broke off: " + told(e) + "; try again later");
    };
  }

  private static String told(Throwable e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }

  private Problem timedOut() {
    return new Problem(
        "timed-out",
        "no whole answer within %s s; try again later, or with a longer --timeout"
            .formatted(manners.timeout().toSeconds()));
  }

  private static Problem noConnection(URI at, String why) {
    return new Problem(
        "no-connection",
        "no connection to %s: %s; check the address and your network"
            .formatted(at.getAuthority(), why));
  }

  private void refusePrivate(URI at) throws NoAnswer {
    try {
      var host = at.getHost();
      var name = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
      for (var address : InetAddress.getAllByName(name)) {
        if (!mayBeAsked.test(address)) {
          throw new NoAnswer(
              new Problem(
                  "private-address",
                  "%s is an address of this machine or its network (%s); --allow-private fetches"
                          .formatted(host, address.getHostAddress())
                      + " from there"));
        }
      }
    } catch (UnknownHostException e) {
      throw new NoAnswer(noConnection(at, "there is no such host"));
    }
  }

  private static URI redirected(URI from, String location) throws NoAnswer {
    try {
      return parse(from.resolve(encoded(location.strip())).toString());
    } catch (IllegalArgumentException e) {
      throw new NoAnswer(badAddress(location, "it was redirected there from " + from));
    }
  }

  private static URI parse(String address) throws NoAnswer {
    if (!WebAddress.isOne(address)) {
      throw new NoAnswer(badAddress(address, "it does not begin with https:// or http://"));
    }
    try {
      var it = new URI(encoded(address.strip()));
      if (it.getHost() == null) {
        throw new NoAnswer(badAddress(address, "it has no host"));
      }
      if (it.getRawUserInfo() != null) {
        throw new NoAnswer(badAddress(address, "it holds a user's name or password"));
      }
      var path = it.getRawPath();
      return new URI(
          it.getScheme().toLowerCase(Locale.ROOT)
              + "://"
              + it.getRawAuthority()
              + (path == null || path.isEmpty() ? "/" : path)
              + (it.getRawQuery() == null ? "" : "?" + it.getRawQuery()));
    } catch (URISyntaxException e) {
      throw new NoAnswer(badAddress(address, e.getReason()));
    }
  }

  private static Problem badAddress(String address, String why) {
    return new Problem(
        "bad-address", "not an address to fetch from: %s: %s".formatted(address, why));
  }

  /**
   * Writes in percents what people and servers leave in addresses although it may not stand there.
   */
  private static String encoded(String address) {
    var encoded = new StringBuilder(address.length());
    for (byte b : address.getBytes(StandardCharsets.UTF_8)) {
      if (b <= 0x20 || b == 0x7F || "\"<>\\^`{|}".indexOf(b) >= 0) {
        encoded.append("%%%02X".formatted(b & 0xFF));
      } else {
        encoded.append((char) b);
      }
    }
    return encoded.toString();
  }

  private static String pathAndQuery(URI at) {
    return at.getRawQuery() == null ? at.getRawPath() : at.getRawPath() + "?" + at.getRawQuery();
  }

  private static boolean isRedirect(int status) {
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
  }

  private static String meaning(int status) {
    var what =
        switch (status) {
          case 401, 402, 403 -> "it is not for everyone; save the page to a file yourself";
          case 404, 410 -> "there is no such page; check the address";
          case 429 -> "it is asked too often; try again later";
          case 451 -> "it may not be shown here for legal reasons";
          default -> status >= 500 ? "it is in trouble; try again later" : "no page";
        };
    return status + ": " + what;
  }

  private static Duration longer(Duration a, Duration b) {
    return a.compareTo(b) > 0 ? a : b;
  }

  private static Duration shorter(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }

  /** Hangs up; what is being asked for fails at once. */
  @Override
  public void close() {
    isClosed = true;
    client.shutdownNow();
  }
}
