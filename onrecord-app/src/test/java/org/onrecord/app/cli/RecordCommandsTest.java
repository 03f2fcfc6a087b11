package org.onrecord.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.onrecord.article.Reading;
import org.onrecord.keep.RecordFile;
import org.onrecord.statement.Findings;

/** The commands keep and search as a shell sees them. */
@Timeout(60)
class RecordCommandsTest {
  @TempDir Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final AtomicInteger readings = new AtomicInteger();
  private InputStream in = InputStream.nullInputStream();
  private String model = "sha256:fake";

  @BeforeEach
  void writeArticles() throws IOException {
    article("in/a.txt", "Ana says the ferry is late.\n\nRain fell all day.\n");
    article("in/b.txt", "Bo doubts the bridge.\n\nThe café closed, and nobody minded.\n");
  }

  @Test
  void keepsAFolderAndFindsItAgain() {
    assertThat(keep(at("in"))).isZero();
    assertThat(err()).isEqualTo("2 articles: 2 added; 2 statements new\n");
    assertThat(out()).isEmpty();
    assertThat(run("search", at("r.db"), "ferry")).isZero();
    assertThat(out())
        .startsWith("no day      Ana\n    says the ferry is late.\n    ")
        .contains(at("in/a.txt") + " s1 · #1\n");
  }

  @Test
  void doesNotReadAgainWhatIsOnRecord() {
    keep(at("in"));
    err.reset();
    assertThat(keep(at("in"), at("in/a.txt"))).isZero();
    assertThat(err()).isEqualTo("3 articles: 0 added, 3 on the record before; 0 statements new\n");
    assertThat(readings).hasValue(2);
  }

  @Test
  void readsAgainWithAnotherModel() throws Exception {
    keep(at("in"));
    model = "sha256:better";
    assertThat(keep(at("in"))).isZero();
    assertThat(err()).contains("0 added, 2 read again");
    try (var record = RecordFile.open(Path.of(at("r.db")))) {
      assertThat(record.totals().statements()).isEqualTo(2);
    }
  }

  @Test
  void namesWhatWasSkippedAndWritesAReport() throws Exception {
    article("in/empty.txt", " ");
    assertThat(keep(at("in"), at("gone.txt"), "--report", at("skipped.csv"))).isEqualTo(3);
    assertThat(err()).contains("2 articles: 2 added; 2 statements new; 2 skipped");
    assertThat(Files.readAllLines(Path.of(at("skipped.csv"))))
        .hasSize(3)
        .satisfies(
            it -> assertThat(it.get(0)).isEqualTo("input,code,reason"),
            it -> assertThat(it.get(1)).startsWith(at("in/empty.txt") + ",empty,"),
            it -> assertThat(it.get(2)).startsWith(at("gone.txt") + ",no-such-file,"));
  }

  @Test
  void expandsPatternsThatTheShellLeft() throws Exception {
    article("in/deep/c.txt", "Cy says no.\n");
    assertThat(keep(at("in/*.txt"))).isZero();
    assertThat(err()).contains("2 articles: 2 added");
    assertThat(keep(at("in/**.txt"))).isZero();
    assertThat(err()).contains("3 articles: 1 added, 2 on the record before");
    assertThat(keep(at("in/*.pdf"))).isEqualTo(3);
    assertThat(err()).contains("no file has such a name");
  }

  @Test
  void keepsStandardInputUnderItsAddress() {
    in = new ByteArrayInputStream("Di says “ja”.\n".getBytes(StandardCharsets.UTF_8));
    assertThat(keep("-", "--as", "text", "--url", "https://example.org/di", "--published", "2024"))
        .isZero();
    in = new ByteArrayInputStream("Di says “nein”.\n".getBytes(StandardCharsets.UTF_8));
    assertThat(keep("-", "--as", "text", "--url", "https://example.org/di", "--published", "2024"))
        .isZero();
    assertThat(err()).contains("1 article: 0 added, 1 changed; 1 statement new");
    assertThat(run("search", at("r.db"), "says", "--format", "csv")).isZero();
    assertThat(out().lines().toList())
        .hasSize(2)
        .satisfies(it -> assertThat(it.get(1)).contains("2024-01-01,Di", "nein"));
  }

  @Test
  void refusesWhatIsNoRecord() throws Exception {
    var notes = article("notes.txt", "Not a record. ".repeat(50));
    assertThat(run("keep", notes.toString(), at("in"))).isEqualTo(2);
    assertThat(run("search", notes.toString(), "x")).isEqualTo(2);
    assertThat(err())
        .isEqualTo(("onrecord: " + notes + ": not a record: not a SQLite file\n").repeat(2));
    assertThat(run("search", at("none.db"), "x")).isEqualTo(2);
    assertThat(err()).contains("no such record; onrecord keep makes one");
    assertThat(Path.of(at("none.db"))).doesNotExist();
  }

  @Test
  void showsProgressWhenAsked() throws Exception {
    for (int i = 0; i < 5; i++) {
      article("in/" + i + ".txt", "Ed says " + i + ".\n");
    }
    assertThat(keep(at("in"), "--progress", "always")).isZero();
    assertThat(err()).endsWith("\r\u001b[K7 articles: 7 added; 7 statements new\n");
  }

  @Test
  void saysHowLongItWillTake() {
    var clock = new AtomicInteger();
    var progress =
        new Progress(
            new java.io.PrintWriter(err, true, StandardCharsets.UTF_8),
            () -> clock.get() * 1_000_000_000L);
    progress.outOf(30);
    clock.set(2);
    for (int i = 0; i < 9; i++) {
      progress.step(0);
    }
    clock.set(4);
    progress.step(1);
    assertThat(err()).endsWith("\r10 of 30 · 2.5/s · 8 s left · 1 skipped\u001b[K");
  }

  @Test
  void printsJsonAsOneObject() {
    keep(at("in"));
    assertThat(run("search", at("r.db"), "speaker:ana", "--format", "json")).isZero();
    assertThat(out())
        .contains("\"format\" : \"onrecord-hits/1\"", "\"name\" : \"Ana\"", "\"next\" : null");
  }

  @Test
  void printsAFeed() throws Exception {
    article("in/x.txt", "Eve says <b>\u0007 & \"no\".\n");
    keep(at("in"));
    assertThat(run("search", at("r.db"), "speaker:eve", "--format", "atom")).isZero();
    var feed =
        javax.xml.parsers.DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(out.toByteArray()));
    assertThat(feed.getElementsByTagName("entry").getLength()).isEqualTo(1);
    assertThat(feed.getElementsByTagName("content").item(0).getTextContent())
        .contains("<b>\ufffd & \"no\".");
  }

  @Test
  void pagesThroughWhatItFinds() {
    keep(at("in"));
    assertThat(run("search", at("r.db"), "ferry OR bridge", "--limit", "1")).isZero();
    String next = err().lines().filter(line -> line.contains("--page")).findFirst().orElseThrow();
    out.reset();
    assertThat(
            run(
                "search",
                at("r.db"),
                "ferry OR bridge",
                "--limit",
                "1",
                "--page",
                next.substring(next.lastIndexOf(' ') + 1)))
        .isZero();
    assertThat(out().lines()).hasSize(3);
  }

  @Test
  void saysNothingWasFound() {
    keep(at("in"));
    assertThat(run("search", at("r.db"), "tram")).isEqualTo(1);
    assertThat(out()).isEmpty();
  }

  @Test
  void showsWhereAQueryIsWrong() {
    keep(at("in"));
    err.reset();
    assertThat(run("search", at("r.db"), "rate  \u001b[2J afer:2024")).isEqualTo(2);
    assertThat(err())
        .startsWith("onrecord: no field “afer”; there are speaker")
        .contains("\n  rate   [2J afer:2024\n             ^\n")
        .doesNotContain("\u001b");
  }

  @Test
  void refusesMisuse() {
    keep(at("in"));
    for (var args :
        Stream.of(
                "--limit 0",
                "--limit x",
                "--format xml",
                "--sort size",
                "--color blue",
                "--page 1;2")
            .map(it -> it.split(" ", -1))
            .toList()) {
      err.reset();
      assertThat(run("search", at("r.db"), "ferry", args[0], args[1])).as(args[0]).isEqualTo(2);
      assertThat(err()).startsWith("onrecord: ").contains(args[0]);
    }
    assertThat(keep(at("in"), "--progress", "perhaps")).isEqualTo(2);
    assertThat(keep(at("in"), "--threads", "0")).isEqualTo(2);
    assertThat(keep("-", "-")).isEqualTo(2);
    assertThat(run("search", at("r.db"))).isEqualTo(2);
  }

  @Test
  void putsBackTheQuotationMarksThatTheShellTook() {
    assertThat(SearchCommand.typed(List.of("speaker:Ana Ruiz", "rate cut", "-to:Bo Li", "late")))
        .isEqualTo("speaker:\"Ana Ruiz\" \"rate cut\" -to:\"Bo Li\" late");
    assertThat(SearchCommand.typed(List.of("rate cut"))).isEqualTo("rate cut");
    assertThat(SearchCommand.typed(List.of("(a OR b)", "c"))).isEqualTo("(a OR b) c");
  }

  @Test
  void helpsWithinTheWidthOfATerminal() {
    for (String command : List.of("keep", "search")) {
      out.reset();
      assertThat(run(command, "--help")).isZero();
      assertThat(out()).contains("Exit codes:", "Examples:");
      assertThat(out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(90));
    }
  }

  private int keep(String... args) {
    var all = Stream.concat(Stream.of("keep", at("r.db")), Stream.of(args));
    return run(all.toArray(String[]::new));
  }

  private int run(String... args) {
    return Main.run(args, in, out, err, fake());
  }

  private Library fake() {
    return choice ->
        new Library.Reader() {
          @Override
          public Findings read(Reading.Read reading) {
            readings.incrementAndGet();
            var findings = ReadCommandTest.everyPersonSpeaks(reading);
            return new Findings(
                findings.article(),
                findings.warnings(),
                findings.attributions(),
                findings.figures(),
                findings.places(),
                findings.times(),
                madeBy());
          }

          @Override
          public Findings.MadeBy madeBy() {
            return new Findings.MadeBy("9.9", model);
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
}
