package org.onrecord.app.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.onrecord.article.Provenance;
import org.onrecord.article.Reading;
import org.onrecord.keep.Visit;
import org.onrecord.read.Hints;
import org.onrecord.read.warc.WarcArchive;
import org.onrecord.read.web.WebAddress;

/**
 * The inputs in the order to print them: as given, folders replaced by the article files below
 * them, sorted by path, and patterns that the shell left ({@code 'saved/*.html'}) by what they fit.
 * Folders are listed when their turn comes, so a hundred thousand files cost no more memory than
 * the fullest folder. A folder that is linked into itself is entered once. Addresses, feeds and
 * archives turn out to hold other inputs when they are read; {@link #open} puts those in.
 */
final class Inputs implements Iterator<Inputs.Input> {
  private static final List<String> EXTENSIONS =
      List.of(".html", ".htm", ".md", ".markdown", ".txt", ".text", ".warc", ".warc.gz", ".wacz");

  /** What to read, or why it cannot be. */
  sealed interface Input {
    record File(Path path) implements Input {
      @Override
      public String name() {
        return path.toString();
      }
    }

    record StandardInput() implements Input {
      @Override
      public String name() {
        return "standard input";
      }
    }

    record Unusable(String name, String problem) implements Input {}

    /**
     * Something on the web.
     *
     * @param expected what it may turn out to be
     * @param otherwise what the feed or list that names it says about it
     * @param changed when it was last changed, as far as its feed says, or null
     */
    record Address(String url, Expected expected, Hints otherwise, @Nullable Instant changed)
        implements Input {
      @Override
      public String name() {
        return url;
      }
    }

    /** An item's own words in a feed; {@code link} is where its article stands, or null. */
    record FeedText(Provenance.FeedItem from, @Nullable String link, String html, Hints otherwise)
        implements Input {
      @Override
      public String name() {
        return from.name();
      }
    }

    /** A page in an archive. */
    record Archived(WarcArchive.Entry.Page page) implements Input {
      @Override
      public String name() {
        return page.from().name();
      }
    }

    /** A part of an input that is known to give no article. */
    record Missing(Reading.Skipped reading) implements Input {
      @Override
      public String name() {
        return reading.from().name();
      }
    }

    /** Stands behind the last item of a feed. */
    record EndOfFeed(Visit visit) implements Input {
      @Override
      public String name() {
        return visit.url();
      }
    }

    /** Returns what to call it in a message. */
    String name();
  }

  /** What an address may turn out to be. */
  enum Expected {
    ANYTHING,
    FEED_OR_LIST,
    FEED,
    PAGE
  }

  private sealed interface Entry {
    record Named(Path path, boolean given) implements Entry {}

    record Ready(Input input) implements Entry {}
  }

  private final Deque<Iterator<Entry>> open = new ArrayDeque<>();
  private final Set<Object> entered = new HashSet<>();
  private final @Nullable Path except;
  private @Nullable Input next;

  /** The folder that was given and has shown no article so far, or null. */
  private @Nullable Path barren;

  /**
   * Makes the inputs.
   *
   * @param given as the user wrote them, {@code -} for standard input
   * @param except the file that the output goes to, which a folder may hold, or null
   */
  Inputs(List<String> given, @Nullable Path except) {
    this(given, except, Expected.ANYTHING);
  }

  /** Makes the inputs, with what the addresses among them may be. */
  Inputs(List<String> given, @Nullable Path except, Expected expected) {
    this.except = except;
    var entries = new ArrayList<Entry>();
    for (String name : given) {
      entries.add(
          WebAddress.isOne(name)
              ? new Entry.Ready(new Input.Address(name, expected, Hints.none(), null))
              : new Entry.Named(Path.of(name), true));
    }
    open.push(entries.iterator());
  }

  /** Puts inputs that another one turned out to hold before those still to come. */
  void open(Iterator<Input> inside) {
    open.push(
        new Iterator<>() {
          @Override
          public boolean hasNext() {
            return inside.hasNext();
          }

          @Override
          public Entry next() {
            return new Entry.Ready(inside.next());
          }
        });
  }

  @Override
  public boolean hasNext() {
    while (next == null && !open.isEmpty()) {
      next = step();
    }
    return next != null;
  }

  @Override
  public Input next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    var input = next;
    next = null;
    if (input == null) {
      throw new NoSuchElementException();
    }
    return input;
  }

  private @Nullable Input step() {
    var entries = open.getFirst();
    if (!entries.hasNext()) {
      open.pop();
      if (open.size() == 1 && barren != null) {
        var folder = barren;
        barren = null;
        return new Input.Unusable(
            folder.toString(),
            "no articles in this folder; onrecord looks for files named "
                + String.join(" ", EXTENSIONS));
      }
      return null;
    }
    return switch (entries.next()) {
      case Entry.Ready(Input input) -> input;
      case Entry.Named entry -> step(entry);
    };
  }

  private @Nullable Input step(Entry.Named entry) {
    var path = entry.path();
    if (entry.given() && path.toString().equals("-")) {
      return new Input.StandardInput();
    }
    if (Files.isDirectory(path)) {
      return enter(path, entry.given());
    }
    if (entry.given()) {
      return Globs.isOne(path) ? matching(path) : new Input.File(path);
    }
    if (!isArticleFile(path) || isOutput(path)) {
      return null;
    }
    barren = null;
    return new Input.File(path);
  }

  private @Nullable Input matching(Path glob) {
    try {
      var found = Globs.files(glob);
      if (found.isEmpty()) {
        return new Input.Unusable(glob.toString(), "no file has such a name");
      }
      open.push(found.stream().<Entry>map(path -> new Entry.Named(path, true)).iterator());
      return null;
    } catch (IOException | UncheckedIOException e) {
      return new Input.Unusable(
          glob.toString(), "the folder cannot be listed: " + Failures.describe(e));
    }
  }

  private @Nullable Input enter(Path folder, boolean given) {
    if (given) {
      barren = folder;
      entered.clear();
    }
    try {
      if (!entered.add(folder.toRealPath())) {
        return null;
      }
      var entries = new ArrayList<Path>();
      try (var listing = Files.newDirectoryStream(folder)) {
        listing.forEach(entries::add);
      }
      Collections.sort(entries);
      open.push(entries.stream().<Entry>map(path -> new Entry.Named(path, false)).iterator());
      return null;
    } catch (DirectoryIteratorException | IOException e) {
      barren = null;
      Exception cause = e;
      if (e instanceof DirectoryIteratorException listing && listing.getCause() != null) {
        cause = listing.getCause();
      }
      return new Input.Unusable(
          folder.toString(),
          cause instanceof AccessDeniedException
              ? "this folder may not be listed: permission denied"
              : "this folder cannot be listed: " + Failures.describe(cause));
    }
  }

  private static boolean isArticleFile(Path path) {
    String name = path.getFileName().toString().toLowerCase(Locale.ROOT);
    // a pipe in a folder would be waited on for ever; a broken link is told about
    return EXTENSIONS.stream().anyMatch(name::endsWith)
        && (Files.isRegularFile(path) || !Files.exists(path));
  }

  private boolean isOutput(Path path) {
    try {
      return except != null && Files.isSameFile(path, except);
    } catch (IOException e) {
      return false;
    }
  }
}
