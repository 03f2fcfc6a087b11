package org.onrecord.keep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.onrecord.keep.Pages.MODEL;
import static org.onrecord.keep.Pages.NOW;
import static org.onrecord.keep.Pages.page;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.onrecord.format.BridgeArticle;

@Timeout(60)
class RecordFileTest {
  private static final String URL = "https://example.org/harbour";

  @TempDir Path folder;

  @Test
  void givesBackTheSameFacts() throws Exception {
    var bridge = BridgeArticle.findings();
    keep(bridge);
    try (var record = RecordFile.open(file())) {
      assertThat(record.versions()).hasSize(1);
      assertThat(record.findings(record.versions().getFirst())).contains(bridge);
      assertThat(record.findings(99)).isEmpty();
      assertThat(record.totals()).isEqualTo(new RecordFile.Totals(1, 7, 2, 2));
    }
    soundIndexes();
  }

  @Test
  void theSameArticleAgainChangesNothing() throws Exception {
    assertThat(keep(BridgeArticle.findings(), BridgeArticle.findings()))
        .containsExactly(Kept.ADDED, Kept.UNCHANGED);
    byte[] before = Files.readAllBytes(file());
    assertThat(keep(BridgeArticle.findings())).containsExactly(Kept.UNCHANGED);
    assertThat(Files.readAllBytes(file())).isEqualTo(before);
  }

  @Test
  void tellsBeforeTheReadingThatAnArticleIsKept() throws Exception {
    var talks = page("Talks", "Ana said: no").at(URL).findings();
    try (var record = RecordFile.openToKeep(file())) {
      assertThat(record.has(talks.article(), MODEL)).isFalse();
      record.keep(talks, NOW);
      assertThat(record.has(talks.article(), MODEL)).isTrue();
      assertThat(record.has(talks.article(), page("x").readBy("sha256:new").findings().madeBy()))
          .isFalse();
      assertThat(record.has(page("Talks", "Ana said: yes").at(URL).findings().article(), MODEL))
          .isFalse();
    }
  }

  @Test
  void aChangedPageIsANewVersionWithTheDifference() throws Exception {
    var first = page("Talks", "Ana said: no", "It rained.").at(URL).findings();
    var second = page("Talks", "Ana said: maybe", "It rained.", "More soon.").at(URL).findings();
    assertThat(keep(first, second, first, second))
        .containsExactly(Kept.ADDED, Kept.CHANGED, Kept.UNCHANGED, Kept.UNCHANGED);
    try (var record = RecordFile.open(file())) {
      assertThat(record.totals()).isEqualTo(new RecordFile.Totals(1, 1, 0, 1));
      assertThat(record.findings(record.versions().getFirst())).contains(second);
    }
    assertThat(column("SELECT kind || ' ' || words FROM change ORDER BY n"))
        .containsExactly("removed Ana said: no", "added Ana said: maybe", "added More soon.");
    assertThat(column("SELECT what FROM who_said_what")).containsExactly("maybe");
  }

  @Test
  void aCopyInAnotherOutletIsAnArticleOfItsOwn() throws Exception {
    var gull = page("Talks", "Ana said: no").in("The Gull").file("gull.txt").findings();
    var tide = page("Talks", "Ana said: no").in("The Tide").file("tide.txt").findings();
    assertThat(keep(gull, tide, gull, tide))
        .containsExactly(Kept.ADDED, Kept.ADDED, Kept.UNCHANGED, Kept.UNCHANGED);
  }

  @Test
  void theSameFileUnderAnotherNameIsTheSameArticle() throws Exception {
    assertThat(
            keep(
                page("Talks", "Ana said: no").file("a.txt").findings(),
                page("Talks", "Ana said: no").file("b.txt").findings()))
        .containsExactly(Kept.ADDED, Kept.UNCHANGED);
    assertThat(column("SELECT name FROM fetch ORDER BY id")).containsExactly("a.txt", "b.txt");
  }

  @Test
  void learnsWhatThePageSaysOfItself() throws Exception {
    assertThat(
            keep(
                page("Talks", "Ana said: no").findings(),
                page("Talks", "Ana said: no").at(URL).in("The Gull").on("2025-03-05").findings(),
                page("Talks", "Ana said: no").findings()))
        .containsExactly(Kept.ADDED, Kept.READ_AGAIN, Kept.UNCHANGED);
    assertThat(column("SELECT day || ' ' || outlet || ' ' || link FROM who_said_what"))
        .containsExactly("2025-03-05 The Gull " + URL);
  }

  @Test
  void anotherModelReplacesWhatWasFound() throws Exception {
    assertThat(
            keep(
                page("Talks", "Ana said: no").findings(),
                page("Talks", "Ana said: no").readBy("sha256:new").findings()))
        .containsExactly(Kept.ADDED, Kept.READ_AGAIN);
    try (var record = RecordFile.open(file())) {
      assertThat(record.totals().statements()).isEqualTo(1);
      assertThat(record.findings(record.versions().getFirst()).orElseThrow().madeBy().model())
          .isEqualTo("sha256:new");
    }
    soundIndexes();
  }

  @Test
  void knowsASpeakerAcrossArticles() throws Exception {
    keep(
        page("One", "María Reyes, minister said: no").on("2025-03-05").findings(),
        page("Two", "Maria Reyes, prime minister said: yes").on("2025-04-05").findings(),
        page("Three", "someone said: perhaps").findings());
    assertThat(column("SELECT name FROM speaker")).containsExactly("María Reyes");
    assertThat(column("SELECT role || ' ' || first_day FROM speaker_role ORDER BY 1"))
        .containsExactly("minister 2025-03-05", "prime minister 2025-04-05");
    assertThat(column("SELECT who FROM who_said_what ORDER BY statement_id"))
        .containsExactly("María Reyes", "María Reyes", "(anonymous)");
  }

  @Test
  void neverMakesAFileToReadIt() {
    assertThatThrownBy(() -> RecordFile.open(file()))
        .isInstanceOf(RecordException.class)
        .hasMessage(file() + ": no such record; onrecord keep makes one");
    assertThat(file()).doesNotExist();
  }

  @Test
  void refusesWhatIsNoRecord() throws Exception {
    var holiday = folder.resolve("holiday.db");
    try (var other = DriverManager.getConnection("jdbc:sqlite:" + holiday)) {
      Sql.run(other, "CREATE TABLE photo (name TEXT)");
    }
    var text = Files.writeString(folder.resolve("notes.txt"), "Not a record. ".repeat(100));
    var empty = Files.createFile(folder.resolve("empty.db"));
    byte[] before = Files.readAllBytes(holiday);
    for (boolean reading : List.of(true, false)) {
      assertThatThrownBy(() -> opened(holiday, reading))
          .hasMessage(holiday + ": a SQLite file, but not a record");
      assertThatThrownBy(() -> opened(text, reading))
          .hasMessage(text + ": not a record: not a SQLite file");
      assertThatThrownBy(() -> opened(folder, reading)).hasMessageContaining("a folder");
    }
    assertThatThrownBy(() -> opened(empty, true)).hasMessageContaining("empty; onrecord keep");
    assertThatThrownBy(() -> opened(folder.resolve("no/r.db"), false))
        .hasMessageContaining("no such folder");
    assertThat(Files.readAllBytes(holiday)).isEqualTo(before);
    assertThat(text).content().startsWith("Not a record");
    opened(empty, false).close();
    opened(empty, true).close();
  }

  @Test
  void takesAnyFileName() throws Exception {
    for (String name : List.of("a?mode=memory", "50% #1 ü.db", "a;b'c\"d.db", "file:x.db")) {
      var odd = folder.resolve(name);
      try (var record = RecordFile.openToKeep(odd)) {
        record.keep(page("Talks", "Ana said: no").findings(), NOW);
      }
      assertThat(odd).exists();
      try (var record = RecordFile.open(odd)) {
        assertThat(record.totals().articles()).isEqualTo(1);
      }
    }
  }

  @Test
  void refusesARecordOfANewerProgram() throws Exception {
    keep(BridgeArticle.findings());
    sql("PRAGMA user_version = 99");
    assertThatThrownBy(() -> RecordFile.open(file()))
        .hasMessageContaining("made by a newer onrecord");
    assertThatThrownBy(() -> RecordFile.openToKeep(file()))
        .hasMessageContaining("made by a newer onrecord");
  }

  @Test
  void bringsAnOlderRecordUpToDateAfterABackup() throws Exception {
    var first = "CREATE TABLE a (\n  x TEXT\n);\n";
    var old = new Schema(List.of(first));
    try (var connection = connect()) {
      old.prepare(file(), connection);
      Sql.run(connection, "INSERT INTO a VALUES ('kept')");
    }
    var two = new Schema(List.of(first, "ALTER TABLE a ADD COLUMN y TEXT DEFAULT 'new';\n"));
    try (var connection = connect()) {
      two.prepare(file(), connection);
    }
    assertThat(column("SELECT x || y FROM a")).containsExactly("keptnew");
    var backup = folder.resolve("news.db.v1.bak");
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + backup)) {
      assertThat(Sql.list(connection, "SELECT * FROM a", row -> row.getString(1)))
          .containsExactly("kept");
      assertThat(Sql.number(connection, "PRAGMA user_version")).isEqualTo(1);
    }
  }

  @Test
  void anUpgradeThatFailsLeavesTheRecordAsItWas() throws Exception {
    var first = "CREATE TABLE a (x TEXT);\n";
    try (var connection = connect()) {
      new Schema(List.of(first)).prepare(file(), connection);
    }
    var broken = new Schema(List.of(first, "CREATE TABLE b (x TEXT);\nDROP TABLE nowhere;\n"));
    try (var connection = connect()) {
      assertThatThrownBy(() -> broken.prepare(file(), connection)).hasMessageContaining("nowhere");
    }
    assertThat(column("SELECT name FROM sqlite_schema")).containsExactly("a");
    assertThat(column("PRAGMA user_version")).containsExactly("1");
  }

  @Test
  void readersSeeWhatIsCommittedWhileAnotherWrites() throws Exception {
    try (var writing = RecordFile.openToKeep(file())) {
      writing.keep(page("One", "Ana said: no").findings(), NOW);
      try (var reading = RecordFile.open(file())) {
        assertThat(reading.totals().articles()).isZero();
        writing.flush();
        assertThat(reading.totals().articles()).isEqualTo(1);
      }
    }
  }

  @Test
  void twoWritersTakeTurns() throws Exception {
    try (var pool = Executors.newFixedThreadPool(2)) {
      var runs = new ArrayList<java.util.concurrent.Future<?>>();
      for (int w = 0; w < 2; w++) {
        runs.add(
            pool.submit(() -> {
              try (var record = RecordFile.openToKeep(file())) {
                for (int i = 0; i < 50; i++) {
                  record.keep(page("No " + i, "Speaker " + i % 7 + " said: " + i).findings(), NOW);
                  if (i % 5 == 0) {
                    record.flush();
                  }
                }
              }
              return null;
            }));
      }
      for (var run : runs) {
        run.get();
      }
    }
    try (var record = RecordFile.open(file())) {
      assertThat(record.totals()).isEqualTo(new RecordFile.Totals(50, 50, 0, 7));
    }
    soundIndexes();
  }

  @Test
  void anArticleThatCannotBeKeptTakesNoOtherWithIt() throws Exception {
    var good = page("One", "Ana said: no").findings();
    var it = BridgeArticle.findings();
    var article = it.article();
    var shorter =
        new org.onrecord.statement.Findings(
            new org.onrecord.article.Article(
                org.onrecord.article.ArticleId.of("short"),
                "short",
                List.of(),
                null,
                List.of(),
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                article.from()),
            List.of(),
            it.attributions(),
            List.of(),
            List.of(),
            List.of(),
            it.madeBy());
    try (var record = RecordFile.openToKeep(file())) {
      record.keep(good, NOW);
      assertThatThrownBy(() -> record.keep(shorter, NOW))
          .isInstanceOf(IndexOutOfBoundsException.class);
      record.keep(page("Two", "Ana said: yes").findings(), NOW);
    }
    try (var record = RecordFile.open(file())) {
      assertThat(record.totals().articles()).isEqualTo(2);
    }
    soundIndexes();
  }

  @Test
  void keepsAnythingThatCanBeWritten() throws Exception {
    var odd =
        page("Od\u0000d 😀", "Robert'); DROP TABLE statement;-- said: NEAR(\" * ^ 😀 \ud800 AND")
            .findings();
    keep(odd);
    try (var record = RecordFile.open(file())) {
      assertThat(record.totals().statements()).isEqualTo(1);
    }
    soundIndexes();
  }

  private Path file() {
    return folder.resolve("news.db");
  }

  private List<Kept> keep(org.onrecord.statement.Findings... pages) throws Exception {
    var kept = new ArrayList<Kept>();
    try (var record = RecordFile.openToKeep(file())) {
      for (var page : pages) {
        kept.add(record.keep(page, NOW));
      }
    }
    return kept;
  }

  private static RecordFile opened(Path file, boolean reading) throws RecordException {
    return reading ? RecordFile.open(file) : RecordFile.openToKeep(file);
  }

  private Connection connect() throws Exception {
    return DriverManager.getConnection("jdbc:sqlite:" + file());
  }

  private void sql(String sql) throws Exception {
    try (var connection = connect()) {
      Sql.run(connection, sql);
    }
  }

  private List<String> column(String sql) throws Exception {
    try (var connection = connect()) {
      return Sql.list(connection, sql, row -> row.getString(1));
    }
  }

  private void soundIndexes() throws Exception {
    sql("INSERT INTO statement_search (statement_search, rank) VALUES ('integrity-check', 1)");
    sql("INSERT INTO article_search (article_search, rank) VALUES ('integrity-check', 1)");
    assertThat(column("PRAGMA integrity_check")).containsExactly("ok");
    assertThat(column("SELECT \"table\" FROM pragma_foreign_key_check")).isEmpty();
  }
}
