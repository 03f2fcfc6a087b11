package org.onrecord.read;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.onrecord.article.Article;
import org.onrecord.article.ArticleId;
import org.onrecord.article.Dateline;
import org.onrecord.article.Days;
import org.onrecord.article.Passage;
import org.onrecord.article.Provenance;
import org.onrecord.article.Reading;
import org.onrecord.article.RelatedLink;

/**
 * What has been found out about an article so far; hints win, and the first find wins after them.
 */
final class Facts {
  private final Hints hints;
  private final Set<String> authors = new LinkedHashSet<>();
  private final List<RelatedLink> related = new ArrayList<>();
  private @Nullable String title;
  private @Nullable String outlet;
  private @Nullable String agency;
  private @Nullable Days published;
  private @Nullable Dateline dateline;
  private @Nullable String url;
  private @Nullable String language;

  Facts(Hints hints) {
    this.hints = hints;
    title = hints.title();
    outlet = hints.outlet();
    published = hints.published();
    url = hints.url();
  }

  void title(@Nullable String found) {
    title = title == null && !blank(found) ? found : title;
  }

  void outlet(@Nullable String found) {
    outlet = outlet == null && !blank(found) ? found : outlet;
  }

  void agency(@Nullable String found) {
    agency = agency == null && !blank(found) ? found : agency;
  }

  void published(@Nullable Days found) {
    published = published == null ? found : published;
  }

  void url(@Nullable String found) {
    url = url == null && !blank(found) ? found : url;
  }

  void language(@Nullable String found) {
    language = language == null && !blank(found) ? found : language;
  }

  void byline(Credits.Byline byline) {
    authors.addAll(byline.authors());
    agency(byline.agency());
  }

  void related(String words, @Nullable String link) {
    if (!words.isEmpty()) {
      boolean nowhere = link == null || link.isEmpty() || link.startsWith("#");
      related.add(new RelatedLink(words, nowhere ? null : link));
    }
  }

  @Nullable String title() {
    return title;
  }

  @Nullable Days published() {
    return published;
  }

  @Nullable String url() {
    return url;
  }

  Set<String> authors() {
    return authors;
  }

  /** Looks for a dateline in the first paragraphs. */
  void fileFrom(String text, List<Passage> passages) {
    int seen = 0;
    for (var passage : passages) {
      if (passage.kind() == Passage.Kind.PARAGRAPH && dateline == null && seen++ < 2) {
        var filed = Credits.dateline(text, passage.span());
        if (filed != null) {
          dateline = filed.dateline();
          published = published == null ? filed.day() : published;
          agency(filed.agency());
        }
      }
    }
  }

  /** Returns the article. */
  Reading.Read article(String text, List<Passage> passages, Provenance from) {
    fileFrom(text, passages);
    outlet(Outlets.at(url));
    language(Wording.language(text));
    var warnings = new ArrayList<String>();
    if (title == null) {
      warnings.add("no title found");
    }
    if (published == null) {
      warnings.add("no publication date found");
    }
    var article =
        new Article(
            ArticleId.of(text),
            text,
            passages,
            title,
            List.copyOf(authors),
            outlet,
            agency,
            published,
            dateline,
            url,
            language,
            related,
            from);
    return new Reading.Read(article, warnings);
  }

  Hints hints() {
    return hints;
  }

  private static boolean blank(@Nullable String text) {
    return text == null || text.isBlank();
  }
}
