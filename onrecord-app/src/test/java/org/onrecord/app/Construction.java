package org.onrecord.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.onrecord.article.Span;

/**
 * One case of {@code constructions.txt}, whose head says how it is written.
 *
 * @param name for example {@code inverted-1}
 * @param kind the construction, for example {@code inverted quotation}
 * @param text with paragraphs parted by blank lines
 * @param lines what is expected, each {@code => source | cue | content}
 */
record Construction(String name, String kind, String text, List<String> lines) {
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+|\\S");
  private static final String STOPS = ".,:;?!";

  /**
   * Words that are expected, by their offsets.
   *
   * @param needed must all be there
   * @param allowed may be there
   */
  record Words(Set<Integer> needed, Set<Integer> allowed) {
    boolean fits(Set<Integer> found) {
      return found.containsAll(needed)
          && found.stream().allMatch(at -> needed.contains(at) || allowed.contains(at));
    }
  }

  /** A statement that is expected; prints as its line. */
  record Expected(String line, boolean nested, Words source, Words cue, Words content) {
    @Override
    public String toString() {
      return line;
    }
  }

  static List<Construction> read(Path table) throws IOException {
    var cases = new ArrayList<Construction>();
    for (String block : Files.readString(table).split("(?m)^## ")) {
      if (block.isBlank() || block.startsWith("#")) {
        continue;
      }
      String head = block.substring(0, block.indexOf('\n'));
      String body = block.substring(block.indexOf('\n'));
      int end = body.indexOf("\n=>");
      if (end < 0 || !head.contains(": ")) {
        throw new IllegalArgumentException("a case needs a name, a kind and “=>”: " + head);
      }
      var lines = body.substring(end).strip().lines().toList();
      int colon = head.indexOf(": ");
      cases.add(
          new Construction(
              head.substring(0, colon),
              head.substring(colon + 2).strip(),
              body.substring(0, end).strip(),
              lines));
    }
    return cases;
  }

  /** The statements expected; throws where the text has none of the words, or has them twice. */
  List<Expected> statements() {
    var statements = new ArrayList<Expected>();
    for (String line : lines) {
      if (line.equals("=> nothing")) {
        continue;
      }
      var parts = line.replaceFirst("^=>>? ", "").split(" \\| ", -1);
      if (!line.startsWith("=>") || parts.length != 3) {
        throw new IllegalArgumentException(name + ": not “=> source | cue | content”: " + line);
      }
      statements.add(
          new Expected(
              line, line.startsWith("=>>"), words(parts[0]), words(parts[1]), words(parts[2])));
    }
    return statements;
  }

  /** The offsets of the words and marks of {@code span}, without stops. */
  static List<Integer> words(Span span, String text) {
    return WORD.matcher(text)
        .region(span.start(), span.end())
        .results()
        .filter(word -> !STOPS.contains(word.group()))
        .map(MatchResult::start)
        .toList();
  }

  private Words words(String part) {
    var needed = new HashSet<Integer>();
    var allowed = new HashSet<Integer>();
    if (!part.equals("-") && !STOPS.contains(part)) {
      for (String piece : part.split(" … ")) {
        locate(piece.strip(), needed, allowed);
      }
    }
    return new Words(needed, allowed);
  }

  private void locate(String piece, Set<Integer> needed, Set<Integer> allowed) {
    var number = Pattern.compile("(.*)\\^(\\d)").matcher(piece);
    int which = number.matches() ? Integer.parseInt(number.group(2)) : 0;
    String marked = number.matches() ? number.group(1) : piece;
    String plain = marked.replaceAll("[{}]", "");
    var at = new ArrayList<Integer>();
    for (int i = text.indexOf(plain); i >= 0; i = text.indexOf(plain, i + 1)) {
      if (isWhole(i, i + plain.length())) {
        at.add(i);
      }
    }
    if (at.size() < Math.max(1, which) || (which == 0 && at.size() > 1)) {
      throw new IllegalArgumentException(
          "%s: in the text %d times, not once: %s".formatted(name, at.size(), plain));
    }
    int offset = at.get(Math.max(0, which - 1));
    var optional = new HashSet<Integer>();
    boolean in = false;
    int plainAt = offset;
    for (char c : marked.toCharArray()) {
      if (c == '{' || c == '}') {
        in = c == '{';
      } else {
        if (in) {
          optional.add(plainAt);
        }
        plainAt++;
      }
    }
    for (int word : words(new Span(offset, offset + plain.length()), text)) {
      (optional.contains(word) ? allowed : needed).add(word);
    }
  }

  private boolean isWhole(int start, int end) {
    return (start == 0
            || !(Character.isLetterOrDigit(text.charAt(start - 1))
                && Character.isLetterOrDigit(text.charAt(start))))
        && (end == text.length()
            || !(Character.isLetterOrDigit(text.charAt(end))
                && Character.isLetterOrDigit(text.charAt(end - 1))));
  }
}
