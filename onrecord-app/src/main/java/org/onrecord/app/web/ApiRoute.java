package org.onrecord.app.web;

import io.javalin.http.Handler;
import java.util.List;

/**
 * One thing that the API does.
 *
 * @param method of HTTP
 * @param path with {@code {names}} of what varies
 * @param id what programs made from the description call it
 * @param summary in a sentence
 * @param shape the name of the answer's shape
 * @param types the media types that it can answer with
 * @param parameters of the query string
 * @param handler does it
 */
record ApiRoute(
    String method,
    String path,
    String id,
    String summary,
    String shape,
    List<String> types,
    List<Parameter> parameters,
    Handler handler) {
  ApiRoute {
    types = List.copyOf(types);
    parameters = List.copyOf(parameters);
  }

  static ApiRoute get(
      String path,
      String id,
      String summary,
      String shape,
      String type,
      List<Parameter> parameters,
      Handler handler) {
    return new ApiRoute("GET", path, id, summary, shape, List.of(type), parameters, handler);
  }

  /**
   * A value in the query string.
   *
   * @param type of JSON Schema
   * @param isRepeated whether it may stand there several times
   */
  record Parameter(String name, String type, boolean isRepeated, String summary) {
    static Parameter text(String name, String summary) {
      return new Parameter(name, "string", false, summary);
    }

    static Parameter repeated(String name, String summary) {
      return new Parameter(name, "string", true, summary);
    }

    static Parameter number(String name, String summary) {
      return new Parameter(name, "integer", false, summary);
    }

    static Parameter flag(String name, String summary) {
      return new Parameter(name, "integer", false, summary);
    }
  }
}
