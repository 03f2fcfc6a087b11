package org.onrecord.resolve;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.onrecord.article.Span;
import org.onrecord.resolve.Lexicon.Gender;

/** Somebody an article names, as far as it has been read. Mutable while the cast is gathered. */
final class Person {
  List<String> names;
  Span at;
  @Nullable String role;
  @Nullable Span roleAt;

  /** The title that stays with a name of one word, or null. */
  @Nullable String style;

  Gender gender = Gender.UNKNOWN;
  int he;
  int she;
  int mentions;

  Person(List<String> names, Span at) {
    this.names = List.copyOf(names);
    this.at = at;
    if (names.size() > 1) {
      gender = Lexicon.genderOfGivenName(names.get(0));
    }
  }

  String name() {
    String name = String.join(" ", names);
    boolean whole = names.size() > 1 && !isNumeral(names.get(1));
    return style == null || whole ? name : style + " " + name;
  }

  private static boolean isNumeral(String word) {
    return word.chars().allMatch(c -> "IVX".indexOf(c) >= 0);
  }

  String last() {
    return last(names);
  }

  /** Returns the surname in a name, “Lee” in “Ann Lee Jr.”. */
  static String last(List<String> names) {
    int last = names.size() - 1;
    while (last > 0) {
      switch (names.get(last)) {
        case "Jr", "Jr.", "Sr", "Sr.", "II", "III", "IV" -> last--;
        default -> {
          return names.get(last);
        }
      }
    }
    return names.get(last);
  }

  Gender gender() {
    if (gender != Gender.UNKNOWN) {
      return gender;
    }
    if (he >= 2 * she + 1) {
      return Gender.HE;
    }
    return she >= 2 * he + 1 ? Gender.SHE : Gender.UNKNOWN;
  }

  /** Whether {@code other} may be this person's name: no word of it is at odds. */
  boolean fits(List<String> other) {
    if (names.size() == 1 || other.size() == 1) {
      String one = other.size() == 1 ? other.get(0) : names.get(0);
      var many = new ArrayList<>(other.size() == 1 ? names : other);
      return many.stream().anyMatch(one::equalsIgnoreCase);
    }
    return same(names.get(0), other.get(0)) && last().equalsIgnoreCase(last(other));
  }

  private static boolean same(String a, String b) {
    if (a.equalsIgnoreCase(b)) {
      return true;
    }
    String x = a.toLowerCase(Locale.ROOT).replace(".", "");
    String y = b.toLowerCase(Locale.ROOT).replace(".", "");
    return (x.length() == 1 || y.length() == 1 || (Math.min(x.length(), y.length()) >= 3))
        && (x.startsWith(y) || y.startsWith(x));
  }

  void takeRole(@Nullable String words, @Nullable Span where) {
    if (words != null && !words.isBlank() && role == null) {
      role = words;
      roleAt = where;
    }
  }
}
