package org.onrecord.resolve;

import org.onrecord.article.Span;
import org.onrecord.statement.Speaker;

/**
 * A speaker that is no single person: a body, a government, a group.
 *
 * @param kind what it is
 * @param name as the article words it, without a leading article
 * @param at where it is worded so
 */
record Body(Speaker.Kind kind, String name, Span at) {}
