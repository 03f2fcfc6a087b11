package org.onrecord.read;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Bytes to characters: a byte order mark decides; else valid UTF-8 is UTF-8, whatever is declared;
 * else the declared encoding; else windows-1252.
 */
final class Decoding {
  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
  private static final Pattern DECLARED =
      Pattern.compile(
          "(?i)(?:charset|encoding)\\s{0,9}=\\s{0,9}[\"']?\\s{0,9}([a-z0-9._:-]{2,40})");
  private static final int DECLARED_WITHIN = 16_384;

  private Decoding() {}

  static String decode(byte[] bytes, boolean markup) {
    if (starts(bytes, 0xEF, 0xBB, 0xBF)) {
      return new String(bytes, 3, bytes.length - 3, StandardCharsets.UTF_8);
    }
    if (starts(bytes, 0xFE, 0xFF)) {
      return new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16BE);
    }
    if (starts(bytes, 0xFF, 0xFE)) {
      return new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16LE);
    }
    var wide = wideWithoutMark(bytes);
    if (wide != null) {
      return new String(bytes, wide);
    }
    var declared = markup ? declared(bytes) : null;
    if (declared != null && declared.name().startsWith("ISO-2022")) {
      return new String(bytes, declared);
    }
    var utf8 = strict(bytes);
    if (utf8 != null) {
      return utf8;
    }
    if (declared != null && !declared.equals(StandardCharsets.UTF_8)) {
      return new String(bytes, declared);
    }
    return mostlyUtf8(bytes)
        ? new String(bytes, StandardCharsets.UTF_8)
        : new String(bytes, WINDOWS_1252);
  }

  /** Tells UTF-16 without a mark by the zero in every second byte; null if it is not that. */
  static @Nullable Charset wideWithoutMark(byte[] bytes) {
    int n = Math.min(bytes.length, 1024) & ~1;
    int even = 0;
    int odd = 0;
    for (int i = 0; i < n; i += 2) {
      even += bytes[i] == 0 ? 1 : 0;
      odd += bytes[i + 1] == 0 ? 1 : 0;
    }
    if (n < 8) {
      return null;
    }
    if (even == 0 && odd > n * 0.4) {
      return StandardCharsets.UTF_16LE;
    }
    return odd == 0 && even > n * 0.4 ? StandardCharsets.UTF_16BE : null;
  }

  static boolean starts(byte[] bytes, int... with) {
    if (bytes.length < with.length) {
      return false;
    }
    for (int i = 0; i < with.length; i++) {
      if ((bytes[i] & 0xFF) != with[i]) {
        return false;
      }
    }
    return true;
  }

  private static @Nullable Charset declared(byte[] bytes) {
    var head =
        new String(bytes, 0, Math.min(bytes.length, DECLARED_WITHIN), StandardCharsets.ISO_8859_1);
    var matcher = DECLARED.matcher(head);
    while (matcher.find()) {
      try {
        var charset = Charset.forName(matcher.group(1));
        // browsers read Latin-1 as windows-1252 (WHATWG Encoding Standard, 4.2)
        boolean latin1 =
            charset.equals(StandardCharsets.ISO_8859_1)
                || charset.equals(StandardCharsets.US_ASCII);
        boolean wide = charset.name().startsWith("UTF-16") || charset.name().startsWith("UTF-32");
        return latin1 ? WINDOWS_1252 : wide ? StandardCharsets.UTF_8 : charset;
      } catch (IllegalArgumentException unknown) {
        continue;
      }
    }
    return null;
  }

  static @Nullable String strict(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(bytes))
          .toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }

  /** Whether the bytes above ASCII are UTF-8 sequences for the most part: a damaged UTF-8 file. */
  private static boolean mostlyUtf8(byte[] bytes) {
    int good = 0;
    int bad = 0;
    for (int i = 0; i < bytes.length; ) {
      int b = bytes[i] & 0xFF;
      int length = b < 0x80 ? 1 : b < 0xC2 ? 0 : b < 0xE0 ? 2 : b < 0xF0 ? 3 : b < 0xF5 ? 4 : 0;
      int seen = 1;
      while (seen < length && i + seen < bytes.length && (bytes[i + seen] & 0xC0) == 0x80) {
        seen++;
      }
      if (length != 1) {
        if (seen == length) {
          good++;
        } else {
          bad++;
        }
      }
      i += seen;
    }
    return good > bad;
  }
}
