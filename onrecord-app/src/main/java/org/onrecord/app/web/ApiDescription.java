package org.onrecord.app.web;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.onrecord.OnRecord;
import org.onrecord.app.shape.Listing;

/** Describes the API as OpenAPI 3.1 has it, from the very routes that are served. */
final class ApiDescription {
  private static final Pattern NAME = Pattern.compile("\\{([a-z]+)\\}");

  /** The fields that the answers have, by the names of their shapes; ? marks what may be null. */
  private static final Map<String, List<String>> SHAPES = shapes();

  private ApiDescription() {}

  private static Map<String, List<String>> shapes() {
    var shapes = new LinkedHashMap<String, List<String>>();
    shapes.put(
        "record",
        List.of(
            "format:string",
            "articles:integer",
            "statements:integer",
            "figures:integer",
            "speakers:integer"));
    shapes.put("hits", List.of("format:string", "query:string", "hits:array", "next:string?"));
    shapes.put(
        "facets",
        List.of(
            "format:string",
            "query:string",
            "statements:integer",
            "partial:boolean",
            "speakers:array",
            "to:array",
            "outlets:array",
            "places:array",
            "metrics:array",
            "kinds:array",
            "months:array"));
    shapes.put("articles", List.of("format:string", "articles:array", "next:integer?"));
    shapes.put("kept", List.of("format:string", "files:array"));
    shapes.put(
        "onrecord",
        List.of(
            "format:string",
            "article:object",
            "statements:array",
            "figures:array",
            "places:array",
            "times:array",
            "madeBy:object"));
    shapes.put("history", List.of("format:string", "versions:array", "report:object?"));
    shapes.put("speakers", List.of("format:string", "speakers:array"));
    shapes.put("figures", List.of("format:string", "figures:array"));
    shapes.put("copies", List.of("format:string", "copies:array"));
    shapes.put("corrections", List.of("format:string", "corrections:array", "next:integer?"));
    shapes.put(
        "description",
        List.of("openapi:string", "info:object", "paths:object", "components:object"));
    shapes.put(
        "problem",
        List.of(
            "type:string", "title:string", "status:integer", "detail:string", "instance:string"));
    return shapes;
  }

  static void write(List<ApiRoute> routes, Writer out) throws IOException {
    try (var json = Listing.JSON.createGenerator(out)) {
      json.useDefaultPrettyPrinter();
      json.writeStartObject();
      json.writeStringField("openapi", "3.1.0");
      json.writeObjectFieldStart("info");
      json.writeStringField("title", "OnRecord");
      json.writeStringField("version", OnRecord.version());
      json.writeStringField("description", "Who said what, when and where, with which figures.");
      json.writeEndObject();
      paths(routes, json);
      json.writeObjectFieldStart("components");
      json.writeObjectFieldStart("schemas");
      for (var shape : SHAPES.entrySet()) {
        schema(shape.getKey(), shape.getValue(), json);
      }
      json.writeEndObject();
      json.writeObjectFieldStart("securitySchemes");
      json.writeObjectFieldStart("token");
      json.writeStringField("type", "http");
      json.writeStringField("scheme", "bearer");
      json.writeEndObject();
      json.writeEndObject();
      json.writeEndObject();
      json.writeEndObject();
    }
    out.write('\n');
  }

  private static void paths(List<ApiRoute> routes, JsonGenerator json) throws IOException {
    var byPath = new LinkedHashMap<String, List<ApiRoute>>();
    for (var route : routes) {
      byPath.computeIfAbsent(route.path(), it -> new java.util.ArrayList<>()).add(route);
    }
    json.writeObjectFieldStart("paths");
    for (var path : byPath.entrySet()) {
      json.writeObjectFieldStart(path.getKey());
      for (var route : path.getValue()) {
        operation(route, json);
      }
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  private static void operation(ApiRoute route, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart(route.method().toLowerCase(java.util.Locale.ROOT));
    json.writeStringField("operationId", route.id());
    json.writeStringField("summary", route.summary());
    json.writeArrayFieldStart("parameters");
    var names = NAME.matcher(route.path());
    while (names.find()) {
      parameter(names.group(1), "path", "integer", false, "Its number.", json);
    }
    for (var each : route.parameters()) {
      parameter(each.name(), "query", each.type(), each.isRepeated(), each.summary(), json);
    }
    json.writeEndArray();
    if (route.method().equals("POST")) {
      json.writeObjectFieldStart("requestBody");
      json.writeObjectFieldStart("content");
      json.writeObjectFieldStart("multipart/form-data");
      json.writeObjectFieldStart("schema");
      json.writeStringField("type", "object");
      json.writeEndObject();
      json.writeEndObject();
      json.writeEndObject();
      json.writeEndObject();
    }
    json.writeObjectFieldStart("responses");
    json.writeObjectFieldStart("200");
    json.writeStringField("description", "It is as asked.");
    json.writeObjectFieldStart("content");
    for (String type : route.types()) {
      json.writeObjectFieldStart(type);
      json.writeObjectFieldStart("schema");
      if (type.equals("application/json")) {
        json.writeStringField("$ref", "#/components/schemas/" + route.shape());
      } else {
        json.writeStringField("type", "string");
      }
      json.writeEndObject();
      json.writeEndObject();
    }
    json.writeEndObject();
    json.writeEndObject();
    json.writeObjectFieldStart("default");
    json.writeStringField("description", "It is not.");
    json.writeObjectFieldStart("content");
    json.writeObjectFieldStart("application/problem+json");
    json.writeObjectFieldStart("schema");
    json.writeStringField("$ref", "#/components/schemas/problem");
    json.writeEndObject();
    json.writeEndObject();
    json.writeEndObject();
    json.writeEndObject();
    json.writeEndObject();
    json.writeEndObject();
  }

  private static void parameter(
      String name, String in, String type, boolean isRepeated, String summary, JsonGenerator json)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("name", name);
    json.writeStringField("in", in);
    json.writeBooleanField("required", in.equals("path"));
    json.writeStringField("description", summary);
    json.writeObjectFieldStart("schema");
    if (isRepeated) {
      json.writeStringField("type", "array");
      json.writeObjectFieldStart("items");
      json.writeStringField("type", type);
      json.writeEndObject();
    } else {
      json.writeStringField("type", type);
    }
    json.writeEndObject();
    json.writeEndObject();
  }

  private static void schema(String name, List<String> fields, JsonGenerator json)
      throws IOException {
    json.writeObjectFieldStart(name);
    json.writeStringField("type", "object");
    json.writeArrayFieldStart("required");
    for (String field : fields) {
      json.writeString(field.substring(0, field.indexOf(':')));
    }
    json.writeEndArray();
    json.writeObjectFieldStart("properties");
    for (String field : fields) {
      int colon = field.indexOf(':');
      var type = field.substring(colon + 1);
      json.writeObjectFieldStart(field.substring(0, colon));
      if (type.endsWith("?")) {
        json.writeArrayFieldStart("type");
        json.writeString(type.substring(0, type.length() - 1));
        json.writeString("null");
        json.writeEndArray();
      } else {
        json.writeStringField("type", type);
      }
      json.writeEndObject();
    }
    json.writeEndObject();
    json.writeEndObject();
  }
}
