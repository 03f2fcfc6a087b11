package org.onrecord.article;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AnchorTest {
  private static final String TEXT =
      "😀 Reyes said: “Rates will fall, by June.” Nobody else spoke.";

  @Test
  void hasTheWordsAndWhatStandsAround() {
    var anchor = anchor("Rates will fall");
    assertThat(anchor.exact()).isEqualTo("Rates will fall");
    assertThat(anchor.prefix()).isEqualTo("😀 Reyes said: “");
    assertThat(anchor.suffix()).isEqualTo(", by June.” Nobody else spoke.");
  }

  @Test
  void countsCodePointsForOthers() {
    var anchor = anchor("Reyes");
    assertThat(anchor.span()).isEqualTo(new Span(3, 8));
    assertThat(anchor.startInCodePoints(TEXT)).isEqualTo(2);
    assertThat(anchor.endInCodePoints(TEXT)).isEqualTo(7);
  }

  @Test
  void neverPartsAPair() {
    String text = "😀" + "x".repeat(31) + "word";
    assertThat(Anchor.of(text, new Span(33, 37)).prefix()).isEqualTo("x".repeat(31));
  }

  @Test
  void linksToTheWords() {
    assertThat(anchor("fall, by June").link("https://example.org/a"))
        .isEqualTo("https://example.org/a#:~:text=fall%2C%20by%20June");
    assertThat(anchor("fall").link("https://example.org/a#top"))
        .isEqualTo("https://example.org/a#top:~:text=fall");
    String words = "one two three four five six " + "seven-eight ".repeat(40) + "nine";
    assertThat(Anchor.of(words, new Span(0, words.length())).link("https://example.org/"))
        .startsWith("https://example.org/#:~:text=one%20two%20three%20four%20five,")
        .endsWith("seven%2Deight%20nine");
    assertThat(Anchor.of("one two\n\nthree", new Span(0, 14)).link("https://example.org/"))
        .isEqualTo("https://example.org/#:~:text=one,three");
  }

  private static Anchor anchor(String words) {
    int at = TEXT.indexOf(words);
    return Anchor.of(TEXT, new Span(at, at + words.length()));
  }
}
