/**
 * Articles to statements: words, windows, labels, spans and the links between them. Depends on
 * {@code article} and {@code statement}.
 */
@NullMarked
package org.onrecord.extract;

import org.jspecify.annotations.NullMarked;
