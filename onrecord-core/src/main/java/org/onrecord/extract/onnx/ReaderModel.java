package org.onrecord.extract.onnx;

import java.io.BufferedReader;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.onrecord.extract.Calibration;
import org.onrecord.extract.TaggedStatements;
import org.onrecord.extract.Transitions;
import org.onrecord.extract.WordPieces;

/**
 * The English reader model that is on the class path ({@code onrecord-model-en}): the encoder as
 * ONNX, the vocabulary, how labels follow one another, and what its probabilities are worth.
 *
 * @param extractor reads statements with it; thread-safe
 * @param digest {@code sha256:} and the digest of {@code model.onnx}, as the module's {@code
 *     SHA256SUMS} has it
 */
public record ReaderModel(TaggedStatements extractor, String digest) implements AutoCloseable {
  private static final String FOLDER = "/org/onrecord/model/en/";

  /**
   * Loads the model.
   *
   * @throws IOException if a part of it is not on the class path or not what it should be
   */
  public static ReaderModel load() throws IOException {
    WordPieces cutter;
    try (var vocabulary = open("vocab.txt")) {
      cutter = WordPieces.read(vocabulary);
    }
    byte[] model;
    try (var stream = open("model.onnx")) {
      model = stream.readAllBytes();
    }
    var rows = numbers("transitions.txt");
    var transitions =
        new Transitions(rows.subList(1, rows.size()).toArray(float[][]::new), rows.getFirst());
    var tagger = new OnnxTagger(model, transitions);
    return new ReaderModel(
        new TaggedStatements(cutter, tagger, new Calibration(numbers("calibration.txt"))),
        modelDigest());
  }

  private static String modelDigest() throws IOException {
    for (String line : lines("SHA256SUMS")) {
      if (line.endsWith(" model.onnx")) {
        return "sha256:" + line.substring(0, line.indexOf(' '));
      }
    }
    throw new IOException("no model.onnx in " + FOLDER + "SHA256SUMS");
  }

  /** Returns the rows of a table of numbers; {@code #} begins a comment line. */
  private static List<float[]> numbers(String name) throws IOException {
    var rows = new ArrayList<float[]>();
    for (String line : lines(name)) {
      if (!line.isBlank() && line.charAt(0) != '#') {
        var cells = line.strip().split(" +");
        var row = new float[cells.length];
        for (int i = 0; i < row.length; i++) {
          row[i] = Float.parseFloat(cells[i]);
        }
        rows.add(row);
      }
    }
    return rows;
  }

  private static List<String> lines(String name) throws IOException {
    try (var reader =
        new BufferedReader(new InputStreamReader(open(name), StandardCharsets.UTF_8))) {
      return reader.lines().toList();
    }
  }

  private static InputStream open(String name) throws IOException {
    var stream = ReaderModel.class.getResourceAsStream(FOLDER + name);
    if (stream == null) {
      throw new FileNotFoundException(
          "not on the class path: " + FOLDER + name + "; add onrecord-model-en");
    }
    return stream;
  }

  @Override
  public void close() {
    extractor.close();
  }
}
