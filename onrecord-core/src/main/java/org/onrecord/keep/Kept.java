package org.onrecord.keep;

/** What became of an article that was to be kept. */
public enum Kept {
  /** It is new to the record. */
  ADDED,
  /** Its page has other words than before: a new version, with the difference. */
  CHANGED,
  /** Its words are known, but were read by another model or with other facts about the page. */
  READ_AGAIN,
  /** The record has it already, exactly so. */
  UNCHANGED
}
