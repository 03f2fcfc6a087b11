package org.onrecord.app.web;

import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads the values in an address; what is wrong with one is told to whoever sent it. */
final class Params {
  private Params() {}

  /** Returns a value without blanks around it; empty where there is none. */
  static String text(Context request, String name) {
    var value = request.queryParam(name);
    return value == null ? "" : value.strip();
  }

  static @Nullable String optional(Context request, String name) {
    var value = text(request, name);
    return value.isEmpty() ? null : value;
  }

  static boolean flag(Context request, String name) {
    return switch (text(request, name)) {
      case "", "0", "false" -> false;
      case "1", "true", "on" -> true;
      case String other -> throw Refused.bad(name + " is 1 or 0: " + other);
    };
  }

  static int number(Context request, String name, int otherwise, int most) {
    var value = text(request, name);
    if (value.isEmpty()) {
      return otherwise;
    }
    try {
      int number = Integer.parseInt(value);
      if (number >= 1 && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // told below
    }
    throw Refused.bad(name + " is a number from 1 to " + most + ": " + value);
  }

  static @Nullable Long row(Context request, String name) {
    var value = text(request, name);
    return value.isEmpty() ? null : row(value, name);
  }

  /** Returns the row that stands in a path. */
  static long pathRow(Context request, String name) {
    var value = request.pathParam(name);
    try {
      return row(value, name);
    } catch (Refused e) {
      throw Refused.notFound("There is no such " + name + ": " + value);
    }
  }

  private static long row(String value, String name) {
    if (!value.isEmpty()
        && value.length() <= 18
        && value.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return Long.parseLong(value);
    }
    throw Refused.bad(name + " is a number: " + value);
  }

  static <E extends Enum<E>> E constant(Context request, String name, Class<E> type, E otherwise) {
    var value = text(request, name);
    if (value.isEmpty()) {
      return otherwise;
    }
    var names = new ArrayList<String>();
    for (E constant : type.getEnumConstants()) {
      var each = constant.name().toLowerCase(Locale.ROOT);
      if (each.equals(value.toLowerCase(Locale.ROOT))) {
        return constant;
      }
      names.add(each);
    }
    throw Refused.bad(name + " is " + String.join(" or ", names) + ": " + value);
  }
}
