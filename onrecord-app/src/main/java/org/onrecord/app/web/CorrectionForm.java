package org.onrecord.app.web;

import io.javalin.http.Context;
import java.io.IOException;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.onrecord.article.Days;
import org.onrecord.keep.Correction;
import org.onrecord.statement.Speaker;

/** Reads the forms by which a visitor puts a statement right, or takes that back. */
final class CorrectionForm {
  private static final int LONGEST = 300;

  private CorrectionForm() {}

  /**
   * Makes the corrections of a form.
   *
   * @throws Refused if nothing may be changed, or the form says nothing that can be done
   */
  static void correct(Context request, WebSettings settings, Guard guard, Keeper keeper)
      throws IOException {
    check(request, settings, guard);
    var whats = new ArrayList<Function<Correction.StatementRef, Correction>>();
    var name = value(request, "name");
    if (name != null) {
      var speaker = new Speaker(kind(request), name, value(request, "role"));
      whats.add(about -> new Correction.SetSpeaker(about, speaker));
    }
    var day = value(request, "day");
    if (day != null) {
      var days = days(day);
      whats.add(about -> new Correction.SetDay(about, days));
    }
    if (whats.isEmpty()) {
      throw Refused.bad("Say who said it, or when; then it can be put right.");
    }
    var by = value(request, "by");
    keeper.correct(
        whats,
        row(request, "statement"),
        by == null ? "somebody in the browser" : by,
        value(request, "why"));
  }

  /** Undoes the correction that a form names. */
  static void undo(Context request, WebSettings settings, Guard guard, Keeper keeper)
      throws IOException {
    check(request, settings, guard);
    keeper.undo(row(request, "correction"));
  }

  /** Returns the page that the form stood on. */
  static String back(Context request) {
    var at = value(request, "at");
    var fragment = at != null && at.matches("s[0-9]{1,9}") ? at : null;
    return Links.at(row(request, "article"), fragment);
  }

  private static void check(Context request, WebSettings settings, Guard guard) {
    if (settings.isReadOnly()) {
      throw new Refused(403, "Read only", "Nothing may be changed on this record here.");
    }
    guard.checkForm(request, request.formParam(Guard.FORM));
  }

  private static Speaker.Kind kind(Context request) {
    var value = value(request, "kind");
    try {
      return value == null
          ? Speaker.Kind.PERSON
          : Speaker.Kind.valueOf(value.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw Refused.bad("There is no such kind of speaker: " + value + ".");
    }
  }

  private static Days days(String value) {
    try {
      return Days.parse(value);
    } catch (DateTimeException | IllegalArgumentException e) {
      throw Refused.bad("A day is 2024-12-08, a month 2024-12, a year 2024: " + value + ".");
    }
  }

  private static @Nullable String value(Context request, String name) {
    var value = request.formParam(name);
    if (value != null && value.length() > LONGEST) {
      throw Refused.bad(name + " may have " + LONGEST + " characters.");
    }
    return value == null || value.isBlank() ? null : value.strip();
  }

  private static long row(Context request, String name) {
    var value = value(request, name);
    if (value == null || !value.matches("[0-9]{1,18}")) {
      throw Refused.bad(name + " is a number: " + value + ".");
    }
    return Long.parseLong(value);
  }
}
