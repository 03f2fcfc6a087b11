package org.onrecord.relate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.onrecord.article.Span;
import org.onrecord.statement.Figure;
import org.onrecord.statement.Figure.Qualifier;
import org.onrecord.statement.FigureEntry;

class LedgerTest {
  private final List<FigureEntry> entries = new ArrayList<>();

  @Test
  void givesTheRangeOverAllVoices() {
    told("Ortega", "2025-03-04", Qualifier.AT_LEAST, 12);
    told("Calder", "2025-03-05", Qualifier.EXACT, 15);
    told("Arden", "2025-03-05", Qualifier.MORE_THAN, 20);
    var line = line();
    assertThat(line.min()).isEqualTo(12);
    assertThat(line.max()).isEqualTo(20);
    assertThat(line.orMore()).isTrue();
    assertThat(line.voices()).isEqualTo(3);
    assertThat(line.revisions()).isEmpty();
  }

  @Test
  void aCopyChangesNothing() {
    told("Ortega", "2025-03-04", Qualifier.EXACT, 12);
    entries.add(entry(2, 2, "Calder", "2025-03-05", Qualifier.EXACT, 90, "people", true));
    var line = line();
    assertThat(line.max()).isEqualTo(12);
    assertThat(line.voices()).isEqualTo(1);
    assertThat(line.entries()).hasSize(2);
  }

  @Test
  void whoGivesAnotherNumberLaterRevises() {
    told("Ortega", "2025-03-06", Qualifier.EXACT, 15);
    told("Ortega", "2025-03-04", Qualifier.EXACT, 12);
    told("Ortega", "2025-03-07", Qualifier.EXACT, 15);
    var revisions = line().revisions();
    assertThat(revisions).hasSize(1);
    assertThat(revisions.getFirst().before().figure().amount()).isEqualTo(12);
    assertThat(revisions.getFirst().after().figure().amount()).isEqualTo(15);
    assertThat(line().voices()).isEqualTo(1);
  }

  @Test
  void theSameNumberTwiceInAnArticleIsOneEntry() {
    entries.add(entry(1, 1, "Ortega", "2025-03-04", Qualifier.EXACT, 12, "people", false));
    entries.add(entry(2, 1, "Ortega", "2025-03-04", Qualifier.EXACT, 12, "others", false));
    assertThat(line().entries()).hasSize(1);
  }

  @Test
  void peopleInGeneralAreOneCountAndCiviliansAnother() {
    entries.add(entry(1, 1, "Ortega", "2025-03-04", Qualifier.EXACT, 12, null, false));
    entries.add(entry(2, 2, "Calder", "2025-03-04", Qualifier.EXACT, 13, "people", false));
    entries.add(entry(3, 3, "Arden", "2025-03-04", Qualifier.EXACT, 4, "civilians", false));
    entries.add(entry(4, 4, "Arden", "2025-03-04", Qualifier.EXACT, 4, "the civilian", false));
    var lines = Ledger.of(entries, Ledger.Period.MONTH);
    assertThat(lines).extracting(Ledger.Line::of).containsExactly(null, "civilians");
    assertThat(lines).extracting(it -> it.entries().size()).containsExactly(2, 2);
  }

  @Test
  void periodsAreAsLongAsAsked() {
    told("Ortega", "2025-03-04", Qualifier.EXACT, 12);
    told("Ortega", "2025-04-04", Qualifier.EXACT, 12);
    told("Ortega", null, Qualifier.EXACT, 12);
    assertThat(periods(Ledger.Period.DAY)).containsExactly("2025-03-04", "2025-04-04", "no day");
    assertThat(periods(Ledger.Period.MONTH)).containsExactly("2025-03", "2025-04", "no day");
    assertThat(periods(Ledger.Period.YEAR)).containsExactly("2025", "no day");
    assertThat(periods(Ledger.Period.ALL)).containsExactly("");
  }

  @Test
  void anArticlesOwnVoiceIsItsOutlets() {
    var entry = entry(1, 1, null, "2025-03-04", Qualifier.EXACT, 12, null, false);
    assertThat(entry.voice()).isEqualTo("The Gull");
  }

  private List<String> periods(Ledger.Period period) {
    return Ledger.of(entries, period).stream().map(Ledger.Line::period).toList();
  }

  private Ledger.Line line() {
    var lines = Ledger.of(entries, Ledger.Period.MONTH);
    assertThat(lines).hasSize(1);
    return lines.getFirst();
  }

  private void told(String speaker, @Nullable String day, Qualifier qualifier, int amount) {
    int id = entries.size() + 1;
    entries.add(entry(id, id, speaker, day, qualifier, amount, "people", false));
  }

  private static FigureEntry entry(
      long id,
      long version,
      @Nullable String speaker,
      @Nullable String day,
      Qualifier qualifier,
      double amount,
      @Nullable String of,
      boolean isCopy) {
    return new FigureEntry(
        id,
        version,
        new Figure(
            "f1",
            new Span(0, 2),
            amount,
            null,
            null,
            qualifier,
            Figure.Metric.KILLED,
            null,
            of,
            null,
            "Port Esmond",
            null,
            0.9),
        "12",
        speaker,
        speaker == null,
        "The Gull",
        day == null ? null : LocalDate.parse(day),
        "Freighter",
        "gull.txt",
        isCopy,
        false);
  }
}
