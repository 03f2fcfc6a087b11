/** Whether a text still has the words that were read from it. Depends on {@code article} only. */
@NullMarked
package org.onrecord.verify;

import org.jspecify.annotations.NullMarked;
