package org.onrecord.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.onrecord.statement.Review;

class ClaimReviewsTest {
  private static final String ONE =
      """
      {"@context": "https://schema.org", "@type": "ClaimReview",
       "claimReviewed": "The bridge has been safe for ten years", "url": "https://facts.example/bridge",
       "datePublished": "2025-03-08T10:00:00Z", "author": {"@type": "Organization", "name": "Harbour Facts"},
       "reviewRating": {"@type": "Rating", "ratingValue": 2, "alternateName": "Mostly false"},
       "itemReviewed": {"@type": "Claim", "author": {"@type": "Person", "name": "Maria Reyes"}}}
      """;
  private static final Review REVIEW =
      new Review(
          "The bridge has been safe for ten years",
          "Maria Reyes",
          "Harbour Facts",
          "Mostly false",
          "https://facts.example/bridge",
          LocalDate.parse("2025-03-08"));

  @Test
  void readsAReview() throws Exception {
    assertThat(ClaimReviews.read(ONE).reviews()).containsExactly(REVIEW);
  }

  @Test
  void readsListsAndGraphsAndFeedsAndLines() throws Exception {
    var line = ONE.replace("\n", " ");
    for (String many :
        new String[] {
          "[" + ONE + "," + ONE + "]",
          "{\"@graph\": [{\"@type\": \"WebPage\"}, " + ONE + "," + ONE + "]}",
          "{\"@type\": \"DataFeed\", \"dataFeedElement\": [{\"item\": [" + ONE + "," + ONE + "]}]}",
          line + "\n" + line + "\n"
        }) {
      assertThat(ClaimReviews.read(many).reviews()).as(many).containsExactly(REVIEW, REVIEW);
    }
  }

  @Test
  void leavesOutThoseThatNameNoClaimOrNotOneClaimant() throws Exception {
    for (String useless :
        new String[] {
          ONE.replace("claimReviewed", "claim"),
          ONE.replace("\"name\": \"Maria Reyes\"", "\"image\": \"x.png\""),
          ONE.replace("{\"@type\": \"Person\", \"name\": \"Maria Reyes\"}", "[\"Ana\", \"Bo\"]"),
          ONE.replace("Maria Reyes", " ")
        }) {
      assertThat(ClaimReviews.read(useless).reviews()).as(useless).isEmpty();
      assertThat(ClaimReviews.read(useless).left()).as(useless).isEqualTo(1);
    }
    assertThat(ClaimReviews.read("{\"@type\": \"NewsArticle\"}").left()).isZero();
  }

  @Test
  void takesWhatIsMissingForUnknown() throws Exception {
    var bare =
        "{\"@type\": [\"Review\", \"https://schema.org/ClaimReview\"], \"claimReviewed\": \"x\","
            + " \"itemReviewed\": {\"author\": \"Ana\"}, \"datePublished\": \"soon\"}";
    assertThat(ClaimReviews.read(bare).reviews())
        .containsExactly(new Review("x", "Ana", null, null, null, null));
  }

  @Test
  void refusesWhatIsNoJson() {
    assertThatThrownBy(() -> ClaimReviews.read("<html>")).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> ClaimReviews.read("{\"@type\": ")).isInstanceOf(IOException.class);
  }
}
