package org.onrecord.format;

import org.onrecord.statement.Findings;

/** Writes findings as one self-contained page. */
public final class HtmlWriter {
  /** Returns the page up to its first article. */
  public String open(String title) {
    return title;
  }

  /** Returns one article's part of the page. */
  public String article(Findings findings, int number) {
    return findings.article().id().value() + number;
  }

  /** Returns the end of the page. */
  public String close() {
    return "";
  }
}
