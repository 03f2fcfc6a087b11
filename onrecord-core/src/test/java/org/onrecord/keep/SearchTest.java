package org.onrecord.keep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.onrecord.keep.Pages.NOW;
import static org.onrecord.keep.Pages.page;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.onrecord.statement.Figure;

@Timeout(60)
class SearchTest {
  @TempDir static Path folder;

  private static RecordFile record;

  @BeforeAll
  static void keep() throws Exception {
    var file = folder.resolve("news.db");
    try (var writing = RecordFile.openToKeep(file)) {
      writing.keep(
          page(
                  "Rates",
                  "Élise Reyes, finance minister said: a rate cut is near",
                  "Tom Brandt denied: there will be no rate cut",
                  "someone said: “Élise Reyes wants to cut”")
              .in("The Harbour Gull")
              .by("ANP")
              .on("2024-06-02")
              .findings(),
          NOW);
      writing.keep(
          page(
                  "Flood",
                  "Tom Brandt fears: the river at Zürich will rise",
                  "Ana Ruiz, mayor of Port Sable said: “14 people died” in Zürich last night")
              .in("Tide")
              .on("2024-01-31")
              .place("Zürich", "CH")
              .counting(Figure.Metric.KILLED)
              .findings(),
          NOW);
      writing.keep(page("Undated", "Ana Ruiz said: the electric ferry is late").findings(), NOW);
    }
    record = RecordFile.open(file);
  }

  @AfterAll
  static void close() throws Exception {
    record.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          rate cut                            | no rate; rate near
          "rate cut is"                       | rate near
          "cut rate"                          |
          RATE Cut NEAR                       | rate near
          zurich                              | 14; river
          elect*                              | ferry
          cut -near                           | no rate; wants
          cut -rate -wants                    |
          near OR ferry                       | ferry; rate near
          cut (near OR wants)                 | rate near; wants
          cut -(near OR wants)                | no rate
          speaker:reyes                       | rate near
          speaker:"reyes elise" cut           | rate near
          speaker:Brandt -about:rate          | river
          -speaker:Brandt cut                 | rate near; wants
          speaker:#1                          | rate near
          about:Reyes                         | wants
          role:mayor                          | 14
          role:minister OR is:anonymous       | rate near; wants
          outlet:gull is:direct               | wants
          outlet:"harbour gull" agency:anp    | no rate; rate near; wants
          outlet:gul                          |
          agency:ANP is:denial                | no rate
          is:thought                          | river
          is:mixed                            | 14
          is:indirect after:2024-06           | no rate; rate near
          -is:indirect                        | 14; wants
          after:2024-01-31 before:2024-06-02  | 14; river
          before:2024-01-31                   |
          after:2024 before:2025 river        | river
          place:zurich people                 | 14
          place:CH                            | 14; river
          metric:killed                       | 14
          died metric:killed                  | 14
          died -metric:killed                 |
          died metric:wounded                 |
          -cut -river -14                     | ferry
          """)
  void finds(String query, String expected) throws Exception {
    assertThat(found(query)).isEqualTo(expected == null ? "" : expected);
  }

  @Test
  void ofVeryManyMatchesThoseKeptLastAreRankedAndAllAreFoundByDay() throws Exception {
    var lines = new String[10_050];
    for (int i = 0; i < lines.length; i++) {
      lines[i] = "Ana said: gull " + i;
    }
    try (var record = RecordFile.openToKeep(folder.resolve("many.db"))) {
      record.keep(page(lines).findings(), NOW);
      var query = SearchQuery.parse("gull");
      assertThat(record.search(query, Hits.Order.RELEVANCE, 5, "10050.10000").hits()).hasSize(1);
      assertThat(record.search(query, Hits.Order.DATE, 5, "10050.10045").hits()).hasSize(5);
    }
  }

  @Test
  void givesWhatOneWantsToKnowOfAHit() throws Exception {
    var hit = record.search(SearchQuery.parse("NEAR rate"), Hits.Order.DATE, 5, null).hits();
    assertThat(hit)
        .singleElement()
        .satisfies(it -> {
          assertThat(it.speaker()).isEqualTo("Élise Reyes");
          assertThat(it.role()).isEqualTo("finance minister");
          assertThat(it.words()).isEqualTo("a rate cut is near");
          assertThat(it.marks().stream().map(mark -> mark.in(it.words())))
              .containsExactly("rate", "near");
          assertThat(it.outlet()).isEqualTo("The Harbour Gull");
          assertThat(it.day()).hasToString("2024-06-02");
          assertThat(record.findings(it.version()).orElseThrow().article().text())
              .satisfies(
                  text -> assertThat(text.substring(it.start(), it.end())).isEqualTo(it.words()));
        });
  }

  @Test
  void putsTheBestMatchFirst() throws Exception {
    var hits =
        record.search(SearchQuery.parse("cut OR near"), Hits.Order.RELEVANCE, 5, null).hits();
    assertThat(hits).hasSize(3);
    assertThat(hits.getFirst().words()).isEqualTo("a rate cut is near");
  }

  @Test
  void putsTheNewestFirstAndTheUndatedLast() throws Exception {
    var hits =
        record.search(SearchQuery.parse("cut OR river OR ferry"), Hits.Order.DATE, 9, null).hits();
    assertThat(hits.stream().map(it -> String.valueOf(it.day())))
        .containsExactly("2024-06-02", "2024-06-02", "2024-06-02", "2024-01-31", "null");
  }

  @Test
  void pagesStayAsTheyAreWhileMoreIsKept() throws Exception {
    var file = folder.resolve("paged.db");
    try (var writing = RecordFile.openToKeep(file)) {
      for (int i = 0; i < 7; i++) {
        writing.keep(
            page("No " + i, "Ana said: ferry number " + i).on("2024-01-0" + (i + 1)).findings(),
            NOW);
      }
      for (var order : Hits.Order.values()) {
        var query = SearchQuery.parse("ferry");
        var all = new ArrayList<Long>();
        String next = null;
        do {
          var page = writing.search(query, order, 3, next);
          page.hits().forEach(hit -> all.add(hit.id()));
          writing.keep(
              page("Later " + all.size() + order, "Bo said: ferry").on("2025-01-01").findings(),
              NOW);
          next = page.next();
        } while (next != null);
        assertThat(all).doesNotHaveDuplicates().hasSize(order == Hits.Order.RELEVANCE ? 7 : 10);
      }
    }
  }

  @Test
  void findsASpeakerByAnotherName() throws Exception {
    var file = folder.resolve("names.db");
    try (var writing = RecordFile.openToKeep(file)) {
      writing.keep(
          page("One", "Ana Ruiz said: no", "Anna Ruiz said: yes", "Bo said: Anna Ruiz is right")
              .findings(),
          NOW);
    }
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
      Sql.run(
          connection,
          "INSERT INTO speaker_name (name_key, kind, speaker_id, name)"
              + " SELECT 'anna ruiz', kind, speaker_id, 'Anna Ruiz' FROM speaker_name WHERE name = 'Ana Ruiz'");
    }
    try (var reading = RecordFile.open(file)) {
      assertThat(words(reading, "speaker:\"Ana Ruiz\"")).containsExactlyInAnyOrder("no", "yes");
      assertThat(words(reading, "about:\"Ana Ruiz\"")).containsExactly("Anna Ruiz is right");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rate AND", "cut NOT near*", "a^b", "near(a", "NEAR(rate cut)", "rate-cut", "words:x",
            "{words}:x",
        "'; DROP TABLE statement;--", "\"a\"\"b\"", "+a", "a*b*", "--x", "\u0000 a", "😀x",
            "\ud800 a",
        "speaker:' speaker:%", "((((a))))", "“a” «b»", "10:30", "rank:-1", "OR a", "a OR"
      })
  void neverReadsWordsAsSearchSyntax(String typed) throws Exception {
    try {
      var query = SearchQuery.parse(typed);
      for (var order : Hits.Order.values()) {
        assertThat(record.search(query, order, 10, null)).isNotNull();
      }
    } catch (QueryException e) {
      assertThat(e.position()).isBetween(0, typed.length());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = false,
      textBlock =
          """
          rate afer:2024-06-01|5|no field “afer”; there are speaker, about
          rate after:June|11|not a day: “June”; write 2024-06-01, 2024-06 or 2024
          is:quoted|3|no kind of statement “quoted”; there are direct, indirect, mixed
          metric:dead x|7|no metric “dead”; there are killed, wounded
          speaker: x|8|a word is missing here
          a "rate cut|2|no quotation mark closes this one
          a (rate cut|2|no bracket closes this one
          a rate) cut|6|no bracket opens here
          a OR|4|something to look for is missing here
          OR a|0|something to look for is missing here
          ()|1|something to look for is missing here
          ***|0|no letter or digit to look for in “***”
          speaker:#x|8|not a speaker's number: write speaker:#12
          outlet:""|7|a name is missing here
          """)
  void showsWhereAQueryIsWrong(String typed, int position, String problem) {
    assertThatThrownBy(() -> SearchQuery.parse(typed))
        .isInstanceOfSatisfying(
            QueryException.class,
            e -> {
              assertThat(e.position()).isEqualTo(position);
              assertThat(e.problem()).startsWith(problem);
              assertThat(e)
                  .hasMessageEndingWith("\n  " + typed + "\n  " + " ".repeat(position) + "^");
            });
  }

  @Test
  void asksForSomethingToLookFor() {
    assertThatThrownBy(() -> SearchQuery.parse("  "))
        .hasMessageStartingWith("say what to look for");
    assertThatThrownBy(() -> SearchQuery.parse("(".repeat(1000) + "a"))
        .isInstanceOf(QueryException.class);
  }

  @Test
  void refusesAPageThatIsNone() {
    var query = SearchQuery.parse("cut");
    assertThatThrownBy(() -> record.search(query, Hits.Order.DATE, 5, "1; DROP"))
        .hasMessageContaining("1; DROP");
    assertThatThrownBy(() -> record.search(query, Hits.Order.DATE, 0, null))
        .hasMessageContaining("0");
  }

  /** Names what is found by its first telling word, sorted. */
  private static String found(String query) throws Exception {
    var names = new ArrayList<String>();
    for (String words : words(record, query)) {
      for (String name : List.of("rate near", "no rate", "wants", "river", "14", "ferry")) {
        if (List.of(words.split("[ “”]+")).containsAll(List.of(name.split(" ")))) {
          names.add(name);
        }
      }
    }
    return String.join("; ", names.stream().sorted().toList());
  }

  private static List<String> words(RecordFile record, String query) throws Exception {
    return record.search(SearchQuery.parse(query), Hits.Order.RELEVANCE, 50, null).hits().stream()
        .map(Hit::words)
        .toList();
  }
}
