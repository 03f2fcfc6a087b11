package org.onrecord.keep;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How the statements that a query finds are spread. Each count has the term that narrows the query
 * to it, {@code speaker:#12}.
 *
 * @param statements how many were looked at
 * @param isPartial whether there are more than were looked at
 * @param speakers who said them, most first, as all lists but {@code months}
 * @param addressees whom they were said to
 * @param outlets who published them
 * @param places what places their words name
 * @param metrics what kinds of figures they give
 * @param kinds direct, indirect, mixed, denial, thought, anonymous
 * @param months when they were said, else published; earliest first and without gaps filled
 */
public record Facets(
    int statements,
    boolean isPartial,
    List<Count> speakers,
    List<Count> addressees,
    List<Count> outlets,
    List<Count> places,
    List<Count> metrics,
    List<Count> kinds,
    List<Count> months) {
  public Facets {
    speakers = List.copyOf(speakers);
    addressees = List.copyOf(addressees);
    outlets = List.copyOf(outlets);
    places = List.copyOf(places);
    metrics = List.copyOf(metrics);
    kinds = List.copyOf(kinds);
    months = List.copyOf(months);
  }

  /**
   * How many statements have something in common.
   *
   * @param name what to call it, for example {@code Maria Reyes}
   * @param term what to add to the query, for example {@code speaker:#12}
   */
  public record Count(String name, String term, int statements) {}

  /** Adds up rows. */
  static final class Counting {
    private final Map<Long, Count> speakers = new HashMap<>();
    private final Map<String, Count> addressees = new HashMap<>();
    private final Map<String, Count> outlets = new HashMap<>();
    private final List<Count> places = new ArrayList<>();
    private final List<Count> metrics = new ArrayList<>();
    private final Map<String, Count> kinds = new HashMap<>();
    private final Map<String, Count> months = new TreeMap<>();

    boolean statement(ResultSet row) throws SQLException {
      long speaker = row.getLong("speaker_id");
      if (!row.wasNull()) {
        add(speakers, speaker, row.getString("who"), "speaker:#" + speaker);
      }
      named(addressees, "to", row.getString("addressee"));
      named(outlets, "outlet", row.getString("outlet"));
      kind(row.getString("quotation"));
      if (row.getBoolean("is_denial")) {
        kind("denial");
      }
      if ("thought".equals(row.getString("act"))) {
        kind("thought");
      }
      if ("anonymous".equals(row.getString("speaker_kind"))) {
        kind("anonymous");
      }
      var month = row.getString("month");
      if (month != null) {
        add(
            months,
            month,
            month,
            "after:" + month + " before:" + YearMonth.parse(month).plusMonths(1));
      }
      return true;
    }

    boolean place(ResultSet row) throws SQLException {
      var name = row.getString(1);
      var key = Folding.key(name);
      return !key.isEmpty() && places.add(new Count(name, "place:\"" + key + "\"", row.getInt(2)));
    }

    boolean metric(ResultSet row) throws SQLException {
      var name = row.getString(1);
      return metrics.add(new Count(name, "metric:" + name, row.getInt(2)));
    }

    private void kind(String name) {
      add(kinds, name, name, "is:" + name);
    }

    private static void named(Map<String, Count> counts, String field, @Nullable String name) {
      var key = name == null ? "" : Folding.key(name);
      if (name != null && !key.isEmpty()) {
        add(counts, key, name, field + ":\"" + key + "\"");
      }
    }

    private static <K> void add(Map<K, Count> counts, K key, String name, String term) {
      counts.merge(
          key,
          new Count(name, term, 1),
          (before, one) -> new Count(before.name(), before.term(), before.statements() + 1));
    }

    Facets facets(int statements, boolean isPartial, int longest) {
      return new Facets(
          statements,
          isPartial,
          most(speakers.values(), longest),
          most(addressees.values(), longest),
          most(outlets.values(), longest),
          most(places, longest),
          most(metrics, longest),
          most(kinds.values(), longest),
          new ArrayList<>(months.values()));
    }

    private static List<Count> most(Iterable<Count> counts, int longest) {
      var sorted = new ArrayList<Count>();
      counts.forEach(sorted::add);
      sorted.sort(
          Comparator.comparingInt((Count it) -> -it.statements()).thenComparing(Count::name));
      return sorted.subList(0, Math.min(longest, sorted.size()));
    }
  }
}
