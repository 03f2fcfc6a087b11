package org.onrecord.app.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.onrecord.article.Days;
import org.onrecord.read.Hints;

/**
 * What is known about many files beforehand: a JSON object from file names to {@code {"title",
 * "published", "url", "outlet"}}; other keys are ignored.
 */
final class MetaFile {
  private final Map<String, Hints> entries = new HashMap<>();
  private final Path path;

  private MetaFile(Path path) {
    this.path = path;
  }

  /** A map that cannot be used; the message names the file and the place in it. */
  static final class MetaException extends Exception {
    private static final long serialVersionUID = 1L;

    MetaException(String message) {
      super(message);
    }
  }

  static MetaFile read(Path path) throws MetaException {
    var map = new MetaFile(path);
    try (var in = Files.newInputStream(path);
        var json = new JsonFactory().createParser(in)) {
      map.fill(json);
    } catch (JsonProcessingException e) {
      var at = e.getLocation();
      throw new MetaException(
          "%s: not JSON at line %d, column %d: %s"
              .formatted(
                  path,
                  at == null ? 1 : at.getLineNr(),
                  at == null ? 1 : at.getColumnNr(),
                  e.getOriginalMessage()));
    } catch (NoSuchFileException e) {
      throw new MetaException(path + ": no such file (--meta)");
    } catch (IOException e) {
      throw new MetaException(path + ": cannot be read (--meta): " + Failures.describe(e));
    }
    return map;
  }

  /** Returns what the map says of a file, by its path as given or else by its name, or null. */
  @Nullable Hints of(String file) {
    var byPath = entries.get(file);
    return byPath != null ? byPath : entries.get(file.substring(lastSeparator(file) + 1));
  }

  private static int lastSeparator(String file) {
    return Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\'));
  }

  private void fill(JsonParser json) throws IOException, MetaException {
    if (json.nextToken() != JsonToken.START_OBJECT) {
      throw problem(json, "expected an object from file names to what is known about them");
    }
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String file = json.currentName();
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw problem(json, "expected an object for \"" + file + "\"");
      }
      entries.put(file, entry(json, file));
    }
    if (json.nextToken() != null) {
      throw problem(json, "expected nothing after the object");
    }
  }

  private Hints entry(JsonParser json, String file) throws IOException, MetaException {
    String title = null;
    Days published = null;
    String url = null;
    String outlet = null;
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String key = json.currentName();
      json.nextToken();
      switch (key) {
        case "title" -> title = text(json, key, file);
        case "url" -> url = text(json, key, file);
        case "outlet" -> outlet = text(json, key, file);
        case "published" -> published = days(json, key, file);
        default -> json.skipChildren();
      }
    }
    return new Hints(null, title, published, url, outlet);
  }

  private @Nullable String text(JsonParser json, String key, String file)
      throws IOException, MetaException {
    return switch (json.currentToken()) {
      case VALUE_STRING -> json.getText().isBlank() ? null : json.getText();
      case VALUE_NULL -> null;
      default -> throw problem(json, "expected a string as the " + key + " of \"" + file + "\"");
    };
  }

  private @Nullable Days days(JsonParser json, String key, String file)
      throws IOException, MetaException {
    var value = text(json, key, file);
    try {
      return value == null ? null : Days.parse(value);
    } catch (DateTimeException | IllegalArgumentException e) {
      throw problem(json, "\"" + file + "\": " + DayArgument.problem(value));
    }
  }

  private MetaException problem(JsonParser json, String what) {
    var at = json.currentTokenLocation();
    return new MetaException(
        "%s: line %d, column %d: %s".formatted(path, at.getLineNr(), at.getColumnNr(), what));
  }
}
