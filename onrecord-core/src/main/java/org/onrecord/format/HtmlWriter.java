package org.onrecord.format;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.onrecord.article.Article;
import org.onrecord.article.Passage;
import org.onrecord.article.Span;
import org.onrecord.statement.Attribution;
import org.onrecord.statement.Findings;

/**
 * Writes findings as a page that needs nothing beside itself, neither network nor script: the
 * article with source, cue and content marked, the statements beside the words they were read from,
 * links both ways; light and dark, for wide and narrow windows and for paper.
 *
 * <pre>{@code
 * Files.writeString(file, new HtmlWriter().page(findings));
 * }</pre>
 *
 * <p>All text is escaped, and the page's content security policy forbids it to load or run
 * anything. Several articles make one page: {@link #open}, each {@link #article}, {@link #close}.
 * Thread-safe.
 */
public final class HtmlWriter {
  private static final String STYLE =
      """
      :root { --paper: #fcfbf8; --ink: #1c1d20; --soft: #66645f; --rule: #dedad1; --card: #fff;
        --tint: 255, 205, 80; --source: #0a4f94; --cue: #a02f17; --doubt: #8a5a00; }
      @media (prefers-color-scheme: dark) { :root { --paper: #15171a; --ink: #e4e1da; --soft: #9c998f;
        --rule: #34373d; --card: #1d2025; --tint: 222, 170, 60; --source: #8fbdf5; --cue: #f39c84;
        --doubt: #e0b25c; } }
      * { box-sizing: border-box; }
      html { scroll-padding-top: 30vh; }
      body { margin: 0; background: var(--paper); color: var(--ink);
        font: 1.06rem/1.6 Charter, "Bitstream Charter", "Iowan Old Style", Georgia, serif; }
      article { max-width: 74rem; margin: 0 auto; padding: 2rem 1.5rem 3rem; }
      article + article { border-top: 3px double var(--rule); }
      .about, .notes, .facts, .legend, footer { font: .84rem/1.45 system-ui, "Segoe UI", Roboto,
        "Noto Sans", sans-serif; }
      .about, .legend, footer { color: var(--soft); }
      .about p { margin: 0 0 .3rem; }
      .about a { overflow-wrap: anywhere; }
      .warning { color: var(--doubt); }
      .legend { border-bottom: 1px solid var(--rule); margin: .6rem 0 1.4rem; padding-bottom: .8rem; }
      .legend span { margin-right: .9rem; } .legend .in1 { color: var(--ink); }
      .row { display: grid; grid-template-columns: minmax(0, 38rem) minmax(16rem, 1fr);
        column-gap: 2.5rem; align-items: start; }
      .said { white-space: pre-line; overflow-wrap: anywhere; }
      .said > * { margin: 0 0 1rem; }
      h1 { font-size: 1.9rem; line-height: 1.2; }
      h2 { font-size: 1.2rem; line-height: 1.3; }
      .byline, .dateline, .caption { color: var(--soft); font-size: .92rem; }
      .caption { border-left: 3px solid var(--rule); padding-left: .8rem; }
      .standfirst { font-size: 1.15rem; }
      .item::before { content: "• "; }
      blockquote { border-left: 3px solid var(--rule); padding-left: 1rem; }
      .correction { border: 1px solid var(--rule); padding: .5rem .8rem; }
      .in1 { background: rgba(var(--tint), .26); }
      .in2 { background: rgba(var(--tint), .46); }
      .in3 { background: rgba(var(--tint), .68); }
      .source { color: var(--source); font-weight: 600; }
      .cue { color: var(--cue); font-style: italic; text-decoration: underline;
        text-decoration-thickness: 1px; text-underline-offset: .18em; }
      a { color: var(--source); }
      .n { font: 600 .68rem/1 system-ui, sans-serif; font-style: normal; text-decoration: none;
        color: var(--paper); background: var(--source); border-radius: .6rem; padding: .1rem .36rem;
        vertical-align: .18em; margin-right: .18rem; white-space: nowrap; display: inline-block; }
      .n:target, .n:focus { outline: 3px solid var(--cue); outline-offset: 1px; }
      .at:target::before { content: "▸"; color: var(--cue); }
      .card { background: var(--card); border: 1px solid var(--rule); border-left: 3px solid
        var(--source); border-radius: 3px; padding: .45rem .7rem; margin: 0 0 .6rem; }
      .card:target { border-color: var(--cue); box-shadow: 0 0 0 2px var(--cue); }
      .card p { margin: 0; }
      .card .n { margin-right: .4rem; }
      .card .how { color: var(--soft); }
      .deep1 { margin-left: 1rem; }
      .deep2 { margin-left: 2rem; }
      .open { border-left-style: dashed; }
      .open .note, .doubt { color: var(--doubt); }
      .facts { border-top: 1px solid var(--rule); margin-top: 1rem; display: grid;
        grid-template-columns: repeat(auto-fit, minmax(17rem, 1fr)); column-gap: 2.5rem; }
      .facts h2 { font-size: .95rem; margin: 1rem 0 .3rem; }
      .facts ul { margin: 0; padding: 0; list-style: none; }
      .facts li { padding: .2rem 0; border-bottom: 1px solid var(--rule); }
      footer { max-width: 74rem; margin: 0 auto; padding: 0 1.5rem 2rem; overflow-wrap: anywhere; }
      @media (max-width: 52rem) { article { padding: 1.2rem 1rem 2rem; } footer { padding: 0 1rem 1rem; }
        .row { display: block; } .notes { margin: -.3rem 0 1.1rem .8rem; } h1 { font-size: 1.5rem; } }
      @media print { :root { --paper: #fff; --ink: #000; --soft: #444; --rule: #bbb; --card: #fff;
        --tint: 255, 205, 80; --source: #0a4f94; --cue: #a02f17; --doubt: #6b4600; }
        body { font-size: 10pt; } article { padding: 0; max-width: none; }
        .row { display: grid; grid-template-columns: minmax(0, 3fr) minmax(0, 2fr); column-gap: 1.2rem; }
        .notes { margin: 0; } .card { break-inside: avoid; } h1, h2 { break-after: avoid; }
        .in1, .in2, .in3, .n { -webkit-print-color-adjust: exact; print-color-adjust: exact; } }
      """;

  /** Returns a page about one article. */
  public String page(Findings findings) {
    var title = findings.article().title();
    return open(title == null ? "OnRecord" : title) + article(findings, 1) + close();
  }

  /** Returns a page up to its first article. */
  public String open(String title) {
    return """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <meta name="referrer" content="no-referrer">
    <title>\
    """
        + escape(Printable.oneLine(title))
        + "</title>\n<style>\n"
        + STYLE
        + "</style>\n</head>\n<body>\n";
  }

  /**
   * Returns one article's part of a page.
   *
   * @param number tells its anchors from those of the page's other articles
   */
  public String article(Findings findings, int number) {
    return new Part(findings, "a" + number + "-").toString();
  }

  /** Returns the end of a page. */
  public String close() {
    return "</body>\n</html>\n";
  }

  private static final class Part {
    private final Findings findings;
    private final Article article;
    private final String text;
    private final String prefix;
    private final StringBuilder out = new StringBuilder();
    private final Map<String, Attribution> byId = new HashMap<>();

    /** What to put into the text at a place, in reading order. */
    private final List<Anchor> anchors = new ArrayList<>();

    private int anchor;
    private final MarkedText marked;

    private record Anchor(int at, String html) {}

    Part(Findings findings, String prefix) {
      this.findings = findings;
      this.article = findings.article();
      this.text = article.text();
      this.prefix = prefix;
      for (var attribution : findings.attributions()) {
        byId.put(attribution.statement().id(), attribution);
      }
      collectAnchors();
      marked = MarkedText.of(findings, anchors.stream().map(Anchor::at).toList());
      everything();
    }

    @Override
    public String toString() {
      return out.toString();
    }

    private void collectAnchors() {
      for (var attribution : findings.attributions()) {
        var statement = attribution.statement();
        String id = statement.id();
        anchors.add(
            new Anchor(
                statement.content().getFirst().start(),
                "<a class=\"n\" id=\"%s\" href=\"#%s\">%s</a>"
                    .formatted(id("t-" + id), id(id), escape(id))));
        var named = Resolutions.namedElsewhere(attribution);
        if (named != null) {
          place(named, "e-" + id);
        }
      }
      findings.figures().forEach(it -> place(it.span(), "t-" + it.id()));
      for (int i = 0; i < findings.places().size(); i++) {
        place(findings.places().get(i).span(), "t-p" + i);
      }
      for (int i = 0; i < findings.times().size(); i++) {
        place(findings.times().get(i).span(), "t-d" + i);
      }
      anchors.sort(Comparator.comparingInt(Anchor::at));
    }

    private void place(Span span, String id) {
      anchors.add(new Anchor(span.start(), "<span class=\"at\" id=\"" + id(id) + "\"></span>"));
    }

    private String id(String id) {
      return prefix + escape(id);
    }

    private void everything() {
      var language = article.language();
      out.append("<article");
      if (language != null) {
        out.append(" lang=\"").append(escape(language)).append('"');
      }
      out.append(">\n");
      about();
      var rows = MarkedText.passages(article);
      int statement = 0;
      var attributions =
          findings.attributions().stream()
              .sorted(Comparator.comparing(it -> it.statement().content().getFirst()))
              .toList();
      for (int i = 0; i < rows.size(); i++) {
        var row = rows.get(i);
        int next = i + 1 < rows.size() ? rows.get(i + 1).span().start() : Integer.MAX_VALUE;
        out.append("<div class=\"row\"><div class=\"said\">");
        passage(row);
        out.append("</div><div class=\"notes\" lang=\"en\">");
        while (statement < attributions.size()
            && attributions.get(statement).statement().content().getFirst().start() < next) {
          card(attributions.get(statement++));
        }
        out.append("</div></div>\n");
      }
      facts();
      out.append("</article>\n<footer lang=\"en\">Read by OnRecord ")
          .append(escape(findings.madeBy().version()))
          .append(", model ")
          .append(escape(findings.madeBy().model()))
          .append(", from ")
          .append(escape(Printable.oneLine(article.from().name())))
          .append("</footer>\n");
    }

    private void about() {
      out.append("<header class=\"about\" lang=\"en\">\n<p>")
          .append(escape(Wording.byline(article)))
          .append("</p>\n");
      var url = article.url();
      if (url != null) {
        out.append("<p>").append(link(url)).append("</p>\n");
      }
      for (String warning : findings.warnings()) {
        out.append("<p class=\"warning\">Note: ").append(escape(warning)).append("</p>\n");
      }
      out.append("</header>\n");
      if (article.passages().stream().noneMatch(it -> it.kind() == Passage.Kind.HEADLINE)) {
        var title = article.title();
        out.append("<h1>").append(escape(title == null ? "(no headline)" : title));
        out.append("</h1>\n");
      }
      out.append("<p class=\"legend\" lang=\"en\">");
      if (findings.attributions().isEmpty()) {
        out.append("Nobody is on record here.");
      } else {
        int count = findings.attributions().size();
        out.append("<span>")
            .append(count == 1 ? "1 statement" : count + " statements")
            .append("</span> <span class=\"source\">who</span> <span class=\"cue\">said</span>")
            .append(" <span class=\"in1\">what</span>");
      }
      out.append("</p>\n");
    }

    private static String link(String url) {
      String start = url.toLowerCase(Locale.ROOT);
      String shown = escape(Printable.oneLine(url));
      return start.startsWith("https://") || start.startsWith("http://")
          ? "<a href=\"" + escape(url) + "\" rel=\"noreferrer noopener\">" + shown + "</a>"
          : shown;
    }

    private void passage(Passage passage) {
      switch (passage.kind()) {
        case HEADLINE -> element("h1", null, passage.span());
        case HEADING -> element("h2", null, passage.span());
        case STANDFIRST -> element("p", "standfirst", passage.span());
        case BYLINE -> element("p", "byline", passage.span());
        case DATELINE -> element("p", "dateline", passage.span());
        case PARAGRAPH -> element("p", null, passage.span());
        case LIST_ITEM -> element("p", "item", passage.span());
        case BLOCK_QUOTE -> element("blockquote", null, passage.span());
        case CAPTION -> element("p", "caption", passage.span());
        case CORRECTION -> element("p", "correction", passage.span());
      }
    }

    private void element(String name, @Nullable String type, Span span) {
      out.append('<').append(name);
      if (type != null) {
        out.append(" class=\"").append(type).append('"');
      }
      out.append(" dir=\"auto\">");
      marked(span);
      out.append("</").append(name).append('>');
    }

    /** Writes words with their marks. */
    private void marked(Span span) {
      for (var piece : marked.pieces(span)) {
        while (anchor < anchors.size() && anchors.get(anchor).at() <= piece.span().start()) {
          out.append(anchors.get(anchor++).html());
        }
        piece(piece);
      }
    }

    private void piece(MarkedText.Piece piece) {
      var classes = new ArrayList<String>();
      if (!piece.contents().isEmpty()) {
        classes.add("in" + Math.min(piece.contents().size(), 3));
      }
      if (!piece.sources().isEmpty()) {
        classes.add("source");
      }
      if (!piece.cues().isEmpty()) {
        classes.add("cue");
      }
      String words = escape(piece.span().in(text));
      if (classes.isEmpty()) {
        out.append(words);
      } else {
        out.append("<span class=\"")
            .append(String.join(" ", classes))
            .append("\">")
            .append(words)
            .append("</span>");
      }
    }

    private void card(Attribution attribution) {
      var statement = attribution.statement();
      String id = statement.id();
      var who = Wording.who(attribution, text);
      boolean settled = attribution.speaker().value() != null;
      int deep = Math.min(2, nesting(attribution));
      out.append("<section class=\"card")
          .append(deep == 0 ? "" : " deep" + deep)
          .append(settled ? "" : " open")
          .append("\" id=\"")
          .append(id(id))
          .append("\"><p><a class=\"n\" href=\"#")
          .append(id("t-" + id))
          .append("\">")
          .append(escape(id))
          .append("</a><b>")
          .append(escape(who.name()))
          .append("</b>");
      var role = who.role();
      if (role != null) {
        out.append(", ").append(escape(role));
      }
      var note = who.note();
      if (note != null) {
        out.append(" <span class=\"note\">(").append(escape(note)).append(")</span>");
      }
      out.append("</p><p class=\"how\">");
      how(attribution);
      out.append("</p></section>");
    }

    private void how(Attribution attribution) {
      var statement = attribution.statement();
      var parts = new ArrayList<String>();
      parts.add(escape(Wording.act(statement, text)));
      var to = attribution.to();
      if (to != null) {
        var name = to.name();
        parts.add("to " + escape(Printable.oneLine(name == null ? to.span().in(text) : name)));
      }
      var channel = attribution.channel();
      if (channel != null) {
        parts.add(escape(Printable.oneLine(channel.in(text))));
      }
      var when = attribution.when();
      if (when != null) {
        parts.add(escape(Wording.when(when)));
      }
      parts.add(escape(Wording.quoted(statement.quotation())));
      var within = statement.within();
      if (within != null && byId.containsKey(within)) {
        parts.add("as told in <a href=\"#" + id(within) + "\">" + escape(within) + "</a>");
      }
      if (Resolutions.namedElsewhere(attribution) != null) {
        parts.add("<a href=\"#" + id("e-" + statement.id()) + "\">named here</a>");
      }
      parts.add(
          "<span"
              + (statement.confidence() < 0.5 ? " class=\"doubt\"" : "")
              + ">"
              + Math.round(statement.confidence() * 100)
              + " % sure</span>");
      out.append(String.join(" · ", parts));
    }

    private int nesting(Attribution attribution) {
      int deep = 0;
      var within = attribution.statement().within();
      while (within != null && deep < 3) {
        var outer = byId.get(within);
        if (outer == null) {
          break;
        }
        deep++;
        within = outer.statement().within();
      }
      return deep;
    }

    private void facts() {
      var figures = new ArrayList<String>();
      for (var figure : findings.figures()) {
        var said = figure.statement();
        figures.add(
            to("t-" + figure.id(), Wording.figure(figure))
                + " — "
                + (said == null
                    ? "the article"
                    : byId.get(said) == null
                        ? escape(said)
                        : to(said, said) + " " + escape(Wording.who(byId.get(said), text).name())));
      }
      var places = new ArrayList<String>();
      for (int i = 0; i < findings.places().size(); i++) {
        places.add(to("t-p" + i, Wording.place(findings.places().get(i), text)));
      }
      var times = new ArrayList<String>();
      for (int i = 0; i < findings.times().size(); i++) {
        var time = findings.times().get(i);
        times.add(
            to("t-d" + i, Printable.oneLine(time.span().in(text)))
                + " = "
                + escape(Wording.when(time.days())));
      }
      var related = new ArrayList<String>();
      for (var it : article.related()) {
        var url = it.url();
        related.add(escape(Printable.oneLine(it.title())) + (url == null ? "" : " " + link(url)));
      }
      if (figures.size() + places.size() + times.size() + related.size() > 0) {
        out.append("<div class=\"facts\" lang=\"en\">");
        section("Figures", figures);
        section("Places", places);
        section("Times", times);
        section("Related articles", related);
        out.append("</div>\n");
      }
    }

    private String to(String id, String words) {
      return "<a href=\"#" + id(id) + "\">" + escape(words) + "</a>";
    }

    private void section(String name, List<String> entries) {
      if (entries.isEmpty()) {
        return;
      }
      out.append("<section><h2>").append(name).append("</h2><ul>");
      entries.forEach(it -> out.append("<li>").append(it).append("</li>"));
      out.append("</ul></section>");
    }
  }

  /** Returns text fit for an element or a quoted attribute. */
  private static String escape(String text) {
    var safe = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> safe.append("&amp;");
        case '<' -> safe.append("&lt;");
        case '>' -> safe.append("&gt;");
        case '"' -> safe.append("&quot;");
        case '\'' -> safe.append("&#39;");
        case '\n', '\t' -> safe.append(c);
        case '\r' -> safe.append(' ');
        default -> safe.append(Character.isISOControl(c) ? '\ufffd' : c);
      }
    }
    return safe.toString();
  }
}
