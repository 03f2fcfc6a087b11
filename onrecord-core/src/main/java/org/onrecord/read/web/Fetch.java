package org.onrecord.read.web;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.onrecord.article.Problem;

/** What came of asking for an address. */
public sealed interface Fetch {
  /**
   * What its server gave.
   *
   * @param url the address that answered, after redirects
   * @param at when
   * @param body unpacked
   * @param contentType the {@code Content-Type}, or null where there was none
   * @param validators what to ask with the next time
   */
  record Got(
      String url, Instant at, byte[] body, @Nullable String contentType, Validators validators)
      implements Fetch {}

  /** It is as it was when the validators were given. */
  record NotModified(Instant at) implements Fetch {}

  /** Nothing, and why. */
  record Failed(Problem problem) implements Fetch {}

  /**
   * What a server gave to tell whether a page has changed since (RFC 9110, 8.8).
   *
   * @param etag or null
   * @param lastModified as it was written, or null
   */
  record Validators(@Nullable String etag, @Nullable String lastModified) {
    /** Nothing to compare with: the page is wanted whatever it is. */
    public static final Validators NONE = new Validators(null, null);
  }
}
