package org.onrecord.app.cli;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.onrecord.article.Digests;
import org.onrecord.article.Problem;
import org.onrecord.article.Provenance;
import org.onrecord.article.Reading;
import org.onrecord.keep.Visit;
import org.onrecord.read.Hints;
import org.onrecord.read.WebPage;
import org.onrecord.read.feed.FeedReader;
import org.onrecord.read.web.Fetch;
import org.onrecord.read.web.Fetcher;

/** Fetches pages and feeds. Nothing is made or loaded before the first address. Thread-safe. */
final class Web implements AutoCloseable {
  private static final Duration LONGEST_PAUSE = Duration.ofHours(24);

  private final Supplier<Fetcher.Manners> manners;
  private final boolean wantsFeedText;
  private final Map<String, Attempts> failed = new ConcurrentHashMap<>();
  private @Nullable Fetcher fetcher;
  private boolean isClosed;

  /** Answers what the record knows of an address. */
  interface Known {
    @Nullable Visit visit(String url) throws IOException, InterruptedException;
  }

  /** How to follow feeds: what they say has not changed is not asked for. */
  private record Following(Duration every) {}

  /** How often something failed in a row, and when to try again. */
  private record Attempts(int count, Instant notBefore) {}

  private volatile Known known = url -> null;
  private volatile @Nullable Following following;

  Web(Supplier<Fetcher.Manners> manners, boolean wantsFeedText) {
    this.manners = manners;
    this.wantsFeedText = wantsFeedText;
  }

  /** Asks with what a record knows. */
  void remember(Known known) {
    this.known = known;
  }

  /**
   * Goes on following feeds: takes their word for what has changed, and is patient with failures.
   */
  void follow(Duration every) {
    following = new Following(every);
  }

  boolean wantsFeedText() {
    return wantsFeedText;
  }

  Intake.Taken take(Inputs.Input.Address address, Hints hints)
      throws IOException, InterruptedException {
    var url = address.url();
    var following = this.following;
    var last = known.visit(url);
    if (following != null) {
      var attempts = failed.get(url);
      if (attempts != null && Instant.now().isBefore(attempts.notBefore())) {
        return new Intake.Taken.Later();
      }
      var changed = address.changed();
      if (last != null
          && address.expected() == Inputs.Expected.PAGE
          && (changed == null || !changed.isAfter(last.at()))) {
        return new Intake.Taken.Unchanged(null);
      }
    }
    var taken =
        switch (fetcher()
            .fetch(
                url,
                last == null
                    ? Fetch.Validators.NONE
                    : new Fetch.Validators(last.etag(), last.lastModified()))) {
          case Fetch.Failed(Problem problem) -> skipped(url, problem);
          case Fetch.NotModified(Instant at) ->
              new Intake.Taken.Unchanged(
                  last == null ? null : new Visit(url, at, last.etag(), last.lastModified()));
          case Fetch.Got got -> got(address, got, hints);
        };
    if (following != null) {
      note(url, taken, following);
    }
    return taken;
  }

  private Intake.Taken got(Inputs.Input.Address address, Fetch.Got got, Hints hints) {
    var visit =
        new Visit(
            address.url(), got.at(), got.validators().etag(), got.validators().lastModified());
    var from = new Provenance.Page(got.url(), got.at(), Digests.sha256(got.body()));
    boolean isFeed = FeedReader.isFeed(got.body());
    return switch (address.expected()) {
      case PAGE -> page(address, got, from, hints, visit);
      case ANYTHING ->
          isFeed ? feed(address, got, from, visit) : page(address, got, from, hints, visit);
      case FEED, FEED_OR_LIST ->
          isFeed
              ? feed(address, got, from, visit)
              : new Intake.Taken.One(
                  new Reading.Skipped(
                      from,
                      new Problem(
                          "not-a-feed",
                          "neither a feed nor a list of feeds; look for the site's RSS or Atom"
                              + " address")),
                  null);
    };
  }

  private Intake.Taken feed(
      Inputs.Input.Address address, Fetch.Got got, Provenance from, Visit visit) {
    return Containers.feed(
        from,
        FeedReader.read(got.body(), got.url()),
        address.expected(),
        wantsFeedText,
        got.at(),
        visit);
  }

  private static Intake.Taken page(
      Inputs.Input.Address address, Fetch.Got got, Provenance from, Hints hints, Visit visit) {
    return new Intake.Taken.One(
        WebPage.read(got.body(), got.contentType(), from, got.url(), hints, address.otherwise()),
        visit);
  }

  private static Intake.Taken skipped(String url, Problem problem) {
    return new Intake.Taken.One(
        new Reading.Skipped(new Provenance.Page(url, Instant.now(), null), problem), null);
  }

  /** What failed is left alone for longer each time. */
  private void note(String url, Intake.Taken taken, Following following) {
    boolean isFailure = taken instanceof Intake.Taken.One(Reading.Skipped it, var visit);
    if (!isFailure) {
      failed.remove(url);
      return;
    }
    failed.compute(
        url,
        (key, before) -> {
          int count = before == null ? 1 : before.count() + 1;
          var pause = following.every().multipliedBy(1L << Math.min(count, 10));
          return new Attempts(
              count,
              Instant.now().plus(pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause));
        });
  }

  private synchronized Fetcher fetcher() {
    var open = fetcher;
    if (open == null) {
      if (isClosed) {
        throw new IllegalStateException("closed");
      }
      open = new Fetcher(manners.get());
      fetcher = open;
    }
    return open;
  }

  /** Hangs up. */
  @Override
  public synchronized void close() {
    isClosed = true;
    if (fetcher != null) {
      fetcher.close();
    }
  }
}
