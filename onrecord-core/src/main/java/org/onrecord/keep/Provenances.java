package org.onrecord.keep;

import org.onrecord.article.Provenance;

/** How the record names where bytes came from. */
final class Provenances {
  private Provenances() {}

  static String kind(Provenance from) {
    return switch (from) {
      case Provenance.LocalFile it -> "file";
      case Provenance.StandardInput it -> "stdin";
    };
  }

  static Provenance of(String kind, String name) {
    return switch (kind) {
      case "file" -> new Provenance.LocalFile(name);
      case "stdin" -> new Provenance.StandardInput();
      default -> throw new IllegalArgumentException("no such kind of provenance: " + kind);
    };
  }
}
