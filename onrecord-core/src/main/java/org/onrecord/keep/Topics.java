package org.onrecord.keep;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.onrecord.statement.WordLists;

/**
 * Finds the words that set some statements apart from all others: each word's number of statements
 * times the logarithm of how rare it is on the record (tf·idf; Salton and Buckley 1988). How rare
 * it is the full-text index knows.
 */
final class Topics {
  private static final int SHORTEST = 4;
  private static final int FEWEST = 2;

  /** A word in more than this share of all statements is no topic. */
  private static final double MOST_COMMON = 0.1;

  private static final int MOST_LOOKED_UP = 300;

  /** English words that say nothing of a topic, of {@value #SHORTEST} letters or more. */
  private static final Set<String> COMMON =
      Set.copyOf(WordLists.words(Topics.class, "common-words.txt"));

  private Topics() {}

  /**
   * Returns the words that set statements apart, the most telling first.
   *
   * @param statements their words
   * @param longest the most words to return
   */
  static List<Facets.Count> of(Connection connection, List<String> statements, int longest)
      throws SQLException {
    var counts = new HashMap<String, Integer>();
    var forms = new HashMap<String, Map<String, Integer>>();
    for (String words : statements) {
      var seen = new HashSet<String>();
      for (var token : Folding.tokens(words)) {
        var word = token.word();
        if (word.length() < SHORTEST
            || COMMON.contains(word)
            || !word.chars().allMatch(Character::isLetter)) {
          continue;
        }
        forms
            .computeIfAbsent(word, it -> new HashMap<>())
            .merge(token.span().in(words), 1, Integer::sum);
        if (seen.add(word)) {
          counts.merge(word, 1, Integer::sum);
        }
      }
    }
    var often = new ArrayList<Map.Entry<String, Integer>>();
    for (var each : counts.entrySet()) {
      if (each.getValue() >= FEWEST) {
        often.add(each);
      }
    }
    often.sort(
        Comparator.comparingInt((Map.Entry<String, Integer> it) -> -it.getValue())
            .thenComparing(Map.Entry::getKey));
    Sql.run(
        connection,
        "CREATE VIRTUAL TABLE IF NOT EXISTS temp.statement_words USING fts5vocab (main,"
            + " statement_search, row)");
    double all = Sql.number(connection, "SELECT coalesce(max(id), 0) FROM statement");
    record Telling(Facets.Count count, double weight) {}
    var telling = new ArrayList<Telling>();
    for (var each : often.subList(0, Math.min(MOST_LOOKED_UP, often.size()))) {
      double with =
          Sql.number(connection, "SELECT doc FROM statement_words WHERE term = ?", each.getKey());
      // what is on the record but in few statements of it may be common in a small one
      if (with > 0 && (with <= all * MOST_COMMON || with <= FEWEST)) {
        var form = mostCommon(forms.getOrDefault(each.getKey(), Map.of()), each.getKey());
        telling.add(
            new Telling(
                new Facets.Count(form, each.getKey(), each.getValue()),
                each.getValue() * Math.log(all / with)));
      }
    }
    telling.sort(
        Comparator.comparingDouble((Telling it) -> -it.weight())
            .thenComparing(it -> it.count().name()));
    return telling.stream().limit(longest).map(Telling::count).toList();
  }

  private static String mostCommon(Map<String, Integer> forms, String otherwise) {
    return forms.entrySet().stream()
        .max(
            Comparator.comparingInt(Map.Entry<String, Integer>::getValue)
                .thenComparing(Map.Entry::getKey))
        .map(Map.Entry::getKey)
        .orElse(otherwise);
  }
}
