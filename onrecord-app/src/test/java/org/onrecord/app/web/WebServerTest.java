package org.onrecord.app.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages and the API as a browser's requests see them, over a record of the examples. */
@Timeout(300)
class WebServerTest {
  @TempDir static Path folder;

  private static final ObjectMapper JSON = new ObjectMapper();

  private static Path file;
  private static WebServer server;
  private static Visitor visitor;

  @BeforeAll
  static void serve() throws Exception {
    file = Examples.keep(folder);
    server = WebServer.start(new WebSettings(file, "127.0.0.1", 0, null, false));
    visitor = new Visitor(server.address());
  }

  @AfterAll
  static void stop() throws Exception {
    visitor.close();
    server.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/search",
        "/search?q=truce&f=is:direct&sort=date&copies=1",
        "/articles",
        "/article/1",
        "/speakers",
        "/speakers?name=maarten",
        "/speaker/1",
        "/corrections",
        "/figures",
        "/figures?metric=killed&copies=1&per=month",
        "/sign-in"
      })
  void everyPageRunsAndLoadsNothingButItsOwnFiles(String path) {
    var answer = visitor.get(path);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(header(answer, "Content-Type")).isEqualTo("text/html;charset=utf-8");
    assertThat(header(answer, "Content-Security-Policy"))
        .contains(
            "default-src 'none'", "script-src 'self'", "style-src 'self'", "frame-ancestors 'none'")
        .doesNotContain("unsafe");
    assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(header(answer, "Referrer-Policy")).isEqualTo("same-origin");
    assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    assertThat(answer.headers().firstValue("Server")).isEmpty();
    assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
    var page = Jsoup.parse(answer.body());
    assertThat(page.select("script:not([src^=/assets/]), style, [style], iframe, base")).isEmpty();
    assertThat(page.select("h1")).hasSize(1);
    assertThat(page.title()).endsWith("examples.db – OnRecord");
    assertThat(page.select("html").attr("lang")).isEqualTo("en");
    var ids = page.select("[id]").eachAttr("id");
    assertThat(ids).doesNotHaveDuplicates();
  }

  @Test
  void everyLinkLeadsSomewhere() {
    var seen = new LinkedHashSet<String>();
    var coming = new ArrayDeque<String>();
    coming.add("/");
    var fragments = new TreeSet<String>();
    var anchors = new HashSet<String>();
    while (!coming.isEmpty()) {
      var path = coming.remove();
      if (!seen.add(path) || seen.size() > 250) {
        continue;
      }
      var answer = visitor.get(path);
      assertThat(answer.statusCode()).as(path).isEqualTo(200);
      if (!header(answer, "Content-Type").startsWith("text/html")) {
        continue;
      }
      var page = Jsoup.parse(answer.body(), visitor.at(path).toString());
      page.select("[id]").eachAttr("id").forEach(id -> anchors.add(path + "#" + id));
      for (var link : page.select("a[href], link[href], script[src]")) {
        var to = link.hasAttr("src") ? link.attr("src") : link.attr("href");
        if (to.startsWith("http")) {
          assertThat(link.attr("rel")).as(to).contains("noreferrer");
          continue;
        }
        int hash = to.indexOf('#');
        var page2 = hash < 0 ? to : hash == 0 ? path : to.substring(0, hash);
        if (hash >= 0) {
          fragments.add(page2 + to.substring(hash));
        }
        coming.add(page2);
      }
    }
    assertThat(seen).hasSizeGreaterThan(60);
    fragments.removeIf(it -> !seen.contains(it.substring(0, it.indexOf('#'))));
    assertThat(fragments).isNotEmpty().isSubsetOf(anchors);
  }

  @Test
  void theStartPageSaysWhatIsThere() {
    var page = visitor.page("/");
    assertThat(page.select(".totals").text()).contains("statements by", "7 articles");
    assertThat(page.select("#latest ~ .line")).hasSize(8);
    assertThat(page.select("[aria-labelledby=most] li")).isNotEmpty();
    assertThat(page.select("form[action=/keep] input[type=file]")).hasSize(1);
  }

  @Test
  void aSearchMarksWhatItFound() {
    var page = visitor.page("/search?q=harbour");
    assertThat(page.select("mark").eachText()).isNotEmpty().allMatch("harbour"::equalsIgnoreCase);
    assertThat(page.select(".found").text()).isEqualTo(page.select(".line").size() + " statements");
    assertThat(page.select("#q").val()).isEqualTo("harbour");
  }

  @Test
  void aFacetNarrowsAndCanBeTakenBack() {
    var page = visitor.page("/search?q=the");
    var facet = page.expectFirst(".facets a");
    int expected =
        Integer.parseInt(String.valueOf(facet.nextElementSibling()).replaceAll("\\D+", ""));
    var narrowed = visitor.page(facet.attr("href"));
    assertThat(narrowed.select(".found").text()).startsWith(expected + " statement");
    var back = narrowed.select(".chips a").attr("href");
    assertThat(visitor.page(back).select(".found").text()).isEqualTo(page.select(".found").text());
  }

  @Test
  void wireCopiesAreFoundOnlyWhenAskedFor() {
    int without = visitor.page("/search?q=speaker:Abara").select(".line").size();
    int with = visitor.page("/search?q=speaker:Abara&copies=1").select(".line").size();
    assertThat(without).isPositive();
    assertThat(with).isGreaterThan(without);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          (rate      | No bracket closes this one | ( | 0
          nix:rate   | No field “nix”             | n | 0
          after:soon | Not a day                  | s | 6
          """)
  void aBadQueryShowsWhereItIsWrong(String query, String problem, String mark, int at) {
    var answer = visitor.get("/search?q=" + Links.encoded(query));
    assertThat(answer.statusCode()).isEqualTo(400);
    var page = Jsoup.parse(answer.body());
    assertThat(page.select(".problem p").text()).startsWith(problem);
    assertThat(page.select(".problem mark").text()).isEqualTo(mark);
    var api = visitor.get("/api/statements?q=" + Links.encoded(query));
    assertThat(api.statusCode()).isEqualTo(400);
    assertThat(header(api, "Content-Type")).startsWith("application/problem+json");
    assertThat(json(api).get("position").asInt()).isEqualTo(at);
  }

  @Test
  void anArticleShowsItsWordsAndItsStatements() {
    var truce = articleOf("https://ena.example/truce");
    var page = visitor.page("/article/" + truce);
    assertThat(page.select(".said").text()).contains("We have signed", "at least 11 people");
    var card = page.expectFirst(".card");
    assertThat(page.select(".said [data-s~=" + card.id() + "]")).isNotEmpty();
    assertThat(page.select("#t-" + card.id()).attr("href")).isEqualTo("#" + card.id());
    assertThat(page.select(".card .kind").eachText()).contains("verbatim", "paraphrased");
    assertThat(page.select(".card a[rel~=external]").eachAttr("href"))
        .isNotEmpty()
        .allMatch(it -> it.startsWith("https://ena.example/truce#:~:text="));
    assertThat(page.select("[aria-labelledby=versions] ins").text()).contains("at least 11 people");
    assertThat(page.select("[aria-labelledby=versions] del").text())
        .contains("at least nine people");
    assertThat(page.select("[aria-labelledby=proof]").text()).contains("sha256:");
  }

  @Test
  void anEarlierVersionSaysThatItIsOne() {
    var page = visitor.page("/article/" + articleOf("https://ena.example/truce"));
    var earlier = page.select("[aria-labelledby=versions] a[href^=/article/]").attr("href");
    var old = visitor.page(earlier);
    assertThat(old.select(".about .problem").text()).contains("an earlier version");
    assertThat(old.select(".said").text()).contains("at least nine people");
  }

  @Test
  void aCopyNamesTheFirstOfTheReport() {
    var page = visitor.page("/article/" + articleOf("https://gull.example/truce"));
    assertThat(page.select("[aria-labelledby=copies]").text())
        .contains("% of its words are copied");
  }

  @Test
  void aSpeakersPageHasTheirWordsByMonth() {
    var link = visitor.page("/speakers?name=Abara").select("table.list a").attr("href");
    var page = visitor.page(link);
    assertThat(page.select("h1").text()).isEqualTo("Jon Abara");
    assertThat(page.expectFirst(".month").text()).isEqualTo("June 2025");
    assertThat(page.select("[aria-labelledby=names]").text()).contains("Defence Minister");
    assertThat(page.select(".line")).isNotEmpty();
  }

  @Test
  void theLedgerSaysWhoGivesWhichNumber() {
    var page = visitor.page("/figures?metric=killed");
    assertThat(page.select(".ledger")).isNotEmpty();
    var row = page.expectFirst(".ledger tbody tr");
    assertThat(row.attr("data-voice")).isNotEmpty();
    assertThat(row.attr("data-least")).isNotEmpty();
    assertThat(page.select("tr[data-copy]")).isEmpty();
    assertThat(visitor.page("/figures?metric=killed&copies=1").select("tr[data-copy]"))
        .isNotEmpty();
    assertThat(visitor.get("/figures?metric=nix").statusCode()).isEqualTo(400);
    assertThat(visitor.get("/figures?after=soon").body()).contains("ot a date:");
  }

  @Test
  void whatIsNotThereIsToldInWords() {
    for (var path :
        Set.of("/nix", "/article/999", "/article/x", "/speaker/999", "/assets/nix.js")) {
      var answer = visitor.get(path);
      assertThat(answer.statusCode()).as(path).isEqualTo(404);
      assertThat(Jsoup.parse(answer.body()).select("h1").text()).isEqualTo("Not found");
    }
    for (var path :
        Set.of("/api/nix", "/api/articles/999", "/api/speakers/999", "/api/articles/999/history")) {
      var answer = visitor.get(path);
      assertThat(answer.statusCode()).as(path).isEqualTo(404);
      assertThat(header(answer, "Content-Type")).startsWith("application/problem+json");
      assertThat(json(answer).get("title").asText()).isEqualTo("Not found");
    }
    assertThat(visitor.post("/search", "text/plain", new byte[0]).statusCode()).isEqualTo(405);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/search?sort=nix",
        "/search?page=nix",
        "/search?copies=perhaps",
        "/speaker/1?page=nix",
        "/articles?before=nix",
        "/api/statements?limit=0",
        "/api/statements?limit=201",
        "/api/statements?limit=x",
        "/api/statements?format=nix",
        "/api/statements?page=1.x",
        "/api/figures?per=week",
        "/api/figures?metric=nix",
        "/api/articles?before=-1",
        "/corrections?before=nix",
        "/api/corrections?before=nix",
        "/api/corrections?format=nix"
      })
  void aBadValueIsNamed(String path) {
    assertThat(visitor.get(path).statusCode()).isEqualTo(400);
  }

  @Test
  void aQueryHasALimit() {
    assertThat(visitor.get("/search?q=" + "x".repeat(1001)).statusCode()).isEqualTo(400);
    assertThat(visitor.get("/search?q=x&f=y&f=z").statusCode()).isEqualTo(200);
    var many = new StringBuilder("/search?q=x");
    for (int i = 0; i < 21; i++) {
      many.append("&f=w").append(i);
    }
    assertThat(visitor.get(many.toString()).statusCode()).isEqualTo(400);
    assertThat(visitor.get("/search?q=" + "x".repeat(20_000)).statusCode()).isBetween(400, 431);
  }

  @Test
  void aPageIsNotSentAgainUntilTheRecordChanges() throws Exception {
    var own = folder.resolve("etag.db");
    try (var changing = WebServer.start(new WebSettings(own, "127.0.0.1", 0, null, false));
        var reader = new Visitor(changing.address())) {
      assertThat(reader.page("/").select(".empty").text()).contains("This record is empty");
      var tag = header(reader.get("/api/record"), "ETag");
      assertThat(reader.get("/api/record", "If-None-Match", tag).statusCode()).isEqualTo(304);
      assertThat(reader.get("/", "If-None-Match", tag).statusCode()).isEqualTo(304);
      var text = "Mayor Ana Ruiz said the ferry was late.\n".getBytes(StandardCharsets.UTF_8);
      var kept = reader.upload("/keep", reader.form(), "ferry.txt", text);
      assertThat(kept.statusCode()).isEqualTo(200);
      assertThat(Jsoup.parse(kept.body()).select("tbody").text()).isEqualTo("ferry.txt added");
      var changed = reader.get("/api/record", "If-None-Match", tag);
      assertThat(changed.statusCode()).isEqualTo(200);
      assertThat(json(changed).get("articles").asInt()).isEqualTo(1);
      assertThat(reader.page("/").select(".totals").text()).contains("1 article");
      var again = reader.upload("/api/articles", reader.form(), "ferry.txt", text);
      assertThat(json(again).at("/files/0/what").asText()).isEqualTo("on record before");
    }
  }

  @Test
  void whatIsNoArticleIsSkippedWithTheReason() {
    var answer =
        visitor.upload(
            "/api/articles",
            visitor.form(),
            "a.png",
            "\u0089PNG\r\n\u001a\n\0\0\0".getBytes(StandardCharsets.ISO_8859_1));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(json(answer).at("/files/0/kept").asBoolean()).isFalse();
    assertThat(json(answer).at("/files/0/what").asText()).startsWith("not an article");
  }

  @Test
  void nothingIsAddedFromElsewhere() {
    var text = "Mayor Ana Ruiz said no.\n".getBytes(StandardCharsets.UTF_8);
    var form = visitor.form();
    assertThat(visitor.upload("/keep", "", "a.txt", text).statusCode()).isEqualTo(403);
    assertThat(visitor.upload("/keep", "0".repeat(48), "a.txt", text).statusCode()).isEqualTo(403);
    assertThat(
            visitor
                .upload("/keep", form, "a.txt", text, "Origin", "https://evil.example")
                .statusCode())
        .isEqualTo(403);
    assertThat(visitor.upload("/keep", form, "a.txt", text, "Origin", "null").statusCode())
        .isEqualTo(403);
    assertThat(
            visitor
                .upload("/keep", form, "a.txt", text, "Sec-Fetch-Site", "cross-site")
                .statusCode())
        .isEqualTo(403);
    assertThat(visitor.upload("/api/articles", "", "a.txt", text).statusCode()).isEqualTo(403);
    assertThat(
            visitor
                .post(
                    "/keep",
                    "application/x-www-form-urlencoded",
                    ("form=" + form).getBytes(StandardCharsets.UTF_8))
                .statusCode())
        .isEqualTo(415);
    assertThat(json(visitor.get("/api/record")).get("articles").asInt()).isEqualTo(7);
  }

  @Test
  void whatIsWrongIsPutRightAndTakenBack() throws Exception {
    var own = folder.resolve("right.db");
    try (var changing = WebServer.start(new WebSettings(own, "127.0.0.1", 0, null, false));
        var reader = new Visitor(changing.address())) {
      var text = "Mayor Ana Ruiz said the ferry was late.\n".getBytes(StandardCharsets.UTF_8);
      reader.upload("/keep", reader.form(), "ferry.txt", text);
      var hidden = fields(reader.page("/article/1").expectFirst(".wrong form"));
      assertThat(post(reader, "/correct", hidden).statusCode()).isEqualTo(400);
      assertThat(post(reader, "/correct", hidden + "day=soon").statusCode()).isEqualTo(400);
      assertThat(post(reader, "/correct", hidden + "name=Bo&kind=nix").statusCode()).isEqualTo(400);
      assertThat(post(reader, "/correct", "article=1&statement=1&name=Bo").statusCode())
          .isEqualTo(403);
      var done = post(reader, "/correct", hidden + "name=Bo+Lee&role=mate&day=2025-03-04&by=Eve");
      assertThat(done.statusCode()).isEqualTo(303);
      assertThat(header(done, "Location")).isEqualTo("/article/1#s1");
      var card = reader.page("/article/1").expectFirst(".card");
      assertThat(card.select(".name").text()).isEqualTo("Bo Lee");
      assertThat(card.select(".how").text()).contains("4 March 2025");
      assertThat(card.select(".righted").text()).contains("Ana Ruiz", "put right by Eve");
      for (var undo : card.select("form[action=/undo]")) {
        assertThat(post(reader, "/undo", fields(undo)).statusCode()).isEqualTo(303);
        assertThat(post(reader, "/undo", fields(undo)).statusCode()).isEqualTo(404);
      }
      assertThat(reader.page("/article/1").select(".card .name").text()).isEqualTo("Ana Ruiz");
    }
  }

  @Test
  void aPlaceAndTheNamesOfSpeakersArePutRight() throws Exception {
    var own = folder.resolve("names.db");
    try (var changing = WebServer.start(new WebSettings(own, "127.0.0.1", 0, null, false));
        var reader = new Visitor(changing.address())) {
      var text =
          "Mayor Ana Ruiz said the ferry to Leeds was late.\n\n"
              + "Captain Bo Lee said the fog was thick.\n\nSurgeon Ivo Lee told reporters that nobody was hurt.\n";
      reader.upload("/keep", reader.form(), "ferry.txt", text.getBytes(StandardCharsets.UTF_8));
      assertThat(reader.page("/corrections").select(".nothing").text()).startsWith("Nothing");

      var place = reader.page("/article/1").expectFirst(".wrong form:has([name=words])");
      assertThat(place.select("[name=words] option").eachAttr("value")).containsExactly("Leeds");
      var where = fields(place) + "words=Leeds&place=New+Leeds";
      assertThat(post(reader, "/correct", where).body()).contains("no such place on record");
      assertThat(post(reader, "/correct", where + "&degrees=4,5").statusCode()).isEqualTo(400);
      assertThat(post(reader, "/correct", fields(place) + "place=Leeds").statusCode())
          .isEqualTo(400);
      var there = post(reader, "/correct", where + "&country=us&degrees=34.2,-85.9&by=Eve");
      assertThat(header(there, "Location")).isEqualTo("/article/1#s1");
      assertThat(reader.page("/article/1").select(".righted").text()).contains("A place");

      var bo = reader.page("/speakers?name=Bo+Lee").select("table.list a").attr("href");
      var ana = reader.page("/speakers?name=Ruiz").select("table.list a").attr("href");
      var rename = fields(reader.page(bo).expectFirst("form[action=/rename]"));
      assertThat(post(reader, "/rename", rename).statusCode()).isEqualTo(400);
      assertThat(post(reader, "/rename", rename + "name=Ana+Ruiz").body())
          .contains("merge the two instead");
      assertThat(post(reader, "/rename", "speaker=1&name=Ann").statusCode()).isEqualTo(403);
      var renamed = post(reader, "/rename", rename + "name=Bob+Lee&why=his+page&by=Eve");
      assertThat(header(renamed, "Location")).isEqualTo(bo);
      assertThat(reader.page(bo).select("h1").text()).isEqualTo("Bob Lee");

      var merge = fields(reader.page(ana).expectFirst("form[action=/merge]"));
      assertThat(post(reader, "/merge", merge).statusCode()).isEqualTo(400);
      assertThat(post(reader, "/merge", merge + "into=Zed").body()).contains("nobody else");
      assertThat(post(reader, "/merge", merge + "into=Lee").body()).contains("several speakers");
      assertThat(post(reader, "/merge", merge + "into=Ana+Ruiz").statusCode()).isEqualTo(400);
      assertThat(post(reader, "/merge", "speaker=1&into=2").statusCode()).isEqualTo(403);
      var merged = post(reader, "/merge", merge + "into=bob+lee");
      assertThat(header(merged, "Location")).isEqualTo(bo);
      assertThat(reader.page(bo).select(".line")).hasSize(2);

      var all = reader.page("/corrections").select(".corrections > li");
      assertThat(all.select(".what").eachText())
          .containsExactly(
              "Ana Ruiz is Bo Lee",
              "Bo Lee is called Bob Lee",
              "Leeds is New Leeds, US: the ferry to Leeds was late");
      assertThat(all.get(1).text()).contains("Eve", "his page");
      assertThat(reader.page(all.get(1).select("a").attr("href")).select("table.list").text())
          .contains("Bob Lee");
      assertThat(reader.page(all.get(2).select("a").attr("href")).select(".line")).hasSize(1);
      var first = json(reader.get("/api/corrections?limit=2"));
      assertThat(first.at("/corrections/1/correction/why").asText()).isEqualTo("his page");
      var rest = json(reader.get("/api/corrections?limit=2&before=" + first.get("next").asInt()));
      assertThat(rest.get("corrections")).hasSize(1);
      assertThat(rest.get("next").isNull()).isTrue();
      assertThat(reader.get("/api/corrections?format=lines").body().lines()).hasSize(3);

      var undo = fields(all.expectFirst("form[action=/undo]"));
      assertThat(post(reader, "/undo", undo.replaceAll("form=[^&]*", "form=x")).statusCode())
          .isEqualTo(403);
      assertThat(header(post(reader, "/undo", undo), "Location")).isEqualTo("/corrections");
      assertThat(reader.page("/corrections").select("del").text()).isEqualTo("Ana Ruiz is Bo Lee");
      assertThat(reader.page(ana).select(".line")).hasSize(1);
    }
    try (var closed = WebServer.start(new WebSettings(own, "127.0.0.1", 0, null, true));
        var reader = new Visitor(closed.address())) {
      for (var path : Set.of("/corrections", "/speaker/1", "/article/1")) {
        assertThat(reader.page(path).select("form[method=post]")).as(path).isEmpty();
      }
      assertThat(reader.page("/corrections").select(".what")).hasSize(3);
      for (var path : Set.of("/rename", "/merge", "/correct", "/undo")) {
        assertThat(post(reader, path, "speaker=1&name=A&into=2").statusCode()).isEqualTo(403);
      }
    }
  }

  /** Returns what a form sends of itself. */
  private static String fields(org.jsoup.nodes.Element form) {
    var hidden = new StringBuilder();
    form.select("input[type=hidden]")
        .forEach(it -> hidden.append(it.attr("name")).append('=').append(it.val()).append('&'));
    return hidden.toString();
  }

  private static HttpResponse<String> post(Visitor visitor, String path, String fields) {
    return visitor.post(
        path, "application/x-www-form-urlencoded", fields.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void aFormMayNotBeTooLarge() {
    var answer = visitor.upload("/api/articles", visitor.form(), "a.txt", new byte[(32 << 20) + 1]);
    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(header(answer, "Content-Type")).startsWith("application/problem+json");
  }

  @Test
  void onlyItsOwnNamesAreAnswered() throws Exception {
    // HttpClient sends no other Host; so this is written by hand
    try (var socket = new java.net.Socket("127.0.0.1", server.address().getPort())) {
      socket.setSoTimeout(20_000);
      socket
          .getOutputStream()
          .write(
              "GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"
                  .getBytes(StandardCharsets.US_ASCII));
      var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(answer).startsWith("HTTP/1.1 421").doesNotContain("Maarten");
    }
    assertThat(
            new Visitor(java.net.URI.create("http://localhost:" + server.address().getPort() + "/"))
                .get("/")
                .statusCode())
        .isEqualTo(200);
  }

  @Test
  void aTokenIsAskedFor() throws Exception {
    var token = "correct horse battery";
    try (var guarded = WebServer.start(new WebSettings(file, "127.0.0.1", 0, token, true));
        var stranger = new Visitor(guarded.address())) {
      var turned = stranger.get("/");
      assertThat(turned.statusCode()).isEqualTo(303);
      assertThat(header(turned, "Location")).isEqualTo("/sign-in");
      var api = stranger.get("/api/record");
      assertThat(api.statusCode()).isEqualTo(401);
      assertThat(header(api, "Content-Type")).startsWith("application/problem+json");
      assertThat(stranger.get("/api/record", "Authorization", "Bearer wrong").statusCode())
          .isEqualTo(401);
      assertThat(stranger.get("/api/record", "Authorization", "Bearer " + token).statusCode())
          .isEqualTo(200);
      assertThat(stranger.get("/sign-in").statusCode()).isEqualTo(200);
      assertThat(stranger.get(Assets.link("app.css")).statusCode()).isEqualTo(200);
      var wrong = signIn(stranger, "wrong");
      assertThat(wrong.statusCode()).isEqualTo(401);
      assertThat(wrong.body()).contains("That is not the token");
      var right = signIn(stranger, token);
      assertThat(right.statusCode()).isEqualTo(303);
      var cookie = header(right, "Set-Cookie");
      assertThat(cookie).contains("HttpOnly", "SameSite=Strict").doesNotContain(token);
      var known = stranger.get("/", "Cookie", cookie.substring(0, cookie.indexOf(';')));
      assertThat(known.statusCode()).isEqualTo(200);
      assertThat(known.body()).doesNotContain("action=\"/keep\""); // read only
      var brought =
          stranger.upload(
              "/keep", "", "a.txt", new byte[] {'a'}, "Authorization", "Bearer " + token);
      assertThat(brought.statusCode()).isEqualTo(403);
      for (int i = 0; i < 10; i++) {
        signIn(stranger, "wrong " + i);
      }
      assertThat(signIn(stranger, token).statusCode()).isEqualTo(429);
    }
  }

  private static HttpResponse<String> signIn(Visitor visitor, String token) {
    return visitor.post(
        "/sign-in",
        "application/x-www-form-urlencoded",
        ("token=" + Links.encoded(token)).getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void othersReachItOnlyWithAToken() {
    assertThatThrownBy(() -> new WebSettings(file, "0.0.0.0", 0, null, false))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("--token-file");
    assertThatThrownBy(() -> new WebSettings(file, "127.0.0.1", 0, "short", false))
        .hasMessageContaining("16 characters");
    assertThatThrownBy(() -> new WebSettings(file, "127.0.0.1", 70_000, null, false))
        .hasMessageContaining("not a port");
  }

  @Test
  void theDescriptionIsThatOfTheRoutes() {
    var description = json(visitor.get("/api/openapi.json"));
    assertThat(description.get("openapi").asText()).isEqualTo("3.1.0");
    var ids = new HashSet<String>();
    for (var path : description.get("paths").properties()) {
      for (var operation : path.getValue().properties()) {
        assertThat(ids.add(operation.getValue().get("operationId").asText())).isTrue();
        if (operation.getKey().equals("get")) {
          var types = operation.getValue().at("/responses/200/content");
          for (var type : types.properties()) {
            answersAsDescribed(description, path.getKey(), type.getKey());
          }
        }
      }
    }
    assertThat(ids).hasSizeGreaterThan(10);
  }

  private static void answersAsDescribed(JsonNode description, String path, String type) {
    var format =
        switch (type) {
          case "text/csv" -> "?format=csv";
          case "application/atom+xml" -> "?format=atom";
          case "application/jsonl" -> "?format=lines";
          default -> "";
        };
    var answer = visitor.get(path.replace("{article}", "1").replace("{speaker}", "1") + format);
    assertThat(answer.statusCode()).as(path).isEqualTo(200);
    assertThat(header(answer, "Content-Type")).startsWith(type);
    if (type.equals("application/json")) {
      var shape =
          description
              .at(
                  "/paths/"
                      + path.replace("~", "~0").replace("/", "~1")
                      + "/get/responses/200/content/application~1json/schema/$ref")
              .asText();
      var schema = description.at(shape.substring(1));
      var body = json(answer);
      for (var field : schema.get("required")) {
        assertThat(body.has(field.asText())).as(path + " " + field).isTrue();
      }
      assertThat(body.size()).as(path).isEqualTo(schema.get("properties").size());
    }
  }

  @Test
  void pagesThroughEverythingOnce() {
    var seen = new HashSet<Integer>();
    String next = null;
    int pages = 0;
    do {
      var answer =
          json(
              visitor.get(
                  "/api/statements?copies=1&limit=7" + (next == null ? "" : "&page=" + next)));
      for (var hit : answer.get("hits")) {
        assertThat(seen.add(hit.get("id").asInt())).isTrue();
      }
      next = answer.get("next").isNull() ? null : answer.get("next").asText();
      pages++;
    } while (next != null);
    assertThat(pages).isGreaterThan(3);
    assertThat(seen).hasSize(json(visitor.get("/api/record")).get("statements").asInt());
    var first = json(visitor.get("/api/articles?limit=2"));
    var second = json(visitor.get("/api/articles?limit=10&before=" + first.get("next").asInt()));
    assertThat(first.get("articles").size() + second.get("articles").size()).isEqualTo(7);
  }

  @Test
  void aRecordThatIsNoneIsRefused() throws Exception {
    var other = folder.resolve("other.db");
    java.nio.file.Files.writeString(
        other, "This is no record at all, but a text of some length.\n".repeat(20));
    assertThatThrownBy(() -> WebServer.start(new WebSettings(other, "127.0.0.1", 0, null, false)))
        .hasMessageContaining("not a record");
    assertThatThrownBy(() ->
            WebServer.start(new WebSettings(folder.resolve("gone.db"), "127.0.0.1", 0, null, true)))
        .hasMessageContaining("no such record");
    assertThatThrownBy(() ->
            WebServer.start(
                new WebSettings(file, "127.0.0.1", server.address().getPort(), null, true)))
        .hasMessageContaining("cannot listen there");
  }

  private static int articleOf(String url) {
    for (var article : json(visitor.get("/api/articles")).get("articles")) {
      if (article.get("url").asText().equals(url)) {
        return article.get("version").asInt();
      }
    }
    throw new AssertionError("not on record: " + url);
  }

  private static JsonNode json(HttpResponse<String> answer) {
    try {
      return JSON.readTree(answer.body());
    } catch (java.io.IOException e) {
      throw new AssertionError(answer.body(), e);
    }
  }

  private static String header(HttpResponse<?> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }
}
