package org.onrecord.extract;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.onrecord.article.Span;
import org.onrecord.statement.SourceWording;
import org.onrecord.statement.SpeakingNoun;

/**
 * The word that somebody's word rests on: {@code the Herald reported, citing two officials, that …}
 * is the Herald's statement and within it, with the same content, the officials'.
 */
final class CitedSource {
  private static final Pattern CITING =
      Pattern.compile(
          "(?:,\\s+|\\A\\s*)(?:(?:which|who)\\s+)?(citing|quoting|cited|quoted)\\s+"
              + "(\\p{L}[^,.;:\"“”\\n]{2,100}?)\\s*(?:,|\\bthat\\b|\\z)");

  /** {@code as saying} gives the cited their own cue, and the reader model finds it. */
  private static final Pattern OWN_CUE = Pattern.compile("\\bas (?:saying|telling|having)\\b");

  /** Added to an outer statement's probability of being right, as a factor. */
  private static final double LESS_SURE = .9;

  private CitedSource() {}

  /**
   * Returns the statement within {@code draft} of those it cites, or null where it cites nobody.
   */
  static @Nullable Draft of(Draft draft, String text) {
    if (draft.source() == null || draft.cue().size() != 1) {
      return null;
    }
    int told = Math.max(draft.source().end(), draft.cue().getFirst().end());
    int content = draft.start();
    // between source, cue and content, or after a content that stands before them
    int from = told <= content ? told : Math.max(told, draft.content().getLast().end());
    int to = told <= content ? content : endOfSentence(from, text);
    if (from >= to || to - from > 200) {
      return null;
    }
    var citing = CITING.matcher(text.substring(from, to));
    if (!citing.find() || OWN_CUE.matcher(citing.group(2)).find() || !isSomebody(citing.group(2))) {
      return null;
    }
    return new Draft(
        draft.content(),
        List.of(new Span(from + citing.start(1), from + citing.end(1))),
        new Span(from + citing.start(2), from + citing.end(2)),
        draft.probability() * LESS_SURE);
  }

  private static int endOfSentence(int from, String text) {
    int end = from;
    while (end < text.length() && ".!?\n".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    return end;
  }

  /** Reasons are cited too (“citing poor health”): somebody has a name or is a speaking noun. */
  private static boolean isSomebody(String cited) {
    String head = "";
    for (String word : cited.split("[^\\p{L}’'-]+")) {
      if (Character.isUpperCase(word.charAt(0))) {
        return true;
      }
      if (SourceWording.isAfterHead(word)) {
        break;
      }
      head = word;
    }
    return SpeakingNoun.of(head) != null || head.startsWith("source");
  }
}
