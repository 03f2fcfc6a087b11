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
import org.onrecord.extract.Decoding;
import org.onrecord.extract.TaggedStatements;
import org.onrecord.extract.WordPieces;

/**
 * An English reader model that is on the class path ({@code onrecord-model-en}): the encoder as
 * ONNX, the vocabulary, how spans are made of its scores, and what its probabilities are worth.
 *
 * @param extractor reads statements with it; thread-safe
 * @param digest {@code sha256:} and the digest of {@code model.onnx}, as the {@code SHA256SUMS}
 *     beside it has it
 */
public record ReaderModel(TaggedStatements extractor, String digest) implements AutoCloseable {
  private static final String FOLDER = "/org/onrecord/model/en/";

  /**
   * Loads a model.
   *
   * @throws IOException if a part of it is not on the class path or not what it should be
   */
  public static ReaderModel load(ModelChoice choice) throws IOException {
    WordPieces cutter;
    try (var vocabulary = open("vocab.txt")) {
      cutter = WordPieces.read(vocabulary);
    }
    var folder = choice.word() + "/";
    byte[] model;
    try (var stream = open(folder + "model.onnx")) {
      model = stream.readAllBytes();
    }
    var tagger = new OnnxTagger(model, Decoding.of(numbers(folder + "decoding.txt")));
    var calibration = new Calibration(numbers(folder + "calibration.txt"));
    return new ReaderModel(new TaggedStatements(cutter, tagger, calibration), modelDigest(folder));
  }

  private static String modelDigest(String folder) throws IOException {
    for (String line : lines(folder + "SHA256SUMS")) {
      if (line.endsWith(" model.onnx")) {
        return "sha256:" + line.substring(0, line.indexOf(' '));
      }
    }
    throw new IOException("no model.onnx in " + FOLDER + folder + "SHA256SUMS");
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
