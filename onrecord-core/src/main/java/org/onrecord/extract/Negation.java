package org.onrecord.extract;

import java.util.regex.Pattern;

/**
 * Cues that say that nothing was said: {@code did not say}, {@code declined to comment}, {@code
 * without saying}. They make no statement. {@code did not deny} and {@code does not believe} do:
 * not denying tells something, and not believing is a belief.
 */
final class Negation {
  private static final Pattern NOTHING_SAID =
      Pattern.compile(
          "(?i)(?:\\b(?:not|never|without|no one|nobody)\\b|n['’]t\\b).{0,20}"
              + "\\b(?:say|saying|said|tell|telling|told|specify|specifying|disclose|disclosing|"
              + "elaborate|elaborating|comment|commenting|answer|answering|respond|responding|"
              + "reveal|revealing|mention|mentioning|identify|give|gave|provide|explain|"
              + "explaining|discuss|address)\\b"
              + "|\\b(?:declin|refus)(?:e|es|ed|ing) to (?:say|comment|answer|elaborate|discuss|"
              + "disclose|specify|identify|respond|give|provide)\\b");

  private Negation() {}

  static boolean saysNothing(Draft draft, String text) {
    if (draft.cue().isEmpty()) {
      return false;
    }
    int start = draft.cue().getFirst().start();
    int end = Math.min(draft.cue().getLast().end(), start + 200);
    return NOTHING_SAID.matcher(text.substring(start, end)).find();
  }
}
