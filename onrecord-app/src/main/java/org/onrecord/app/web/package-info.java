/**
 * The record in a browser: pages rendered on the server and the API, on this machine. Depends on
 * the library and on {@code org.onrecord.app.shape}; Javalin and JTE are used only here. SQL is
 * none of its business.
 */
@NullMarked
package org.onrecord.app.web;

import org.jspecify.annotations.NullMarked;
