package org.onrecord.read.web;

import java.util.Locale;

/** Tells addresses from names of files, and costs nothing to ask. */
public final class WebAddress {
  private WebAddress() {}

  /** Whether this is an address that can be fetched: it begins with http:// or https://. */
  public static boolean isOne(String input) {
    var start = input.substring(0, Math.min(input.length(), 8)).toLowerCase(Locale.ROOT);
    return start.startsWith("http://") || start.startsWith("https://");
  }
}
