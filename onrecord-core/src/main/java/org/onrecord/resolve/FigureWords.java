package org.onrecord.resolve;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.onrecord.statement.Figure.Metric;
import org.onrecord.statement.SpeakingNoun;
import org.onrecord.statement.WordLists;

/** The word lists of the figure reader: {@code figure-words.txt}, measures and metrics. */
final class FigureWords {
  private static final Map<String, Set<String>> LISTS = new HashMap<>();
  private static final Map<Metric, Set<String>> VERBS = new EnumMap<>(Metric.class);
  private static final Map<Metric, Set<String>> NOUNS = new EnumMap<>(Metric.class);
  private static final Map<Metric, Set<String>> ACTS = new EnumMap<>(Metric.class);
  private static final Set<String> MEASURES =
      Set.copyOf(new HashSet<>(WordLists.words(FigureWords.class, "measures.txt")));

  static {
    for (String line : WordLists.lines(FigureWords.class, "figure-words.txt")) {
      int colon = line.indexOf(':');
      LISTS
          .computeIfAbsent(line.substring(0, colon), name -> new HashSet<>())
          .addAll(entries(line, colon));
    }
    for (String line : WordLists.lines(FigureWords.class, "metrics.txt")) {
      int blank = line.indexOf(' ');
      int colon = line.indexOf(':');
      var metric = Metric.valueOf(line.substring(0, blank).toUpperCase(Locale.ROOT));
      var map =
          switch (line.substring(blank + 1, colon)) {
            case "verbs" -> VERBS;
            case "nouns" -> NOUNS;
            default -> ACTS;
          };
      map.put(metric, Set.copyOf(entries(line, colon)));
    }
  }

  private FigureWords() {}

  private static List<String> entries(String line, int colon) {
    return List.of(line.substring(colon + 1).strip().split(" +"));
  }

  /** Whether {@code word} stands in the list of this name in {@code figure-words.txt}. */
  static boolean in(String list, String word) {
    var words = LISTS.get(list);
    if (words == null) {
      throw new IllegalArgumentException("no such list in figure-words.txt: " + list);
    }
    return words.contains(word);
  }

  /** Whether a number of these is a measure, a duration, an age or a score. */
  static boolean isMeasure(String word) {
    return MEASURES.contains(word);
  }

  /** Whether the noun, singular or plural, names human beings. */
  static boolean isPerson(String noun) {
    if (in("person", noun)) {
      return true;
    }
    var named = SpeakingNoun.of(noun);
    return named == SpeakingNoun.PERSON || named == SpeakingNoun.PEOPLE;
  }

  /** Whether the noun names one human being: {@code soldier}. */
  static boolean isOnePerson(String noun) {
    return in("one", noun) || SpeakingNoun.of(noun) == SpeakingNoun.PERSON;
  }

  static @Nullable Metric ofVerb(String word) {
    return find(VERBS, word);
  }

  static @Nullable Metric ofNoun(String word) {
    return find(NOUNS, word);
  }

  /** Of a noun that takes those harmed with “of”: {@code the murder of six priests}. */
  static @Nullable Metric ofAct(String word) {
    return find(ACTS, word);
  }

  private static @Nullable Metric find(Map<Metric, Set<String>> lists, String word) {
    for (var entry : lists.entrySet()) {
      if (entry.getValue().contains(word)) {
        return entry.getKey();
      }
    }
    return null;
  }
}
