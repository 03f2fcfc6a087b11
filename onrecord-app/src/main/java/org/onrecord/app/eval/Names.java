package org.onrecord.app.eval;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.onrecord.statement.Resolution;
import org.onrecord.statement.Speaker;

/** Tells whether a speaker is the one who was written down. */
final class Names {
  private static final Set<String> PRONOUNS = Set.of("he", "she", "they", "it", "i", "we");

  /** Words that tell no body from another: “government of Iran”, “Iran's government”. */
  private static final Set<String> EMPTY = Set.of("of", "the", "government", "and", "s");

  private Names() {}

  /**
   * Whether the speaker is right: a confident name that fits, or for anonymous and nobody the kind.
   */
  static boolean isRight(Gold.Who gold, Resolution<Speaker> resolved) {
    var speaker = confident(resolved);
    if (gold.kind() == Speaker.Kind.ANONYMOUS || gold.kind() == Speaker.Kind.NOBODY) {
      return speaker != null && speaker.kind() == gold.kind() && speaker.name() == null;
    }
    return speaker != null && speaker.name() != null && fits(gold, speaker.name());
  }

  /** Whether a name is given with confidence. */
  static boolean isNamed(Resolution<Speaker> resolved) {
    var speaker = confident(resolved);
    return speaker != null && speaker.name() != null;
  }

  static @Nullable Speaker confident(Resolution<Speaker> resolved) {
    return resolved.value();
  }

  private static boolean fits(Gold.Who gold, String got) {
    var known = new ArrayList<String>();
    if (gold.name() != null) {
      known.add(plain(gold.name()));
    }
    gold.aliases().forEach(alias -> known.add(plain(alias)));
    known.removeIf(name -> name.isEmpty() || PRONOUNS.contains(name));
    String name = plain(got);
    if (known.contains(name)) {
      return true;
    }
    if (gold.kind() == Speaker.Kind.PERSON) {
      return known.stream().anyMatch(other -> isPerson(blanks(name), blanks(other)));
    }
    var key = key(name);
    return !key.isEmpty() && known.stream().map(Names::key).anyMatch(it -> holds(it, key));
  }

  /** The same last name, and the same first name where both have one. */
  private static boolean isPerson(List<String> a, List<String> b) {
    return !a.isEmpty()
        && !b.isEmpty()
        && a.getLast().equals(b.getLast())
        && (a.size() == 1 || b.size() == 1 || a.getFirst().equals(b.getFirst()));
  }

  private static boolean holds(Set<String> a, Set<String> b) {
    return !a.isEmpty() && (a.containsAll(b) || b.containsAll(a));
  }

  private static String plain(String name) {
    String folded = Alignment.fold(name);
    for (String article : new String[] {"the ", "an ", "a "}) {
      if (folded.startsWith(article)) {
        return folded.substring(article.length());
      }
    }
    return folded;
  }

  private static List<String> blanks(String name) {
    return Arrays.stream(name.strip().split("\\s+")).filter(word -> !word.isEmpty()).toList();
  }

  private static Set<String> key(String name) {
    var words = new HashSet<String>();
    int at = 0;
    while (at < name.length()) {
      int from = at;
      while (at < name.length() && Alignment.isInWord(name.codePointAt(at))) {
        at += Character.charCount(name.codePointAt(at));
      }
      if (at > from) {
        words.add(name.substring(from, at));
      } else {
        at += Character.charCount(name.codePointAt(at));
      }
    }
    words.removeAll(EMPTY);
    return words;
  }
}
