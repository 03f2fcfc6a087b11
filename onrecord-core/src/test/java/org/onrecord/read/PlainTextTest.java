package org.onrecord.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.onrecord.read.Reads.as;
import static org.onrecord.read.Reads.passages;
import static org.onrecord.read.Reads.read;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.onrecord.article.Dateline;
import org.onrecord.article.Days;
import org.onrecord.article.Span;

class PlainTextTest {
  private static final Hints TEXT = as(Hints.Format.TEXT);

  @Test
  void keepsTheFileCharacterForCharacter() {
    var file =
        "Ferry strike ends\r\n\r\nThe  crews\u00A0said so\u00AD.\r\nTwice.\r\n \r\n\r\nBye.\r\n";
    var article = read(file, Hints.Format.TEXT).article();
    assertThat(article.text()).isEqualTo(file);
    assertThat(passages(article))
        .containsExactly(
            "headline: Ferry strike ends",
            "paragraph: The  crews\u00A0said so\u00AD.\r\nTwice.",
            "paragraph: Bye.");
    assertThat(article.title()).isEqualTo("Ferry strike ends");
  }

  @Test
  void countsAnEmojiAsTwoCodeUnits() {
    var article = read("😀 Reyes won\n\n\"Yes,\" said Reyes 😀.", Hints.Format.TEXT).article();
    assertThat(article.passages().get(0).span()).isEqualTo(new Span(0, 12));
    assertThat(passages(article)).last().isEqualTo("paragraph: \"Yes,\" said Reyes 😀.");
  }

  @Test
  void takesTheDayOfADatelineWhereNothingElseGivesOne() {
    var text = "Truce holds\n\nHOLM, June 3, 2025 (AFP) — The guns were silent on Tuesday.";
    var article = read(text, Hints.Format.TEXT).article();
    assertThat(article.published()).isEqualTo(Days.of(LocalDate.of(2025, 6, 3)));
    var other = read(text.replace("June 3, 2025", "3 June 2025"), Hints.Format.TEXT).article();
    assertThat(other.published()).isEqualTo(Days.of(LocalDate.of(2025, 6, 3)));
    var bare = read(text.replace(", 2025", ""), Hints.Format.TEXT).article();
    assertThat(bare.published()).isNull();
    assertThat(bare.dateline()).isNotNull();
  }

  @Test
  void takesAFirstSentenceForAParagraph() {
    var article = read("The harbour froze.\n\nBoats stayed in.", Hints.Format.TEXT).article();
    assertThat(article.title()).isNull();
    assertThat(passages(article)).first().isEqualTo("paragraph: The harbour froze.");
  }

  @Test
  void readsBylineDateAndDateline() {
    var reading =
        read(
            "Ice closes harbour\n\nBy Ann Oduya and Max Berg, AFP\n\nMarch 3, 2023\n\n"
                + "OULU, Finland (AFP) — The harbour closed on Friday.",
            Hints.Format.TEXT);
    var article = reading.article();
    assertThat(article.authors()).containsExactly("Ann Oduya", "Max Berg");
    assertThat(article.agency()).isEqualTo("AFP");
    assertThat(article.published()).isEqualTo(Days.of(LocalDate.of(2023, 3, 3)));
    int at = article.text().indexOf("OULU");
    assertThat(article.dateline()).isEqualTo(new Dateline("OULU", new Span(at, at + 4)));
    assertThat(reading.warnings()).isEmpty();
  }

  @Test
  void readsADatelineWithADayInIt() {
    var article =
        read("Talks go on.\n\nPARIS, Dec 8 (Reuters) - They met.", Hints.Format.TEXT).article();
    assertThat(article.agency()).isEqualTo("Reuters");
    assertThat(article.dateline()).isEqualTo(new Dateline("PARIS", new Span(14, 19)));
  }

  @Test
  void takesNoOpeningWordForADateline() {
    var article = read("Note: the ferry - the old one - sank.", Hints.Format.TEXT).article();
    assertThat(article.dateline()).isNull();
  }

  @Test
  void letsHintsWin() {
    var hints =
        new Hints(
            Hints.Format.TEXT,
            "Given title",
            Days.ofYear(2020),
            "https://www.bbc.com/news/1",
            "The Daily Ferry");
    var article =
        read("Printed title\n\nJune 1, 2021\n\nText here.".getBytes(StandardCharsets.UTF_8), hints)
            .article();
    assertThat(article.title()).isEqualTo("Given title");
    assertThat(article.published()).isEqualTo(Days.ofYear(2020));
    assertThat(article.outlet()).isEqualTo("The Daily Ferry");
    assertThat(article.url()).isEqualTo("https://www.bbc.com/news/1");
  }

  @Test
  void saysWhatIsMissing() {
    assertThat(read("Boats stayed in.", Hints.Format.TEXT).warnings())
        .containsExactly("no title found", "no publication date found");
  }

  @Test
  void decodesByMarkThenByValidityThenAsWindows() {
    var words = "“Zoë” said so";
    assertThat(read(("\uFEFF" + words).getBytes(StandardCharsets.UTF_8), TEXT).article().text())
        .isEqualTo(words);
    assertThat(read(("\uFEFF" + words).getBytes(StandardCharsets.UTF_16LE), TEXT).article().text())
        .isEqualTo(words);
    assertThat(read(("\uFEFF" + words).getBytes(StandardCharsets.UTF_16BE), TEXT).article().text())
        .isEqualTo(words);
    assertThat(read(words.getBytes(StandardCharsets.UTF_8), TEXT).article().text())
        .isEqualTo(words);
    assertThat(read(words.getBytes(Charset.forName("windows-1252")), TEXT).article().text())
        .isEqualTo(words);
  }

  @Test
  void tellsEnglishFromOtherLanguages() {
    var english = "The crews said that they were back at work and that it was over for them.";
    var german = "Die Mannschaften sagten, dass sie wieder an Bord sind und alles vorbei ist.";
    assertThat(read(english, Hints.Format.TEXT).article().language()).isEqualTo("en");
    assertThat(read(german, Hints.Format.TEXT).article().language()).isNull();
  }
}
