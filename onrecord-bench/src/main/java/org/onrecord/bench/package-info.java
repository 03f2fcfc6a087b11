/** Benchmarks, accuracy gates and what training needs from Java; never published. */
@NullMarked
package org.onrecord.bench;

import org.jspecify.annotations.NullMarked;
