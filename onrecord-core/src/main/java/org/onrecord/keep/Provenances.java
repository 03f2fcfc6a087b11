package org.onrecord.keep;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.onrecord.article.Provenance;

/** How the record names where bytes came from. */
final class Provenances {
  private Provenances() {}

  static String kind(Provenance from) {
    return switch (from) {
      case Provenance.LocalFile it -> "file";
      case Provenance.StandardInput it -> "stdin";
      case Provenance.Page it -> "page";
      case Provenance.WarcEntry it -> "warc";
      case Provenance.FeedItem it -> "feed";
    };
  }

  /**
   * Returns what a row says.
   *
   * @param at when the bytes were fetched, as the record writes it
   */
  static Provenance of(String kind, String name, String at, @Nullable String payload) {
    return switch (kind) {
      case "file" -> new Provenance.LocalFile(name);
      case "stdin" -> new Provenance.StandardInput();
      case "page" -> new Provenance.Page(name, Instant.parse(at), payload);
      case "warc" -> {
        int record = name.lastIndexOf(' '); // an id has none
        yield new Provenance.WarcEntry(
            name.substring(0, Math.max(0, record)),
            name.substring(record + 1),
            Instant.parse(at),
            payload);
      }
      case "feed" -> {
        int item = name.indexOf(' '); // an address has none
        yield new Provenance.FeedItem(
            name.substring(0, Math.max(0, item)),
            name.substring(item + 1),
            Instant.parse(at),
            payload);
      }
      default -> throw new IllegalArgumentException("no such kind of provenance: " + kind);
    };
  }
}
