package org.onrecord.keep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.onrecord.keep.Pages.NOW;
import static org.onrecord.keep.Pages.page;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.onrecord.article.Span;
import org.onrecord.article.WireCopy;
import org.onrecord.statement.Figure;

/** What the record says of many statements at once. */
@Timeout(60)
class FacetsTest {
  @TempDir static Path folder;

  private static RecordFile record;

  @BeforeAll
  static void keep() throws Exception {
    var file = folder.resolve("news.db");
    try (var writing = RecordFile.openToKeep(file)) {
      writing.keep(
          page(
                  "Rates",
                  "Élise Reyes, finance minister said: a tariff on salt is near",
                  "Élise Reyes said: the tariff will come, and salt will cost more",
                  "Tom Brandt denied: there will be no cut")
              .in("The Harbour Gull")
              .on("2024-06-02")
              .findings(),
          NOW);
      writing.keep(
          page("Flood", "Ana Ruiz said: “14 people died” in Zürich last night")
              .in("Tide")
              .on("2024-01-31")
              .place("Zürich", "CH")
              .counting(Figure.Metric.KILLED)
              .findings(),
          NOW);
      for (int i = 0; i < 20; i++) {
        writing.keep(
            page("Day " + i, "Bo Lee said: nothing happened on day " + i)
                .in("Tide")
                .on("2023-03-%02d".formatted(i + 1))
                .findings(),
            NOW);
      }
      writing.keep(page("One", "Ana Ruiz said: one").at("https://example.org/a").findings(), NOW);
      writing.keep(page("One", "Ana Ruiz said: two").at("https://example.org/a").findings(), NOW);
    }
    record = RecordFile.open(file);
  }

  @AfterAll
  static void close() throws Exception {
    record.close();
  }

  @Test
  void countsWhatAQueryFinds() throws Exception {
    var facets = record.facets(SearchQuery.parse("tariff OR cut OR died"), 100, 10);
    assertThat(facets.statements()).isEqualTo(4);
    assertThat(facets.isPartial()).isFalse();
    assertThat(facets.speakers())
        .extracting(Facets.Count::name, Facets.Count::statements)
        .containsExactly(tuple("Élise Reyes", 2), tuple("Ana Ruiz", 1), tuple("Tom Brandt", 1));
    assertThat(facets.outlets())
        .extracting(Facets.Count::name, Facets.Count::statements)
        .containsExactly(tuple("The Harbour Gull", 3), tuple("Tide", 1));
    assertThat(facets.places()).extracting(Facets.Count::name).containsExactly("Zürich");
    assertThat(facets.metrics()).extracting(Facets.Count::name).containsExactly("killed");
    assertThat(facets.kinds()).extracting(Facets.Count::name).contains("denial");
    assertThat(facets.months())
        .extracting(Facets.Count::name, Facets.Count::term)
        .containsExactly(
            tuple("2024-01", "after:2024-01 before:2024-02"),
            tuple("2024-06", "after:2024-06 before:2024-07"));
  }

  @Test
  void eachCountsTermFindsSoMany() throws Exception {
    var facets = record.facets(SearchQuery.everything(), 100, 100);
    assertThat(facets.statements()).isEqualTo(25);
    for (var counts :
        List.of(
            facets.speakers(),
            facets.outlets(),
            facets.places(),
            facets.metrics(),
            facets.kinds(),
            facets.months())) {
      assertThat(counts).isNotEmpty();
      for (var count : counts) {
        var hits = record.search(SearchQuery.parse(count.term()), Hits.Order.DATE, 100, null);
        assertThat(hits.hits()).as(count.term()).hasSize(count.statements());
      }
    }
  }

  @Test
  void saysThatThereIsMoreThanItLookedAt() throws Exception {
    var facets = record.facets(SearchQuery.everything(), 5, 2);
    assertThat(facets.statements()).isEqualTo(5);
    assertThat(facets.isPartial()).isTrue();
    assertThat(facets.speakers()).hasSize(2);
    assertThatThrownBy(() -> record.facets(SearchQuery.everything(), 0, 2))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void topicsAreWordsThatOthersDoNotUse() throws Exception {
    var reyes = record.topics(SearchQuery.parse("speaker:Reyes"), 100, 10);
    assertThat(reyes).extracting(Facets.Count::name).containsExactlyInAnyOrder("salt", "tariff");
    assertThat(reyes).extracting(Facets.Count::statements).containsOnly(2);
    assertThat(record.topics(SearchQuery.parse("speaker:Lee"), 100, 10)).isEmpty();
  }

  @Test
  void aSpeakerIsFoundByTheirNumber() throws Exception {
    var ana = record.speakers("Ana", 1).getFirst();
    assertThat(record.speakerEntry(ana.id())).contains(ana);
    assertThat(record.speakerEntry(999)).isEmpty();
  }

  @Test
  void versionsComeWithTheirChanges() throws Exception {
    var newest = record.articles(1, null).getFirst();
    var versions = record.versionsOf(newest.version());
    assertThat(versions).extracting(Version::number).containsExactly(2, 1);
    assertThat(versions).extracting(Version::isCurrent).containsExactly(true, false);
    assertThat(versions.getFirst().changes())
        .containsExactlyInAnyOrder(
            new Version.Change(false, "Ana Ruiz said: one"),
            new Version.Change(true, "Ana Ruiz said: two"));
    assertThat(record.versionsOf(versions.getLast().id())).isEqualTo(versions);
    assertThat(record.versionsOf(999)).isEmpty();
    assertThat(record.statementsIn(newest.version())).containsOnlyKeys("s1");
  }

  @Test
  void articlesComeLastKeptFirst() throws Exception {
    var first = record.articles(10, null);
    var second = record.articles(100, first.getLast().version());
    assertThat(first).hasSize(10);
    assertThat(second).hasSize(13).doesNotContainAnyElementsOf(first);
    assertThat(second.getLast().title()).isEqualTo("Rates");
  }

  @Test
  void copiesAreLeftOutAndNamed() throws Exception {
    var file = folder.resolve("copies.db");
    try (var writing = RecordFile.openToKeep(file)) {
      for (int i = 1; i <= 4; i++) {
        writing.keep(
            page("Day", "Bo Lee said: nothing")
                .in("Outlet " + i)
                .on("2024-01-0" + i)
                .file(i + ".txt")
                .findings(),
            NOW);
      }
      writing.flush();
      var ids = writing.versions();
      assertThat(ids).hasSize(4);
      long second = ids.get(1);
      long third = ids.get(2);
      var found = new HashMap<Long, @Nullable WireCopy>();
      found.put(second, new WireCopy(second, ids.getFirst(), 0.9, 0.8, List.of(new Span(0, 30))));
      found.put(third, new WireCopy(third, second, 0.7, 0.6, List.of(new Span(0, 30))));
      writing.keepCopies(Map.of(), found);
      int before = writing.writes();
      try (var reading = RecordFile.open(file)) {
        int seen = reading.writes();
        assertThat(reading.search(SearchQuery.parse("nothing"), Hits.Order.DATE, 9, null).hits())
            .hasSize(4);
        assertThat(
                reading
                    .search(SearchQuery.parse("nothing").withoutCopies(), Hits.Order.DATE, 9, null)
                    .hits())
            .hasSize(2);
        assertThat(reading.search(SearchQuery.parse("is:copy"), Hits.Order.DATE, 9, null).hits())
            .hasSize(2);
        for (long version : ids.subList(0, 3)) {
          var group = reading.copiesOf(version).orElseThrow();
          assertThat(group.original().outlet()).isEqualTo("Outlet 1");
          assertThat(group.copies())
              .extracting(it -> it.article().version())
              .containsExactly(second, third);
        }
        assertThat(reading.copiesOf(ids.getLast())).isEmpty();
        writing.keep(page("More", "Bo Lee said: more").findings(), NOW);
        writing.flush();
        assertThat(reading.writes()).isNotEqualTo(seen);
        assertThat(writing.writes()).isEqualTo(before);
      }
    }
  }
}
