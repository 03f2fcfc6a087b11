package org.onrecord.app.shape;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onrecord.keep.RecordFile;
import org.onrecord.keep.SpeakerEntry;
import org.onrecord.statement.PlaceMention.Place;

/** Finds what somebody names who puts a record right. What cannot be told has its reason. */
public final class Named {
  private static final int MOST = 100;
  private static final int MOST_TOLD = 5;

  private Named() {}

  /**
   * Returns a place: the one on record that has the name, else where it is said to be.
   *
   * @param country ISO 3166 alpha-2, or null
   * @param at degrees north and east, {@code 47.9,37.6}, or null for a place that is on record
   * @throws IllegalArgumentException if there is none, or several, or it is no point on the earth
   */
  public static Place place(
      RecordFile record, String name, @Nullable String country, @Nullable String at)
      throws IOException {
    if (at != null) {
      return place(name, country, at);
    }
    var known =
        record.places(name).stream()
            .filter(it -> country == null || it.country().equals(country))
            .toList();
    if (known.size() != 1) {
      throw new IllegalArgumentException(
          known.isEmpty()
              ? "no such place on record; say where it is, by country and degrees: " + name
              : "several places of this name are on record; say which, by country and degrees: "
                  + name);
    }
    return known.getFirst();
  }

  private static Place place(String name, @Nullable String country, String at) {
    if (country == null || !country.matches("[A-Z]{2}")) {
      throw new IllegalArgumentException(
          "a place with degrees needs the code of its country, as in UA");
    }
    var degrees = at.split(",", -1);
    try {
      double latitude = Double.parseDouble(degrees[0].strip());
      double longitude = Double.parseDouble(degrees[degrees.length - 1].strip());
      if (degrees.length == 2 && Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180) {
        return new Place(name, country, latitude, longitude);
      }
    } catch (NumberFormatException e) {
      // told below
    }
    throw new IllegalArgumentException(
        "where it is takes degrees north and east, as in 47.9,37.6: " + at);
  }

  /**
   * Returns a speaker: by number, {@code 12} or {@code #12}; by the whole of a name; or by words of
   * a name that nobody else's has.
   *
   * @param not a speaker who is not meant, or null
   * @throws IllegalArgumentException if there is none, or several
   */
  public static long speaker(RecordFile record, String typed, @Nullable Long not)
      throws IOException {
    if (typed.matches("#?[0-9]{1,18}")) {
      long number = Long.parseLong(typed.startsWith("#") ? typed.substring(1) : typed);
      return record
          .speakerEntry(number)
          .map(SpeakerEntry::id)
          .orElseThrow(() -> new IllegalArgumentException("no such speaker: #" + number));
    }
    var found =
        record.speakers(typed, MOST).stream().filter(it -> not == null || it.id() != not).toList();
    var whole =
        found.stream()
            .filter(it -> it.names().stream().anyMatch(name -> name.equalsIgnoreCase(typed)))
            .toList();
    var meant = whole.isEmpty() ? found : whole;
    if (meant.size() == 1) {
      return meant.getFirst().id();
    }
    throw new IllegalArgumentException(
        meant.isEmpty()
            ? "nobody" + (not == null ? "" : " else") + " of this name is on record: " + typed
            : "several speakers have this name; give the number of one: " + told(meant));
  }

  private static String told(List<SpeakerEntry> several) {
    var first =
        several.stream()
            .limit(MOST_TOLD)
            .map(it ->
                "#"
                    + it.id()
                    + " "
                    + it.name()
                    + (it.roles().isEmpty() ? "" : " (" + it.roles().getFirst().role() + ")"))
            .collect(Collectors.joining(", "));
    return several.size() > MOST_TOLD ? first + ", …" : first;
  }
}
