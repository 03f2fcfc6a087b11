package org.onrecord.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.onrecord.extract.onnx.OnnxTagger;
import org.onrecord.read.TextPassages;

/**
 * The int8 model that ships against the same model in full precision, whose scores {@code
 * training/export.py} wrote down for one of our examples.
 */
class RoundedModelTest {
  private static final String MODEL = "/org/onrecord/model/en/";

  @Test
  void findsTheSpansThatFullPrecisionFinds() throws IOException {
    var text = Files.readString(Path.of("../examples/border-truce.txt"));
    WordPieces cutter;
    try (var vocabulary = WordPieces.class.getResourceAsStream(MODEL + "vocab.txt")) {
      cutter = WordPieces.read(vocabulary);
    }
    var reference = reference();
    int word = 0;
    int both = 0;
    int rounded = 0;
    int full = 0;
    var decoding = decoding();
    try (var tagger = tagger(decoding)) {
      for (var passage : TextPassages.of(text)) {
        var words = cutter.cut(text, passage);
        for (var window : Windows.pack(List.of(words), 512)) {
          var scores = tagger.score(window).roles();
          var expected = reference.subList(word, word + scores.length).toArray(float[][]::new);
          var spans = places(SpanChooser.choose(scores, decoding).spans());
          var expectedSpans = places(SpanChooser.choose(expected, decoding).spans());
          rounded += spans.size();
          full += expectedSpans.size();
          spans.retainAll(expectedSpans);
          both += spans.size();
          word += scores.length;
        }
      }
    }
    assertThat(word).as("words, all with a reference").isEqualTo(reference.size());
    assertThat(full).as("spans of full precision").isGreaterThan(50);
    assertThat(2.0 * both / (rounded + full))
        .as("F1 of one's spans in the other's")
        .isGreaterThan(.9);
  }

  private static Set<List<Integer>> places(List<Labelled> spans) {
    var places = new HashSet<List<Integer>>();
    spans.forEach(span -> places.add(List.of(span.kind(), span.first(), span.end())));
    return places;
  }

  private static OnnxTagger tagger(Decoding decoding) throws IOException {
    try (var model = WordPieces.class.getResourceAsStream(MODEL + "fast/model.onnx")) {
      return new OnnxTagger(model.readAllBytes(), decoding);
    }
  }

  private static Decoding decoding() throws IOException {
    try (var stream = WordPieces.class.getResourceAsStream(MODEL + "fast/decoding.txt")) {
      return Decoding.of(rows(stream));
    }
  }

  private static List<float[]> reference() throws IOException {
    try (var stream = RoundedModelTest.class.getResourceAsStream("fp32-roles.tsv")) {
      return rows(stream);
    }
  }

  private static List<float[]> rows(InputStream stream) throws IOException {
    var rows = new ArrayList<float[]>();
    for (String line : new String(stream.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
      if (!line.startsWith("#")) {
        var cells = line.substring(line.indexOf('\t') + 1).split(" ");
        var row = new float[cells.length];
        for (int i = 0; i < row.length; i++) {
          row[i] = Float.parseFloat(cells[i]);
        }
        rows.add(row);
      }
    }
    return rows;
  }
}
