package org.onrecord.resolve;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.onrecord.statement.SpeakingNoun;
import org.onrecord.statement.WordLists;

/** The word lists of this package, read once. All words are lower case. */
final class Lexicon {
  /** Which pronoun a person takes. */
  enum Gender {
    HE,
    SHE,
    UNKNOWN
  }

  private static final Map<String, Set<String>> LISTS = new HashMap<>();
  private static final Map<String, Gender> GIVEN = new HashMap<>();

  static {
    for (String line : WordLists.lines(Lexicon.class, "words.txt")) {
      int colon = line.indexOf(':');
      LISTS
          .computeIfAbsent(line.substring(0, colon), list -> new HashSet<>())
          .addAll(List.of(line.substring(colon + 1).strip().split(" +")));
    }
    readGivenNames("given-names-abroad.txt");
    readGivenNames("given-names.txt");
  }

  private static void readGivenNames(String file) {
    for (String line : WordLists.lines(Lexicon.class, file)) {
      int colon = line.indexOf(':');
      var gender =
          switch (line.substring(0, colon)) {
            case "he" -> Gender.HE;
            case "she" -> Gender.SHE;
            default -> Gender.UNKNOWN;
          };
      for (String name : line.substring(colon + 1).strip().split(" +")) {
        GIVEN.put(name.toLowerCase(Locale.ROOT), gender);
      }
    }
  }

  private Lexicon() {}

  /** Whether {@code word}, in lower case, stands in the list {@code list} of {@code words.txt}. */
  static boolean is(String list, String word) {
    return LISTS.getOrDefault(list, Set.of()).contains(word);
  }

  static boolean isGivenName(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    int hyphen = lower.indexOf('-');
    return GIVEN.containsKey(lower)
        || (hyphen > 0 && GIVEN.containsKey(lower.substring(0, hyphen)));
  }

  /** Returns the gender that a given name tells, {@code UNKNOWN} where it tells none. */
  static Gender genderOfGivenName(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    var whole = GIVEN.get(lower);
    if (whole == null && lower.indexOf('-') > 0) {
      whole = GIVEN.get(lower.substring(0, lower.indexOf('-')));
    }
    return whole == null ? Gender.UNKNOWN : whole;
  }

  static boolean isTitle(String lower) {
    return is("he-title", lower) || is("she-title", lower) || is("title", lower);
  }

  /** Whether a word names the part somebody plays: a speaking noun of a person, or a rank. */
  static boolean isRole(String lower) {
    return is("role", lower)
        || SpeakingNoun.of(lower) == SpeakingNoun.PERSON
        || isJoinedRole(lower);
  }

  static @Nullable SpeakingNoun noun(String lower) {
    return is("role", lower) || isJoinedRole(lower) ? SpeakingNoun.PERSON : SpeakingNoun.of(lower);
  }

  /** Whether a word ends as the names of trades do: “geneticist”, “choreographer”. */
  static boolean isAgent(String lower) {
    return lower.length() > 5
        && LISTS.getOrDefault("agent", Set.of()).stream().anyMatch(lower::endsWith);
  }

  /** Whether hyphens make a word a role: “director-general”, “vice-chancellor”, “co-owner”. */
  private static boolean isJoinedRole(String lower) {
    int hyphen = lower.indexOf('-');
    if (hyphen < 0) {
      return false;
    }
    String before = lower.substring(0, hyphen);
    String after = lower.substring(hyphen + 1);
    return (is("role-ending", after) && SpeakingNoun.of(before) == SpeakingNoun.PERSON)
        || ((is("role-opening", before) || SpeakingNoun.of(before) == SpeakingNoun.PERSON)
            && SpeakingNoun.of(after) == SpeakingNoun.PERSON);
  }

  /** Whether {@code verb} is how a document comes about: “ruled” for “ruling”. */
  static boolean isIssuing(String verb, String document) {
    return is("issues-" + document, verb);
  }

  /** Whether hyphens make a name a modifier: “Berlin-based”, “Lee-led”. */
  static boolean isJoinedModifier(String word) {
    int hyphen = word.lastIndexOf('-');
    return hyphen > 0 && is("modifier-ending", word.substring(hyphen + 1));
  }
}
