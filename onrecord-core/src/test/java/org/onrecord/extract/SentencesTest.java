package org.onrecord.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.onrecord.article.Span;

class SentencesTest {
  @Test
  void endsASentenceAfterTheQuotationMarkThatClosesIt() throws IOException {
    var numbers = numbers("“Stop!” she said. “We are done.” Minister Reyes left.");
    assertThat(numbers[0]).isZero();
    assertThat(last(numbers)).isEqualTo(2);
  }

  @Test
  void endsASentenceWithItsParagraph() throws IOException {
    assertThat(last(numbers("Reyes said\n\nno"))).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Mr. Reyes told Gen. Lund of it.",
        "The U.S. Embassy said so.",
        "J. R. Abara paid 1.5 million.",
        "“Who knows?” said Lund."
      })
  void goesOnAfterAStopThatEndsNothing(String text) throws IOException {
    assertThat(last(numbers(text))).isZero();
  }

  private static int last(int[] numbers) {
    return numbers[numbers.length - 1];
  }

  private static int[] numbers(String text) throws IOException {
    var unused = IntStream.range(0, 100).mapToObj(i -> "[unused" + i + "]\n");
    var vocabulary = unused.collect(Collectors.joining()) + "[UNK]\n[CLS]\n[SEP]\n";
    var cutter =
        WordPieces.read(new ByteArrayInputStream(vocabulary.getBytes(StandardCharsets.UTF_8)));
    return Sentences.number(cutter.cut(text, new Span(0, text.length())), text);
  }
}
