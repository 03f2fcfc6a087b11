package org.onrecord.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onrecord.article.Reading;
import org.onrecord.article.Span;
import org.onrecord.keep.RecordFile;
import org.onrecord.statement.Attribution;
import org.onrecord.statement.Findings;
import org.onrecord.statement.Resolution;
import org.onrecord.statement.Source;
import org.onrecord.statement.Speaker;
import org.onrecord.statement.Statement;

/**
 * Kills the program at random moments while it keeps articles. {@code make crash} does so 200 times
 * with 2,000 articles; here it is a few times with some hundred.
 */
class KilledKeepingTest {
  private static final int KILLS = Integer.getInteger("onrecord.kills", 5);
  private static final int ARTICLES = Integer.getInteger("onrecord.articles", 600);
  private static final long SEED = Long.getLong("onrecord.seed", System.nanoTime());
  private static final int STATEMENTS_EACH = 8;
  private static final String BEGINS = "keeping";

  @TempDir Path folder;

  /** The program that is killed: {@code keep}, with a reader that needs no model. */
  public static void main(String[] args) {
    System.out.println(BEGINS);
    System.out.flush();
    System.exit(
        Main.run(
            new String[] {"keep", args[0], args[1], "--progress", "never"},
            InputStream.nullInputStream(),
            System.out,
            System.err,
            choice -> reader()));
  }

  @Test
  void losesNothingThatWasCommittedAndDoublesNothing() throws Exception {
    System.out.println("seed " + SEED + " (-Donrecord.seed)");
    var random = new Random(SEED);
    var articles = articles();
    int kills = 0;
    long life = 1000; // milliseconds; longer where nothing is kept in it, else shorter
    for (int round = 1; kills < KILLS; round++) {
      var record = folder.resolve("round" + round + ".db");
      long committed = 0;
      while (true) {
        var keeping = keep(record, articles);
        boolean ended =
            kills >= KILLS
                ? keeping.waitFor(5, TimeUnit.MINUTES)
                : keeping.waitFor(random.nextLong(life), TimeUnit.MILLISECONDS);
        if (ended) {
          assertThat(keeping.exitValue()).isZero();
          life = Math.max(100, life * 3 / 4);
          break;
        }
        long before = committed;
        committed = Math.max(committed, count(record)); // what others see is committed
        keeping.destroyForcibly().waitFor();
        kills++;
        long left = sound(record);
        assertThat(left).as("articles after kill %d", kills).isGreaterThanOrEqualTo(committed);
        life = left > before ? Math.max(100, life * 3 / 4) : life * 5 / 4;
        committed = left;
        if (kills % 20 == 0) {
          System.out.println(kills + " kills, " + left + " articles in round " + round);
        }
      }
      assertThat(sound(record)).isEqualTo(ARTICLES);
      Files.delete(record);
    }
    System.out.println(kills + " kills while keeping " + ARTICLES + " articles");
  }

  private Path articles() throws IOException {
    var articles = Files.createDirectory(folder.resolve("articles"));
    for (int i = 0; i < ARTICLES; i++) {
      var text = new StringBuilder("Article number " + i + "\n\n");
      for (int k = 0; k < STATEMENTS_EACH; k++) {
        text.append(
            "Speaker%d says that count %d of article %d went up by %d again.\n\n"
                .formatted(i * k % 97, k, i, i * 31 % 1009));
      }
      Files.writeString(articles.resolve(i + ".txt"), text);
    }
    return articles;
  }

  /** Starts the program and returns when it is about to keep. */
  private static Process keep(Path record, Path articles) throws IOException {
    var path =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    var process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                path,
                KilledKeepingTest.class.getName(),
                record.toString(),
                articles.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    @SuppressWarnings("resource") // ends with the process
    var out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    assertThat(out.readLine()).isEqualTo(BEGINS);
    return process;
  }

  private static long count(Path record) throws IOException {
    if (!Files.exists(record)) {
      return 0;
    }
    try (var file = RecordFile.open(record)) {
      return file.totals().articles();
    } catch (IOException e) {
      assertThat(e).hasMessageContaining("empty"); // it was about to be made
      return 0;
    }
  }

  /** Checks the file and returns how many articles are in it. */
  private static long sound(Path record) throws Exception {
    if (!Files.exists(record)) {
      return 0;
    }
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + record)) {
      assertThat(text(connection, "PRAGMA integrity_check")).isEqualTo("ok");
      if (number(connection, "SELECT count(*) FROM sqlite_schema") == 0) {
        return 0;
      }
      assertThat(number(connection, "SELECT count(*) FROM pragma_foreign_key_check")).isZero();
      try (var sql = connection.createStatement()) {
        for (String index : List.of("statement_search", "article_search")) {
          sql.execute(
              "INSERT INTO %s (%s, rank) VALUES ('integrity-check', 1)".formatted(index, index));
        }
      }
      long articles = number(connection, "SELECT count(*) FROM article");
      assertThat(number(connection, "SELECT count(DISTINCT text_id) FROM article_version"))
          .as("no article twice")
          .isEqualTo(articles);
      assertThat(number(connection, "SELECT count(*) FROM article_version")).isEqualTo(articles);
      assertThat(number(connection, "SELECT count(*) FROM fetch")).isEqualTo(articles);
      assertThat(
              number(
                  connection,
                  "SELECT count(*) FROM article_version v WHERE "
                      + STATEMENTS_EACH
                      + " <> (SELECT count(*) FROM statement s WHERE s.version_id = v.id)"))
          .as("no article without its statements")
          .isZero();
      return articles;
    }
  }

  private static long number(Connection connection, String sql) throws SQLException {
    return Long.parseLong(text(connection, sql));
  }

  private static String text(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      return rows.getString(1);
    }
  }

  /** A reader to whom the first word of each paragraph but the headline says the rest of it. */
  private static Library.Reader reader() {
    return new Library.Reader() {
      @Override
      public Findings read(Reading.Read reading) {
        var article = reading.article();
        var attributions = new ArrayList<Attribution>();
        for (var passage : article.passages()) {
          int space = article.text().indexOf(' ', passage.span().start());
          var name = new Span(passage.span().start(), space);
          if (!name.in(article.text()).startsWith("Speaker")) {
            continue;
          }
          attributions.add(
              new Attribution(
                  new Statement(
                      "s" + (attributions.size() + 1),
                      Statement.Act.SAID,
                      Statement.Quotation.INDIRECT,
                      List.of(new Span(space + 1, passage.span().end())),
                      List.of(),
                      new Source.Named(name),
                      null,
                      0.9),
                  new Resolution.Settled<>(
                      new Speaker(Speaker.Kind.PERSON, name.in(article.text()), null),
                      List.of(name),
                      1),
                  null,
                  null,
                  null));
        }
        return new Findings(
            article, reading.warnings(), attributions, List.of(), List.of(), List.of(), madeBy());
      }

      @Override
      public Findings.MadeBy madeBy() {
        return new Findings.MadeBy("9.9", "sha256:fake");
      }
    };
  }
}
