package org.onrecord.keep;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That an address was asked for over the web and all that came was kept; what its server gave makes
 * the next question cheap (RFC 9110, 13).
 *
 * @param url the address as it was asked for
 * @param at when
 * @param etag the answer's {@code ETag}, or null where it had none
 * @param lastModified its {@code Last-Modified}, as it was written, or null
 */
public record Visit(String url, Instant at, @Nullable String etag, @Nullable String lastModified) {}
