package org.onrecord.app.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
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

/**
 * The inputs in the order to print them: as given, folders replaced by the article files below
 * them, sorted by path, and patterns that the shell left ({@code 'saved/*.html'}) by what they fit.
 * Folders are listed when their turn comes, so a hundred thousand files cost no more memory than
 * the fullest folder. A folder that is linked into itself is entered once.
 */
final class Inputs implements Iterator<Inputs.Input> {
  private static final List<String> EXTENSIONS =
      List.of(".html", ".htm", ".md", ".markdown", ".txt", ".text");

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

    /** Returns what to call it in a message. */
    String name();
  }

  private record Entry(Path path, boolean given) {}

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
    this.except = except;
    var entries = new ArrayList<Entry>();
    for (String name : given) {
      entries.add(new Entry(Path.of(name), true));
    }
    open.push(entries.iterator());
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
    var entry = entries.next();
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
      open.push(found.stream().map(path -> new Entry(path, true)).iterator());
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
      open.push(entries.stream().map(path -> new Entry(path, false)).iterator());
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
