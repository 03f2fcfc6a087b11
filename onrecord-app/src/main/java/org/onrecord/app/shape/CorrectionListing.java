package org.onrecord.app.shape;

import static org.onrecord.app.shape.Listing.plain;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.onrecord.keep.Correction;
import org.onrecord.keep.MadeCorrection;

/** Lists what people put right. */
public final class CorrectionListing implements Listing<MadeCorrection> {
  @Override
  public String plural() {
    return "corrections";
  }

  @Override
  public void json(MadeCorrection it, JsonGenerator json) throws IOException {
    json.writeNumberField("number", it.number());
    json.writeStringField("what", told(it.what()));
    json.writeNumberField("statements", it.statements());
    json.writeFieldName("correction");
    json.writeRawValue(it.toLine());
  }

  @Override
  public List<String> columns() {
    return List.of("number", "what", "statements", "by", "at", "why", "undone");
  }

  @Override
  public List<List<@Nullable String>> rows(MadeCorrection it) {
    return List.of(
        Arrays.asList(
            Long.toString(it.number()),
            told(it.what()),
            Integer.toString(it.statements()),
            it.by(),
            it.at().toString(),
            it.why(),
            plain(it.undoneAt())));
  }

  /** Returns what was put right, {@code J. Smith is John Smith}. */
  public static String told(Correction it) {
    return switch (it) {
      case Correction.Merge(var from, var into) -> from.name() + " is " + into.name();
      case Correction.Split(var from, var part, var name) ->
          "some of " + from.name() + " is " + name;
      case Correction.Rename(var speaker, var name) -> speaker.name() + " is called " + name;
      case Correction.SetSpeaker(var statement, var speaker) ->
          (speaker.name() == null ? speaker.kind().name().toLowerCase(Locale.ROOT) : speaker.name())
              + " said: "
              + statement.words();
      case Correction.SetDay(var statement, var days) ->
          "said " + days.iso() + ": " + statement.words();
      case Correction.SetPlace(var statement, var words, var place) ->
          words
              + " is "
              + place.name()
              + (place.country().isEmpty() ? "" : ", " + place.country())
              + ": "
              + statement.words();
    };
  }
}
