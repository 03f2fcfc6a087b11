/**
 * What articles and statements have to do with one another: wire copies and the ledger of figures.
 * Depends on {@code article} and {@code statement} only; the door brings it together with the
 * record.
 */
@NullMarked
package org.onrecord.relate;

import org.jspecify.annotations.NullMarked;
