package org.onrecord.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.onrecord.format.Printable;
import org.onrecord.keep.MadeCorrection;

/**
 * Pages about articles that try to be more than words: as titles, names, quotations, addresses. No
 * page may have an element, an attribute or an address that the templates do not write themselves.
 */
@Timeout(600)
class HostileRecordTest {
  /** Elements that the templates write. */
  private static final Set<String> ELEMENTS =
      Set.of(
          "#root",
          "html",
          "head",
          "meta",
          "title",
          "link",
          "script",
          "body",
          "a",
          "abbr",
          "article",
          "aside",
          "blockquote",
          "button",
          "caption",
          "code",
          "dd",
          "del",
          "details",
          "div",
          "dl",
          "dt",
          "figcaption",
          "figure",
          "footer",
          "form",
          "h1",
          "h2",
          "h3",
          "header",
          "input",
          "ins",
          "label",
          "li",
          "main",
          "mark",
          "nav",
          "ol",
          "option",
          "p",
          "pre",
          "rect",
          "section",
          "select",
          "span",
          "strong",
          "summary",
          "svg",
          "table",
          "tbody",
          "td",
          "th",
          "thead",
          "time",
          "tr",
          "ul");

  private static final Set<String> ATTRIBUTES =
      Set.of(
          "accept",
          "action",
          "autocomplete",
          "charset",
          "checked",
          "class",
          "content",
          "datetime",
          "defer",
          "dir",
          "enctype",
          "for",
          "height",
          "href",
          "id",
          "lang",
          "maxlength",
          "method",
          "multiple",
          "name",
          "open",
          "placeholder",
          "preserveaspectratio",
          "rel",
          "required",
          "role",
          "scope",
          "selected",
          "size",
          "spellcheck",
          "src",
          "tabindex",
          "title",
          "type",
          "value",
          "viewbox",
          "width",
          "x",
          "y");

  @TempDir Path folder;

  @Test
  void nothingOfAnArticleIsMoreThanWords() throws Exception {
    assertThat(HostileArticles.WORDS.size() + HostileArticles.ADDRESSES.size()).isGreaterThan(60);
    var file = HostileArticles.keep(folder);
    try (var server = WebServer.start(new WebSettings(file, "127.0.0.1", 0, null, false));
        var visitor = new Visitor(server.address())) {
      var seen = crawl(visitor);
      assertThat(seen).hasSizeGreaterThan(2 * HostileArticles.WORDS.size());
      for (int i = 0; i < HostileArticles.WORDS.size(); i++) {
        var shown = Printable.oneLine(HostileArticles.WORDS.get(i));
        var page =
            Objects.requireNonNull(seen.computeIfAbsent("/article/" + (i + 1), visitor::page));
        check("/article/" + (i + 1), page);
        assertThat(page.select(".card .name").text()).as(shown).contains(squeezed(shown));
        assertThat(page.select(".headline").text()).as(shown).isNotEmpty();
        var asked =
            visitor.get(
                "/search?q="
                    + Links.encoded(HostileArticles.WORDS.get(i))
                    + "&f="
                    + Links.encoded(HostileArticles.WORDS.get(i)));
        check("/search for " + shown, Jsoup.parse(asked.body()));
        var speakers = visitor.get("/speakers?name=" + Links.encoded(HostileArticles.WORDS.get(i)));
        check("/speakers", Jsoup.parse(speakers.body()));
        var figures =
            visitor.get(
                "/figures?place="
                    + Links.encoded(HostileArticles.WORDS.get(i))
                    + "&per="
                    + Links.encoded(HostileArticles.WORDS.get(i)));
        check("/figures", Jsoup.parse(figures.body()));
      }
      for (int i = 1; i <= HostileArticles.WORDS.size(); i++) {
        var path = "/article/" + (HostileArticles.WORDS.size() + i); // came through a feed
        var page = visitor.page(path);
        check(path, page);
        assertThat(page.select(".card")).as(path).hasSize(1);
      }
      var corrections = new HashSet<String>();
      for (var path = "/corrections"; !path.isEmpty(); ) {
        var page = visitor.page(path);
        check(path, page);
        page.select(".corrections > li")
            .eachAttr("id")
            .forEach(id -> assertThat(corrections.add(id)).isTrue());
        path = page.select(".onward a").attr("href");
      }
      assertThat(corrections).hasSize(5 * HostileArticles.WORDS.size());
      programsGetWordsToo(visitor);
    }
  }

  private static void programsGetWordsToo(Visitor visitor) throws Exception {
    var atom = visitor.get("/api/statements?format=atom&limit=200").body();
    assertThat(atom).doesNotContain("<script", "<img");
    var elements = Jsoup.parse(atom, "", Parser.xmlParser()).getAllElements();
    assertThat(elements.stream().map(Element::normalName).distinct())
        .isSubsetOf(
            "#root",
            "feed",
            "id",
            "title",
            "updated",
            "author",
            "name",
            "link",
            "entry",
            "published",
            "content",
            "summary",
            "source",
            "generator",
            "category");
    assertThat(elements.eachAttr("href"))
        .isNotEmpty()
        .allMatch(it -> it.startsWith("https://") || it.startsWith("http://"));
    for (var path :
        Set.of(
            "/api/statements?limit=200",
            "/api/articles?limit=200",
            "/api/articles/" + (HostileArticles.WORDS.size() + 1),
            "/api/speakers?limit=200",
            "/api/figures?limit=200",
            "/api/corrections?limit=200")) {
      var answer = visitor.get(path);
      assertThat(answer.statusCode()).as(path).isEqualTo(200);
      assertThat(answer.headers().firstValue("Content-Type").orElse(""))
          .isEqualTo("application/json;charset=utf-8");
      assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
      assertThat(new ObjectMapper().readTree(answer.body()).isObject()).as(path).isTrue();
    }
    assertThat(visitor.get("/api/corrections?format=lines").body().lines())
        .hasSize(5 * HostileArticles.WORDS.size())
        .allSatisfy(line -> assertThat(MadeCorrection.ofLine(line).by()).isNotEmpty());
  }

  private static Map<String, Document> crawl(Visitor visitor) {
    var seen = new LinkedHashMap<String, Document>();
    var asked = new HashSet<String>();
    var coming = new ArrayDeque<String>();
    coming.add("/");
    while (!coming.isEmpty()) {
      var path = coming.remove();
      if (!asked.add(path) || asked.size() > 300) {
        continue;
      }
      var answer = visitor.get(path);
      assertThat(answer.statusCode()).as(path).isIn(200, 400);
      if (!answer.headers().firstValue("Content-Type").orElse("").startsWith("text/html")) {
        continue;
      }
      var page = Jsoup.parse(answer.body(), visitor.at(path).toString());
      check(path, page);
      seen.put(path, page);
      for (var link : page.select("a[href^=/]")) {
        coming.add(link.attr("href").replaceAll("#.*", ""));
      }
    }
    return seen;
  }

  private static void check(String path, Document page) {
    for (var element : page.getAllElements()) {
      assertThat(ELEMENTS).as(path).contains(element.normalName());
      for (var attribute : element.attributes()) {
        var name = attribute.getKey().toLowerCase(Locale.ROOT);
        if (name.startsWith("aria-") || (name.startsWith("data-") && !name.startsWith("data-hx"))) {
          continue;
        }
        if (name.startsWith("data-hx")) {
          assertThat(attribute.getValue())
              .as(path)
              .matches("/search.*|#more|#lines > \\*|outerHTML");
          continue;
        }
        assertThat(ATTRIBUTES).as(path + " " + element.cssSelector()).contains(name);
        if (Set.of("href", "src", "action").contains(name)) {
          assertThat(attribute.getValue()).as(path).matches("(?s)(/(?!/)|#|https?://).*");
          assertThat(attribute.getValue()).as(path).doesNotContain("\n", "\u0000");
        }
      }
      if (element.normalName().equals("script")) {
        assertThat(element.attr("src")).as(path).startsWith("/assets/");
        assertThat(element.data()).as(path).isBlank();
      }
      if (element.normalName().equals("meta")) {
        assertThat(element.hasAttr("http-equiv")).as(path).isFalse();
      }
    }
  }

  private static String squeezed(String words) {
    return words.replaceAll("\\s+", " ").strip();
  }
}
