package org.onrecord.app.cli;

import java.io.IOException;
import org.onrecord.article.Reading;
import org.onrecord.extract.onnx.ModelChoice;
import org.onrecord.statement.Findings;

/** What the command line asks of the library; tests put a reader without a model in its place. */
interface Library {
  /** Loads a model, which takes a while. */
  Reader load(ModelChoice model) throws IOException;

  /** Says what an article says; thread-safe. */
  interface Reader {
    Findings read(Reading.Read reading);

    Findings.MadeBy madeBy();
  }
}
