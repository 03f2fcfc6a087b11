package org.onrecord.app.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onrecord.OpenRecord;
import org.onrecord.app.shape.LedgerListing;
import org.onrecord.app.shape.Listing;
import org.onrecord.format.Printable;
import org.onrecord.keep.FigureFilter;
import org.onrecord.relate.Ledger;
import org.onrecord.statement.Figure;
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
    super(out, new LedgerListing());
  }

  @Override
  List<Ledger.Line> find(OpenRecord open, int limit) throws IOException {
    Ledger.Period period;
    try {
      period = LedgerListing.period(per);
    } catch (IllegalArgumentException e) {
      throw misuse(String.valueOf(e.getMessage()));
    }
    return open.figures(filter(), period);
  }

  private FigureFilter filter() {
    var asked = new HashMap<String, String>();
    for (String each : filters == null ? List.<String>of() : filters) {
      int colon = each.indexOf(':');
      String field = colon < 0 ? "" : each.substring(0, colon).toLowerCase(Locale.ROOT);
      if (!LedgerListing.FIELDS.contains(field)) {
        throw misuse(
            "not a filter: “"
                + each
                + "”; there are "
                + String.join(":, ", LedgerListing.FIELDS)
                + ":");
      }
      String value = each.substring(colon + 1).replace("\"", "").strip();
      if (value.isEmpty() || asked.put(field, value) != null) {
        throw misuse(
            (value.isEmpty() ? "nothing stands after " : "asked for twice: ") + field + ":");
      }
    }
    try {
      return LedgerListing.filter(asked);
    } catch (IllegalArgumentException e) {
      throw misuse(String.valueOf(e.getMessage()));
    }
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
    return Listing.number(line.min())
        + (line.min().equals(line.max()) ? "" : "–" + Listing.number(line.max()))
        + (line.orMore() ? " or more" : "");
  }

  private static String value(Figure it) {
    String qualifier =
        Set.of(Figure.Qualifier.EXACT, Figure.Qualifier.RANGE).contains(it.qualifier())
            ? ""
            : it.qualifier().label() + " ";
    if (it.amount() != null) {
      return qualifier + Listing.number(it.amount());
    }
    return it.high() == null
        ? "at least " + Listing.number(it.low())
        : it.low() == null
            ? "at most " + Listing.number(it.high())
            : Listing.number(it.low()) + "–" + Listing.number(it.high());
  }

  private static String code(Figure.Metric metric) {
    return metric.name().toLowerCase(Locale.ROOT);
  }
}
