package org.onrecord.read.web;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a site's robots.txt lets us fetch (RFC 9309): the groups that name us, or else those for
 * all; the longest rule that fits a path decides, and of two as long the one that allows. {@code
 * Crawl-delay}, which the RFC does not know but many sites use, is heeded too.
 */
final class Robots {
  static final Robots ALLOW_ALL = new Robots(List.of(), Duration.ZERO);

  /** How much of a robots.txt is read, in bytes (RFC 9309, 2.5 asks for this much at least). */
  static final int MOST_BYTES = 500 << 10;

  private static final Duration LONGEST_DELAY = Duration.ofSeconds(60);

  private record Rule(String path, boolean allows) {}

  private final List<Rule> rules;
  private final Duration delay;

  private Robots(List<Rule> rules, Duration delay) {
    this.rules = rules;
    this.delay = delay;
  }

  /**
   * Reads a robots.txt; what is no rule in it is passed over.
   *
   * @param agent our name in it, in small letters
   */
  static Robots parse(byte[] bytes, String agent) {
    var text = new String(bytes, 0, Math.min(bytes.length, MOST_BYTES), StandardCharsets.UTF_8);
    var ours = new ArrayList<Rule>();
    var all = new ArrayList<Rule>();
    Duration delayOfOurs = Duration.ZERO;
    Duration delayOfAll = Duration.ZERO;
    boolean isNamed = false;
    boolean isOurs = false;
    boolean isForAll = false;
    boolean inNames = false;
    for (String line : text.replace("\ufeff", "").split("\\r\\n?|\\n")) {
      int comment = line.indexOf('#');
      var rule = (comment < 0 ? line : line.substring(0, comment)).strip();
      int colon = rule.indexOf(':');
      if (colon < 0) {
        continue;
      }
      var key = rule.substring(0, colon).strip().toLowerCase(Locale.ROOT);
      var value = rule.substring(colon + 1).strip();
      if (key.equals("user-agent")) {
        if (!inNames) {
          isOurs = false;
          isForAll = false;
        }
        inNames = true;
        var name = value.toLowerCase(Locale.ROOT).replaceFirst("[^a-z_*-].*", "");
        isOurs |= name.equals(agent);
        isForAll |= name.equals("*");
        isNamed |= isOurs;
        continue;
      }
      boolean allows = key.equals("allow");
      if (allows || key.equals("disallow")) {
        inNames = false;
        if (!value.isEmpty()) {
          var it = new Rule(normal(value), allows);
          if (isOurs) {
            ours.add(it);
          }
          if (isForAll) {
            all.add(it);
          }
        }
      } else if (key.equals("crawl-delay")) {
        inNames = false;
        delayOfOurs = isOurs ? seconds(value) : delayOfOurs;
        delayOfAll = isForAll ? seconds(value) : delayOfAll;
      }
    }
    return isNamed ? new Robots(ours, delayOfOurs) : new Robots(all, delayOfAll);
  }

  /** Whether a path, with its query, may be fetched. */
  boolean allows(String pathAndQuery) {
    var path = normal(pathAndQuery);
    int longest = -1;
    boolean allowed = true;
    for (var rule : rules) {
      int length = rule.path().length();
      if ((length > longest || length == longest && rule.allows()) && fits(rule.path(), path)) {
        longest = length;
        allowed = rule.allows();
      }
    }
    return allowed;
  }

  /** Returns how long to wait between two requests, a minute at most. */
  Duration delay() {
    return delay;
  }

  /** Matches from the start; {@code *} is anything, {@code $} at the end is the end. */
  private static boolean fits(String pattern, String path) {
    boolean toTheEnd = pattern.endsWith("$");
    var wanted = toTheEnd ? pattern.substring(0, pattern.length() - 1) : pattern + "*";
    int p = 0;
    int s = 0;
    int star = -1;
    int from = 0;
    while (s < path.length()) {
      if (p < wanted.length() && wanted.charAt(p) == '*') {
        star = p++;
        from = s;
      } else if (p < wanted.length() && wanted.charAt(p) == path.charAt(s)) {
        p++;
        s++;
      } else if (star >= 0) {
        p = star + 1;
        s = ++from;
      } else {
        return false;
      }
    }
    while (p < wanted.length() && wanted.charAt(p) == '*') {
      p++;
    }
    return p == wanted.length();
  }

  /** Writes what stands outside ASCII in percents, and percents in capitals (RFC 9309, 2.2.2). */
  private static String normal(String path) {
    var normal = new StringBuilder(path.length());
    for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
      if (b > 0x20 && b < 0x7F) {
        normal.append((char) b);
      } else {
        normal.append("%%%02X".formatted(b & 0xFF));
      }
    }
    for (int i = normal.indexOf("%"); i >= 0 && i + 2 < normal.length(); ) {
      normal.setCharAt(i + 1, Character.toUpperCase(normal.charAt(i + 1)));
      normal.setCharAt(i + 2, Character.toUpperCase(normal.charAt(i + 2)));
      i = normal.indexOf("%", i + 1);
    }
    return normal.toString();
  }

  private static Duration seconds(String value) {
    try {
      double seconds = Double.parseDouble(value);
      if (!(seconds >= 0)) {
        return Duration.ZERO;
      }
      var delay = Duration.ofMillis((long) Math.min(seconds * 1000, 1e9));
      return delay.compareTo(LONGEST_DELAY) > 0 ? LONGEST_DELAY : delay;
    } catch (NumberFormatException e) {
      return Duration.ZERO;
    }
  }
}
