package org.onrecord.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.onrecord.statement.Resolution;

class SpeakerResolverTest {
  @Test
  void findsTheFullNameOfAShortOne() {
    var told =
        Told.of(
            "Finance Minister Maria Reyes met farmers on Monday. [s Reyes] [c said] [t rates would"
                + " fall].");

    assertThat(told.lastSpeaker()).isEqualTo("person Maria Reyes");
    assertThat(told.lastRole()).isEqualTo("Finance Minister");
    assertThat(told.last()).isInstanceOf(Resolution.Settled.class);
  }

  @Test
  void findsAFullNameThatComesLater() {
    var told =
        Told.of(
            "[s Reyes] [c said] [t rates would fall]. The minister, Maria Reyes, spoke in Examplia.");

    assertThat(told.lastSpeaker()).isEqualTo("person Maria Reyes");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Kremlin spokesman Anton Berg | Anton Berg | Kremlin spokesman",
        "the finance minister, Maria Reyes, | Maria Reyes | finance minister",
        "Maria Reyes, the finance minister, | Maria Reyes | finance minister",
        "Maria Reyes, head of the Lake Trust | Maria Reyes | head of the Lake Trust",
        "Polish Prime Minister Anna Wolska | Anna Wolska | Polish Prime Minister",
        "Mayor of Lakeville Peter Lund | Peter Lund | Mayor of Lakeville",
        "another resident, Peter Lund | Peter Lund | resident",
        "Dr Maria Reyes of Lake University | Maria Reyes | of Lake University",
        "Lake Power CEO Peter van der Lund | Peter van der Lund | Lake Power CEO"
      })
  void readsTheRoleBesideTheName(String source, String name, String role) {
    var told = Told.of("In the city, [s " + source + "] [c said] [t so].");

    assertThat(told.lastSpeaker()).isEqualTo("person " + name);
    assertThat(told.lastRole()).isEqualTo(role);
  }

  @Test
  void carriesTheRoleToLaterStatements() {
    var told =
        Told.of(
            "[s Maria Reyes, the finance minister,] [c said] [t so]. It rained. [2s Ms Reyes] [2c"
                + " added] [2t more].");

    assertThat(told.lastRole()).isEqualTo("finance minister");
  }

  @Test
  void followsAPronounToTheSpeakerBefore() {
    var told =
        Told.of(
            "[s Maria Reyes] [c said] [t rates would fall]. [2s She] [2c added] [2t that prices"
                + " would, too].");

    assertThat(told.lastSpeaker()).isEqualTo("person Maria Reyes");
    assertThat(told.last()).isInstanceOf(Resolution.Likely.class);
  }

  @Test
  void passesOverSomebodyWhomThePronounDoesNotFit() {
    var told =
        Told.of(
            "[s Maria Reyes] [c met] [t Peter Lund] on Monday. Peter Lund had come by train. [2s"
                + " She] [2c said] [2t it went well].");

    assertThat(told.lastSpeaker()).isEqualTo("person Maria Reyes");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Lake Power made a filing in May.",
        "The mine closed after Lake Power's filing.",
        "A filing by Lake Power named the mine."
      })
  void givesADocumentToTheIssuerWhomTheArticleNamedBefore(String before) {
    var told = Told.of(before + " [s The filing] [c said] [t it would close].");

    assertThat(told.lastSpeaker()).isEqualTo("organisation Lake Power");
  }

  @Test
  void leavesADocumentUnknownWhoseIssuerTheArticleDidNotTieToIt() {
    var told =
        Told.of("Lake Power closed a mine in May. [s The comments] [c called] [t it a shame].");

    assertThat(told.last()).isInstanceOf(Resolution.Unknown.class);
  }

  @Test
  void followsAPronounToAnUnnamedHolderOfAnOffice() {
    var told =
        Told.of(
            "Anna Berg met farmers. [s The head of the Lake Trust] [c said] [t it rained]. [2s She]"
                + " [2c added] [2t it was cold].");

    assertThat(told.lastSpeaker()).isEqualTo("office Lake Trust");
  }

  @Test
  void leavesAPronounOpenWhereTwoFitEqually() {
    var told =
        Told.of(
            "There stood Peter Lund and Tom Berg in the rain. [s He] [c said] [t it was cold].");

    assertThat(told.lastSpeaker())
        .satisfiesAnyOf(
            answer -> assertThat(answer).isEqualTo("open: several-fit"),
            answer -> assertThat(answer).isEqualTo("unknown: no-antecedent"));
  }

  @Test
  void knowsNobodyForAPronounWithNobodyBeforeIt() {
    assertThat(Told.of("It rained. [s He] [c said] [t so].").lastSpeaker())
        .isEqualTo("unknown: no-antecedent");
  }

  @Test
  void givesIInAQuotationToWhoeverIsQuoted() {
    var inner =
        Told.of("“[2s I] [2c told him] [2t it would rain],” [s Maria Reyes] [c said][t .]")
            .within(2, 1);

    assertThat(inner.lastSpeaker()).isEqualTo("person Maria Reyes");
  }

  @ParameterizedTest
  @CsvSource({
    "Moscow, government of Russia",
    "The Kremlin, government of Russia",
    "Kyiv, government of Ukraine",
    "The White House, government of the United States",
    "Downing Street, government of the United Kingdom",
    "Beijing, government of China",
    "Malawi, government of Malawi",
    "The Iranian government, government of Iran",
    "The government of American Samoa, government of American Samoa"
  })
  void takesACapitalOrASeatForItsGovernment(String source, String government) {
    assertThat(Told.of("[s " + source + "] [c said] [t so].").lastSpeaker())
        .isEqualTo("government " + government);
  }

  @ParameterizedTest
  @CsvSource({
    "a senior official",
    "An official close to the talks",
    "sources",
    "media reports",
    "One of the musicians",
    "a resident of the town",
    "a source in the ministry"
  })
  void keepsTheUnnamedAnonymous(String source) {
    assertThat(Told.of("It rained; [s " + source + "] [c said] [t so].").lastSpeaker())
        .isEqualTo("anonymous");
  }

  @ParameterizedTest
  @CsvSource({
    "residents, residents",
    "The protesters, protesters",
    "some farmers, some farmers",
    "Local officials, Local officials"
  })
  void callsAGroupByItsWords(String source, String name) {
    assertThat(Told.of("It rained. [s " + source + "] [c said] [t so].").lastSpeaker())
        .isEqualTo("group " + name);
  }

  @ParameterizedTest
  @CsvSource({
    "a spokesperson for the Lakeville Defence Ministry, office Lakeville Defence Ministry",
    "the defence ministry, office defence ministry",
    "A Lakewood spokesperson, organisation Lakewood",
    "the BBC, outlet BBC",
    "police, organisation police"
  })
  void namesTheBodySpokenFor(String source, String speaker) {
    assertThat(Told.of("It rained; [s " + source + "] [c said] [t so].").lastSpeaker())
        .isEqualTo(speaker);
  }

  @Test
  void spellsOutAShortNameThatStandsInBrackets() {
    var told =
        Told.of("The Lake District Council (LDC) met. [s The LDC] [c said] [t the road was shut].");

    assertThat(told.lastSpeaker()).isEqualTo("organisation Lake District Council");
  }

  @Test
  void findsWhoIssuedADocument() {
    assertThat(Told.of("[s A statement by Maria Reyes] [c said] [t so].").lastSpeaker())
        .isEqualTo("person Maria Reyes");
    assertThat(Told.of("[s Lakewood's press release] [c said] [t so].").lastSpeaker())
        .isEqualTo("organisation Lakewood");
  }

  @Test
  void findsTheHolderOfARole() {
    var told =
        Told.of(
            "Finance Minister Maria Reyes met Governor Peter Lund. [s The governor] [c said] [t so].");

    assertThat(told.lastSpeaker()).isEqualTo("person Peter Lund");
  }

  @Test
  void takesTheSourceForTheSourceBefore() {
    var told =
        Told.of("[s A source] [c said] [t so]. It rained. [2s The source] [2c added] [2t more].");

    assertThat(told.lastSpeaker()).isEqualTo("anonymous");
  }

  @Test
  void takesAnAgeForThePersonNamedLast() {
    var told =
        Told.of(
            "Peter Lund came. On the hill lives Tom Berg, a farmer. In his yard, [s the 80-year-old]"
                + " [c said] [t it was cold]. [2s He] [2c wanted] [2t rain].");

    assertThat(told.lastSpeaker()).isEqualTo("person Tom Berg");
  }

  @Test
  void saysNobodyWhereNobodyIsNamedToSpeak() {
    assertThat(Told.of("The bridge [c is believed] [t to be unsafe].").lastSpeaker())
        .isEqualTo("nobody");
  }

  @Test
  void carriesTheVoiceOnToAQuotationWithoutACue() {
    var told =
        Told.of(
            "[s Maria Reyes] [c hoped for] [t rain].\n\n[2t “Both my fields are dry.”]\n\nIt rained.");

    assertThat(told.lastSpeaker()).isEqualTo("person Maria Reyes");
    assertThat(told.last()).isInstanceOf(Resolution.Likely.class);
  }

  @Test
  void leavesALoneQuotationWithoutASpeaker() {
    assertThat(Told.of("It rained.\n\n[t “Both my fields are dry.”]").lastSpeaker())
        .isEqualTo("unknown: nobody-near");
  }

  @Test
  void leavesASurnameOpenThatTwoBear() {
    var told =
        Told.of(
            "Maria Reyes lives here. Tom Reyes lives there. One. Two. Three. Four. Five. Six. [s"
                + " Reyes] [c said] [t so].");

    assertThat(told.lastSpeaker()).isEqualTo("open: several-fit");
  }

  @Test
  void tellsTwoBearersOfASurnameApartByTheirTitle() {
    var told =
        Told.of(
            "Maria Reyes lives here. Tom Reyes lives there. One. Two. Three. Four. Five. Six. [s Ms"
                + " Reyes] [c said] [t so].");

    assertThat(told.lastSpeaker()).isEqualTo("person Maria Reyes");
  }

  @Test
  void joinsTwoWhoSpeakTogether() {
    var told =
        Told.of("Maria Reyes and Tom Berg met. [s Reyes and Berg] [c said] [t it went well].");

    assertThat(told.lastSpeaker()).isEqualTo("group Maria Reyes and Tom Berg");
  }

  @Test
  void doesNotTakeTheOwnerOfAnOfficeForItsVoice() {
    var told =
        Told.of(
            "Elena Marsh died on Monday, aged 70. [s Her office] [c said] [t she had been ill].");

    assertThat(told.lastSpeaker()).isEqualTo("office office of Elena Marsh");
  }

  @Test
  void answersOncePerStatementInTheirOrder() {
    var told =
        Told.of(
            "[2s He] [2c said] [2t so]. [s Maria Reyes] [c said] [t no]. [3s She] [3c left] [3t it].");

    assertThat(told.resolved()).hasSize(3);
    assertThat(SpeakerResolver.resolve(told.article, List.of(), List.of())).isEmpty();
  }

  @Test
  void staysQuickOnALongArticle() {
    var text = new StringBuilder();
    for (int i = 1; i <= 4000; i++) {
      text.append("[" + i + "s " + (i % 3 == 0 ? "Maria Reyes" : "She") + "] [" + i + "c said] [")
          .append(
              i + "t that field " + i + " was dry and that nobody in Lakeville had seen rain]. ")
          .append("Tom Berg of the Lake Trust met Anna Wolska in the rain, and she wept.\n\n");
    }
    var told = Told.of(text.toString());
    long start = System.nanoTime();

    told.resolved();

    assertThat((System.nanoTime() - start) / 1_000_000).isLessThan(10_000);
  }
}
