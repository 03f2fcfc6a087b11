package org.onrecord.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.onrecord.read.Reads.as;
import static org.onrecord.read.Reads.passages;
import static org.onrecord.read.Reads.read;
import static org.onrecord.read.Reads.skipped;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.onrecord.article.Days;

class HtmlPageTest {
  static final String PAGE =
      """
      <!DOCTYPE html>
      <html lang="en-GB"><head><meta charset="utf-8">
      <title>Ice closes harbour of Oulu - The Daily Ferry</title>
      <meta property="og:site_name" content="The Daily Ferry">
      <link rel="canonical" href="https://ferry.example/2023/03/ice">
      <script type="application/ld+json">{"@context":"https://schema.org","@graph":[
        {"@type":"Person","@id":"#ann","name":"Ann Oduya"},
        {"@type":"NewsArticle","headline":"Ice closes harbour of Oulu",
         "datePublished":"2023-03-03T08:00:00+02:00","author":[{"@id":"#ann"},{"name":"AFP"}],}]}</script>
      </head><body>
      <div class="cookie-notice"><p>We use cookies and similar techniques to make this site work for you, and to count visits; please accept them all.</p></div>
      <nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li></ul></nav>
      <div id="content" class="with-sidebar"><article>
      <h1>Ice closes harbour of Oulu</h1>
      <div class="share-bar"><a href="#">Share on the social network of your choice today</a></div>
      <figure><img src="i.jpg"><figcaption>Ships lie in the ice. Photo: Max Berg</figcaption></figure>
      <p>The harbour of Oulu closed on Friday after the ice grew thicker than the old tug can break, the port&nbsp;master said.</p>
      <p>&ldquo;We have waited for this tug since 2019,&rdquo; said the port mas&shy;ter, Vera Lind, who blamed the town for the delay.</p>
      <h2>No tug before May</h2>
      <p>The town answered that a new tug had been ordered and would come in May, <a href="/tug">two months late</a>, when the ice is gone.
      <aside class="related"><h3>Related</h3><a href="/x">Tug ordered at last after years of talks</a></aside>
      <blockquote><p>Nobody can order the ice to go away, and nobody should try.</p></blockquote>
      <p><a href="/more">Read more about the harbours of the north</a></p>
      </article></div>
      <div id="comments"><p>This is what happens when you let a town buy ships, says a reader who has never bought one himself.</p></div>
      <footer><p>All rights reserved by the publisher of this newspaper, and no part of it may be printed again.</p></footer>
      </body></html>
      """;

  @Test
  void findsTheTextAndNothingElse() {
    var article = read(PAGE, Hints.Format.HTML).article();
    assertThat(passages(article))
        .containsExactly(
            "headline: Ice closes harbour of Oulu",
            "paragraph: The harbour of Oulu closed on Friday after the ice grew thicker than the"
                + " old tug can break, the port master said.",
            "paragraph: “We have waited for this tug since 2019,” said the port master, Vera Lind,"
                + " who blamed the town for the delay.",
            "heading: No tug before May",
            "paragraph: The town answered that a new tug had been ordered and would come in May,"
                + " two months late, when the ice is gone.",
            "block quote: Nobody can order the ice to go away, and nobody should try.");
  }

  @Test
  void findsWhatThePageSaysOfItself() {
    var article = read(PAGE, Hints.Format.HTML).article();
    assertThat(article.title()).isEqualTo("Ice closes harbour of Oulu");
    assertThat(article.authors()).containsExactly("Ann Oduya");
    assertThat(article.agency()).isEqualTo("AFP");
    assertThat(article.outlet()).isEqualTo("The Daily Ferry");
    assertThat(article.published()).isEqualTo(Days.of(LocalDate.of(2023, 3, 3)));
    assertThat(article.url()).isEqualTo("https://ferry.example/2023/03/ice");
    assertThat(article.language()).isEqualTo("en");
  }

  @Test
  void skipsAPageWithoutAnArticle() {
    var page = "<html><body><h1>Log in</h1><p>Name and password, please.</p></body></html>";
    var problem =
        skipped(
                ArticleReader.read(
                    page.getBytes(StandardCharsets.UTF_8), Reads.HERE, "a.html", Hints.none()))
            .problem();
    assertThat(problem.code()).isEqualTo("no-article");
    assertThat(problem.message()).contains("26 characters of running text");
  }

  @Test
  void fallsBackOnTheDeclaredBody() {
    var body = "The tug came in May, the town said, when the ice was gone. ".repeat(8).strip();
    var page =
        "<html><head><script type=\"application/ld+json\">{\"@type\":\"NewsArticle\",\"headline\":\"Tug\",\"articleBody\":\""
            + body
            + "\"}</script></head><body><div id=app></div></body></html>";
    var article = read(page, Hints.Format.HTML).article();
    assertThat(passages(article)).containsExactly("headline: Tug", "paragraph: " + body);
  }

  @Test
  void decodesADeclaredEncoding() {
    var page = PAGE.replace("utf-8", "iso-8859-2").replace("Vera Lind", "Věra Říhová");
    var bytes = page.getBytes(Charset.forName("iso-8859-2"));
    assertThat(read(bytes, as(Hints.Format.HTML)).article().text()).contains("Věra Říhová");
  }

  @Test
  void tellsAPageByItsFirstBytes() {
    var article = read(PAGE.getBytes(StandardCharsets.UTF_8), Hints.none()).article();
    assertThat(article.title()).isEqualTo("Ice closes harbour of Oulu");
  }

  @Test
  void readsVisibleCreditsWhereNothingIsDeclared() {
    var page =
        PAGE.replaceAll("(?s)<script.*?</script>", "")
            .replace(
                "</h1>",
                "</h1><p class=\"byline\">By Max Berg</p><time datetime=\"2023-03-04\">Saturday</time>");
    var article = read(page, Hints.Format.HTML).article();
    assertThat(article.authors()).containsExactly("Max Berg");
    assertThat(article.published()).isEqualTo(Days.of(LocalDate.of(2023, 3, 4)));
  }
}
