package org.onrecord.app.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.onrecord.app.shape.HitWriter;
import org.onrecord.keep.Hits;
import org.onrecord.keep.QueryException;
import org.onrecord.keep.RecordFile;
import org.onrecord.keep.SearchQuery;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "search",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    abbreviateSynopsis = true,
    description = {"Find statements on a record.", ""},
    footerHeading = "%nA query:%n",
    footer = {
      "  rate cut                     both words; \"rate cut\" one after the other; elect* a beginning",
      "  rate OR flood                either; -June: without; ( ) group",
      "  speaker:Reyes  to:Trump      who said it, to whom; speaker:#12 by number",
      "  about:Reyes                  who or what is named in the words",
      "  role:minister                the speaker's role",
      "  outlet:\"The Gull\" agency:AFP who published it, whose copy it is",
      "  after:2024-06 before:2025    said, else published, from the first on and up to the second",
      "  place:Kyiv  place:UA         a place or a country named in the words",
      "  metric:killed                gives a figure of this kind",
      "  is:direct                    or indirect, mixed, anonymous, thought, denial, copy,",
      "                             corrected, checked (by a fact-checker)",
      "",
      "Examples:",
      "  onrecord search news.db speaker:Reyes after:2024-06-01 rate cut",
      "  onrecord search news.db 'is:denial \"rate cut\" -outlet:gull' --format csv > denials.csv"
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:something was found", "1:nothing was found", "2:something went wrong"})
final class SearchCommand implements Callable<Integer> {
  private static final int MOST = 1_000_000;
  private static final Pattern FIELD = Pattern.compile("(-?[A-Za-z]+:)(.*)", Pattern.DOTALL);

  private final OutputStream out;

  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "RECORD", description = "the record to search")
  private Path record;

  @Parameters(index = "1..*", arity = "1..*", paramLabel = "QUERY", description = "what to find")
  private List<String> words;

  @Option(
      names = "--sort",
      paramLabel = "ORDER",
      defaultValue = "relevance",
      description = "relevance (the default): best match first; date: newest first")
  private String sort;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "20",
      description = "the most statements to print (default: 20)")
  private int limit;

  @Option(
      names = "--page",
      paramLabel = "NEXT",
      description = "go on where a search ended, with what it printed as next")
  private @Nullable String page;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "text (the default), json, csv or atom (a feed)")
  private String format;

  @Option(
      names = "--color",
      paramLabel = "WHEN",
      defaultValue = "auto",
      description = "auto (the default: on a terminal), always or never")
  private String color;

  SearchCommand(OutputStream out) {
    this.out = out;
  }

  @Override
  public Integer call() throws Exception {
    var order = constant(Hits.Order.class, "--sort", sort);
    if (limit < 1 || limit > MOST) {
      throw misuse("--limit must be between 1 and " + MOST + ": " + limit);
    }
    var shape = shape();
    String typed = typed(words);
    Hits hits;
    try (var file = RecordFile.open(record)) {
      hits = search(file, typed, order);
    }
    var writer =
        new BufferedWriter(new OutputStreamWriter(new Piped(out), StandardCharsets.UTF_8), 1 << 16);
    try {
      shape.write(typed, hits, writer);
      writer.flush();
    } catch (Piped.BrokenPipe e) {
      return 0; // whoever read the output has seen enough
    }
    if (hits.next() != null) {
      PrintWriter messages = spec.commandLine().getErr();
      messages.println("more are on record: --page " + hits.next());
    }
    return hits.hits().isEmpty() ? 1 : 0;
  }

  private Hits search(RecordFile file, String typed, Hits.Order order) throws IOException {
    try {
      return file.search(SearchQuery.parse(typed), order, limit, page);
    } catch (QueryException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    } catch (IllegalArgumentException e) {
      throw misuse("--page takes what a search printed as next: " + page);
    }
  }

  private HitWriter shape() {
    return switch (format.toLowerCase(Locale.ROOT)) {
      case "text" -> new HitWriter.Text(isColored());
      case "json" -> new HitWriter.Json();
      case "csv" -> new HitWriter.Table();
      case "atom" -> new HitWriter.Atom();
      default -> throw misuse("--format is text, json, csv or atom: " + format);
    };
  }

  private boolean isColored() {
    return switch (color) {
      case "always" -> true;
      case "never" -> false;
      case "auto" -> {
        var noColor = System.getenv("NO_COLOR");
        yield (noColor == null || noColor.isEmpty()) && Terminal.isSeen();
      }
      default -> throw misuse("--color is auto, always or never: " + color);
    };
  }

  private <E extends Enum<E>> E constant(Class<E> type, String option, String value) {
    var names = new ArrayList<String>();
    for (E constant : type.getEnumConstants()) {
      String name = constant.name().toLowerCase(Locale.ROOT);
      if (name.equals(value.toLowerCase(Locale.ROOT))) {
        return constant;
      }
      names.add(name);
    }
    throw misuse(option + " is " + String.join(" or ", names) + ": " + value);
  }

  private ParameterException misuse(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  /**
   * Returns the query of several arguments; one with blanks inside had quotation marks that the
   * shell took away.
   */
  static String typed(List<String> arguments) {
    if (arguments.size() == 1) {
      return arguments.getFirst();
    }
    var parts = new ArrayList<String>();
    for (String argument : arguments) {
      boolean lostItsMarks =
          argument.contains(" ") && "\"(".chars().noneMatch(c -> argument.indexOf(c) >= 0);
      if (!lostItsMarks) {
        parts.add(argument);
      } else {
        var field = FIELD.matcher(argument);
        parts.add(
            field.matches() ? field.group(1) + '"' + field.group(2) + '"' : '"' + argument + '"');
      }
    }
    return String.join(" ", parts);
  }
}
