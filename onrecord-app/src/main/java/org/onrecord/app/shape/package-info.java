/**
 * The shapes in which lists of a record's things are printed and served: JSON, CSV, Atom; the same
 * on the command line and over the API. Depends on the library.
 */
@NullMarked
package org.onrecord.app.shape;

import org.jspecify.annotations.NullMarked;
