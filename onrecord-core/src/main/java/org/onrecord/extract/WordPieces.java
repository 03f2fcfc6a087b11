package org.onrecord.extract;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.onrecord.article.Span;

/**
 * Cuts text into words and the words into the pieces of BERT's uncased WordPiece vocabulary (Devlin
 * et al. 2019; Wu et al. 2016), keeping the offsets of every word in UTF-16 code units.
 *
 * <p>Quotation marks of every kind become {@code "} and {@code '} before they are looked up, so
 * that curly, straight and angle marks read the same; which words they enclose is in {@link
 * Word#shape()}. Everything else is as in the reference implementation, which a test compares.
 *
 * <p>Thread-safe.
 */
public final class WordPieces {
  /** The id of the piece that begins a window. */
  public static final int CLS = 101;

  /** The id of the piece that ends each paragraph of a window. */
  public static final int SEP = 102;

  private static final int UNKNOWN = 100;
  private static final int LONGEST_WORD = 100;

  private final Map<String, Integer> ids;

  private WordPieces(Map<String, Integer> ids) {
    this.ids = ids;
  }

  /**
   * Reads a vocabulary: one piece a line, the line's number (from 0) its id.
   *
   * @throws IOException if the stream breaks off or holds no {@code [UNK]}, {@code [CLS]}, {@code
   *     [SEP]} where BERT's vocabularies have them
   */
  public static WordPieces read(InputStream vocabulary) throws IOException {
    var ids = new HashMap<String, Integer>(65536);
    var lines = new BufferedReader(new InputStreamReader(vocabulary, StandardCharsets.UTF_8));
    for (String line; (line = lines.readLine()) != null; ) {
      ids.put(line, ids.size());
    }
    if (ids.getOrDefault("[UNK]", -1) != UNKNOWN
        || ids.getOrDefault("[CLS]", -1) != CLS
        || ids.getOrDefault("[SEP]", -1) != SEP) {
      throw new IOException("not a BERT vocabulary: [UNK], [CLS], [SEP] are not lines 100 to 102");
    }
    return new WordPieces(ids);
  }

  /** Returns the words of {@code text[within]}, in order; white space and controls are in none. */
  public List<Word> cut(String text, Span within) {
    var quoted = new QuoteState(text, within);
    var words = new ArrayList<Word>(within.length() / 5 + 1);
    int start = -1;
    for (int i = within.start(), cp; i < within.end(); i += Character.charCount(cp)) {
      cp = text.codePointAt(i);
      boolean space = isSpace(cp);
      if (space || isMark(cp)) {
        if (start >= 0) {
          add(words, text, start, i, quoted);
          start = -1;
        }
        if (!space) {
          add(words, text, i, i + Character.charCount(cp), quoted);
        }
      } else if (start < 0 && !isControl(cp)) {
        start = i;
      }
    }
    if (start >= 0) {
      add(words, text, start, within.end(), quoted);
    }
    return words;
  }

  private void add(List<Word> words, String text, int start, int end, QuoteState quoted) {
    while (end > start && isControl(text.charAt(end - 1))) {
      end--; // a zero-width mark at the end of a word is not part of it
    }
    int shape = Shape.letterCase(text, start, end) + (quoted.inside(start) ? Shape.CASES : 0);
    words.add(new Word(new Span(start, end), pieces(normal(text, start, end)), shape));
  }

  private int[] pieces(String word) {
    Integer whole = ids.get(word);
    if (whole != null) {
      return new int[] {whole};
    }
    if (word.codePointCount(0, word.length()) > LONGEST_WORD) {
      return new int[] {UNKNOWN};
    }
    var found = new int[word.length()];
    int count = 0;
    for (int at = 0; at < word.length(); ) {
      int end = word.length();
      Integer id = null;
      for (; end > at; end = word.offsetByCodePoints(end, -1)) {
        id = ids.get(at == 0 ? word.substring(0, end) : "##" + word.substring(at, end));
        if (id != null) {
          break;
        }
      }
      if (id == null) {
        return new int[] {UNKNOWN};
      }
      found[count++] = id;
      at = end;
    }
    return count == 0 ? new int[] {UNKNOWN} : java.util.Arrays.copyOf(found, count);
  }

  private static String normal(String text, int start, int end) {
    boolean ascii = true;
    for (int i = start; i < end && ascii; i++) {
      ascii = text.charAt(i) < 128;
    }
    if (ascii) {
      return text.substring(start, end).toLowerCase(java.util.Locale.ROOT);
    }
    var normal = new StringBuilder(end - start + 8);
    var decomposed = Normalizer.normalize(text.substring(start, end), Normalizer.Form.NFD);
    decomposed
        .codePoints()
        .filter(cp -> !isControl(cp) && Character.getType(cp) != Character.NON_SPACING_MARK)
        .map(WordPieces::plainQuote)
        .forEach(cp -> normal.append(Character.toString(cp).toLowerCase(java.util.Locale.ROOT)));
    return normal.toString();
  }

  private static int plainQuote(int cp) {
    return switch (cp) {
      case '“', '”', '„', '‟', '«', '»', '″', '〝', '〞' -> '"';
      case '‘', '’', '‚', '‛', '‹', '›', '′', '`', '´' -> '\'';
      default -> cp;
    };
  }

  private static boolean isSpace(int cp) {
    return cp == ' '
        || cp == '\t'
        || cp == '\n'
        || cp == '\r'
        || Character.getType(cp) == Character.SPACE_SEPARATOR
        || cp == 0x2028
        || cp == 0x2029
        || cp == 0x85
        || cp == 0x0B
        || cp == 0x0C;
  }

  private static boolean isControl(int cp) {
    if (cp == 0 || cp == 0xFFFD) {
      return true;
    }
    return switch (Character.getType(cp)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.PRIVATE_USE,
          Character.SURROGATE,
          Character.UNASSIGNED ->
          true;
      default -> false;
    };
  }

  private static boolean isMark(int cp) {
    if (cp < 128) {
      return cp > 32 && cp < 127 && !Character.isLetterOrDigit(cp);
    }
    return switch (Character.getType(cp)) {
      case Character.CONNECTOR_PUNCTUATION,
          Character.DASH_PUNCTUATION,
          Character.START_PUNCTUATION,
          Character.END_PUNCTUATION,
          Character.INITIAL_QUOTE_PUNCTUATION,
          Character.FINAL_QUOTE_PUNCTUATION,
          Character.OTHER_PUNCTUATION ->
          true;
      default -> isIdeograph(cp);
    };
  }

  private static boolean isIdeograph(int cp) {
    return (cp >= 0x4E00 && cp <= 0x9FFF)
        || (cp >= 0x3400 && cp <= 0x4DBF)
        || (cp >= 0x20000 && cp <= 0x2A6DF)
        || (cp >= 0x2A700 && cp <= 0x2B73F)
        || (cp >= 0x2B740 && cp <= 0x2B81F)
        || (cp >= 0x2B820 && cp <= 0x2CEAF)
        || (cp >= 0xF900 && cp <= 0xFAFF)
        || (cp >= 0x2F800 && cp <= 0x2FA1F);
  }
}
