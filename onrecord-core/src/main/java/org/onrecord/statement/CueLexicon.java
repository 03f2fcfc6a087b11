package org.onrecord.statement;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.onrecord.article.Span;
import org.onrecord.statement.Statement.Act;

/** Tells from the words of a cue whether something was said, thought or denied. */
public final class CueLexicon {
  private static final Set<String> THOUGHT =
      Set.copyOf(WordLists.words(CueLexicon.class, "thought-cues.txt"));
  private static final Set<String> SAYING =
      Set.copyOf(WordLists.words(CueLexicon.class, "saying-words.txt"));

  private static final Set<String> DENYING =
      Set.copyOf(WordLists.words(CueLexicon.class, "denial-cues.txt"));

  private CueLexicon() {}

  /**
   * Returns whether the cue says that the content is not so: {@code denied}, {@code in a rebuttal}.
   *
   * @param cue spans of {@code text}
   */
  public static boolean isDenial(List<Span> cue, String text) {
    return cue.stream()
        .flatMap(span -> Stream.of(span.in(text).toLowerCase(Locale.ROOT).split("[^\\p{L}]+")))
        .anyMatch(DENYING::contains);
  }

  /**
   * Returns {@link Act#THOUGHT} where the cue has a word of believing, fearing, hoping or planning
   * and none of saying ({@code hoped}, {@code is expected}, {@code was of the opinion}), else
   * {@link Act#SAID} ({@code said}, {@code expressed fear}, and where there is no cue).
   *
   * @param cue spans of {@code text}
   */
  public static Act actOf(List<Span> cue, String text) {
    boolean thought = false;
    for (Span span : cue) {
      for (String word : span.in(text).toLowerCase(Locale.ROOT).split("[^\\p{L}]+")) {
        if (SAYING.contains(word)) {
          return Act.SAID;
        }
        thought |= THOUGHT.contains(word);
      }
    }
    return thought ? Act.THOUGHT : Act.SAID;
  }
}
