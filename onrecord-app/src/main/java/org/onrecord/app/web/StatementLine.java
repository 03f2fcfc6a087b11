package org.onrecord.app.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.onrecord.app.shape.HitWriter;
import org.onrecord.format.Printable;
import org.onrecord.keep.Hit;
import org.onrecord.statement.Statement;

/**
 * A statement as lists show it.
 *
 * @param who its speaker, or the words of its source
 * @param speaker the speaker's page, or null
 * @param role as the article gives it, or null
 * @param how the words of saying, {@code said} where there are none
 * @param to whom it was said to, or null
 * @param words what was said, in parts
 * @param isQuoted whether any of the words are quoted
 * @param isVerbatim whether all of them are
 * @param kind quoted, partly quoted or paraphrased
 * @param day when it was said, else published, or null
 * @param outlet who published it, or null
 * @param agency whose copy it is, or null
 * @param title the article's headline
 * @param link where it stands
 * @param sure how sure the program is that words and source are right, in percent
 */
public record StatementLine(
    String who,
    @Nullable String speaker,
    @Nullable String role,
    String how,
    @Nullable String to,
    List<Part> words,
    boolean isQuoted,
    boolean isVerbatim,
    String kind,
    @Nullable LocalDate day,
    @Nullable String outlet,
    @Nullable String agency,
    String title,
    String link,
    long sure) {
  private static final int LONGEST = 700;

  /** Words, and whether they are what was looked for. */
  public record Part(String words, boolean isMarked) {}

  static StatementLine of(Hit hit) {
    var name = hit.speaker();
    var role = hit.role();
    return new StatementLine(
        name == null
            ? Labels.capital(Printable.oneLine(HitWriter.who(hit)))
            : Printable.oneLine(name),
        hit.speakerId() == null ? null : Links.speaker(hit.speakerId()),
        name == null || role == null ? null : Printable.oneLine(role),
        hit.cue().isEmpty()
            ? hit.act().name().toLowerCase(Locale.ROOT)
            : Printable.oneLine(hit.cue()),
        hit.to() == null ? null : Printable.oneLine(hit.to()),
        parts(hit),
        hit.quotation() != Statement.Quotation.INDIRECT,
        hit.quotation() == Statement.Quotation.DIRECT,
        Labels.quotation(hit.quotation()),
        hit.day(),
        hit.outlet(),
        hit.agency(),
        hit.title() == null ? "(no headline)" : Printable.oneLine(hit.title()),
        Links.at(hit.version(), hit.statement()),
        Math.round(hit.confidence() * 100));
  }

  private static List<Part> parts(Hit hit) {
    var parts = new ArrayList<Part>();
    var words = hit.words();
    int at = 0;
    for (var mark : hit.marks()) {
      if (mark.end() > LONGEST) {
        break;
      }
      parts.add(new Part(words.substring(at, mark.start()), false));
      parts.add(new Part(mark.in(words), true));
      at = mark.end();
    }
    if (words.length() > LONGEST) {
      int end = words.lastIndexOf(' ', LONGEST);
      parts.add(new Part(words.substring(at, Math.max(at, end)) + " …", false));
    } else {
      parts.add(new Part(words.substring(at), false));
    }
    return parts;
  }

  static List<StatementLine> of(List<Hit> hits) {
    return hits.stream().map(StatementLine::of).toList();
  }
}
