package org.onrecord.app.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import org.onrecord.OpenRecord;
import org.onrecord.app.shape.CopyListing;
import org.onrecord.keep.CopyGroup;
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
    super(out, new CopyListing());
  }

  @Override
  List<CopyGroup> find(OpenRecord open, int limit) throws IOException {
    return open.copies();
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
}
