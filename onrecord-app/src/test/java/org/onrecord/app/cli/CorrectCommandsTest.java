package org.onrecord.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.onrecord.article.Reading;
import org.onrecord.statement.Findings;

/** The commands correct and reviews as a shell sees them. */
@Timeout(60)
class CorrectCommandsTest {
  @TempDir Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeEach
  void keepArticles() throws IOException {
    keep("gull", "Ana thinks that the bridge has been safe for ten years.\n\nMore soon.\n");
    keep("tide", "Anna thinks that the ferry will run again in June.\n\nMore soon.\n");
  }

  @Test
  void aMergeShowsEverywhereAndIsUndone() {
    assertThat(run("correct", record(), "merge", "2", "#1", "--by", "Bo", "--why", "a typo"))
        .isZero();
    assertThat(err()).startsWith("1. Anna is Ana · 1 statement · by Bo, 2").endsWith(" · a typo\n");
    assertThat(run("search", record(), "ferry")).isZero();
    assertThat(out())
        .startsWith("2025-03-04  Ana\n")
        .contains("    corrected: speaker: was Anna (by Bo: a typo)\n");
    assertThat(run("speakers", record())).isZero();
    assertThat(out())
        .startsWith("Ana #1 · person · 2 statements")
        .contains("    also Anna\n", "    corrected: correction 1\n");
    for (String form : List.of("csv", "jsonl", "jsonld", "annotations")) {
      assertThat(run("export", record(), "--to", form)).isZero();
      assertThat(out()).as(form).contains("Bo").contains("a typo");
    }
    assertThat(run("correct", record(), "list")).isZero();
    assertThat(out()).startsWith("1. Anna is Ana");
    assertThat(run("correct", record(), "undo", "1")).isZero();
    assertThat(err()).startsWith("undone: 1. Anna is Ana · 0 statements");
    assertThat(run("search", record(), "ferry")).isZero();
    assertThat(out()).startsWith("2025-03-04  Anna\n").doesNotContain("corrected");
  }

  @Test
  void correctsAStatementByTheNumberThatSearchShows() {
    assertThat(run("search", record(), "bridge")).isZero();
    assertThat(out()).contains(" s1 · #1\n");
    assertThat(run("correct", record(), "speaker", "#1", "Cleo Marsh", "--role", "engineer"))
        .isZero();
    assertThat(run("correct", record(), "date", "1", "2024-12")).isZero();
    assertThat(run("search", record(), "speaker:marsh", "before:2025", "is:corrected")).isZero();
    assertThat(out()).startsWith("2024-12-01  Cleo Marsh, engineer\n");
    assertThat(run("correct", record(), "speaker", "1", "--kind", "anonymous")).isZero();
    assertThat(run("search", record(), "is:anonymous")).isZero();
  }

  @Test
  void aTeamSharesItsCorrections() throws Exception {
    assertThat(run("correct", record(), "rename", "1", "Ana Lund")).isZero();
    assertThat(run("correct", record(), "split", "2", "--outlet", "The tide", "--as", "Anna (2)"))
        .isZero();
    assertThat(run("correct", record(), "export")).isZero();
    assertThat(out().lines()).hasSize(2);
    var shared = Files.writeString(folder.resolve("shared.jsonl"), out());
    var other = folder.resolve("other.db").toString();
    assertThat(run("keep", other, folder.resolve("gull.txt").toString())).isZero();
    assertThat(run("correct", other, "import", shared.toString())).isZero();
    assertThat(err()).isEqualTo("2 of 2 corrections are new or newly undone\n");
    assertThat(run("correct", other, "import", shared.toString())).isZero();
    assertThat(err()).isEqualTo("0 of 2 corrections are new or newly undone\n");
    assertThat(run("speakers", other, "lund")).isZero();
    Files.writeString(shared, "{}\n");
    assertThat(run("correct", other, "import", shared.toString())).isEqualTo(2);
    assertThat(err()).contains("shared.jsonl: line 1: not a line of onrecord-correction/1");
  }

  @Test
  void aStatementShowsWhoCheckedIt() throws Exception {
    var checks = Files.createDirectory(folder.resolve("checks"));
    Files.writeString(
        checks.resolve("bridge.jsonld"),
        """
        {"@type": "ClaimReview", "claimReviewed": "Thinks that the bridge has been safe for ten years",
         "url": "https://facts.example/1", "author": {"name": "Harbour Facts"},
         "reviewRating": {"alternateName": "Mostly false"}, "itemReviewed": {"author": {"name": "Ana"}}}
        """);
    Files.writeString(checks.resolve("broken.json"), "{");
    assertThat(run("reviews", record(), checks.toString())).isEqualTo(3);
    assertThat(err())
        .contains("broken.json: not JSON: ")
        .endsWith("1 new review, of 1 statement on record\n");
    assertThat(run("search", record(), "is:checked")).isZero();
    assertThat(out())
        .contains("    checked by Harbour Facts: “Mostly false” https://facts.example/1\n");
    assertThat(run("search", record(), "is:checked", "--format", "json")).isZero();
    assertThat(out()).contains("\"rating\" : \"Mostly false\"");
    assertThat(run("export", record(), "--to", "jsonld")).isZero();
    assertThat(out()).contains("\"@type\":\"ClaimReview\"");
  }

  @Test
  void helpsWithinTheWidthOfATerminal() {
    for (String command : List.of("correct", "reviews")) {
      assertThat(run(command, "--help")).isZero();
      assertThat(out()).contains("Exit codes:", "Examples:");
      assertThat(out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(90));
    }
  }

  @Test
  void refusesMisuse() {
    var none = folder.resolve("none.db").toString();
    for (var args :
        List.of(
            List.of("correct", record()),
            List.of("correct", record(), "mend"),
            List.of("correct", record(), "merge", "1"),
            List.of("correct", record(), "merge", "1", "1"),
            List.of("correct", record(), "merge", "1", "99"),
            List.of("correct", record(), "merge", "Ana", "Bo"),
            List.of("correct", record(), "rename", "1", "?"),
            List.of("correct", record(), "rename", "1", "Anna"),
            List.of("correct", record(), "split", "1"),
            List.of("correct", record(), "split", "1", "--as", "Bo"),
            List.of("correct", record(), "speaker", "99", "Ana"),
            List.of("correct", record(), "speaker", "1", "Ana", "--kind", "cat"),
            List.of("correct", record(), "date", "1", "soon"),
            List.of("correct", record(), "place", "1", "bridge", "Leeds"),
            List.of("correct", record(), "place", "1", "bridge", "Leeds", "--at", "54"),
            List.of("correct", record(), "undo", "7"),
            List.of("correct", record(), "import", none),
            List.of("correct", none, "list"),
            List.of("correct", none, "import", record()),
            List.of("reviews", none, record()),
            List.of("reviews", record()))) {
      assertThat(run(args.toArray(String[]::new))).as(args.toString()).isEqualTo(2);
      assertThat(err()).as(args.toString()).startsWith("onrecord: ");
    }
    assertThat(folder.resolve("none.db")).doesNotExist();
    assertThat(run("correct", record(), "list")).isEqualTo(1);
  }

  private void keep(String name, String words) throws IOException {
    var file = Files.writeString(folder.resolve(name + ".txt"), words);
    assertThat(
            run(
                "keep",
                record(),
                file.toString(),
                "--outlet",
                "The " + name,
                "--published",
                "2025-03-04"))
        .isZero();
  }

  private String record() {
    return folder.resolve("r.db").toString();
  }

  private int run(String... args) {
    out.reset();
    err.reset();
    return Main.run(args, InputStream.nullInputStream(), out, err, choice -> reader());
  }

  private static Library.Reader reader() {
    return new Library.Reader() {
      @Override
      public Findings read(Reading.Read reading) {
        return ReadCommandTest.everyPersonSpeaks(reading);
      }

      @Override
      public Findings.MadeBy madeBy() {
        return new Findings.MadeBy("9.9", "sha256:fake");
      }
    };
  }

  private String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String err() {
    return err.toString(StandardCharsets.UTF_8);
  }
}
