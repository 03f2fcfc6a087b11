package org.onrecord.app.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onrecord.keep.Printed;

/**
 * Articles, last kept first.
 *
 * @param more the next page, or null
 */
public record ArticlesPage(List<Printed> articles, @Nullable String more) {}
