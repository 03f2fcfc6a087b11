package org.onrecord.keep;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/**
 * The passages in which two versions of a page differ, by a longest common subsequence (Hunt and
 * McIlroy 1976), in the order of the new version with what went standing where it stood.
 */
final class Difference {
  private static final long MOST_CELLS = 4_000_000;

  private Difference() {}

  /** One passage that came or went. */
  record Change(boolean isAdded, String words) {}

  static List<Change> between(List<String> before, List<String> after) {
    if ((long) before.size() * after.size() > MOST_CELLS) {
      return byCount(before, after);
    }
    int[][] common = new int[before.size() + 1][after.size() + 1];
    for (int i = before.size() - 1; i >= 0; i--) {
      for (int j = after.size() - 1; j >= 0; j--) {
        common[i][j] =
            before.get(i).equals(after.get(j))
                ? common[i + 1][j + 1] + 1
                : Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
    var changes = new ArrayList<Change>();
    int i = 0;
    int j = 0;
    while (i < before.size() || j < after.size()) {
      if (i < before.size() && j < after.size() && before.get(i).equals(after.get(j))) {
        i++;
        j++;
      } else if (j == after.size() || (i < before.size() && common[i + 1][j] >= common[i][j + 1])) {
        changes.add(new Change(false, before.get(i++)));
      } else {
        changes.add(new Change(true, after.get(j++)));
      }
    }
    return changes;
  }

  /** For texts of thousands of passages: what came and went, wherever it stands. */
  private static List<Change> byCount(List<String> before, List<String> after) {
    var changes = new ArrayList<Change>();
    var left = new HashMap<String, Integer>();
    after.forEach(words -> left.merge(words, 1, Integer::sum));
    for (String words : before) {
      if (left.merge(words, -1, Integer::sum) < 0) {
        changes.add(new Change(false, words));
      }
    }
    for (String words : after) {
      if (left.getOrDefault(words, 0) > 0) {
        left.merge(words, -1, Integer::sum);
        changes.add(new Change(true, words));
      }
    }
    return changes;
  }
}
