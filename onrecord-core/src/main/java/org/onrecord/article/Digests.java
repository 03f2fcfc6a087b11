package org.onrecord.article;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** How this project writes digests: {@code sha256:} and 64 hexadecimal digits. */
public final class Digests {
  private Digests() {}

  /** Returns the SHA-256 of {@code bytes}. */
  public static String sha256(byte[] bytes) {
    return written(sha256().digest(bytes));
  }

  /** Returns an empty SHA-256 to fill bit by bit. */
  public static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }

  /** Returns a SHA-256 as it is written. */
  public static String written(byte[] sha256) {
    return "sha256:" + HexFormat.of().formatHex(sha256);
  }
}
