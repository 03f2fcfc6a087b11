/**
 * The record: one SQLite file that keeps articles and what was found in them, and finds it again.
 * Depends on {@code article} and {@code statement}; {@code java.sql} and the SQLite driver are used
 * only here. The tables are described in {@code docs/record.md}.
 */
@NullMarked
package org.onrecord.keep;

import org.jspecify.annotations.NullMarked;
