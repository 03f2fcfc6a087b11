package org.onrecord.article;

import org.jspecify.annotations.Nullable;

/**
 * Another article that the page points to; never part of the text.
 *
 * @param title the words of the link
 * @param url where it leads, or null where the page does not say
 */
public record RelatedLink(String title, @Nullable String url) {}
