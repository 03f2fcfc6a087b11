package org.onrecord.app.cli;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.PatternSyntaxException;

/**
 * Names with {@code *}, {@code ?}, {@code [}, <code>{</code> in them that no file has: {@code **}
 * goes down all the folders. A shell that was not asked to keep its hands off never hands one over.
 */
final class Globs {
  private Globs() {}

  /** Whether this is a pattern, and not the name of a file. */
  static boolean isOne(Path path) {
    return !Files.exists(path) && hasWildcard(path);
  }

  /** Returns the files that fit, sorted. */
  static List<Path> files(Path glob) throws IOException {
    Path folder = glob;
    while (folder != null && hasWildcard(folder)) {
      folder = folder.getParent();
    }
    Path start = folder == null ? Path.of("") : folder;
    if (!Files.isDirectory(start.toAbsolutePath())) {
      return List.of();
    }
    var pattern = start.relativize(glob);
    try (var below = Files.walk(start, deepest(pattern))) {
      var matcher = FileSystems.getDefault().getPathMatcher("glob:" + pattern);
      return below
          .filter(path -> matcher.matches(start.relativize(path)) && !path.equals(start))
          .sorted()
          .toList();
    } catch (PatternSyntaxException e) {
      return List.of();
    }
  }

  private static int deepest(Path pattern) {
    return pattern.toString().contains("**") ? Integer.MAX_VALUE : pattern.getNameCount();
  }

  private static boolean hasWildcard(Path path) {
    return path.toString().chars().anyMatch(c -> "*?[{".indexOf(c) >= 0);
  }
}
