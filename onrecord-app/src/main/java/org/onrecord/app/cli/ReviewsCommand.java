package org.onrecord.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.onrecord.format.ClaimReviews;
import org.onrecord.format.Printable;
import org.onrecord.keep.RecordFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "reviews",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    abbreviateSynopsis = true,
    description = {
      "Add what fact-checkers published (schema.org ClaimReview, as JSON-LD) to a record, so that a"
          + " statement shows who checked it.",
      ""
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  onrecord reviews news.db checks.jsonld saved-checks/",
      "  onrecord search news.db is:checked speaker:Reyes",
      "",
      "A review belongs to a statement if its claim is the same words, or nearly, and its claimant one",
      "of the speaker's names; no number and no “not” may differ. It is tied to what is kept later, too.",
      "A verdict is its author's; onrecord gives none."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:every file was read",
      "2:something went wrong",
      "3:some files are no JSON; the others were added"
    })
final class ReviewsCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "RECORD", description = "the record to add to")
  private Path record;

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "FILE",
      description = "a file, or a folder of .json, .jsonld and .jsonl")
  private List<Path> inputs;

  @Override
  public Integer call() throws Exception {
    RecordFile.open(record).close(); // a record that is misspelt is not made
    var messages = spec.commandLine().getErr();
    int added = 0;
    int tied = 0;
    int left = 0;
    int broken = 0;
    try (var file = RecordFile.openToKeep(record)) {
      for (var input : files()) {
        ClaimReviews read;
        try {
          read = ClaimReviews.read(Files.readString(input));
        } catch (IOException e) {
          messages.println(Printable.oneLine(input + ": not JSON: " + firstLine(e)));
          broken++;
          continue;
        }
        var result = file.addReviews(read.reviews(), input.toString(), Instant.now());
        added += result.reviews();
        tied += result.statements();
        left += read.left();
      }
    }
    messages.println(
        "%d new review%s, of %d statement%s on record%s"
            .formatted(
                added,
                added == 1 ? "" : "s",
                tied,
                tied == 1 ? "" : "s",
                left == 0 ? "" : "; " + left + " left out: no claim or not one claimant"));
    return broken == 0 ? 0 : 3;
  }

  private static String firstLine(IOException e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }

  private List<Path> files() throws IOException {
    var files = new ArrayList<Path>();
    for (var input : inputs) {
      if (!Files.isDirectory(input)) {
        files.add(input);
        continue;
      }
      try (var all = Files.walk(input)) {
        all.filter(it -> it.toString().matches(".*\\.(?:json|jsonld|jsonl)"))
            .sorted()
            .forEach(files::add);
      }
    }
    return files;
  }
}
