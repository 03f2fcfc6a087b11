package org.onrecord.resolve;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddresseeFinderTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[s Reyes] [c told] reporters [t that rates would fall]. | reporters",
        "[s Reyes] [c told] the Lake News on Monday [t that rates would fall]. | the Lake News",
        "[t “Rates fall,”] [s Reyes] [c said] to farmers in Lakeville. | farmers",
        "[s Reyes] [c called on] Moscow [t to end the war]. | Moscow",
        "[s Reyes] [c called] on Moscow [t to end the war]. | Moscow",
        "[s Reyes] [c urged] the people of Lakeville [t to stay calm]. | the people of Lakeville",
        "[t “Rates fall,”] [s Reyes] [c told] reporters. | reporters",
        "[s Reyes] [c said speaking to the Lake News] [t that rates fall]. | the Lake News",
        "[s Reyes] [c said] in an interview with the Lake News [t that rates fall]. | the Lake News"
      })
  void findsWhomItWasSaidTo(String marked, String to) {
    var told = Told.of(marked);

    var found =
        requireNonNull(AddresseeFinder.find(told.article, told.statements.get(0), List.of()));

    assertThat(found.span().in(told.article.text())).isEqualTo(to);
  }

  @Test
  void givesTheFullNameOfWhomItWasSaidTo() {
    var told = Told.of("Maria Reyes came. [s Lund] [c told] Reyes [t that rates would fall].");

    var found =
        requireNonNull(AddresseeFinder.find(told.article, told.statements.get(0), List.of()));

    assertThat(found.name()).isEqualTo("Maria Reyes");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[s Reyes] [c said] [t that rates would fall].",
        "[s Reyes] [c asked] for [t rain].",
        "[s Reyes] [c was told] [t to go].",
        "[s Reyes] [c said] on Monday [t that rates would fall]."
      })
  void findsNobodyWhereNobodyIsWorded(String marked) {
    var told = Told.of(marked);

    assertThat(AddresseeFinder.find(told.article, told.statements.get(0), List.of())).isNull();
  }
}
