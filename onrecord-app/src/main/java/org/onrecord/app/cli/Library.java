package org.onrecord.app.cli;

import java.io.IOException;
import org.onrecord.article.Reading;
import org.onrecord.statement.Findings;

/** What the command line asks of the library; tests put a reader without a model in its place. */
interface Library {
  /** Loads the model, which takes a while. */
  Reader load() throws IOException;

  /** Says what an article says; thread-safe. */
  interface Reader {
    Findings read(Reading.Read reading);

    Findings.MadeBy madeBy();
  }
}
