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
    super(out);
  }

  @Override
  List<SpeakerEntry> find(OpenRecord open, int limit) throws IOException {
    return open.speakers(name == null ? null : String.join(" ", name), role, limit);
  }

  @Override
  String plural() {
    return "speakers";
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

  @Override
  void json(SpeakerEntry it, JsonGenerator json) throws IOException {
    json.writeNumberField("id", it.id());
    json.writeStringField("kind", it.kind().name().toLowerCase(Locale.ROOT));
    json.writeStringField("name", it.name());
    json.writeArrayFieldStart("names");
    for (String each : it.names()) {
      json.writeString(each);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("roles");
    for (var role : it.roles()) {
      json.writeStartObject();
      json.writeStringField("role", role.role());
      json.writeStringField("first", plain(role.first()));
      json.writeStringField("last", plain(role.last()));
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeNumberField("statements", it.statements());
    json.writeNumberField("copies", it.copies());
    json.writeNumberField("outlets", it.outlets());
    json.writeStringField("first", plain(it.first()));
    json.writeStringField("last", plain(it.last()));
    json.writeArrayFieldStart("corrections");
    for (long each : it.corrections()) {
      json.writeNumber(each);
    }
    json.writeEndArray();
  }

  @Override
  List<String> columns() {
    return List.of(
        "id",
        "kind",
        "name",
        "names",
        "roles",
        "statements",
        "copies",
        "outlets",
        "first",
        "last",
        "corrections");
  }

  @Override
  List<List<@Nullable String>> rows(SpeakerEntry it) {
    var roles = new ArrayList<String>();
    it.roles().forEach(role -> roles.add(role.role()));
    return List.of(
        Arrays.asList(
            Long.toString(it.id()),
            it.kind().name().toLowerCase(Locale.ROOT),
            it.name(),
            String.join("; ", it.names()),
            String.join("; ", roles),
            Integer.toString(it.statements()),
            Integer.toString(it.copies()),
            Integer.toString(it.outlets()),
            plain(it.first()),
            plain(it.last()),
            it.corrections().isEmpty()
                ? null
                : String.join("; ", it.corrections().stream().map(String::valueOf).toList())));
  }
}
