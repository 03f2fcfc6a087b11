package org.onrecord.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onrecord.OnRecord;
import org.onrecord.keep.Hits;
import org.onrecord.keep.Kept;
import org.onrecord.read.ArticleReader;
import org.onrecord.read.Hints;

/** The door to the record, with the model that ships. */
class OpenRecordTest {
  private static final Path SOURCES = Path.of("..");

  @TempDir Path folder;

  private final Path examples = SOURCES.resolve("examples");

  @Test
  void theExampleInItsDocumentationWorks() throws Exception {
    var file = folder.resolve("news.db");
    // the example of OnRecord.open
    try (var record = OnRecord.open(file)) {
      record.keep(
          Stream.of("harbour-talks.md", "council-vote.txt")
              .map(name -> ArticleReader.read(examples.resolve(name), Hints.none())));
      record
          .search("speaker:Reyes is:direct")
          .limit(10)
          .forEach(hit -> System.out.println(hit.speaker() + ": " + hit.words()));
    }
    // its end
    assertThat(example("onrecord-core/src/main/java/org/onrecord/OnRecord.java"))
        .contains(
            between(source("onrecord-app/src/test/java/org/onrecord/app/OpenRecordTest.java")));
    try (var record = OnRecord.open(file)) {
      var hits = record.search("speaker:Reyes is:direct", Hits.Order.DATE).toList();
      assertThat(hits).isNotEmpty().allSatisfy(hit -> assertThat(hit.speaker()).contains("Reyes"));
      assertThat(record.article(hits.getFirst()).article().title()).isNotNull();
      assertThat(
              record.keep(
                  Stream.of(
                      ArticleReader.read(examples.resolve("harbour-talks.md"), Hints.none()))))
          .containsEntry(Kept.UNCHANGED, 1);
    }
  }

  @Test
  void lookingForSomethingMakesNoRecord() throws Exception {
    try (var record = OnRecord.open(folder.resolve("none.db"))) {
      assertThatThrownBy(() -> record.search("x")).hasMessageContaining("no such record");
    }
    assertThat(folder.resolve("none.db")).doesNotExist();
  }

  private static String example(String file) throws Exception {
    return source(file).replaceAll("(?m)^ *\\* ?", "").replaceAll("\\s+", " ");
  }

  private static String between(String source) {
    int start = source.indexOf('\n', source.indexOf("// the example of"));
    return source.substring(start, source.indexOf("// its end")).strip().replaceAll("\\s+", " ");
  }

  private static String source(String file) throws Exception {
    return Files.readString(SOURCES.resolve(file));
  }
}
