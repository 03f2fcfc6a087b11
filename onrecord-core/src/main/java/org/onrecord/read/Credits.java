package org.onrecord.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.onrecord.article.Dateline;
import org.onrecord.article.Days;
import org.onrecord.article.Span;

/** Who wrote it, whose wire copy it is, and where it was filed from. */
final class Credits {
  private static final Map<String, String> AGENCIES =
      Map.ofEntries(
          Map.entry("afp", "AFP"),
          Map.entry("agence france-presse", "AFP"),
          Map.entry("agence france presse", "AFP"),
          Map.entry("reuters", "Reuters"),
          Map.entry("thomson reuters", "Reuters"),
          Map.entry("ap", "AP"),
          Map.entry("associated press", "AP"),
          Map.entry("the associated press", "AP"),
          Map.entry("dpa", "dpa"),
          Map.entry("deutsche presse-agentur", "dpa"),
          Map.entry("upi", "UPI"),
          Map.entry("united press international", "UPI"),
          Map.entry("pa", "PA"),
          Map.entry("pa media", "PA"),
          Map.entry("press association", "PA"),
          Map.entry("apa", "APA"),
          Map.entry("tass", "TASS"),
          Map.entry("interfax", "Interfax"),
          Map.entry("ria novosti", "RIA Novosti"),
          Map.entry("ukrinform", "Ukrinform"),
          Map.entry("xinhua", "Xinhua"),
          Map.entry("kyodo", "Kyodo"),
          Map.entry("kyodo news", "Kyodo"),
          Map.entry("yonhap", "Yonhap"),
          Map.entry("efe", "EFE"),
          Map.entry("ansa", "ANSA"),
          Map.entry("anadolu", "Anadolu"),
          Map.entry("anadolu agency", "Anadolu"),
          Map.entry("pti", "PTI"),
          Map.entry("ians", "IANS"),
          Map.entry("aap", "AAP"),
          Map.entry("bloomberg", "Bloomberg"));
  private static final Pattern BYLINE =
      Pattern.compile("(?i)^(?:written |reported |words )?by:?\\s+(\\S.*)$");
  private static final Pattern SEPARATOR =
      Pattern.compile("\\s*(?:,(?! ?(?:Jr|Sr|MD|PhD)\\b)|;|\\||/|&|\\band\\b|\\bund\\b)\\s*");
  private static final Pattern DATELINE =
      Pattern.compile(
          "^((?:\\p{Lu}[\\p{Lu}.'’-]{1,25}(?: [\\p{Lu}.'’-]{2,25}){0,3})|(?:\\p{Lu}[\\p{L}.'’-]{1,25}(?: \\p{L}[\\p{L}.'’-]{1,25}){0,3}))"
              + "((?:, [\\p{L}.]{2,20}(?: [\\p{L}.]{2,20}){0,2})?)"
              + "((?:, ?(?:\\p{L}{3,9}\\.? \\d{1,2}(?:, \\d{4})?|\\d{1,2} \\p{L}{3,9}(?: \\d{4})?))?)"
              + " ?((?:[(\\[][^()\\[\\]]{2,40}[)\\]])?)(?: ?[—–:]| ?--| -) ?(?=[\\p{Lu}“\"'‘\\d])");

  private Credits() {}

  /** The people and the agency of a byline. */
  record Byline(List<String> authors, @Nullable String agency) {}

  /** A dateline and what else stands in it; the day only where its year is there too. */
  record Filed(Dateline dateline, @Nullable Days day, @Nullable String agency) {}

  /** Returns what stands after {@code By} in a line that is a byline, or null. */
  static @Nullable Byline byline(String line) {
    if (line.length() > 200 || line.indexOf('\n') >= 0) {
      return null;
    }
    var matcher = BYLINE.matcher(line.strip());
    if (!matcher.matches()) {
      return null;
    }
    var names = matcher.group(1).strip();
    char first = names.charAt(0);
    boolean name = Character.isUpperCase(first) || agency(names) != null;
    boolean sentence = names.endsWith(".") && !names.matches(".*\\b\\p{Lu}\\.$");
    if (!name || sentence || names.split("\\s+").length > 14) {
      return null;
    }
    var byline = names(names);
    return byline.authors().isEmpty() && byline.agency() == null ? null : byline;
  }

  /** Splits {@code Ann Oduya and Max Berg, AFP} into people and agency. */
  static Byline names(String names) {
    var authors = new ArrayList<String>();
    String agency = null;
    for (var part : SEPARATOR.split(names)) {
      var word = part.strip();
      var wire = agency(word);
      if (wire != null) {
        agency = agency == null ? wire : agency;
      } else if (word.length() > 1
          && Character.isLetter(word.charAt(0))
          && !word.startsWith("http")
          && word.split("\\s+").length <= 6
          && Dates.find(word) == null
          && !authors.contains(word)) {
        authors.add(word);
      }
    }
    return new Byline(authors, agency);
  }

  /** Returns the short name of a news agency, or null if it is none we know. */
  static @Nullable String agency(String name) {
    return AGENCIES.get(name.strip().toLowerCase(Locale.ROOT));
  }

  /** Returns the dateline at the start of a paragraph, or null. */
  static @Nullable Filed dateline(String text, Span paragraph) {
    int end = Math.min(paragraph.end(), paragraph.start() + 140);
    var matcher = DATELINE.matcher(text.substring(paragraph.start(), end));
    if (!matcher.find()) {
      return null;
    }
    var place = matcher.group(1);
    var brackets = matcher.group(4);
    var agency = brackets.isEmpty() ? null : agency(brackets.substring(1, brackets.length() - 1));
    boolean capitals = place.equals(place.toUpperCase(Locale.ROOT)) && place.length() > 2;
    boolean mark = matcher.group().strip().endsWith(":");
    if (!(capitals || agency != null) || (mark && agency == null) || agency(place) != null) {
      return null;
    }
    var span = new Span(paragraph.start(), paragraph.start() + place.length());
    return new Filed(new Dateline(place, span), Dates.find(matcher.group(3)), agency);
  }

  /** Returns the date line's day if {@code block} is a date and nothing else, or null. */
  static @Nullable Days dateLine(String block) {
    return block.indexOf('\n') >= 0 ? null : Dates.line(block);
  }
}
