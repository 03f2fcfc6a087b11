package org.onrecord.read;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.jspecify.annotations.Nullable;
import org.onrecord.article.Passage.Kind;

/**
 * Finds the running text of a page. Every block of words that is long and not made of links counts
 * as prose for all elements around it; parts whose class or id names them as something else
 * (comments, teasers, share bars) are left out unless they hold too much of the prose; what is left
 * is followed down to the smallest element that holds most of it. The idea is that of Readability
 * (Arc90) and of text density (Kohlschütter et al., WSDM 2010). The tree is never changed and is
 * walked a fixed number of times.
 */
final class MainText {
  private static final String[] NO_NAMES = {};
  private static final Set<String> NEVER =
      Set.of(
          "script",
          "style",
          "noscript",
          "template",
          "iframe",
          "object",
          "embed",
          "canvas",
          "svg",
          "audio",
          "video",
          "button",
          "select",
          "option",
          "textarea",
          "input",
          "head",
          "figcaption",
          "nav",
          "map",
          "dialog",
          "picture",
          "rt",
          "rp",
          "math");
  private static final Set<String> RARELY = Set.of("aside", "footer", "form", "menu");
  private static final Set<String> INLINE =
      Set.of(
          "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn",
          "em", "font", "i", "ins", "kbd", "label", "mark", "q", "ruby", "s", "samp", "small",
          "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr", "img", "nobr");
  private static final Pattern COMMENTS =
      Pattern.compile(
          "(?i)^(?:comments?|commentlist|comment-?list|comments?[-_].*|disqus.*|respond|.*[-_]comments?|.*comment-?(?:list|area|section|wrapper|body|content|text).*|kommentare?.*|leserbrief.*|reader-?comments|replies)$");
  private static final Pattern ASIDE =
      Pattern.compile(
          "(?i)share|sharing|social|shariff|sociable|addtoany|addthis|related|similar|teaser|sidebar|side-bar|cookie|consent|gdpr|newsletter|subscri|"
              + "breadcrumb|(?:^|[-_])(?:sub|top|main)?menu|(?:^|[-_])nav(?:$|[-_]|bar|igation)|footer|fussnote|promo(?:$|[-_t])|advert|anzeige|(?:^|[-_])ads?(?:$|[-_])|"
              + "sponsor|widget|paginat|pager|(?:^|[-_])tags?(?:$|[-_]?(?:list|links|cloud|s$))|author-?(?:box|bio|info|desc|profile|card|about)|about-?(?:the-?)?author|autor(?:en)?-?(?:box|info)|"
              + "popup|modal|overlay|outbrain|taboola|recommend|read-?(?:more|next|also)|more-(?:stories|articles|news|from)|most-?(?:read|popular)|popular|trending|"
              + "login|sign-?up|register|rating|vote|search|skip-?link|toolbar|(?:^|[-_])caption|image-?credit|copyright|bildunterschrift|bildtext|slideshow|"
              + "(?:^|[-_])toc(?:$|[-_])|(?:post|entry|article)-?(?:meta|info|date|tags|nav|footer|categor)|byline|dateline|timestamp|jp-|print(?:$|[-_])|screen-reader|visually-?hidden|sr-only|"
              + "paywall|donat|spenden|feedback|flyout|lightbox|infobox|info-box|reference|mw-editsection|navbox|catlinks|banner|forum-?link|tooltip|prev-?next|next-?post|prev-?post|post-navigation");
  private static final Pattern BODY =
      Pattern.compile(
          "(?i)^(?:(?:article|post|entry|story|news|blog|single|text|main|page|content|artikel|detail|beitrag)[-_]*(?:body|content|text|inhalt|main|copy|entry)(?:[-_].*)?|articlebody|mw-parser-output|td-post-content|entry|body-?copy|artikeltext|post)$");
  private static final Pattern STOP =
      Pattern.compile(
          "(?iu)^(?:\\d+ )?(?:comments?|kommentare?|leave a (?:reply|comment).*|schreibe? einen kommentar.*|kommentar (?:verfassen|schreiben).*|"
              + "antworten|reader comments|related (?:posts?|articles?|stories|news)|ähnliche (?:beiträge|artikel)|das könnte (?:sie|dich|ihnen).*|mehr zum thema.*|weitere artikel.*|lesen sie auch.*|you (?:may|might) also like.*|more from .*|about the author|über den autor.*|share this.*|teilen|recent posts|neueste beiträge|diskussion|trackbacks?|pingbacks?|responses?)(?: ?\\(?\\d*\\)?)?:?$");

  private final Element body;
  private final @Nullable String title;
  private final Map<Element, Integer> prose = new IdentityHashMap<>();
  private final Set<Element> left = Collections.newSetFromMap(new IdentityHashMap<>());

  /** Whether a class or id names something beside the article; pages repeat few names often. */
  private final Map<String, Boolean> beside = new HashMap<>();

  MainText(Element body, @Nullable String title) {
    this.body = body;
    this.title = title == null ? null : Wording.loose(title);
  }

  Blocks find() {
    weigh();
    int all = weight(body);
    leaveOut(all, MainText::commentLimit);
    weigh();
    leaveOut(weight(body), this::asideLimit);
    weigh();
    if (weight(body) < all * 0.1) {
      left.clear();
      weigh();
    }
    return emit(root());
  }

  private int weight(Element element) {
    var weight = prose.get(element);
    return weight == null ? 0 : weight;
  }

  /** One open block while its words are counted. */
  private static final class Frame {
    final Element element;
    int chars;
    int linked;
    int prose;

    Frame(Element element) {
      this.element = element;
    }

    void settle() {
      if (chars >= 40 && linked < chars * 0.45) {
        prose += chars;
      }
      chars = 0;
      linked = 0;
    }
  }

  private boolean skips(Element element) {
    return NEVER.contains(element.normalName()) || left.contains(element);
  }

  private void weigh() {
    prose.clear();
    var frames = new ArrayDeque<Frame>();
    int[] links = {0};
    org.jsoup.select.NodeTraversor.filter(
        new NodeFilter() {
          @Override
          public FilterResult head(Node node, int depth) {
            if (node instanceof TextNode text && !frames.isEmpty()) {
              int chars = length(text);
              frames.getLast().chars += chars;
              frames.getLast().linked += links[0] > 0 ? chars : 0;
            } else if (node instanceof Element element) {
              if (skips(element)) {
                return FilterResult.SKIP_ENTIRELY;
              }
              var name = element.normalName();
              if (name.equals("a")) {
                links[0]++;
              }
              if (!INLINE.contains(name) && !name.equals("br")) {
                if (!frames.isEmpty()) {
                  frames.getLast().settle();
                }
                frames.addLast(new Frame(element));
              }
            }
            return FilterResult.CONTINUE;
          }

          @Override
          public FilterResult tail(Node node, int depth) {
            if (node instanceof Element element && !skips(element)) {
              if (element.normalName().equals("a")) {
                links[0]--;
              }
              if (!frames.isEmpty() && frames.getLast().element == element) {
                var frame = frames.removeLast();
                frame.settle();
                if (frame.prose > 0) {
                  prose.put(element, frame.prose);
                  if (!frames.isEmpty()) {
                    frames.getLast().prose += frame.prose;
                  }
                }
              }
            }
            return FilterResult.CONTINUE;
          }
        },
        body);
  }

  private static int length(TextNode text) {
    var words = text.getWholeText();
    int n = 0;
    boolean space = true;
    for (int i = 0; i < words.length(); i++) {
      boolean white = words.charAt(i) <= ' ';
      n += white && space ? 0 : 1;
      space = white;
    }
    return n;
  }

  private void leaveOut(int all, ToDoubleFunction<Element> limit) {
    org.jsoup.select.NodeTraversor.filter(
        (node, depth) -> {
          if (!(node instanceof Element element) || element == body) {
            return NodeFilter.FilterResult.CONTINUE;
          }
          if (skips(element)) {
            return NodeFilter.FilterResult.SKIP_ENTIRELY;
          }
          double share = all == 0 ? 0 : weight(element) / (double) all;
          if (share < limit.applyAsDouble(element)) {
            left.add(element);
            return NodeFilter.FilterResult.SKIP_ENTIRELY;
          }
          return NodeFilter.FilterResult.CONTINUE;
        },
        body);
  }

  /** Returns up to which share of the page's prose an element is left out as readers' comments. */
  private static double commentLimit(Element element) {
    for (var name : names(element)) {
      if (COMMENTS.matcher(name).matches()) {
        return 0.95;
      }
    }
    return 0;
  }

  /** Returns up to which share of the page's prose an element is left out as beside the article. */
  private double asideLimit(Element element) {
    var tag = element.normalName();
    double limit = RARELY.contains(tag) ? 0.4 : 0;
    if (element.attributesSize() == 0 || tag.equals("main")) {
      return limit;
    }
    if (element.hasAttr("hidden")
        || element.attr("aria-hidden").equals("true")
        || hides(element.attr("style"))) {
      limit = 0.4;
    }
    var role = element.attr("role");
    if (role.equals("navigation") || role.equals("complementary") || role.equals("dialog")) {
      limit = 0.4;
    }
    if (!tag.equals("article")) {
      for (var name : names(element)) {
        if (beside.computeIfAbsent(name, n -> ASIDE.matcher(n).find())) {
          return Math.max(limit, 0.3);
        }
      }
    }
    return limit;
  }

  /** Returns the classes and the id of an element. */
  private static String[] names(Element element) {
    if (element.attributesSize() == 0) {
      return NO_NAMES;
    }
    var names = element.className() + " " + element.id();
    return names.length() > 1 && names.length() < 1000 ? names.strip().split("\\s+") : NO_NAMES;
  }

  private static boolean hides(String style) {
    return !style.isEmpty() && style.replace(" ", "").contains("display:none");
  }

  private Element root() {
    int all = weight(body);
    Element root = body;
    double least = 0.8;
    var marked = marked(all);
    if (marked != null) {
      root = marked;
      least = 0.97;
    }
    while (true) {
      Element best = null;
      for (var child : root.children()) {
        if (weight(child) > 0 && (best == null || weight(child) > weight(best))) {
          best = child;
        }
      }
      if (best == null || weight(best) < least * weight(root) || isLeaf(best)) {
        return root;
      }
      root = best;
    }
  }

  private static boolean isLeaf(Element element) {
    var name = element.normalName();
    return name.equals("p") || name.equals("li") || name.equals("blockquote") || name.equals("td");
  }

  /** Returns the smallest element that is marked as the body and holds most of the prose. */
  private @Nullable Element marked(int all) {
    Element best = null;
    for (var entry : prose.entrySet()) {
      var element = entry.getKey();
      if (entry.getValue() < all * 0.5 || !isMarked(element)) {
        continue;
      }
      if (best == null || depth(element) > depth(best)) {
        best = element;
      }
    }
    return best;
  }

  private static int depth(Element element) {
    int depth = 0;
    for (var up = element.parent(); up != null && depth < 5000; up = up.parent()) {
      depth++;
    }
    return depth;
  }

  private static boolean isMarked(Element element) {
    var tag = element.normalName();
    if (tag.equals("body") || tag.equals("p")) {
      return false;
    }
    if (tag.equals("article") || element.attr("itemprop").equals("articleBody")) {
      return true;
    }
    for (var name : names(element)) {
      if (BODY.matcher(name).matches()) {
        return true;
      }
    }
    return false;
  }

  private Blocks emit(Element root) {
    var writer = new Writer();
    org.jsoup.select.NodeTraversor.filter(writer, root);
    writer.flush();
    return writer.trimmed();
  }

  /** Turns the chosen part of the page into blocks. */
  private final class Writer implements NodeFilter {
    private final Blocks blocks = new Blocks();
    private final StringBuilder words = new StringBuilder();
    private final ArrayDeque<String> tags = new ArrayDeque<>();
    private int linked;
    private int links;
    private int quotes;
    private int items;
    private int bold;
    private int boldChars;
    private int breaks;
    private boolean stopped;

    @Override
    public FilterResult head(Node node, int depth) {
      if (node instanceof TextNode text) {
        var more = text.getWholeText();
        if (!more.isBlank()) {
          breaks = 0;
          linked += links > 0 ? length(text) : 0;
          boldChars += bold > 0 ? length(text) : 0;
        }
        words.append(more);
      } else if (node instanceof Element element) {
        if (skips(element)) {
          return FilterResult.SKIP_ENTIRELY;
        }
        var name = element.normalName();
        if (name.equals("br")) {
          words.append(' ');
          if (++breaks > 1) {
            flush();
          }
        } else if (INLINE.contains(name)) {
          links += name.equals("a") ? 1 : 0;
          bold += isBold(name) ? 1 : 0;
        } else {
          flush();
          tags.addLast(name);
          quotes += name.equals("blockquote") ? 1 : 0;
          items += name.equals("li") ? 1 : 0;
        }
      }
      return FilterResult.CONTINUE;
    }

    @Override
    public FilterResult tail(Node node, int depth) {
      if (node instanceof Element element && !skips(element)) {
        var name = element.normalName();
        if (INLINE.contains(name)) {
          links -= name.equals("a") ? 1 : 0;
          bold -= isBold(name) ? 1 : 0;
        } else if (!name.equals("br")) {
          flush();
          tags.pollLast();
          quotes -= name.equals("blockquote") ? 1 : 0;
          items -= name.equals("li") ? 1 : 0;
        }
      }
      return FilterResult.CONTINUE;
    }

    private static boolean isBold(String name) {
      return name.equals("b") || name.equals("strong");
    }

    void flush() {
      var text = words.isEmpty() ? "" : Wording.clean(words.toString());
      double density = text.isEmpty() ? 0 : linked / (double) text.length();
      boolean strong = boldChars > text.length() * 0.9;
      words.setLength(0);
      linked = 0;
      boldChars = 0;
      breaks = 0;
      if (text.isEmpty() || stopped) {
        return;
      }
      var tag = tags.isEmpty() ? "" : tags.getLast();
      boolean heading =
          tag.length() == 2 && tag.charAt(0) == 'h' && Character.isDigit(tag.charAt(1));
      if (text.length() < 100) {
        var loose = Wording.loose(text);
        if (loose.isEmpty()) {
          return;
        }
        if (STOP.matcher(text).matches()) {
          stopped = heading && blocks.hasBody();
          return;
        }
        boolean credit = Credits.byline(text) != null || Credits.dateLine(text) != null;
        if (credit || Markdown.RELATED.matcher(text).matches()) {
          return;
        }
      }
      if (title != null && text.length() < 400 && Wording.loose(text).equals(title)) {
        return;
      }
      if (density > 0.6 && (text.length() < 250 || heading) && !(quotes > 0)) {
        boolean wordy = Wording.endsSentence(text) && text.length() > 60 && items == 0;
        if (!wordy) {
          return;
        }
      }
      boolean bare = strong && text.length() < 150 && !text.endsWith(".") && items == 0;
      var kind =
          heading || (bare && quotes == 0)
              ? Kind.HEADING
              : quotes > 0 ? Kind.BLOCK_QUOTE : items > 0 ? Kind.LIST_ITEM : Kind.PARAGRAPH;
      blocks.add(kind, text);
    }

    /** Returns the blocks without headings that nothing follows. */
    Blocks trimmed() {
      var all = blocks.all();
      while (!all.isEmpty() && all.getLast().kind() == Kind.HEADING) {
        all.removeLast();
      }
      return blocks;
    }
  }
}
