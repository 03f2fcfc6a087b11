package org.onrecord.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.onrecord.article.Days;
import org.onrecord.statement.Resolution;
import org.onrecord.statement.Resolution.Why;
import org.onrecord.statement.TimeMention;

class TimeReaderTest {
  /** A Wednesday. */
  private static final String PUBLISHED = "2024-05-15";

  private static List<String> read(String text) {
    return TimeReader.read(Texts.article(text, PUBLISHED)).stream()
        .map(t -> {
          Days days = t.days().value();
          return t.span().in(text) + " = " + (days == null ? "?" : days.iso());
        })
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "The dam broke on Sunday. | Sunday = 2024-05-12",
        "The dam broke on Wednesday. | Wednesday = 2024-05-15",
        "The dam will be opened on Monday. | Monday = 2024-05-20",
        "She said on Tuesday that the dam will hold. | Tuesday = 2024-05-14",
        "The dam broke last Friday. | last Friday = 2024-05-10",
        "The vote is next Friday. | next Friday = 2024-05-17",
        "The dam broke late on Monday night. | late on Monday night = 2024-05-13",
        "It was Saturday, May 4, that it broke. | Saturday, May 4 = 2024-05-04"
      })
  void countsWeekdaysFromPublication(String text, String expected) {
    assertThat(read(text)).containsExactly(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "It broke yesterday morning. | yesterday morning = 2024-05-14",
        "It opens tomorrow. | tomorrow = 2024-05-16",
        "It broke the day before yesterday. | the day before yesterday = 2024-05-13",
        "It broke last night. | last night = 2024-05-14",
        "It broke this week. | this week = 2024-05-13/2024-05-19",
        "It broke last week. | last week = 2024-05-06/2024-05-12",
        "It opens later this week. | later this week = 2024-05-16/2024-05-19",
        "It broke earlier this month. | earlier this month = 2024-05-01/2024-05-15",
        "It broke last month. | last month = 2024-04",
        "It broke last year. | last year = 2023",
        "It broke two days ago. | two days ago = 2024-05-13",
        "It broke three months ago. | three months ago = 2024-02",
        "It will open within two weeks. | within two weeks = 2024-05-15/2024-05-29"
      })
  void countsRelativeWordsFromPublication(String text, String expected) {
    assertThat(read(text)).containsExactly(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Born on 4 January 2019. | 4 January 2019 = 2019-01-04",
        "Born on January 4th, 2019. | January 4th, 2019 = 2019-01-04",
        "Born on Jan. 4 in a tent. | Jan. 4 = 2024-01-04",
        "Filed 2019-01-04 by hand. | 2019-01-04 = 2019-01-04",
        "It fell in December 2018. | December 2018 = 2018-12",
        "It fell last November. | last November = 2023-11",
        "It fell in late March. | late March = 2024-03-21/2024-03-31",
        "It will rise in early June. | early June = 2024-06-01/2024-06-10",
        "It fell in mid-April. | mid-April = 2024-04-11/2024-04-20",
        "It fell at the end of March. | the end of March = 2024-03-25/2024-03-31",
        "It fell in 2016. | 2016 = 2016",
        "It ran from 2015 to 2017. | from 2015 to 2017 = 2015-01-01/2017-12-31",
        "It was loved in the 1990s. | the 1990s = 1990-01-01/1999-12-31",
        "It rained March 4-6. | March 4-6 = 2024-03-04/2024-03-06",
        "It fell on Christmas Eve. | Christmas Eve = 2023-12-24"
      })
  void readsDatesMonthsAndYears(String text, String expected) {
    assertThat(read(text)).containsExactly(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "It rained between 3 and 5 May. | between 3 and 5 May = 2024-05-03/2024-05-05",
        "It rained from 9 to 12 April. | from 9 to 12 April = 2024-04-09/2024-04-12",
        "It was shut from Nov to March. | from Nov to March = 2023-11-01/2024-03-31",
        "It was shut from June 2019 to March 2020. | from June 2019 to March 2020 ="
            + " 2019-06-01/2020-03-31",
        "It was shut from Monday to Tuesday. | from Monday to Tuesday = 2024-05-13/2024-05-14",
        "It ran Nov. 18-Dec. 19, 2015. | Nov. 18-Dec. 19, 2015 = 2015-11-18/2015-12-19"
      })
  void joinsTwoEndsToOneRunOfDays(String text, String expected) {
    assertThat(read(text)).containsExactly(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "She left on the 13th. | the 13th = 2024-05-13",
        "She left on the 24th. | the 24th = 2024-04-24",
        "She left on the 3rd of last month. | the 3rd of last month = 2024-04-03",
        "She left on Monday the 6th. | Monday the 6th = 2024-05-06",
        "She left on the twenty-fourth of April. | the twenty-fourth of April = 2024-04-24",
        "She left in nineteen ninety-one. | nineteen ninety-one = 1991",
        "She left in March ’98. | March ’98 = 1998-03",
        "She left in the ’70s. | ’70s = 1970-01-01/1979-12-31",
        "She left Tuesday of last week. | Tuesday of last week = 2024-05-07",
        "She left in the first week of January. | the first week of January ="
            + " 2024-01-01/2024-01-07",
        "She left on the last Friday of April. | the last Friday of April = 2024-04-26",
        "She left in the third quarter of 2019. | the third quarter of 2019 ="
            + " 2019-07-01/2019-09-30",
        "She left in Q1 2019. | Q1 2019 = 2019-01-01/2019-03-31",
        "She earned more in fiscal 2019. | fiscal 2019 = 2019",
        "It was built in the 19th century. | the 19th century = 1800-01-01/1899-12-31",
        "It has grown over the past two weeks. | the past two weeks = 2024-05-01/2024-05-15",
        "It will rise over the next three days. | the next three days = 2024-05-16/2024-05-18",
        "She will leave in two weeks. | in two weeks = 2024-05-27/2024-06-02",
        "She left a year and a half ago. | a year and a half ago = 2022-11",
        "She left three days before Christmas. | three days before = 2023-12-22",
        "She was born on 5/17/1998. | 5/17/1998 = 1998-05-17",
        "She was born on 3/4/1998. | 3/4/1998 = ?",
        "The firm was rebuilt after 9/11. | 9/11 = 2001-09-11",
        "It fell on 18 and 19 April. | 18 = 2024-04-18 "
      })
  void readsWhatNewsWordsInManyWays(String text, String expected) {
    assertThat(read(text)).contains(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "They met on Thanksgiving Day. | Thanksgiving Day = 2023-11-23",
        "They met last Thanksgiving. | last Thanksgiving = 2023-11-23",
        "They met on Good Friday. | Good Friday = 2024-03-29",
        "They met on Easter Monday 2018. | Easter Monday 2018 = 2018-04-02",
        "They met on St. Patrick’s Day. | St. Patrick’s Day = 2024-03-17",
        "They will meet on Memorial Day. | Memorial Day = 2024-05-27",
        "They met the day after Christmas. | the day after Christmas = 2023-12-26",
        "They met on the tenth anniversary of the May 4, 2010 fire. | the tenth anniversary ="
            + " 2020-05-04"
      })
  void knowsHolidaysAndAnniversaries(String text, String expected) {
    assertThat(read(text)).contains(expected);
  }

  @Test
  void countsTheFollowingYearFromTheYearMentionedLast() {
    assertThat(read("She came in 1995 and the following year she left."))
        .containsExactly("1995 = 1995", "the following year = 1996");
  }

  @Test
  void givesAMonthTheYearBeforeItOnlyWithinAParagraph() {
    assertThat(read("It opened in March 2019. It fell in April."))
        .containsExactly("March 2019 = 2019-03", "April = 2019-04");
    assertThat(read("It opened in March 2019.\n\nIt fell in April."))
        .containsExactly("March 2019 = 2019-03", "April = 2024-04");
  }

  @Test
  void readsAYearBeforeAColonAndNoNewspaperForADay() {
    assertThat(read("She told a paper in 2002: “It rains.”")).containsExactly("2002 = 2002");
    assertThat(read("She told USA Today in May.")).containsExactly("May = 2024-05");
  }

  @Test
  void countsTodayInAQuotationFromTheDayItsParagraphGives() {
    assertThat(read("On Monday the mayor said: “Today we begin.”\n\nToday it rains."))
        .containsExactly("Monday = 2024-05-13", "Today = 2024-05-13", "Today = 2024-05-15");
  }

  @Test
  void countsADayEarlierFromTheDayMentionedLast() {
    assertThat(read("It broke on Sunday. A day earlier it had held; two days later it was dry."))
        .containsExactly(
            "Sunday = 2024-05-12", "A day earlier = 2024-05-11", "two days later = 2024-05-13");
  }

  @Test
  void givesTheSecondDayOfAPairItsMonth() {
    assertThat(read("It rained on March 4 and 5."))
        .containsExactly("March 4 = 2024-03-04", "5 = 2024-03-05");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "It took three days.",
        "She may march in a second.",
        "April Ryan asked.",
        "They bought 2000 dollars worth of 1950 homes.",
        "It happened recently, overnight, at 5 p.m.",
        "The 737-1990 flew $1999 away."
      })
  void leavesOutWhatFixesNoDay(String text) {
    assertThat(read(text)).isEmpty();
  }

  @Test
  void doesNotGuessARelativeDayWithoutAPublicationDate() {
    var times = TimeReader.read(Texts.article("It broke on Sunday, not on 4 May 2020.", null));
    assertThat(times)
        .extracting(TimeMention::days)
        .element(0)
        .isEqualTo(new Resolution.Unknown<Days>(Why.NO_PUBLICATION_DATE));
    assertThat(times.get(1).days().value()).isEqualTo(Days.of(LocalDate.of(2020, 5, 4)));
  }

  @Test
  void leavesOutDatesThatNoCalendarHas() {
    assertThat(read("It fell on 31 June 2020 and on 2020-02-30."))
        .noneMatch(t -> t.contains("2020-06-31"));
  }

  @Test
  void survivesAnyOrderOfItsOwnWords() {
    long seed = 20240515;
    var random = new Random(seed);
    String[] words =
        ("Monday May March 4 31 29 February 2019 1999s , . - – ’ ’70 s the end of early late mid"
                + " last next this week month year two days earlier later ago within a day before"
                + " after yesterday Christmas Eve New Year from to between and 12,5 3.4.5 0 00"
                + " 99999999999999999999999 $ % \n\n"
                + " 😀 hundred thousand killed dozens no one at least Paris , Texas Georgia US")
            .split(" ");
    for (int round = 0; round < 150; round++) {
      var text = new StringBuilder();
      for (int i = 0; i < 60; i++) {
        text.append(words[random.nextInt(words.length)]).append(random.nextInt(4) == 0 ? "" : " ");
      }
      for (String published : new String[] {PUBLISHED, null}) {
        var article = Texts.article(text.toString(), published);
        var times = TimeReader.read(article);
        int end = 0;
        for (var time : times) {
          assertThat(time.span().start()).as("seed %d: %s", seed, text).isGreaterThanOrEqualTo(end);
          end = time.span().end();
        }
        assertThat(FigureReader.read(article, List.of(), times)).isNotNull();
        assertThat(PlaceReader.read(article, List.of(), List.of())).isNotNull();
      }
    }
  }

  @Test
  void readsLongRepetitionsInTimeThatGrowsWithTheirLength() {
    for (String piece : List.of("May 4 ", "from May 4 to ", "Monday or ", "two days before ")) {
      TimeReader.read(Texts.article(piece.repeat(20_000 / piece.length()), PUBLISHED));
      var article = Texts.article(piece.repeat(500_000 / piece.length()), PUBLISHED);
      long start = processorTime();
      TimeReader.read(article);
      assertThat((processorTime() - start) / 1e9).as(piece).isLessThan(4);
    }
  }

  /** Nanoseconds of this thread, which other programs on the machine do not lengthen. */
  private static long processorTime() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  @Test
  void readsLongNonsenseInSeconds() {
    for (String piece :
        List.of("1", "a ", "May 4 ", "the ", "-", "Paris ", "two and ", "“", "I.")) {
      String text = piece.repeat(200_000 / piece.length());
      var article = Texts.article(text, PUBLISHED);
      long start = System.nanoTime();
      var times = TimeReader.read(article);
      FigureReader.read(article, List.of(), times);
      PlaceReader.read(article, List.of(), List.of());
      assertThat((System.nanoTime() - start) / 1e9).as(piece).isLessThan(20);
    }
  }
}
