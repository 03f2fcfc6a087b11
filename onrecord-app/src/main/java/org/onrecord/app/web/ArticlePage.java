package org.onrecord.app.web;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onrecord.keep.CopyGroup;
import org.onrecord.keep.Version;

/**
 * An article with what was found in it.
 *
 * @param title its headline
 * @param byline who wrote it, for whom, when
 * @param address where it was published, if that may be linked to
 * @param addressWords the address as words, or null
 * @param language of the text, or null
 * @param hasHeadline whether the text itself has the headline
 * @param blocks the text in reading order
 * @param figures the counts in it
 * @param places the places
 * @param times the days
 * @param related other articles that the page points to
 * @param warnings what the reader should know about how it was read
 * @param copies the report that it is part of, or null
 * @param version its row
 * @param versions all versions, newest first
 * @param provenance where the bytes came from
 */
public record ArticlePage(
    String title,
    String byline,
    @Nullable String address,
    @Nullable String addressWords,
    @Nullable String language,
    boolean hasHeadline,
    List<Block> blocks,
    List<Fact> figures,
    List<Fact> places,
    List<Fact> times,
    List<Related> related,
    List<String> warnings,
    @Nullable CopyGroup copies,
    long version,
    List<Version> versions,
    Proof provenance) {
  /** Returns how many statements there are. */
  public int statements() {
    return blocks.stream().mapToInt(it -> it.cards().size()).sum();
  }

  /** Whether this is no longer how the article reads. */
  public boolean isOld() {
    return versions.stream().anyMatch(it -> it.id() == version && !it.isCurrent());
  }

  /** Returns the row of the newest version. */
  public long newest() {
    return versions.stream()
        .filter(Version::isCurrent)
        .findFirst()
        .map(Version::id)
        .orElse(version);
  }

  /**
   * A passage with the statements that begin in it.
   *
   * @param kind {@code paragraph}, {@code headline}, …
   */
  public record Block(String kind, List<Run> runs, List<Card> cards) {}

  /**
   * Words that are all part of the same things.
   *
   * @param marks what stands before the first of them: numbers of statements, and places to jump to
   * @param look the names of their looks, for example {@code in1 cue}; empty for plain words
   * @param statements the ids of the statements that they are part of, blanks between
   */
  public record Run(List<Mark> marks, String words, String look, String statements) {}

  /**
   * A place to jump to.
   *
   * @param id of the element
   * @param statement the statement whose number stands here, or null where nothing is seen
   */
  public record Mark(String id, @Nullable String statement) {}

  /**
   * A statement.
   *
   * @param number its id in the article, for example {@code s3}
   * @param row its row in the record, or null
   * @param who its speaker, or the words of its source
   * @param speaker the speaker's page, or null
   * @param role or null
   * @param note {@code likely}, or why nobody is named; null where all is settled
   * @param how the words of saying
   * @param quotation verbatim, partly verbatim, paraphrased
   * @param isVerbatim whether all of it stands in quotation marks
   * @param to whom it was said to, or null
   * @param channel where it was said or written, or null
   * @param when day or days, or why they are not known; null where the article words none
   * @param day ISO 8601 where it is one day, or null
   * @param depth how many statements it stands in, 2 at most
   * @param isOpen whether nobody is named for it
   * @param sure in percent
   * @param chain on whose word it stands, from who is said to have said it to who published it
   * @param reasons what the program went by
   * @param words what was said
   * @param evidence the published page at these words, or null
   * @param namedAt where the speaker is named, if that is elsewhere, or null
   * @param figures the counts in it
   * @param placeWords the words in it that name places
   * @param cite the quotation with its source, to copy
   * @param corrected what people put right about it
   * @param reviews what fact-checkers published about these words
   */
  public record Card(
      String number,
      @Nullable Long row,
      String who,
      @Nullable String speaker,
      @Nullable String role,
      @Nullable String note,
      String how,
      String quotation,
      boolean isVerbatim,
      @Nullable String to,
      @Nullable String channel,
      @Nullable String when,
      @Nullable String day,
      int depth,
      boolean isOpen,
      long sure,
      List<Step> chain,
      List<String> reasons,
      String words,
      @Nullable String evidence,
      @Nullable String namedAt,
      List<Fact> figures,
      List<String> placeWords,
      String cite,
      List<Righted> corrected,
      List<Verdict> reviews) {}

  /**
   * Something that was put right.
   *
   * @param words what was wrong, and who put it right
   * @param why the reason given, or null
   * @param correction its number, to undo it by
   */
  public record Righted(String words, @Nullable String why, long correction) {}

  /**
   * What a fact-checker published.
   *
   * @param link where, or null
   */
  public record Verdict(String words, @Nullable String link) {}

  /** A link of a chain of word. */
  public record Step(String words, @Nullable String link) {}

  /**
   * A figure, place or day with where it stands in the text.
   *
   * @param link to it
   * @param words what to show
   * @param note what else is known of it, or null
   */
  public record Fact(String link, String words, @Nullable String note) {}

  /** Another article. */
  public record Related(String title, @Nullable String link) {}

  /**
   * How the bytes came here.
   *
   * @param from file, address or archive
   * @param at when they did
   * @param sha256 of the bytes, or null
   * @param textId the digest of the text
   * @param madeBy program and model
   */
  public record Proof(
      String from, @Nullable Instant at, @Nullable String sha256, String textId, String madeBy) {}
}
