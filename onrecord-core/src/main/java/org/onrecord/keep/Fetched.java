package org.onrecord.keep;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.onrecord.article.Provenance;

/**
 * How an article's bytes came here, which its record can be proved by.
 *
 * @param at when they were fetched or read
 * @param payloadSha256 {@code sha256:} and 64 hexadecimal digits of the bytes, or null where they
 *     were not at hand
 * @param warcRecordId the {@code WARC-Record-ID} of the record they lay in, or null
 */
public record Fetched(Instant at, @Nullable String payloadSha256, @Nullable String warcRecordId) {
  /** Returns that bytes of which nothing more is known were read at {@code at}. */
  public static Fetched at(Instant at) {
    return new Fetched(at, null, null);
  }

  /**
   * Returns what {@code from} says of how the bytes came here; of files and standard input it says
   * only that they are read at {@code now}.
   */
  public static Fetched from(Provenance from, Instant now) {
    return switch (from) {
      case Provenance.LocalFile it -> at(now);
      case Provenance.StandardInput it -> at(now);
      case Provenance.Page it -> new Fetched(it.fetchedAt(), it.payload(), null);
      case Provenance.WarcEntry it -> new Fetched(it.fetchedAt(), it.payload(), it.record());
      case Provenance.FeedItem it -> new Fetched(it.fetchedAt(), it.payload(), null);
    };
  }
}
