package org.onrecord.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.onrecord.article.Article;
import org.onrecord.article.Days;
import org.onrecord.article.Provenance;
import org.onrecord.article.Reading;

class WebPageTest {
  private static final String URL = "https://www.gull.example/2025/talks?ref=feed";
  private static final String PROSE =
      "<p>"
          + "The harbour talks went on until midnight, and nobody left the room before then. "
              .repeat(4)
          + "</p>";

  private static Article read(String html, Hints hints, Hints otherwise) {
    var from = new Provenance.Page(URL, Instant.parse("2025-03-06T10:00:00Z"), null);
    var reading =
        WebPage.read(
            html.getBytes(StandardCharsets.UTF_8), "text/html", from, URL, hints, otherwise);
    assertThat(reading).isInstanceOf(Reading.Read.class);
    return ((Reading.Read) reading).article();
  }

  private static String page(String head) {
    return "<html><head>" + head + "</head><body><article>" + PROSE + "</article></body></html>";
  }

  @Test
  void knowsItsAddress() {
    assertThat(read(page(""), Hints.none(), Hints.none()).url()).isEqualTo(URL);
  }

  @Test
  void takesTheCanonicalAddressOfTheSameSite() {
    var canonical = "<link rel=canonical href='https://gull.example/2025/talks'>";
    assertThat(read(page(canonical), Hints.none(), Hints.none()).url())
        .isEqualTo("https://gull.example/2025/talks");
  }

  @Test
  void doesNotPassItselfOffAsAnotherSite() {
    var canonical = "<link rel=canonical href='https://times.example/2025/talks'>";
    assertThat(read(page(canonical), Hints.none(), Hints.none()).url()).isEqualTo(URL);
  }

  @Test
  void fillsInWhatTheFeedSaysAndThePageDoesNot() {
    var day = Days.of(LocalDate.parse("2025-03-05"));
    var feed = new Hints(null, "From the feed", day, null, null);
    var bare = read(page(""), Hints.none(), feed);
    assertThat(bare.title()).isEqualTo("From the feed");
    assertThat(bare.published()).isEqualTo(day);
    var full =
        read(
            page(
                "<title>Of the page</title><meta property='article:published_time'"
                    + " content='2025-03-01T08:00:00Z'>"),
            Hints.none(),
            feed);
    assertThat(full.title()).isEqualTo("Of the page");
    assertThat(full.published()).isEqualTo(Days.of(LocalDate.parse("2025-03-01")));
  }

  @Test
  void readsTheEncodingThatOnlyTheServerNames() {
    var html = page("").replace("harbour", "přístav");
    var reading =
        WebPage.read(
            html.getBytes(Charset.forName("ISO-8859-2")),
            "text/html; charset=ISO-8859-2",
            new Provenance.Page(URL, Instant.EPOCH, null),
            URL,
            Hints.none(),
            Hints.none());
    assertThat(((Reading.Read) reading).article().text()).contains("přístav talks");
  }

  @Test
  void readsAPageOfTenThousandNestedTags() {
    var html = "<div>".repeat(10_000) + PROSE + "</div>".repeat(10_000);
    assertThat(read(html, Hints.none(), Hints.none()).text()).contains("harbour talks");
  }

  @Test
  void skipsAPageOfZeroBytes() {
    var reading =
        WebPage.read(
            new byte[5000],
            "text/html",
            new Provenance.Page(URL, Instant.EPOCH, null),
            URL,
            Hints.none(),
            Hints.none());
    assertThat(((Reading.Skipped) reading).problem().code()).isEqualTo("not-an-article");
  }
}
