package org.onrecord.app.web;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How a record is served.
 *
 * @param record the file
 * @param host the address to listen at, for example {@code 127.0.0.1}
 * @param port the port, 0 for any that is free
 * @param token what a visitor has to know, or null where everybody who reaches the address may come
 *     in
 * @param isReadOnly whether nothing may be added
 */
public record WebSettings(
    Path record, String host, int port, @Nullable String token, boolean isReadOnly) {
  /** The fewest characters that a token may have. */
  public static final int SHORTEST_TOKEN = 16;

  /** Addresses that only this machine reaches. */
  private static final java.util.Set<String> LOOPBACK =
      java.util.Set.of("127.0.0.1", "localhost", "::1", "[::1]");

  public WebSettings {
    if (token == null && !LOOPBACK.contains(host)) {
      throw new IllegalArgumentException(
          "others reach " + host + ": that needs a token (--token-file)");
    }
    if (token != null && token.length() < SHORTEST_TOKEN) {
      throw new IllegalArgumentException(
          "a token needs " + SHORTEST_TOKEN + " characters or more: it has " + token.length());
    }
    if (port < 0 || port > 65535) {
      throw new IllegalArgumentException("not a port: " + port);
    }
  }

  /** Whether only this machine reaches the address. */
  boolean isLoopback() {
    return LOOPBACK.contains(host);
  }
}
