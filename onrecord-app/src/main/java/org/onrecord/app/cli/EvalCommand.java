package org.onrecord.app.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamWriteFeature;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.onrecord.app.eval.ArticleScore;
import org.onrecord.app.eval.Floors;
import org.onrecord.app.eval.Gold;
import org.onrecord.app.eval.Report;
import org.onrecord.article.Reading;
import org.onrecord.format.Printable;
import org.onrecord.read.ArticleReader;
import org.onrecord.read.Hints;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "eval",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    abbreviateSynopsis = true,
    description = {
      "Score this build on articles annotated by hand: who said what and when, figures, places,"
          + " times; which kinds of speakers are taken for which; the worst articles first.",
      ""
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  onrecord eval gold/",
      "  onrecord eval gold/ --format json > scores.json",
      "  onrecord eval gold/ --floors floors.txt",
      "",
      "GOLD holds NAME.txt (the article) and NAME.json (the annotation) for each article, and may",
      "hold index.json (title and day of publication by file name, as --meta of read takes it)."
          + " Where",
      "NAME.md or NAME.html lies beside them, that is read; its words are found again in NAME.txt."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:scored", "1:a floor is not kept", "2:something went wrong"})
final class EvalCommand implements Callable<Integer> {
  private static final JsonFactory JSON =
      JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

  private final OutputStream out;
  private final PrintWriter messages;
  private final Library library;

  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "GOLD", description = "a folder of annotated articles")
  private Path folder;

  @Option(
      names = "--meta",
      paramLabel = "FILE",
      description = "title and publication by file name (default: index.json in GOLD, if there)")
  private @Nullable Path meta;

  @Mixin private ModelOption model = new ModelOption();

  @Option(
      names = "--worst",
      paramLabel = "N",
      defaultValue = "10",
      description = "how many articles to name, the worst first (default: 10)")
  private int worst;

  @Option(
      names = "--floors",
      paramLabel = "FILE",
      description =
          "bounds that the scores have to keep, a line each: SET | said-by | F1 | least | 69.2; SET"
              + " is the folder's name")
  private @Nullable Path floors;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "text (the default) or json")
  private String format;

  EvalCommand(OutputStream out, PrintWriter messages, Library library) {
    this.out = out;
    this.messages = messages;
    this.library = library;
  }

  @Override
  public Integer call() throws Exception {
    var shape = format.toLowerCase(Locale.ROOT);
    if (!List.of("text", "json").contains(shape)) {
      throw misuse("--format is text or json: " + format);
    }
    if (worst < 0) {
      throw misuse("--worst must be at least 0: " + worst);
    }
    var known = known();
    var bounds = floors == null ? null : Floors.read(floors, name(folder));
    var report = new Report(scores(known));
    try (var writer =
        new BufferedWriter(
            new OutputStreamWriter(new Piped(out), StandardCharsets.UTF_8), 1 << 16)) {
      if (shape.equals("json")) {
        try (var json = JSON.createGenerator(writer)) {
          json.useDefaultPrettyPrinter();
          report.json(json);
        }
        writer.write('\n');
      } else {
        report.text(writer, worst);
      }
    } catch (Piped.BrokenPipe e) {
      return 0; // whoever read the output has seen enough
    }
    var missed = bounds == null ? List.<String>of() : bounds.missedBy(report);
    missed.forEach(line -> messages.println("floor not kept: " + line));
    return missed.isEmpty() ? 0 : 1;
  }

  private @Nullable MetaFile known() {
    var file = meta != null ? meta : folder.resolve("index.json");
    if (meta == null && !Files.exists(file)) {
      return null;
    }
    try {
      return MetaFile.read(file);
    } catch (MetaFile.MetaException e) {
      throw misuse(String.valueOf(e.getMessage()));
    }
  }

  private List<ArticleScore> scores(@Nullable MetaFile known) throws IOException {
    var texts = texts();
    var reader = library.load(model.choice());
    var scores = new ArrayList<ArticleScore>();
    for (Path text : texts) {
      var input = input(text);
      var hints = known == null ? null : known.of(name(input));
      var gold = Gold.read(sibling(text, ".json"), Files.readString(text));
      switch (ArticleReader.read(input, hints(hints, input))) {
        case Reading.Read read -> scores.add(ArticleScore.of(stem(text), gold, reader.read(read)));
        case Reading.Skipped skipped ->
            throw new IOException(input + ": " + skipped.problem().message());
      }
    }
    return scores;
  }

  /** The articles that an annotation lies beside, by name. */
  private List<Path> texts() throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new IOException(folder + ": not a folder of annotated articles");
    }
    try (var files = Files.list(folder)) {
      var texts =
          files
              .filter(file -> name(file).endsWith(".txt") && Files.exists(sibling(file, ".json")))
              .sorted()
              .toList();
      if (texts.isEmpty()) {
        throw new IOException(folder + ": no NAME.txt with a NAME.json beside it");
      }
      return texts;
    }
  }

  /** What is read: the article as published where that lies beside the text. */
  private static Path input(Path text) {
    for (String ending : new String[] {".md", ".html"}) {
      if (Files.exists(sibling(text, ending))) {
        return sibling(text, ending);
      }
    }
    return text;
  }

  private static Hints hints(@Nullable Hints known, Path input) {
    var it = known == null ? Hints.none() : known;
    var as = name(input).endsWith(".txt") ? Hints.Format.TEXT : null;
    return new Hints(as, it.title(), it.published(), it.url(), it.outlet());
  }

  private static Path sibling(Path file, String ending) {
    return file.resolveSibling(stem(file) + ending);
  }

  private static String stem(Path file) {
    String name = name(file);
    int dot = name.lastIndexOf('.');
    return dot < 0 ? name : name.substring(0, dot);
  }

  private static String name(Path file) {
    var name = file.toAbsolutePath().normalize().getFileName();
    return name == null ? "" : name.toString();
  }

  private ParameterException misuse(String message) {
    return new ParameterException(spec.commandLine(), Printable.oneLine(message));
  }
}
