package org.onrecord.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.onrecord.read.Reads.passages;
import static org.onrecord.read.Reads.read;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.onrecord.article.Days;
import org.onrecord.article.RelatedLink;

class MarkdownTest {
  private static final String SAVED =
      """


      # Mayor Says Port City Needs 'Patience' After Flood

      By [AFP](#)

      March 03, 2023



      Mayor Lind [Port City press office](#)

      Port City's mayor Vera Lind said Friday the town needed "patience" after the flood.

      "We will rebuild – all of it – and we will do it here," Lind wrote on social

      media.

      **Related article:** [Flood Closes the Old Bridge](#)

      **'What should we do?'**

      On the quay, *nobody* knew. A [fisherman](https://example.org/f) said he would stay\\*.

      > "I was born here," he said.

      - Bread
      - Water,
        two litres

      Original url:

      <https://www.themoscowtimes.com/2023/03/03/mayor-says-a1>
      """;

  @Test
  void readsAPageAsItIsSaved() {
    var reading = read(SAVED, Hints.Format.MARKDOWN);
    var article = reading.article();
    assertThat(passages(article))
        .containsExactly(
            "headline: Mayor Says Port City Needs 'Patience' After Flood",
            "byline: By AFP",
            "dateline: March 03, 2023",
            "caption: Mayor Lind Port City press office",
            "paragraph: Port City's mayor Vera Lind said Friday the town needed \"patience\" after"
                + " the flood.",
            "paragraph: \"We will rebuild – all of it – and we will do it here,\" Lind wrote on"
                + " social media.",
            "heading: 'What should we do?'",
            "paragraph: On the quay, nobody knew. A fisherman said he would stay*.",
            "block quote: \"I was born here,\" he said.",
            "list item: Bread",
            "list item: Water, two litres");
    assertThat(article.authors()).isEmpty();
    assertThat(article.agency()).isEqualTo("AFP");
    assertThat(article.published()).isEqualTo(Days.of(LocalDate.of(2023, 3, 3)));
    assertThat(article.outlet()).isEqualTo("The Moscow Times");
    assertThat(article.url()).isEqualTo("https://www.themoscowtimes.com/2023/03/03/mayor-says-a1");
    assertThat(article.related())
        .containsExactly(new RelatedLink("Flood Closes the Old Bridge", null));
    assertThat(article.language()).isEqualTo("en");
    assertThat(reading.warnings()).isEmpty();
  }

  @Test
  void readsTheSameWithWindowsLineEnds() {
    var unix = read(SAVED, Hints.Format.MARKDOWN).article();
    var windows = read(SAVED.replace("\n", "\r\n"), Hints.Format.MARKDOWN).article();
    assertThat(windows).isEqualTo(unix);
  }

  @Test
  void putsPassagesABlankLineApart() {
    var article = read("# Title\nFirst.\n\n\n\nSecond.", Hints.Format.MARKDOWN).article();
    assertThat(article.text()).isEqualTo("Title\n\nFirst.\n\nSecond.");
  }

  @Test
  void dropsSoftHyphensAndZeroWidthCharactersAndFoldsSpaces() {
    var article =
        read("# A\u00ADB\u200B C\n\nOne\u00A0 two\u2060\tthree 👩\u200D🚒.", Hints.Format.MARKDOWN)
            .article();
    assertThat(article.text()).isEqualTo("AB C\n\nOne two three 👩\u200D🚒.");
  }

  @Test
  void stripsPicturesCodeAndTags() {
    var article =
        read(
                "# T\n\n![A boat](b.jpg)\n\nThe boat at sea\n\nUse `a_b` <br>now &amp; __then__.\n\n"
                    + "```\nkept *as* is\n```\n\n[Only a link](x)",
                Hints.Format.MARKDOWN)
            .article();
    assertThat(passages(article))
        .containsExactly(
            "headline: T",
            "caption: The boat at sea",
            "paragraph: Use a_b now & then.",
            "paragraph: kept *as* is");
  }

  @Test
  void keepsAsterisksAndBracketsThatAreNoMarkup() {
    var article =
        read("# T\n\n5 * 3 and snake_case_name, \"he [Lind] said\" 2*2.", Hints.Format.MARKDOWN)
            .article();
    assertThat(passages(article))
        .last()
        .isEqualTo("paragraph: 5 * 3 and snake_case_name, \"he [Lind] said\" 2*2.");
  }

  @Test
  void joinsNoParagraphThatEndedOnASentence() {
    var article = read("# T\n\nHe left.\n\niPhones sold well.", Hints.Format.MARKDOWN).article();
    assertThat(passages(article)).hasSize(3);
  }

  @Test
  void readsFrontMatterAndUnderlinedTitles() {
    var article =
        read(
                "---\ndate: 2022-05-04\nauthor: Ann Oduya\n---\nThe title\n=========\n\nText it is.",
                Hints.Format.MARKDOWN)
            .article();
    assertThat(article.title()).isEqualTo("The title");
    assertThat(article.authors()).containsExactly("Ann Oduya");
    assertThat(article.published()).isEqualTo(Days.of(LocalDate.of(2022, 5, 4)));
  }
}
