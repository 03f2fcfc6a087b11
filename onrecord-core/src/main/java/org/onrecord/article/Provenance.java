package org.onrecord.article;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

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

  /**
   * A page as its server gave it.
   *
   * @param url the address that answered, after redirects
   * @param fetchedAt when
   * @param payload {@code sha256:} and 64 hexadecimal digits of the bytes, unpacked; null where
   *     they were never had
   */
  record Page(String url, Instant fetchedAt, @Nullable String payload) implements Provenance {
    @Override
    public String name() {
      return url;
    }
  }

  /**
   * A response in a WARC or WACZ archive (ISO 28500).
   *
   * @param archive the archive's path; for a WACZ with the member in it: {@code a.wacz!b.warc.gz}
   * @param record the {@code WARC-Record-ID}, with its angle brackets
   * @param fetchedAt when the archive's crawler fetched it, its {@code WARC-Date}
   * @param payload {@code sha256:} and 64 hexadecimal digits of the body, unpacked; null where it
   *     was never had
   */
  record WarcEntry(String archive, String record, Instant fetchedAt, @Nullable String payload)
      implements Provenance {
    @Override
    public String name() {
      return archive + " " + record;
    }
  }

  /**
   * What a feed says itself of one of its items.
   *
   * @param feed the feed's address or path; a space in it is written {@code %20}
   * @param item what the feed calls the item: its id, else its link, else its title
   * @param fetchedAt when the feed was fetched or read
   * @param payload {@code sha256:} and 64 hexadecimal digits of the item's content, or null where
   *     it was never had
   */
  record FeedItem(String feed, String item, Instant fetchedAt, @Nullable String payload)
      implements Provenance {
    public FeedItem {
      feed = feed.replace(" ", "%20");
    }

    @Override
    public String name() {
      return feed + " " + item;
    }
  }

  /** Returns what to call the input in a message. */
  String name();
}
