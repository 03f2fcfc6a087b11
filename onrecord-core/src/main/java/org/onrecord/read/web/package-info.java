/**
 * Fetches pages over HTTP(S), politely: robots.txt, one request a host at a time, limits.
 * java.net.http is used only here.
 */
@NullMarked
package org.onrecord.read.web;

import org.jspecify.annotations.NullMarked;
