package org.onrecord.read.feed;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onrecord.article.Problem;

/** A feed or a list of feeds, as {@link FeedReader} reads it. */
public sealed interface Feed {
  /**
   * News.
   *
   * @param title the feed's, or null
   * @param items as the feed has them, mostly newest first
   */
  record Items(@Nullable String title, List<Item> items) implements Feed {
    public Items {
      items = List.copyOf(items);
    }
  }

  /** An OPML list: the addresses of the feeds in it. */
  record Addresses(List<String> feeds) implements Feed {
    public Addresses {
      feeds = List.copyOf(feeds);
    }
  }

  /** It claims to be a feed and cannot be read. */
  record Broken(Problem problem) implements Feed {}

  /**
   * One item.
   *
   * @param id what the feed calls it: its id, else its link, else its title, else empty
   * @param link where the article stands, or null
   * @param title or null
   * @param published or null
   * @param updated or null
   * @param content HTML, or null; feeds give anything from one sentence to the whole article
   */
  record Item(
      String id,
      @Nullable String link,
      @Nullable String title,
      @Nullable Instant published,
      @Nullable Instant updated,
      @Nullable String content) {}
}
