package org.onrecord.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onrecord.statement.Review;

/**
 * Reads what fact-checkers publish: schema.org {@code ClaimReview} as JSON-LD, alone, in a list, a
 * {@code @graph}, a {@code DataFeed} or one object a line.
 *
 * <pre>{@code
 * {"@type": "ClaimReview", "claimReviewed": "The bridge is safe", "url": "https://…",
 *  "author": {"name": "Harbour Facts"}, "reviewRating": {"alternateName": "Mostly false"},
 *  "itemReviewed": {"@type": "Claim", "author": {"name": "Maria Reyes"}}}
 * }</pre>
 *
 * @param reviews those that say what was claimed and by whom
 * @param left how many say it not, and so speak of no statement
 */
public record ClaimReviews(List<Review> reviews, int left) {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final int DEEPEST = 20;

  public ClaimReviews {
    reviews = List.copyOf(reviews);
  }

  /**
   * Reads the reviews of a text.
   *
   * @throws IOException if it is no JSON
   */
  public static ClaimReviews read(String json) throws IOException {
    var nodes = new ArrayList<JsonNode>();
    try (var roots = MAPPER.readerFor(JsonNode.class).<JsonNode>readValues(json)) {
      while (roots.hasNextValue()) {
        collect(roots.nextValue(), 0, nodes);
      }
    }
    var reviews = new ArrayList<Review>();
    for (var node : nodes) {
      var review = review(node);
      if (review != null) {
        reviews.add(review);
      }
    }
    return new ClaimReviews(reviews, nodes.size() - reviews.size());
  }

  private static void collect(JsonNode node, int depth, List<JsonNode> reviews) {
    if (depth > DEEPEST) {
      return;
    }
    if (isClaimReview(node)) {
      reviews.add(node);
      return;
    }
    for (var each : node) {
      collect(each, depth + 1, reviews);
    }
  }

  private static boolean isClaimReview(JsonNode node) {
    var type = node.path("@type");
    if (type.isArray()) {
      for (var each : type) {
        if (isType(each)) {
          return true;
        }
      }
    }
    return isType(type);
  }

  private static boolean isType(JsonNode type) {
    return type.asText().matches("(?:https?://schema\\.org/|schema:)?ClaimReview");
  }

  private static @Nullable Review review(JsonNode node) {
    var claim = text(node.path("claimReviewed"));
    var item = first(node.path("itemReviewed"));
    var claimant = name(item.path("author"));
    if (claim == null || claimant == null) {
      return null;
    }
    var rating = first(node.path("reviewRating"));
    var verdict = text(rating.path("alternateName"));
    if (verdict == null) {
      verdict = text(rating.path("name"));
    }
    return new Review(
        claim,
        claimant,
        name(node.path("author")),
        verdict,
        text(node.path("url")),
        day(text(node.path("datePublished"))));
  }

  private static JsonNode first(JsonNode node) {
    return node.isArray() && !node.isEmpty() ? node.get(0) : node;
  }

  /** Returns the name of one person or body; of several none, since the words are one's. */
  private static @Nullable String name(JsonNode node) {
    if (node.isArray() && node.size() != 1) {
      return null;
    }
    var one = first(node);
    return one.isTextual() ? text(one) : text(one.path("name"));
  }

  private static @Nullable String text(JsonNode node) {
    var one = first(node);
    var text = one.isTextual() ? one.asText().strip() : "";
    return text.isEmpty() ? null : text;
  }

  private static @Nullable LocalDate day(@Nullable String date) {
    try {
      return date == null || date.length() < 10 ? null : LocalDate.parse(date.substring(0, 10));
    } catch (DateTimeException e) {
      return null;
    }
  }
}
