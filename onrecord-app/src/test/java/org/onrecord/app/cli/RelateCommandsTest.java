package org.onrecord.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.onrecord.app.cli.ReadCommandTest.everyPersonSpeaks;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.onrecord.OnRecord;
import org.onrecord.article.Reading;
import org.onrecord.article.Span;
import org.onrecord.statement.Figure;
import org.onrecord.statement.Findings;

/** The commands copies, figures, speakers, verify and export as a shell sees them. */
@Timeout(60)
class RelateCommandsTest {
  private static final String REPORT =
      """
      Ana says 12 people were killed when the ferry ran onto the rocks below the old light in fog.

      Divers went down twice before dark and found the hull broken in two, with its bow in deep water.
      """;

  @TempDir Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeEach
  void keepArticles() throws IOException {
    keep("gull", "The Gull", "2025-03-04", REPORT + "\nMore soon.\n");
    keep("tide", "The Tide", "2025-03-05", REPORT + "\nRead on.\n");
    keep("tern", "The Tern", "2025-03-06", "Ana says it is 15 by now.\n\nMore soon.\n");
  }

  @Test
  void showsTheReportAndItsCopies() {
    assertThat(run("copies", record())).isZero();
    assertThat(out().lines().toList())
        .hasSize(2)
        .satisfies(it -> assertThat(it.get(0)).startsWith("2025-03-04  ").contains("The Gull"))
        .satisfies(it -> assertThat(it.get(1)).contains("% of it;", "2025-03-05", "The Tide"));
    assertThat(err()).isEmpty();
  }

  @Test
  void looksOnlyAtWhatIsNew() throws Exception {
    try (var open = OnRecord.open(Path.of(record()))) {
      assertThat(open.relate()).isTrue();
      assertThat(open.relate()).isFalse();
      assertThat(open.copies()).hasSize(1);
    }
    keep("loon", "The Loon", "2025-03-01", REPORT + "\nFirst news.\n");
    try (var open = OnRecord.open(Path.of(record()))) {
      assertThat(open.relate()).isTrue();
      var group = open.copies().getFirst();
      assertThat(group.original().outlet()).isEqualTo("The Loon");
      assertThat(group.copies())
          .extracting(it -> it.article().outlet())
          .containsExactlyInAnyOrder("The Gull", "The Tide");
    }
  }

  @Test
  void aChangedPageIsNoCopyAnyMore() throws Exception {
    keepAt("https://example.org/tide", REPORT + "\nRead on.\n");
    assertThat(run("copies", record(), "--format", "json")).isZero();
    assertThat(out()).contains("https://example.org/tide");
    out.reset();
    keepAt("https://example.org/tide", "Ana says nothing.\n\nMore soon.\n");
    assertThat(run("copies", record(), "--format", "json")).isZero();
    assertThat(out()).contains("\"format\" : \"onrecord-copies/1\"").doesNotContain("example.org");
  }

  @Test
  void countsACopyOnceInTheLedger() {
    assertThat(run("figures", record(), "metric:killed", "--per", "all")).isZero();
    assertThat(out().lines().toList())
        .satisfies(it -> assertThat(it.get(0)).isEqualTo("killed  12–15, 1 voice"))
        .satisfies(it -> assertThat(it.get(1)).contains("2025-03-04  12 · Ana · The Gull"))
        .satisfies(it -> assertThat(it.get(2)).contains("The Tide").endsWith(" · copy"))
        .satisfies(it -> assertThat(it.get(3)).contains("15 · Ana · The Tern"))
        .satisfies(it -> assertThat(it.get(4)).isEqualTo("    revised by Ana: from 12 to 15"));
  }

  @Test
  void filtersTheLedger() {
    assertThat(run("figures", record(), "outlet:tern", "--format", "csv")).isZero();
    assertThat(out().lines()).hasSize(2);
    assertThat(run("figures", record(), "after:2025-03-06", "before:2025-03-07")).isZero();
    assertThat(run("figures", record(), "speaker:ana")).isZero();
    assertThat(run("figures", record(), "speaker:bo")).isEqualTo(1);
    assertThat(run("figures", record(), "place:Kyiv")).isEqualTo(1);
    assertThat(run("figures", record(), "of:swans")).isEqualTo(1);
    assertThat(run("figures", record(), "metric:wounded")).isEqualTo(1);
  }

  @Test
  void countsAStatementInACopyApart() {
    assertThat(run("speakers", record())).isZero();
    assertThat(out())
        .startsWith(
            "Ana #1 · person · 2 statements (1 more in copies) · 2 outlets · 2025-03-04 to");
    out.reset();
    assertThat(run("speakers", record(), "ana", "--format", "csv")).isZero();
    assertThat(out()).contains("1,person,Ana,Ana,,2,1,2,2025-03-04,2025-03-06");
    assertThat(run("speakers", record(), "Bo")).isEqualTo(1);
  }

  @Test
  void tellsWhatItCannotWrite() throws Exception {
    var file = Path.of(record()).toFile();
    assertThat(file.setWritable(false)).isTrue();
    int code = run("figures", record(), "metric:killed");
    assertThat(file.setWritable(true)).isTrue();
    assertThat(code).isZero();
    assertThat(out()).contains("12");
  }

  @Test
  void wordsAsTheyWereMatch() {
    assertThat(run("verify", record())).isZero();
    assertThat(run("verify", record(), "--live")).isZero();
    assertThat(out()).isEmpty();
    assertThat(err()).isEqualTo("3 MATCH\n3 MATCH\n");
    assertThat(run("verify", record(), "--all")).isZero();
    assertThat(out()).startsWith("MATCH      Ana: says 12 people").contains("gull.txt s1\n");
  }

  @Test
  void tellsWhatBecameOfWordsInFiles() throws Exception {
    Files.writeString(folder.resolve("gull.txt"), "Corrected.\n\n" + REPORT);
    Files.writeString(folder.resolve("tide.txt"), REPORT.replace("old light", "new light"));
    Files.delete(folder.resolve("tern.txt"));
    assertThat(run("verify", record(), "--live")).isEqualTo(1);
    assertThat(err()).isEqualTo("1 MOVED, 1 CHANGED, 1 GONE\n");
    assertThat(out()).contains("content at 4: MOVED, now at 16", "content at 4: CHANGED, now at 4");
    assertThat(run("verify", record())).isZero();
  }

  @Test
  void tellsWhatSomebodyChangedInTheRecord() throws Exception {
    byte[] bytes = Files.readAllBytes(Path.of(record()));
    var damaged = new String(bytes, StandardCharsets.ISO_8859_1).replace("15 by now", "51 by now");
    var copy = folder.resolve("damaged.db");
    Files.write(copy, damaged.getBytes(StandardCharsets.ISO_8859_1));
    // the words beside the offsets were changed alike, the digest of the text tells
    assertThat(run("verify", copy.toString())).isEqualTo(1);
  }

  @Test
  void everyLineOfJsonHasItsSelectorsAndItsPayload() throws Exception {
    assertThat(run("verify", record(), "--format", "json")).isZero();
    assertThat(out().lines()).hasSize(3);
    assertThat(out())
        .contains("TextPositionSelector", "TextQuoteSelector", "\"payload\":\"sha256:");
    out.reset();
    keepAt("https://example.org/tide", "Ana says nothing.\n\nMore soon.\n");
    assertThat(run("verify", record(), "--format", "json")).isZero();
    assertThat(out()).contains("https://example.org/tide#:~:text=says%20nothing.");
    out.reset();
    assertThat(run("verify", record(), "--format", "csv", "--all")).isZero();
    assertThat(out().lines()).hasSize(5);
  }

  @Test
  void exportsInEveryForm() throws Exception {
    for (String form : List.of("csv", "jsonl", "jsonld", "annotations", "gkg")) {
      var file = folder.resolve("news." + form);
      out.reset();
      assertThat(run("export", record(), "--to", form)).as(form).isZero();
      assertThat(run("export", record(), "--to", form, "--output", file.toString())).isZero();
      assertThat(file).as(form).content().isNotEmpty().isEqualTo(out());
    }
    assertThat(Files.readAllLines(folder.resolve("news.gkg"))).hasSize(3);
    assertThat(Files.readAllLines(folder.resolve("news.csv"))).hasSize(4);
    assertThat(Files.readAllLines(folder.resolve("news.jsonl"))).hasSize(3);
    var parquet = folder.resolve("news.parquet");
    assertThat(run("export", record(), "--to", "parquet", "--output", parquet.toString())).isZero();
    assertThat(Files.readString(parquet, StandardCharsets.ISO_8859_1))
        .startsWith("PAR1")
        .contains("speaker_kind", "published_first")
        .endsWith("PAR1");
    assertThat(run("export", record(), "--to", "csv", "--output", record())).isEqualTo(2);
    assertThat(err()).contains("--output would overwrite the record");
  }

  @Test
  void helpsWithinTheWidthOfATerminal() {
    for (String command : List.of("copies", "figures", "speakers", "verify", "export")) {
      out.reset();
      assertThat(run(command, "--help")).isZero();
      assertThat(out()).contains("Exit codes:", "Examples:");
      assertThat(out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(90));
    }
  }

  @Test
  void refusesMisuse() {
    for (var args :
        List.of(
            List.of("figures", record(), "metric:kiled"),
            List.of("figures", record(), "killed"),
            List.of("figures", record(), "place:"),
            List.of("figures", record(), "place:a", "place:b"),
            List.of("figures", record(), "after:soon"),
            List.of("figures", record(), "--per", "week"),
            List.of("verify", record(), "--format", "xml"),
            List.of("export", record(), "--to", "word"),
            List.of("export", record()),
            List.of("copies", record(), "--limit", "0"),
            List.of("speakers", record(), "--format", "xml"),
            List.of("copies", folder.resolve("none.db").toString()))) {
      err.reset();
      assertThat(run(args.toArray(String[]::new))).as(args.toString()).isEqualTo(2);
      assertThat(err()).startsWith("onrecord: ");
    }
    assertThat(folder.resolve("none.db")).doesNotExist();
  }

  private void keep(String name, String outlet, String day, String words) throws IOException {
    var file = Files.writeString(folder.resolve(name + ".txt"), words);
    assertThat(run("keep", record(), file.toString(), "--outlet", outlet, "--published", day))
        .isZero();
    err.reset();
  }

  private void keepAt(String url, String words) throws IOException {
    var file = Files.writeString(folder.resolve("page.txt"), words);
    assertThat(run("keep", record(), file.toString(), "--url", url, "--published", "2025-03-07"))
        .isZero();
    err.reset();
  }

  private String record() {
    return folder.resolve("r.db").toString();
  }

  private int run(String... args) {
    return Main.run(args, InputStream.nullInputStream(), out, err, choice -> reader());
  }

  /** A reader to whom every number is a count of those killed, on the word of whoever speaks. */
  private static Library.Reader reader() {
    return new Library.Reader() {
      @Override
      public Findings read(Reading.Read reading) {
        var findings = everyPersonSpeaks(reading);
        var figures = new ArrayList<Figure>();
        var text = findings.article().text();
        for (var match : Pattern.compile("[0-9]+").matcher(text).results().toList()) {
          figures.add(
              new Figure(
                  "f" + (figures.size() + 1),
                  new Span(match.start(), match.end()),
                  Double.valueOf(match.group()),
                  null,
                  null,
                  Figure.Qualifier.EXACT,
                  Figure.Metric.KILLED,
                  null,
                  null,
                  "s1",
                  null,
                  null,
                  0.9));
        }
        return new Findings(
            findings.article(),
            findings.warnings(),
            findings.attributions(),
            figures,
            findings.places(),
            findings.times(),
            madeBy());
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
