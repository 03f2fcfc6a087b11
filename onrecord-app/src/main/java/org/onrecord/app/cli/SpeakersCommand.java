package org.onrecord.app.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.onrecord.OpenRecord;
import org.onrecord.app.shape.SpeakerListing;
import org.onrecord.format.Printable;
import org.onrecord.keep.SpeakerEntry;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "speakers",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    abbreviateSynopsis = true,
    description = {
      "Show who speaks on a record: names, roles and when they were given them, how much and where.",
      ""
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  onrecord speakers news.db",
      "  onrecord speakers news.db Reyes",
      "  onrecord speakers news.db --role 'prime minister'",
      "",
      "Statements in wire copies are told apart. onrecord search news.db 'speaker:#12' has the words",
      "of number 12."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:somebody was found", "1:nobody was found", "2:something went wrong"})
final class SpeakersCommand extends ListCommand<SpeakerEntry> {
  @Parameters(
      index = "1..*",
      arity = "0..*",
      paramLabel = "NAME",
      description = "words of a name; everybody, else")
  private @Nullable List<String> name;

  @Option(
      names = "--role",
      paramLabel = "ROLE",
      description = "those who were given this role: who held an office, and when")
  private @Nullable String role;

  SpeakersCommand(OutputStream out) {
    super(out, new SpeakerListing());
  }

  @Override
  List<SpeakerEntry> find(OpenRecord open, int limit) throws IOException {
    return open.speakers(name == null ? null : String.join(" ", name), role, limit);
  }

  @Override
  String text(SpeakerEntry it) {
    var text = new StringBuilder();
    text.append(
        Printable.oneLine(
            "%s #%d · %s · %d statement%s%s · %d outlet%s%s"
                .formatted(
                    it.name(),
                    it.id(),
                    it.kind().name().toLowerCase(Locale.ROOT),
                    it.statements(),
                    it.statements() == 1 ? "" : "s",
                    it.copies() == 0 ? "" : " (" + it.copies() + " more in copies)",
                    it.outlets(),
                    it.outlets() == 1 ? "" : "s",
                    it.first() == null ? "" : " · " + days(it.first(), it.last()))));
    text.append('\n');
    if (it.names().size() > 1) {
      text.append("    also ")
          .append(
              Printable.oneLine(
                  String.join(
                      ", ", it.names().stream().filter(n -> !n.equals(it.name())).toList())))
          .append('\n');
    }
    for (var role : it.roles()) {
      text.append("    ")
          .append(
              Printable.oneLine(
                  role.role()
                      + (role.first() == null ? "" : ", " + days(role.first(), role.last()))))
          .append('\n');
    }
    if (!it.corrections().isEmpty()) {
      text.append("    corrected: ")
          .append(it.corrections().size() == 1 ? "correction " : "corrections ")
          .append(String.join(", ", it.corrections().stream().map(String::valueOf).toList()))
          .append('\n');
    }
    return text.toString();
  }

  private static String days(@Nullable Object first, @Nullable Object last) {
    return first == null || first.equals(last) ? String.valueOf(last) : first + " to " + last;
  }
}
