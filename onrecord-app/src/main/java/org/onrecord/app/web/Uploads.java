package org.onrecord.app.web;

import io.javalin.http.Context;
import java.io.IOException;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onrecord.article.Days;
import org.onrecord.format.Printable;
import org.onrecord.read.Hints;

/** Takes files out of a form. */
final class Uploads {
  /** The most files in one form. */
  static final int MOST_FILES = 200;

  private static final int LONGEST_NAME = 200;

  private Uploads() {}

  /**
   * Keeps the files of a form.
   *
   * @throws Refused if nothing may be added, or the form is none of this server's
   */
  static List<Outcome> keep(Context request, WebSettings settings, Guard guard, Keeper keeper)
      throws IOException {
    if (settings.isReadOnly()) {
      throw new Refused(403, "Read only", "Nothing may be added to this record here.");
    }
    if (!request.isMultipartFormData()) {
      throw new Refused(415, "Not a form", "Send the files as multipart/form-data, as “files”.");
    }
    guard.checkForm(request, request.formParam(Guard.FORM));
    var files = new ArrayList<Keeper.Brought>();
    for (var file : request.uploadedFiles("files")) {
      if (file.size() > 0 || !file.filename().isBlank()) {
        try (var in = file.content()) {
          files.add(new Keeper.Brought(name(file.filename()), in.readAllBytes()));
        }
      }
    }
    if (files.isEmpty()) {
      throw Refused.bad("There is no file in the form; choose one or more first.");
    }
    if (files.size() > MOST_FILES) {
      throw Refused.bad("No more than " + MOST_FILES + " files at once.");
    }
    return keeper.keep(
        files, new Hints(null, null, published(request), null, given(request.formParam("outlet"))));
  }

  private static @Nullable Days published(Context request) {
    var given = given(request.formParam("published"));
    try {
      return given == null ? null : Days.parse(given);
    } catch (DateTimeException | IllegalArgumentException e) {
      throw Refused.bad("Published is a day, 2024-12-08, a month or a year: " + given);
    }
  }

  private static @Nullable String given(@Nullable String value) {
    return value == null || value.isBlank() ? null : value.strip();
  }

  /** Returns the last part of a name, as it can be shown. */
  private static String name(String given) {
    int slash = Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\'));
    var name = Printable.oneLine(given.substring(slash + 1));
    return name.isEmpty()
        ? "(no name)"
        : name.length() > LONGEST_NAME ? name.substring(name.length() - LONGEST_NAME) : name;
  }
}
