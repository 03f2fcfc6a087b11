package org.onrecord.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onrecord.OnRecord;
import org.onrecord.app.Construction.Expected;
import org.onrecord.article.Provenance;
import org.onrecord.article.Reading;
import org.onrecord.article.Span;
import org.onrecord.read.ArticleReader;
import org.onrecord.read.Hints;
import org.onrecord.statement.Attribution;
import org.onrecord.statement.Findings;

/**
 * How much of {@code constructions.txt}, short cases of our own writing, the model that ships reads
 * fully right: every statement with the words of its source, cue and content, and no other. What it
 * does not is in {@code target/constructions.txt}.
 */
class ConstructionsTest {
  private static final Path TABLE =
      Path.of("src/test/resources/org/onrecord/app/constructions.txt");
  private static final Path FLOORS = Path.of("../docs/accuracy/floors.txt");
  private static final Path REPORT = Path.of("target/constructions.txt");

  @Test
  void readsAsManyConstructionsFullyRightAsTheFloorAsks() throws IOException {
    double right;
    try (var onRecord = OnRecord.load()) {
      right = report(onRecord, Construction.read(TABLE), REPORT);
    }
    assertThat(right).as("%% fully right; see %s", REPORT).isGreaterThanOrEqualTo(floor());
  }

  @Test
  void hasEnoughCasesOfEveryConstruction() throws IOException {
    var cases = Construction.read(TABLE);
    var count = new TreeMap<String, Integer>();
    cases.forEach(one -> count.merge(one.kind(), 1, Integer::sum));
    assertThat(cases).hasSizeGreaterThanOrEqualTo(160);
    assertThat(cases.stream().map(Construction::name)).doesNotHaveDuplicates();
    assertThat(count.values()).allMatch(n -> n >= 4);
  }

  @Test
  void saysWhichExpectedWordsAreNotInTheText(@TempDir Path folder) throws IOException {
    var table = folder.resolve("table.txt");
    Files.writeString(table, "## a-1: a\nReik said no.\n=> Reik | said | that no\n");
    var one = Construction.read(table).getFirst();
    assertThatThrownBy(one::statements).hasMessageContaining("a-1").hasMessageContaining("that no");
  }

  /** Returns the percentage of {@code cases} fully right, and writes the others to {@code file}. */
  static double report(OnRecord onRecord, List<Construction> cases, Path file) throws IOException {
    var failures = new StringBuilder();
    var rows = new TreeMap<String, int[]>();
    int right = 0;
    for (var one : cases) {
      var found = onRecord.read(reading(one.text()));
      var open = new ArrayList<>(found.attributions());
      var missed = new ArrayList<Expected>();
      for (var expected : one.statements()) {
        var fits = open.stream().filter(got -> fits(expected, got, one.text())).findFirst();
        if (fits.isEmpty()) {
          missed.add(expected);
        } else {
          open.remove(fits.get());
        }
      }
      boolean all = missed.isEmpty() && open.isEmpty();
      right += all ? 1 : 0;
      int[] row = rows.computeIfAbsent(one.kind(), kind -> new int[2]);
      row[0] += all ? 1 : 0;
      row[1]++;
      if (!all) {
        failures.append("## %s: %s%n%s%n".formatted(one.name(), one.kind(), one.text()));
        missed.forEach(expected -> failures.append("  missed ").append(expected).append('\n'));
        open.forEach(got -> failures.append("  read   ").append(line(got, found)).append('\n'));
        failures.append('\n');
      }
    }
    double percent = 100.0 * right / cases.size();
    var out = new StringBuilder();
    out.append("fully right %.1f (%d of %d)%n".formatted(percent, right, cases.size()));
    rows.forEach((kind, row) -> out.append("%3d of %2d  %s%n".formatted(row[0], row[1], kind)));
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.writeString(file, out.append('\n').append(failures));
    return percent;
  }

  private static boolean fits(Expected expected, Attribution got, String text) {
    var statement = got.statement();
    return expected.nested() == (statement.within() != null)
        && expected.source().fits(words(statement.source().spans(), text))
        && expected.cue().fits(words(statement.cue(), text))
        && expected.content().fits(words(statement.content(), text));
  }

  /** The offsets of words and marks in {@code spans}, without stops. */
  private static Set<Integer> words(List<Span> spans, String text) {
    var offsets = new HashSet<Integer>();
    for (var span : spans) {
      offsets.addAll(Construction.words(span, text));
    }
    return offsets;
  }

  private static String line(Attribution got, Findings found) {
    var text = found.article().text();
    var statement = got.statement();
    return (statement.within() == null ? "=> " : "=>> ")
        + String.join(
            " | ",
            joined(statement.source().spans(), text),
            joined(statement.cue(), text),
            joined(statement.content(), text));
  }

  private static String joined(List<Span> spans, String text) {
    var words = spans.stream().map(span -> span.in(text).replaceAll("\\s+", " ")).toList();
    return words.isEmpty() ? "-" : String.join(" … ", words);
  }

  private static Reading.Read reading(String text) {
    return (Reading.Read)
        ArticleReader.read(
            text.getBytes(StandardCharsets.UTF_8),
            new Provenance.StandardInput(),
            null,
            new Hints(Hints.Format.TEXT, null, null, null, null));
  }

  private static double floor() throws IOException {
    return Files.readAllLines(FLOORS).stream()
        .map(line -> line.split(" \\| "))
        .filter(row -> row[0].equals("constructions"))
        .mapToDouble(row -> Double.parseDouble(row[4]))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no floor for constructions in " + FLOORS));
  }
}
