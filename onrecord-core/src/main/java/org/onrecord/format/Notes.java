package org.onrecord.format;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.onrecord.statement.Corrected;
import org.onrecord.statement.Review;

/**
 * What people put right about a statement and what fact-checkers published about it, as all writers
 * show it.
 */
public final class Notes {
  private Notes() {}

  /**
   * Writes the fields {@code corrected} and {@code reviews} of an object, each only where there is
   * something in it.
   */
  public static void write(List<Corrected> corrected, List<Review> reviews, JsonGenerator json)
      throws IOException {
    if (!corrected.isEmpty()) {
      json.writeArrayFieldStart("corrected");
      for (var it : corrected) {
        json.writeStartObject();
        json.writeStringField("field", field(it));
        json.writeStringField("was", it.was());
        json.writeStringField("by", it.by());
        json.writeStringField("at", it.at().toString());
        json.writeStringField("why", it.why());
        json.writeNumberField("correction", it.correction());
        json.writeEndObject();
      }
      json.writeEndArray();
    }
    if (!reviews.isEmpty()) {
      json.writeArrayFieldStart("reviews");
      for (var it : reviews) {
        json.writeStartObject();
        json.writeStringField("claim", it.claim());
        json.writeStringField("claimant", it.claimant());
        json.writeStringField("reviewer", it.reviewer());
        json.writeStringField("rating", it.rating());
        json.writeStringField("url", it.url());
        json.writeStringField("published", it.day() == null ? null : it.day().toString());
        json.writeEndObject();
      }
      json.writeEndArray();
    }
  }

  /**
   * Returns corrections in one cell, or null for none: {@code speaker: was Ana (by Bo: misread)}.
   */
  public static @Nullable String told(List<Corrected> corrected) {
    return corrected.isEmpty()
        ? null
        : String.join("; ", corrected.stream().map(Notes::told).toList());
  }

  /** Returns a correction in a few words. */
  public static String told(Corrected it) {
    return field(it)
        + ": was "
        + (it.was() == null ? "not known" : it.was())
        + " (by "
        + it.by()
        + (it.why() == null ? "" : ": " + it.why())
        + ")";
  }

  /** Returns reviews in one cell, or null for none: who, the verdict, the address. */
  public static @Nullable String checked(List<Review> reviews) {
    return reviews.isEmpty() ? null : String.join("; ", reviews.stream().map(Notes::told).toList());
  }

  /** Returns a review in a few words. */
  public static String told(Review it) {
    return (it.reviewer() == null ? "a fact-checker" : it.reviewer())
        + (it.rating() == null ? "" : ": “" + it.rating() + "”")
        + (it.url() == null ? "" : " " + it.url());
  }

  private static String field(Corrected it) {
    return it.field().name().toLowerCase(Locale.ROOT);
  }
}
