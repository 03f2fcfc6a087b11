package org.onrecord.article;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One published text. {@link #text()} is written once and every offset anywhere counts its UTF-16
 * code units; for plain text input it is the decoded file, character for character.
 *
 * @param id what tells it from other articles
 * @param text all its words: headline, byline, paragraphs; passages are separated by a blank line
 *     unless the input was plain text
 * @param passages the blocks of the text in reading order, none overlapping
 * @param title the headline, or null where none was found
 * @param authors the people in the byline, as printed
 * @param outlet who published it, for example {@code The Moscow Times}, or null
 * @param agency whose wire copy it is, for example {@code AFP}, or null
 * @param published when it was published (a day where it is known; else the month or year), or null
 * @param dateline where it was filed from, or null
 * @param url its canonical address, or null
 * @param language ISO 639-1, for example {@code en}, or null where it could not be told
 * @param related other articles that the page points to
 * @param from where the bytes came from
 */
public record Article(
    ArticleId id,
    String text,
    List<Passage> passages,
    @Nullable String title,
    List<String> authors,
    @Nullable String outlet,
    @Nullable String agency,
    @Nullable Days published,
    @Nullable Dateline dateline,
    @Nullable String url,
    @Nullable String language,
    List<RelatedLink> related,
    Provenance from) {
  public Article {
    passages = List.copyOf(passages);
    authors = List.copyOf(authors);
    related = List.copyOf(related);
  }
}
