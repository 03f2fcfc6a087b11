package org.onrecord.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;

class HtmlWriterTest {
  private final String page = new HtmlWriter().page(BridgeArticle.findings());
  private final Document document = Jsoup.parse(page);

  @Test
  void isWellFormed() {
    var parser = Parser.htmlParser().setTrackErrors(50);
    parser.parseInput(page, "");
    assertThat(parser.getErrors()).isEmpty();
    assertThat(document.select("[id]").eachAttr("id")).doesNotHaveDuplicates();
  }

  @Test
  void keepsEveryWordOfTheArticleInItsOrder() {
    var said = document.select(".said").clone();
    said.select(".n").remove();
    String words = said.stream().map(Element::wholeText).collect(Collectors.joining("\n\n")) + "\n";
    assertThat(words).isEqualTo(BridgeArticle.TEXT);
  }

  @Test
  void marksWhatIsSaidByWhomAndHow() {
    assertThat(words(".source")).contains("Mayor Ines Okafor", "a city official");
    assertThat(words(".cue")).contains("told", "believes", "is thought");
    assertThat(words(".in1")).contains("=Nobody=");
  }

  @Test
  void cutsOverlappingMarksAtTheirBoundaries() {
    var told = document.expectFirst(".cue:containsOwn(told)");
    assertThat(told.className()).isEqualTo("in1 cue");
    assertThat(document.select(".in2").eachText())
        .contains("that the bridge \"will not survive\" another", "hundreds lost their homes");
    assertThat(document.select(".in1.source").eachText()).contains("she", "The council");
  }

  @Test
  void linksBothWays() {
    for (Element link : document.select("a[href^=#]")) {
      String id = link.attr("href").substring(1);
      assertThat(document.getElementById(id)).as(id).isNotNull();
    }
    assertThat(document.select(".said a[href=#a1-s3]")).hasSize(1);
    assertThat(document.select(".card a[href=#a1-t-s3]")).hasSize(1);
  }

  @Test
  void putsStatementsBesideTheirWords() {
    var row = document.expectFirst(".row:has(.said:contains(We need steel))");
    assertThat(row.select(".card").eachAttr("id")).containsExactly("a1-s3");
    assertThat(row.select(".card").text())
        .contains("“he”", "Tom Brandt or Karl Lund: several named before fit");
  }

  @Test
  void escapesEverythingThatStrangersWrote() {
    assertThat(document.select("b:contains(money)")).isEmpty();
    assertThat(document.select("h1").text()).isEqualTo("Harbour bridge to close <for a year>");
    assertThat(document.title()).isEqualTo("Harbour bridge to close <for a year>");
    assertThat(document.select("header a").attr("href"))
        .isEqualTo("https://example.org/a?b=1&c=\"2\"");
  }

  @Test
  void loadsNothingAndRunsNothing() {
    assertThat(document.select("script, link, img, iframe, [src], [onclick]")).isEmpty();
    assertThat(page).doesNotContain("@import").doesNotContain("url(");
    assertThat(document.select("meta[http-equiv=Content-Security-Policy]").attr("content"))
        .contains("default-src 'none'");
  }

  @Test
  void holdsSeveralArticlesOnOnePage() {
    var writer = new HtmlWriter();
    var findings = BridgeArticle.findings();
    var both =
        Jsoup.parse(
            writer.open("Two")
                + writer.article(findings, 1)
                + writer.article(findings, 2)
                + writer.close());
    assertThat(both.select("article")).hasSize(2);
    assertThat(both.select("[id]").eachAttr("id")).doesNotHaveDuplicates();
  }

  private java.util.List<String> words(String selector) {
    return document.select(".said " + selector).eachText();
  }
}
