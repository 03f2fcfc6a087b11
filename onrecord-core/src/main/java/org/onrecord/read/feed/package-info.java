/** RSS, Atom, JSON feeds and OPML lists. ROME is used only here. */
@NullMarked
package org.onrecord.read.feed;

import org.jspecify.annotations.NullMarked;
