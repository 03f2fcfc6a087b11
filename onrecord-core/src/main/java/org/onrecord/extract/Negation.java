package org.onrecord.extract;

import java.util.regex.Pattern;

/**
 * Cues that say that nothing was said: {@code did not say}, {@code declined to comment}, {@code
 * without saying}, {@code has yet to confirm}, {@code nobody has explained}. They make no
 * statement. {@code did not deny} and {@code does not believe} do: not denying tells something, and
 * not believing is a belief.
 */
final class Negation {
  private static final Pattern NOTHING_SAID =
      Pattern.compile(
          "(?i)(?:\\b(?:not|never|without|no one|nobody|yet to)\\b|n['’]t\\b).{0,20}"
              + "\\b(?:say|saying|said|tell|telling|told|specify|specifying|disclose|disclosing|"
              + "confirm|elaborate|elaborating|comment|commenting|answer|answering|respond|responding|"
              + "reveal|revealing|mention|mentioning|identify|give|gave|provide|explain|"
              + "explaining|discuss|address)\\b"
              + "|\\b(?:declin|refus)(?:e|es|ed|ing) to (?:say|comment|answer|elaborate|discuss|"
              + "disclose|specify|identify|respond|give|provide)\\b");

  private static final Pattern SAID =
      Pattern.compile(
          "(?i)\\b(?:sa(?:y|ys|id)|t(?:ell|ells|old)|explain(?:s|ed)?|answer(?:s|ed)?|"
              + "mention(?:s|ed)?)\\b");
  private static final Pattern NOBODY = Pattern.compile("(?i)^(?:nobody|no one|no-one|none)\\b");

  private static final Pattern DECLINED =
      Pattern.compile("(?i)\\b(?:declin|refus)(?:e|es|ed|ing)\\z");
  private static final Pattern TO_COMMENT =
      Pattern.compile("\\s+to (?:say|comment|answer|elaborate|respond|speak|talk)\\b");

  private Negation() {}

  /** Whether the draft only says that somebody, or everybody, kept silent. */
  static boolean saysNothing(Draft draft, String text) {
    if (draft.cue().isEmpty()) {
      return false;
    }
    int start = draft.cue().getFirst().start();
    int end = draft.cue().getLast().end();
    if (draft.source() != null
        && NOBODY.matcher(draft.source().in(text)).find()
        && SAID.matcher(text.substring(start, end)).find()) {
      return true;
    }
    int contentEnd = draft.content().getFirst().end();
    if (end < contentEnd
        && DECLINED.matcher(text.substring(start, end)).find()
        && TO_COMMENT.matcher(text).region(end, contentEnd).lookingAt()) {
      return true;
    }
    end = Math.min(end, start + 200);
    return NOTHING_SAID.matcher(text.substring(start, end)).find();
  }
}
