/**
 * What an article says somebody said, and what was resolved about it. Depends on {@code article}.
 */
@NullMarked
package org.onrecord.statement;

import org.jspecify.annotations.NullMarked;
