/** The command line. Depends on the library; picocli is used only here. */
@NullMarked
package org.onrecord.app.cli;

import org.jspecify.annotations.NullMarked;
