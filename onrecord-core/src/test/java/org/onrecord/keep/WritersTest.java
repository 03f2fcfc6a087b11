package org.onrecord.keep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.onrecord.keep.Pages.NOW;
import static org.onrecord.keep.Pages.page;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.onrecord.statement.Findings;

/** What happens where the disk is full, may not be written, or is written by another. */
class WritersTest {
  @TempDir Path folder;

  @Test
  void aFullDiskIsToldAndWhatWasCommittedIsSafe() throws Exception {
    int committed = 0;
    try (var record = RecordFile.openToKeep(file(), onADiskOf(400))) {
      assertThatThrownBy(
              () -> {
                for (int i = 0; i < 2000; i++) {
                  record.keep(article(i), NOW);
                  record.flush();
                }
              })
          .isInstanceOf(RecordException.class)
          .hasMessage(file() + ": no space left on the disk; what was kept before is safe");
    }
    try (var record = RecordFile.open(file())) {
      committed = (int) record.totals().articles();
      assertThat(committed).isPositive();
      assertThat(record.totals().statements()).isEqualTo(committed);
    }
    // with room again it goes on where it ended
    try (var record = RecordFile.openToKeep(file())) {
      for (int i = 0; i < committed + 20; i++) {
        assertThat(record.keep(article(i), NOW))
            .isEqualTo(i < committed ? Kept.UNCHANGED : Kept.ADDED);
      }
    }
    sound();
  }

  @Test
  void aBatchThatTheDiskHasNoRoomForIsTakenBackWhole() throws Exception {
    try (var record = RecordFile.openToKeep(file(), onADiskOf(400))) {
      record.keep(article(0), NOW);
      record.flush();
      assertThatThrownBy(
              () -> {
                for (int i = 1; i < 2000; i++) {
                  record.keep(article(i), NOW); // in batches of 200
                }
              })
          .hasMessageContaining("no space left");
      assertThatThrownBy(() -> record.correct(rename(), "Ana", null, NOW.at()))
          .isInstanceOf(Exception.class);
    } catch (RecordException e) {
      assertThat(e).hasMessageContaining("no space left");
    }
    try (var record = RecordFile.open(file())) {
      assertThat(record.totals().articles() % 200).isLessThanOrEqualTo(1);
    }
    sound();
  }

  @Test
  void aFileThatMayNotBeWrittenIsTold() throws Exception {
    try (var record = RecordFile.openToKeep(file())) {
      record.keep(article(0), NOW);
    }
    assertThat(file().toFile().setWritable(false)).isTrue();
    assumeThat(Files.isWritable(file())).as("root may write anything").isFalse();
    assertThatThrownBy(
            () -> {
              try (var record = RecordFile.openToKeep(file())) {
                record.keep(article(1), NOW);
              }
            })
        .isInstanceOf(RecordException.class)
        .hasMessageContaining("check its permissions and those of its folder");
    try (var record = RecordFile.open(file())) {
      assertThat(record.totals().articles()).isEqualTo(1);
    }
  }

  @Test
  void aFolderThatMayNotBeWrittenIsTold() throws Exception {
    var shut = Files.createDirectory(folder.resolve("shut"));
    assertThat(shut.toFile().setWritable(false)).isTrue();
    assumeThat(Files.isWritable(shut)).as("root may write anything").isFalse();
    assertThatThrownBy(() -> RecordFile.openToKeep(shut.resolve("news.db")))
        .isInstanceOf(RecordException.class)
        .hasMessageContaining("check its permissions and those of its folder");
    assertThat(shut.toFile().setWritable(true)).isTrue();
  }

  @Test
  @EnabledIfSystemProperty(named = "onrecord.patience", matches = "true")
  void aSecondWriterWaitsAndThenSaysSo() throws Exception {
    try (var first = RecordFile.openToKeep(file());
        var second = RecordFile.openToKeep(file())) {
      first.keep(article(0), NOW); // its batch is open
      long began = System.nanoTime();
      assertThatThrownBy(() -> second.keep(article(1), NOW))
          .isInstanceOf(RecordException.class)
          .hasMessage(file() + ": another program is writing to it; try again when that is done");
      assertThat(System.nanoTime() - began).isGreaterThan(15_000_000_000L);
      first.flush();
      assertThat(second.keep(article(1), NOW)).isEqualTo(Kept.ADDED);
    }
    sound();
  }

  private static Correction rename() {
    return new Correction.Rename(
        new Correction.SpeakerRef(org.onrecord.statement.Speaker.Kind.PERSON, "Ana", null),
        "Bo ".repeat(100_000));
  }

  private static Findings article(int number) {
    return page("No " + number, "Speaker " + number + " said: " + "so it went on ".repeat(30))
        .findings();
  }

  private Path file() {
    return folder.resolve("news.db");
  }

  /** Returns the tables of today on a disk that has room for so many pages of 4 KB. */
  private static Schema onADiskOf(int pages) throws Exception {
    var scripts = new ArrayList<String>();
    for (int i = 1; i <= Schema.current().version(); i++) {
      try (var in = Schema.class.getResourceAsStream("schema/%04d.sql".formatted(i))) {
        scripts.add(new String(in.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    scripts.set(
        scripts.size() - 1, scripts.getLast() + "\nPRAGMA max_page_count = %d;\n".formatted(pages));
    return new Schema(scripts);
  }

  private void sound() throws Exception {
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file())) {
      Sql.run(
          connection,
          "INSERT INTO statement_search (statement_search, rank) VALUES ('integrity-check', 1)");
      assertThat(Sql.list(connection, "PRAGMA integrity_check", row -> row.getString(1)))
          .containsExactly("ok");
      assertThat(Sql.number(connection, "SELECT count(*) FROM pragma_foreign_key_check")).isZero();
    }
  }
}
