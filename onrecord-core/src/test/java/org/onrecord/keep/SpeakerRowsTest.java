package org.onrecord.keep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.onrecord.keep.Pages.NOW;
import static org.onrecord.keep.Pages.page;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onrecord.statement.Findings;
import org.onrecord.statement.Speaker;

/** Who is one across articles, and who are two. */
@Timeout(60)
class SpeakerRowsTest {
  @TempDir Path folder;

  @Test
  void twoPeopleWithOneNameAreTwoWhereTheyHoldOfficesOfTwoStates() throws Exception {
    keep(
        page("One", "Jose Silva, Brazilian president said: no").on("2025-03-05").findings(),
        page("Two", "José Silva, Portugal's foreign minister said: yes").findings(),
        page("Three", "Jose Silva, former president of Brazil said: perhaps").findings(),
        page("Four", "Jose Silva said: later").findings(),
        page("Five", "Jose Silva, Portuguese Prime Minister said: never").findings());
    assertThat(speakers("silva", null))
        .extracting(it -> it.name() + " " + it.statements())
        .containsExactly("Jose Silva 3", "José Silva 2");
  }

  @Test
  void anOfficeThatChangesHandsShowsWhoHeldItWhen() throws Exception {
    keep(
        page("One", "Ana Lund, Prime Minister said: no").on("2023-03-05").findings(),
        page("Two", "Bo Marsh, prime minister said: yes").on("2025-03-05").findings(),
        page("Three", "Cleo, minister said: yes").on("2025-03-06").findings());
    assertThat(speakers(null, "prime minister"))
        .extracting(it -> it.name() + " " + it.roles().getFirst().first())
        .containsExactly("Ana Lund 2023-03-05", "Bo Marsh 2025-03-05");
    assertThat(speakers("marsh", "prime minister")).hasSize(1);
    assertThat(speakers(null, "minister")).hasSize(3);
  }

  @Test
  void onePersonUnderSeveralSpellingsIsOne() throws Exception {
    keep(
        page("One", "Volodymyr Zelensky said: no").findings(),
        page("Two", "Volodymyr Zelenskyy said: yes").findings(),
        page("Three", "Volodymyr Zelenskiy said: perhaps").findings(),
        page("Four", "Zelenski said: later").findings());
    assertThat(speakers("Volodymyr", null))
        .singleElement()
        .satisfies(it -> {
          assertThat(it.name()).isEqualTo("Volodymyr Zelensky");
          assertThat(it.names()).hasSize(3);
          assertThat(it.statements()).isEqualTo(3);
        });
    try (var record = RecordFile.open(file())) {
      assertThat(
              record
                  .search(
                      SearchQuery.parse("speaker:\"Volodymyr Zelenskyy\""),
                      Hits.Order.DATE,
                      9,
                      null)
                  .hits())
          .hasSize(3);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          government | government of Russia | Russian government | true
          government | the Russian government | Russia's government | true
          government | the Kremlin | government of Russia | true
          government | government of the United States | US government | true
          government | Chilean government | Chinese government | false
          organisation | Russian government | government of Russia | false
          person | Alexei Petrov | Aleksey Petrov | true
          person | Dmitri Lunin | Dmitry Lunin | true
          person | Dmitri Lunin | Dmitri Lukin | false
          person | Ali Reza | Aly Rezo | false
          """)
  void tellsTheManyNamesOfOneFromThoseOfTwo(
      String kind, String one, String other, boolean isTheSame) {
    var of = Speaker.Kind.valueOf(kind.toUpperCase(java.util.Locale.ROOT));
    var key = MatchKey.of(of, one);
    assertThat(key != null && key.equals(MatchKey.of(of, other))).isEqualTo(isTheSame);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Brazilian president | BR
          then-Foreign Minister of the United Kingdom | GB
          South Korea’s former deputy prime minister | KR
          acting US president | US
          US president's spokesman |
          Swiss president of a football federation |
          Georgia president |
          Georgian president | GE
          US ambassador to Ukraine |
          king of Canada |
          minister of agriculture |
          Ukraine envoy |
          """)
  void tellsTheStateOfAnOfficeThatNobodyHoldsOfTwo(String role, String state) {
    assertThat(States.ofOffice(role)).isEqualTo(state);
  }

  private Path file() {
    return folder.resolve("news.db");
  }

  private void keep(Findings... pages) throws Exception {
    try (var record = RecordFile.openToKeep(file())) {
      for (var page : pages) {
        record.keep(page, NOW);
      }
    }
  }

  private List<SpeakerEntry> speakers(@Nullable String name, @Nullable String role)
      throws Exception {
    try (var record = RecordFile.open(file())) {
      return record.speakers(name, role, 9);
    }
  }
}
