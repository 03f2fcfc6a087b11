package org.onrecord.read;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.onrecord.article.Passage.Kind;
import org.onrecord.article.Provenance;
import org.onrecord.article.Reading;

/** Markdown as it is saved from a news page. */
final class Markdown {
  static final Pattern RELATED =
      Pattern.compile(
          "(?i)^(?:related(?: (?:articles?|stor(?:y|ies)|coverage|content|news|links?|reading))?|read (?:more|also|next)|"
              + "see also|also read|further reading|more on this(?: story)?|recommended|don['’]t miss)\\s*(?::|$).*");
  private static final Pattern ORIGINAL =
      Pattern.compile(
          "(?i)^(?:original url|original|source url|url|source|permalink)\\s*:\\s*(.*)$");
  private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s<>()\\[\\]\"]{3,1900}");
  private static final Pattern HEADING = Pattern.compile("^ {0,3}(#{1,6})(?:[ \\t]+|$)");
  private static final Pattern ITEM =
      Pattern.compile("^\\s{0,12}(?:[-*+•]|\\d{1,9}[.)])[ \\t]+(?=\\S)");
  private static final Pattern FRONT = Pattern.compile("^([A-Za-z_]{2,20}):\\s*(.*)$");

  private final Facts facts;
  private final Blocks blocks = new Blocks();
  private final List<String> open = new ArrayList<>();
  private Kind openKind = Kind.PARAGRAPH;
  private boolean afterImage;
  private boolean wantsAddress;
  private boolean headed;

  private Markdown(Hints hints) {
    facts = new Facts(hints);
  }

  static Reading read(String text, Provenance from, Hints hints) {
    return new Markdown(hints).read(text, from);
  }

  private Reading read(String text, Provenance from) {
    var lines = text.split("\\r\\n|\\r|\\n", -1);
    String fence = null;
    for (int i = frontMatter(lines); i < lines.length; i++) {
      var line = lines[i];
      var bare = line.strip();
      if (fence != null) {
        if (bare.startsWith(fence)) {
          fence = null;
          close();
        } else if (bare.isEmpty()) {
          close();
        } else {
          open.add(bare.replaceAll("([\\\\`*_\\[\\]<>])", "\\\\$1"));
        }
      } else if (bare.isEmpty()) {
        close();
      } else if (bare.startsWith("```") || bare.startsWith("~~~")) {
        close();
        fence = bare.substring(0, 3);
      } else if (isRule(bare, "=") || isRule(bare, "-")) {
        if (open.size() == 1 && openKind == Kind.PARAGRAPH) {
          var heading = open.remove(0);
          heading(bare.charAt(0) == '=' ? 1 : 2, heading);
        }
        close();
      } else if (isRule(bare, "*") || isRule(bare, "_")) {
        close();
      } else {
        line(line, bare);
      }
    }
    close();
    if (!headed && blocks.all().isEmpty()) {
      return ArticleReader.skipped(
          from, "no-article", "no article in it: nothing but links or markup");
    }
    return finish(from);
  }

  private void line(String line, String bare) {
    var heading = HEADING.matcher(line);
    if (heading.find()) {
      close();
      heading(heading.group(1).length(), bare.substring(heading.group(1).length()));
    } else if (bare.startsWith(">")) {
      if (openKind != Kind.BLOCK_QUOTE) {
        close();
      }
      openKind = Kind.BLOCK_QUOTE;
      int at = 0;
      while (at < bare.length() && (bare.charAt(at) == '>' || bare.charAt(at) == ' ')) {
        at++;
      }
      if (at == bare.length()) {
        close();
      } else {
        open.add(bare.substring(at));
      }
    } else if (ITEM.matcher(line).find()) {
      close();
      openKind = Kind.LIST_ITEM;
      var matcher = ITEM.matcher(line);
      open.add(matcher.find() ? line.substring(matcher.end()).strip() : bare);
    } else {
      boolean credits = open.size() == 1 && !blocks.hasBody();
      if (credits && (isCredit(bare) || isCredit(open.get(0)))) {
        close();
      }
      open.add(bare);
      if (line.endsWith("  ") && ORIGINAL.matcher(bare).matches()) {
        close();
      }
    }
  }

  private static boolean isCredit(String source) {
    if (source.length() > 300) {
      return false;
    }
    var words = Inline.of(source).text();
    return Credits.byline(words) != null || Credits.dateLine(words) != null;
  }

  /** Reads {@code key: value} lines between two lines of dashes; returns the first line after. */
  private int frontMatter(String[] lines) {
    if (!lines[0].strip().equals("---")) {
      return 0;
    }
    int end = 1;
    while (end < lines.length && end < 60 && !lines[end].strip().equals("---")) {
      end++;
    }
    if (end == lines.length || end == 60) {
      return 0;
    }
    for (int i = 1; i < end; i++) {
      var matcher = FRONT.matcher(lines[i]);
      if (matcher.matches()) {
        var value = Wording.clean(matcher.group(2)).replaceAll("^[\"']|[\"']$", "");
        switch (matcher.group(1).toLowerCase(java.util.Locale.ROOT)) {
          case "title", "headline" -> facts.title(value);
          case "date", "published" -> facts.published(Dates.find(value));
          case "author", "authors", "byline" ->
              facts.byline(Credits.names(value.replaceAll("[\\[\\]\"]", "")));
          case "url", "source", "link" -> facts.url(value.startsWith("http") ? value : null);
          case "outlet", "publisher", "site" -> facts.outlet(value);
          default -> {}
        }
      }
    }
    return end + 1;
  }

  private static boolean isRule(String bare, String mark) {
    char c = mark.charAt(0);
    int marks = 0;
    for (int i = 0; i < bare.length(); i++) {
      if (bare.charAt(i) == c) {
        marks++;
      } else if (bare.charAt(i) != ' ') {
        return false;
      }
    }
    return marks >= 3;
  }

  private void heading(int level, String source) {
    var words = Inline.of(source.replaceAll("\\s#+\\s*$", "")).text();
    if (words.isEmpty()) {
      return;
    }
    if (!headed && !blocks.hasBody() && level <= 2) {
      headed = true;
      facts.title(words);
      blocks.all().clear();
      blocks.add(Kind.HEADLINE, words);
    } else {
      blocks.add(Kind.HEADING, words);
    }
  }

  private void close() {
    if (open.isEmpty()) {
      openKind = Kind.PARAGRAPH;
      return;
    }
    var source = String.join(" ", open).strip();
    var kind = openKind;
    open.clear();
    openKind = Kind.PARAGRAPH;
    block(kind, source);
  }

  private void block(Kind kind, String source) {
    var inline = Inline.of(source);
    var words = inline.text();
    var original = words.length() < 2100 ? ORIGINAL.matcher(words) : null;
    if (wantsAddress || (original != null && original.matches())) {
      var address = address(source);
      if (address != null) {
        facts.url(address);
        wantsAddress = false;
        return;
      }
      if (original != null && original.matches() && original.group(1).isEmpty()) {
        wantsAddress = true;
        return;
      }
    }
    wantsAddress = false;
    if (words.isEmpty()) {
      afterImage |= inline.images() > 0;
      return;
    }
    boolean image = afterImage || inline.images() > 0;
    afterImage = false;
    boolean linked = !inline.links().isEmpty();
    boolean onlyLinks = linked && inline.linkChars() >= words.length() - 3;
    if (linked && words.length() < 400 && RELATED.matcher(words).matches()) {
      inline.links().forEach(link -> facts.related(link.text(), link.url()));
      return;
    }
    if (!blocks.hasBody() && kind == Kind.PARAGRAPH && words.length() < 300) {
      var byline = Credits.byline(words);
      var day = Credits.dateLine(words);
      if (byline != null) {
        facts.byline(byline);
        blocks.add(Kind.BYLINE, words);
        return;
      } else if (day != null) {
        facts.published(day);
        blocks.add(Kind.DATELINE, words);
        return;
      }
    }
    boolean sentence = Wording.endsSentence(words);
    if (kind == Kind.PARAGRAPH && words.length() < 200 && !sentence) {
      boolean credits = linked && headed && !blocks.hasBody() && !isBold(source);
      if (image || credits) {
        blocks.add(Kind.CAPTION, words);
        return;
      }
    }
    if (onlyLinks && kind != Kind.BLOCK_QUOTE && !sentence) {
      if (headed && blocks.hasBody() && words.length() > 20) {
        inline.links().forEach(link -> facts.related(link.text(), link.url()));
      }
      return;
    }
    if (kind == Kind.PARAGRAPH && isBold(source) && words.length() < 200) {
      boolean lead = words.endsWith(".") && !blocks.hasBody();
      if (lead || !words.endsWith(".")) {
        blocks.add(lead ? Kind.STANDFIRST : Kind.HEADING, words);
        return;
      }
    }
    if (kind == Kind.PARAGRAPH && Character.isLowerCase(words.codePointAt(0)) && rejoin(words)) {
      return;
    }
    blocks.add(kind, words);
  }

  /** Joins a paragraph that a page break tore from the one before it. */
  private boolean rejoin(String words) {
    var all = blocks.all();
    if (all.isEmpty()) {
      return false;
    }
    var last = all.getLast();
    char end = last.text().charAt(last.text().length() - 1);
    boolean torn = Character.isLetterOrDigit(end) || end == ',' || end == '-' || end == '–';
    if (last.kind() != Kind.PARAGRAPH || !torn) {
      return false;
    }
    all.set(all.size() - 1, new Blocks.Block(Kind.PARAGRAPH, last.text() + " " + words));
    return true;
  }

  private static boolean isBold(String source) {
    for (var mark : new String[] {"**", "__"}) {
      if (source.length() > 4
          && source.startsWith(mark)
          && source.indexOf(mark, 2) == source.length() - 2) {
        return true;
      }
    }
    return false;
  }

  private static @Nullable String address(String source) {
    var matcher = ADDRESS.matcher(source);
    return matcher.find() ? matcher.group() : null;
  }

  private Reading finish(Provenance from) {
    if (!headed && facts.title() == null && blocks.all().size() > 1) {
      var first = blocks.all().get(0);
      boolean short1 = first.text().length() < 200 && !Wording.endsSentence(first.text());
      if (short1 && (first.kind() == Kind.PARAGRAPH || first.kind() == Kind.HEADING)) {
        facts.title(first.text());
        blocks.all().set(0, new Blocks.Block(Kind.HEADLINE, first.text()));
        headed = true;
      }
    }
    var title = facts.title();
    if (!headed && title != null) {
      blocks.all().add(0, new Blocks.Block(Kind.HEADLINE, title));
    }
    var laid = blocks.lay();
    return facts.article(laid.text(), laid.passages(), from);
  }
}
