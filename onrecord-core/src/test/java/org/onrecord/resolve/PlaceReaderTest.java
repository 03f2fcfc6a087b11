package org.onrecord.resolve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.onrecord.statement.EntityMention;
import org.onrecord.statement.PlaceMention;
import org.onrecord.statement.PlaceMention.Place;
import org.onrecord.statement.Resolution;
import org.onrecord.statement.Resolution.Why;
import org.onrecord.statement.WordLists;

class PlaceReaderTest {
  private static List<String> read(String text) {
    return PlaceReader.read(Texts.article(text, null), List.of(), List.of()).stream()
        .map(PlaceReaderTest::line)
        .toList();
  }

  private static String line(PlaceMention mention) {
    Place place = mention.place().value();
    return place == null ? "?" : place.name() + " " + place.country();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "It rained in Kharkiv. | Kharkiv UA",
        "It rained in KYIV. | Kyiv UA",
        "It rained near New York City. | New York City US",
        "It rained over the Black Sea. | Black Sea ''",
        "It rained in the U.S. for days. | United States US",
        "It rained in Côte d’Ivoire. | Ivory Coast CI",
        "It rained in Hyderabad. Pakistan’s rivers rose. | Hyderabad PK"
      })
  void placesNames(String text, String expected) {
    assertThat(read(text)).contains(expected.replace("''", ""));
  }

  @Test
  void namesEachPlaceOnce() {
    assertThat(read("It rained in Kiev. In Kyiv, roads closed. It rained in Oslo."))
        .containsExactly("Kyiv UA", "Oslo NO");
  }

  @Test
  void leavesAnAmbiguousPlaceOpen() {
    var places =
        PlaceReader.read(Texts.article("It rained in Cambridge.", null), List.of(), List.of());
    assertThat(places).hasSize(1);
    assertThat(places.get(0).place()).isInstanceOf(Resolution.Open.class);
  }

  @Test
  void takesTheStateAfterTheCommaForItsWord() {
    assertThat(read("It rained in Birmingham, Alabama."))
        .containsExactly("Birmingham US", "Alabama US");
    assertThat(read("It rained in Paris, Texas.")).containsExactly("Paris US", "Texas US");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "We met Jack London there.",
        "He read at the University of Leeds.",
        "The Moscow Times wrote it.",
        "Iran-backed fighters left.",
        "Ask us about it.",
        "The chad and the mali were small.",
        "Russia has rejected the plan."
      })
  void leavesOutWhatIsNoPlace(String text) {
    assertThat(read(text)).isEmpty();
  }

  @Test
  void leavesOutACapitalThatSpeaks() {
    String text = "Moscow said rates fall.";
    var statement = Texts.statement("s1", text, "Moscow", "said", "rates fall");
    assertThat(PlaceReader.read(Texts.article(text, null), List.of(), List.of(statement)))
        .isEmpty();
  }

  @Test
  void leavesOutPlaceWordsInsideNames() {
    String text = "They met Paris at the gate.";
    var name = new EntityMention(EntityMention.Kind.PERSON, Texts.span(text, "Paris"), 0.9);
    assertThat(PlaceReader.read(Texts.article(text, null), List.of(name), List.of())).isEmpty();
  }

  @Test
  void findsTownsOfTheWorldWhereTheWordsSayThatAPlaceIsMeant() {
    assertThat(read("The bus left Marksville, Louisiana.")).contains("Marksville US");
    assertThat(read("Rain fell in Norway. The road near Stavanger closed."))
        .contains("Stavanger NO");
    assertThat(read("He met Sola there.")).isEmpty();
  }

  @Test
  void givesAnUnlistedVillageTheRegionThatHoldsIt() {
    var places =
        PlaceReader.read(
            Texts.article("It rained in Quorbledatne, Bavaria.", null), List.of(), List.of());
    assertThat(places.get(0).place()).isInstanceOf(Resolution.Likely.class);
    assertThat(line(places.get(0))).isEqualTo("Quorbledatne DE");
  }

  @Test
  void takesTheRegionAroundForAHint() {
    assertThat(read("It rained in Lyman in the Donetsk region.")).contains("Lyman UA");
    assertThat(read("It rained in Lyman, South Carolina.")).contains("Lyman US");
  }

  @Test
  void placesABuildingWhereTheTownBesideItIs() {
    assertThat(read("It rained in Leipzig. They met at Quorble Hospital."))
        .containsExactly("Leipzig DE", "Quorble Hospital DE");
  }

  @Test
  void knowsAStateByTheTownBeforeIt() {
    assertThat(read("It rained in Ithaca, New York.")).contains("Ithaca US", "New York State US");
  }

  @Test
  void readsAPlaceNamedAgainAndAgainInTimeThatGrowsWithTheText() {
    assertTimeoutPreemptively(
        Duration.ofSeconds(60), () -> assertThat(read("in Paris, ".repeat(50_000))).hasSize(1));
  }

  @Test
  void keepsAPlaceThatTheGazetteerLacks() {
    String text = "They met in Lower Wexcombe.";
    var name =
        new EntityMention(EntityMention.Kind.PLACE, Texts.span(text, "Lower Wexcombe"), 0.97);
    assertThat(PlaceReader.read(Texts.article(text, null), List.of(name), List.of()))
        .containsExactly(
            new PlaceMention(name.span(), new Resolution.Unknown<Place>(Why.NOT_IN_GAZETTEER)));
  }

  @Test
  void doubtsAPlaceThatOnlyTheModelHalfBelievesIn() {
    String text = "They met in Lower Wexcombe.";
    var name = new EntityMention(EntityMention.Kind.PLACE, Texts.span(text, "Lower Wexcombe"), 0.5);
    assertThat(PlaceReader.read(Texts.article(text, null), List.of(name), List.of())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"regions.txt", "cities.txt"})
  void listsWellFormedPlaces(String list) {
    assertThat(WordLists.lines(PlaceReader.class, list))
        .allSatisfy(line -> {
          String[] fields = line.split("\\|", -1);
          assertThat(fields.length).isGreaterThanOrEqualTo(4);
          assertThat(fields[1]).matches("[A-Z]{2}|");
          assertThat(Double.parseDouble(fields[2])).isBetween(-90.0, 90.0);
          assertThat(Double.parseDouble(fields[3])).isBetween(-180.0, 180.0);
        });
  }
}
