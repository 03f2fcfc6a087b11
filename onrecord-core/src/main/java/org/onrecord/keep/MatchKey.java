package org.onrecord.keep;

import java.util.ArrayList;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.onrecord.statement.Speaker;

/**
 * What the spellings of one name have in common, so that a speaker is one under all of them.
 *
 * <p>A government is one by the state that it is of. A person's name of two words or more is one in
 * the usual romanizations of Cyrillic, which differ in what ends a word and in {@code ks}: {@code
 * Zelensky, Zelenskyy, Zelenskiy, Zelenskii, Zelenskij, Zelenski} (press; Ukraine's own of 2010;
 * BGN/PCGN; ALA-LC; ISO 9; Polish), {@code Alexei, Aleksey}. A name of one word is left alone: too
 * many people have it.
 */
final class MatchKey {
  private static final Pattern SKY = Pattern.compile("sk(?:yy|yi|iy|ii|yj|ij|y|i)$");
  private static final Pattern Y = Pattern.compile("(?:iy|yy|ii|yi|ij|yj|i)$");

  private MatchKey() {}

  /** Returns the key, or null where only the name itself will do. */
  static @Nullable String of(Speaker.Kind kind, String name) {
    return switch (kind) {
      case GOVERNMENT -> {
        var state = States.ofGovernment(name);
        yield state == null ? null : "state " + state;
      }
      case PERSON -> person(Folding.key(name));
      default -> null;
    };
  }

  private static @Nullable String person(String key) {
    var words = new ArrayList<String>();
    for (String word : key.split(" ")) {
      String plain = word.replace("ks", "x");
      if (plain.length() > 3) {
        plain = SKY.matcher(plain).replaceFirst("sky");
        plain = Y.matcher(plain).replaceFirst("y");
      }
      words.add(plain);
    }
    return words.size() < 2 ? null : String.join(" ", words);
  }
}
