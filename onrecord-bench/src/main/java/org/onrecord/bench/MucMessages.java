package org.onrecord.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.onrecord.statement.Figure.Metric;

/**
 * Reads the messages and answer keys of the third and fourth Message Understanding Conferences
 * (MUC-3, MUC-4): telegrams in upper case, and templates that say who was killed or hurt.
 */
final class MucMessages {
  private static final Pattern HEAD = Pattern.compile("(?m)^((?:DEV|TST\\d)-MUC\\d-\\d+)\\b.*$");
  private static final Pattern SLOT =
      Pattern.compile("(\\d+)\\.\\s+([A-Z ]+:[A-Z ]+?)(?:\\s{2,}(.*))?");
  private static final Pattern FILLER = Pattern.compile("\"([^\"]*)\"");
  private static final String NAME = "HUM TGT: NAME";
  private static final String NUMBER = "HUM TGT: NUMBER";
  private static final String EFFECT = "HUM TGT: EFFECT OF INCIDENT";

  private MucMessages() {}

  /**
   * People whom an attack killed or hurt.
   *
   * @param numbers how many there were; any of these is right
   * @param effects {@link Metric#KILLED}, {@link Metric#WOUNDED} or both, where either is right
   * @param named whether it is somebody with a name, whom an article seldom counts
   */
  record Target(String message, Set<Double> numbers, Set<Metric> effects, boolean named) {}

  /** Returns the texts by message, paragraphs on one line each and divided by a blank line. */
  static Map<String, String> texts(String file) {
    var texts = new LinkedHashMap<String, String>();
    var heads = HEAD.matcher(file);
    String id = null;
    int from = 0;
    while (heads.find()) {
      if (id != null) {
        texts.put(id, unwrapped(file.substring(from, heads.start())));
      }
      id = heads.group(1);
      from = heads.end();
    }
    if (id != null) {
      texts.put(id, unwrapped(file.substring(from)));
    }
    return texts;
  }

  private static String unwrapped(String body) {
    var paragraphs = new ArrayList<String>();
    for (String paragraph : body.strip().split("\\n\\s*\\n")) {
      paragraphs.add(paragraph.strip().replaceAll("\\s+", " "));
    }
    return String.join("\n\n", paragraphs);
  }

  /**
   * Returns the targets with a number and an effect; optional templates and fillers are left out.
   */
  static List<Target> targets(String key) {
    var targets = new ArrayList<Target>();
    for (String template : key.split("(?m)^(?=0\\.\\s+MESSAGE: ID)")) {
      var slots = slots(template);
      var id = HEAD.matcher(String.join("", slots.getOrDefault("MESSAGE: ID", List.of())));
      boolean optional =
          slots.getOrDefault("MESSAGE: TEMPLATE", List.of()).toString().contains("OPTIONAL");
      if (id.find() && !optional) {
        addTargets(targets, id.group(1), slots);
      }
    }
    return targets;
  }

  private static Map<String, List<String>> slots(String template) {
    var slots = new LinkedHashMap<String, List<String>>();
    List<String> values = new ArrayList<>();
    for (String line : template.lines().toList()) {
      var slot = SLOT.matcher(line);
      String value = line.strip();
      if (slot.matches()) {
        values = new ArrayList<>();
        slots.put(slot.group(2), values);
        value = slot.group(3) == null ? "" : slot.group(3).strip();
      } else if (line.startsWith(";")) {
        continue;
      }
      if (!value.isEmpty()) {
        values.add(value);
      }
    }
    return slots;
  }

  private static void addTargets(List<Target> targets, String id, Map<String, List<String>> slots) {
    var names = fillers(String.join(" ", slots.getOrDefault(NAME, List.of())));
    for (String value : slots.getOrDefault(NUMBER, List.of())) {
      var numbers = numbers(before(value));
      var people = fillers(value);
      var effects = new LinkedHashSet<Metric>();
      for (String effect : slots.getOrDefault(EFFECT, List.of())) {
        if (fillers(effect).stream().anyMatch(people::contains)) {
          effects.addAll(effects(before(effect)));
        }
      }
      if (!numbers.isEmpty() && !effects.isEmpty()) {
        boolean named = people.stream().anyMatch(names::contains);
        targets.add(new Target(id, numbers, effects, named));
      }
    }
  }

  /** What stands before the fillers: {@code DEATH} in {@code DEATH: "PRIESTS"}. */
  private static String before(String value) {
    int quote = value.indexOf('"');
    return quote < 0 ? value : value.substring(0, quote);
  }

  private static Set<String> fillers(String value) {
    var fillers = new LinkedHashSet<String>();
    var matcher = FILLER.matcher(value);
    while (matcher.find()) {
      fillers.add(matcher.group(1));
    }
    return fillers;
  }

  private static Set<Double> numbers(String value) {
    var numbers = new LinkedHashSet<Double>();
    if (!value.contains("?")) {
      for (String number : value.split("[^0-9]+")) {
        if (!number.isEmpty()) {
          numbers.add(Double.valueOf(number));
        }
      }
    }
    return numbers;
  }

  private static Set<Metric> effects(String value) {
    var effects = new LinkedHashSet<Metric>();
    if (!value.contains("?") && !value.contains("NO ")) {
      if (value.contains("DEATH")) {
        effects.add(Metric.KILLED);
      }
      if (value.contains("INJURY")) {
        effects.add(Metric.WOUNDED);
      }
    }
    return effects;
  }
}
