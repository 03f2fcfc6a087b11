package org.onrecord.app.web;

/**
 * What became of a file that a visitor brought.
 *
 * @param name of the file
 * @param isKept whether what it says is on the record now
 * @param what {@code added}, {@code on record before}, … or the reason why it was skipped
 */
public record Outcome(String name, boolean isKept, String what) {}
