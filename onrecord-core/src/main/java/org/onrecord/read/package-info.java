/**
 * Bytes to articles: Markdown, plain text, HTML; below it the web ({@code web}), feeds ({@code
 * feed}) and archives ({@code warc}). Depends on {@code article}; jsoup, ROME and jwarc are used
 * only here.
 */
@NullMarked
package org.onrecord.read;

import org.jspecify.annotations.NullMarked;
