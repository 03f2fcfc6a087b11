package org.onrecord.article;

/** Where an article's bytes came from. */
public sealed interface Provenance {
  /**
   * A file on this machine.
   *
   * @param path as the user gave it
   */
  record LocalFile(String path) implements Provenance {
    @Override
    public String name() {
      return path;
    }
  }

  /** Standard input. */
  record StandardInput() implements Provenance {
    @Override
    public String name() {
      return "standard input";
    }
  }

  /** Returns what to call the input in a message. */
  String name();
}
