package org.onrecord.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onrecord.OnRecord;
import org.onrecord.app.web.WebServer;
import org.onrecord.app.web.WebSettings;
import org.onrecord.article.Reading;
import org.onrecord.keep.RecordFile;
import org.onrecord.read.ArticleReader;
import org.onrecord.read.Hints;
import picocli.CommandLine;

/** The guide shows code that runs, and leaves no option and no reason out. */
class GuideTest {
  private static final Path GUIDE = Path.of("../docs/guide.md");
  private static final Pattern JAVA = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
  private static final Pattern PROBLEM =
      Pattern.compile(
          "(?:(?:skipped|failed)\\(\\s*(?:from|named|new Provenance[^,]*),|new Problem\\()\\s*\"([a-z-]+)\"");

  @TempDir Path folder;

  static void printStatements(Path file) throws IOException {
    try (var onRecord = OnRecord.load()) {
      if (ArticleReader.read(file, Hints.none()) instanceof Reading.Read read) {
        onRecord.read(read).attributions().forEach(System.out::println);
      }
    }
  }

  @Test
  void showsCodeThatPrintsStatements() throws IOException {
    var out = System.out;
    var printed = new ByteArrayOutputStream();
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try {
      printStatements(Path.of("../examples/harbour-talks.md"));
    } finally {
      System.setOut(out);
    }
    assertThat(printed.toString(StandardCharsets.UTF_8)).contains("Maria Reyes");
  }

  static void keepAndFind(Path record, Path file) throws IOException {
    try (var open = OnRecord.open(record)) {
      open.keep(Stream.of(ArticleReader.read(file, Hints.none())));
      open.relate(); // looks for wire copies
      open.search("speaker:Reyes is:direct")
          .limit(10)
          .forEach(hit -> System.out.println(hit.words()));
    }
  }

  @Test
  void showsCodeThatKeepsAndFinds() throws IOException {
    var out = System.out;
    var printed = new ByteArrayOutputStream();
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try {
      keepAndFind(folder.resolve("news.db"), Path.of("../examples/harbour-talks.md"));
    } finally {
      System.setOut(out);
    }
    assertThat(printed.toString(StandardCharsets.UTF_8)).isNotEmpty();
  }

  static int ask(Path record) throws IOException, InterruptedException {
    var settings = new WebSettings(record, "127.0.0.1", 0, null, true);
    try (var server = WebServer.start(settings);
        var client = HttpClient.newHttpClient()) {
      var page = server.address().resolve("/api/statements?q=is:direct");
      return client
          .send(HttpRequest.newBuilder(page).build(), BodyHandlers.discarding())
          .statusCode();
    }
  }

  @Test
  void showsCodeThatServesARecord() throws IOException, InterruptedException {
    var record = folder.resolve("news.db");
    RecordFile.openToKeep(record).close();
    assertThat(ask(record)).isEqualTo(200);
  }

  @Test
  void showsNoCodeThatIsNotRunHere() throws IOException {
    var here = Files.readString(Path.of("src/test/java/org/onrecord/app/cli/GuideTest.java"));
    var shown = JAVA.matcher(Files.readString(GUIDE)).results().map(m -> m.group(1)).toList();
    assertThat(shown).isNotEmpty();
    assertThat(shown).allSatisfy(code -> assertThat(squeezed(here)).contains(squeezed(code)));
  }

  @Test
  void namesEveryOptionOfEveryCommand() throws IOException {
    var guide = Files.readString(GUIDE);
    var commands =
        Main.commands(
            InputStream.nullInputStream(),
            new ByteArrayOutputStream(),
            new PrintWriter(new StringWriter()),
            choice -> {
              throw new IOException("no model is needed to list options");
            });
    var missing = new ArrayList<String>();
    for (CommandLine command : commands.getSubcommands().values()) {
      for (var option : command.getCommandSpec().options()) {
        if (!option.usageHelp() && !option.versionHelp() && !guide.contains(option.longestName())) {
          missing.add(command.getCommandName() + " " + option.longestName());
        }
      }
    }
    assertThat(missing).as("options that the guide does not name").isEmpty();
  }

  @Test
  void namesEveryReasonToSkipAnInput() throws IOException {
    var guide = Files.readString(GUIDE);
    var reasons = new ArrayList<String>();
    for (String sources : new String[] {"../onrecord-core/src/main/java", "src/main/java"}) {
      try (var files = Files.walk(Path.of(sources))) {
        for (var file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
          PROBLEM.matcher(Files.readString(file)).results().forEach(m -> reasons.add(m.group(1)));
        }
      }
    }
    assertThat(reasons).isNotEmpty();
    assertThat(reasons).allSatisfy(reason -> assertThat(guide).contains("`" + reason + "`"));
  }

  private static String squeezed(String code) {
    return code.replaceAll("\\s+", "");
  }
}
