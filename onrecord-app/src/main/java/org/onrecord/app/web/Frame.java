package org.onrecord.app.web;

import org.jspecify.annotations.Nullable;

/**
 * What every page shows around its own part.
 *
 * @param title of the page, for the browser's tab
 * @param record the name of the record's file
 * @param section which entry of the menu it belongs to, for example {@code search}, or empty
 * @param words what stands in the search box
 * @param form the number that forms bring, or null where nothing may be added
 */
public record Frame(
    String title, String record, String section, String words, @Nullable String form) {}
