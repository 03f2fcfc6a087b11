package org.onrecord;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import org.onrecord.article.Reading;
import org.onrecord.extract.StatementExtractor;
import org.onrecord.extract.onnx.ModelChoice;
import org.onrecord.extract.onnx.ReaderModel;
import org.onrecord.resolve.AddresseeFinder;
import org.onrecord.resolve.Channel;
import org.onrecord.resolve.FigureReader;
import org.onrecord.resolve.FigureSetting;
import org.onrecord.resolve.PlaceReader;
import org.onrecord.resolve.SayingTime;
import org.onrecord.resolve.SpeakerResolver;
import org.onrecord.resolve.TimeReader;
import org.onrecord.statement.Attribution;
import org.onrecord.statement.Findings;
import org.onrecord.statement.WordLists;

/**
 * The door to the library: reads articles and says who said what in them. Thread-safe; make one and
 * keep it, since loading the model is most of the cost of the first article.
 *
 * <pre>{@code
 * try (var onRecord = OnRecord.load()) {
 *   if (ArticleReader.read(Path.of("talks.md"), Hints.none()) instanceof Reading.Read read) {
 *     onRecord.read(read).attributions().forEach(System.out::println);
 *   }
 * }
 * }</pre>
 */
public final class OnRecord implements AutoCloseable {
  private final StatementExtractor extractor;
  private final Findings.MadeBy madeBy;
  private final AutoCloseable model;

  private OnRecord(StatementExtractor extractor, Findings.MadeBy madeBy, AutoCloseable model) {
    this.extractor = extractor;
    this.madeBy = madeBy;
    this.model = model;
  }

  /**
   * Returns a reader with the accurate model that is on the class path.
   *
   * @throws IOException if there is none, or ONNX Runtime does not take it
   */
  public static OnRecord load() throws IOException {
    return load(ModelChoice.DEFAULT);
  }

  /**
   * Returns a reader with one of the models that are on the class path.
   *
   * @throws IOException if it is not there, or ONNX Runtime does not take it
   */
  public static OnRecord load(ModelChoice choice) throws IOException {
    var model = ReaderModel.load(choice);
    return new OnRecord(model.extractor(), new Findings.MadeBy(version(), model.digest()), model);
  }

  /**
   * Returns a record to keep articles in and to find them again. Nothing is made or loaded before
   * it is needed: the file with the first article that is kept, the model with it.
   *
   * <pre>{@code
   * try (var record = OnRecord.open(file)) {
   *   record.keep(
   *       Stream.of("harbour-talks.md", "council-vote.txt")
   *           .map(name -> ArticleReader.read(examples.resolve(name), Hints.none())));
   *   record
   *       .search("speaker:Reyes is:direct")
   *       .limit(10)
   *       .forEach(hit -> System.out.println(hit.speaker() + ": " + hit.words()));
   * }
   * }</pre>
   */
  public static OpenRecord open(Path file) {
    return new OpenRecord(file);
  }

  /** Returns the version of the program, for example {@code 0.1.0}. */
  public static String version() {
    return WordLists.lines(OnRecord.class, "version.txt").getFirst();
  }

  /** Returns the version of the program and the digest of its model. */
  public Findings.MadeBy madeBy() {
    return madeBy;
  }

  /** Returns all that {@code reading}'s article says. */
  public Findings read(Reading.Read reading) {
    var article = reading.article();
    var found = extractor.extract(article);
    var statements = found.statements();
    var names = found.names();
    var speakers = SpeakerResolver.resolve(article, statements, names);
    var times = TimeReader.read(article);
    var when = SayingTime.in(article, statements, times);
    var attributions = new ArrayList<Attribution>();
    for (int i = 0; i < statements.size(); i++) {
      var statement = statements.get(i);
      attributions.add(
          new Attribution(
              statement,
              speakers.get(i),
              AddresseeFinder.find(article, statement, names),
              Channel.of(article, statement),
              when.of(statement)));
    }
    var places = PlaceReader.read(article, names, statements);
    var figures = FigureReader.read(article, statements, times);
    return new Findings(
        article,
        reading.warnings(),
        attributions,
        FigureSetting.settle(article, figures, places, times, attributions),
        places,
        times,
        madeBy);
  }

  @Override
  public void close() {
    try {
      model.close();
    } catch (Exception e) {
      throw new IllegalStateException("the model does not close", e);
    }
  }
}
