package org.onrecord.app.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onrecord.OpenRecord;
import org.onrecord.format.Printable;
import org.onrecord.keep.FigureFilter;
import org.onrecord.relate.Ledger;
import org.onrecord.statement.Figure;
import org.onrecord.statement.FigureEntry;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "figures",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    abbreviateSynopsis = true,
    description = {
      "Show the ledger of figures: what was counted, of whom, where and when, and what each voice gave"
          + " for it over time.",
      ""
    },
    footerHeading = "%nFilters:%n",
    footer = {
      "  metric:killed     what is counted: killed, wounded, missing, displaced, detained, infected,",
      "                    evacuated, affected, participants, military, money, votes, homes, other",
      "  place:Kyiv        where          of:civilians      of whom",
      "  speaker:Reyes     on whose word  outlet:\"The Gull\" who published it",
      "  after:2024-06     before:2025    when the count holds, else when it was published",
      "",
      "Examples:",
      "  onrecord figures news.db metric:killed place:Kyiv --per all",
      "  onrecord figures news.db metric:wounded after:2024 --format csv > wounded.csv",
      "",
      "A line has the least and the most that anybody gives, on how many voices' word, who gave",
      "another number later, and which entries are only wire copies: those count for nothing."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:there are figures", "1:there are none", "2:something went wrong"})
final class FiguresCommand extends ListCommand<Ledger.Line> {
  private static final List<String> FIELDS =
      List.of("metric", "place", "of", "speaker", "outlet", "after", "before");

  @Parameters(
      index = "1..*",
      arity = "0..*",
      paramLabel = "FILTER",
      description = "which figures; all of them, else")
  private @Nullable List<String> filters;

  @Option(
      names = "--per",
      paramLabel = "PERIOD",
      defaultValue = "month",
      description = "a line for each day, month (the default), year, or all")
  private String per;

  FiguresCommand(OutputStream out) {
    super(out);
  }

  @Override
  List<Ledger.Line> find(OpenRecord open, int limit) throws IOException {
    var period =
        Stream.of(Ledger.Period.values())
            .filter(it -> it.name().equals(per.toUpperCase(Locale.ROOT)))
            .findFirst()
            .orElseThrow(() -> misuse("--per is day, month, year or all: " + per));
    return open.figures(filter(), period);
  }

  private FigureFilter filter() {
    var asked = new HashMap<String, String>();
    for (String each : filters == null ? List.<String>of() : filters) {
      int colon = each.indexOf(':');
      String field = colon < 0 ? "" : each.substring(0, colon).toLowerCase(Locale.ROOT);
      if (!FIELDS.contains(field)) {
        throw misuse("not a filter: “" + each + "”; there are " + String.join(":, ", FIELDS) + ":");
      }
      String value = each.substring(colon + 1).replace("\"", "").strip();
      if (value.isEmpty() || asked.put(field, value) != null) {
        throw misuse(
            (value.isEmpty() ? "nothing stands after " : "asked for twice: ") + field + ":");
      }
    }
    return new FigureFilter(
        metric(asked.get("metric")),
        asked.get("place"),
        asked.get("of"),
        asked.get("speaker"),
        asked.get("outlet"),
        day(asked, "after"),
        day(asked, "before"));
  }

  private Figure.@Nullable Metric metric(@Nullable String name) {
    if (name == null) {
      return null;
    }
    var names = new ArrayList<String>();
    for (var metric : Figure.Metric.values()) {
      names.add(code(metric));
      if (code(metric).equals(name.toLowerCase(Locale.ROOT))) {
        return metric;
      }
    }
    throw misuse("no such metric: “" + name + "”; there are " + String.join(", ", names));
  }

  private @Nullable LocalDate day(Map<String, String> asked, String field) {
    var value = asked.get(field);
    if (value == null) {
      return null;
    }
    try {
      return DayArgument.parse(value).first();
    } catch (DateTimeException | IllegalArgumentException e) {
      throw misuse(DayArgument.problem(value));
    }
  }

  @Override
  String plural() {
    return "figures";
  }

  @Override
  String text(Ledger.Line line) {
    var text = new StringBuilder(code(line.metric()));
    Stream.of(line.of(), line.place(), line.period().isEmpty() ? null : line.period())
        .filter(it -> it != null)
        .forEach(it -> text.append(" · ").append(Printable.oneLine(it)));
    text.append("  ").append(range(line)).append(line.unit() == null ? "" : " " + line.unit());
    text.append(", ").append(line.voices()).append(line.voices() == 1 ? " voice\n" : " voices\n");
    for (var entry : line.entries()) {
      text.append("    ")
          .append(entry.day() == null ? "no day    " : entry.day().toString())
          .append("  ")
          .append(
              Printable.oneLine(
                  value(entry.figure())
                      + " · "
                      + entry.voice()
                      + (entry.outlet() == null || entry.outlet().equals(entry.voice())
                          ? ""
                          : " · " + entry.outlet())
                      + " · "
                      + entry.link()
                      + (entry.isCopy() ? " · copy" : "")
                      + (entry.isCorrected() ? " · corrected" : "")))
          .append('\n');
    }
    for (var revision : line.revisions()) {
      text.append("    revised by ")
          .append(
              Printable.oneLine(
                  revision.voice()
                      + ": from "
                      + value(revision.before().figure())
                      + " to "
                      + value(revision.after().figure())))
          .append('\n');
    }
    return text.toString();
  }

  private static String range(Ledger.Line line) {
    if (line.min() == null) {
      return "copies only";
    }
    return number(line.min())
        + (line.min().equals(line.max()) ? "" : "–" + number(line.max()))
        + (line.orMore() ? " or more" : "");
  }

  private static String value(Figure it) {
    String qualifier =
        Set.of(Figure.Qualifier.EXACT, Figure.Qualifier.RANGE).contains(it.qualifier())
            ? ""
            : it.qualifier().label() + " ";
    if (it.amount() != null) {
      return qualifier + number(it.amount());
    }
    return it.high() == null
        ? "at least " + number(it.low())
        : it.low() == null
            ? "at most " + number(it.high())
            : number(it.low()) + "–" + number(it.high());
  }

  @Override
  void json(Ledger.Line line, JsonGenerator json) throws IOException {
    json.writeStringField("metric", code(line.metric()));
    json.writeStringField("unit", line.unit());
    json.writeStringField("of", line.of());
    json.writeStringField("place", line.place());
    json.writeStringField("period", line.period().isEmpty() ? null : line.period());
    number("min", line.min(), json);
    number("max", line.max(), json);
    json.writeBooleanField("orMore", line.orMore());
    json.writeNumberField("voices", line.voices());
    json.writeArrayFieldStart("entries");
    for (var entry : line.entries()) {
      json.writeStartObject();
      json.writeNumberField("id", entry.id());
      json.writeNumberField("version", entry.version());
      json.writeStringField("day", plain(entry.day()));
      json.writeStringField("words", entry.words());
      number("amount", entry.figure().amount(), json);
      number("low", entry.figure().low(), json);
      number("high", entry.figure().high(), json);
      json.writeStringField("qualifier", entry.figure().qualifier().label());
      json.writeStringField("speaker", entry.speaker());
      json.writeBooleanField("ownVoice", entry.isOwnVoice());
      json.writeStringField("outlet", entry.outlet());
      json.writeStringField("published", plain(entry.published()));
      json.writeStringField("title", entry.title());
      json.writeStringField("link", entry.link());
      json.writeNumberField("start", entry.figure().span().start());
      json.writeNumberField("end", entry.figure().span().end());
      json.writeBooleanField("copy", entry.isCopy());
      json.writeBooleanField("corrected", entry.isCorrected());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("revisions");
    for (var revision : line.revisions()) {
      json.writeStartObject();
      json.writeStringField("voice", revision.voice());
      json.writeNumberField("before", revision.before().id());
      json.writeNumberField("after", revision.after().id());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  @Override
  List<String> columns() {
    return List.of(
        "metric",
        "of",
        "place",
        "period",
        "unit",
        "min",
        "max",
        "voices",
        "day",
        "qualifier",
        "amount",
        "low",
        "high",
        "words",
        "voice",
        "speaker",
        "outlet",
        "published",
        "title",
        "link",
        "copy",
        "revision",
        "corrected");
  }

  @Override
  List<List<@Nullable String>> rows(Ledger.Line line) {
    var rows = new ArrayList<List<@Nullable String>>();
    for (var entry : line.entries()) {
      rows.add(
          Arrays.asList(
              code(line.metric()),
              line.of(),
              line.place(),
              line.period().isEmpty() ? null : line.period(),
              line.unit(),
              number(line.min()),
              number(line.max()),
              Integer.toString(line.voices()),
              plain(entry.day()),
              entry.figure().qualifier().label(),
              number(entry.figure().amount()),
              number(entry.figure().low()),
              number(entry.figure().high()),
              entry.words(),
              entry.voice(),
              entry.speaker(),
              entry.outlet(),
              plain(entry.published()),
              entry.title(),
              entry.link(),
              Boolean.toString(entry.isCopy()),
              Boolean.toString(isRevision(line, entry)),
              Boolean.toString(entry.isCorrected())));
    }
    return rows;
  }

  private static boolean isRevision(Ledger.Line line, FigureEntry entry) {
    return line.revisions().stream().anyMatch(it -> it.after().id() == entry.id());
  }

  private static String code(Figure.Metric metric) {
    return metric.name().toLowerCase(Locale.ROOT);
  }
}
