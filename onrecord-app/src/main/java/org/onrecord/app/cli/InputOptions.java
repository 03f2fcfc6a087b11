package org.onrecord.app.cli;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.onrecord.article.Days;
import org.onrecord.read.Hints;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** What the user says about inputs, alike for every command that reads some. */
final class InputOptions {
  @Option(
      names = "--as",
      paramLabel = "FORMAT",
      converter = AsArgument.class,
      description = "read the inputs as text, markdown or html, whatever they are named")
  private Hints.@Nullable Format as;

  @Option(names = "--title", paramLabel = "WORDS", description = "the headline")
  private @Nullable String title;

  @Option(
      names = "--published",
      paramLabel = "DATE",
      converter = DayArgument.class,
      description =
          "the publication date, from which “Sunday” is counted: 2024-12-08, 2024-12 or 2024")
  private @Nullable Days published;

  @Option(names = "--url", paramLabel = "URL", description = "the article's address")
  private @Nullable String url;

  @Option(names = "--outlet", paramLabel = "NAME", description = "who published it")
  private @Nullable String outlet;

  @Option(
      names = "--meta",
      paramLabel = "MAP.json",
      description =
          "title, published, url and outlet of many files: {\"a.txt\": {\"published\":"
              + " \"2024-12-08\"}}; it goes before the options above")
  private @Nullable Path meta;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "articles read at once (default: one per processor)")
  private @Nullable Integer threads;

  /** Options that do not go together; the message is for the user. */
  static final class Misuse extends Exception {
    private static final long serialVersionUID = 1L;

    Misuse(String message) {
      super(message);
    }
  }

  /** Returns how many articles to read at once. */
  int readers() {
    return threads == null ? Runtime.getRuntime().availableProcessors() : threads;
  }

  /** Checks the options against the inputs as the user wrote them. */
  void check(List<String> inputs) throws Misuse {
    if (readers() < 1) {
      throw new Misuse("--threads must be at least 1: " + readers());
    }
    if (inputs.stream().filter("-"::equals).count() > 1) {
      throw new Misuse("standard input (-) can be read only once");
    }
    for (String input : inputs) {
      try {
        if (Path.of(input).toString().isEmpty()) {
          throw new Misuse("an input has no name");
        }
      } catch (InvalidPathException e) {
        throw new Misuse("not a file name: '" + input + "': " + e.getReason());
      }
    }
    if (!isOne(inputs) && (title != null || url != null)) {
      throw new Misuse(
          (title != null ? "--title" : "--url")
              + " belongs to one article; for several, give a map with --meta");
    }
  }

  /** Whether the inputs are one article. */
  static boolean isOne(List<String> inputs) {
    return inputs.size() == 1 && !Files.isDirectory(Path.of(inputs.getFirst()));
  }

  /** Returns what reads the inputs. */
  Intake intake(InputStream in) throws Misuse {
    try {
      var known = meta == null ? null : MetaFile.read(meta);
      return new Intake(in, known, new Hints(as, title, published, url, outlet));
    } catch (MetaFile.MetaException e) {
      throw new Misuse(String.valueOf(e.getMessage()));
    }
  }

  /** Reads what {@code --as} takes. */
  static final class AsArgument implements ITypeConverter<Hints.Format> {
    @Override
    public Hints.Format convert(String value) {
      return switch (value.toLowerCase(Locale.ROOT)) {
        case "text" -> Hints.Format.TEXT;
        case "markdown" -> Hints.Format.MARKDOWN;
        case "html" -> Hints.Format.HTML;
        default ->
            throw new TypeConversionException(
                "onrecord cannot read as '" + value + "' (text, markdown or html)");
      };
    }
  }
}
