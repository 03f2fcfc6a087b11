package org.onrecord.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.onrecord.OnRecord;
import org.onrecord.article.Reading;
import org.onrecord.format.JsonWriter;
import org.onrecord.statement.Findings;

/** Scores against annotations: by hand where we know the figures, else beside the Python scorer. */
@Timeout(300)
class EvalCommandTest {
  private static final Path SHARED = Path.of("../../shared").toAbsolutePath().normalize();

  private static final String ANA =
      """
      {"statements": [
        {"id": "s1", "content": ["the ferry is late"], "quotation": "indirect",
         "speaker": {"kind": "person", "name": "Ana", "aliases": []}, "when": null, "within": null},
        {"id": "s2", "content": ["Rain fell"], "quotation": "indirect",
         "speaker": {"kind": "nobody", "name": null, "aliases": []}, "when": null, "within": "s1"}],
       "figures": [], "places": [], "times": []}
      """;
  private static final String BO =
      """
      {"statements": [
        {"id": "s1", "content": ["the bridge"], "quotation": "indirect",
         "speaker": {"kind": "group", "name": "engineers", "aliases": []}}],
       "figures": [], "places": [], "times": [{"text": "all day", "first": null, "last": null}]}
      """;

  @TempDir Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int run(Function<Reading.Read, Findings> reader, String... args) {
    out.reset();
    err.reset();
    return Main.run(args, InputStream.nullInputStream(), out, err, library(reader));
  }

  private static Library library(Function<Reading.Read, Findings> reader) {
    return model ->
        new Library.Reader() {
          @Override
          public Findings read(Reading.Read reading) {
            return reader.apply(reading);
          }

          @Override
          public Findings.MadeBy madeBy() {
            return new Findings.MadeBy("9.9", "sha256:fake");
          }
        };
  }

  private int eval(String... options) {
    var args = new ArrayList<>(List.of("eval", folder.toString()));
    args.addAll(List.of(options));
    return run(ReadCommandTest::everyPersonSpeaks, args.toArray(String[]::new));
  }

  private String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String err() {
    return err.toString(StandardCharsets.UTF_8);
  }

  private void annotated() throws IOException {
    Files.writeString(
        folder.resolve("a.txt"), "Ana says the ferry is late.\n\nRain fell all day.\n");
    Files.writeString(folder.resolve("a.json"), ANA);
    Files.writeString(folder.resolve("b.txt"), "Bo doubts the bridge.\n\nThe café closed.\n");
    Files.writeString(folder.resolve("b.json"), BO);
  }

  @Test
  void printsWhatIsRightAndWhoIsTakenForWhomTheWorstArticleFirst() throws IOException {
    annotated();
    assertThat(eval()).isZero();
    assertThat(out())
        .startsWith("2 articles\n")
        .contains("statements      P 100.0  R  66.7  F1  80.0   (gold 3)\n")
        .contains("said-by         P  50.0  R  33.3  F1  40.0   (gold 3)\n")
        .contains("wrong name            50.0 % of 2\n")
        .containsPattern("person +1 +\\.\n")
        .containsPattern("group +1 +\\.\n")
        .containsSubsequence(
            "Worst articles first", "  0.0  100.0     1  b", " 66.7   66.7     0  a");
    assertThat(eval("--worst", "0")).isZero();
    assertThat(out()).endsWith("wrong names\n");
  }

  @Test
  void printsAnObjectWithSharesFromZeroToOne() throws IOException {
    annotated();
    assertThat(eval("--format", "json")).isZero();
    var json = new ObjectMapper().readTree(out());
    assertThat(json.path("format").asText()).isEqualTo("onrecord-eval/1");
    assertThat(json.at("/measures/said-by/f1").asDouble()).isEqualTo(0.4);
    assertThat(json.at("/shares/wrong name/of").asInt()).isEqualTo(2);
    assertThat(json.at("/articles/0/id").asText()).isEqualTo("b");
    assertThat(json.path("kinds")).hasSize(2);
  }

  @Test
  void failsWhereAFloorIsNotKeptAndSaysWhich() throws IOException {
    annotated();
    String set = folder.getFileName().toString();
    var floors = folder.resolve("floors");
    Files.writeString(
        floors,
        "# bounds\nother | source | F1 | least | 99\n" + set + " | said-by | F1 | least | 40.0\n");
    assertThat(eval("--floors", floors.toString())).isZero();
    assertThat(err()).isEmpty();
    Files.writeString(floors, set + " | wrong name | % | most | 4.5\n");
    assertThat(eval("--floors", floors.toString())).isOne();
    assertThat(err()).isEqualTo("floor not kept: wrong name %: 50.0 (most 4.5)\n");
    Files.writeString(floors, set + " | luck | F1 | least | 4.5\n");
    assertThat(eval("--floors", floors.toString())).isEqualTo(2);
    assertThat(err()).contains("line 1: not a floor");
  }

  @Test
  void saysWhatIsWrongWithAFolderOrAnAnnotation() throws IOException {
    assertThat(eval()).isEqualTo(2);
    assertThat(err()).contains("no NAME.txt with a NAME.json beside it");
    annotated();
    Files.writeString(folder.resolve("b.json"), BO.replace("\"group\"", "\"crowd\""));
    assertThat(eval()).isEqualTo(2);
    assertThat(err()).contains("b.json: statement s1: no such kind of speaker: crowd");
    Files.writeString(folder.resolve("b.json"), "{");
    assertThat(eval()).isEqualTo(2);
    assertThat(err()).contains("b.json: not JSON at line 1");
    assertThat(eval("--format", "csv")).isEqualTo(2);
    assertThat(err()).contains("--format is text or json: csv");
    assertThat(eval("--worst", "-1")).isEqualTo(2);
  }

  @Test
  void readsTheArticleAsPublishedWhereItLiesBesideTheText() throws IOException {
    annotated();
    Files.writeString(
        folder.resolve("a.md"),
        "# A day at sea\n\nAna says the **ferry** is late.\n\nRain fell all day.\n");
    assertThat(eval("--format", "json")).isZero();
    assertThat(new ObjectMapper().readTree(out()).path("articles").findValuesAsText("title"))
        .contains("A day at sea");
  }

  @Test
  void printsTheSameFiguresAsThePythonScorer() throws IOException, InterruptedException {
    var scorer = SHARED.resolve("bench/field.py");
    assumeTrue(Files.exists(scorer), "no corpora beside the project");
    assumeTrue(hasPython(), "no python3 to run the scorer with");
    compare(scorer, SHARED.resolve("data/seed"), 1);
    compare(scorer, SHARED.resolve("data/field-train"), 10);
  }

  private void compare(Path scorer, Path set, int most) throws IOException, InterruptedException {
    var some = Files.createDirectory(folder.resolve(set.getFileName()));
    int count = 0;
    try (var files = Files.newDirectoryStream(set, "*.txt")) {
      for (var file : files) {
        if (count++ < most) {
          String stem = file.getFileName().toString().replace(".txt", "");
          for (String ending : new String[] {".txt", ".json", ".md"}) {
            if (Files.exists(set.resolve(stem + ending))) {
              Files.copy(set.resolve(stem + ending), some.resolve(stem + ending));
            }
          }
        }
      }
    }
    if (Files.exists(set.resolve("index.json"))) {
      Files.copy(set.resolve("index.json"), some.resolve("index.json"));
    }
    var lines = new StringBuilder();
    try (var onRecord = OnRecord.load()) {
      Function<Reading.Read, Findings> reader =
          reading -> {
            var findings = onRecord.read(reading);
            lines.append(JsonWriter.compact().toString(findings)).append('\n');
            return findings;
          };
      assertThat(run(reader, "eval", some.toString())).as(err()).isZero();
    }
    var predictions = folder.resolve(set.getFileName() + ".ndjson");
    Files.writeString(predictions, lines.toString());
    var theirs = python(scorer.toString(), some.toString(), predictions.toString());
    assertThat(out()).startsWith(theirs);
    assertThat(theirs.lines().count()).isEqualTo(15);
  }

  private static boolean hasPython() throws InterruptedException {
    try {
      return python("-c", "print('here')").equals("here\n");
    } catch (IOException e) {
      return false;
    }
  }

  private static String python(String... args) throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of("python3"));
    command.addAll(List.of(args));
    var process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    try (var out = process.getInputStream()) {
      String said = new String(out.readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor()).isZero();
      return said;
    }
  }
}
