package org.onrecord.article;

/**
 * The place a report was filed from, as it stands before the first sentence: {@code KYIV (AFP) —}.
 *
 * @param place the words of the place, as printed
 * @param span where they stand in the article's text
 */
public record Dateline(String place, Span span) {}
