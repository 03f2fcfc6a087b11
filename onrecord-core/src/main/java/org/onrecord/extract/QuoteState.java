package org.onrecord.extract;

import java.util.ArrayList;
import java.util.List;
import org.onrecord.article.Span;

/**
 * Which words of a passage stand inside double quotation marks, the marks themselves included.
 *
 * <p>A mark opens or closes by its shape ({@code “ ”}, {@code « »}, {@code „ “}) or, where it has
 * none ({@code "}), by what stands beside it: a mark after white space, a dash or a bracket opens.
 * A quotation left open runs to the end of the passage, as when the next paragraph reopens it; a
 * mark that closes nothing at the start of a passage closes a quotation from its start.
 */
public final class QuoteState {
  private final List<Span> quotations = new ArrayList<>();
  private int cursor;

  /** Reads the marks of {@code text[within]}. */
  public QuoteState(String text, Span within) {
    int open = -1;
    for (int i = within.start(); i < within.end(); i++) {
      char c = text.charAt(i);
      boolean opens;
      switch (c) {
        case '“', '„', '‟' -> opens = open < 0;
        case '”' -> opens = false;
        case '«', '»' -> opens = open < 0;
        case '"' ->
            opens = open < 0 || (opensHere(text, within, i) && !closesHere(text, within, i));
        default -> {
          continue;
        }
      }
      if (opens) {
        if (open >= 0) {
          quotations.add(new Span(open, i)); // opened twice: the first was never closed
        }
        open = i;
      } else if (open >= 0) {
        quotations.add(new Span(open, i + 1));
        open = -1;
      }
    }
    if (open >= 0) {
      quotations.add(new Span(open, within.end()));
    }
  }

  /** Returns the quotations in order, marks included. */
  public List<Span> quotations() {
    return List.copyOf(quotations);
  }

  /** Whether the code unit at {@code at} is inside marks; asked in reading order. */
  boolean inside(int at) {
    while (cursor < quotations.size() && quotations.get(cursor).end() <= at) {
      cursor++;
    }
    return cursor < quotations.size() && quotations.get(cursor).start() <= at;
  }

  private static boolean opensHere(String text, Span within, int at) {
    if (at == within.start()) {
      return true;
    }
    char before = text.charAt(at - 1);
    return Character.isWhitespace(before) || "([{—–-\u00a0".indexOf(before) >= 0;
  }

  private static boolean closesHere(String text, Span within, int at) {
    return at + 1 == within.end() || !Character.isLetterOrDigit(text.charAt(at + 1));
  }
}
