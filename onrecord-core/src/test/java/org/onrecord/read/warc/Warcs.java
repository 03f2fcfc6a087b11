package org.onrecord.read.warc;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;

/** Writes WARC records byte by byte, so that they can be as wrong as we like. */
final class Warcs {
  static final String PROSE =
      "<html><body><article><h1>Talks %s</h1><p>"
          + "The harbour talks went on until midnight, and nobody left the room before then. "
              .repeat(4)
          + "</p></article></body></html>";

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final boolean isPacked;

  Warcs(boolean isPacked) {
    this.isPacked = isPacked;
  }

  Warcs page(int number) throws IOException {
    return page(number, "Content-Type: text/html\r\n", bytes(PROSE.formatted(number)));
  }

  Warcs page(int number, String headers, byte[] body) throws IOException {
    return response(number, "HTTP/1.1 200 OK\r\n" + headers + "\r\n", body);
  }

  Warcs response(int number, String head, byte[] body) throws IOException {
    var block = new ByteArrayOutputStream();
    block.write(bytes(head));
    block.write(body);
    return record("response", number, "", block.size(), block.toByteArray());
  }

  /** A record that says {@code length} of a block that may be longer or shorter. */
  Warcs record(String type, int number, String more, long length, byte[] block) throws IOException {
    return raw(
        "WARC/1.0\r\nWARC-Type: %s\r\nWARC-Record-ID: %s\r\nWARC-Date: 2025-03-06T10:00:00Z\r\nWARC-Target-URI: https://gull.example/%d\r\n%sContent-Type: application/http;msgtype=response\r\nContent-Length: %d\r\n\r\n"
            .formatted(type, id(number), number, more, length),
        block);
  }

  Warcs raw(String head, byte[] block) throws IOException {
    var record = new ByteArrayOutputStream();
    record.write(bytes(head));
    record.write(block);
    record.write(bytes("\r\n\r\n"));
    out.write(isPacked ? gzip(record.toByteArray()) : record.toByteArray());
    return this;
  }

  static String id(int number) {
    return "<urn:uuid:00000000-0000-4000-8000-%012d>".formatted(number);
  }

  int size() {
    return out.size();
  }

  byte[] bytes() {
    return out.toByteArray();
  }

  static byte[] bytes(String words) {
    return words.getBytes(StandardCharsets.UTF_8);
  }

  static byte[] gzip(byte[] bytes) throws IOException {
    var packed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(packed)) {
      gzip.write(bytes);
    }
    return packed.toByteArray();
  }
}
