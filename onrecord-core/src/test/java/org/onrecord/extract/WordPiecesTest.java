package org.onrecord.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.onrecord.article.Span;
import org.onrecord.statement.WordLists;

class WordPiecesTest {
  private static final WordPieces CUTTER = read();

  private static WordPieces read() {
    try (var in =
        Files.newInputStream(
            Path.of("../onrecord-model-en/src/main/resources/org/onrecord/model/en/vocab.txt"))) {
      return WordPieces.read(in);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  static List<String> reference() {
    return WordLists.lines(WordPiecesTest.class, "wordpieces-reference.tsv");
  }

  @ParameterizedTest
  @MethodSource("reference")
  void cutsAsTheReferenceTokenizerDoes(String line) {
    String text = line.substring(0, line.indexOf('\t')).replace("\\t", "\t");
    int[] expected =
        Arrays.stream(line.substring(line.indexOf('\t') + 1).split(" "))
            .mapToInt(Integer::parseInt)
            .toArray();
    int[] ids = words(text).stream().flatMapToInt(word -> Arrays.stream(word.pieces())).toArray();
    assertThat(ids).isEqualTo(expected);
  }

  @Test
  void countsOffsetsInCodeUnitsAfterAnEmoji() {
    String text = "😀 Reyes said";
    assertThat(words(text).get(1).span()).isEqualTo(new Span(3, 8));
    assertThat(words(text).get(1).span().in(text)).isEqualTo("Reyes");
  }

  @Test
  void readsQuotationMarksOfEveryKindAlike() {
    var straight = words("\"No,\" he said");
    for (String text : List.of("“No,” he said", "«No,» he said", "„No,“ he said")) {
      var words = words(text);
      for (int i = 0; i < words.size(); i++) {
        assertThat(words.get(i).pieces()).isEqualTo(straight.get(i).pieces());
        assertThat(words.get(i).shape()).isEqualTo(straight.get(i).shape());
      }
    }
  }

  @Test
  void keepsEveryLetterInSomeWord() {
    String text = "Zero\u200bwidth and soft\u00adhyphen, “quoted”…";
    var words = words(text);
    for (int i = 0; i < text.length(); i++) {
      int at = i;
      if (Character.isLetter(text.charAt(i))) {
        assertThat(words).anyMatch(w -> w.span().start() <= at && at < w.span().end());
      }
    }
  }

  private static List<Word> words(String text) {
    return CUTTER.cut(text, new Span(0, text.length()));
  }
}
