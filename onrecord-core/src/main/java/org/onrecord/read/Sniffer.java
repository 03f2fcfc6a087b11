package org.onrecord.read;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Tells what kind of thing an input is by its first bytes and its name. */
final class Sniffer {
  /** How many bytes are looked at. */
  static final int HEAD = 8192;

  /** Bytes of noise have a control character in nine, texts hardly one in a thousand. */
  private static final int TEXT_FOR_A_CONTROL = 25;

  private static final int FEW_CONTROLS = 4;

  private Sniffer() {}

  /** Returns what a file that is no text is, with its article, or null if it may be text. */
  static @Nullable String binary(byte[] head) {
    if (Decoding.starts(head, 0x89, 'P', 'N', 'G')) {
      return "a PNG image";
    } else if (Decoding.starts(head, 0xFF, 0xD8, 0xFF)) {
      return "a JPEG image";
    } else if (ascii(head, 0, "GIF8")) {
      return "a GIF image";
    } else if (ascii(head, 0, "RIFF")) {
      return ascii(head, 8, "WEBP") ? "a WebP image" : "a RIFF sound or video file";
    } else if (Decoding.starts(head, 'I', 'I', 0x2A, 0)
        || Decoding.starts(head, 'M', 'M', 0, 0x2A)) {
      return "a TIFF image";
    } else if (ascii(head, 0, "%PDF-")) {
      return "a PDF";
    } else if (Decoding.starts(head, 'P', 'K', 3, 4) || Decoding.starts(head, 'P', 'K', 5, 6)) {
      return "a ZIP archive or an Office document";
    } else if (Decoding.starts(head, 0xD0, 0xCF, 0x11, 0xE0)) {
      return "an old Office document";
    } else if (ascii(head, 4, "ftyp")) {
      return "an MP4 video";
    } else if (Decoding.starts(head, 0x1A, 0x45, 0xDF, 0xA3)) {
      return "a Matroska video";
    } else if (ascii(head, 0, "ID3") || Decoding.starts(head, 0xFF, 0xFB)) {
      return "an MP3 recording";
    } else if (ascii(head, 0, "OggS")) {
      return "an Ogg recording";
    } else if (Decoding.starts(head, 0x1F, 0x8B)) {
      return "a gzip archive";
    } else if (ascii(head, 0, "BZh")) {
      return "a bzip2 archive";
    } else if (Decoding.starts(head, 0xFD, '7', 'z', 'X', 'Z')) {
      return "an xz archive";
    } else if (Decoding.starts(head, 0x28, 0xB5, 0x2F, 0xFD)) {
      return "a Zstandard archive";
    } else if (Decoding.starts(head, '7', 'z', 0xBC, 0xAF)) {
      return "a 7z archive";
    } else if (Decoding.starts(head, 0x7F, 'E', 'L', 'F')) {
      return "an ELF program";
    } else if (Decoding.starts(head, 0xCA, 0xFE, 0xBA, 0xBE)) {
      return "a Java class file";
    } else if (ascii(head, 0, "SQLite format 3")) {
      return "a SQLite file";
    } else if (ascii(head, 0, "WARC/")) {
      return "a WARC archive";
    } else if (Decoding.starts(head, 0xFE, 0xFF) || Decoding.starts(head, 0xFF, 0xFE)) {
      return null;
    }
    if (Decoding.wideWithoutMark(head) != null) {
      return null;
    }
    int zeros = 0;
    int controls = 0;
    for (byte b : head) {
      zeros += b == 0 ? 1 : 0;
      controls += isControl(b) ? 1 : 0;
    }
    if (zeros > 0) {
      return zeros == head.length ? "nothing but zero bytes" : "a binary file";
    }
    boolean isNoise = controls > FEW_CONTROLS && controls * TEXT_FOR_A_CONTROL > head.length;
    return isNoise ? "a binary file" : null;
  }

  /** Whether no encoding of text has this byte, but as a rare accident. */
  private static boolean isControl(byte b) {
    return b == 0x7F || (b >= 0 && b < ' ' && b != '\t' && b != '\n' && b != '\r' && b != '\f');
  }

  /** Returns what a text that is no article is, or null. */
  static @Nullable String notAnArticle(String text, @Nullable String fileName) {
    var start = text.substring(0, Math.min(text.length(), 2000)).strip();
    var name = fileName == null ? "" : fileName.toLowerCase(Locale.ROOT);
    boolean json = name.endsWith(".json") || name.endsWith(".ndjson") || name.endsWith(".jsonl");
    if (json && (start.startsWith("{") || start.startsWith("["))) {
      return "a JSON file";
    }
    if (start.startsWith("{") && start.contains("jsonfeed.org/version/")) {
      return "a news feed";
    }
    if (start.startsWith("<?xml")
        || start.startsWith("<rss")
        || start.startsWith("<feed")
        || start.startsWith("<opml")) {
      if (start.contains("<rss") || start.contains("<feed") || start.contains("<rdf:RDF")) {
        return "a news feed";
      }
      if (start.contains("<opml")) {
        return "a list of feeds";
      }
    }
    return null;
  }

  /** Tells the format by the name's ending, else by the text. */
  static Hints.Format format(String text, @Nullable String fileName) {
    var name = fileName == null ? "" : fileName.toLowerCase(Locale.ROOT);
    if (name.endsWith(".html") || name.endsWith(".htm") || name.endsWith(".xhtml")) {
      return Hints.Format.HTML;
    }
    if (name.endsWith(".md") || name.endsWith(".markdown")) {
      return Hints.Format.MARKDOWN;
    }
    if (name.endsWith(".txt") || name.endsWith(".text")) {
      return Hints.Format.TEXT;
    }
    var start =
        text.substring(0, Math.min(text.length(), HEAD)).stripLeading().toLowerCase(Locale.ROOT);
    if (start.startsWith("<")
        && (start.startsWith("<!doctype html")
            || start.contains("<html")
            || start.contains("<head")
            || start.contains("<body")
            || start.contains("<p")
            || start.contains("<div"))) {
      return Hints.Format.HTML;
    }
    if (start.startsWith("# ") || start.contains("\n# ") || start.contains("](")) {
      return Hints.Format.MARKDOWN;
    }
    return Hints.Format.TEXT;
  }

  private static boolean ascii(byte[] head, int at, String what) {
    var bytes = what.getBytes(StandardCharsets.US_ASCII);
    if (head.length < at + bytes.length) {
      return false;
    }
    for (int i = 0; i < bytes.length; i++) {
      if (head[at + i] != bytes[i]) {
        return false;
      }
    }
    return true;
  }
}
