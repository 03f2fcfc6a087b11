package org.onrecord.extract.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.Map;
import org.onrecord.extract.Decoding;
import org.onrecord.extract.Tagger;
import org.onrecord.extract.Window;

/**
 * The reader model, run by ONNX Runtime on the CPU. One session serves all threads; each run keeps
 * to the thread that asks, so that several windows are read side by side rather than one window by
 * several threads.
 */
public final class OnnxTagger implements Tagger {
  private final OrtSession session;
  private final Decoding decoding;

  /**
   * Loads a model.
   *
   * @param model the bytes of an ONNX file with inputs {@code ids}, {@code shapes} (pieces of one
   *     window), {@code first} (each word's first piece) and outputs {@code roles}, {@code names},
   *     {@code links}
   * @throws IOException if ONNX Runtime does not take the model
   */
  public OnnxTagger(byte[] model, Decoding decoding) throws IOException {
    this.decoding = decoding;
    try (var options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      options.setExecutionMode(OrtSession.SessionOptions.ExecutionMode.SEQUENTIAL);
      options.setMemoryPatternOptimization(false); // windows differ in length
      this.session = OrtEnvironment.getEnvironment().createSession(model, options);
    } catch (OrtException e) {
      throw new IOException("ONNX Runtime does not take the model: " + e.getMessage(), e);
    }
  }

  @Override
  public Scores score(Window window) {
    var environment = OrtEnvironment.getEnvironment();
    try (var ids = row(environment, window.pieces());
        var shapes = row(environment, window.shapes());
        var first =
            OnnxTensor.createTensor(
                environment, LongBuffer.wrap(window.first()), new long[] {window.first().length});
        var found = session.run(Map.of("ids", ids, "shapes", shapes, "first", first))) {
      return new Scores(rows(found, "roles"), rows(found, "names"), rows(found, "links"));
    } catch (OrtException e) {
      throw new IllegalStateException("the model failed on a window: " + e.getMessage(), e);
    }
  }

  private static OnnxTensor row(OrtEnvironment environment, long[] values) throws OrtException {
    return OnnxTensor.createTensor(
        environment, LongBuffer.wrap(values), new long[] {1, values.length});
  }

  private static float[][] rows(OrtSession.Result found, String name) throws OrtException {
    var tensor = (OnnxTensor) found.get(name).orElseThrow();
    long[] size = tensor.getInfo().getShape();
    FloatBuffer values = tensor.getFloatBuffer();
    var rows = new float[(int) size[0]][(int) size[1]];
    for (var row : rows) {
      values.get(row);
    }
    return rows;
  }

  @Override
  public Decoding decoding() {
    return decoding;
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException e) {
      throw new IllegalStateException("ONNX Runtime does not let go of the model", e);
    }
  }
}
