package org.onrecord.statement;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.onrecord.article.Span;

/** Tells how a source is worded: by name, by description or by a pronoun. */
public final class SourceWording {
  private static final Set<String> PRONOUNS =
      Set.of(
          "he",
          "she",
          "they",
          "it",
          "i",
          "we",
          "you",
          "him",
          "her",
          "them",
          "me",
          "us",
          "his",
          "hers",
          "their",
          "its",
          "my",
          "our",
          "himself",
          "herself",
          "itself",
          "themselves",
          "who",
          "whom",
          "which",
          "that",
          "this",
          "these",
          "those",
          "both",
          "whose",
          "myself",
          "ourselves");

  /** Words that begin a description of somebody unnamed, whatever follows. */
  private static final Set<String> UNNAMED =
      Set.of(
          "a",
          "an",
          "one",
          "two",
          "three",
          "four",
          "five",
          "some",
          "several",
          "many",
          "most",
          "few",
          "other",
          "others",
          "another",
          "all",
          "both",
          "any",
          "each",
          "every",
          "more",
          "no",
          "these",
          "those",
          "various",
          "multiple",
          "numerous",
          "countless",
          "dozens",
          "hundreds",
          "thousands",
          "over",
          "nearly",
          "almost",
          "about",
          "unnamed",
          "anonymous");

  /** Where the noun phrase that names the speaker ends and what is added to it begins. */
  private static final Set<String> AFTER_HEAD =
      Set.of(
          "of",
          "for",
          "in",
          "at",
          "from",
          "with",
          "to",
          "on",
          "by",
          "under",
          "near",
          "who",
          "whose",
          "which",
          "that",
          "close",
          "familiar",
          "inside",
          "outside",
          "across",
          "within",
          "behind",
          "against",
          "into",
          "over",
          "around",
          "among",
          "between",
          "speaking",
          "based",
          "living");

  private static final Set<String> SMALL_IN_NAMES =
      Set.of(
          "of", "the", "for", "and", "de", "del", "della", "di", "da", "van", "von", "der", "den",
          "la", "le", "el", "al", "bin", "ibn", "bint", "dos", "das", "du", "ter", "ten", "y",
          "on");

  private SourceWording() {}

  /**
   * Whether a word ends the noun phrase that names a speaker ({@code of}, {@code who}, {@code
   * familiar}).
   *
   * @param lower in lower case
   */
  public static boolean isAfterHead(String lower) {
    return AFTER_HEAD.contains(lower);
  }

  /**
   * Returns how the words of a source name it.
   *
   * <ul>
   *   <li>{@code he}, {@code both of them}, {@code who}: a pronoun
   *   <li>{@code Ms Reyes}, {@code the minister, Maria Reyes,}, {@code the Treasury}, {@code the
   *       Examplian defence ministry}: named
   *   <li>{@code residents}, {@code a senior Treasury official}, {@code the minister}: described
   * </ul>
   *
   * @param text the article's text
   * @param span the source's words in it
   */
  public static Source of(String text, Span span) {
    var words = words(text, span);
    if (words.isEmpty()) {
      return new Source.Described(span);
    }
    if (isPronoun(text, words)) {
      return new Source.Pronoun(span);
    }
    return isNamed(text, words) ? new Source.Named(span) : new Source.Described(span);
  }

  private static boolean isPronoun(String text, List<Span> words) {
    if (!PRONOUNS.contains(lower(text, words.get(0)))) {
      return false;
    }
    return words.size() == 1 || words.stream().allMatch(w -> isPronounPhrase(lower(text, w)));
  }

  private static boolean isPronounPhrase(String word) {
    return PRONOUNS.contains(word)
        || switch (word) {
          case "of", "all", "also", "too", "alone" -> true;
          default -> false;
        };
  }

  private static boolean isNamed(String text, List<Span> words) {
    int start = 0;
    String first = lower(text, words.get(0));
    boolean unnamed = UNNAMED.contains(first) && !isNameAfter(text, words, 1);
    if (isOneOf(first, "the", "its", "his", "her", "their", "our", "my")) {
      start = 1;
    }
    int end = start;
    while (end < words.size()
        && !AFTER_HEAD.contains(lower(text, words.get(end)))
        && (end == start || !isApart(text, words.get(end - 1), words.get(end)))) {
      end++;
    }
    if (end > start) {
      Span head = words.get(end - 1);
      if (!unnamed && isNameWord(text, head, end - 1 == 0)) {
        return true;
      }
      var noun = SpeakingNoun.of(head.in(text));
      boolean capitals = false;
      for (int i = start; i < end - 1; i++) {
        capitals |= isNameWord(text, words.get(i), i == 0);
      }
      if (!unnamed && capitals && noun != null) {
        switch (noun) {
          case OFFICE, GOVERNMENT, ORGANISATION, OUTLET -> {
            return true; // “the Examplian defence ministry”
          }
          case PERSON, PEOPLE, DOCUMENT -> {}
        }
      }
    }
    return isNamedBesideARole(text, words, end);
  }

  /** Whether a full name stands in apposition: “the minister, Ann Lee,”, “its leader Ann Lee”. */
  private static boolean isNamedBesideARole(String text, List<Span> words, int headEnd) {
    for (int i = 0; i < words.size(); i++) {
      String word = lower(text, words.get(i));
      if (isOneOf(word, "who", "which", "whose")) {
        return false;
      }
      boolean afterComma = i > 0 && isApart(text, words.get(i - 1), words.get(i));
      var before = i == 0 ? null : SpeakingNoun.of(words.get(i - 1).in(text));
      boolean afterRole =
          before == SpeakingNoun.PERSON
              && Character.isLowerCase(text.codePointAt(words.get(i - 1).start()));
      if ((afterComma || afterRole)
          && i >= Math.min(1, headEnd)
          && isNameAfter(text, words, i)
          && SpeakingNoun.of(words.get(i).in(text)) == null) {
        return true;
      }
    }
    return false;
  }

  /** Whether two words of a name stand at {@code i}: “Ann Lee”, “Ann van der Lee”. */
  private static boolean isNameAfter(String text, List<Span> words, int i) {
    if (i + 1 >= words.size()
        || !isNameWord(text, words.get(i), false)
        || isApart(text, words.get(i), words.get(i + 1))) {
      return false;
    }
    int next = i + 1;
    while (next < words.size() - 1 && SMALL_IN_NAMES.contains(words.get(next).in(text))) {
      next++;
    }
    return isNameWord(text, words.get(next), false)
        && SpeakingNoun.of(words.get(words.size() - 1).in(text)) == null;
  }

  /** Whether a word is written as names are; one at the start may only be so as a first word. */
  private static boolean isNameWord(String text, Span word, boolean first) {
    int c = text.codePointAt(word.start());
    if (!Character.isUpperCase(c) && !Character.isTitleCase(c)) {
      return word.length() > 2
          && word.in(text).codePoints().skip(1).anyMatch(Character::isUpperCase);
    }
    String lower = lower(text, word);
    return !first
        || (SpeakingNoun.of(lower) == null && !UNNAMED.contains(lower) && !lower.equals("the"));
  }

  private static boolean isApart(String text, Span left, Span right) {
    for (int i = left.end(); i < right.start(); i++) {
      char c = text.charAt(i);
      if (c == ',' || c == '(' || c == '–' || c == '—' || c == ';') {
        return true;
      }
    }
    return false;
  }

  private static boolean isOneOf(String word, String... words) {
    return List.of(words).contains(word);
  }

  private static String lower(String text, Span word) {
    return word.in(text).toLowerCase(Locale.ROOT);
  }

  /** Words are runs of letters, digits, and hyphens, dots, apostrophes and ampersands between. */
  private static List<Span> words(String text, Span span) {
    var words = new ArrayList<Span>();
    int at = span.start();
    while (at < span.end()) {
      if (!Character.isLetterOrDigit(text.charAt(at))) {
        at++;
        continue;
      }
      int start = at;
      while (at < span.end()
          && (Character.isLetterOrDigit(text.charAt(at))
              || ("-.&'’".indexOf(text.charAt(at)) >= 0
                  && at + 1 < span.end()
                  && Character.isLetterOrDigit(text.charAt(at + 1))))) {
        at++;
      }
      int end = at;
      if (end - start > 2
          && text.charAt(end - 1) == 's'
          && "'’".indexOf(text.charAt(end - 2)) >= 0) {
        end -= 2; // the possessive is no part of the word
      }
      words.add(new Span(start, end));
    }
    return words;
  }
}
