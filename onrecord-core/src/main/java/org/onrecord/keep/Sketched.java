package org.onrecord.keep;

import org.jspecify.annotations.Nullable;
import org.onrecord.article.WireCopy;

/**
 * A version of an article with what is known of its copying.
 *
 * @param version its row
 * @param sketch what copies are found by, as it was handed over to be kept; null where the version
 *     was never looked at
 * @param copy what was found, or null where it is no copy
 */
public record Sketched(long version, byte @Nullable [] sketch, @Nullable WireCopy copy) {}
