package org.onrecord.read.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.rometools.rome.feed.synd.SyndContent;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedInput;
import com.rometools.rome.io.XmlReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;
import org.onrecord.article.Problem;

/**
 * Reads RSS 0.9 to 2.0, Atom, JSON Feed 1 and OPML. No document type is read in any of them, so no
 * entity leads anywhere or grows without end.
 */
public final class FeedReader {
  private static final int HEAD = 4096;

  /** More items than any feed has; what comes after them is left out. */
  private static final int MOST_ITEMS = 20_000;

  private static final ObjectMapper JSON = new ObjectMapper();

  private FeedReader() {}

  /** Whether these bytes begin as a feed or a list of feeds does. */
  public static boolean isFeed(byte[] bytes) {
    var head = head(bytes);
    return isJson(head)
        || head.startsWith("<")
            && (head.contains("<rss")
                || head.contains("<feed")
                || head.contains("<rdf:rdf")
                || head.contains("<opml"))
            && !head.contains("<html");
  }

  /**
   * Reads a feed.
   *
   * @param bytes all of it
   * @param base the address that links are relative to, or null
   */
  public static Feed read(byte[] bytes, @Nullable String base) {
    var head = head(bytes);
    try {
      if (isJson(head)) {
        return json(bytes, base);
      }
      return head.contains("<opml") ? opml(bytes, base) : xml(bytes, base);
    } catch (JsonProcessingException e) {
      return broken(e.getOriginalMessage());
    } catch (IOException | FeedException | XMLStreamException | RuntimeException e) {
      var message = e.getMessage();
      return broken(message == null ? e.getClass().getSimpleName() : message);
    }
  }

  private static Feed broken(String why) {
    boolean isDoctype = why.toUpperCase(Locale.ROOT).contains("DOCTYPE");
    return new Feed.Broken(
        new Problem(
            "broken-feed",
            isDoctype
                ? "a feed with a document type (DOCTYPE), which may lead anywhere and is not read"
                : "a feed that cannot be read: " + why.lines().findFirst().orElse("")));
  }

  private static Feed xml(byte[] bytes, @Nullable String base) throws FeedException, IOException {
    var input = new SyndFeedInput(false, Locale.ROOT);
    input.setXmlHealerOn(true);
    input.setAllowDoctypes(false);
    var feed = input.build(new XmlReader(new ByteArrayInputStream(mended(bytes)), true));
    var items = new ArrayList<Feed.Item>();
    for (SyndEntry entry : feed.getEntries().stream().limit(MOST_ITEMS).toList()) {
      var link = resolved(entry.getLink(), base);
      var title = plain(entry.getTitle());
      items.add(
          new Feed.Item(
              first(entry.getUri(), link, title),
              link,
              title,
              instant(entry.getPublishedDate()),
              instant(entry.getUpdatedDate()),
              content(entry)));
    }
    return new Feed.Items(plain(feed.getTitle()), items);
  }

  /** Blanks the control characters that XML has no place for and feeds have in them nonetheless. */
  private static byte[] mended(byte[] bytes) {
    boolean isWide = bytes.length > 1 && (bytes[0] == 0 || bytes[1] == 0 || bytes[0] < -1);
    byte[] mended = bytes.clone();
    for (int i = 0; i < mended.length && !isWide; i++) {
      byte b = mended[i];
      mended[i] = b >= 0 && b < 0x20 && b != '\t' && b != '\n' && b != '\r' ? (byte) ' ' : b;
    }
    return mended;
  }

  private static @Nullable String content(SyndEntry entry) {
    String longest = null;
    var said = new ArrayList<SyndContent>(entry.getContents());
    if (entry.getDescription() != null) {
      said.add(entry.getDescription());
    }
    for (var each : said) {
      var words = each.getValue();
      if (words != null && (longest == null || words.length() > longest.length())) {
        longest = words;
      }
    }
    return longest;
  }

  /** Reads <a href="https://www.jsonfeed.org/version/1.1/">JSON Feed</a>. */
  private static Feed json(byte[] bytes, @Nullable String base) throws IOException {
    var feed = JSON.readTree(bytes);
    var items = new ArrayList<Feed.Item>();
    for (JsonNode item : feed.path("items")) {
      if (items.size() == MOST_ITEMS) {
        break;
      }
      var link = resolved(first(text(item, "url"), text(item, "external_url")), base);
      var title = text(item, "title");
      var words = text(item, "content_text");
      items.add(
          new Feed.Item(
              first(text(item, "id"), link, title),
              link,
              title,
              instant(text(item, "date_published")),
              instant(text(item, "date_modified")),
              first(text(item, "content_html"), words == null ? null : html(words))));
    }
    return new Feed.Items(text(feed, "title"), items);
  }

  private static String html(String words) {
    var html = new StringBuilder();
    for (var line : words.split("\\R")) {
      html.append("<p>").append(line.replace("&", "&amp;").replace("<", "&lt;")).append("</p>\n");
    }
    return html.toString();
  }

  private static @Nullable String text(JsonNode node, String key) {
    var value = node.get(key);
    return value != null && value.isValueNode() && !value.asText().isBlank() && !value.isNull()
        ? value.asText()
        : null;
  }

  private static Feed opml(byte[] bytes, @Nullable String base) throws XMLStreamException {
    var factory = XMLInputFactory.newFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    var feeds = new LinkedHashSet<String>();
    var xml = factory.createXMLStreamReader(new ByteArrayInputStream(bytes));
    while (xml.hasNext() && feeds.size() < MOST_ITEMS) {
      int event = xml.next();
      if (event == XMLStreamConstants.DTD) {
        return broken("DOCTYPE");
      }
      if (event == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("outline")) {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
          boolean isFeed = xml.getAttributeLocalName(i).equalsIgnoreCase("xmlUrl");
          var feed = isFeed ? resolved(xml.getAttributeValue(i), base) : null;
          if (feed != null) {
            feeds.add(feed);
          }
        }
      }
    }
    return new Feed.Addresses(List.copyOf(feeds));
  }

  /** Returns an address that a feed gives, made whole, or null where it is none. */
  private static @Nullable String resolved(@Nullable String link, @Nullable String base) {
    if (link == null || link.isBlank()) {
      return null;
    }
    var it = link.strip();
    if (base == null || it.contains("://")) {
      return it;
    }
    try {
      return URI.create(base).resolve(it.replace(" ", "%20")).toString();
    } catch (IllegalArgumentException e) {
      return it;
    }
  }

  private static String head(byte[] bytes) {
    int start = 0;
    while (start < Math.min(bytes.length, HEAD) && (bytes[start] <= 0x20)) {
      start++; // white space, and the bytes of a mark, which are negative
    }
    return new String(bytes, start, Math.min(bytes.length - start, HEAD), StandardCharsets.UTF_8)
        .replace("\u0000", "")
        .toLowerCase(Locale.ROOT);
  }

  private static boolean isJson(String head) {
    return head.startsWith("{") && head.replace("\\/", "/").contains("jsonfeed.org/version/");
  }

  private static @Nullable String plain(@Nullable String words) {
    return words == null || words.isBlank() ? null : words.strip();
  }

  private static String first(@Nullable String... words) {
    for (var each : words) {
      if (each != null && !each.isBlank()) {
        return each;
      }
    }
    return "";
  }

  private static @Nullable Instant instant(@Nullable Date date) {
    return date == null ? null : date.toInstant();
  }

  private static @Nullable Instant instant(@Nullable String date) {
    try {
      return date == null ? null : OffsetDateTime.parse(date).toInstant();
    } catch (DateTimeException e) {
      return null;
    }
  }
}
