package org.onrecord.resolve;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.onrecord.article.Article;
import org.onrecord.article.Span;
import org.onrecord.statement.Statement;

/**
 * Finds the words that say where something was said or written: {@code on social media}, {@code in
 * a statement}, {@code at a press conference}. Whom it was told to ({@code told CNN}) is no
 * channel.
 *
 * <p>Only words outside the statement's content count, in the sentence of its cue.
 */
public final class Channel {
  private static final Set<String> PREPOSITIONS =
      Set.of("on", "in", "at", "via", "during", "through", "by", "over", "to");
  private static final Set<String> NETWORKS =
      Set.of(
          "twitter",
          "facebook",
          "instagram",
          "telegram",
          "tiktok",
          "youtube",
          "weibo",
          "linkedin",
          "snapchat",
          "whatsapp",
          "reddit",
          "bluesky",
          "mastodon",
          "threads",
          "x",
          "television",
          "tv",
          "radio",
          "online",
          "vkontakte",
          "wechat",
          "signal",
          "parler",
          "gettr");
  private static final Set<String> NOUNS =
      Set.of(
          "statement",
          "statements",
          "interview",
          "interviews",
          "conference",
          "conferences",
          "briefing",
          "briefings",
          "letter",
          "letters",
          "email",
          "mail",
          "post",
          "posts",
          "tweet",
          "tweets",
          "speech",
          "address",
          "broadcast",
          "release",
          "message",
          "messages",
          "article",
          "editorial",
          "testimony",
          "filing",
          "filings",
          "court",
          "trial",
          "hearing",
          "report",
          "memo",
          "note",
          "blog",
          "book",
          "autobiography",
          "memoir",
          "podcast",
          "documentary",
          "video",
          "announcement",
          "media",
          "platform",
          "channel",
          "account",
          "page",
          "website",
          "site",
          "parliament",
          "rally",
          "ceremony",
          "column",
          "essay",
          "op-ed",
          "remarks",
          "call",
          "meeting",
          "summit",
          "debate",
          "sermon",
          "communique",
          "communiqué",
          "affidavit",
          "lawsuit",
          "complaint",
          "decree",
          "ruling",
          "opinion",
          "journal",
          "newsletter",
          "text",
          "thread",
          "livestream",
          "social",
          "story",
          "dispatch",
          "floor");

  private static final int REACH = 120;

  private Channel() {}

  /** Whether something is said or written in what the word names: {@code interview}. */
  static boolean isNoun(String word) {
    return NOUNS.contains(word);
  }

  /** Returns the words of the channel, preposition included, or null where none is worded. */
  public static @Nullable Span of(Article article, Statement statement) {
    var around = ClauseAround.of(article.text(), statement);
    if (around == null) {
      return null;
    }
    var words = around.words();
    var anchors = statement.cue().isEmpty() ? statement.source().spans() : statement.cue();
    Span best = null;
    int least = Integer.MAX_VALUE;
    int first = words.indexAt(around.start() - around.offset());
    for (int i = first; i < words.size() && words.start(i) + around.offset() < around.end(); i++) {
      int end = PREPOSITIONS.contains(words.at(i)) ? end(words, i) : -1;
      if (end < 0) {
        continue;
      }
      var span = new Span(words.start(i) + around.offset(), words.end(end - 1) + around.offset());
      if (!around.isOutsideContent(span) || around.isInRelativeClause(span)) {
        continue;
      }
      for (Span anchor : anchors) {
        int gap = around.gap(anchor, span);
        boolean reaches = gap <= (around.opensSentence(span) ? REACH : 30);
        if (!anchor.overlaps(span) && reaches && gap < least) {
          least = gap;
          best = span;
        }
      }
    }
    return best;
  }

  /** The word just past a channel that begins with the preposition at {@code i}, or -1. */
  private static int end(TextWords words, int i) {
    if (words.is(i, "to") && !words.is(i - 1, "posted", "published", "uploaded")) {
      return -1;
    }
    for (int k = i + 1; k < i + 8 && k < words.size(); k++) {
      String word = words.at(k);
      boolean network = NETWORKS.contains(word) && (words.isCapital(k) || word.length() > 1);
      if (word.equals("x") && !words.is(k - 1, "on", "via")) {
        network = false;
      }
      if (network || NOUNS.contains(word)) {
        boolean goesOn =
            (words.isWord(k + 1) || words.isDash(k + 1))
                && (NOUNS.contains(words.at(k + 1)) || NETWORKS.contains(words.at(k + 1)));
        if (words.isDash(k + 1) && words.touchesPrevious(k + 1)) {
          goesOn = true;
        }
        if (goesOn) {
          continue;
        }
        if (!network
            && k == i + 1
            && !words.is(k, "court", "trial", "parliament", "testimony", "remarks")) {
          return -1;
        }
        return withParty(words, k + 1);
      }
      boolean passes =
          words.isWord(k) && !PREPOSITIONS.contains(word) && !words.is(k, "and", "that", "who")
              || words.isApostrophe(k)
              || words.isDash(k)
              || words.isNumber(k);
      if (!passes) {
        return -1;
      }
    }
    return -1;
  }

  /** Takes in “with the BBC”, “to The Daily Post”. */
  private static int withParty(TextWords words, int end) {
    if (!words.is(end, "with", "to", "on", "for")) {
      return end;
    }
    int at = end + 1;
    if (words.is(at, "the")) {
      at++;
    }
    int names = at;
    while (words.isCapital(at) && at - names < 5 && (at == names || !words.is(at - 1, "."))) {
      at++;
    }
    boolean network = words.is(end, "on") && NETWORKS.contains(words.at(end + 1));
    if (words.is(end, "on") && !network) {
      return end;
    }
    return at > names ? at : end;
  }
}
