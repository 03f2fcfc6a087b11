package org.onrecord.app.web;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides who may come in and what a page may do.
 *
 * <p>A browser is told to run and load nothing but the files of this program. A request under
 * another name than this machine's is refused while only this machine may reach the server, so that
 * no page elsewhere can make its name lead here (DNS rebinding). What changes something must come
 * from a page of this server and bring the number that stands in it (cross-site request forgery).
 */
final class Guard {
  /** What the form's number is called. */
  static final String FORM = "form";

  private static final String COOKIE = "onrecord";
  private static final int MOST_FAILURES = 10;
  private static final Duration WHILE = Duration.ofMinutes(1);
  private static final Set<String> OWN_NAMES = Set.of("localhost", "127.0.0.1", "[::1]");

  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
          + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

  private final WebSettings settings;
  private final String form = random();
  private final String visitor = random();

  private int failures;
  private Instant firstFailure = Instant.EPOCH;

  Guard(WebSettings settings) {
    this.settings = settings;
  }

  private static String random() {
    byte[] bytes = new byte[24];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /** Returns the number that a form has to bring. */
  String form() {
    return form;
  }

  /** Sets what every answer has. */
  void protect(Context request) {
    request
        .header("Content-Security-Policy", POLICY)
        .header("X-Content-Type-Options", "nosniff")
        .header("X-Frame-Options", "DENY")
        .header(
            "Referrer-Policy", "same-origin") // no-referrer would take a form's Origin away, too
        .header("Cross-Origin-Opener-Policy", "same-origin")
        .header("Cross-Origin-Resource-Policy", "same-origin")
        .header("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
        .header("Cache-Control", "private, no-cache");
  }

  /**
   * Lets a request pass, or not.
   *
   * @throws Refused if it may not
   */
  void check(Context request) {
    if (settings.isLoopback() && !isOwnName(request.header("Host"))) {
      throw new Refused(
          421, "Another machine's name", "This server answers to localhost and 127.0.0.1 only.");
    }
    if (!Set.of("GET", "HEAD").contains(request.method().name())) {
      checkOrigin(request);
    }
    var path = request.path();
    if (settings.token() != null
        && !path.equals("/sign-in")
        && !path.startsWith("/assets/")
        && !isKnown(request)) {
      throw new Refused(401, "Who is there?", "This record is served to those who know its token.");
    }
  }

  private static boolean isOwnName(@Nullable String host) {
    if (host == null) {
      return false;
    }
    int port = host.lastIndexOf(':');
    var name = port > host.lastIndexOf(']') ? host.substring(0, port) : host;
    return OWN_NAMES.contains(name.toLowerCase(Locale.ROOT));
  }

  /** A browser says where a request comes from; other programs say nothing. */
  private static void checkOrigin(Context request) {
    var site = request.header("Sec-Fetch-Site");
    var origin = request.header("Origin");
    boolean isOwn =
        (site == null || site.equals("same-origin") || site.equals("none"))
            && (origin == null || isOwnOrigin(origin, request.header("Host")));
    if (!isOwn) {
      throw new Refused(403, "From another site", "This was not sent from a page of this server.");
    }
  }

  private static boolean isOwnOrigin(String origin, @Nullable String host) {
    try {
      return host != null && host.equalsIgnoreCase(new URI(origin).getRawAuthority());
    } catch (java.net.URISyntaxException e) {
      return false;
    }
  }

  /**
   * Checks the number that a form brought; who has the token needs none.
   *
   * @throws Refused if it is missing
   */
  void checkForm(Context request, @Nullable String brought) {
    boolean isTold = brought != null && same(brought, form);
    if (!isTold && !hasToken(request)) {
      throw new Refused(
          403,
          "The form is out of date",
          "The server was started again since the page was opened. Reload the page and try once"
              + " more.");
    }
  }

  private boolean isKnown(Context request) {
    var cookie = request.cookie(COOKIE);
    return (cookie != null && same(cookie, visitor)) || hasToken(request);
  }

  private boolean hasToken(Context request) {
    var token = settings.token();
    var header = request.header("Authorization");
    return token != null
        && header != null
        && header.startsWith("Bearer ")
        && same(header.substring("Bearer ".length()).strip(), token);
  }

  /**
   * Lets a visitor in who knows the token.
   *
   * @throws Refused if there were too many who did not
   */
  boolean signIn(Context request, String brought) {
    var token = settings.token();
    if (token == null) {
      return true;
    }
    synchronized (this) {
      if (Instant.now().isAfter(firstFailure.plus(WHILE))) {
        failures = 0;
      }
      if (failures >= MOST_FAILURES) {
        throw new Refused(429, "Too many attempts", "Wait a minute, and try again.");
      }
      if (!same(brought.strip(), token)) {
        if (failures++ == 0) {
          firstFailure = Instant.now();
        }
        return false;
      }
    }
    var cookie = new Cookie(COOKIE, visitor, "/", -1, false, true, null, SameSite.STRICT);
    request.cookie(cookie);
    return true;
  }

  /** Compares without telling by the time that it takes how much is right. */
  private static boolean same(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }
}
