package org.onrecord.resolve;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.onrecord.article.Span;
import org.onrecord.statement.Statement;
import org.onrecord.statement.WordLists;

/**
 * The sentence that a statement's cue stands in, without what is said in it: tells whether a time
 * in it belongs to the cue. Words count as visible where they stand in the same content as the cue
 * (or both in none) and outside the statement's own.
 */
final class SayingClause {
  /** Characters between a time and the cue or source that still make one clause. */
  private static final int BESIDE = 60;

  private static final int FROM_THE_OPENING = 220;

  private static final Map<String, Set<String>> LISTS = new HashMap<>();

  static {
    for (String line : WordLists.lines(SayingClause.class, "saying-words.txt")) {
      int colon = line.indexOf(':');
      LISTS
          .computeIfAbsent(line.substring(0, colon), name -> new HashSet<>())
          .addAll(List.of(line.substring(colon + 1).strip().split(" +")));
    }
  }

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
          (is(k, "irrealis") && !words.isCapital(k))
              || (words.is(k, "t") && words.isApostrophe(k - 1))
              || (is(k, "planned") && words.is(k + 1, "to"));
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
    if (from < first || end > last || !isVisible(from)) {
      return Integer.MAX_VALUE;
    }
    int when = words.is(end, ",") ? end + 1 : end;
    if (words.is(when, "when") && !isOwnSource(from) && isSubject(when + 1)) {
      return 20; // “in 2008, when she told a crowd”
    }
    boolean isElsewhere =
        isAttributive(from, end)
            || isGoverned(from)
            || isOfSpeaker(from)
            || isInDateline(from, end);
    if (isElsewhere) {
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
        || !is(cueFrom, "doing")
        || words.is(cueFrom - 1, "was", "were", "be", "been", "is", "are")) {
      return false;
    }
    for (int k = words.indexAt(content.start());
        k < words.size() && words.start(k) < content.end();
        k++) {
      if (words.isQuote(k) || is(k, "opener") || isVerb(k)) {
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
        && (!words.isWord(end) || is(end, "governing") || words.is(end, "in", "on", "at", "with"));
  }

  /** Whether the word before says that something else was then: {@code the attacks of Monday}. */
  private boolean isGoverned(int from) {
    return from > first && is(from - 1, "governing") && !words.are(from - 2, "as", "of");
  }

  /** Whether “who” or “when” opens the time's clause and a comma ends it before the cue. */
  private boolean isInClosedClause(int from, int end) {
    int k = from - 1;
    while (k >= first && !words.is(k, ",", ";", "—", "–", ":") && !is(k, "opener")) {
      k--;
    }
    if (k < first || !is(k, "opener") || words.is(k, "after", "following") && from - k <= 2) {
      return false;
    }
    if (isWhenAsked(k)) {
      return false;
    }
    for (int i = end; i < cueFrom; i++) {
      if (words.is(i, ",", ";", "—", "–", ":") && isVisible(i)) {
        return true;
      }
    }
    return false;
  }

  /** “When asked on Monday, she said”, “said when asked on Monday”: one clause in what it dates. */
  private boolean isWhenAsked(int i) {
    return words.is(i, "when", "while", "after", "as") && is(i + 1, "asked");
  }

  /** A time that follows the cue: “said in London on Monday”, “according to police on Monday”. */
  private int after(int from) {
    int gap = 0;
    for (int k = cueEnd; k < from; k++) {
      if (isOwnSource(k) || !isVisible(k)) {
        continue;
      }
      if (isWhenAsked(k)) {
        k++;
        continue;
      }
      if (isToldOrSource(k) || is(k, "opener") || isVerb(k) || words.is(k, ";")) {
        return Integer.MAX_VALUE;
      }
      gap += words.length(k) + 1;
    }
    return gap <= BESIDE ? gap : Integer.MAX_VALUE;
  }

  /** A time before the cue: beside it, beside its source, or at the opening of their clause. */
  private int before(int from, int end) {
    if (isInClosedClause(from, end)
        || (isParticiple() && words.is(cueFrom - 1, "for", "of", "without"))) {
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
                || is(k, "opener")
                || (isOpen && !words.is(k - 1, ",")))) {
          return Integer.MAX_VALUE; // a subject of its own after a verb: another clause
        }
        source = true;
        isOpen = false;
        continue;
      }
      if (!isVisible(k)) {
        isOpen |= is(k, "opener") && isLone(k);
        continue;
      }
      if (words.is(k, ";")) {
        return Integer.MAX_VALUE;
      }
      isOpen |= is(k, "opener");
      boolean isVerb = !isOpen && ((isForeign(k) && isTold(k)) || isVerb(k));
      if (isVerb && isJoined && isParticiple()) {
        return Integer.MAX_VALUE; // “was elected in 2012 and served his term, citing”
      }
      verb |= isVerb;
      isJoined |= is(k, "joining");
      gap += words.length(k) + 1;
    }
    if (isOpen || gap > FROM_THE_OPENING) {
      return Integer.MAX_VALUE;
    }
    if (verb && !source && !isParticiple() && !isSameTeller(end)) {
      return Integer.MAX_VALUE;
    }
    boolean isShared = isSameTeller(end) || isJoinedTo(end);
    if ((source || (isJoined && !isShared)) && !opensClause(from)) {
      return Integer.MAX_VALUE;
    }
    return 30 + gap;
  }

  /**
   * Whether the statement's source begins at a word and the cue follows it, or another cue of it.
   */
  private boolean isSubject(int from) {
    int k = from;
    while (k < cueFrom && isOwnSource(k)) {
      k++;
    }
    return k > from && (k == cueFrom || isSameTeller(k));
  }

  /**
   * Whether “and” joins the cue to the verb that the word ends the clause of, with the statement's
   * source before both: {@code the council condemned it on Monday and called for talks}.
   */
  private boolean isJoinedTo(int end) {
    var sources = statement.source().spans();
    return !sources.isEmpty()
        && sources.getFirst().end() <= words.start(end)
        && is(end, "joining")
        && cueFrom - end <= 2;
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
      if (words.is(k, ";", ":") || (is(k, "joining") && from - k <= 4) || isWhenAsked(k - 1)) {
        return true;
      }
      if (isVerb(k) || is(k, "opener") || isForeign(k)) {
        return false;
      }
    }
    return true;
  }

  /**
   * Whether the time stands before a noun as an adjective does and the noun is nothing said: {@code
   * a 2005 law}, {@code Monday’s attack}; not {@code her 1976 autobiography}.
   */
  private boolean isAttributive(int begin, int end) {
    int from = begin;
    while (words.is(from - 1, "and", ",") && words.isYear(from - 2)) {
      from -= 2; // “his 2008 and 2012 campaigns”
    }
    int next = end;
    boolean possessive = words.isApostrophe(next) && words.is(next + 1, "s");
    if (possessive) {
      next += 2;
    }
    boolean determined =
        possessive
            || is(from - 1, "determiner")
            || (words.is(from - 1, "s") && words.isApostrophe(from - 2));
    if (!determined || !words.isWord(next) || is(next, "auxiliary")) {
      return false;
    }
    for (int k = next; k < next + 5 && k < last && words.isWord(k); k++) {
      if (isSaying(k)) {
        return false;
      }
    }
    return true;
  }

  /** Whether the word names something said, written or asked. */
  private boolean isSaying(int i) {
    return is(i, "said") || Channel.isNoun(words.at(i));
  }

  /**
   * Whether the time only describes the speaker: {@code a strategist on the campaign in 2008}; not
   * {@code a study of 2008}.
   */
  private boolean isOfSpeaker(int from) {
    if (!isOwnSource(from)) {
      return false;
    }
    boolean isDescribed = false;
    for (int k = from; k >= first && isOwnSource(k); k--) {
      if (isSaying(k) || is(k, "issued")) {
        return false;
      }
      isDescribed |= words.is(k, ",");
    }
    for (int k = from; k < from + 6 && k < last && isOwnSource(k); k++) {
      if (isSaying(k)) {
        return false;
      }
    }
    return isDescribed;
  }

  /** “WASHINGTON, June 10 (UPI) —”: the day on which the article was filed. */
  private boolean isInDateline(int from, int end) {
    boolean opens = from > first && from - first <= 6 && words.length(first) > 2;
    if (!opens || !words.raw(first).equals(words.raw(first).toUpperCase(Locale.ROOT))) {
      return false;
    }
    for (int k = end; k < end + 6 && k < last; k++) {
      if (words.is(k, "—", "–") || words.are(k, "-", "-")) {
        return true;
      }
    }
    return false;
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

  /** Whether the word is of another statement's cue or of a source that is not this one's. */
  private boolean isToldOrSource(int i) {
    var teller = said.teller(i);
    return teller != null && teller != statement && (isForeign(i) || isIn(teller.cue(), i));
  }

  /** Whether the word is of the cue or source of something that another source says. */
  private boolean isForeign(int i) {
    var teller = said.teller(i);
    return teller != null
        && teller != statement
        && !teller.source().spans().equals(statement.source().spans());
  }

  /** Whether the word is a verb of telling, and so of a clause of its own. */
  private boolean isTold(int i) {
    var teller = said.teller(i);
    return teller != null && isIn(teller.cue(), i) && !words.at(i).endsWith("ing");
  }

  /** Whether the word is a finite verb, as far as its form tells. */
  private boolean isVerb(int i) {
    String word = words.at(i);
    if (is(i, "issued") || words.isCapital(i)) {
      return false;
    }
    return is(i, "auxiliary")
        || is(i, "irregular")
        || (word.length() > 3 && word.endsWith("ed") && !word.endsWith("eed"));
  }

  /** Whether the word stands in a list of {@code saying-words.txt}. */
  private boolean is(int i, String list) {
    var entries = LISTS.get(list);
    if (entries == null) {
      throw new IllegalArgumentException("no such list in saying-words.txt: " + list);
    }
    return entries.contains(words.at(i));
  }
}
