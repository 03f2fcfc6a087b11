package org.onrecord;

import java.util.List;
import org.onrecord.article.Reading;
import org.onrecord.extract.StatementExtractor;
import org.onrecord.statement.Findings;

/**
 * The door to the library: reads articles and says who said what in them. Thread-safe; make one and
 * keep it, since loading the model is most of the cost of the first article.
 */
public final class OnRecord implements AutoCloseable {
  private final StatementExtractor extractor;
  private final Findings.MadeBy madeBy;

  OnRecord(StatementExtractor extractor, Findings.MadeBy madeBy) {
    this.extractor = extractor;
    this.madeBy = madeBy;
  }

  /** Returns a reader with the model that is on the class path. */
  public static OnRecord load() {
    return new OnRecord(
        article -> new StatementExtractor.Extraction(List.of(), List.of()),
        new Findings.MadeBy("0.1.0", "none"));
  }

  /** Returns the version of the program and the digest of its model. */
  public Findings.MadeBy madeBy() {
    return madeBy;
  }

  /** Returns all that {@code reading}'s article says. */
  public Findings read(Reading.Read reading) {
    var found = extractor.extract(reading.article());
    assert found.statements().isEmpty();
    return new Findings(
        reading.article(), reading.warnings(), List.of(), List.of(), List.of(), List.of(), madeBy);
  }

  @Override
  public void close() {}
}
