package org.onrecord.app.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.onrecord.app.shape.CorrectionListing;
import org.onrecord.app.shape.Named;
import org.onrecord.article.Days;
import org.onrecord.format.Printable;
import org.onrecord.keep.Correction;
import org.onrecord.keep.MadeCorrection;
import org.onrecord.keep.RecordFile;
import org.onrecord.statement.Speaker;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "correct",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    abbreviateSynopsis = true,
    description = {
      "Put right what a record says. Corrections are kept beside what was read, hold for articles kept"
          + " or read again later, and can be undone and shared.",
      ""
    },
    footerHeading = "%nWhat to do:%n",
    footer = {
      "  merge SPEAKER INTO           two names are one speaker",
      "  split SPEAKER --as NAME      some statements are somebody else's of the name: those with",
      "                               --role, --outlet, --after, --before, or those of --statement",
      "  rename SPEAKER NAME          a speaker is called so",
      "  speaker STATEMENT NAME       somebody else said it (--kind, --role)",
      "  date STATEMENT DAY           it was said then: 2024-12-08, or first/last",
      "  place STATEMENT WORDS NAME   words in it name this place (--country, --at)",
      "  undo NUMBER                  a correction holds no longer",
      "  list                         all corrections, who made them, when and why",
      "  export                       all of them as lines of JSON, to share",
      "  import FILE                  those of others, which this record has not",
      "",
      "A speaker is a number that onrecord speakers shows, or a name that only one has;",
      "a statement is a number that onrecord search shows.",
      "",
      "Examples:",
      "  onrecord correct news.db merge 12 7 --why 'the same person, see her web page'",
      "  onrecord correct news.db split 12 --role surgeon --as 'John Smith (surgeon)'",
      "  onrecord correct news.db speaker 4711 'Maria Reyes' --role 'finance minister' --by Ana",
      "  onrecord correct news.db place 4711 Springfield Springfield --country US --at 39.8,-89.6",
      "  onrecord correct news.db export > corrections.jsonl"
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:it was done", "1:there is nothing to list", "2:something went wrong"})
final class CorrectCommand implements Callable<Integer> {
  private final OutputStream out;

  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "RECORD", description = "the record to correct")
  private Path record;

  @Parameters(index = "1", paramLabel = "DO", description = "what to do, as below")
  private String action;

  @Parameters(
      index = "2..*",
      arity = "0..*",
      paramLabel = "ARGUMENT",
      description = "what it takes, as below")
  private @Nullable List<String> arguments;

  @Option(
      names = "--by",
      paramLabel = "NAME",
      description = "who corrects; your name on this computer, else")
  private @Nullable String by;

  @Option(names = "--why", paramLabel = "REASON", description = "the reason, for others to read")
  private @Nullable String why;

  @Option(names = "--as", paramLabel = "NAME", description = "split: what the other one is called")
  private @Nullable String as;

  @Option(
      names = "--role",
      paramLabel = "ROLE",
      description = "split: statements with this role, one of several; speaker: the role")
  private @Nullable List<String> roles;

  @Option(
      names = "--outlet",
      paramLabel = "NAME",
      description = "split: statements in this outlet, one of several")
  private @Nullable List<String> outlets;

  @Option(
      names = "--after",
      paramLabel = "DAY",
      description = "split: statements of this day or later")
  private @Nullable String after;

  @Option(
      names = "--before",
      paramLabel = "DAY",
      description = "split: statements of days before this one")
  private @Nullable String before;

  @Option(
      names = "--statement",
      paramLabel = "NUMBER",
      description = "split: this statement, one of several")
  private @Nullable List<String> statements;

  @Option(
      names = "--kind",
      paramLabel = "KIND",
      defaultValue = "person",
      description =
          "speaker: person (the default), office, government, organisation, outlet, document, group;"
              + " anonymous and nobody take no name")
  private String kind;

  @Option(
      names = "--country",
      paramLabel = "CODE",
      description = "place: ISO 3166 alpha-2, for example UA")
  private @Nullable String country;

  @Option(
      names = "--at",
      paramLabel = "LAT,LON",
      description = "place: degrees north and east; needless for a place that is on record")
  private @Nullable String at;

  CorrectCommand(OutputStream out) {
    this.out = out;
  }

  @Override
  public Integer call() throws Exception {
    RecordFile.open(record).close(); // a record that is misspelt is not made
    return switch (action) {
      case "list" -> list();
      case "export" -> export();
      case "import" -> {
        var shared = shared(Path.of(argument(0, 1)));
        try (var file = RecordFile.openToKeep(record)) {
          int added = file.addCorrections(shared);
          say(added + " of " + shared.size() + " corrections are new or newly undone");
        }
        yield 0;
      }
      case "undo" -> {
        long number = number(argument(0, 1));
        try (var file = RecordFile.openToKeep(record)) {
          say("undone: " + told(file.undo(number, Instant.now())));
        } catch (IllegalArgumentException e) {
          throw misuse(String.valueOf(e.getMessage()));
        }
        yield 0;
      }
      default -> {
        try (var file = RecordFile.openToKeep(record)) {
          var made = file.correct(correction(file), maker(), why, Instant.now());
          say(told(made));
        } catch (IllegalArgumentException e) {
          throw misuse(String.valueOf(e.getMessage()));
        }
        yield 0;
      }
    };
  }

  private Correction correction(RecordFile file) throws IOException {
    return switch (action) {
      case "merge" ->
          new Correction.Merge(speaker(file, argument(0, 2)), speaker(file, argument(1, 2)));
      case "rename" -> new Correction.Rename(speaker(file, argument(0, 2)), argument(1, 2));
      case "split" -> {
        var from = speaker(file, argument(0, 1));
        if (as == null) {
          throw misuse("say what the other one is called: --as NAME");
        }
        var listed = new ArrayList<Correction.StatementRef>();
        for (String each : statements == null ? List.<String>of() : statements) {
          listed.add(file.statement(number(each)));
        }
        yield new Correction.Split(
            from,
            new Correction.Part(
                listed,
                roles == null ? List.of() : roles,
                outlets == null ? List.of() : outlets,
                day(after),
                day(before)),
            as);
      }
      case "speaker" -> {
        var kind = kind();
        boolean hasName = kind != Speaker.Kind.ANONYMOUS && kind != Speaker.Kind.NOBODY;
        var statement = file.statement(number(argument(0, hasName ? 2 : 1)));
        yield new Correction.SetSpeaker(
            statement,
            new Speaker(
                kind,
                hasName ? argument(1, 2) : null,
                roles == null ? null : String.join(", ", roles)));
      }
      case "date" ->
          new Correction.SetDay(file.statement(number(argument(0, 2))), days(argument(1, 2)));
      case "place" ->
          new Correction.SetPlace(
              file.statement(number(argument(0, 3))),
              argument(1, 3),
              Named.place(file, argument(2, 3), country, at));
      default ->
          throw misuse(
              "merge, split, rename, speaker, date, place, undo, list, export or import: "
                  + action);
    };
  }

  private static Correction.SpeakerRef speaker(RecordFile file, String typed) throws IOException {
    return file.speakerRef(Named.speaker(file, typed, null));
  }

  private String argument(int n, int many) {
    int given = arguments == null ? 0 : arguments.size();
    if (arguments == null || given != many) {
      throw misuse(
          "%s takes %d argument%s, not %d".formatted(action, many, many == 1 ? "" : "s", given));
    }
    return arguments.get(n);
  }

  private long number(String typed) {
    String digits = typed.startsWith("#") ? typed.substring(1) : typed;
    if (!digits.matches("[0-9]{1,18}")) {
      throw misuse("not a number: " + typed);
    }
    return Long.parseLong(digits);
  }

  private @Nullable LocalDate day(@Nullable String typed) {
    return typed == null ? null : days(typed).first();
  }

  private Days days(String typed) {
    try {
      return Days.parse(typed);
    } catch (DateTimeException | IllegalArgumentException e) {
      throw misuse(DayArgument.problem(typed));
    }
  }

  private Speaker.Kind kind() {
    for (var each : Speaker.Kind.values()) {
      if (each.name().equals(kind.toUpperCase(Locale.ROOT))) {
        return each;
      }
    }
    throw misuse("no such kind of speaker: " + kind);
  }

  private String maker() {
    var name = by == null ? System.getProperty("user.name") : by;
    return name == null || name.isBlank() ? "unknown" : name;
  }

  private List<MadeCorrection> shared(Path file) throws IOException {
    var shared = new ArrayList<MadeCorrection>();
    int n = 0;
    for (String line : Files.readAllLines(file)) {
      n++;
      if (!line.isBlank()) {
        try {
          shared.add(MadeCorrection.ofLine(line));
        } catch (IllegalArgumentException e) {
          throw new IOException(
              file + ": line " + n + ": " + e.getMessage() + "; nothing was imported", e);
        }
      }
    }
    return shared;
  }

  private int list() throws IOException {
    List<MadeCorrection> all;
    try (var file = RecordFile.open(record)) {
      all = file.corrections();
    }
    print(all.stream().map(it -> told(it) + "\n").toList());
    return all.isEmpty() ? 1 : 0;
  }

  private int export() throws IOException {
    try (var file = RecordFile.open(record)) {
      print(file.corrections().stream().map(it -> it.toLine() + "\n").toList());
    }
    return 0;
  }

  private void print(List<String> lines) throws IOException {
    try (Writer writer =
        new BufferedWriter(new OutputStreamWriter(new Piped(out), StandardCharsets.UTF_8))) {
      for (String line : lines) {
        writer.write(line);
      }
    } catch (Piped.BrokenPipe e) {
      return; // whoever read the output has seen enough
    }
  }

  private static String told(MadeCorrection it) {
    return Printable.oneLine(
        "%d. %s · %d statement%s · by %s, %s%s%s"
            .formatted(
                it.number(),
                CorrectionListing.told(it.what()),
                it.statements(),
                it.statements() == 1 ? "" : "s",
                it.by(),
                it.at().toString().substring(0, 10),
                it.why() == null ? "" : " · " + it.why(),
                it.undoneAt() == null
                    ? ""
                    : " · undone " + it.undoneAt().toString().substring(0, 10)));
  }

  private void say(String line) {
    spec.commandLine().getErr().println(Printable.oneLine(line));
  }

  private ParameterException misuse(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
