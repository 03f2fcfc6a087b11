package org.onrecord.read;

import org.jspecify.annotations.Nullable;
import org.onrecord.article.Days;

/**
 * What the user says about an input. A hint wins over what the input says of itself; null leaves it
 * to the input.
 *
 * @param as how to read the bytes, or null to tell it by name and content
 * @param title the headline
 * @param published when it was published
 * @param url its canonical address
 * @param outlet who published it
 */
public record Hints(
    @Nullable Format as,
    @Nullable String title,
    @Nullable Days published,
    @Nullable String url,
    @Nullable String outlet) {
  private static final Hints NONE = new Hints(null, null, null, null, null);

  /** The kinds of input that can be read. */
  public enum Format {
    HTML,
    MARKDOWN,
    TEXT
  }

  /** Returns hints that leave everything to the input. */
  public static Hints none() {
    return NONE;
  }
}
