package org.onrecord.resolve;

import org.jspecify.annotations.Nullable;
import org.onrecord.statement.Figure.Metric;

/**
 * Tells what a number counts by the words that govern it, in this order: a verb right before it
 * ({@code killing two}), the noun after it ({@code two deaths}), the next verb of its clause
 * ({@code two people were killed}), words before it ({@code the death toll rose to 25}), last the
 * figure it is coordinated with or is a part of ({@code of whom three}). A number with a verb of
 * its own that tells nothing takes nothing from its left.
 *
 * <p>Remembers the figure before, so it reads one text, forwards.
 */
final class MetricFinder {
  private static final int CLAUSE = 12;
  private static final int FARTHEST = 40;
  private static final int LEFT = 9;
  private static final int ASIDE = 14;
  private static final int PART = 60;
  private static final int VOTING = 45;

  private final TextWords words;
  private final boolean ofDisease;
  private @Nullable Metric last;
  private int lastEnd = -100;

  MetricFinder(TextWords words) {
    this.words = words;
    boolean disease = false;
    for (int i = 0; i < words.size() && !disease; i++) {
      disease = FigureWords.in("disease", words.at(i));
    }
    ofDisease = disease;
  }

  /** Notes the figure that was read, for those that hang on it. */
  void remember(Metric metric, boolean isCount, int end) {
    last = isCount && metric != Metric.OTHER ? metric : null;
    lastEnd = end;
  }

  /** Returns what is counted, or null where nothing tells. */
  @Nullable Metric of(Amount a, CountedPhrase phrase) {
    if (FigureWords.isMeasure(phrase.head())) {
      return null;
    }
    Metric before = immediate(a.from() - 1);
    if (before != null) {
      return before;
    }
    if (isPartOfLast(a, phrase)) {
      Metric own = isOfVictims(phrase) ? null : right(phrase.end(), CLAUSE);
      return own != null ? own : last;
    }
    Metric noun = null;
    for (int k = phrase.end() - 1; k >= a.end() && noun == null; k--) {
      noun = nounMetric(k);
    }
    boolean decides =
        noun != null
            && noun != Metric.MILITARY
            && noun != Metric.PARTICIPANTS
            && noun != Metric.HOMES;
    if (decides) {
      return noun;
    }
    boolean people = phrase.isEmpty() || phrase.isPeople() || noun != null;
    if (isSubject(a)) {
      Metric right = right(phrase.end(), people ? CLAUSE : 4);
      if (right != null && (people || right.compareTo(Metric.EVACUATED) <= 0)) {
        return noun == Metric.HOMES ? noun : right;
      }
    }
    if (noun != null) {
      return noun;
    }
    return people ? fromBefore(a, phrase) : null;
  }

  /** Returns what befell one human being, who is not counted with a number; null where nothing. */
  @Nullable Metric ofSingle(Amount a, CountedPhrase phrase) {
    if (isCoordinated(a) && last != null) {
      return last;
    }
    boolean joins = words.is(phrase.end(), "and", ",") && isCount(phrase.end() + 1);
    if (!joins) {
      return null;
    }
    Metric before = immediate(a.from() - 1);
    return before != null || !isSubject(a) ? before : right(phrase.end(), CLAUSE);
  }

  private @Nullable Metric fromBefore(Amount a, CountedPhrase phrase) {
    boolean inherits = phrase.isEmpty() && isSaidToBe(phrase.end());
    if (hasOwnVerb(phrase.end()) && !inherits) {
      return null;
    }
    Metric left = left(a, phrase);
    if (left != null) {
      return left;
    }
    if (isCoordinated(a)) {
      return last;
    }
    return phrase.isEmpty() && isVoteShare(a) ? Metric.VOTES : null;
  }

  /** Whether the number can be the subject of the verb after it. */
  private boolean isSubject(Amount a) {
    int before = a.from() - 1;
    if (words.is(before, "in", "from", "across", "at", "by", "against", "within", "on")) {
      return false;
    }
    return !words.is(before, "of")
        || FigureWords.in("gathering", words.at(before - 1))
        || words.is(before - 1, "made", "consisting", "death", "deaths");
  }

  /** “20 people, of whom three …”, “two of the victims”, “including four children”. */
  private boolean isPartOfLast(Amount a, CountedPhrase phrase) {
    if (last == null || last == Metric.MONEY || a.from() - lastEnd > PART) {
      return false;
    }
    int before = a.from() - 1;
    if (words.is(before, "whom") && words.is(before - 1, "of")) {
      return true;
    }
    if (words.is(before, "including", "included", "includes", "among")) {
      return a.from() - lastEnd <= 6 && !endsBetween(lastEnd, a.from());
    }
    return words.is(a.end(), "of")
        && (words.is(a.end() + 1, "them", "whom", "those", "these") || isOfVictims(phrase));
  }

  private static boolean isOfVictims(CountedPhrase phrase) {
    return phrase.head().equals("victims");
  }

  private boolean endsBetween(int from, int to) {
    for (int k = from; k < to; k++) {
      if (words.endsSentence(k)) {
        return true;
      }
    }
    return false;
  }

  private boolean hasOwnVerb(int at) {
    String word = words.at(at);
    return FigureWords.in("auxiliary", word)
        || FigureWords.in("past", word)
        || word.length() > 4 && word.endsWith("ed");
  }

  /** “(three) were children”, “(two) are from Examplia”. */
  private boolean isSaidToBe(int at) {
    if (!words.is(at, "was", "were", "are", "is")) {
      return false;
    }
    for (int k = at + 1; k <= at + 3; k++) {
      if (words.is(k, "from") || FigureWords.isPerson(words.at(k))) {
        return true;
      }
    }
    return false;
  }

  private @Nullable Metric nounMetric(int i) {
    if (words.is(i, "case", "cases") && !ofDisease) {
      return null;
    }
    return FigureWords.ofNoun(words.at(i));
  }

  private @Nullable Metric verbMetric(int i) {
    if (FigureWords.in("deadly", words.at(i))) {
      for (int k = i + 1; k <= i + 4; k++) {
        if (words.is(k, "dead") || words.are(k, "to", "death")) {
          return Metric.KILLED;
        }
      }
    }
    if (words.is(i, "tested") && !words.is(i + 1, "positive")) {
      return null;
    }
    return FigureWords.ofVerb(words.at(i));
  }

  /** The verb that stands right before the number: “killing”, “wounded another”. */
  @Nullable Metric immediate(int i) {
    int at = i;
    while (at > 0
        && words.is(
            at, "another", "the", "these", "their", "his", "a", "an", "further", "of", "lives",
            "all")
        && i - at < 4) {
      at--;
    }
    if (at < i && words.is(at + 1, "of")) {
      Metric act = FigureWords.ofAct(words.at(at));
      if (act != null) {
        return act;
      }
    }
    if (words.is(at, "claimed", "claiming", "claims", "cost", "took") && at < i) {
      return words.is(at + 1, "the") || words.is(at + 2, "lives") ? Metric.KILLED : null;
    }
    if (FigureWords.in("intransitive", words.at(at))) {
      return null;
    }
    if (words.is(at, "crowd", "crowds") && words.is(at + 1, "of")) {
      return Metric.PARTICIPANTS;
    }
    if (words.is(at, "involving", "attracted", "attracting", "drew", "drawing")) {
      return Metric.PARTICIPANTS;
    }
    boolean passive =
        words.at(at).endsWith("ed")
            && words.is(at - 1, "were", "was", "been", "be", "being", "are");
    Metric metric = passive ? null : verbMetric(at);
    return metric == Metric.PARTICIPANTS ? null : metric; // “signed three contracts”
  }

  /**
   * The next verb of the clause that tells what is counted. Passed over are asides in commas,
   * brackets and dashes, and what is coordinated with the number ({@code two officers and three
   * others were hurt}), but no other number and no other verb with a number after it.
   */
  @Nullable Metric right(int from, int reach) {
    int end = from + reach;
    boolean verbs = false;
    Metric weak = null; // “aboard a bus were killed”
    for (int k = from; k < Math.min(end, from + FARTHEST) && k < words.size(); k++) {
      int past = asideEnd(k);
      if (past > k) {
        end += past - k;
        k = past;
        continue;
      }
      if (isBarrier(k) || (words.afterBreak(k) && k > from)) {
        return weak;
      }
      boolean joins = words.is(k, ",", "and");
      if (joins && !verbs && isCount(words.is(k + 1, "and") ? k + 2 : k + 1)) {
        k += words.is(k + 1, "and") ? 2 : 1;
        end += 4;
        continue;
      }
      boolean apposed = k == from && words.is(k + 1, "have", "has", "had", "were", "was");
      if (words.is(k, ",") && !apposed) {
        return weak;
      }
      if (k > from && isNumber(k) && !words.is(k - 1, "in", "from", "across", "at", "of", "aged")) {
        return weak;
      }
      if (words.is(k, "while", "after", "when", "but", "because", "before", "since")) {
        return weak;
      }
      if (words.is(k, "killing", "injuring", "wounding")) {
        return weak; // its own object follows
      }
      Metric phrase = idiom(k);
      Metric metric = phrase != null || isPlainHospital(k) ? phrase : verbMetric(k);
      if (metric == Metric.AFFECTED) {
        weak = metric;
      } else if (metric != null) {
        return metric;
      }
      verbs |= hasOwnVerb(k);
    }
    return weak;
  }

  private boolean isCount(int k) {
    return isNumber(k) || words.is(k, "a", "an") && FigureWords.isPerson(words.at(k + 1));
  }

  private boolean isBarrier(int k) {
    return words.is(k, ";", ".", "!", "?", ":", "—", "–", ")") || words.isQuote(k);
  }

  private boolean isNumber(int k) {
    if (words.isNumber(k)) {
      return !(words.isDash(k - 1) && words.touchesPrevious(k));
    }
    return NumberWords.isSmall(words.at(k)) || words.is(k, "dozens", "hundreds", "another");
  }

  /** “left their homes”, “lost their lives”, “took part”, “on board”. */
  private @Nullable Metric idiom(int k) {
    if (words.is(k, "left", "leave", "leaving", "abandoned", "lost")
        && words.is(k + 1, "their")
        && words.is(k + 2, "homes", "houses", "villages", "home")) {
      return Metric.DISPLACED;
    }
    if (words.is(k, "forced", "driven")
        && words.is(k + 1, "from", "out", "to")
        && words.is(k + 2, "their", "of", "flee", "leave")) {
      return Metric.DISPLACED;
    }
    if (words.is(k, "lost", "lose") && words.is(k + 1, "their") && words.is(k + 2, "lives")) {
      return Metric.KILLED;
    }
    if (words.is(k, "took", "taken", "take", "taking")
        && (words.is(k + 1, "part") || words.are(k + 1, "to", "the", "streets"))) {
      return Metric.PARTICIPANTS;
    }
    if (words.is(k, "showed", "turned", "show", "turn") && words.is(k + 1, "up", "out")) {
      return Metric.PARTICIPANTS;
    }
    if (words.are(k, "found", "guilty")) {
      return Metric.DETAINED;
    }
    if (words.are(k, "on", "board")
        || (words.is(k, "without", "lost") && words.is(k + 1, "power", "electricity"))) {
      return Metric.AFFECTED;
    }
    return null;
  }

  /** A hospital that is somewhere, and nobody taken to it. */
  private boolean isPlainHospital(int k) {
    return words.is(k, "hospital", "hospitals")
        && !words.is(k - 1, "to", "in", "the", "a", "nearby", "local", "area");
  }

  /**
   * The mark that closes the aside opened at {@code i}, or -1: “, including four children,”, “,
   * five of them officers,”, “(three soldiers)”, “– most of them women –”.
   */
  private int asideEnd(int i) {
    String closing;
    if (words.is(i, ",")) {
      boolean opens =
          words.is(i + 1, "including", "among", "most", "some", "mostly", "all", "who", "many")
              || (isNumber(i + 1) && words.is(i + 2, "of"));
      if (!opens) {
        return -1;
      }
      closing = ",";
    } else if (words.is(i, "(")) {
      closing = ")";
    } else if (words.is(i, "–", "—") || (words.is(i, "-") && !words.touchesPrevious(i))) {
      closing = words.at(i);
    } else {
      return -1;
    }
    for (int k = i + 2; k < i + ASIDE && !words.endsSentence(k); k++) {
      if (words.is(k, closing)) {
        return k;
      }
    }
    return -1;
  }

  private @Nullable Metric left(Amount a, CountedPhrase phrase) {
    for (int k = a.from() - 1; k > a.from() - 1 - LEFT && k >= 0; k--) {
      boolean stops =
          words.endsSentence(k)
              || words.is(k, ";", ":", "while", "but", "although", "though", "whereas", "after")
              || words.isQuote(k)
              || isNumber(k);
      if (stops) {
        return null;
      }
      String word = words.at(k);
      if (FigureWords.in("toll", word)) {
        return Metric.KILLED;
      }
      if (FigureWords.in("injury", word)) {
        return Metric.WOUNDED;
      }
      if (words.is(k, "arrested", "detained", "arresting")) {
        return Metric.DETAINED;
      }
      if (words.is(k, "infections", "cases", "infected") && ofDisease) {
        return Metric.INFECTED;
      }
      if (words.is(k, "voted", "votes", "vote") && phrase.isEmpty()) {
        return Metric.VOTES;
      }
      if (words.is(k, "evacuated", "evacuating")) {
        return Metric.EVACUATED;
      }
    }
    return null;
  }

  /** Whether it is joined to the figure just before: “killing 12 men and three children”. */
  private boolean isCoordinated(Amount a) {
    int between = a.from() - lastEnd;
    return between >= 0 && between <= 5 && !endsBetween(lastEnd, a.from()) && isJoint(a.from() - 1);
  }

  /** “and”, “and the other”, “as well as their”, “along with his”. */
  private boolean isJoint(int i) {
    int at = i;
    while (words.is(at, "the", "other", "their", "his", "her", "its", "another") && i - at < 2) {
      at--;
    }
    return words.is(at, "and", ",", "or", "to", "against", "plus")
        || words.are(at - 2, "as", "well", "as")
        || (words.is(at, "with") && words.is(at - 1, "along", "together"));
  }

  /** “Lee received 220 votes; Cole, with 192, …”: a bare number where votes are counted. */
  private boolean isVoteShare(Amount a) {
    return words.is(
            a.from() - 1, "received", "with", "had", "won", "got", "secured", "took", "polled")
        && isVoting(a.from());
  }

  /** Whether votes are counted shortly before {@code i}. */
  boolean isVoting(int i) {
    for (int k = i - 1; k >= 0 && k > i - VOTING && !words.afterBreak(k + 1); k--) {
      if (words.is(k, "votes", "vote", "voted", "ballots", "delegates")) {
        return true;
      }
    }
    return false;
  }
}
