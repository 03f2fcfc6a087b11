package org.onrecord.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.onrecord.OnRecord;
import org.onrecord.article.Reading;
import org.onrecord.format.JsonWriter;
import org.onrecord.read.ArticleReader;
import org.onrecord.read.Hints;
import org.onrecord.statement.Findings;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What each stage costs on one agency report of 300 words ({@code examples/border-truce.txt}), in
 * milliseconds an article on one thread: {@code make jmh}.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Threads(1)
@Fork(
    value = 1,
    jvmArgsAppend = {"--enable-native-access=ALL-UNNAMED"})
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class ReadBenchmark {
  private static final Path ARTICLE = Path.of("examples/border-truce.txt");

  private OnRecord onRecord;
  private Reading.Read article;
  private Findings findings;

  /** Loads the model and reads the article once. */
  @Setup
  public void load() throws IOException {
    onRecord = OnRecord.load();
    article = (Reading.Read) ArticleReader.read(ARTICLE, Hints.none());
    findings = onRecord.read(article);
  }

  @TearDown
  public void close() {
    onRecord.close();
  }

  /** File to article: decoding, passages, byline. */
  @Benchmark
  public Reading readsTheFile() {
    return ArticleReader.read(ARTICLE, Hints.none());
  }

  /** Article to facts: the model, and all that is resolved from it. */
  @Benchmark
  public Findings findsWhatItSays() {
    return onRecord.read(article);
  }

  /** Facts to JSON. */
  @Benchmark
  public String writesJson() {
    return JsonWriter.compact().toString(findings);
  }
}
