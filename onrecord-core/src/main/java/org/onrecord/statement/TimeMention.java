package org.onrecord.statement;

import org.onrecord.article.Days;
import org.onrecord.article.Span;

/**
 * Words that fix a day, a run of days, a month or a year.
 *
 * @param span the words, for example {@code a day earlier}
 * @param days which days
 */
public record TimeMention(Span span, Resolution<Days> days) {}
