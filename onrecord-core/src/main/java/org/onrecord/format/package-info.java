/**
 * What was read off an article, written down: as notes to read, as {@code onrecord/1} JSON, as CSV
 * and as a page. Depends on {@code article} and {@code statement}; Jackson's core is used for
 * writing.
 */
@NullMarked
package org.onrecord.format;

import org.jspecify.annotations.NullMarked;
