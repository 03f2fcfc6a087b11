package org.onrecord.keep;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.onrecord.statement.WordLists;

/**
 * Tells the state that a government or an office is of, by the table of states that places are
 * found with ({@code resolve/countries.txt}).
 */
final class States {
  /** Names and adjectives, in small letters, to ISO 3166 alpha-2. */
  private static final Map<String, String> NAMES = new HashMap<>();

  /** Capitals, and seats such as the Kremlin, which stand for a government alone. */
  private static final Map<String, String> SEATS = new HashMap<>();

  private static final int MOST_WORDS = 5;

  /** A name that a state shares with a part of another state, and so tells nothing. */
  private static final Set<String> SHARED = Set.of("georgia");

  private static final Pattern GOVERNMENT =
      Pattern.compile("(?:(?:government|authorities|cabinet) of )(?:the )?(.+)");
  private static final Pattern STATE_GOVERNMENT =
      Pattern.compile("(.+?)(?:['’]s?)? (?:government|authorities|cabinet)");

  /**
   * Offices of which a state has one holder at a time, and that nobody holds of two states. Kings
   * are left out: one may be king of several.
   */
  private static final String OFFICE =
      "(?:(?:deputy|vice|vice-|prime|foreign|defen[cs]e|interior|finance|justice|health|home) ?)*"
          + "(?:president|minister|premier|chancellor)";

  private static final String WHEN =
      "(?:(?:the|former|then|outgoing|acting|new|current|late|ex)[ -])*";

  private static final Pattern HOLDER = Pattern.compile(WHEN + "(.+?)(?:['’]s?)? " + WHEN + OFFICE);
  private static final Pattern HOLDER_OF = Pattern.compile(WHEN + OFFICE + " of (?:the )?(.+)");

  static {
    for (String line : WordLists.lines(States.class, "/org/onrecord/resolve/countries.txt")) {
      String[] fields = line.split("\\|", -1);
      for (String name : entries(fields[3] + ";" + fields[4])) {
        NAMES.putIfAbsent(name, fields[0]);
      }
      for (String capital : entries(fields[5])) {
        String names = capital.replaceAll(" -?[0-9.]+ -?[0-9.]+$", "");
        if (!names.endsWith("*")) { // its name alone means too much else
          for (String name : names.split("/")) {
            SEATS.putIfAbsent(name, fields[0]);
          }
        }
      }
      for (String seat : entries(fields[6])) {
        SEATS.putIfAbsent(seat, fields[0]);
      }
    }
  }

  private States() {}

  private static List<String> entries(String field) {
    return Arrays.stream(field.toLowerCase(Locale.ROOT).split(";"))
        .filter(it -> !it.isBlank())
        .toList();
  }

  /**
   * Returns the state whose government has this name, or null: {@code government of Russia}, {@code
   * Russian government}, {@code Russia's authorities}, {@code the Kremlin}.
   */
  static @Nullable String ofGovernment(String name) {
    String words = small(name);
    var of = GOVERNMENT.matcher(words);
    if (of.matches()) {
      return NAMES.get(of.group(1));
    }
    var its = STATE_GOVERNMENT.matcher(words);
    if (its.matches()) {
      return NAMES.get(its.group(1));
    }
    String code = NAMES.get(words);
    return code == null ? SEATS.get(words) : code;
  }

  /**
   * Returns the state that a role is an office of, or null: {@code Brazilian foreign minister},
   * {@code former president of Brazil}. Only offices that nobody holds of two states.
   */
  static @Nullable String ofOffice(String role) {
    String words = small(role);
    if (words.length() > 100) {
      return null;
    }
    var of = HOLDER_OF.matcher(words);
    var its = HOLDER.matcher(words);
    String state = of.matches() ? of.group(1) : its.matches() ? its.group(1) : "";
    return SHARED.contains(state) || state.split(" ").length > MOST_WORDS ? null : NAMES.get(state);
  }

  private static String small(String words) {
    String small = words.strip().toLowerCase(Locale.ROOT);
    return small.startsWith("the ") ? small.substring(4) : small;
  }
}
