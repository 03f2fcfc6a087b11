package org.onrecord.read;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.NodeTraversor;
import org.jspecify.annotations.Nullable;
import org.onrecord.article.Days;

/**
 * What a page says about its article outside the text: JSON-LD, OpenGraph, meta elements,
 * microdata, {@code <time>}, and the visible lines around the headline.
 */
final class PageFacts {
  private static final Pattern DATE_CLASS =
      Pattern.compile(
          "(?i)date|datum|published|pubdate|timestamp|posted|\\btime|fecha|meta|byline|info");
  private static final Pattern TITLE_CLASS =
      Pattern.compile(
          "(?i)(?:^|[-_ ])(?:(?:entry|post|article|story|news|artikel)[-_]*(?:title|headline|titel)|headline)");
  private static final Pattern AUTHOR_CLASS =
      Pattern.compile("(?i)(?:^|[-_ ])(?:author|autor|byline|vcard|by-line)(?:$|[-_ ]|name|s$)");
  private static final Pattern AUTHOR_LEAD =
      Pattern.compile(
          "(?iu)^(?:(?:written |text |posted |story )?(?:by|von|par|por|di|autor(?:in)?|author|text)\\b:?\\s*)+");
  private static final Pattern SEPARATOR = Pattern.compile("\\s+[|–—·•»«›‹:-]+\\s+|\\s*[|«»]\\s*");

  private final Map<String, String> metas = new HashMap<>();
  private final List<String> scripts = new ArrayList<>();
  private final List<String> headlines = new ArrayList<>();
  private final List<String> headings = new ArrayList<>();
  private final List<String> marked = new ArrayList<>();
  private final List<String> times = new ArrayList<>();
  private final List<String> dateLines = new ArrayList<>();
  private final List<String> authorLines = new ArrayList<>();
  private final String pageTitle;
  private @Nullable String canonical;
  private @Nullable String language;
  private @Nullable String microdataDay;
  private final LinkedData linked;

  PageFacts(Document page) {
    pageTitle = Wording.clean(page.title());
    NodeTraversor.traverse(
        (node, depth) -> {
          if (node instanceof Element element) {
            look(element);
          }
        },
        page);
    linked = LinkedData.of(scripts);
  }

  private void look(Element element) {
    switch (element.normalName()) {
      case "html" -> language = element.attr("lang");
      case "meta" -> {
        var content = Wording.clean(element.attr("content"));
        for (var key : new String[] {"property", "name", "itemprop", "http-equiv"}) {
          var name = element.attr(key).toLowerCase(Locale.ROOT);
          if (!name.isEmpty() && !content.isEmpty()) {
            metas.putIfAbsent(name, content);
          }
        }
      }
      case "link" -> {
        if (element.attr("rel").equalsIgnoreCase("canonical") && canonical == null) {
          canonical = element.attr("href");
        }
      }
      case "script" -> {
        if (element.attr("type").toLowerCase(Locale.ROOT).contains("ld+json")) {
          scripts.add(element.data());
        }
      }
      case "h1", "h2", "h3" -> {
        boolean first = element.normalName().equals("h1");
        var list = first ? headlines : headings;
        var words = list.size() < 6 ? brief(element) : "";
        if (!words.isEmpty()) {
          list.add(words);
        }
      }
      case "time" -> {
        if (times.size() < 20) {
          var day = element.attr("datetime");
          boolean main =
              element.hasAttr("pubdate") || element.attr("itemprop").contains("datePublished");
          times.add(main ? 0 : times.size(), day.isEmpty() ? brief(element) : day);
        }
      }
      default -> {}
    }
    if (element.attributesSize() == 0) {
      return;
    }
    var property = element.attr("itemprop");
    if (property.contains("datePublished") && microdataDay == null) {
      var content = element.attr("content");
      content = content.isEmpty() ? element.attr("datetime") : content;
      microdataDay = content.isEmpty() ? brief(element) : content;
    }
    var names = element.className() + " " + element.id();
    if (names.length() > 1 && names.length() < 300) {
      if (dateLines.size() < 30 && DATE_CLASS.matcher(names).find()) {
        dateLines.add(brief(element));
      }
    }
    if (marked.size() < 6
        && (property.contains("headline") || TITLE_CLASS.matcher(names).find())
        && element.normalName().length() == 2) {
      var words = brief(element);
      if (words.length() > 5) {
        marked.add(words);
      }
    }
    boolean author =
        property.equals("author")
            || element.attr("rel").equals("author")
            || (names.length() > 1 && names.length() < 200 && AUTHOR_CLASS.matcher(names).find());
    if (author && authorLines.size() < 12 && !element.normalName().equals("meta")) {
      authorLines.add(brief(element));
    }
  }

  /** Returns the element's words if they are few, else an empty string. */
  private static String brief(Element element) {
    var words = new StringBuilder();
    int[] seen = {0};
    var node = element.firstChild();
    var end = element;
    while (node != null && seen[0]++ < 60 && words.length() < 250) {
      if (node instanceof org.jsoup.nodes.TextNode text) {
        words.append(' ').append(text.text());
      }
      var next = node.childNodeSize() > 0 ? node.childNode(0) : null;
      while (next == null && node != null && node != end) {
        next = node.nextSibling();
        node = next == null ? node.parent() : node;
      }
      node = node == end ? null : next;
    }
    return words.length() >= 250 ? "" : Wording.clean(words.toString());
  }

  @Nullable String body() {
    return linked.body();
  }

  @Nullable String title() {
    var site = meta("og:site_name", "application-name");
    var og = cut(meta("og:title", "twitter:title", "dc.title"), site);
    var ld = cut(linked.headline(), site);
    var tab = cut(pageTitle, site);
    var lists = List.of(marked, headlines, headings);
    for (var list : lists) {
      for (var headline : list) {
        if (same(headline, og) || same(headline, ld) || same(headline, tab)) {
          return headline;
        }
      }
    }
    for (var list : lists) {
      for (var headline : list) {
        var loose = Wording.loose(headline);
        boolean known = alike(loose, og) || alike(loose, ld) || alike(loose, pageTitle);
        if (loose.length() > 5 && known && !isSite(headline, site) && !isHost(headline)) {
          // a kicker before the headline proper, inside the same element
          boolean kicker = og != null && og.length() > 20 && loose.endsWith(Wording.loose(og));
          return kicker ? og : headline;
        }
      }
    }
    if (marked.size() == 1) {
      return marked.get(0);
    }
    if (headlines.size() == 1
        && headlines.get(0).length() > 12
        && !isSite(headlines.get(0), site)) {
      return headlines.get(0);
    }
    if (og != null) {
      return og;
    }
    return ld != null ? ld : tab;
  }

  private static boolean same(String headline, @Nullable String other) {
    return other != null && Wording.loose(headline).equals(Wording.loose(other));
  }

  private static boolean alike(String loose, @Nullable String other) {
    if (other == null) {
      return false;
    }
    var theirs = Wording.loose(other);
    return theirs.contains(loose) || (theirs.length() > 15 && loose.contains(theirs));
  }

  private static boolean isSite(String headline, @Nullable String site) {
    return site != null && Wording.loose(headline).equals(Wording.loose(site));
  }

  /** Cuts the name of the site off a title: {@code … - The Daily Ferry}. */
  private @Nullable String cut(@Nullable String title, @Nullable String site) {
    if (title == null || title.isEmpty() || title.length() > 500) {
      return null;
    }
    var pieces = SEPARATOR.matcher(title);
    int first = -1;
    int firstEnd = -1;
    int last = -1;
    int lastEnd = -1;
    while (pieces.find()) {
      if (first < 0) {
        first = pieces.start();
        firstEnd = pieces.end();
      }
      last = pieces.start();
      lastEnd = pieces.end();
    }
    if (last <= 0) {
      return title;
    }
    var tail = title.substring(lastEnd);
    boolean bar = title.substring(last, lastEnd).contains("|");
    if (isSite(tail, site) || isHost(tail) || (bar && last > 10)) {
      return title.substring(0, last);
    }
    if (isSite(title.substring(0, first), site) || isHost(title.substring(0, first))) {
      return title.substring(firstEnd);
    }
    boolean shortTail = tail.split("\\s+").length <= 4 && last > 20 && title.equals(pageTitle);
    return shortTail ? title.substring(0, last) : title;
  }

  private boolean isHost(String words) {
    var host = Outlets.host(url());
    var loose = Wording.loose(words).replace(" ", "");
    return host != null
        && loose.length() > 2
        && host.replace("-", "").replace(".", "").contains(loose);
  }

  @Nullable Days published() {
    for (var candidate :
        new @Nullable String[] {
          linked.published(),
          meta(
              "article:published_time",
              "og:article:published_time",
              "datepublished",
              "og:published_time",
              "article:published",
              "publish-date",
              "publish_date",
              "publication_date",
              "published_at",
              "pubdate",
              "parsely-pub-date",
              "sailthru.date",
              "cxenseparse:recs:publishtime",
              "dc.date.issued",
              "dcterms.created",
              "dc.date.created",
              "dcterms.date",
              "dc.date",
              "date",
              "article.published",
              "last-modified"),
          microdataDay
        }) {
      var day = Dates.find(candidate);
      if (day != null) {
        return day;
      }
    }
    var inUrl = Dates.inUrl(url());
    if (inUrl != null) {
      return inUrl;
    }
    for (var lines : List.of(times, dateLines)) {
      for (var line : lines) {
        var day = Dates.find(line);
        if (day != null) {
          return day;
        }
      }
    }
    return Dates.find(meta("article:modified_time", "og:updated_time", "datemodified", "revised"));
  }

  Credits.Byline credits() {
    var authors = new ArrayList<String>();
    String agency = null;
    var sources = new ArrayList<String>(linked.authors());
    if (sources.isEmpty()) {
      var named =
          meta(
              "author",
              "article:author",
              "dc.creator",
              "dcterms.creator",
              "parsely-author",
              "sailthru.author",
              "byl");
      if (named != null && !named.startsWith("http") && !isSite(named, meta("og:site_name"))) {
        sources.add(named);
      }
    }
    if (sources.isEmpty()) {
      for (var line : authorLines) {
        if (line.length() > 2 && line.length() < 80) {
          sources.add(line);
          break;
        }
      }
    }
    for (var source : sources) {
      var byline = Credits.names(AUTHOR_LEAD.matcher(source).replaceFirst(""));
      byline.authors().stream().filter(a -> !authors.contains(a)).forEach(authors::add);
      agency = agency == null ? byline.agency() : agency;
    }
    return new Credits.Byline(authors, agency);
  }

  @Nullable String outlet() {
    var known = Outlets.at(url());
    if (known != null) {
      return known;
    }
    var site = meta("og:site_name");
    return site != null ? site : linked.publisher();
  }

  @Nullable String url() {
    for (var address : new @Nullable String[] {canonical, meta("og:url", "twitter:url")}) {
      if (address != null && address.startsWith("http")) {
        return address;
      }
    }
    return null;
  }

  /** Returns the two-letter code of the language the page declares, or null. */
  @Nullable String language() {
    for (var tag :
        new @Nullable String[] {
          language, linked.language(), meta("og:locale", "content-language")
        }) {
      if (tag != null && tag.matches("[A-Za-z]{2}(?:[-_].{0,20})?")) {
        return tag.substring(0, 2).toLowerCase(Locale.ROOT);
      }
    }
    return null;
  }

  private @Nullable String meta(String... names) {
    for (var name : names) {
      var content = metas.get(name);
      if (content != null) {
        return content;
      }
    }
    return null;
  }
}
