package org.onrecord.read.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class FeedReaderTest {
  private static final String BASE = "https://gull.example/feeds/all.xml";

  private static Feed read(String feed) {
    byte[] bytes = feed.getBytes(StandardCharsets.UTF_8);
    assertThat(FeedReader.isFeed(bytes)).isTrue();
    return FeedReader.read(bytes, BASE);
  }

  private static Feed.Items items(String feed) {
    var read = read(feed);
    assertThat(read).isInstanceOf(Feed.Items.class);
    return (Feed.Items) read;
  }

  private static String broken(String feed) {
    var read = read(feed);
    assertThat(read).isInstanceOf(Feed.Broken.class);
    assertThat(((Feed.Broken) read).problem().code()).isEqualTo("broken-feed");
    return ((Feed.Broken) read).problem().message();
  }

  private static String rss(String items) {
    return "<?xml version='1.0'?><rss version='2.0'"
        + " xmlns:content='http://purl.org/rss/1.0/modules/content/'><channel><title>The Gull"
        + "</title><link>https://gull.example/</link><description>x</description>"
        + items
        + "</channel></rss>";
  }

  @Test
  void readsRss() {
    var feed =
        items(
            rss(
                "<item><title>Talks &amp; tea</title><link>https://gull.example/talks</link><guid>g1"
                    + "</guid><pubDate>Thu, 06 Mar 2025 10:00:00 +0200</pubDate><description>Short."
                    + "</description><content:encoded><![CDATA[<p>Reyes said no.</p>]]>"
                    + "</content:encoded></item>"));
    assertThat(feed.title()).isEqualTo("The Gull");
    assertThat(feed.items())
        .containsExactly(
            new Feed.Item(
                "g1",
                "https://gull.example/talks",
                "Talks & tea",
                Instant.parse("2025-03-06T08:00:00Z"),
                null,
                "<p>Reyes said no.</p>"));
  }

  @Test
  void readsAtom() {
    var feed =
        items(
            "<feed xmlns='http://www.w3.org/2005/Atom'><title>The Gull</title><id>f</id>"
                + "<updated>2025-03-06T10:00:00Z</updated><entry><id>urn:1</id><title>Talks</title>"
                + "<link rel='alternate' href='/talks'/><published>2025-03-05T10:00:00Z</published>"
                + "<updated>2025-03-06T10:00:00Z</updated><content type='html'>&lt;p>No.&lt;/p>"
                + "</content></entry></feed>");
    assertThat(feed.items())
        .containsExactly(
            new Feed.Item(
                "urn:1",
                "https://gull.example/talks",
                "Talks",
                Instant.parse("2025-03-05T10:00:00Z"),
                Instant.parse("2025-03-06T10:00:00Z"),
                "<p>No.</p>"));
  }

  @Test
  void readsJsonFeed() {
    var feed =
        items(
            """
            {"version": "https://jsonfeed.org/version/1.1", "title": "The Gull", "items": [
              {"id": 7, "url": "https://gull.example/talks", "title": "Talks", "content_text": "a < b\\nc",
               "date_published": "2025-03-06T10:00:00+02:00"}, {"id": "x"}]}
            """);
    assertThat(feed.items().getFirst())
        .isEqualTo(
            new Feed.Item(
                "7",
                "https://gull.example/talks",
                "Talks",
                Instant.parse("2025-03-06T08:00:00Z"),
                null,
                "<p>a &lt; b</p>\n<p>c</p>\n"));
    assertThat(feed.items()).hasSize(2);
  }

  @Test
  void readsOpml() {
    var list =
        read(
            "<opml version='2.0'><body><outline text='News'><outline type='rss'"
                + " xmlUrl='https://a.example/rss'/><outline xmlUrl=' https://b.example/atom '/>"
                + "<outline xmlUrl='https://a.example/rss'/></outline><outline text='x'/></body>"
                + "</opml>");
    assertThat(list)
        .isEqualTo(
            new Feed.Addresses(
                java.util.List.of("https://a.example/rss", "https://b.example/atom")));
  }

  @Test
  void mendsControlCharactersAndBareAmpersands() {
    var feed =
        items(
            rss(
                "<item><title>Q&A\u0007\u0000</title><link>https://a.example/?a=1&b=2</link></item>"));
    assertThat(feed.items().getFirst().link()).isEqualTo("https://a.example/?a=1&b=2");
  }

  @Test
  void readsNoExternalEntity(@TempDir Path folder) throws Exception {
    var secret = Files.writeString(folder.resolve("secret.txt"), "the password");
    var doctype = "<!DOCTYPE rss [<!ENTITY x SYSTEM '" + secret.toUri() + "'>]>";
    var feed = rss("<item><title>&x;</title></item>").replace("?>", "?>" + doctype);
    assertThat(broken(feed)).contains("document type (DOCTYPE)").doesNotContain("password");
  }

  @Test
  void growsNoEntities() {
    var bomb = new StringBuilder("<!DOCTYPE rss [<!ENTITY a0 'ha'>");
    for (int i = 1; i < 40; i++) {
      bomb.append("<!ENTITY a%d '&a%d;&a%d;&a%d;'>".formatted(i, i - 1, i - 1, i - 1));
    }
    bomb.append("]>");
    var feed = rss("<item><title>&a39;</title></item>").replace("?>", "?>" + bomb);
    assertThat(broken(feed)).contains("DOCTYPE");
    assertThat(
            broken(
                bomb.toString().replace("DOCTYPE rss", "DOCTYPE opml")
                    + "<opml><body><outline xmlUrl='&a39;'/></body></opml>"))
        .contains("DOCTYPE");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<rss version='2.0'><channel>",
        "<rss version='2.0'><channel><item></channel></rss>",
        "<feed xmlns='http://nowhere.example/'/>",
        "<rss version='99'/>",
        "{\"version\": \"https://jsonfeed.org/version/1\", \"items\": [{\"id\": ",
        "<opml><body><outline xmlUrl='x'>"
      })
  void tellsWhatIsBroken(String feed) {
    assertThat(broken(feed)).startsWith("a feed that cannot be read: ");
  }

  @Test
  void isNotFelledByTenThousandNestedTags() {
    var deep = rss("<item>" + "<x>".repeat(10_000) + "</x>".repeat(10_000) + "</item>");
    assertThat(read(deep)).isNotNull();
    var json =
        "{\"version\": \"https://jsonfeed.org/version/1\", \"items\": "
            + "[".repeat(10_000)
            + "]".repeat(10_000)
            + "}";
    assertThat(broken(json)).contains("depth");
    var opml = "<opml>" + "<outline>".repeat(10_000) + "</outline>".repeat(10_000) + "</opml>";
    assertThat(read(opml)).isNotNull();
  }

  @Test
  void takesOnlySoManyItems() {
    assertThat(items(rss("<item><title>x</title></item>".repeat(30_000))).items()).hasSize(20_000);
  }

  @Test
  void tellsFeedsFromPages() {
    for (String page :
        new String[] {
          "<!DOCTYPE html><html><body><p>&lt;rss is a format</p></body></html>",
          "<html><head><link href='/feed'></head></html>",
          "Reyes said <rss is old.",
          "{\"items\": []}",
          ""
        }) {
      assertThat(FeedReader.isFeed(page.getBytes(StandardCharsets.UTF_8))).as(page).isFalse();
    }
    assertThat(FeedReader.isFeed("\ufeff \n<rss/>".getBytes(StandardCharsets.UTF_8))).isTrue();
  }
}
