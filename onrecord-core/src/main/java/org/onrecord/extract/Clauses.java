package org.onrecord.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.onrecord.article.Article;
import org.onrecord.article.Span;

/**
 * What the wording around a content settles: the relative pronoun that stands for a part of it, the
 * adverb that makes it hearsay, the day and the dateline that are no part of cue and content.
 */
final class Clauses {
  /** {@code the drug, which doctors said had …}; not {@code in which doctors said …}. */
  private static final Pattern PRONOUN =
      Pattern.compile(
          "(?i)(?<!\\b(?:at|by|for|from|in|into|of|on|to|under|upon|with)\\s)(?<=[\\s(])"
              + "(which|who|that)\\s+\\z");

  /** What begins with a verb lacks its subject, which is the pronoun. */
  private static final Pattern VERB =
      Pattern.compile(
          "(?:is|are|was|were|has|had|have|will|would|could|can|cannot|may|might|must|should|did"
              + "|does|\\w{2,}ed)\\b.*",
          Pattern.DOTALL);

  private static final Pattern HEARSAY = Pattern.compile("\\b(?:reportedly|allegedly)\\b");

  /** {@code said on Monday}: the day is when, not how, it was said. */
  private static final Pattern DAY =
      Pattern.compile(
          "(?<=\\w) (?:(?:on|late|early) )*"
              + "(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|today|yesterday|tonight)\\z");

  /** {@code HARROW, 3 May (Meridian) — }. */
  private static final Pattern DATELINE =
      Pattern.compile(
          "\\p{Lu}{2}[\\p{Lu} .'’/-]{1,40}(?:, [\\p{L}\\d .]{2,24}){0,2}(?: \\([^)\\n]{2,40}\\))?"
              + " ?(?:[—–]|--?) ?(?=\\S)");

  private Clauses() {}

  /** Returns the drafts in their order, contents mended. */
  static List<Draft> mend(List<Draft> drafts, Article article) {
    return drafts.stream()
        .map(draft -> withPronoun(draft, article.text()))
        .map(draft -> withoutDay(draft, article.text()))
        .map(draft -> hearsay(draft, article.text()))
        .map(draft -> withoutDateline(draft, article))
        .toList();
  }

  private static Draft withPronoun(Draft draft, String text) {
    var source = draft.source();
    if (source == null || draft.cue().size() != 1) {
      return draft;
    }
    var cue = draft.cue().getFirst();
    boolean runsOn =
        source.end() <= cue.start()
            && cue.end() <= draft.start()
            && text.substring(source.end(), cue.start()).isBlank()
            && text.substring(cue.end(), draft.start()).isBlank();
    int from = Math.max(0, source.start() - 20);
    var pronoun = PRONOUN.matcher(text.substring(from, source.start()));
    if (!runsOn
        || !pronoun.find()
        || !VERB.matcher(draft.content().getFirst().in(text)).matches()) {
      return draft;
    }
    var content = new ArrayList<Span>();
    content.add(new Span(from + pronoun.start(1), from + pronoun.end(1)));
    content.addAll(draft.content());
    return draft.withContent(content);
  }

  private static Draft withoutDay(Draft draft, String text) {
    if (draft.cue().size() != 1) {
      return draft;
    }
    var cue = draft.cue().getFirst();
    var day = DAY.matcher(cue.in(text));
    return day.find()
        ? new Draft(
            draft.content(),
            List.of(new Span(cue.start(), cue.start() + day.start())),
            draft.source(),
            draft.probability())
        : draft;
  }

  private static Draft hearsay(Draft draft, String text) {
    if (!draft.cue().isEmpty() || draft.source() != null || draft.content().size() != 1) {
      return draft;
    }
    var content = draft.content().getFirst();
    var adverb = HEARSAY.matcher(text).region(content.start(), content.end());
    if (!adverb.find()) {
      return draft;
    }
    var cue = new Span(adverb.start(), adverb.end());
    var pieces = new ArrayList<Span>();
    addTrimmed(pieces, content.start(), cue.start(), text);
    addTrimmed(pieces, cue.end(), content.end(), text);
    return pieces.isEmpty() ? draft : new Draft(pieces, List.of(cue), null, draft.probability());
  }

  private static void addTrimmed(List<Span> pieces, int start, int end, String text) {
    int from = start;
    int to = end;
    while (from < to && Character.isWhitespace(text.charAt(from))) {
      from++;
    }
    while (to > from && Character.isWhitespace(text.charAt(to - 1))) {
      to--;
    }
    if (from < to) {
      pieces.add(new Span(from, to));
    }
  }

  private static Draft withoutDateline(Draft draft, Article article) {
    var first = draft.content().getFirst();
    if (article.passages().stream().noneMatch(p -> p.span().start() == first.start())) {
      return draft;
    }
    var dateline = DATELINE.matcher(article.text()).region(first.start(), first.end());
    if (!dateline.lookingAt()) {
      return draft;
    }
    var content = new ArrayList<>(draft.content());
    content.set(0, new Span(dateline.end(), first.end()));
    return draft.withContent(content);
  }
}
