/** WARC and WACZ archives. jwarc is used only here. */
@NullMarked
package org.onrecord.read.warc;

import org.jspecify.annotations.NullMarked;
