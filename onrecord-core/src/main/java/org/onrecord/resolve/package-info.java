/**
 * Who, when, where and how many: settles what the statements leave in words. Depends on {@code
 * article} and {@code statement}.
 */
@NullMarked
package org.onrecord.resolve;

import org.jspecify.annotations.NullMarked;
