package org.onrecord.keep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.onrecord.keep.Pages.NOW;
import static org.onrecord.keep.Pages.page;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onrecord.keep.Correction.Merge;
import org.onrecord.statement.Findings;
import org.onrecord.statement.Review;
import org.onrecord.statement.Speaker;

@Timeout(60)
class ReviewsTest {
  private static final Instant NOON = Instant.parse("2025-03-07T12:00:00Z");

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          the bridge has been safe for ten years | the bridge has been safe for ten years  | true
          “The bridge has been safe for ten years” | the bridge has been safe, for ten years | true
          the bridge has been safe for ten years, whatever they say | the bridge has been safe for ten years | true
          the old bridge has been safe for ten years | the bridge has been safe for ten years | true
          the bridge has not been safe for ten years | the bridge has been safe for ten years | false
          the bridge has been safe for 10 years now  | the bridge has been safe for 11 years now | false
          the bridge was safe | the bridge was safe | false
          the bridge is closed to lorries of all kinds | the bridge has been safe for ten years | false
          it has been said here that the bridge has been safe for ten years and then so much more has been said that nobody heard | the bridge has been safe for ten years | false
          """)
  void knowsAClaimByItsWords(String said, String claim, boolean isTheSame) {
    assertThat(SameWords.are(SameWords.words(said), SameWords.words(claim))).isEqualTo(isTheSame);
    assertThat(SameWords.are(SameWords.words(claim), SameWords.words(said))).isEqualTo(isTheSame);
  }

  @Test
  void aStatementShowsWhoCheckedIt() throws Exception {
    keep(
        page("One", "Maria Reyes said: the bridge has been safe for ten years").findings(),
        page("Two", "Bo Lund said: the bridge has been safe for ten years").findings());
    var review = review("Maria Reyes");
    try (var record = RecordFile.openToKeep(file())) {
      assertThat(record.addReviews(List.of(review), "checks.json", NOON))
          .isEqualTo(new RecordFile.AddedReviews(1, 1));
      assertThat(record.addReviews(List.of(review), "again.json", NOON))
          .isEqualTo(new RecordFile.AddedReviews(0, 0));
      assertThat(record.findings(1).orElseThrow().attributions().getFirst().reviews())
          .containsExactly(review);
    }
    assertThat(found("is:checked"))
        .singleElement()
        .satisfies(it -> {
          assertThat(it.speaker()).isEqualTo("Maria Reyes");
          assertThat(it.reviews()).containsExactly(review);
        });
  }

  @Test
  void aReviewIsTiedToWhatIsKeptLater() throws Exception {
    keep(page("One", "Ana said: it rained in the harbour all day").findings());
    try (var record = RecordFile.openToKeep(file())) {
      record.addReviews(List.of(review("Maria Reyes")), "checks.json", NOON);
    }
    keep(page("Two", "Maria Reyes said: the bridge has been safe for ten years").findings());
    assertThat(found("is:checked")).hasSize(1);
    keep(
        page("Two", "Maria Reyes said: the bridge has been safe for ten years")
            .readBy("sha256:new")
            .findings());
    assertThat(found("is:checked")).hasSize(1);
  }

  @Test
  void aReviewFollowsTheSpeakerWhoIsPutRight() throws Exception {
    keep(page("One", "M. Reyes said: the bridge has been safe for ten years").findings());
    try (var record = RecordFile.openToKeep(file())) {
      assertThat(
              record.addReviews(List.of(review("Maria Reyes")), "checks.json", NOON).statements())
          .isZero();
      record.correct(
          new Merge(
              record.speakerRef(1),
              new Correction.SpeakerRef(Speaker.Kind.PERSON, "Maria Reyes", null)),
          "Ana",
          null,
          NOON);
      assertThat(found("is:checked is:corrected")).hasSize(1);
      record.undo(1, NOON);
    }
    assertThat(found("is:checked OR is:corrected")).isEmpty();
  }

  private static Review review(String claimant) {
    return new Review(
        "The bridge has been safe for ten years",
        claimant,
        "Harbour Facts",
        "Mostly false",
        "https://facts.example/bridge",
        LocalDate.parse("2025-03-08"));
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

  private List<Hit> found(String query) throws Exception {
    try (var record = RecordFile.open(file())) {
      return record.search(SearchQuery.parse(query), Hits.Order.RELEVANCE, 20, null).hits();
    }
  }
}
