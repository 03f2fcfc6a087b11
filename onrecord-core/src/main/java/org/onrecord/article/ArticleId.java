package org.onrecord.article;

import java.nio.charset.StandardCharsets;

/**
 * What tells one article from another: the SHA-256 of its text, so that the same words read twice
 * are the same article.
 *
 * @param value {@code sha256:} and 64 hexadecimal digits
 */
public record ArticleId(String value) {
  /** Returns the id of an article with this text. */
  public static ArticleId of(String text) {
    return new ArticleId(Digests.sha256(text.getBytes(StandardCharsets.UTF_8)));
  }
}
