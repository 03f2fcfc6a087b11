package org.onrecord.keep;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A version of an article: its words at one time.
 *
 * @param id its row, for {@link RecordFile#findings}
 * @param number 1 for the first that was kept
 * @param isCurrent whether it is the newest
 * @param title its headline, or null
 * @param keptAt when it was read and kept
 * @param changes the passages that came and went since the version before, in reading order
 */
public record Version(
    long id,
    int number,
    boolean isCurrent,
    @Nullable String title,
    Instant keptAt,
    List<Change> changes) {
  public Version {
    changes = List.copyOf(changes);
  }

  /** A passage that came, or went. */
  public record Change(boolean isAdded, String words) {}
}
