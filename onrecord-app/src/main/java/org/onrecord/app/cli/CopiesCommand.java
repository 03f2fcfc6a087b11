package org.onrecord.app.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.onrecord.OpenRecord;
import org.onrecord.keep.CopyGroup;
import org.onrecord.keep.Printed;
import picocli.CommandLine.Command;

@Command(
    name = "copies",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    abbreviateSynopsis = true,
    description = {
      "Show which articles on a record have the text of an earlier one: the same agency report, whole,"
          + " cut or added to.",
      ""
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  onrecord copies news.db",
      "  onrecord copies news.db --format csv --limit 1000 > copies.csv",
      "",
      "The first of a report is the earliest published; of one day the agency's own page, then the",
      "longest. What is found is written into the record, and nothing in a copy counts twice."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:there are copies", "1:there are none", "2:something went wrong"})
final class CopiesCommand extends ListCommand<CopyGroup> {
  CopiesCommand(OutputStream out) {
    super(out);
  }

  @Override
  List<CopyGroup> find(OpenRecord open, int limit) throws IOException {
    return open.copies();
  }

  @Override
  String plural() {
    return "copies";
  }

  @Override
  String text(CopyGroup group) {
    var text = new StringBuilder(line(group.original())).append('\n');
    for (var copy : group.copies()) {
      text.append(
          String.format(
              Locale.ROOT,
              "  %3d %% of it; %3d %% of  %s%n",
              Math.round(100 * copy.shareOfOriginal()),
              Math.round(100 * copy.share()),
              line(copy.article())));
    }
    return text.toString();
  }

  @Override
  void json(CopyGroup group, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("original");
    article(group.original(), json);
    json.writeEndObject();
    json.writeArrayFieldStart("copies");
    for (var copy : group.copies()) {
      json.writeStartObject();
      article(copy.article(), json);
      share("share", copy.share(), json);
      share("shareOfOriginal", copy.shareOfOriginal(), json);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  @Override
  List<String> columns() {
    return List.of(
        "original_version",
        "original_title",
        "original_outlet",
        "original_agency",
        "original_published",
        "original_link",
        "version",
        "title",
        "outlet",
        "agency",
        "published",
        "link",
        "share",
        "share_of_original");
  }

  @Override
  List<List<@Nullable String>> rows(CopyGroup group) {
    var rows = new ArrayList<List<@Nullable String>>();
    for (var copy : group.copies()) {
      var row = new ArrayList<@Nullable String>(cells(group.original()));
      row.addAll(cells(copy.article()));
      row.add(String.format(Locale.ROOT, "%.3f", copy.share()));
      row.add(String.format(Locale.ROOT, "%.3f", copy.shareOfOriginal()));
      rows.add(row);
    }
    return rows;
  }

  private static List<@Nullable String> cells(Printed it) {
    return Arrays.asList(
        Long.toString(it.version()),
        it.title(),
        it.outlet(),
        it.agency(),
        plain(it.published()),
        it.link());
  }
}
