package org.onrecord.keep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.onrecord.keep.Pages.NOW;
import static org.onrecord.keep.Pages.page;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.onrecord.article.Days;
import org.onrecord.keep.Correction.Merge;
import org.onrecord.keep.Correction.Part;
import org.onrecord.keep.Correction.Rename;
import org.onrecord.keep.Correction.SetDay;
import org.onrecord.keep.Correction.SetPlace;
import org.onrecord.keep.Correction.SetSpeaker;
import org.onrecord.keep.Correction.Split;
import org.onrecord.statement.Corrected;
import org.onrecord.statement.Figure;
import org.onrecord.statement.Findings;
import org.onrecord.statement.PlaceMention.Place;
import org.onrecord.statement.Resolution;
import org.onrecord.statement.Speaker;

@Timeout(60)
class CorrectionsTest {
  private static final String URL = "https://example.org/harbour";
  private static final Instant NOON = Instant.parse("2025-03-07T12:00:00Z");
  private static final Instant LATER = NOON.plusSeconds(60);

  @TempDir Path folder;

  @Test
  void twoNamesOfOneSpeakerAreMerged() throws Exception {
    keep(
        page("One", "Maria Reyes, minister said: rates will fall").findings(),
        page("Two", "M. Reyes, minister said: rates may fall").findings());
    correct(new Merge(speaker("M. Reyes"), speaker("Maria Reyes")));
    try (var record = RecordFile.open(file())) {
      assertThat(record.speakers(null, 9))
          .singleElement()
          .satisfies(it -> {
            assertThat(it.name()).isEqualTo("Maria Reyes");
            assertThat(it.names()).containsExactly("M. Reyes", "Maria Reyes");
            assertThat(it.statements()).isEqualTo(2);
            assertThat(it.corrections()).containsExactly(1L);
          });
      assertThat(record.speakers("M. Reyes", 9)).hasSize(1);
      assertThat(found("speaker:\"Maria Reyes\"")).hasSize(2);
      assertThat(found("speaker:\"M. Reyes\"")).hasSize(2);
      assertThat(found("speaker:#1")).hasSize(2);
      assertThat(found("speaker:#2")).hasSize(2);
      assertThat(found("may")).extracting(Hit::speaker).containsExactly("Maria Reyes");
    }
    assertThat(found("may").getFirst().corrected())
        .containsExactly(
            new Corrected(Corrected.Field.SPEAKER, "M. Reyes", "Ana", NOON, "I know them", 1));
    assertThat(found("will").getFirst().corrected()).isEmpty();
    sound();
  }

  @Test
  void aMergeIsUndone() throws Exception {
    keep(
        page("One", "Maria Reyes said: rates will fall").findings(),
        page("Two", "M. Reyes said: rates may fall").findings());
    var before = everything();
    correct(new Merge(speaker("M. Reyes"), speaker("Maria Reyes")));
    assertThat(everything()).isNotEqualTo(before);
    try (var record = RecordFile.openToKeep(file())) {
      assertThat(record.undo(1, LATER).undoneAt()).isEqualTo(LATER);
      assertThatThrownBy(() -> record.undo(1, LATER)).hasMessageStartingWith("undone before");
      assertThatThrownBy(() -> record.undo(2, LATER)).hasMessage("no such correction: 2");
    }
    assertThat(everything()).isEqualTo(before);
    sound();
  }

  @Test
  void whatIsKeptLaterIsCorrectedToo() throws Exception {
    keep(
        page("One", "Maria Reyes said: no").findings(),
        page("Two", "M. Reyes said: yes").at(URL).findings());
    correct(new Merge(speaker("M. Reyes"), speaker("Maria Reyes")));
    keep(
        page("Three", "M. Reyes said: perhaps").findings(),
        page("Two", "M. Reyes said: yes").at(URL).readBy("sha256:new").findings());
    assertThat(found("perhaps OR yes"))
        .extracting(Hit::speaker)
        .containsExactly("Maria Reyes", "Maria Reyes");
    sound();
  }

  @Test
  void twoPeopleWithOneNameAreSplitByRole() throws Exception {
    keep(
        page("One", "John Smith, mayor of Riverton said: no").findings(),
        page("Two", "John Smith, surgeon said: yes").findings());
    var split =
        new Split(
            speaker("John Smith"),
            new Part(List.of(), List.of("Surgeon"), List.of(), null, null),
            "John Smith (surgeon)");
    correct(split);
    keep(page("Three", "John Smith, surgeon said: perhaps").findings());
    assertThat(found("speaker:\"John Smith (surgeon)\""))
        .extracting(Hit::words)
        .containsExactlyInAnyOrder("yes", "perhaps");
    assertThat(found("no").getFirst().speaker()).isEqualTo("John Smith");
    try (var record = RecordFile.open(file())) {
      assertThat(record.speakers("smith", 9))
          .extracting(it -> it.name() + " " + it.roles().getFirst().role())
          .containsExactly("John Smith (surgeon) surgeon", "John Smith mayor of Riverton");
    }
    undo(1);
    assertThat(found("speaker:\"John Smith\"")).hasSize(3);
    sound();
  }

  @Test
  void aSpeakerIsRenamedAndFoundByBothNames() throws Exception {
    keep(page("One", "Reyes said: no").findings());
    correct(new Rename(speaker("Reyes"), "Maria Reyes-Cole"));
    assertThat(found("speaker:cole")).extracting(Hit::speaker).containsExactly("Maria Reyes-Cole");
    assertThat(found("speaker:reyes")).hasSize(1);
    keep(page("Two", "Reyes said: yes").findings());
    assertThat(found("speaker:cole")).hasSize(2);
    undo(1);
    assertThat(found("speaker:cole")).isEmpty();
    assertThat(found("speaker:reyes")).extracting(Hit::speaker).containsOnly("Reyes");
    sound();
  }

  @Test
  void aNameThatAnotherHasIsNotGivenButMerged() throws Exception {
    keep(page("One", "Ana said: no", "Bo said: yes").findings());
    assertThatThrownBy(() -> correct(new Rename(speaker("Ana"), "Bo")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("there is a speaker of this name, #2; merge the two instead");
    try (var record = RecordFile.open(file())) {
      assertThat(record.corrections()).isEmpty();
    }
  }

  @Test
  void theSpeakerOfAStatementIsSetAndStaysSetWhenAnotherModelReadsIt() throws Exception {
    keep(page("One", "Ana said: the bridge is safe", "Bo said: it is not").findings());
    var statement = statement("safe");
    correct(new SetSpeaker(statement, new Speaker(Speaker.Kind.PERSON, "Cleo Marsh", "engineer")));
    assertThat(found("speaker:cleo role:engineer")).hasSize(1);
    keep(
        page("One", "Ana said: the bridge is safe", "Bo said: it is not")
            .readBy("sha256:new")
            .findings());
    assertThat(found("safe"))
        .singleElement()
        .satisfies(it -> {
          assertThat(it.speaker()).isEqualTo("Cleo Marsh");
          assertThat(it.corrected()).extracting(Corrected::was).containsExactly("Ana");
        });
    undo(1);
    assertThat(found("safe").getFirst().speaker()).isEqualTo("Ana");
    assertThat(found("speaker:cleo")).isEmpty();
    sound();
  }

  @Test
  void aCorrectionHoldsInANewVersionOfThePageThatHasTheWords() throws Exception {
    keep(page("One", "Ana said: the bridge is safe").at(URL).findings());
    correct(
        new SetSpeaker(statement("safe"), new Speaker(Speaker.Kind.PERSON, "Cleo Marsh", null)));
    keep(page("One", "It rained.", "Ana said: the bridge is safe").at(URL).findings());
    assertThat(found("safe")).extracting(Hit::speaker).containsExactly("Cleo Marsh");
    keep(page("One", "Ana said: the bridge is closed").at(URL).findings());
    assertThat(found("bridge")).extracting(Hit::speaker).containsExactly("Ana");
    sound();
  }

  @Test
  void theDayOfAStatementIsSet() throws Exception {
    keep(page("One", "Ana said: no").on("2025-03-05").findings());
    correct(new SetDay(statement("no"), Days.of(LocalDate.parse("2024-12-24"))));
    assertThat(found("before:2025"))
        .singleElement()
        .satisfies(it ->
            assertThat(it.corrected())
                .extracting(Corrected::field)
                .containsExactly(Corrected.Field.DAY));
    try (var record = RecordFile.open(file())) {
      var said = record.findings(1).orElseThrow().attributions().getFirst();
      assertThat(said.when())
          .isEqualTo(
              new Resolution.Settled<>(Days.of(LocalDate.parse("2024-12-24")), List.of(), 1.0));
      assertThat(said.corrected()).hasSize(1);
    }
    undo(1);
    assertThat(found("before:2025")).isEmpty();
    assertThat(found("after:2025")).hasSize(1);
  }

  @Test
  void theWrongPlaceOfANameIsPutRight() throws Exception {
    keep(page("One", "Ana said: Springfield is flooded").place("Springfield", "US").findings());
    correct(
        new SetPlace(
            statement("flooded"), "Springfield", new Place("Springfield", "NZ", -43.3, 171.9)));
    assertThat(found("place:NZ")).hasSize(1);
    assertThat(found("place:US")).isEmpty();
    assertThat(found("place:NZ").getFirst().corrected())
        .extracting(Corrected::was)
        .containsExactly("Springfield");
    assertThatThrownBy(() ->
            correct(new SetPlace(statement("flooded"), "Leeds", new Place("Leeds", "GB", 54, -2))))
        .hasMessage("the statement names no place so: Leeds");
    undo(1);
    assertThat(found("place:US")).hasSize(1);
    assertThat(found("place:NZ")).isEmpty();
    sound();
  }

  @Test
  void figuresMoveWithTheirPlace() throws Exception {
    keep(
        page("One", "Ana said: 12 dead in Springfield")
            .place("Springfield", "US")
            .counting(Figure.Metric.KILLED)
            .findings());
    correct(
        new SetPlace(
            statement("dead"), "Springfield", new Place("Springvale", "NZ", -43.3, 171.9)));
    assertThat(killedAt("Springvale")).isEqualTo(1);
    assertThat(killedAt("Springfield")).isZero();
    undo(1);
    assertThat(killedAt("Springvale")).isZero();
    assertThat(killedAt("Springfield")).isEqualTo(1);
    sound();
  }

  private int killedAt(String place) throws Exception {
    try (var record = RecordFile.open(file())) {
      return record
          .figures(new FigureFilter(Figure.Metric.KILLED, place, null, null, null, null, null))
          .size();
    }
  }

  @Test
  void theLedgerHasTheRightVoice() throws Exception {
    keep(page("One", "Ana said: 12 dead").counting(Figure.Metric.KILLED).findings());
    correct(new SetSpeaker(statement("dead"), new Speaker(Speaker.Kind.PERSON, "Bo", null)));
    try (var record = RecordFile.open(file())) {
      var filter = new FigureFilter(null, null, null, "bo", null, null, null);
      assertThat(record.figures(filter))
          .singleElement()
          .satisfies(it -> assertThat(it.isCorrected()).isTrue());
    }
  }

  @Test
  void aTeamSharesCorrectionsAndComesToTheSame() throws Exception {
    var pages =
        List.of(
            page("One", "Ana said: no").findings(),
            page("Two", "A. Lund said: yes").findings(),
            page("Three", "Anna Lund said: perhaps").findings());
    keep(pages.toArray(Findings[]::new));
    correct(new Merge(speaker("Ana"), speaker("A. Lund")));
    correct(new Merge(speaker("A. Lund"), speaker("Anna Lund")), LATER);
    correct(new SetSpeaker(statement("perhaps"), new Speaker(Speaker.Kind.PERSON, "Bo", null)));
    undo(3);
    List<String> lines;
    try (var record = RecordFile.open(file())) {
      lines = record.corrections().stream().map(MadeCorrection::toLine).toList();
    }
    var mine = everything();
    var other = folder.resolve("other.db");
    try (var record = RecordFile.openToKeep(other)) {
      record.keep(pages.get(2), NOW);
      var shared = lines.reversed().stream().map(MadeCorrection::ofLine).toList();
      assertThat(record.addCorrections(shared)).isEqualTo(3);
      assertThat(record.addCorrections(shared)).isZero();
      record.keep(pages.get(0), NOW);
      record.keep(pages.get(1), NOW);
      assertThat(
              record
                  .search(SearchQuery.parse("no OR yes OR perhaps"), Hits.Order.DATE, 9, null)
                  .hits())
          .extracting(Hit::speaker)
          .containsOnly("Anna Lund");
    }
    assertThat(mine).allSatisfy(it -> assertThat(it).contains("Anna Lund"));
  }

  @Test
  void mergesThatGoInACircleEnd() throws Exception {
    keep(page("One", "Ana said: no", "Bo said: yes").findings());
    correct(new Merge(speaker("Ana"), speaker("Bo")));
    correct(new Merge(speaker("Bo"), speaker("Ana")), LATER);
    assertThat(found("no OR yes")).hasSize(2);
    undo(2);
    assertThat(found("no OR yes")).extracting(Hit::speaker).containsOnly("Bo");
    undo(1);
    assertThat(found("no OR yes")).extracting(Hit::speaker).containsExactlyInAnyOrder("Ana", "Bo");
    sound();
  }

  @Test
  void refusesWhatIsNoCorrection() throws Exception {
    for (String line :
        List.of(
            "",
            "[]",
            "{}",
            "{\"format\":\"onrecord-correction/1\"}",
            "{\"format\":\"onrecord-correction/1\",\"uid\":\"a\",\"kind\":\"nonsense\"}",
            new MadeCorrection(
                    1,
                    "a",
                    new Rename(new Correction.SpeakerRef(Speaker.Kind.PERSON, "Ana", null), "Bo"),
                    "Ana",
                    NOON,
                    null,
                    null,
                    0)
                .toLine()
                .replace("12:00", "noon"))) {
      assertThatThrownBy(() -> MadeCorrection.ofLine(line))
          .as(line)
          .isInstanceOf(IllegalArgumentException.class);
    }
    keep(page("One", "Ana said: no").findings());
    var ana = speaker("Ana");
    assertThatThrownBy(() -> new Merge(ana, ana)).hasMessage("the same speaker: Ana");
    assertThatThrownBy(() -> new Rename(ana, " ")).hasMessageStartingWith("not a name");
    assertThatThrownBy(() -> new Part(List.of(), List.of(), List.of(), null, null))
        .hasMessage("say which statements are somebody else's");
    try (var record = RecordFile.open(file())) {
      assertThatThrownBy(() -> record.speakerRef(9)).hasMessage("no such speaker: #9");
      assertThatThrownBy(() -> record.statement(9)).hasMessage("no such statement: 9");
      assertThatThrownBy(() -> record.correct(new Rename(ana, "Bo"), "Ana", null, NOON))
          .isInstanceOf(IllegalStateException.class);
    }
  }

  private Path file() {
    return folder.resolve("news.db");
  }

  private void keep(Findings... pages) throws Exception {
    try (var record = RecordFile.openToKeep(file())) {
      for (var page : pages) {
        record.keep(page, NOW);
      }
    }
  }

  private void correct(Correction what) throws Exception {
    correct(what, NOON);
  }

  private void correct(Correction what, Instant at) throws Exception {
    try (var record = RecordFile.openToKeep(file())) {
      record.correct(what, "Ana", "I know them", at);
    }
  }

  private void undo(long number) throws Exception {
    try (var record = RecordFile.openToKeep(file())) {
      record.undo(number, LATER);
    }
  }

  private Correction.SpeakerRef speaker(String name) throws Exception {
    try (var record = RecordFile.open(file())) {
      for (var it : record.speakers(name, 9)) {
        if (it.name().equals(name)) {
          return record.speakerRef(it.id());
        }
      }
    }
    // one that others were merged into has nothing of its own any more
    return new Correction.SpeakerRef(Speaker.Kind.PERSON, name, null);
  }

  private Correction.StatementRef statement(String word) throws Exception {
    try (var record = RecordFile.open(file())) {
      return record.statement(found(word).getFirst().id());
    }
  }

  private List<Hit> found(String query) throws Exception {
    try (var record = RecordFile.open(file())) {
      return record.search(SearchQuery.parse(query), Hits.Order.RELEVANCE, 20, null).hits();
    }
  }

  private List<String> everything() throws Exception {
    return column(
        "SELECT who || '|' || coalesce(role, '') || '|' || what FROM who_said_what ORDER BY statement_id");
  }

  private List<String> column(String sql) throws Exception {
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file())) {
      return Sql.list(connection, sql, row -> row.getString(1));
    }
  }

  private void sound() throws Exception {
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file())) {
      Sql.run(
          connection,
          "INSERT INTO statement_search (statement_search, rank) VALUES ('integrity-check', 1)");
    }
    assertThat(column("PRAGMA integrity_check")).containsExactly("ok");
    assertThat(column("SELECT \"table\" FROM pragma_foreign_key_check")).isEmpty();
  }
}
