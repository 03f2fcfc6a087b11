package org.onrecord.statement;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a common noun names when it stands for whoever speaks: {@code spokesman} a person, {@code
 * residents} people, {@code ministry} an office, {@code survey} a document.
 */
public enum SpeakingNoun {
  /** One human being, by trade, rank, part played or kinship. */
  PERSON,
  /** Several people or several bodies. */
  PEOPLE,
  OFFICE,
  GOVERNMENT,
  ORGANISATION,
  OUTLET,
  DOCUMENT;

  private static final Map<String, SpeakingNoun> NOUNS = new HashMap<>();

  static {
    for (String line : WordLists.lines(SpeakingNoun.class, "nouns.txt")) {
      int colon = line.indexOf(':');
      var kind = valueOf(line.substring(0, colon).toUpperCase(Locale.ROOT));
      for (String word : line.substring(colon + 1).strip().split(" +")) {
        NOUNS.put(word, kind);
      }
    }
  }

  /**
   * Returns what {@code word} names, or null where it is no such noun.
   *
   * @param word in any case, singular or plural
   */
  public static @Nullable SpeakingNoun of(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    var kind = NOUNS.get(lower);
    if (kind != null) {
      return kind;
    }
    String one = singular(lower);
    kind = one == null ? null : NOUNS.get(one);
    if (kind == null) {
      return null;
    }
    return kind == DOCUMENT ? DOCUMENT : PEOPLE;
  }

  /** Returns the singular of a regular plural or of one in {@code -men}, else null. */
  private static @Nullable String singular(String plural) {
    if (plural.length() < 3) {
      return null;
    }
    if (plural.endsWith("men")) {
      return plural.substring(0, plural.length() - 2) + "an";
    }
    if (plural.equals("children")) {
      return "child";
    }
    if (plural.endsWith("wives")) {
      return plural.substring(0, plural.length() - 3) + "fe";
    }
    if (!plural.endsWith("s") || plural.endsWith("ss")) {
      return null;
    }
    String cut = plural.substring(0, plural.length() - 1);
    if (NOUNS.containsKey(cut)) {
      return cut;
    }
    if (plural.endsWith("ies")) {
      return plural.substring(0, plural.length() - 3) + "y";
    }
    return plural.endsWith("es") ? plural.substring(0, plural.length() - 2) : cut;
  }
}
