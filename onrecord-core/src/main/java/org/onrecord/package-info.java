/** The door to the library; everything else is reached through {@link org.onrecord.OnRecord}. */
@NullMarked
package org.onrecord;

import org.jspecify.annotations.NullMarked;
