package org.onrecord.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.onrecord.article.Article;
import org.onrecord.article.Problem;
import org.onrecord.article.Provenance;
import org.onrecord.article.Reading;
import org.onrecord.read.ArticleReader;
import org.onrecord.read.Hints;
import org.onrecord.read.WebPage;
import org.onrecord.read.warc.WarcArchive;

/** Reads once more what articles were read from: files, pages of the web, archives. */
final class LiveText implements AutoCloseable {
  private static final String NO_SUCH_PAGE = "no-such-page";

  private final Web web;
  private @Nullable Archive archive;

  /** What is there now. */
  sealed interface Now {
    /** The text of an article. */
    record Text(String text) implements Now {}

    /** No article any more. */
    record Gone() implements Now {}

    /** Nobody can tell, and why. */
    record Unseen(String why) implements Now {}
  }

  /** An archive that is being read, and the name it has in the record. */
  private record Archive(String name, WarcArchive pages) {}

  /**
   * Makes a reader.
   *
   * @param web fetches pages; closed with this
   */
  LiveText(Web web) {
    this.web = web;
  }

  /** Returns what stands now where an article was read. */
  Now of(Article article) throws IOException, InterruptedException {
    return switch (article.from()) {
      case Provenance.LocalFile(String path) -> file(Path.of(path), article);
      case Provenance.Page page -> page(page);
      case Provenance.WarcEntry entry -> archived(entry);
      case Provenance.FeedItem item -> new Now.Unseen("what feeds say is not asked for again");
      case Provenance.StandardInput in -> new Now.Unseen("it came from standard input");
    };
  }

  private static Now file(Path path, Article article) {
    Now now = new Now.Gone();
    for (var as :
        new Hints.@Nullable Format[] {
          null, Hints.Format.TEXT, Hints.Format.MARKDOWN, Hints.Format.HTML
        }) {
      var hints =
          new Hints(as, article.title(), article.published(), article.url(), article.outlet());
      if (ArticleReader.read(path, hints) instanceof Reading.Read read) {
        if (read.article().id().equals(article.id())) {
          return new Now.Text(read.article().text()); // read as it was then
        }
        now = now instanceof Now.Gone ? new Now.Text(read.article().text()) : now;
      }
    }
    return now;
  }

  private Now page(Provenance.Page page) throws IOException, InterruptedException {
    var address = new Inputs.Input.Address(page.url(), Inputs.Expected.PAGE, Hints.none(), null);
    return switch (web.take(address, Hints.none())) {
      case Intake.Taken.One(Reading.Read read, var visit) -> new Now.Text(read.article().text());
      case Intake.Taken.One(Reading.Skipped(var from, Problem problem), var visit) ->
          switch (problem.code()) {
            case NO_SUCH_PAGE, "not-an-article", "no-article", "empty" -> new Now.Gone();
            default -> new Now.Unseen(problem.message());
          };
      case Intake.Taken other -> throw new IllegalStateException("not a page: " + other);
    };
  }

  /** Goes on in the archive that is open: a record has an archive's pages in their order. */
  private Now archived(Provenance.WarcEntry entry) throws IOException {
    if (archive != null && archive.name().equals(entry.archive())) {
      var found = next(archive.pages(), entry.record());
      if (found != null) {
        return found;
      }
    }
    close(archive);
    archive = null;
    int member = entry.archive().indexOf('!');
    var path = Path.of(member < 0 ? entry.archive() : entry.archive().substring(0, member));
    if (!Files.isReadable(path)) {
      return new Now.Gone();
    }
    var opened = WarcArchive.open(path).orElse(null);
    if (opened == null) {
      return new Now.Gone();
    }
    archive = new Archive(entry.archive(), opened);
    var found = next(opened, entry.record());
    return found == null ? new Now.Gone() : found;
  }

  private static @Nullable Now next(WarcArchive pages, String record) {
    while (pages.hasNext()) {
      if (pages.next() instanceof WarcArchive.Entry.Page page
          && page.from().record().equals(record)) {
        return WebPage.read(
                    page.body(),
                    page.contentType(),
                    page.from(),
                    page.url(),
                    Hints.none(),
                    Hints.none())
                instanceof Reading.Read read
            ? new Now.Text(read.article().text())
            : new Now.Gone();
      }
    }
    return null;
  }

  private static void close(@Nullable Archive archive) throws IOException {
    if (archive != null) {
      archive.pages().close();
    }
  }

  @Override
  public void close() throws IOException {
    web.close();
    close(archive);
  }
}
