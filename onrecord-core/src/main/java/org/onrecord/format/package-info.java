/**
 * The objects of {@code onrecord/1} as JSON, CSV and HTML. Depends on {@code article} and {@code
 * statement}.
 */
@NullMarked
package org.onrecord.format;

import org.jspecify.annotations.NullMarked;
