package org.onrecord.resolve;

import org.jspecify.annotations.Nullable;

/**
 * One place where an article names somebody.
 *
 * @param start offset
 * @param sentence counted from 0
 * @param person who, or null
 * @param body what, or null
 * @param subject whether it opens its sentence or is the source of a statement
 * @param quoted whether it stands in somebody's quotation
 * @param headline whether it stands in the headline
 */
record Mention(
    int start,
    int sentence,
    @Nullable Person person,
    @Nullable Body body,
    boolean subject,
    boolean quoted,
    boolean headline) {}
