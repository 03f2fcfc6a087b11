package org.onrecord.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.onrecord.OnRecord;
import org.onrecord.article.Provenance;
import org.onrecord.article.Reading;
import org.onrecord.format.JsonWriter;
import org.onrecord.read.ArticleReader;
import org.onrecord.read.Hints;
import org.onrecord.statement.Attribution;
import org.onrecord.statement.Findings;
import org.onrecord.statement.Resolution;
import org.onrecord.statement.Speaker;
import org.onrecord.statement.Statement.Quotation;

/** The whole way through with the model that ships, on articles of our own. */
class ReaderModelTest {
  private static OnRecord onRecord;

  @BeforeAll
  static void load() throws IOException {
    onRecord = OnRecord.load();
  }

  @AfterAll
  static void close() {
    onRecord.close();
  }

  @Test
  void readsWhoSaidWhatInAnAgencyReport() {
    var found = example("harbour-talks.md");
    assertThat(said(found, "We are nearer"))
        .satisfies(reyes -> {
          assertThat(name(reyes)).isEqualTo("Maria Reyes");
          assertThat(reyes.statement().quotation()).isEqualTo(Quotation.DIRECT);
        });
    assertThat(name(said(found, "At least 14 sailors"))).contains("Red Cross");
    assertThat(said(found, "Nobody is going to open").speaker())
        .satisfies(who -> assertThat(speaker(who).kind()).isEqualTo(Speaker.Kind.ANONYMOUS));
  }

  @Test
  void keepsEachStatementInsideItsPassage() {
    var found = example("harbour-talks.md");
    var headline = found.article().passages().getFirst().span();
    for (var attribution : found.attributions()) {
      for (var piece : attribution.statement().content()) {
        assertThat(piece.start() < headline.end() && piece.end() > headline.end()).isFalse();
      }
    }
  }

  @Test
  void readsAQuotationReopenedInTheNextParagraphAsOne() {
    var found = example("council-vote.txt");
    var text = found.article().text();
    var amadi = said(found, "I learned to read");
    assertThat(amadi.statement().content().getLast().in(text)).contains("grandchildren");
  }

  @Test
  void givesTheSameRecordOnFourThreads() throws Exception {
    var reading = read("flood-briefing.html");
    var expected = JsonWriter.compact().toString(onRecord.read(reading));
    Callable<String> again = () -> JsonWriter.compact().toString(onRecord.read(reading));
    try (var pool = Executors.newFixedThreadPool(4)) {
      for (var one : pool.invokeAll(List.of(again, again, again, again))) {
        assertThat(one.get()).isEqualTo(expected);
      }
    }
  }

  @Test
  void readsTheSameWhereLettersAreTurkish() {
    var before = Locale.getDefault();
    var expected = JsonWriter.compact().toString(example("council-vote.txt"));
    try {
      Locale.setDefault(Locale.forLanguageTag("tr-TR"));
      assertThat(JsonWriter.compact().toString(example("council-vote.txt"))).isEqualTo(expected);
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void pointsAtTheArticleAndNowhereElse() {
    for (String name : List.of("harbour-talks.md", "council-vote.txt", "flood-briefing.html")) {
      var found = example(name);
      assertThat(found.attributions()).isNotEmpty();
      for (var attribution : found.attributions()) {
        var spans = new ArrayList<>(attribution.statement().content());
        spans.addAll(attribution.statement().cue());
        spans.addAll(attribution.statement().source().spans());
        assertThat(spans).allSatisfy(s -> assertThat(s.in(found.article().text())).isNotBlank());
      }
    }
  }

  @Test
  void readsTextOfNoWordsAndTextOfOneLongWord() {
    for (String text :
        List.of("…", "“”", "a".repeat(20_000), "“" + "no ".repeat(3_000), "said ".repeat(500))) {
      var reading =
          ArticleReader.read(
              text.getBytes(StandardCharsets.UTF_8),
              new Provenance.StandardInput(),
              null,
              new Hints(Hints.Format.TEXT, null, null, null, null));
      if (reading instanceof Reading.Read read) {
        assertThat(onRecord.read(read).article().text()).isEqualTo(text);
      }
    }
  }

  @Test
  void namesTheModelByItsDigest() throws Exception {
    try (var model = OnRecord.class.getResourceAsStream("/org/onrecord/model/en/fast/model.onnx")) {
      var digest = MessageDigest.getInstance("SHA-256").digest(model.readAllBytes());
      assertThat(onRecord.madeBy().model()).isEqualTo("sha256:" + HexFormat.of().formatHex(digest));
    }
  }

  private static Findings example(String name) {
    return onRecord.read(read(name));
  }

  private static Reading.Read read(String name) {
    return (Reading.Read) ArticleReader.read(Path.of("../examples", name), Hints.none());
  }

  private static Attribution said(Findings found, String words) {
    return found.attributions().stream()
        .filter(a -> a.statement().within() == null)
        .filter(a ->
            a.statement().content().stream()
                .anyMatch(piece -> piece.in(found.article().text()).contains(words)))
        .findFirst()
        .orElseThrow(() -> new AssertionError("nobody says: " + words));
  }

  private static String name(Attribution attribution) {
    return String.valueOf(speaker(attribution.speaker()).name());
  }

  private static Speaker speaker(Resolution<Speaker> who) {
    return switch (who) {
      case Resolution.Settled<Speaker> settled -> settled.value();
      case Resolution.Likely<Speaker> likely -> likely.value();
      default -> throw new AssertionError("not resolved: " + who);
    };
  }
}
