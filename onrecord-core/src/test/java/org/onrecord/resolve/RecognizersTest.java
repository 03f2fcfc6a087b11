package org.onrecord.resolve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.onrecord.article.Days;
import org.onrecord.statement.TimeMention;

/**
 * Scores {@link TimeReader} on the published cases of Recognizers-Text (MIT), where they lie beside
 * the project; skipped elsewhere. {@code -Donrecord.recognizers.list=true} prints what is missed.
 *
 * <p>Counted is every expression of type {@code date} or {@code daterange} that gives days. Ours is
 * right if it overlaps the words and has the first and last day of one of the readings. The cases
 * are a calendar assistant's, this program reads news, so four things count as the same: the last
 * day of a run, which they leave out, may be in; {@code since May} is right as the month it names
 * (as in TimeML); a run may be given as its two ends; and where they count months or weeks to a
 * single day ({@code two months ago}), the month or week that holds it is right too.
 */
class RecognizersTest {
  private static final Path CASES =
      Path.of("../../shared/data/times/recognizers/Specs/DateTime/English/DateTimeModel.json");

  private static final Pattern RUN = Pattern.compile("\\(([\\dX-]+),([\\dX-]+),P.*\\)");

  @Test
  void readsWhatACalendarAssistantReads() throws IOException {
    assumeTrue(Files.exists(CASES), "the cases are not here");
    var score = score(CASES);
    System.out.println(score);
    assertThat(score.share()).as("%s", score).isGreaterThanOrEqualTo(FLOOR);
  }

  private static final double FLOOR = 0.85;

  /** How many expressions there are and how many were right. */
  record Score(int right, int all) {
    double share() {
      return (double) right / all;
    }
  }

  static Score score(Path cases) throws IOException {
    int right = 0;
    int all = 0;
    boolean list = Boolean.getBoolean("onrecord.recognizers.list");
    String json = Files.readString(cases).replace("\uFEFF", "");
    for (JsonNode one : new ObjectMapper().readTree(json)) {
      String text = one.path("Input").asText();
      String day = one.path("Context").path("ReferenceDateTime").asText("");
      var times = TimeReader.read(Texts.article(text, day.isEmpty() ? null : day.substring(0, 10)));
      for (JsonNode result : one.path("Results")) {
        String type = result.path("TypeName").asText();
        JsonNode values = result.path("Resolution").path("values");
        if (!type.endsWith(".date") && !type.endsWith(".daterange") || !givesDays(values)) {
          continue;
        }
        all++;
        int start = result.path("Start").asInt();
        int end = result.path("End").asInt() + 1;
        var ours =
            times.stream().filter(t -> t.span().start() < end && t.span().end() > start).toList();
        if (isRight(ours, values)) {
          right++;
        } else if (list) {
          System.out.println(
              day
                  + " | "
                  + text
                  + " | "
                  + result.path("Text").asText()
                  + " | "
                  + values
                  + " | "
                  + ours.stream().map(t -> t.span().in(text) + " = " + iso(t)).toList());
        }
      }
    }
    return new Score(right, all);
  }

  private static String iso(TimeMention time) {
    Days days = time.days().value();
    return days == null ? "?" : days.iso();
  }

  private static boolean givesDays(JsonNode values) {
    for (JsonNode value : values) {
      String day =
          value.path("value").asText(value.path("start").asText(value.path("end").asText()));
      if (day.matches("\\d{4}-\\d\\d-\\d\\d")) {
        return true;
      }
    }
    return false;
  }

  private static boolean isRight(List<TimeMention> ours, JsonNode values) {
    var read = new ArrayList<Days>();
    for (TimeMention time : ours) {
      Days days = time.days().value();
      if (days != null) {
        read.add(days);
      }
    }
    if (read.size() > 1 && !read.get(read.size() - 1).last().isBefore(read.get(0).first())) {
      read.add(new Days(read.get(0).first(), read.get(read.size() - 1).last()));
    }
    for (JsonNode value : values) {
      if (read.stream().anyMatch(days -> fits(days, value))) {
        return true;
      }
    }
    return false;
  }

  private static boolean fits(Days ours, JsonNode value) {
    LocalDate day = day(value.path("value").asText());
    LocalDate start = day(value.path("start").asText());
    LocalDate end = day(value.path("end").asText());
    String timex = value.path("timex").asText();
    if (day != null) {
      boolean isUnit =
          ours.equals(Days.of(YearMonth.from(day)))
              || ours.equals(Days.ofYear(day.getYear()))
              || ours.equals(CalendarSpans.week(day));
      return ours.equals(Days.of(day)) || (isUnit && timex.equals(day.toString()));
    }
    if (start != null && end != null) {
      Matcher run = RUN.matcher(timex);
      boolean isOfMonths =
          run.matches()
              && start.getDayOfMonth() == 1
              && end.getDayOfMonth() == 1
              && timex.contains("M)")
              && ours.last().equals(YearMonth.from(end).atEndOfMonth());
      boolean isOfQuarters =
          run.matches()
              && ours.last()
                  .equals(CalendarSpans.quarter(end.getYear(), CalendarSpans.quarterOf(end)).last())
              && end.getDayOfMonth() == 1
              && timex.contains("M)");
      boolean isOfYears =
          run.matches()
              && start.getDayOfYear() == 1
              && end.getDayOfYear() == 1
              && timex.contains("Y)")
              && ours.last().equals(LocalDate.of(end.getYear(), 12, 31));
      return ours.first().equals(start)
          && (ours.last().equals(end.minusDays(1))
              || ours.last().equals(end)
              || isOfMonths
              || isOfQuarters
              || isOfYears);
    }
    LocalDate edge = start == null ? end : start;
    Days named = named(timex);
    boolean isEdge =
        edge != null
            && (start != null
                ? ours.first().equals(start) || ours.last().plusDays(1).equals(start)
                : ours.first().equals(edge)
                    || ours.last().equals(edge)
                    || ours.last().equals(edge.minusDays(1)));
    return isEdge || ours.equals(named);
  }

  /** The days of a plain TIMEX3 value, or null. */
  private static @Nullable Days named(String timex) {
    if (timex.matches("\\d{4}")) {
      return Days.ofYear(Integer.parseInt(timex));
    }
    if (timex.matches("\\d{4}-\\d\\d")) {
      return Days.of(YearMonth.parse(timex));
    }
    LocalDate day = day(timex);
    return day == null ? null : Days.of(day);
  }

  private static @Nullable LocalDate day(String iso) {
    return iso.matches("\\d{4}-\\d\\d-\\d\\d") ? LocalDate.parse(iso) : null;
  }
}
