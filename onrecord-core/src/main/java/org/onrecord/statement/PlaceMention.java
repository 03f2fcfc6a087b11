package org.onrecord.statement;

import org.onrecord.article.Span;

/**
 * A place that an article names.
 *
 * @param span the words
 * @param place where that is
 */
public record PlaceMention(Span span, Resolution<Place> place) {
  /**
   * A place on the map.
   *
   * @param name its usual English name
   * @param country ISO 3166 alpha-2; empty for seas and continents
   * @param latitude degrees north, WGS84
   * @param longitude degrees east, WGS84
   */
  public record Place(String name, String country, double latitude, double longitude) {}
}
