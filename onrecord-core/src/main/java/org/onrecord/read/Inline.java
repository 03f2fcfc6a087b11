package org.onrecord.read;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.jsoup.parser.Parser;

/**
 * The words of one block of Markdown without their markup. One pass with stacks, so that a megabyte
 * of brackets or asterisks costs no more than a megabyte of words.
 *
 * @param text the words, cleaned
 * @param links the links among them
 * @param images how many pictures were dropped
 * @param linkChars how many characters of the words are links
 */
record Inline(String text, List<Link> links, int images, int linkChars) {
  private static final int LONGEST_TARGET = 1000;

  /** A link's words and target. */
  record Link(String text, String url) {}

  private record Place(int from, int to, String url) {}

  static Inline of(String source) {
    int n = source.length();
    var gone = new BitSet(n);
    var fixed = new BitSet(n);
    escapesAndCode(source, gone, fixed);
    var places = new ArrayList<Place>();
    int images = brackets(source, gone, fixed, places);
    tags(source, gone, fixed);
    emphasis(source, gone, fixed);
    var links = new ArrayList<Link>();
    int linkChars = 0;
    for (var place : places) {
      var words = kept(source, gone, place.from(), place.to());
      if (!words.isEmpty()) {
        links.add(new Link(words, place.url()));
        linkChars += words.length();
      }
    }
    return new Inline(kept(source, gone, 0, n), List.copyOf(links), images, linkChars);
  }

  private static String kept(String source, BitSet gone, int from, int to) {
    var words = new StringBuilder(to - from);
    for (int i = from; i < to; i++) {
      if (!gone.get(i)) {
        words.append(source.charAt(i));
      }
    }
    var text =
        words.indexOf("&") < 0
            ? words.toString()
            : Parser.unescapeEntities(words.toString(), false);
    return Wording.clean(text);
  }

  private static void escapesAndCode(String source, BitSet gone, BitSet fixed) {
    int n = source.length();
    int lastTick = source.lastIndexOf('`');
    for (int i = 0; i < n; i++) {
      char c = source.charAt(i);
      if (c == '\\' && i + 1 < n && isPunctuation(source.charAt(i + 1))) {
        gone.set(i);
        fixed.set(i, i + 2);
        i++;
      } else if (c == '`' && i < lastTick) {
        int run = run(source, i, '`');
        int close = run == 1 ? source.indexOf('`', i + 1) : -1;
        if (close > 0) {
          gone.set(i);
          gone.set(close);
          fixed.set(i, close + 1);
          i = close;
        } else {
          gone.set(i, i + run, run > 1);
          fixed.set(i, i + run);
          i += run - 1;
        }
      }
    }
  }

  private static int brackets(String source, BitSet gone, BitSet fixed, List<Place> places) {
    int n = source.length();
    int[] stack = new int[16];
    int depth = 0;
    int images = 0;
    for (int i = 0; i < n; i++) {
      char c = source.charAt(i);
      if (fixed.get(i)) {
        continue;
      }
      if (c == '[') {
        if (depth == stack.length) {
          stack = Arrays.copyOf(stack, depth * 2);
        }
        stack[depth++] = i;
      } else if (c == ']' && depth > 0) {
        int open = stack[--depth];
        int close = i + 1 < n ? target(source, i + 1) : -1;
        if (close < 0) {
          continue;
        }
        boolean image = open > 0 && source.charAt(open - 1) == '!' && !fixed.get(open - 1);
        if (image) {
          gone.set(open - 1, close + 1);
          fixed.set(open - 1, close + 1);
          images++;
        } else {
          gone.set(open);
          gone.set(i, close + 1);
          fixed.set(i, close + 1);
          var url = source.substring(Math.min(i + 2, close), close).strip();
          int blank = url.indexOf(' ');
          url = blank > 0 ? url.substring(0, blank) : url;
          boolean angled = url.length() > 1 && url.startsWith("<") && url.endsWith(">");
          url = angled ? url.substring(1, url.length() - 1) : url;
          places.add(new Place(open + 1, i, source.charAt(i + 1) == '(' ? url : ""));
        }
        i = close;
      }
    }
    return images;
  }

  /** Returns where the target that begins at {@code at} closes, or -1 if there is none. */
  private static int target(String source, int at) {
    char c = source.charAt(at);
    int end = Math.min(source.length(), at + LONGEST_TARGET);
    if (c == '(') {
      int depth = 0;
      for (int i = at; i < end; i++) {
        char d = source.charAt(i);
        depth += d == '(' ? 1 : d == ')' ? -1 : 0;
        if (depth == 0) {
          return i;
        }
      }
    } else if (c == '[') {
      for (int i = at + 1; i < Math.min(end, at + 100); i++) {
        if (source.charAt(i) == ']') {
          return i;
        } else if (source.charAt(i) == '[') {
          return -1;
        }
      }
    }
    return -1;
  }

  private static void tags(String source, BitSet gone, BitSet fixed) {
    int n = source.length();
    for (int i = 0; i + 1 < n; i++) {
      if (source.charAt(i) != '<' || fixed.get(i)) {
        continue;
      }
      char next = source.charAt(i + 1);
      if (!Character.isLetter(next) && next != '/' && next != '!') {
        continue;
      }
      int end = Math.min(n, i + LONGEST_TARGET);
      for (int j = i + 1; j < end && source.charAt(j) != '<'; j++) {
        if (source.charAt(j) == '>') {
          gone.set(i, j + 1);
          fixed.set(i, j + 1);
          i = j;
          break;
        }
      }
    }
  }

  private static void emphasis(String source, BitSet gone, BitSet fixed) {
    for (char mark : new char[] {'*', '_', '~'}) {
      int n = source.length();
      int[] at = new int[16];
      int[] length = new int[16];
      int depth = 0;
      for (int i = 0; i < n; ) {
        if (source.charAt(i) != mark || fixed.get(i)) {
          i++;
          continue;
        }
        int run = run(source, i, mark);
        char before = i == 0 ? ' ' : source.charAt(i - 1);
        char after = i + run >= n ? ' ' : source.charAt(i + run);
        boolean word = Character.isLetterOrDigit(before) && Character.isLetterOrDigit(after);
        boolean usable = run <= 3 && (mark != '~' || run == 2) && !(mark == '_' && word);
        boolean closes = usable && !Character.isWhitespace(before);
        boolean opens = usable && !Character.isWhitespace(after);
        int left = run;
        while (closes && depth > 0 && left > 0) {
          int take = Math.min(left, length[depth - 1]);
          gone.set(at[depth - 1], at[depth - 1] + take);
          gone.set(i + run - left, i + run - left + take);
          at[depth - 1] += take;
          length[depth - 1] -= take;
          left -= take;
          depth -= length[depth - 1] == 0 ? 1 : 0;
        }
        if (opens && left > 0) {
          if (depth == at.length) {
            at = Arrays.copyOf(at, depth * 2);
            length = Arrays.copyOf(length, depth * 2);
          }
          at[depth] = i + run - left;
          length[depth++] = left;
        }
        i += run;
      }
    }
  }

  private static int run(String source, int from, char mark) {
    int i = from;
    while (i < source.length() && source.charAt(i) == mark) {
      i++;
    }
    return i - from;
  }

  private static boolean isPunctuation(char c) {
    return c > ' ' && c < 127 && !Character.isLetterOrDigit(c);
  }
}
