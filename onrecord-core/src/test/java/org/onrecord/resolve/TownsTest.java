package org.onrecord.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TownsTest {
  @ParameterizedTest
  @CsvSource({
    "Blaenau Ffestiniog, GB, Wales, 53.0, -3.9",
    "Łódź, PL, Łódź Voivodeship, 51.8, 19.5",
    "Diyarbakir, TR, Diyarbakır Province, 37.9, 40.2"
  })
  void knowsTowns(String name, String country, String region, double latitude, double longitude) {
    var towns = Towns.all(Towns.fold(name));
    assertThat(towns)
        .anySatisfy(town -> {
          assertThat(town.place().country()).isEqualTo(country);
          assertThat(town.region()).isEqualTo(region);
          assertThat(town.place().latitude()).isBetween(latitude - 0.2, latitude + 0.2);
          assertThat(town.place().longitude()).isBetween(longitude - 0.2, longitude + 0.2);
        });
  }

  @Test
  void givesTheLargestFirst() {
    assertThat(Towns.all("springfield"))
        .hasSizeGreaterThan(10)
        .isSortedAccordingTo((a, b) -> Double.compare(b.people(), a.people()));
  }

  @Test
  void hasNothingForAnUnknownName() {
    assertThat(Towns.all("quorbledatne")).isEmpty();
    assertThat(Towns.all("")).isEmpty();
    assertThat(Towns.all("\uffff")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Cox’s Bazar | cox s bazar",
        "Ivano-Frankivsk | ivano frankivsk",
        "Diyarbakır | diyarbakir",
        "São Tomé | sao tome",
        "St. Ives | st ives"
      })
  void foldsSpellingsIntoOneKey(String name, String key) {
    assertThat(Towns.fold(name)).isEqualTo(key);
  }

  @Test
  void keepsStatesWithTheirCapitalsOnTheMap() {
    assertThat(Countries.all()).hasSizeGreaterThan(230);
    assertThat(Countries.all())
        .allSatisfy(state -> {
          var middle = state.middle().place();
          assertThat(middle.country()).matches("[A-Z]{2}");
          assertThat(middle.latitude()).isBetween(-90.0, 90.0);
          assertThat(middle.longitude()).isBetween(-180.0, 180.0);
          for (var capital : state.capitals()) {
            assertThat(Gazetteer.kilometres(capital.place(), middle))
                .as(capital.place().name())
                .isLessThan(7_000);
          }
        });
  }
}
