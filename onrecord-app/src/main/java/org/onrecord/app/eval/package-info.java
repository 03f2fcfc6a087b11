/**
 * Scores what the program reads against articles annotated by hand. Depends on the facts and
 * Jackson.
 */
@NullMarked
package org.onrecord.app.eval;

import org.jspecify.annotations.NullMarked;
