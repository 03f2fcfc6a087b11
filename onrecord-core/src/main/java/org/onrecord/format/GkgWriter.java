package org.onrecord.format;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.onrecord.statement.Figure;
import org.onrecord.statement.Findings;
import org.onrecord.statement.PlaceMention;
import org.onrecord.statement.Statement;

/**
 * Writes counts and quotations as rows of GDELT's Global Knowledge Graph 2.1 (codebook of 19
 * February 2015): 27 columns with tabs between, of which the record fills 1 to 7 (the article and
 * its counts) and 23 (its quotations); the others stay empty.
 *
 * <p>Counts are those whose kind GKG has: killed (KILL), wounded (WOUND), detained (ARREST),
 * affected (AFFECT) and participants (PROTEST). A range counts as its lower end. Offsets count
 * UTF-16 code units. GKG's country codes are FIPS 10-4, the record's ISO 3166, so that a location
 * is given by name and coordinates.
 */
public final class GkgWriter {
  private static final int COLUMNS = 27;
  private static final int QUOTATIONS = 22;

  private GkgWriter() {}

  /**
   * Returns the row of one article, with its line feed.
   *
   * @param number the article's place in the file, from 1; part of the row's id
   */
  public static String row(Findings findings, int number) {
    var article = findings.article();
    var published = article.published();
    String day = published == null ? "00000000" : published.first().toString().replace("-", "");
    var cells = new String[COLUMNS];
    Arrays.fill(cells, "");
    cells[0] = day + "000000-" + number;
    cells[1] = day + "000000";
    cells[2] = article.url() == null ? "2" : "1";
    cells[3] = plain(article.outlet());
    cells[4] = plain(article.url() == null ? article.from().name() : article.url());
    var counts = new ArrayList<String>();
    var countsWithOffsets = new ArrayList<String>();
    for (var figure : findings.figures()) {
      var count = count(figure, findings.places(), article.text());
      if (count != null) {
        counts.add(count);
        countsWithOffsets.add(count + "#" + figure.span().start());
      }
    }
    cells[5] = String.join(";", counts);
    cells[6] = String.join(";", countsWithOffsets);
    var quotations = new ArrayList<String>();
    for (var attribution : findings.attributions()) {
      var it = attribution.statement();
      if (it.quotation() != Statement.Quotation.INDIRECT) {
        int start = it.content().getFirst().start();
        quotations.add(
            start
                + "|"
                + (it.content().getLast().end() - start)
                + "|"
                + plain(Wording.words(it.cue(), article.text()))
                + "|"
                + plain(Wording.words(it.content(), article.text())));
      }
    }
    cells[QUOTATIONS] = String.join("#", quotations);
    return String.join("\t", cells) + "\n";
  }

  private static @Nullable String count(Figure it, List<PlaceMention> places, String text) {
    String type =
        switch (it.metric()) {
          case KILLED -> "KILL";
          case WOUNDED -> "WOUND";
          case DETAINED -> "ARREST";
          case AFFECTED -> "AFFECT";
          case PARTICIPANTS -> "PROTEST";
          default -> null;
        };
    Double amount = it.amount() != null ? it.amount() : it.low();
    if (type == null || amount == null || it.unit() != null) {
      return null;
    }
    String latitude = "";
    String longitude = "";
    for (var mention : it.place() == null ? List.<PlaceMention>of() : places) {
      var place = mention.place().value();
      if (place != null
          && (place.name().equals(it.place()) || mention.span().in(text).equals(it.place()))) {
        latitude = degrees(place.latitude());
        longitude = degrees(place.longitude());
        break;
      }
    }
    return String.join(
        "#",
        type,
        Long.toString(Math.round(amount)),
        plain(it.of()),
        "",
        plain(it.place()),
        "",
        "",
        latitude,
        longitude,
        "");
  }

  private static String degrees(double degrees) {
    return String.format(Locale.ROOT, "%.4f", degrees);
  }

  /** Returns words without the characters that part GKG's fields. */
  private static String plain(@Nullable String words) {
    return words == null ? "" : Printable.oneLine(words.replaceAll("[#;|]", " "));
  }
}
