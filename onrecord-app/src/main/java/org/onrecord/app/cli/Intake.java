package org.onrecord.app.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;
import org.onrecord.article.Problem;
import org.onrecord.article.Provenance;
import org.onrecord.article.Reading;
import org.onrecord.keep.Visit;
import org.onrecord.read.ArticleReader;
import org.onrecord.read.Hints;
import org.onrecord.read.WebPage;

/** Reads inputs with what the user says of them. Thread-safe, but standard input is read once. */
final class Intake {
  private static final int MOST_FROM_STANDARD_INPUT = 64 << 20;

  private final InputStream in;
  private final @Nullable MetaFile known;
  private final Hints hints;
  private final Web web;

  /** What an input gave. */
  sealed interface Taken {
    /**
     * An article or none.
     *
     * @param visit what to remember once it is kept, or null
     */
    record One(Reading reading, @Nullable Visit visit) implements Taken {}

    /**
     * Other inputs.
     *
     * @param address of the feed that they stand in, or null
     */
    record Several(Iterator<Inputs.Input> inputs, @Nullable String address) implements Taken {}

    /** Nothing that is not on record. */
    record Unchanged(@Nullable Visit visit) implements Taken {}

    /** Nothing more from this feed: all its items were taken before. */
    record EndOfFeed(Visit visit) implements Taken {}

    /** Nothing now: it failed a while ago, and it is too early to try it again. */
    record Later() implements Taken {}
  }

  /**
   * Makes an intake.
   *
   * @param known what is known of some inputs, or null
   * @param hints what the user says of every input
   * @param web fetches what is not on this machine
   */
  Intake(InputStream in, @Nullable MetaFile known, Hints hints, Web web) {
    this.in = in;
    this.known = known;
    this.hints = hints;
    this.web = web;
  }

  Taken take(Inputs.Input input) throws IOException, InterruptedException {
    return switch (input) {
      case Inputs.Input.File(Path path) -> file(path);
      case Inputs.Input.StandardInput() -> new Taken.One(standardInput(), null);
      case Inputs.Input.Unusable(String name, String problem) ->
          new Taken.One(
              new Reading.Skipped(new Provenance.LocalFile(name), new Problem("unusable", problem)),
              null);
      case Inputs.Input.Address address ->
          web.take(
              address,
              address.expected() == Inputs.Expected.ANYTHING
                  ? hints(address.url())
                  : hintsOfOneAmongMany(address.url()));
      case Inputs.Input.FeedText it ->
          new Taken.One(
              WebPage.read(
                  it.html().getBytes(java.nio.charset.StandardCharsets.UTF_8),
                  "text/html; charset=utf-8",
                  it.from(),
                  it.link(),
                  hintsOfOneAmongMany(it.link() == null ? it.name() : it.link()),
                  it.otherwise()),
              null);
      case Inputs.Input.Archived(var page) ->
          new Taken.One(
              WebPage.read(
                  page.body(),
                  page.contentType(),
                  page.from(),
                  page.url(),
                  hintsOfOneAmongMany(page.url()),
                  Hints.none()),
              null);
      case Inputs.Input.Missing(var reading) -> new Taken.One(reading, null);
      case Inputs.Input.EndOfFeed(var visit) -> new Taken.EndOfFeed(visit);
    };
  }

  private Taken file(Path path) {
    var reading = ArticleReader.read(path, hints(path.toString()));
    if (reading instanceof Reading.Skipped it && it.problem().code().equals("not-an-article")) {
      var inside = Containers.open(path, web.wantsFeedText());
      if (inside != null) {
        return inside;
      }
    }
    return new Taken.One(reading, null);
  }

  private Reading standardInput() throws IOException {
    var from = new Provenance.StandardInput();
    byte[] bytes = in.readNBytes(MOST_FROM_STANDARD_INPUT + 1);
    return bytes.length > MOST_FROM_STANDARD_INPUT
        ? new Reading.Skipped(
            from, new Problem("too-large", "more than 64 MiB; onrecord reads one article from it"))
        : ArticleReader.read(bytes, from, null, hints("-"));
  }

  /** What is said of one article does not hold for all of an archive or feed. */
  private Hints hintsOfOneAmongMany(String name) {
    var entry = known == null ? null : known.of(name);
    return new Hints(
        null,
        entry == null ? null : entry.title(),
        entry == null || entry.published() == null ? hints.published() : entry.published(),
        entry == null ? null : entry.url(),
        entry == null || entry.outlet() == null ? hints.outlet() : entry.outlet());
  }

  private Hints hints(String file) {
    var entry = known == null ? null : known.of(file);
    if (entry == null) {
      return hints;
    }
    return new Hints(
        hints.as(),
        entry.title() != null ? entry.title() : hints.title(),
        entry.published() != null ? entry.published() : hints.published(),
        entry.url() != null ? entry.url() : hints.url(),
        entry.outlet() != null ? entry.outlet() : hints.outlet());
  }
}
