package org.onrecord.keep;

/** A query nobody can run, with a message fit to show the person who typed it. */
public final class QueryException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final String typed;
  private final String problem;
  private final int position;

  QueryException(String typed, int position, String problem) {
    super("%s\n  %s\n  %s^".formatted(printable(problem), printable(typed), " ".repeat(position)));
    this.typed = typed;
    this.problem = problem;
    this.position = position;
  }

  /** Takes out what could move a terminal's cursor, one character for one. */
  private static String printable(String words) {
    return words.replaceAll("[\\p{Cntrl}\u202a-\u202e\u2066-\u2069]", " ");
  }

  /** Returns the query as typed. */
  public String typed() {
    return typed;
  }

  /** Returns what is wrong, in one line. */
  public String problem() {
    return problem;
  }

  /** Returns the offset of the mistake in the query as typed, in UTF-16 code units. */
  public int position() {
    return position;
  }
}
