package org.onrecord.read;

import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.onrecord.article.Article;
import org.onrecord.article.Provenance;
import org.onrecord.article.Reading;

/**
 * Reads a page that was fetched, by us or by an archive's crawler: an article like any other, but
 * its address is known.
 */
public final class WebPage {
  private static final Pattern CHARSET =
      Pattern.compile("(?i)charset\\s{0,9}=\\s{0,9}[\"']?([a-z0-9._:-]{2,40})");

  private WebPage() {}

  /**
   * Reads a page.
   *
   * @param bytes the body, unpacked
   * @param contentType the {@code Content-Type} that the server gave, or null
   * @param from what to name as its origin
   * @param url where it was fetched, or null where it has no address of its own; the page may name
   *     a canonical address of the same site instead
   * @param hints what the user says about it, which wins over the page
   * @param otherwise what others say about it (a feed, a list), for what the page leaves out
   */
  public static Reading read(
      byte[] bytes,
      @Nullable String contentType,
      Provenance from,
      @Nullable String url,
      Hints hints,
      Hints otherwise) {
    byte[] text = recoded(bytes, contentType);
    var name = isHtml(contentType) ? "page.html" : null;
    var reading = ArticleReader.read(text, from, name, hints);
    if (!(reading instanceof Reading.Read(Article article, var warnings))) {
      return reading;
    }
    var better =
        new Hints(
            hints.as(),
            article.title() == null ? otherwise.title() : hints.title(),
            article.published() == null ? otherwise.published() : hints.published(),
            hints.url() == null && url != null && !isOfSameSite(article.url(), url)
                ? url
                : hints.url(),
            article.outlet() == null ? otherwise.outlet() : hints.outlet());
    return better.equals(hints) ? reading : ArticleReader.read(text, from, name, better);
  }

  /** Whether a server says that this is a web page. */
  public static boolean isHtml(@Nullable String contentType) {
    var type = contentType == null ? "" : contentType.strip().toLowerCase(Locale.ROOT);
    return type.startsWith("text/html") || type.startsWith("application/xhtml+xml");
  }

  /** A page must not pass itself off as another site's. */
  private static boolean isOfSameSite(@Nullable String canonical, String url) {
    if (canonical == null) {
      return false;
    }
    try {
      var host = URI.create(canonical).getHost();
      var from = URI.create(url).getHost();
      return host != null && from != null && site(host).equals(site(from));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static String site(String host) {
    return host.toLowerCase(Locale.ROOT).replaceFirst("^(www|m|mobile|amp|edition)\\.", "");
  }

  /** Writes in UTF-8, with its mark, what only the server's header gives the encoding of. */
  private static byte[] recoded(byte[] bytes, @Nullable String contentType) {
    var said = CHARSET.matcher(contentType == null ? "" : contentType);
    if (!said.find()) {
      return bytes;
    }
    try {
      var charset = Charset.forName(said.group(1));
      if (charset.equals(StandardCharsets.UTF_8)
          || charset.equals(StandardCharsets.US_ASCII)
          || charset.equals(StandardCharsets.ISO_8859_1)
          || Decoding.strict(bytes) != null) {
        return bytes; // as when nothing was said
      }
      return ("\ufeff" + new String(bytes, charset)).getBytes(StandardCharsets.UTF_8);
    } catch (IllegalArgumentException unknown) {
      return bytes;
    }
  }
}
