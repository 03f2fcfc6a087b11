package org.onrecord.app.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.onrecord.read.web.WebAddress;

/** Addresses of pages. */
public final class Links {
  private Links() {}

  /** Returns the page of an article's version, for example {@code /article/12}. */
  public static String article(long version) {
    return "/article/" + version;
  }

  /** Returns where a statement or figure stands on the page of its article's version. */
  public static String at(long version, @Nullable String id) {
    return id == null ? article(version) : article(version) + "#" + encoded(id);
  }

  /** Returns the page of a speaker. */
  public static String speaker(long id) {
    return "/speaker/" + id;
  }

  /** Returns the page of what was put right before a correction, or of the last of all. */
  public static String corrections(@Nullable Long before) {
    return "/corrections" + (before == null ? "" : "?before=" + before);
  }

  /**
   * Returns an address that a page may link to: {@code http} or {@code https} only, since a link
   * may be anything that an article's page says; null for others.
   */
  public static @Nullable String outside(@Nullable String url) {
    if (url == null) {
      return null;
    }
    return WebAddress.isOne(url.strip()) ? url.strip() : null;
  }

  /** Returns a value fit for a query string. */
  static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
