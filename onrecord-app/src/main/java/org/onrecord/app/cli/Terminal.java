package org.onrecord.app.cli;

import java.io.Console;
import java.lang.reflect.InvocationTargetException;
import org.jspecify.annotations.Nullable;

/** What is known about where standard output goes. */
final class Terminal {
  private static final int USUAL_WIDTH = 80;
  private static final int WIDEST = 100; // longer lines are hard to read

  private Terminal() {}

  /** Whether a person sees standard output; the launcher knows, and says so in a property. */
  static boolean isSeen() {
    var said = System.getProperty("onrecord.terminal");
    if (said != null) {
      return said.equals("true");
    }
    var console = System.console();
    return console != null && isTerminal(console);
  }

  /** Whether a person sees standard error, as far as the launcher says. */
  static boolean isSeenOnErrors() {
    return "true".equals(System.getProperty("onrecord.terminal.errors"));
  }

  private static boolean isTerminal(Console console) {
    try { // there since Java 22, when a console came to be had without a terminal too
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (NoSuchMethodException e) {
      return true;
    } catch (IllegalAccessException | InvocationTargetException e) {
      return false;
    }
  }

  /** Returns the columns of a line, from the environment's {@code COLUMNS} where it says. */
  static int width(@Nullable String columns, int narrowest) {
    if (columns == null) {
      return USUAL_WIDTH;
    }
    try {
      int width = Integer.parseInt(columns.strip());
      return width < narrowest ? USUAL_WIDTH : Math.min(width, WIDEST);
    } catch (NumberFormatException e) {
      return USUAL_WIDTH;
    }
  }
}
