package org.onrecord.keep;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

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
}
