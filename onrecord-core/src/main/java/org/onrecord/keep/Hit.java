package org.onrecord.keep;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onrecord.article.Span;
import org.onrecord.statement.Corrected;
import org.onrecord.statement.Review;
import org.onrecord.statement.Speaker;
import org.onrecord.statement.Statement;

/**
 * One statement found.
 *
 * @param id its row in the record
 * @param version the row of its article's version, for {@link RecordFile#findings}
 * @param statement its id within the article, for example {@code s3}
 * @param speaker who said it, by the name that the record has for them; null where they have none
 * @param speakerId the speaker's row, or null
 * @param speakerKind what kind of speaker; null where the speaker is not known
 * @param role as the article gives it, or null
 * @param source the words of the article that say who, empty where there are none
 * @param cue the words of saying, empty where there are none
 * @param words what was said, {@code …} between its pieces
 * @param marks where in {@code words} what was looked for stands
 * @param to whom it was said to, or null
 * @param day when it was said, else when it was published, or null
 * @param title of the article, or null
 * @param outlet who published it, or null
 * @param agency whose copy it is, or null
 * @param url its address, or null
 * @param from what its input was called
 * @param start where the statement begins in the article's text, in UTF-16 code units
 * @param end where it ends
 * @param confidence probability, 0 to 1, that content, source and cue are right
 * @param corrected what people put right about it; the other components have the right values
 * @param reviews what fact-checkers published about these words of this speaker
 */
public record Hit(
    long id,
    long version,
    String statement,
    @Nullable String speaker,
    @Nullable Long speakerId,
    Speaker.@Nullable Kind speakerKind,
    @Nullable String role,
    String source,
    String cue,
    Statement.Act act,
    Statement.Quotation quotation,
    String words,
    List<Span> marks,
    @Nullable String to,
    @Nullable LocalDate day,
    @Nullable String title,
    @Nullable String outlet,
    @Nullable String agency,
    @Nullable String url,
    String from,
    int start,
    int end,
    double confidence,
    List<Corrected> corrected,
    List<Review> reviews) {
  Hit with(Footnotes notes) {
    return new Hit(
        id,
        version,
        statement,
        speaker,
        speakerId,
        speakerKind,
        role,
        source,
        cue,
        act,
        quotation,
        words,
        marks,
        to,
        day,
        title,
        outlet,
        agency,
        url,
        from,
        start,
        end,
        confidence,
        notes.corrected(id),
        notes.reviews(id));
  }

  public Hit {
    marks = List.copyOf(marks);
    corrected = List.copyOf(corrected);
    reviews = List.copyOf(reviews);
  }
}
