package org.onrecord.resolve;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds who issued a document that is taken up again ({@code the filing said}): the article named
 * the issuer where it first spoke of the document ({@code Examplia Power's filing}, {@code a filing
 * by Examplia Power}, {@code Examplia Power made a filing}).
 */
final class DocumentIssuer {
  private static final Set<String> ISSUES =
      Set.of(
          "issued",
          "published",
          "released",
          "filed",
          "signed",
          "posted",
          "wrote",
          "sent",
          "made",
          "gave",
          "delivered",
          "announced",
          "submitted",
          "launched",
          "lodged",
          "issues",
          "publishes",
          "releases",
          "files",
          "signs",
          "issuing",
          "publishing",
          "releasing",
          "filing",
          "signing",
          "posting");

  /** Words between an article and its noun: “a sworn two-page statement”. */
  private static final int MODIFIERS = 3;

  private final Words words;
  private final Cast cast;

  DocumentIssuer(Words words, Cast cast) {
    this.words = words;
    this.cast = cast;
  }

  /**
   * Returns the words that name the issuer of the document whose noun stands at {@code head}, as a
   * mention before it told, or null where none did.
   */
  @Nullable Found of(int head) {
    String noun = words.lower(head);
    for (int i = head - 1; i >= 0; i--) {
      if (words.lower(i).equals(noun)) {
        var found = issuerAt(i);
        if (found != null) {
          return found;
        }
      }
    }
    return null;
  }

  /**
   * The words from {@code from}, inclusive, to {@code to}, exclusive, that name an issuer.
   *
   * @param from number of a word of the article
   */
  record Found(int from, int to) {}

  private @Nullable Found issuerAt(int noun) {
    int article = noun;
    for (int i = noun - 1; i >= 0 && noun - i <= MODIFIERS + 1; i--) {
      if (words.gap(i) != Words.BLANK) {
        break;
      }
      if (words.isPossessive(i)) {
        int from = i;
        while (from > 0 && words.isCapital(from - 1) && words.gap(from - 1) == Words.BLANK) {
          from--;
        }
        return words.isCapital(from) ? new Found(from, i + 1) : null;
      }
      if (words.lower(i).equals("a") || words.lower(i).equals("an")) {
        article = i;
        break;
      }
    }
    for (int i = noun + 1; i < Math.min(noun + 4, words.size - 1); i++) {
      if (words.gap(i - 1) != Words.BLANK) {
        break;
      }
      if (words.lower(i).equals("by") || words.lower(i).equals("from")) {
        int from = words.lower(i + 1).equals("the") ? i + 2 : i + 1;
        int to = cast.runEnd(Math.min(from, words.size - 1), words.size);
        return to > from ? new Found(from, to) : null;
      }
    }
    return article < noun ? subjectOf(article) : null;
  }

  /** Returns the name that opens the sentence of “… issued a statement”. */
  private @Nullable Found subjectOf(int article) {
    int verb = article - 1;
    if (verb < 0 || !ISSUES.contains(words.lower(verb))) {
      return null;
    }
    int from = verb;
    while (from > 0
        && words.isCapital(from - 1)
        && words.sentence(from - 1) == words.sentence(verb)
        && (from == verb || words.gap(from - 1) == Words.BLANK)) {
      from--;
    }
    if (from < verb) {
      return new Found(from, verb);
    }
    int sentence = words.sentence(verb);
    for (int i = verb - 1; i >= 0 && words.sentence(i) == sentence; i--) {
      boolean opens = i == 0 || words.sentence(i - 1) != sentence;
      int first = words.lower(i).equals("the") ? i + 1 : i;
      int to = cast.runEnd(first, verb);
      if (opens && to > first && (words.gap(to - 1) != Words.BLANK || isAuxiliary(to))) {
        return new Found(first, to);
      }
    }
    return null;
  }

  private boolean isAuxiliary(int i) {
    return switch (words.lower(i)) {
      case "has", "had", "have", "also", "later", "then", "on" -> true;
      default -> words.lower(i).endsWith("ly");
    };
  }
}
