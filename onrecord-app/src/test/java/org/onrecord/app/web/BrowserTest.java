package org.onrecord.app.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.onrecord.OnRecord;
import org.onrecord.article.Days;
import org.onrecord.keep.Correction;
import org.onrecord.statement.Speaker;

/**
 * The pages in a real browser: Chromium, where there is one. {@code ONRECORD_BROWSER=required}, as
 * CI sets it, fails where there is none. Pictures of all pages go to {@code target/screenshots}.
 */
@Timeout(600)
class BrowserTest {
  private static final Path PICTURES = Path.of("target/screenshots");
  private static final String SERIOUS =
      """
      async () => (await axe.run(document, {resultTypes: ['violations']})).violations
        .filter(it => it.impact === 'serious' || it.impact === 'critical')
        .map(it => it.id + ': ' + it.help + ' ' + it.nodes.map(n => n.html).slice(0, 3).join(' | '))
      """;

  private static final String TOO_WIDE =
      """
      () => document.documentElement.scrollWidth <= innerWidth ? []
        : [...document.querySelectorAll('body *')]
          .filter(it => it.getBoundingClientRect().right > innerWidth)
          .map(it => it.outerHTML.slice(0, 80))
      """;

  @TempDir static Path folder;

  private static Playwright playwright;
  private static Browser browser;
  private static WebServer server;
  private static Map<String, String> pages;

  private final List<String> trouble = new ArrayList<>();
  private final List<BrowserContext> open = new ArrayList<>();

  @BeforeAll
  static void start() throws Exception {
    var chromium =
        Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
            .map(Path::of)
            .filter(Files::isExecutable)
            .findFirst();
    if (chromium.isEmpty()) {
      assertThat("required".equals(System.getenv("ONRECORD_BROWSER")))
          .as("no Chromium: apt-get install chromium")
          .isFalse();
      assumeTrue(false, "no Chromium: apt-get install chromium");
    }
    var file = Examples.keep(folder);
    Files.copy(file, folder.resolve("own.db"));
    putRight(file);
    server = WebServer.start(new WebSettings(file, "127.0.0.1", 0, null, false));
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(chromium.orElseThrow())
                    .setArgs(List.of("--no-sandbox")));
    try (var visitor = new Visitor(server.address())) {
      pages = new LinkedHashMap<>();
      pages.put("start", "/");
      pages.put("search", "/search?q=truce");
      pages.put("search-wrong", "/search?q=%28truce");
      pages.put("search-nothing", "/search?q=zebra");
      pages.put("article", article(visitor, "Norland Ready"));
      pages.put("article-short", article(visitor, "Alder Toll"));
      pages.put("articles", "/articles");
      pages.put("speakers", "/speakers");
      pages.put("speaker", visitor.page("/speakers?name=Lund").select("table.list a").attr("href"));
      pages.put("figures", "/figures?metric=killed");
      pages.put("corrections", "/corrections");
      pages.put("sign-in", "/sign-in");
      pages.put("problem", "/nix");
    }
  }

  private static void putRight(Path file) throws IOException {
    try (var record = OnRecord.open(file)) {
      var hit = record.search("speaker:Lund").findFirst().orElseThrow();
      var about = record.statement(hit.id());
      var why = "the date line of the paper is a day late";
      record.correct(new Correction.SetDay(about, Days.parse("2025-06-05")), "Eve", why);
      var speaker = new Speaker(Speaker.Kind.PERSON, "Petra Lunt", null);
      var wrong = record.correct(new Correction.SetSpeaker(about, speaker), "Bo", null);
      record.undo(wrong.number());
    }
  }

  private static String article(Visitor visitor, String title) {
    return visitor.page("/articles").select("a:containsOwn(" + title + ")").attr("href");
  }

  @AfterAll
  static void stop() throws IOException {
    if (playwright != null) {
      playwright.close();
    }
    if (server != null) {
      server.close();
    }
  }

  @AfterEach
  void nothingWentWrong() {
    open.forEach(BrowserContext::close);
    assertThat(trouble).isEmpty();
  }

  /** Returns a page in a window of its own, which notes what goes wrong in it. */
  private Page page(Browser.NewContextOptions options) {
    var context = browser.newContext(options);
    context.setDefaultTimeout(30_000);
    open.add(context);
    var page = context.newPage();
    page.onPageError(error -> trouble.add("error: " + error));
    page.onDialog(dialog -> {
      trouble.add("dialog: " + dialog.message());
      dialog.dismiss();
    });
    page.onConsoleMessage(message -> {
      boolean isExpected = message.text().contains("status of 4"); // pages that tell a mistake
      if (message.type().equals("error") && !isExpected) {
        trouble.add("console: " + message.text());
      }
    });
    page.onRequest(request -> {
      if (!request.url().startsWith(server.address().toString())) {
        trouble.add("asked for: " + request.url());
      }
    });
    return page;
  }

  private Page page() {
    return page(new Browser.NewContextOptions().setLocale("en-GB").setViewportSize(1280, 900));
  }

  private static String at(String path) {
    return server.address().resolve(path).toString();
  }

  private static String at(String name, String fragment) {
    return at(path(name)) + fragment;
  }

  private static String path(String name) {
    return java.util.Objects.requireNonNull(pages.get(name), name);
  }

  @Test
  void everyPageIsGoodForEverybodyInLightAndDark() throws Exception {
    String axe;
    try (var in = BrowserTest.class.getResourceAsStream("/axe.min.js")) {
      axe = new String(java.util.Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    }
    var found = new ArrayList<String>();
    for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      var page = page(new Browser.NewContextOptions().setColorScheme(scheme).setLocale("en-GB"));
      for (var each : pages.entrySet()) {
        page.navigate(at(each.getValue()));
        page.evaluate("() => document.querySelectorAll('details').forEach(it => it.open = true)");
        page.evaluate(axe);
        if (page.evaluate(SERIOUS) instanceof List<?> violations) {
          violations.forEach(it -> found.add(each.getKey() + " " + scheme + " " + it));
        }
      }
    }
    assertThat(found).isEmpty();
  }

  @Test
  void picturesOfEveryPage() throws Exception {
    Files.createDirectories(PICTURES);
    picture("light", new Browser.NewContextOptions().setViewportSize(1280, 900));
    picture(
        "dark",
        new Browser.NewContextOptions()
            .setColorScheme(ColorScheme.DARK)
            .setViewportSize(1280, 900));
    picture("narrow", new Browser.NewContextOptions().setViewportSize(360, 780));
  }

  private void picture(String look, Browser.NewContextOptions options) {
    var page = page(options.setLocale("en-GB"));
    for (var each : pages.entrySet()) {
      page.navigate(at(each.getValue()));
      if (page.locator("[data-chart]").count() > 0) {
        assertThat(page.locator("[data-chart] canvas").first()).isVisible();
      }
      fits(page, each.getKey() + " in a " + look + " window");
      screenshot(page, each.getKey() + "-" + look);
      if (page.locator("details.wrong").count() > 0) {
        page.locator("details.wrong > summary").first().click();
        fits(page, each.getKey() + " in a " + look + " window when it is put right");
        screenshot(page, each.getKey() + "-wrong-" + look);
      }
    }
    if (look.equals("light")) {
      page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
      page.navigate(at(path("article")));
      page.screenshot(
          new Page.ScreenshotOptions()
              .setFullPage(true)
              .setPath(PICTURES.resolve("article-print.png")));
    }
  }

  private static void fits(Page page, String what) {
    assertThat(page.evaluate(TOO_WIDE)).as(what).isEqualTo(List.of());
  }

  private static void screenshot(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions().setFullPage(true).setPath(PICTURES.resolve(name + ".png")));
  }

  @Test
  void theKeyboardAlonePutsRightAndTakesBack() throws Exception {
    var own = new WebSettings(folder.resolve("own.db"), "127.0.0.1", 0, null, false);
    try (var changing = WebServer.start(own)) {
      var context = browser.newContext(new Browser.NewContextOptions().setJavaScriptEnabled(false));
      open.add(context);
      var page = context.newPage();
      page.navigate(changing.address().resolve("/speakers?name=Lund").toString());
      page.locator("table.list a").first().click();
      var summary = page.locator(".wrong > summary");
      summary.focus();
      page.keyboard().press("Enter");
      assertThat(page.locator("#rename")).isVisible();
      page.keyboard().press("Tab");
      page.keyboard().type("Dr Petra Lund");
      page.keyboard().press("Tab");
      page.keyboard().type("as her office writes it");
      page.keyboard().press("Enter");
      assertThat(page.locator("h1")).hasText("Dr Petra Lund");
      page.locator("nav a[href='/corrections']").focus();
      page.keyboard().press("Enter");
      assertThat(page.locator(".corrections li")).hasCount(1);
      assertThat(page.locator(".corrections")).containsText("as her office writes it");
      page.locator(".corrections button").focus();
      page.keyboard().press("Enter");
      assertThat(page.locator(".corrections del")).hasCount(1);
      assertThat(page.locator(".corrections button")).hasCount(0);
    }
  }

  @Test
  void theKeyboardAloneLeadsToTheEvidence() {
    var page = page();
    page.navigate(at("/"));
    page.keyboard().press("Tab");
    assertThat(page.locator(".skip")).isFocused();
    page.keyboard().press("Enter");
    assertThat(page.locator("main")).isFocused();
    page.keyboard().press("/");
    assertThat(page.locator("#q")).isFocused();
    page.keyboard().type("speaker:Lund");
    page.keyboard().press("Enter");
    assertThat(page.locator(".found")).containsText("statement");
    tabTo(page, page.locator(".line .facts a").first());
    page.keyboard().press("Enter");
    assertThat(page).hasURL(Pattern.compile(".*/article/\\d+#s\\d+$"));
    page.keyboard().press("j");
    var card = page.locator(".card:focus");
    assertThat(card).hasCount(1);
    assertThat(page.locator(".said .on").first()).isVisible();
    tabTo(page, card.locator("summary").or(page.locator(".card summary")).first());
    page.keyboard().press("Enter");
    assertThat(page.locator(".card details[open] .reasons").first()).isVisible();
  }

  private static void tabTo(Page page, Locator wanted) {
    for (int i = 0; i < 120; i++) {
      if (Boolean.TRUE.equals(wanted.evaluate("it => it === document.activeElement"))) {
        assertThat((String) wanted.evaluate("it => getComputedStyle(it).outlineStyle"))
            .as("a focus that is seen")
            .isEqualTo("solid");
        return;
      }
      page.keyboard().press("Tab");
    }
    throw new AssertionError("the Tab key never comes to " + wanted);
  }

  @Test
  void thePointerShowsWhichWordsACardIsAbout() {
    var page = page();
    page.navigate(at(path("article")));
    page.locator("#s4").hover();
    assertThat(page.locator(".said [data-s~=s4].on").first()).isVisible();
    page.locator(".said .in1[data-s~=s2]").first().hover();
    assertThat(page.locator("#s2")).hasClass(Pattern.compile(".*\\bon\\b.*"));
    assertThat(page.locator("#s4")).not().hasClass(Pattern.compile(".*\\bon\\b.*"));
  }

  @Test
  void withoutScriptsEverythingButTheChartIsThere() {
    var page = page(new Browser.NewContextOptions().setJavaScriptEnabled(false).setLocale("en-GB"));
    for (var each : pages.entrySet()) {
      page.navigate(at(each.getValue()));
      assertThat(page.locator("h1")).hasCount(1);
    }
    page.navigate(at("/"));
    page.locator("#q").fill("truce");
    page.locator("form.find button").click();
    assertThat(page.locator(".line mark").first()).hasText("truce");
    page.locator(".facets a").first().click();
    assertThat(page.locator(".chips li")).hasCount(1);
    page.navigate(at("/search"));
    page.locator("#more a").click();
    assertThat(page).hasURL(Pattern.compile(".*page=.*"));
    page.navigate(at("/figures?metric=killed"));
    assertThat(page.locator(".ledger tbody tr").first()).isVisible();
    page.navigate(at(path("article")));
    page.locator(".said a.n").first().click();
    assertThat(page).hasURL(Pattern.compile(".*#s\\d+$"));
  }

  @Test
  void moreIsAddedInPlace() {
    var page = page();
    page.navigate(at("/search?copies=1"));
    int before = page.locator(".line").count();
    page.locator("#more a").click();
    assertThat(page.locator(".line").nth(before)).isVisible();
    assertThat(page).hasURL(Pattern.compile(".*/search\\?copies=1$"));
  }

  @Test
  void theChartSaysWhoGaveWhichNumber() {
    var page = page();
    page.navigate(at("/figures?metric=killed&of=people"));
    var chart = page.locator("[data-chart]").first();
    assertThat(chart.locator("canvas")).isVisible();
    var rows = page.locator(".ledger tbody tr[data-day]");
    assertThat(rows.count()).isGreaterThan(2);
    var plot = chart.locator(".u-over");
    var box = plot.boundingBox();
    for (int x = 5; x < box.width && chart.locator(".tip:visible").count() == 0; x += 12) {
      for (int y = 5; y < box.height && chart.locator(".tip:visible").count() == 0; y += 25) {
        page.mouse().move(box.x + x, box.y + y);
      }
    }
    assertThat(chart.locator(".tip")).containsText("“");
  }

  @Test
  void daysAreWrittenAsTheReaderDoes() {
    var page = page(new Browser.NewContextOptions().setLocale("de-DE"));
    page.navigate(at("/articles"));
    assertThat(page.locator("time").first())
        .hasText(Pattern.compile("\\d+\\. (Juni|März|Mai) 2025"));
  }

  @Test
  void whoWantsNoMotionGetsNone() {
    var page = page(new Browser.NewContextOptions().setReducedMotion(ReducedMotion.REDUCE));
    page.navigate(at(path("article")));
    assertThat(page.evaluate("() => getComputedStyle(document.documentElement).scrollBehavior"))
        .isEqualTo("auto");
    assertThat(
            page.evaluate(
                "() => getComputedStyle(document.querySelector('.card')).transitionDuration"))
        .isEqualTo("0s");
  }

  @Test
  void filesAreDroppedIntoAnEmptyRecord() throws Exception {
    try (var empty =
        WebServer.start(new WebSettings(folder.resolve("empty.db"), "127.0.0.1", 0, null, false))) {
      var context = browser.newContext(new Browser.NewContextOptions().setLocale("en-GB"));
      open.add(context);
      var page = context.newPage();
      page.navigate(empty.address().toString());
      assertThat(page.locator(".empty h2")).hasText("This record is empty");
      page.screenshot(
          new Page.ScreenshotOptions()
              .setFullPage(true)
              .setPath(Files.createDirectories(PICTURES).resolve("empty-light.png")));
      var files =
          page.evaluateHandle(
              """
              text => {
                const files = new DataTransfer();
                files.items.add(new File([text], 'council.txt', {type: 'text/plain'}));
                return files;
              }
              """,
              Files.readString(Path.of("../examples/council-vote.txt")));
      page.dispatchEvent("[data-drop]", "drop", Map.of("dataTransfer", files));
      assertThat(page.locator("h1")).hasText("What became of the files");
      assertThat(page.locator("tbody")).containsText("added");
      page.screenshot(
          new Page.ScreenshotOptions()
              .setFullPage(true)
              .setPath(PICTURES.resolve("kept-light.png")));
      page.navigate(empty.address().toString());
      assertThat(page.locator(".totals")).containsText("1 article");
    }
  }

  @Test
  void hostileArticlesDoNothing() throws Exception {
    var file = HostileArticles.keep(folder);
    try (var hostile = WebServer.start(new WebSettings(file, "127.0.0.1", 0, null, true))) {
      var context = browser.newContext();
      open.add(context);
      var page = context.newPage();
      page.onDialog(dialog -> {
        trouble.add("dialog: " + dialog.message());
        dialog.dismiss();
      });
      page.onConsoleMessage(message -> {
        if (message.type().equals("error")) {
          trouble.add(page.url() + " " + message.text());
        }
      });
      page.onRequest(request -> {
        // Chromium may ask late for the icon of the page before, which is of the other server
        if (Stream.of(hostile, server)
            .noneMatch(own -> request.url().startsWith(own.address().toString()))) {
          trouble.add("asked for " + request.url());
        }
      });
      var paths = new ArrayList<>(List.of("/", "/search", "/speakers", "/figures", "/articles"));
      for (int i = 1; i <= HostileArticles.WORDS.size(); i++) {
        paths.add("/article/" + i);
        paths.add("/article/" + (HostileArticles.WORDS.size() + i)); // came through a feed
        paths.add("/corrections?before=" + (5 * i + 1));
      }
      for (var path : paths) {
        page.navigate(hostile.address().resolve(path).toString());
        page.evaluate(
            "() => document.querySelectorAll('.card, .said span, .line').forEach(it =>"
                + " it.dispatchEvent(new PointerEvent('pointerover', {bubbles: true})))");
      }
    }
  }
}
