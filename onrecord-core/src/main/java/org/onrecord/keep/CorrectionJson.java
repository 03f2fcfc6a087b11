package org.onrecord.keep;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.onrecord.article.Days;
import org.onrecord.keep.Correction.Merge;
import org.onrecord.keep.Correction.Part;
import org.onrecord.keep.Correction.Rename;
import org.onrecord.keep.Correction.SetDay;
import org.onrecord.keep.Correction.SetPlace;
import org.onrecord.keep.Correction.SetSpeaker;
import org.onrecord.keep.Correction.SpeakerRef;
import org.onrecord.keep.Correction.Split;
import org.onrecord.keep.Correction.StatementRef;
import org.onrecord.statement.PlaceMention.Place;
import org.onrecord.statement.Speaker;

/** Corrections as JSON: a column of the record, and lines to share. */
final class CorrectionJson {
  private static final String FORMAT = "onrecord-correction/1";
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private CorrectionJson() {}

  static String line(MadeCorrection it) {
    var json = MAPPER.createObjectNode();
    json.put("format", FORMAT);
    json.put("uid", it.uid());
    json.put("at", it.at().toString());
    json.put("by", it.by());
    json.put("why", it.why());
    json.put("undone", it.undoneAt() == null ? null : it.undoneAt().toString());
    json.put("kind", kind(it.what()));
    json.setAll(fields(it.what()));
    return json.toString();
  }

  static MadeCorrection read(String line) {
    var json = parsed(line);
    if (!FORMAT.equals(json.path("format").asText())) {
      throw new IllegalArgumentException("not a line of " + FORMAT);
    }
    try {
      var undone = optional(json, "undone");
      return new MadeCorrection(
          0,
          text(json, "uid"),
          correction(text(json, "kind"), json),
          text(json, "by"),
          Instant.parse(text(json, "at")),
          optional(json, "why"),
          undone == null ? null : Instant.parse(undone),
          0);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("not a time: " + e.getMessage(), e);
    }
  }

  /** Returns the name of a kind of correction, for example {@code merge}. */
  static String kind(Correction it) {
    return switch (it) {
      case Merge merge -> "merge";
      case Split split -> "split";
      case Rename rename -> "rename";
      case SetSpeaker speaker -> "speaker";
      case SetDay day -> "date";
      case SetPlace place -> "place";
    };
  }

  static String details(Correction it) {
    return fields(it).toString();
  }

  static Correction of(String kind, String details) {
    return correction(kind, parsed(details));
  }

  private static JsonNode parsed(String json) {
    try {
      var tree = MAPPER.readTree(json);
      if (!tree.isObject()) {
        throw new IllegalArgumentException("not an object of JSON");
      }
      return tree;
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not JSON: " + e.getOriginalMessage(), e);
    }
  }

  private static ObjectNode fields(Correction correction) {
    var json = MAPPER.createObjectNode();
    switch (correction) {
      case Merge(var from, var into) -> {
        json.set("from", speaker(from));
        json.set("into", speaker(into));
      }
      case Split(var from, var part, var name) -> {
        json.set("from", speaker(from));
        json.put("name", name);
        if (!part.statements().isEmpty()) {
          var list = json.putArray("statements");
          part.statements().forEach(each -> list.add(statement(each)));
        }
        strings("roles", part.roles(), json);
        strings("outlets", part.outlets(), json);
        if (part.after() != null) {
          json.put("after", part.after().toString());
        }
        if (part.before() != null) {
          json.put("before", part.before().toString());
        }
      }
      case Rename(var speaker, var name) -> {
        json.set("speaker", speaker(speaker));
        json.put("name", name);
      }
      case SetSpeaker(var statement, var speaker) -> {
        json.set("statement", statement(statement));
        json.put("speakerKind", code(speaker.kind()));
        json.put("name", speaker.name());
        json.put("role", speaker.role());
      }
      case SetDay(var statement, var days) -> {
        json.set("statement", statement(statement));
        json.put("first", days.first().toString());
        json.put("last", days.last().toString());
      }
      case SetPlace(var statement, var words, var place) -> {
        json.set("statement", statement(statement));
        json.put("words", words);
        json.put("name", place.name());
        json.put("country", place.country());
        json.put("lat", place.latitude());
        json.put("lon", place.longitude());
      }
    }
    return json;
  }

  private static Correction correction(String kind, JsonNode json) {
    try {
      return switch (kind) {
        case "merge" -> new Merge(speaker(json.path("from")), speaker(json.path("into")));
        case "split" -> {
          var statements = new ArrayList<StatementRef>();
          json.path("statements").forEach(each -> statements.add(statement(each)));
          yield new Split(
              speaker(json.path("from")),
              new Part(
                  statements,
                  strings("roles", json),
                  strings("outlets", json),
                  day(json, "after"),
                  day(json, "before")),
              text(json, "name"));
        }
        case "rename" -> new Rename(speaker(json.path("speaker")), text(json, "name"));
        case "speaker" ->
            new SetSpeaker(
                statement(json.path("statement")),
                new Speaker(
                    kindOf(text(json, "speakerKind")),
                    optional(json, "name"),
                    optional(json, "role")));
        case "date" ->
            new SetDay(
                statement(json.path("statement")),
                new Days(
                    LocalDate.parse(text(json, "first")), LocalDate.parse(text(json, "last"))));
        case "place" ->
            new SetPlace(
                statement(json.path("statement")),
                text(json, "words"),
                new Place(
                    text(json, "name"),
                    json.path("country").asText(),
                    json.path("lat").asDouble(),
                    json.path("lon").asDouble()));
        default -> throw new IllegalArgumentException("no such kind of correction: " + kind);
      };
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("not a day: " + e.getMessage(), e);
    }
  }

  private static ObjectNode speaker(SpeakerRef it) {
    var json = MAPPER.createObjectNode();
    json.put("kind", code(it.kind()));
    json.put("name", it.name());
    if (it.apart() != null) {
      json.put("apart", it.apart());
    }
    return json;
  }

  private static SpeakerRef speaker(JsonNode json) {
    return new SpeakerRef(kindOf(text(json, "kind")), text(json, "name"), optional(json, "apart"));
  }

  private static ObjectNode statement(StatementRef it) {
    var json = MAPPER.createObjectNode();
    json.put("url", it.url());
    json.put("text", it.text());
    json.put("words", it.words());
    json.put("source", it.source());
    json.put("start", it.start());
    return json;
  }

  private static StatementRef statement(JsonNode json) {
    return new StatementRef(
        optional(json, "url"),
        text(json, "text"),
        text(json, "words"),
        json.path("source").asText(),
        json.path("start").asInt());
  }

  private static void strings(String key, List<String> values, ObjectNode json) {
    if (!values.isEmpty()) {
      var list = json.putArray(key);
      values.forEach(list::add);
    }
  }

  private static List<String> strings(String key, JsonNode json) {
    var values = new ArrayList<String>();
    json.path(key).forEach(each -> values.add(each.asText()));
    return values;
  }

  private static @Nullable LocalDate day(JsonNode json, String key) {
    var day = optional(json, key);
    return day == null ? null : LocalDate.parse(day);
  }

  private static String text(JsonNode json, String key) {
    var text = optional(json, key);
    if (text == null) {
      throw new IllegalArgumentException("no “" + key + "”");
    }
    return text;
  }

  private static @Nullable String optional(JsonNode json, String key) {
    var node = json.path(key);
    return node.isTextual() ? node.asText() : null;
  }

  private static Speaker.Kind kindOf(String code) {
    for (var kind : Speaker.Kind.values()) {
      if (code(kind).equals(code)) {
        return kind;
      }
    }
    throw new IllegalArgumentException("no such kind of speaker: " + code);
  }

  private static String code(Speaker.Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }
}
