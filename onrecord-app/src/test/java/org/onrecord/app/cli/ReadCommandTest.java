package org.onrecord.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.onrecord.article.Reading;
import org.onrecord.article.Span;
import org.onrecord.extract.onnx.ModelChoice;
import org.onrecord.statement.Attribution;
import org.onrecord.statement.Figure;
import org.onrecord.statement.Findings;
import org.onrecord.statement.Resolution;
import org.onrecord.statement.Source;
import org.onrecord.statement.Speaker;
import org.onrecord.statement.Statement;

/** The command as a shell sees it: arguments in; output, messages and exit code out. */
@Timeout(60)
class ReadCommandTest {
  @TempDir Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private InputStream in = InputStream.nullInputStream();
  private Function<Reading.Read, Findings> reader = ReadCommandTest::everyPersonSpeaks;

  @BeforeEach
  void writeArticles() throws IOException {
    article("a.txt", "Ana says the ferry is late.\n\nRain fell all day.\n");
    article("b.txt", "Bo doubts the bridge.\n\nThe café “Zur Brücke” closed, and nobody minded.\n");
  }

  @Test
  void printsNotesAboutOneArticle() {
    assertThat(run("read", at("a.txt"), "--title", "Late again", "--published", "2024-12"))
        .isZero();
    assertThat(out()).startsWith("Late again\nDecember 2024\n").contains("s1  Ana");
    assertThat(err()).isEmpty();
  }

  @Test
  void printsOneObjectOverSeveralLinesForOneInput() {
    assertThat(run("read", "--format", "json", at("a.txt"))).isZero();
    assertThat(out()).startsWith("{\n \"format\": \"onrecord/1\",\n").endsWith("}\n");
  }

  @Test
  void printsOneObjectALineForSeveralInputsInTheirOrder() {
    assertThat(run("read", "--format", "json", at("b.txt"), at("a.txt"))).isZero();
    assertThat(out().lines()).hasSize(2);
    assertThat(out()).containsSubsequence("b.txt", "a.txt");
    assertThat(err()).isEqualTo("2 articles, 2 statements\n");
  }

  @Test
  void oneBadInputNeverStopsTheOthers() {
    assertThat(run("read", "--format", "csv", at("a.txt"), at("gone.txt"), at("b.txt")))
        .isEqualTo(3);
    assertThat(out().lines()).hasSize(3); // one header for both
    assertThat(err().lines().toList())
        .hasSize(2)
        .satisfies(
            it -> assertThat(it.get(0)).startsWith(at("gone.txt") + ": "),
            it -> assertThat(it.get(1)).isEqualTo("2 articles, 2 statements; 1 skipped"));
  }

  @Test
  void namesTheOnlyInputWhenItIsMissing() {
    assertThat(run("read", at("gone.txt"))).isEqualTo(3);
    assertThat(out()).isEmpty();
    assertThat(err())
        .contains(at("gone.txt") + ": ")
        .contains("0 articles, 0 statements; 1 skipped");
  }

  @Test
  void tellsOfAFailureInsideOneArticleAndGoesOn() {
    reader =
        read -> {
          if (read.article().from().name().endsWith("a.txt")) {
            throw new IllegalStateException("window\u001b overrun");
          }
          return everyPersonSpeaks(read);
        };
    assertThat(run("read", at("a.txt"), at("b.txt"))).isEqualTo(3);
    assertThat(err())
        .contains("a.txt: onrecord failed on it: IllegalStateException: window\ufffd overrun")
        .doesNotContain("\tat ");
    assertThat(out()).contains("Bo");
  }

  @Test
  void survivesAnArticleTooDeepOrTooLarge() {
    var calls = new AtomicInteger();
    reader =
        read -> {
          if (calls.getAndIncrement() == 0) {
            throw new StackOverflowError();
          }
          throw new OutOfMemoryError();
        };
    assertThat(run("read", "--threads", "1", at("a.txt"), at("b.txt"))).isEqualTo(3);
    assertThat(err()).contains("StackOverflowError", "too large", "2 skipped");
  }

  @Test
  void readsFoldersAllTheWayDownSorted() throws IOException {
    article("z/deep/c.MD", "Cy says no.\n");
    article("z/picture.png", "not looked at");
    Files.createSymbolicLink(folder.resolve("z/loop"), folder);
    assertThat(run("read", "--format", "json", folder.toString())).isZero();
    assertThat(out().lines()).hasSize(3);
    assertThat(out()).containsSubsequence("a.txt", "b.txt", "c.MD");
  }

  @Test
  void saysThatAFolderHoldsNoArticles() throws IOException {
    var empty = Files.createDirectory(folder.resolve("empty"));
    assertThat(run("read", empty.toString(), at("a.txt"))).isEqualTo(3);
    assertThat(err())
        .contains(empty + ": no articles in this folder; onrecord looks for files named .html")
        .contains("1 article, 1 statement; 1 skipped");
  }

  @Test
  void doesNotReadItsOwnOutput() throws IOException {
    var output = article("record.html", "an older record");
    assertThat(run("read", folder.toString(), "--format", "html", "--output", output.toString()))
        .isZero();
    assertThat(Files.readString(output)).contains("<!DOCTYPE html>", "a.txt", "b.txt");
    assertThat(err()).isEqualTo("2 articles, 2 statements\n");
    assertThat(out()).isEmpty();
  }

  @Test
  void refusesToOverwriteAnInput() throws IOException {
    assertThat(run("read", at("a.txt"), "--output", at("a.txt"))).isEqualTo(2);
    assertThat(err()).contains("--output would overwrite an input");
    assertThat(folder.resolve("a.txt")).content().startsWith("Ana");
  }

  @Test
  void readsStandardInput() {
    in = new ByteArrayInputStream("Di says “ja”.\n".getBytes(StandardCharsets.UTF_8));
    assertThat(run("read", "-", "--as", "text", "--format", "json")).isZero();
    assertThat(out()).contains("\"kind\": \"stdin\"", "“ja”");
  }

  @Test
  void namesStandardInputWhenItHoldsNothing() {
    assertThat(run("read", "-")).isEqualTo(3);
    assertThat(err()).startsWith("standard input: ");
  }

  @Test
  void takesWhatTheMapKnowsOfEachFile() throws IOException {
    var map =
        article(
            "map.json",
            """
            {"a.txt": {"title": "Ferry", "published": "2024-12-08", "gold": [1, {"x": 2}]},
             "b.txt": {"title": null, "outlet": "The Gull"}}
            """);
    assertThat(
            run(
                "read",
                "--format",
                "csv",
                "--outlet",
                "Tide",
                "--meta",
                map.toString(),
                at("a.txt"),
                at("b.txt")))
        .isZero();
    var rows = out().lines().toList();
    assertThat(rows.get(1)).contains(",Ferry,Tide,,2024-12-08,");
    assertThat(rows.get(2)).contains(",,The Gull,,,");
  }

  @Test
  void saysWhereTheMapIsWrong() throws IOException {
    var map = article("map.json", "{\"a.txt\":\n {\"published\": \"soon\"}}");
    assertThat(run("read", at("a.txt"), "--meta", map.toString())).isEqualTo(2);
    assertThat(err())
        .contains(map + ": line 2, column 16: \"a.txt\": not a date: 'soon' (write 2024-12-08");
  }

  @Test
  void saysWhereTheMapIsNotJson() throws IOException {
    var map = article("map.json", "{\"a.txt\": }");
    assertThat(run("read", at("a.txt"), "--meta", map.toString())).isEqualTo(2);
    assertThat(err()).contains(map + ": not JSON at line 1, column ");
    var list = article("list.json", "[]");
    assertThat(run("read", at("a.txt"), "--meta", list.toString())).isEqualTo(2);
    assertThat(err()).contains(list + ": line 1, column 1: expected an object");
    assertThat(run("read", at("a.txt"), "--meta", at("gone.json"))).isEqualTo(2);
    assertThat(err()).contains(at("gone.json") + ": no such file (--meta)");
  }

  @Test
  void leavesOutWhatItIsNotSureOf() {
    reader = ReadCommandTest::oneTellsOfAnother;
    assertThat(run("read", "--format", "json", "--min-confidence", "0.5", at("a.txt"))).isZero();
    assertThat(out())
        .contains("\"id\": \"s2\"")
        .doesNotContain("\"id\": \"s1\"")
        .contains("\"within\": null") // its outer statement is gone
        .contains("\"id\": \"f1\"")
        .doesNotContain("\"id\": \"f2\""); // else it would be the article's own word
  }

  @Test
  void refusesMisuseInOneLineAndAHint() {
    for (var args :
        List.of(
            List.of("--fromat", "json"),
            List.of("--format", "xml"),
            List.of("--as", "pdf"),
            List.of("--published", "2024-13"),
            List.of("--published", "yesterday"),
            List.of("--width", "5"),
            List.of("--color", "blue"),
            List.of("--min-confidence", "2"),
            List.of("--min-confidence", "NaN"),
            List.of("--threads", "0"),
            List.of("-", "-"),
            List.of("--title", "One", at("b.txt")))) {
      err.reset();
      var all = new ArrayList<String>(List.of("read", at("a.txt")));
      all.addAll(args);
      assertThat(run(all.toArray(String[]::new))).as(args.toString()).isEqualTo(2);
      assertThat(err())
          .as(args.toString())
          .startsWith("onrecord: ")
          .endsWith("Try 'onrecord read --help' for more.\n")
          .contains(args.getFirst().equals("-") ? "standard input" : args.getFirst());
      assertThat(out()).isEmpty();
    }
  }

  @Test
  void asksForAnInput() {
    assertThat(run("read")).isEqualTo(2);
    assertThat(err()).contains("INPUT");
    assertThat(run()).isEqualTo(2);
    assertThat(err()).contains("say what to do");
  }

  @Test
  void endsQuietlyWhenNobodyReadsOnAnyMore() {
    var closed =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("Broken pipe");
          }
        };
    assertThat(Main.run(new String[] {"read", at("a.txt"), at("b.txt")}, in, closed, err, fake()))
        .isZero();
    assertThat(err()).isEmpty();
  }

  @Test
  void tellsOfAFullDisk() {
    var full =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("No space left on device");
          }
        };
    assertThat(Main.run(new String[] {"read", at("a.txt")}, in, full, err, fake())).isEqualTo(2);
    assertThat(err()).contains("standard output cannot be written", "No space left on device");
  }

  @Test
  void tellsThatTheModelCannotBeLoaded() {
    var broken =
        new Library() {
          @Override
          public Reader load(ModelChoice model) throws IOException {
            throw new IOException("reader.onnx is cut short");
          }
        };
    assertThat(Main.run(new String[] {"read", at("a.txt")}, in, out, err, broken)).isEqualTo(2);
    assertThat(err()).contains("the model cannot be loaded", "reader.onnx is cut short");
  }

  @Test
  void printsInOrderHoweverManyAreReadAtOnce() throws IOException {
    var expected = new ArrayList<String>();
    for (int i = 0; i < 200; i++) {
      var name = "many/%03d.txt".formatted(i);
      article(name, "Ed says " + i + ".\n");
      expected.add(folder.resolve(name).toString());
    }
    assertThat(run("read", "--threads", "4", "--format", "csv", folder.resolve("many").toString()))
        .isZero();
    assertThat(out().lines().skip(1).map(row -> row.split(",", -1)[1])).isEqualTo(expected);
  }

  @Test
  void readsFurtherAheadThanItsWindowNever() throws IOException {
    for (int i = 0; i < 50; i++) {
      article("many/%02d.txt".formatted(i), "Ed says no.\n");
    }
    var read = new AtomicInteger();
    var most = new AtomicInteger();
    reader =
        it -> {
          read.incrementAndGet();
          return everyPersonSpeaks(it);
        };
    var counting =
        new OutputStream() {
          private int printed;

          @Override
          public void write(int b) {
            if (b == '\n') {
              most.accumulateAndGet(read.get() - printed++, Math::max);
            }
          }
        };
    String many = folder.resolve("many").toString();
    assertThat(
            Main.run(
                new String[] {"read", "--threads", "2", "--format", "json", many},
                in,
                counting,
                err,
                fake()))
        .isZero();
    assertThat(most.get()).isLessThanOrEqualTo(5);
  }

  @Test
  void helpsWithEveryOption() {
    assertThat(run("read", "--help")).isZero();
    var help = out();
    for (String option :
        List.of(
            "--as",
            "--title",
            "--published",
            "--url",
            "--outlet",
            "--meta",
            "--format",
            "--output",
            "--width",
            "--color",
            "--min-confidence",
            "--threads")) {
      assertThat(help).contains(option);
    }
    assertThat(help).contains("Examples:", "Exit codes:", "onrecord read report.html");
    assertThat(help.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(90));
  }

  @Test
  void saysWhichProgramModelAndJavaItIs() {
    assertThat(run("--version")).isZero();
    assertThat(out()).contains("onrecord 9.9", "model sha256:fake", "Java ");
  }

  @Test
  void coloursOnlyWhenAsked() {
    run("read", at("a.txt"));
    assertThat(out()).doesNotContain("\u001b");
    run("read", at("a.txt"), "--color", "always");
    assertThat(out()).contains("\u001b[");
  }

  @Test
  void doesTheSameInTurkey() {
    var before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr-TR"));
      assertThat(run("read", "--as", "MARKDOWN", "--format", "HTML", at("a.txt"))).isZero();
      assertThat(out()).contains("<!DOCTYPE html>");
    } finally {
      Locale.setDefault(before);
    }
  }

  private int run(String... args) {
    return Main.run(args, in, out, err, fake());
  }

  private Library fake() {
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

  private String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String err() {
    return err.toString(StandardCharsets.UTF_8);
  }

  private String at(String name) {
    return folder.resolve(name).toString();
  }

  private Path article(String name, String words) throws IOException {
    var file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, words);
  }

  /** The first word of the text says the rest of the first line. */
  static Findings everyPersonSpeaks(Reading.Read read) {
    return findings(read, List.of(said(read, "s1", null, 0.9)), List.of());
  }

  private static Findings oneTellsOfAnother(Reading.Read read) {
    return findings(
        read,
        List.of(said(read, "s1", null, 0.3), said(read, "s2", "s1", 0.8)),
        List.of(figure("f1", "s2"), figure("f2", "s1")));
  }

  private static Findings findings(
      Reading.Read read, List<Attribution> attributions, List<Figure> figures) {
    return new Findings(
        read.article(),
        read.warnings(),
        attributions,
        figures,
        List.of(),
        List.of(),
        new Findings.MadeBy("9.9", "sha256:fake"));
  }

  private static Attribution said(
      Reading.Read read, String id, @org.jspecify.annotations.Nullable String within, double sure) {
    String text = read.article().text();
    int space = text.indexOf(' ');
    var name = new Span(0, space);
    return new Attribution(
        new Statement(
            id,
            Statement.Act.SAID,
            Statement.Quotation.INDIRECT,
            List.of(new Span(space + 1, Math.max(space + 1, text.indexOf('\n')))),
            List.of(),
            new Source.Named(name),
            within,
            sure),
        new Resolution.Settled<>(
            new Speaker(Speaker.Kind.PERSON, name.in(text), null), List.of(name), 1),
        null,
        null,
        null);
  }

  private static Figure figure(String id, String statement) {
    return new Figure(
        id,
        new Span(0, 1),
        1.0,
        null,
        null,
        Figure.Qualifier.EXACT,
        Figure.Metric.OTHER,
        null,
        null,
        statement,
        null,
        null,
        0.9);
  }
}
