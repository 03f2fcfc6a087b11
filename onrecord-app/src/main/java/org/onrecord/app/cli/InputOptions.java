package org.onrecord.app.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.onrecord.article.Days;
import org.onrecord.read.Hints;
import org.onrecord.read.web.WebAddress;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
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

  @Option(
      names = "--urls",
      paramLabel = "FILE",
      description = "more inputs, one a line; empty lines and those with # in front are left out")
  private @Nullable Path urls;

  @Mixin private WebOptions web = new WebOptions();

  /** Options that do not go together; the message is for the user. */
  static final class Misuse extends Exception {
    private static final long serialVersionUID = 1L;

    Misuse(String message) {
      super(message);
    }
  }

  /** Returns how many articles to read at once: more where most of the time is spent waiting. */
  int readers(List<String> inputs) {
    if (threads != null) {
      return threads;
    }
    int processors = Runtime.getRuntime().availableProcessors();
    return inputs.stream().anyMatch(WebAddress::isOne) ? Math.max(8, processors) : processors;
  }

  /** Returns the inputs as the user wrote them, those of {@code --urls} last. */
  List<String> all(@Nullable List<String> given) throws Misuse {
    var all = new ArrayList<String>(given == null ? List.of() : given);
    if (urls != null) {
      try {
        for (String line : Files.readAllLines(urls)) {
          if (!line.isBlank() && !line.strip().startsWith("#")) {
            all.add(line.strip());
          }
        }
      } catch (CharacterCodingException e) {
        throw new Misuse(urls + ": not a list of addresses in UTF-8 (--urls)");
      } catch (IOException e) {
        throw new Misuse(urls + ": cannot be read (--urls): " + Failures.describe(e));
      }
    }
    if (all.isEmpty()) {
      throw new Misuse(
          urls != null
              ? urls + ": no address in it (--urls)"
              : "Missing required parameter: 'INPUT' (or --urls FILE)");
    }
    return all;
  }

  /** Checks the options against the inputs as the user wrote them. */
  void check(List<String> inputs) throws Misuse {
    if (threads != null && threads < 1) {
      throw new Misuse("--threads must be at least 1: " + threads);
    }
    web.check();
    checkNames(inputs);
    if (!isOne(inputs) && (title != null || url != null)) {
      throw new Misuse(
          (title != null ? "--title" : "--url")
              + " belongs to one article; for several, give a map with --meta");
    }
  }

  /** Checks that inputs have names that files or addresses may have. */
  static void checkNames(List<String> inputs) throws Misuse {
    if (inputs.stream().filter("-"::equals).count() > 1) {
      throw new Misuse("standard input (-) can be read only once");
    }
    for (String input : inputs) {
      if (WebAddress.isOne(input)) {
        continue;
      }
      try {
        if (Path.of(input).toString().isEmpty()) {
          throw new Misuse("an input has no name");
        }
      } catch (InvalidPathException e) {
        throw new Misuse("not a file name: '" + input + "': " + e.getReason());
      }
    }
  }

  /** Whether the inputs are one article. */
  static boolean isOne(List<String> inputs) {
    return inputs.size() == 1
        && (WebAddress.isOne(inputs.getFirst()) || !Files.isDirectory(Path.of(inputs.getFirst())));
  }

  /** Returns what fetches addresses. */
  Web web() {
    return web.web();
  }

  /** Returns what reads the inputs. */
  Intake intake(InputStream in, Web web) throws Misuse {
    try {
      var known = meta == null ? null : MetaFile.read(meta);
      return new Intake(in, known, new Hints(as, title, published, url, outlet), web);
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
