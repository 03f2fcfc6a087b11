package org.onrecord.app.web;

import io.javalin.http.Context;
import java.io.IOException;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.onrecord.app.shape.Named;
import org.onrecord.article.Days;
import org.onrecord.keep.Correction;
import org.onrecord.keep.RecordFile;
import org.onrecord.statement.Speaker;

/** Reads the forms by which a visitor puts a record right, or takes that back. */
final class CorrectionForm {
  private static final int LONGEST = 300;

  private final WebSettings settings;
  private final Guard guard;
  private final Records records;
  private final Keeper keeper;

  CorrectionForm(WebSettings settings, Guard guard, Records records, Keeper keeper) {
    this.settings = settings;
    this.guard = guard;
    this.records = records;
    this.keeper = keeper;
  }

  /**
   * Makes the corrections of a form about a statement, and returns the page that it stood on.
   *
   * @throws Refused if nothing may be changed, or the form says nothing that can be done
   */
  String correct(Context request) throws IOException {
    check(request);
    make(request, named(record -> about(request, record)));
    return statement(request);
  }

  private static List<Correction> about(Context request, RecordFile record) throws IOException {
    var about = record.statement(row(request, "statement"));
    var whats = new ArrayList<Correction>();
    var words = value(request, "words");
    var place = value(request, "place");
    if (place != null) { // first, since it alone may be refused for what the record says
      if (words == null) {
        throw Refused.bad("Say which words name the place.");
      }
      var country = value(request, "country");
      whats.add(
          new Correction.SetPlace(
              about,
              words,
              Named.place(
                  record,
                  place,
                  country == null ? null : country.toUpperCase(Locale.ROOT),
                  value(request, "degrees"))));
    }
    var name = value(request, "name");
    if (name != null) {
      whats.add(
          new Correction.SetSpeaker(
              about, new Speaker(kind(request), name, value(request, "role"))));
    }
    var day = value(request, "day");
    if (day != null) {
      whats.add(new Correction.SetDay(about, days(day)));
    }
    if (whats.isEmpty()) {
      throw Refused.bad(
          "Say who said it, when, or which place it names; then it can be put right.");
    }
    return whats;
  }

  /** Gives a speaker another name, and returns the speaker's page. */
  String rename(Context request) throws IOException {
    check(request);
    long speaker = row(request, "speaker");
    var name = value(request, "name");
    if (name == null) {
      throw Refused.bad("Say what the speaker is called.");
    }
    make(
        request, named(record -> List.of(new Correction.Rename(record.speakerRef(speaker), name))));
    return Links.speaker(speaker);
  }

  /** Makes two speakers one, and returns the page of who is left. */
  String merge(Context request) throws IOException {
    check(request);
    long speaker = row(request, "speaker");
    var typed = value(request, "into");
    if (typed == null) {
      throw Refused.bad("Say who else it is, by name or number.");
    }
    long into = named(record -> Named.speaker(record, typed, speaker));
    make(
        request,
        named(record ->
            List.of(new Correction.Merge(record.speakerRef(speaker), record.speakerRef(into)))));
    return Links.speaker(into);
  }

  /** Undoes the correction that a form names, and returns the page that the form stood on. */
  String undo(Context request) throws IOException {
    check(request);
    keeper.undo(row(request, "correction"));
    if (value(request, "article") != null) {
      return statement(request);
    }
    return Links.corrections(value(request, "before") == null ? null : row(request, "before"));
  }

  private static String statement(Context request) {
    var at = value(request, "at");
    var fragment = at != null && at.matches("s[0-9]{1,9}") ? at : null;
    return Links.at(row(request, "article"), fragment);
  }

  private void make(Context request, List<Correction> whats) throws IOException {
    var by = value(request, "by");
    keeper.correct(whats, by == null ? "somebody in the browser" : by, value(request, "why"));
  }

  private <T> T named(Records.Question<T> question) throws IOException {
    return records.ask(record -> {
      try {
        return question.ask(record);
      } catch (IllegalArgumentException e) {
        throw refused(e);
      }
    });
  }

  static Refused refused(IllegalArgumentException e) {
    return Refused.bad("This cannot be put right: " + e.getMessage() + ".");
  }

  private void check(Context request) {
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
