package org.onrecord.resolve;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.onrecord.article.Span;
import org.onrecord.statement.Statement;

/**
 * The sentence that a statement's cue stands in, without what is said in it: tells whether a time
 * in it belongs to the cue. Words count as visible where they stand in the same content as the cue
 * (or both in none) and outside the statement's own.
 */
final class SayingClause {
  /** Characters between a time and the cue or source that still make one clause. */
  private static final int BESIDE = 60;

  private static final int FROM_THE_OPENING = 220;

  /** Words that open a clause of its own. */
  private static final Set<String> OPENERS =
      Set.of(
          "who",
          "which",
          "whose",
          "whom",
          "what",
          "where",
          "when",
          "while",
          "whereas",
          "after",
          "before",
          "because",
          "although",
          "though",
          "since",
          "until",
          "if",
          "unless",
          "despite",
          "following",
          "that",
          "amid",
          "ahead",
          "whether",
          "how",
          "why",
          "so",
          "than");

  private static final Set<String> JOINING = Set.of("and", "but", "or", "nor", "yet");

  /** A time right after one of these says when something else was, or how long. */
  private static final Set<String> GOVERNING =
      Set.of(
          "of",
          "for",
          "from",
          "until",
          "till",
          "since",
          "to",
          "than",
          "before",
          "after",
          "between",
          "following",
          "through",
          "despite",
          "about",
          "over",
          "into",
          "like");

  private static final Set<String> AUXILIARIES =
      Set.of(
          "is", "are", "was", "were", "has", "have", "had", "will", "would", "could", "should",
          "may", "might", "must", "can", "did", "does", "do", "s");

  private static final Set<String> IRREGULAR =
      Set.of(
          "said", "told", "came", "went", "took", "made", "gave", "held", "met", "found", "left",
          "began", "fell", "rose", "struck", "hit", "broke", "shot", "won", "lost", "wrote",
          "spoke", "saw", "got", "became", "ran", "led", "sent", "put", "set", "cut", "drove",
          "flew", "stood", "brought", "bought", "sold", "paid", "heard", "knew", "felt", "kept",
          "fought", "says", "tells", "shut", "quit", "grew", "drew", "threw");

  /** Participles that tell how something said came out. */
  private static final Set<String> ISSUED =
      Set.of(
          "published",
          "released",
          "issued",
          "posted",
          "dated",
          "aired",
          "broadcast",
          "made",
          "given",
          "sent",
          "delivered",
          "held",
          "printed",
          "uploaded",
          "shared",
          "filed",
          "signed",
          "written",
          "recorded",
          "conducted",
          "obtained",
          "seen",
          "televised");

  /** What is said or where it is said, beside the channels: {@code a 2015 decision}. */
  private static final Set<String> SAYINGS =
      Set.of(
          "decision",
          "judgment",
          "judgement",
          "verdict",
          "order",
          "session",
          "retelling",
          "proposal",
          "appeal",
          "warning",
          "request",
          "study",
          "survey",
          "poll",
          "paper",
          "conversation",
          "visit",
          "appearance",
          "event",
          "edition",
          "review",
          "analysis",
          "estimate",
          "update",
          "bulletin",
          "resolution",
          "declaration",
          "proclamation");

  /**
   * Verbs of asking, promising and making so by saying (Searle's directives, commissives,
   * declarations).
   */
  private static final Set<String> DOING =
      Set.of(
          "proposed",
          "offered",
          "declared",
          "announced",
          "ordered",
          "demanded",
          "requested",
          "asked",
          "urged",
          "called",
          "invited",
          "promised",
          "vowed",
          "pledged",
          "threatened",
          "recommended",
          "endorsed",
          "nominated",
          "authorised",
          "authorized",
          "banned",
          "imposed",
          "agreed",
          "refused",
          "suggested",
          "issued");

  private final SaidWords said;
  private final TextWords words;
  private final Statement statement;
  private final @Nullable String frame;
  private final int first;
  private final int last;
  private final int cueFrom;
  private final int cueEnd;

  private SayingClause(SaidWords said, Statement statement, int cueFrom, int cueEnd) {
    this.said = said;
    this.words = said.words;
    this.statement = statement;
    this.cueFrom = cueFrom;
    this.cueEnd = cueEnd;
    frame = said.content(cueFrom);
    first = words.sentenceStart(cueFrom);
    last = words.sentenceEnd(cueFrom);
  }

  /** Returns the clause of a statement that has a cue, or null where its cue says nothing dated. */
  static @Nullable SayingClause of(SaidWords said, Statement statement) {
    Span cue = statement.cue().get(0);
    var words = said.words;
    int from = words.indexAt(cue.start());
    if (from >= words.size()) {
      return null;
    }
    int end = from;
    while (end < words.size() && words.start(end) < cue.end()) {
      end++;
    }
    var clause = new SayingClause(said, statement, from, end);
    return clause.isUnsaid() ? null : clause;
  }

  /** “to report”, “would announce”, “had not confirmed”: nothing was said yet. */
  private boolean isUnsaid() {
    if (words.at(cueFrom).endsWith("ly") && cueEnd - cueFrom == 1) {
      return true; // “reportedly” words no act of saying
    }
    if (words.is(cueFrom, "to") || words.is(cueFrom - 1, "to")) {
      return true;
    }
    for (int k = Math.max(first, cueFrom - 2); k < cueEnd; k++) {
      boolean negated =
          words.is(
                  k, "not", "never", "will", "would", "should", "may", "might", "must", "can",
                  "could")
              || (words.is(k, "t") && words.isApostrophe(k - 1))
              || (words.is(k + 1, "to")
                  && words.is(
                      k,
                      "was",
                      "were",
                      "is",
                      "are",
                      "set",
                      "due",
                      "scheduled",
                      "expected",
                      "yet",
                      "going",
                      "planned",
                      "plans",
                      "plan"));
      if (negated && isVisible(k)) {
        return true;
      }
    }
    return false;
  }

  /** Where the sentence begins, in characters. */
  int start() {
    return words.start(first);
  }

  /** Where the sentence ends, in characters. */
  int end() {
    return words.end(last - 1);
  }

  /** How far the time is from belonging to the cue; {@link Integer#MAX_VALUE} where it does not. */
  int cost(Span time) {
    int from = words.indexAt(time.start());
    int end = from;
    while (end < words.size() && words.start(end) < time.end()) {
      end++;
    }
    if (from < first || end > last || !isVisible(from) || isAttributive(from, end)) {
      return Integer.MAX_VALUE;
    }
    if (isGoverned(from)) {
      return Integer.MAX_VALUE;
    }
    return from < cueFrom ? before(from, end) : after(from);
  }

  /**
   * Whether the cue, in the past tense, asks, promises or makes so what is said, and that is no
   * clause: what was proposed lies ahead of the proposing.
   */
  boolean looksAhead() {
    Span content = statement.content().getLast();
    if (cueEnd - cueFrom != 1
        || words.indexAt(content.start()) < cueEnd
        || !DOING.contains(words.at(cueFrom))
        || words.is(cueFrom - 1, "was", "were", "be", "been", "is", "are")) {
      return false;
    }
    for (int k = words.indexAt(content.start());
        k < words.size() && words.start(k) < content.end();
        k++) {
      if (words.isQuote(k) || OPENERS.contains(words.at(k)) || isVerb(k)) {
        return false;
      }
    }
    return true;
  }

  /** Whether a time stands in the statement's content as an adverb of its own. */
  boolean closesContent(Span time) {
    int from = words.indexAt(time.start());
    int end = words.indexAt(time.end());
    return !isGoverned(from)
        && !isAttributive(from, end)
        && (!words.isNumber(from) || words.is(from - 1, "in", "on"))
        && (!words.isWord(end)
            || GOVERNING.contains(words.at(end))
            || words.is(end, "in", "on", "at", "with"));
  }

  /** Whether the word before says that something else was then: {@code the attacks of Monday}. */
  private boolean isGoverned(int from) {
    return from > first
        && GOVERNING.contains(words.at(from - 1))
        && !words.are(from - 2, "as", "of");
  }

  /** Whether “who” or “when” opens the time's clause and a comma ends it before the cue. */
  private boolean isInClosedClause(int from, int end) {
    int k = from - 1;
    while (k >= first && !words.is(k, ",", ";", "—", "–", ":") && !OPENERS.contains(words.at(k))) {
      k--;
    }
    if (k < first
        || !OPENERS.contains(words.at(k))
        || words.is(k, "after", "following") && from - k <= 2) {
      return false;
    }
    for (int i = end; i < cueFrom; i++) {
      if (words.is(i, ",", ";", "—", "–", ":") && isVisible(i)) {
        return true;
      }
    }
    return false;
  }

  /** A time that follows the cue: “said in London on Monday”, “according to police on Monday”. */
  private int after(int from) {
    int gap = 0;
    for (int k = cueEnd; k < from; k++) {
      if (isOwnSource(k) || !isVisible(k)) {
        continue;
      }
      if (isForeign(k) || OPENERS.contains(words.at(k)) || isVerb(k) || words.is(k, ";")) {
        return Integer.MAX_VALUE;
      }
      gap += words.length(k) + 1;
    }
    return gap <= BESIDE ? gap : Integer.MAX_VALUE;
  }

  /** A time before the cue: beside it, beside its source, or at the opening of their clause. */
  private int before(int from, int end) {
    if (isInClosedClause(from, end)
        || (isParticiple() && words.is(cueFrom - 1, "for", "of", "by", "without"))) {
      return Integer.MAX_VALUE;
    }
    int gap = 0;
    boolean verb = false;
    boolean isJoined = false;
    boolean isOpen = false;
    boolean source = false;
    for (int k = end; k < cueFrom; k++) {
      if (isOwnSource(k)) {
        if (!source
            && ((verb && !(words.is(k - 1, "and") && from - first <= 8 && opensClause(from)))
                || OPENERS.contains(words.at(k))
                || (isOpen && !words.is(k - 1, ",")))) {
          return Integer.MAX_VALUE; // a subject of its own after a verb: another clause
        }
        source = true;
        isOpen = false;
        continue;
      }
      if (!isVisible(k)) {
        isOpen |= OPENERS.contains(words.at(k)) && isLone(k);
        continue;
      }
      if (words.is(k, ";")) {
        return Integer.MAX_VALUE;
      }
      isOpen |= OPENERS.contains(words.at(k));
      boolean isVerb = !isOpen && (isForeign(k) || isVerb(k));
      if (isVerb && isJoined && isParticiple()) {
        return Integer.MAX_VALUE; // “was elected in 2012 and served his term, citing”
      }
      verb |= isVerb;
      isJoined |= JOINING.contains(words.at(k));
      gap += words.length(k) + 1;
    }
    if (isOpen || gap > FROM_THE_OPENING) {
      return Integer.MAX_VALUE;
    }
    if (verb && !source && !isParticiple() && !isSameTeller(end)) {
      return Integer.MAX_VALUE;
    }
    if ((source || (isJoined && !isSameTeller(end))) && !opensClause(from)) {
      return Integer.MAX_VALUE;
    }
    return 30 + gap;
  }

  private boolean isParticiple() {
    return words.at(cueFrom).endsWith("ing");
  }

  /** Whether all that is told between the word and the cue is of the statement's own source. */
  private boolean isSameTeller(int from) {
    boolean found = false;
    for (int k = from; k < cueFrom; k++) {
      var teller = isVisible(k) ? said.teller(k) : null;
      if (teller != null && teller != statement) {
        if (!teller.source().spans().equals(statement.source().spans())) {
          return false;
        }
        found = true;
      }
    }
    return found;
  }

  /** Whether no verb stands before the time in its clause. */
  private boolean opensClause(int from) {
    for (int k = from - 1; k >= first; k--) {
      if (!isVisible(k)) {
        continue;
      }
      if (words.is(k, ";", ":") || (JOINING.contains(words.at(k)) && from - k <= 4)) {
        return true;
      }
      if (isVerb(k) || OPENERS.contains(words.at(k)) || isForeign(k)) {
        return false;
      }
    }
    return true;
  }

  /**
   * Whether the time stands before a noun as an adjective does and the noun is nothing said: {@code
   * a 2005 law}, {@code Monday’s attack}; not {@code her 1976 autobiography}.
   */
  private boolean isAttributive(int from, int end) {
    int next = end;
    boolean possessive = words.isApostrophe(next) && words.is(next + 1, "s");
    if (possessive) {
      next += 2;
    }
    boolean determined =
        words.is(from - 1, "a", "an", "the", "his", "her", "its", "their", "our", "my", "this")
            || words.is(from - 1, "upcoming", "recent", "entire")
            || possessive;
    if (!determined || !words.isWord(next) || AUXILIARIES.contains(words.at(next))) {
      return false;
    }
    for (int k = next; k < next + 5 && k < last && words.isWord(k); k++) {
      if (SAYINGS.contains(words.at(k)) || Channel.isNoun(words.at(k))) {
        return false;
      }
    }
    return true;
  }

  private boolean isVisible(int i) {
    return Objects.equals(said.content(i), frame) && !isOwnContent(i);
  }

  private boolean isOwnContent(int i) {
    return isIn(statement.content(), i);
  }

  private boolean isOwnSource(int i) {
    return isIn(statement.source().spans(), i);
  }

  private boolean isIn(List<Span> spans, int i) {
    for (Span span : spans) {
      if (words.start(i) >= span.start() && words.start(i) < span.end()) {
        return true;
      }
    }
    return false;
  }

  /** Whether the word is a piece of the statement's content by itself: “which she called …”. */
  private boolean isLone(int i) {
    for (Span span : statement.content()) {
      if (span.start() == words.start(i) && span.end() == words.end(i)) {
        return true;
      }
    }
    return false;
  }

  /** Whether the word tells that somebody else says something. */
  private boolean isForeign(int i) {
    var teller = said.teller(i);
    return teller != null
        && teller != statement
        && !teller.source().spans().equals(statement.source().spans());
  }

  private boolean isVerb(int i) {
    String word = words.at(i);
    if (ISSUED.contains(word) || words.isCapital(i)) {
      return false;
    }
    if (word.equals("s")) {
      return false;
    }
    return AUXILIARIES.contains(word)
        || IRREGULAR.contains(word)
        || (word.length() > 3 && word.endsWith("ed") && !word.endsWith("eed"));
  }
}
