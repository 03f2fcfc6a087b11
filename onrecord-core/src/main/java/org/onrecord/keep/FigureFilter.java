package org.onrecord.keep;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.onrecord.statement.Figure;

/**
 * Which figures of the record to take; null takes all. Names are found by any run of their words,
 * case and accents aside.
 *
 * @param metric what is counted
 * @param place where
 * @param of of whom, by any of the words
 * @param speaker on whose word
 * @param outlet who published it
 * @param after holds, else was published, on this day or later
 * @param before holds, else was published, before this day
 */
public record FigureFilter(
    Figure.@Nullable Metric metric,
    @Nullable String place,
    @Nullable String of,
    @Nullable String speaker,
    @Nullable String outlet,
    @Nullable LocalDate after,
    @Nullable LocalDate before) {}
