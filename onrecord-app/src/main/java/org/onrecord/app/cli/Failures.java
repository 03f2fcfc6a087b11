package org.onrecord.app.cli;

import java.io.PrintWriter;

/** How a failure of the program itself is told. */
final class Failures {
  private Failures() {}

  /** Returns the failure in one line, for example {@code NullPointerException: no span}. */
  static String describe(Throwable failure) {
    var message = failure.getMessage();
    String name = failure.getClass().getSimpleName();
    return message == null || message.isBlank() ? name : name + ": " + message;
  }

  /** Prints where the failure came from, if the user set {@code ONRECORD_DEBUG=1}. */
  static void debug(Throwable failure, PrintWriter messages) {
    var wanted = System.getenv("ONRECORD_DEBUG");
    if (wanted != null && !wanted.isEmpty() && !wanted.equals("0")) {
      failure.printStackTrace(messages);
      messages.flush();
    }
  }
}
