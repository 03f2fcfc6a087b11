package org.onrecord.statement;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.onrecord.article.Article;
import org.onrecord.article.Passage;
import org.onrecord.article.Span;
import org.onrecord.statement.Statement.Quotation;

/**
 * Where quotation marks open and close in an article, and so how much of a content is quoted word
 * for word. Immutable.
 *
 * <p>Marks are {@code "}, {@code “ ”}, {@code „ “}, {@code « »} and single ones, {@code ' '},
 * {@code ‘ ’}, {@code ‹ ›}, where they open before a word and close after one; an apostrophe
 * ({@code don't}, {@code the workers' union}, {@code ’90s}) is no mark. A quotation left open runs
 * to the end of its passage, as when the next paragraph reopens it; where the next paragraph does
 * not reopen but closes it, it runs on.
 */
public final class QuotationMarks {
  /**
   * @param closed false where the end of the passage ended it
   */
  private record Quoted(Span span, boolean closed) {}

  private final String text;
  private final List<Quoted> doubles = new ArrayList<>();
  private final List<Quoted> singles = new ArrayList<>();

  /** Reads the marks of an article, passage by passage. */
  public QuotationMarks(Article article) {
    this(article.text(), article.passages().stream().map(Passage::span).toList());
  }

  /**
   * Reads the marks of a text.
   *
   * @param passages in reading order, none overlapping
   */
  public QuotationMarks(String text, List<Span> passages) {
    this.text = text;
    boolean open = false;
    for (Span passage : passages) {
      open = readDoubles(passage, open);
      readSingles(passage);
    }
    singles.sort(Comparator.comparing(Quoted::span));
  }

  /** Returns the runs inside double marks in reading order, the marks included. */
  public List<Span> quotations() {
    return doubles.stream().map(Quoted::span).toList();
  }

  /**
   * Returns how much of a content is quoted: all of it ({@code DIRECT}; a leading “that” and
   * punctuation aside, and the marks may lie just outside its spans), part of it ({@code MIXED},
   * scare quotes too) or nothing ({@code INDIRECT}).
   *
   * <p>Marks around cue or source as well as content are those of an outer statement and do not
   * count.
   *
   * @param content spans of the text, in reading order
   * @param cue spans of the text, may be empty
   * @param source as the text words it
   */
  public Quotation of(List<Span> content, List<Span> cue, Source source) {
    int inside = 0;
    int outside = 0;
    for (Span piece : content) {
      int at = piece.start();
      while (at < piece.end()) {
        int c = text.codePointAt(at);
        if (!Character.isLetterOrDigit(c)) {
          at += Character.charCount(c);
          continue;
        }
        int start = at;
        while (at < piece.end() && Character.isLetterOrDigit(text.codePointAt(at))) {
          at += Character.charCount(text.codePointAt(at));
        }
        var word = new Span(start, Math.min(at, piece.end()));
        if (isQuoted(word, doubles, cue, source) || isQuoted(word, singles, cue, source)) {
          inside++;
        } else if (!(inside == 0 && outside == 0 && isThat(word))) {
          outside++;
        }
      }
    }
    if (inside == 0) {
      return Quotation.INDIRECT;
    }
    return outside == 0 ? Quotation.DIRECT : Quotation.MIXED;
  }

  private boolean isThat(Span word) {
    return word.length() == 4 && text.regionMatches(true, word.start(), "that", 0, 4);
  }

  private static boolean isQuoted(Span word, List<Quoted> runs, List<Span> cue, Source source) {
    int low = 0;
    int high = runs.size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      var run = runs.get(middle);
      if (run.span().end() <= word.start()) {
        low = middle + 1;
      } else if (run.span().start() > word.start()) {
        high = middle - 1;
      } else {
        return !run.closed()
            || (cue.stream().noneMatch(run.span()::overlaps)
                && source.spans().stream().noneMatch(run.span()::overlaps));
      }
    }
    return false;
  }

  /** Returns whether the passage ends inside a quotation. */
  private boolean readDoubles(Span passage, boolean openBefore) {
    int open = -1;
    char opener = 0;
    boolean first = true;
    for (int i = passage.start(); i < passage.end(); i++) {
      char c = text.charAt(i);
      if (!isDouble(c)) {
        continue;
      }
      boolean opens;
      if (open < 0) {
        boolean closesOnly = c == '”' || (c == '"' && isStrayCloser(passage, i));
        if (closesOnly && first && openBefore) {
          doubles.add(new Quoted(new Span(passage.start(), i + 1), true));
        }
        opens = !closesOnly;
      } else {
        opens = c == '“' && opener == '“' && opensHere(passage, i);
        if (c == '"' && opener == '"') {
          opens = opensHere(passage, i) && !closesHere(passage, i);
        }
      }
      first = false;
      if (opens) {
        if (open >= 0) { // opened twice: the first was never closed
          doubles.add(new Quoted(new Span(open, i), false));
        }
        open = i;
        opener = c;
      } else if (open >= 0 && closes(opener, c)) {
        doubles.add(new Quoted(new Span(open, i + 1), true));
        open = -1;
      }
    }
    if (open >= 0) {
      doubles.add(new Quoted(new Span(open, passage.end()), false));
    }
    return open >= 0;
  }

  /** Whether {@code c} is a double mark of any direction. */
  public static boolean isDouble(char c) {
    return switch (c) {
      case '"', '“', '”', '„', '‟', '«', '»' -> true;
      default -> false;
    };
  }

  private static boolean closes(char opener, char c) {
    return switch (opener) {
      case '«' -> c == '»';
      case '»' -> c == '«';
      default -> c == '”' || c == '"' || c == '“' || c == '‟';
    };
  }

  /** Adds the runs inside single marks; the work is one pass, with the closer ahead looked up. */
  private void readSingles(Span passage) {
    int from = doublesFrom(passage.start());
    int open = -1;
    int doubtful = -1; // where the run would end if only a plural's apostrophe were to close it
    int current = from;
    boolean openedInside = false;
    for (int i = passage.start(); i < passage.end(); i++) {
      char c = text.charAt(i);
      if (!isSingle(c)) {
        continue;
      }
      while (current < doubles.size() && doubles.get(current).span().end() <= i) {
        current++;
      }
      boolean inside = current < doubles.size() && doubles.get(current).span().start() <= i;
      if (open >= 0
          && openedInside
          && (!inside
              || doubles.get(current).span().start() > open)) { // never across a double mark
        addSingle(open, doubtful);
        open = -1;
      }
      if (open >= 0 && inside == openedInside && closesSingle(passage, i)) {
        if (isPluralApostrophe(passage, i)) {
          doubtful = i;
        } else {
          singles.add(new Quoted(new Span(open, i + 1), true));
          open = -1;
        }
      } else if (opensSingle(passage, i)) {
        addSingle(open, doubtful);
        open = i;
        doubtful = -1;
        openedInside = inside;
      }
    }
    addSingle(open, doubtful);
  }

  private void addSingle(int open, int end) {
    if (open >= 0 && end > open) {
      singles.add(new Quoted(new Span(open, end + 1), true));
    }
  }

  private int doublesFrom(int offset) {
    int i = doubles.size();
    while (i > 0 && doubles.get(i - 1).span().end() > offset) {
      i--;
    }
    return i;
  }

  private static boolean isSingle(char c) {
    return switch (c) {
      case '\'', '‘', '’', '‚', '‛', '‹', '›' -> true;
      default -> false;
    };
  }

  private boolean opensSingle(Span passage, int at) {
    char c = text.charAt(at);
    if (c == '›' || !opensHere(passage, at) || at + 1 >= passage.end()) {
      return false;
    }
    char next = text.charAt(at + 1);
    if (Character.isDigit(next)) { // ’90s, '14
      return at + 2 < passage.end() && !Character.isDigit(text.charAt(at + 2));
    }
    return Character.isLetter(next) || next == '[' || next == '…' || next == '.';
  }

  private boolean closesSingle(Span passage, int at) {
    char c = text.charAt(at);
    return c != '‹'
        && c != '‘'
        && c != '‚'
        && at > passage.start()
        && !Character.isWhitespace(text.charAt(at - 1))
        && closesHere(passage, at);
  }

  /** Whether the mark may be that of {@code the workers' union}. */
  private boolean isPluralApostrophe(Span passage, int at) {
    char before = Character.toLowerCase(text.charAt(at - 1));
    return (before == 's' || before == 'z' || before == 'x')
        && at + 2 < passage.end()
        && text.charAt(at + 1) == ' '
        && Character.isLetterOrDigit(text.charAt(at + 2));
  }

  /** Whether a mark without a direction, with nothing open, can only close: {@code 5" pipes}. */
  private boolean isStrayCloser(Span passage, int at) {
    return at > passage.start()
        && !opensHere(passage, at)
        && !Character.isWhitespace(text.charAt(at - 1))
        && closesHere(passage, at);
  }

  private boolean opensHere(Span passage, int at) {
    if (at == passage.start()) {
      return true;
    }
    char before = text.charAt(at - 1);
    if (Character.isWhitespace(before) || "([{—–-\u00a0/".indexOf(before) >= 0) {
      return at + 1 < passage.end() && !Character.isWhitespace(text.charAt(at + 1));
    }
    boolean afterMark = isDouble(before) || isSingle(before) || before == ',' || before == ':';
    return afterMark
        && at + 1 < passage.end()
        && (Character.isLetterOrDigit(text.charAt(at + 1)) || text.charAt(at + 1) == '[');
  }

  private boolean closesHere(Span passage, int at) {
    return at + 1 >= passage.end() || !Character.isLetterOrDigit(text.charAt(at + 1));
  }
}
