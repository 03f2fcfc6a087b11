package org.onrecord.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;
import org.onrecord.article.Days;
import org.onrecord.article.Digests;
import org.onrecord.article.Problem;
import org.onrecord.article.Provenance;
import org.onrecord.article.Reading;
import org.onrecord.keep.Visit;
import org.onrecord.read.ArticleReader;
import org.onrecord.read.Hints;
import org.onrecord.read.feed.Feed;
import org.onrecord.read.feed.FeedReader;
import org.onrecord.read.warc.WarcArchive;
import org.onrecord.read.web.WebAddress;

/** What holds articles without being one: archives, feeds, lists of feeds. */
final class Containers {
  private Containers() {}

  /** Returns what a file holds, or null where it is nothing of the kind. */
  static Intake.@Nullable Taken open(Path file, boolean wantsFeedText) {
    var from = new Provenance.LocalFile(file.toString());
    try {
      var archive = WarcArchive.open(file);
      if (archive.isPresent()) {
        return new Intake.Taken.Several(pages(archive.get()), null);
      }
      if (Files.size(file) > ArticleReader.MOST_BYTES) {
        return null;
      }
      byte[] bytes = Files.readAllBytes(file);
      return FeedReader.isFeed(bytes)
          ? feed(
              from,
              FeedReader.read(bytes, null),
              Inputs.Expected.ANYTHING,
              wantsFeedText,
              Instant.now(),
              null)
          : null;
    } catch (IOException e) {
      return new Intake.Taken.One(
          new Reading.Skipped(
              from,
              new Problem(
                  "broken-archive", "an archive that cannot be opened: " + Failures.describe(e))),
          null);
    }
  }

  private static Iterator<Inputs.Input> pages(WarcArchive archive) {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return archive.hasNext();
      }

      @Override
      public Inputs.Input next() {
        return switch (archive.next()) {
          case WarcArchive.Entry.Page page -> new Inputs.Input.Archived(page);
          case WarcArchive.Entry.Failed(var reading) -> new Inputs.Input.Missing(reading);
        };
      }
    };
  }

  /**
   * Returns what a feed holds.
   *
   * @param visit what to remember of the feed once all is kept, or null
   */
  static Intake.Taken feed(
      Provenance from,
      Feed feed,
      Inputs.Expected expected,
      boolean wantsText,
      Instant at,
      @Nullable Visit visit) {
    return switch (feed) {
      case Feed.Broken(var problem) ->
          new Intake.Taken.One(new Reading.Skipped(from, problem), null);
      case Feed.Addresses it when expected == Inputs.Expected.FEED ->
          new Intake.Taken.One(
              new Reading.Skipped(
                  from,
                  new Problem(
                      "not-a-feed", "a list of feeds inside a list of feeds; give it by itself")),
              null);
      case Feed.Addresses(var feeds) ->
          new Intake.Taken.Several(
              feeds.stream()
                  .<Inputs.Input>map(url ->
                      new Inputs.Input.Address(url, Inputs.Expected.FEED, Hints.none(), null))
                  .iterator(),
              null);
      case Feed.Items(var title, var items) -> {
        var inputs = new ArrayList<Inputs.Input>();
        var seen = new HashSet<String>();
        for (var item : items) {
          if (seen.add(item.link() == null ? item.id() : item.link())) {
            inputs.add(input(from, title, item, wantsText, at));
          }
        }
        if (visit != null) {
          inputs.add(new Inputs.Input.EndOfFeed(visit));
        }
        yield new Intake.Taken.Several(inputs.iterator(), visit == null ? null : visit.url());
      }
    };
  }

  private static Inputs.Input input(
      Provenance feed, @Nullable String title, Feed.Item item, boolean wantsText, Instant at) {
    var published = item.published() != null ? item.published() : item.updated();
    var days = published == null ? null : Days.of(published.atOffset(ZoneOffset.UTC).toLocalDate());
    var content = item.content();
    var link = item.link();
    if (wantsText && content != null && !content.isBlank()) {
      byte[] bytes = content.getBytes(java.nio.charset.StandardCharsets.UTF_8);
      return new Inputs.Input.FeedText(
          new Provenance.FeedItem(feed.name(), item.id(), at, Digests.sha256(bytes)),
          link,
          content,
          new Hints(null, item.title(), days, null, title));
    }
    if (link == null || !WebAddress.isOne(link)) {
      return new Inputs.Input.Missing(
          new Reading.Skipped(
              new Provenance.FeedItem(feed.name(), item.id(), at, null),
              new Problem(
                  "no-link",
                  "an item without an address to fetch; --feed-text reads what the feed says")));
    }
    return new Inputs.Input.Address(
        link,
        Inputs.Expected.PAGE,
        new Hints(null, item.title(), days, null, null),
        item.updated() != null ? item.updated() : item.published());
  }
}
