package org.onrecord.resolve;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.onrecord.article.Article;
import org.onrecord.article.Span;
import org.onrecord.statement.Attribution.Addressee;
import org.onrecord.statement.EntityMention;
import org.onrecord.statement.Statement;

/**
 * Finds whom a statement was said to: {@code reporters} in {@code Reyes told reporters that …},
 * {@code Moscow} in {@code she called on Moscow to …}.
 *
 * <p>Stateless; safe for use by several threads.
 */
public final class AddresseeFinder {
  /** Verbs that take whom they are said to right after them. */
  private static final Set<String> TELLING =
      Set.of(
          "tell",
          "tells",
          "told",
          "telling",
          "inform",
          "informs",
          "informed",
          "informing",
          "assure",
          "assures",
          "assured",
          "assuring",
          "remind",
          "reminds",
          "reminded",
          "notify",
          "notified",
          "urge",
          "urges",
          "urged",
          "urging",
          "ask",
          "asks",
          "asked",
          "asking",
          "order",
          "orders",
          "ordered",
          "ordering",
          "warn",
          "warns",
          "warned",
          "warning",
          "advise",
          "advises",
          "advised",
          "instruct",
          "instructed",
          "persuade",
          "persuaded",
          "thank",
          "thanked",
          "congratulate",
          "congratulated",
          "beg",
          "begged",
          "reassured",
          "briefed",
          "texted",
          "emailed");

  /** Words that end the addressee. */
  private static final Set<String> AFTER =
      Set.of(
          "that",
          "for",
          "into",
          "to",
          "on",
          "in",
          "at",
          "of",
          "he",
          "she",
          "it",
          "they",
          "there",
          "how",
          "why",
          "what",
          "who",
          "when",
          "where",
          "whether",
          "if",
          "after",
          "before",
          "during",
          "by",
          "about",
          "not",
          "last",
          "this",
          "earlier",
          "via",
          "while",
          "as",
          "from",
          "over",
          "with",
          "and",
          "was",
          "were",
          "is",
          "had",
          "has",
          "monday",
          "tuesday",
          "wednesday",
          "thursday",
          "friday",
          "saturday",
          "sunday",
          "yesterday",
          "today",
          "following",
          "outside");

  private static final Pattern WORD =
      Pattern.compile(
          "[\\p{L}\\p{N}](?:[\\p{L}\\p{N}&'’-]|\\.(?=[\\p{L}\\p{N}])|(?<=\\.\\p{L})\\.)*");
  private static final Pattern ASIDES =
      Pattern.compile(
          "(?i)\\b(speaking|talking|comments?|remarks?|in a (?:written )?statement) to(?= )"
              + "|(?i)\\b(interviews?|conversation|call) with(?= )");
  private static final int LONGEST = 90;
  private static final int ASIDE = 220;

  private AddresseeFinder() {}

  /**
   * Returns whom a statement was said to, or null where the article words nobody.
   *
   * @param names the names the reader model found; may be empty
   */
  public static @Nullable Addressee find(
      Article article, Statement statement, List<EntityMention> names) {
    String text = article.text();
    for (Span cue : statement.cue()) {
      var span = inOrAfter(text, cue, statement);
      if (span != null) {
        return new Addressee(span, nameOf(text, span));
      }
    }
    for (Span cue : statement.cue()) {
      var span = elsewhere(text, cue, statement);
      if (span != null) {
        return new Addressee(span, nameOf(text, span));
      }
    }
    return null;
  }

  /** Finds “speaking to the BBC” and “in an interview with Examplia Today” beside the cue. */
  private static @Nullable Span elsewhere(String text, Span cue, Statement statement) {
    int from = Math.max(0, cue.start() - ASIDE);
    int to = Math.min(text.length(), cue.end() + ASIDE);
    int stop = text.indexOf("\n", cue.end());
    to = stop < 0 ? to : Math.min(to, stop);
    int back = Math.max(text.lastIndexOf(". ", cue.start()), text.lastIndexOf("\n", cue.start()));
    from = Math.max(from, back);
    var aside = ASIDES.matcher(text).region(from, to);
    while (aside.find()) {
      int at = aside.start();
      if (statement.content().stream().noneMatch(c -> c.start() <= at && at < c.end())
          && (at < cue.end() || text.substring(cue.end(), at).indexOf(". ") < 0)) {
        return phrase(text, aside.end(), to);
      }
    }
    return null;
  }

  private static @Nullable Span inOrAfter(String text, Span cue, Statement statement) {
    int limit = Math.min(text.length(), cue.end() + LONGEST);
    for (Span content : statement.content()) {
      if (content.start() >= cue.end()) {
        limit = Math.min(limit, content.start());
      } else if (content.overlaps(cue)) {
        return null;
      }
    }
    for (Span source : statement.source().spans()) {
      if (source.start() >= cue.end()) {
        limit = Math.min(limit, source.start());
      }
    }
    var words = WORD.matcher(text);
    int at = cue.start();
    int from = -1;
    String last = "";
    while (words.region(at, cue.end()).find()) {
      last = words.group().toLowerCase(Locale.ROOT);
      at = words.end();
      if (TELLING.contains(last)) {
        if (isPassive(text, cue, words.start())) {
          return null; // “was told” has its hearer before it
        }
        from = words.end();
        break;
      }
      if ((last.equals("to") || last.equals("on"))
          && words.start() > cue.start()
          && cue.in(text).indexOf(' ') == cue.in(text).lastIndexOf(' ')) {
        from = words.end(); // “said to”, “called on”, “appealed to”
        break;
      }
    }
    if (from < 0) {
      if (words.region(cue.end(), limit).find()
          && text.substring(cue.end(), words.start()).isBlank()) {
        String next = words.group().toLowerCase(Locale.ROOT);
        boolean calledOn =
            next.equals("on") && (last.startsWith("call") || last.startsWith("prevail"));
        if (next.equals("to") || calledOn) {
          from = words.end();
        }
      }
    }
    return from < 0 ? null : phrase(text, from, limit);
  }

  private static boolean isPassive(String text, Span cue, int verb) {
    String before = text.substring(cue.start(), verb).toLowerCase(Locale.ROOT);
    return Pattern.compile("\\b(was|were|been|being|be|is|are)\\s+(also\\s+)?$")
        .matcher(before)
        .find();
  }

  private static @Nullable Span phrase(String text, int from, int limit) {
    var words = WORD.matcher(text);
    int start = -1;
    int end = -1;
    int at = from;
    boolean prepositionTaken = false;
    while (at < limit && words.region(at, limit).find()) {
      String gap = text.substring(at, words.start());
      if (!gap.isBlank()) {
        break;
      }
      String lower = words.group().toLowerCase(Locale.ROOT);
      if (AFTER.contains(lower)) {
        boolean of = (lower.equals("of") || lower.equals("and")) && end > 0 && !prepositionTaken;
        if (!of) {
          break;
        }
        prepositionTaken = true;
      }
      if (start < 0) {
        start = words.start();
      }
      end = words.end();
      at = end;
    }
    if (start < 0) {
      return null;
    }
    String said = text.substring(start, end);
    if (said.endsWith("'s") || said.endsWith("’s")) {
      return null;
    }
    String lower = said.toLowerCase(Locale.ROOT);
    if (lower.endsWith(" of") || lower.endsWith(" and")) {
      end = start + said.lastIndexOf(' ');
    }
    String first = lower.split(" ")[0];
    return switch (first) {
      case "that", "so", "it", "what", "say", "be", "have", "do", "make", "go", "stop" -> null;
      default -> new Span(start, end);
    };
  }

  private static @Nullable String nameOf(String text, Span span) {
    String said = span.in(text).replaceAll("\\s+", " ");
    String lower = said.toLowerCase(Locale.ROOT);
    return switch (lower) {
      case "him", "her", "them", "me", "us", "you", "himself", "herself", "themselves" -> null;
      default -> {
        String bare = lower.startsWith("the ") ? said.substring(4) : said;
        yield bare.isEmpty() ? null : fullName(text, bare);
      }
    };
  }

  /** Returns the fullest form of a surname: two capitalised words that end in it, if only one. */
  private static String fullName(String text, String name) {
    if (name.indexOf(' ') >= 0 || !Character.isUpperCase(name.codePointAt(0))) {
      return name;
    }
    var full =
        Pattern.compile("\\b(\\p{Lu}[\\p{L}’'-]+) " + Pattern.quote(name) + "\\b").matcher(text);
    while (full.find()) {
      if (Lexicon.isGivenName(full.group(1))) {
        return full.group();
      }
    }
    return name;
  }
}
