package org.onrecord.app.shape;

import static org.onrecord.app.shape.Listing.plain;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.onrecord.keep.SpeakerEntry;

/** Lists speakers with their names and roles. */
public final class SpeakerListing implements Listing<SpeakerEntry> {
  @Override
  public String plural() {
    return "speakers";
  }

  @Override
  public void json(SpeakerEntry it, JsonGenerator json) throws IOException {
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
  public List<String> columns() {
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
  public List<List<@Nullable String>> rows(SpeakerEntry it) {
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
