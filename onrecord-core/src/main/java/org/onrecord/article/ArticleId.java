package org.onrecord.article;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What tells one article from another: the SHA-256 of its text, so that the same words read twice
 * are the same article.
 *
 * @param value {@code sha256:} and 64 hexadecimal digits
 */
public record ArticleId(String value) {
  /** Returns the id of an article with this text. */
  public static ArticleId of(String text) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return new ArticleId(
          "sha256:"
              + HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8))));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
