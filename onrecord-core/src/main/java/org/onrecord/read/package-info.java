/**
 * Bytes to articles: Markdown, plain text, HTML. Depends on {@code article}; jsoup is used only
 * here.
 */
@NullMarked
package org.onrecord.read;

import org.jspecify.annotations.NullMarked;
