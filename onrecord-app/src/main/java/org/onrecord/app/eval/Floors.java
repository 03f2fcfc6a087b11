package org.onrecord.app.eval;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Bounds that scores have to keep, one a line: {@code set | said-by | F1 | least | 69.2}, {@code
 * set | wrong name | % | most | 8.5}. Columns are F1, P and R of what is measured, {@code %} of
 * shares; {@code #} starts a comment.
 */
public final class Floors {
  private record Floor(String row, String column, boolean isLeast, double bound) {}

  private final List<Floor> floors;

  private Floors(List<Floor> floors) {
    this.floors = List.copyOf(floors);
  }

  /**
   * Reads the lines of one set.
   *
   * @throws IOException if the file cannot be read, a line is no floor, or the set has none; the
   *     message says where
   */
  public static Floors read(Path file, String set) throws IOException {
    var found = new ArrayList<Floor>();
    var report = new Report(List.of());
    int number = 0;
    for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
      number++;
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      var cells = line.strip().split("\\s*\\|\\s*", -1);
      if (cells.length == 5 && !cells[0].equals(set)) {
        continue;
      }
      boolean isFloor =
          cells.length == 5
              && report.figure(cells[1], cells[2]) != null
              && (cells[3].equals("least") || cells[3].equals("most"))
              && cells[4].matches("\\d+(\\.\\d+)?");
      if (!isFloor) {
        throw new IOException(
            "%s: line %d: not a floor: %s; one is: %s | said-by | F1 | least | 69.2"
                .formatted(file, number, line.strip(), set));
      }
      found.add(
          new Floor(cells[1], cells[2], cells[3].equals("least"), Double.parseDouble(cells[4])));
    }
    if (found.isEmpty()) {
      throw new IOException(file + ": no floor for “" + set + "”");
    }
    return new Floors(found);
  }

  /** Returns a line for each bound that is not kept. */
  public List<String> missedBy(Report report) {
    var missed = new ArrayList<String>();
    for (Floor floor : floors) {
      var figure = report.figure(floor.row(), floor.column());
      boolean isKept =
          figure != null && (floor.isLeast() ? figure >= floor.bound() : figure <= floor.bound());
      if (!isKept) {
        missed.add(
            "%s %s: %s (%s %s)"
                .formatted(
                    floor.row(),
                    floor.column(),
                    figure == null ? "none" : Tally.percent(figure).strip(),
                    floor.isLeast() ? "least" : "most",
                    floor.bound()));
      }
    }
    return missed;
  }
}
