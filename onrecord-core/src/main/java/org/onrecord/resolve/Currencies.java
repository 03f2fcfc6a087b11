package org.onrecord.resolve;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.onrecord.statement.WordLists;

/** Currency signs and words, as ISO 4217 codes; {@code currencies.txt}. */
final class Currencies {
  private static final Map<String, String> SIGNS = new HashMap<>();
  private static final Map<String, String> DOLLARS = new HashMap<>();
  private static final Map<String, String> WORDS = new HashMap<>();

  static {
    for (String line : WordLists.lines(Currencies.class, "currencies.txt")) {
      int colon = line.indexOf(':');
      String code = line.substring(0, 3);
      Map<String, String> map =
          switch (line.substring(4, colon)) {
            case "sign" -> SIGNS;
            case "dollar" -> DOLLARS;
            default -> WORDS;
          };
      for (String word : line.substring(colon + 1).strip().split(" +")) {
        map.put(word, code);
      }
    }
  }

  private Currencies() {}

  /** Returns the currency of a sign such as {@code £}, or null. */
  static @Nullable String ofSign(String sign) {
    return SIGNS.get(sign);
  }

  /** Returns the dollar that letters before the sign name, {@code A$}, or null. */
  static @Nullable String ofDollar(String letters) {
    return DOLLARS.get(letters);
  }

  /** Returns the currency of a word such as {@code euros}, in lower case, or null. */
  static @Nullable String ofWord(String word) {
    return WORDS.get(word);
  }
}
