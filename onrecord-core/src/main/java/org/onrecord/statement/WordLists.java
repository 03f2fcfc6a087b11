package org.onrecord.statement;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Reads the word lists that lie beside a class as resources: UTF-8, one entry or a line of entries
 * each, {@code #} starts a comment line.
 */
public final class WordLists {
  private WordLists() {}

  /** Returns the lines of a list without comments and blank lines. */
  public static List<String> lines(Class<?> beside, String name) {
    var stream = beside.getResourceAsStream(name);
    if (stream == null) {
      throw new IllegalStateException("not on the class path: " + name + " beside " + beside);
    }
    try (var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      return reader
          .lines()
          .map(String::strip)
          .filter(line -> !line.isEmpty() && line.charAt(0) != '#')
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the entries of a list in which blanks divide them. */
  public static List<String> words(Class<?> beside, String name) {
    return lines(beside, name).stream()
        .flatMap(line -> List.of(line.split(" +")).stream())
        .toList();
  }
}
