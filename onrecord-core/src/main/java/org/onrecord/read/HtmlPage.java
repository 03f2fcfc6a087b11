package org.onrecord.read;

import org.jsoup.Jsoup;
import org.jsoup.parser.Parser;
import org.onrecord.article.Passage.Kind;
import org.onrecord.article.Provenance;
import org.onrecord.article.Reading;

/** A web page with an article on it. */
final class HtmlPage {
  /** Pages with more tags than this are no articles and would not fit into memory. */
  private static final int MOST_TAGS = 400_000;

  /** Fewer characters of running text than this are no article. */
  private static final int LEAST_PROSE = 200;

  private HtmlPage() {}

  static Reading read(String html, Provenance from, Hints hints) {
    int tags = 0;
    for (int i = 0; i < html.length(); i++) {
      tags += html.charAt(i) == '<' ? 1 : 0;
    }
    if (tags > MOST_TAGS) {
      return ArticleReader.skipped(
          from,
          "too-complex",
          "not an article: a page of %d tags, the limit is %d".formatted(tags, MOST_TAGS));
    }
    var page = Jsoup.parse(html, Parser.htmlParser().setTrackErrors(0));
    var said = new PageFacts(page);
    var facts = new Facts(hints);
    facts.title(said.title());
    facts.url(said.url());
    facts.outlet(said.outlet());
    facts.published(said.published());
    facts.language(said.language());
    facts.byline(said.credits());
    var title = facts.title();
    var found = new MainText(page.body(), title).find();
    int prose = prose(found);
    var declared = said.body();
    if (declared != null && declared.length() > LEAST_PROSE && prose < declared.length() * 0.5) {
      found = paragraphs(declared);
      prose = prose(found);
    }
    if (prose < LEAST_PROSE) {
      return ArticleReader.skipped(
          from,
          "no-article",
          "no article on this page: %d characters of running text; save the page of one article"
              .formatted(prose));
    }
    var blocks = new Blocks();
    if (title != null) {
      blocks.add(Kind.HEADLINE, title);
    }
    found.all().forEach(block -> blocks.add(block.kind(), block.text()));
    var laid = blocks.lay();
    return facts.article(laid.text(), laid.passages(), from);
  }

  private static int prose(Blocks blocks) {
    int chars = 0;
    for (var block : blocks.all()) {
      chars +=
          Blocks.isBody(block.kind()) && block.text().length() >= 25 ? block.text().length() : 0;
    }
    return chars;
  }

  private static Blocks paragraphs(String declared) {
    var blocks = new Blocks();
    var text = declared.indexOf('<') >= 0 ? Jsoup.parse(declared).wholeText() : declared;
    for (var line : text.split("\\n")) {
      blocks.add(Kind.PARAGRAPH, Wording.clean(line));
    }
    return blocks;
  }
}
