import edu.stanford.nlp.pipeline.Annotation;
import edu.stanford.nlp.pipeline.JSONOutputter;
import edu.stanford.nlp.pipeline.StanfordCoreNLP;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Properties;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/**
 * Stanford CoreNLP on the same articles: from text to JSON, two articles at once, statistical coreference. GPL, so never a
 * dependency: scripts/bench fetches it when asked and runs this source file beside it. usage: CoreNlp FOLDER [MOST]
 */
public class CoreNlp {
  public static void main(String[] args) throws Exception {
    var properties = new Properties();
    properties.setProperty("annotators", "tokenize,ssplit,pos,lemma,ner,depparse,coref,quote");
    properties.setProperty("coref.algorithm", "statistical");
    long loading = System.nanoTime();
    var pipeline = new StanfordCoreNLP(properties);
    double loaded = (System.nanoTime() - loading) / 1e9;
    var files = new ArrayList<Path>();
    try (Stream<Path> all = Files.list(Path.of(args[0]))) {
      all.filter(f -> f.toString().endsWith(".txt")).sorted().limit(args.length > 1 ? Long.parseLong(args[1]) : Long.MAX_VALUE).forEach(files::add);
    }
    var pool = Executors.newFixedThreadPool(2);
    long start = System.nanoTime();
    var running = new ArrayList<Future<Integer>>();
    for (var file : files) {
      running.add(
          pool.submit(
              () -> {
                var annotation = new Annotation(Files.readString(file));
                pipeline.annotate(annotation);
                var out = new ByteArrayOutputStream();
                new JSONOutputter().print(annotation, out, pipeline);
                return out.size();
              }));
    }
    int failed = 0;
    for (var one : running) {
      try {
        one.get();
      } catch (java.util.concurrent.ExecutionException e) {
        failed++;
      }
    }
    double spent = (System.nanoTime() - start) / 1e9;
    pool.shutdown();
    System.out.printf("CoreNLP 4.5.10: loaded in %.1f s; %d articles in %.1f s: %.3f articles/s (%d failed)%n", loaded, files.size(), spent, files.size() / spent, failed);
  }
}
