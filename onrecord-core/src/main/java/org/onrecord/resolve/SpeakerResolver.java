package org.onrecord.resolve;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.onrecord.article.Article;
import org.onrecord.article.Span;
import org.onrecord.resolve.Lexicon.Gender;
import org.onrecord.statement.EntityMention;
import org.onrecord.statement.Resolution;
import org.onrecord.statement.Resolution.Likely;
import org.onrecord.statement.Resolution.Open;
import org.onrecord.statement.Resolution.Settled;
import org.onrecord.statement.Resolution.Unknown;
import org.onrecord.statement.Resolution.Why;
import org.onrecord.statement.SourceWording;
import org.onrecord.statement.Speaker;
import org.onrecord.statement.Speaker.Kind;
import org.onrecord.statement.SpeakingNoun;
import org.onrecord.statement.Statement;
import org.onrecord.statement.Statement.Quotation;

/**
 * Settles who speaks in each statement of an article: {@code Reyes} is Maria Reyes, the finance
 * minister; {@code she} is whoever fits before; {@code Moscow} is the government of Russia; {@code
 * a resident} stays anonymous.
 *
 * <p>Rules only, in the order of their certainty: the words of the source itself, then what the
 * article says elsewhere, then who spoke or was named just before. Where two people fit a pronoun
 * equally well the question stays open, and where nobody does it is unknown: a wrong name on a
 * quotation is worse than none. The time taken grows in step with the article.
 *
 * <p>Stateless; safe for use by several threads.
 */
public final class SpeakerResolver {
  /** Further words that end the noun phrase of a document that speaks. */
  private static final Set<String> AFTER_DOCUMENT =
      Set.of(
          "posted",
          "published",
          "issued",
          "released",
          "about",
          "representing",
          "whom",
          "led",
          "headed",
          "named",
          "called",
          "known",
          "reaching",
          "reached");

  /** An owner (“its”) less sure than this names no body of its own. */
  private static final double SURE_OWNER = .8;

  /** An owner less sure than this is not named at all. */
  private static final double LIKELY_OWNER = .62;

  /** Words over which “the agent” may still be “an agent” that was introduced. */
  private static final int INTRODUCED = 400;

  /** What a speaker counts whose statement stands within another one. */
  private static final double INNER = .6;

  /** Sentences over which “the ruling” is still the one that was spoken of. */
  private static final int FARTHEST_ISSUER = 10;

  private record Spoken(int index, Speaker speaker, int sentence, int end) {}

  /** A speaker on the way to a resolution. */
  private record Told(Speaker speaker, List<Span> evidence, double confidence, boolean settled) {
    Told less(double factor) {
      return new Told(speaker, evidence, confidence * factor, false);
    }

    Resolution<Speaker> resolution() {
      return settled
          ? new Settled<>(speaker, evidence, confidence)
          : new Likely<>(speaker, evidence, confidence);
    }
  }

  private final Words words;
  private final Cast cast;
  private final List<Statement> statements;
  private final Map<String, Integer> byId = new HashMap<>();
  private final @Nullable Resolution<Speaker>[] resolved;
  private final Set<Integer> underWay = new HashSet<>();
  private final TreeMap<Integer, Spoken> spoken = new TreeMap<>();
  private final int[] paragraphs;

  @SuppressWarnings({"unchecked", "rawtypes"})
  private SpeakerResolver(Article article, List<Statement> statements, List<EntityMention> names) {
    this.statements = statements;
    cast = new Cast(article, statements, names);
    words = cast.words;
    resolved = (@Nullable Resolution<Speaker>[]) new Resolution[statements.size()];
    for (int i = 0; i < statements.size(); i++) {
      byId.put(statements.get(i).id(), i);
    }
    paragraphs = article.passages().stream().mapToInt(p -> p.span().start()).sorted().toArray();
  }

  /**
   * Returns who speaks in each of {@code statements}, in their order.
   *
   * @param statements of this article, with the sources as worded
   * @param names the names the reader model found; may be empty, and need not be complete
   */
  public static List<Resolution<Speaker>> resolve(
      Article article, List<Statement> statements, List<EntityMention> names) {
    var resolver = new SpeakerResolver(article, statements, names);
    var order = new ArrayList<Integer>();
    for (int i = 0; i < statements.size(); i++) {
      order.add(i);
    }
    order.sort(Comparator.comparingInt(i -> anchor(statements.get(i))));
    for (int i : order) {
      resolver.resolved(i);
    }
    var all = new ArrayList<Resolution<Speaker>>();
    for (int i = 0; i < statements.size(); i++) {
      all.add(resolver.resolved(i));
    }
    return all;
  }

  private static int anchor(Statement statement) {
    if (!statement.source().spans().isEmpty()) {
      return statement.source().spans().get(0).start();
    }
    return (statement.cue().isEmpty() ? statement.content() : statement.cue()).get(0).start();
  }

  private static int end(Statement statement) {
    int end = 0;
    for (Span span : statement.content()) {
      end = Math.max(end, span.end());
    }
    for (Span span : statement.source().spans()) {
      end = Math.max(end, span.end());
    }
    for (Span span : statement.cue()) {
      end = Math.max(end, span.end());
    }
    return end;
  }

  private Resolution<Speaker> resolved(int index) {
    var known = resolved[index];
    if (known != null) {
      return known;
    }
    if (!underWay.add(index)) {
      return new Unknown<>(Why.NO_ANTECEDENT); // statements within one another
    }
    var statement = statements.get(index);
    var spans = statement.source().spans();
    var found = spans.isEmpty() ? unstated(statement) : worded(statement, spans.get(0));
    underWay.remove(index);
    resolved[index] = found;
    var speaker = speakerOf(found);
    if (speaker != null && speaker.kind() != Kind.NOBODY) {
      int anchor = anchor(statement);
      spoken.put(anchor, new Spoken(index, speaker, words.sentenceAt(anchor), end(statement)));
    }
    return found;
  }

  private static @Nullable Speaker speakerOf(Resolution<Speaker> resolution) {
    return switch (resolution) {
      case Settled<Speaker>(var value, var evidence, var confidence) -> value;
      case Likely<Speaker>(var value, var evidence, var confidence) -> value;
      case Open<Speaker> open -> null;
      case Unknown<Speaker> unknown -> null;
    };
  }

  // No source ------------------------------------------------------------------------------------

  private Resolution<Speaker> unstated(Statement statement) {
    var nobody = new Settled<>(new Speaker(Kind.NOBODY, null, null), statement.cue(), .9);
    int at = anchor(statement);
    var before = spoken.lowerEntry(at);
    if (!statement.cue().isEmpty()) {
      String cue = statement.cue().get(0).in(words.text).toLowerCase(Locale.ROOT);
      String opening = cue.split(" ")[0];
      if (opening.startsWith("rumo") || opening.equals("reports")) {
        return new Likely<>(new Speaker(Kind.ANONYMOUS, null, null), statement.cue(), .7);
      }
      boolean participle = cue.endsWith("ing") && cue.indexOf(' ') < 0;
      if (participle && before != null && before.getValue().sentence() == words.sentenceAt(at)) {
        return continued(before.getValue(), .75);
      }
      return nobody;
    }
    boolean quotation = statement.quotation() != Quotation.INDIRECT;
    if (before != null && isNext(before.getValue(), at, quotation)) {
      return continued(before.getValue(), quotation ? .8 : .6);
    }
    return quotation ? new Unknown<>(Why.NOBODY_NEAR) : nobody;
  }

  private boolean isNext(Spoken before, int at, boolean quotation) {
    int paragraphsBetween = paragraph(at) - paragraph(Math.max(0, before.end() - 1));
    int sentences = words.sentenceAt(at) - words.sentenceAt(Math.max(0, before.end() - 1));
    return quotation
        ? paragraphsBetween <= 1 && sentences <= 3
        : paragraphsBetween == 0 && sentences <= 2;
  }

  private int paragraph(int offset) {
    int found = Arrays.binarySearch(paragraphs, offset);
    return found >= 0 ? found : -found - 2;
  }

  private Resolution<Speaker> continued(Spoken before, double confidence) {
    return new Likely<>(
        before.speaker(), statements.get(before.index()).source().spans(), confidence);
  }

  // A source -------------------------------------------------------------------------------------

  private Resolution<Speaker> worded(Statement statement, Span span) {
    int from = words.from(span.start());
    int to = words.from(span.end());
    if (from >= to) {
      return new Unknown<>(Why.NO_ANTECEDENT);
    }
    return worded(statement, from, withoutAdverb(from, to));
  }

  /** Leaves the adverb off that a source ends with: “Reyes today”, “Examplia Power on Sunday”. */
  private int withoutAdverb(int from, int to) {
    int end = to;
    if (end - from > 1
        && words.isCapital(end - 2)
        && !words.isCapital(end - 1)
        && Lexicon.is("ending", words.lower(end - 1))) {
      end--;
    } else if (end - from > 2
        && Lexicon.is("never", words.lower(end - 1))
        && words.lower(end - 2).equals("on")) {
      end -= 2;
    }
    return end;
  }

  private Resolution<Speaker> worded(Statement statement, int from, int to) {
    String first = words.lower(from);
    if (isPronounPhrase(from, to)) {
      return pronoun(statement, from);
    }
    switch (first) {
      case "his", "her", "its", "their", "my", "our", "whose" -> {
        return possessed(statement, from, to);
      }
      default -> {}
    }
    var people = people(from, to);
    if (people != null) {
      return people;
    }
    return described(statement, from, to);
  }

  private boolean isPronounPhrase(int from, int to) {
    for (int i = from; i < to; i++) {
      switch (words.lower(i)) {
        case "he",
            "she",
            "they",
            "it",
            "i",
            "we",
            "you",
            "him",
            "her",
            "them",
            "me",
            "us",
            "hers",
            "himself",
            "herself",
            "itself",
            "themselves",
            "myself",
            "ourselves",
            "who",
            "whom",
            "which",
            "that",
            "this",
            "these",
            "those",
            "both" -> {}
        case "his", "their", "its", "my", "our" -> {
          if (i + 1 < to && !words.lower(i + 1).equals("own")) {
            return false;
          }
        }
        case "of", "all", "also", "too", "alone", "own", "two", "latter", "the" -> {
          if (i == from && !words.lower(i).equals("the")) {
            return false;
          }
          if (words.lower(i).equals("the")
              && !(i + 1 < to && words.lower(i + 1).equals("latter"))) {
            return false;
          }
        }
        default -> {
          return false;
        }
      }
    }
    return to > from;
  }

  // Pronouns -------------------------------------------------------------------------------------

  private Resolution<Speaker> pronoun(Statement statement, int at) {
    String lower = words.lower(at);
    return switch (lower) {
      case "he", "him", "his", "himself" -> person(statement, at, Gender.HE);
      case "she", "her", "hers", "herself" -> person(statement, at, Gender.SHE);
      case "i", "me", "my", "myself" -> self(statement, at, .92);
      case "we", "us", "our", "ourselves" -> self(statement, at, .65);
      case "who", "whom", "which", "that" -> relative(statement, at);
      case "the" -> new Unknown<>(Why.NO_ANTECEDENT); // “the latter”
      case "it", "its", "itself" -> body(statement, at, false);
      default -> body(statement, at, true);
    };
  }

  /** Returns the speaker of the statement that this one stands in. */
  private Resolution<Speaker> self(Statement statement, int at, double confidence) {
    Integer outer = statement.within() == null ? null : byId.get(statement.within());
    if (outer == null) {
      var before = spoken.lowerEntry(words.start(at));
      if (before != null
          && before.getValue().end() >= words.start(at)
          && cast.isQuoted(words.start(at))) {
        return continued(before.getValue(), confidence * .9);
      }
      return new Unknown<>(Why.NO_ANTECEDENT);
    }
    var found = resolved(outer);
    var speaker = speakerOf(found);
    return speaker == null || speaker.kind() == Kind.NOBODY
        ? new Unknown<>(Why.NO_ANTECEDENT)
        : new Likely<>(speaker, statements.get(outer).source().spans(), confidence);
  }

  private @Nullable Person personNamed(@Nullable Speaker speaker) {
    if (speaker == null || speaker.kind() != Kind.PERSON || speaker.name() == null) {
      return null;
    }
    String name = speaker.name();
    for (var person : cast.people(name)) {
      if (person.name().equals(name)) {
        return person;
      }
    }
    return null;
  }

  private Resolution<Speaker> person(Statement statement, int at, Gender gender) {
    int offset = words.start(at);
    Person not = null;
    if (statement.within() != null && cast.isQuoted(offset)) {
      Integer outer = byId.get(statement.within());
      if (outer != null && outer >= 0) {
        not = personNamed(speakerOf(resolved(outer)));
      }
    }
    var pointed = cast.pointedAt(offset, gender, not);
    var before = spoken.lowerEntry(offset);
    if (before != null
        && (before.getValue().speaker().kind() == Kind.ANONYMOUS
            || before.getValue().speaker().kind() == Kind.OFFICE)
        && words.sentenceAt(offset) - before.getValue().sentence() <= 1
        && isOneUnnamed(before.getValue())
        && noPersonSince(before.getKey(), offset)) {
      return continued(before.getValue(), .7);
    }
    if (pointed.best() == null) {
      return new Unknown<>(Why.NO_ANTECEDENT);
    }
    if (!pointed.rivals().isEmpty()) {
      return open(pointed);
    }
    return new Likely<>(speaker(pointed.best()), evidence(pointed.best()), pointed.confidence());
  }

  /** Whether a source words one person without a name: “a nurse”, “the head of the board”. */
  private boolean isOneUnnamed(Spoken before) {
    var spans = statements.get(before.index()).source().spans();
    if (spans.isEmpty()) {
      return false;
    }
    int to = words.from(spans.get(0).end());
    int from = words.from(spans.get(0).start());
    boolean again = isOneOf(words.lower(from), "the", "this", "that");
    for (int i = from; i < to; i++) {
      if (Lexicon.isRole(words.lower(i))) {
        return !again || (i + 1 < to && isOneOf(words.lower(i + 1), "of", "for", "at", "in"));
      }
    }
    return false;
  }

  private boolean noPersonSince(int from, int to) {
    for (var mention : cast.before(to, 10)) {
      if (mention.start() < from) {
        return true;
      }
      if (mention.person() != null && !mention.quoted()) {
        return false;
      }
    }
    return true;
  }

  private Resolution<Speaker> relative(Statement statement, int at) {
    int offset = words.start(at);
    if (at > 0 && !words.isCapital(at - 1)) {
      var noun = Lexicon.noun(words.lower(at - 1));
      int from = phraseStart(at);
      boolean predicate = from > 0 && isOneOf(words.lower(from - 1), "is", "was", "became");
      if (!predicate && (noun == SpeakingNoun.PERSON || noun == SpeakingNoun.PEOPLE)) {
        return worded(statement, from, at);
      }
    }
    boolean human = words.lower(at).startsWith("who");
    for (var mention : cast.before(offset, 1)) {
      if (offset - mention.start() < 80 && mention.sentence() == words.sentence(at)) {
        var body = mention.body();
        if (mention.person() != null && !words.lower(at).equals("which")) {
          return new Likely<>(speaker(mention.person()), evidence(mention.person()), .8);
        }
        if (body != null && (!human || isMany(body.kind()) || isHeadBefore(mention, at))) {
          return new Likely<>(speaker(body), List.of(body.at()), .7);
        }
      }
    }
    return new Unknown<>(Why.NO_ANTECEDENT);
  }

  /** Whether a body stands right before a relative and belongs to nothing before it. */
  private boolean isHeadBefore(Mention mention, int relative) {
    int from = words.from(mention.start());
    return relative - from <= 4
        && (from == 0
            || (!words.isPossessive(from - 1)
                && !isOneOf(words.lower(from - 1), "of", "in", "for", "by", "from", "at")));
  }

  /** Returns where the noun phrase that ends before {@code to} starts: “a senior adviser”. */
  private int phraseStart(int to) {
    int from = to - 1;
    while (from > 0 && to - from < 6 && words.gap(from - 1) == Words.BLANK) {
      String before = words.lower(from - 1);
      if (isOneOf(before, "a", "an", "the", "this", "that", "his", "her", "its", "their")) {
        return from - 1;
      }
      if (Lexicon.is("stop", before)
          || (from > 1 && words.lower(from - 2).equals("to"))
          || before.endsWith("ed")
          || before.endsWith("ing")) {
        return from;
      }
      from--;
    }
    return from;
  }

  private static boolean isMany(Kind kind) {
    return kind == Kind.GROUP;
  }

  /** Returns the body, government or group that “it” or “they” points to. */
  private Resolution<Speaker> body(Statement statement, int at, boolean many) {
    int offset = words.start(at);
    int sentence = words.sentence(at);
    Told best = null;
    double top = 0;
    String rival = null;
    double second = 0;
    var before = spoken.lowerEntry(offset);
    for (int k = 0; k < 6 && before != null; k++) {
      var said = before.getValue();
      int back = sentence - said.sentence();
      if (back > 4) {
        break;
      }
      var kind = said.speaker().kind();
      boolean fits =
          switch (kind) {
            case PERSON, NOBODY -> false;
            case ANONYMOUS -> many && isHiddenMany(said);
            case GROUP -> many;
            case DOCUMENT -> !many;
            case ORGANISATION, GOVERNMENT, OFFICE, OUTLET -> true;
          };
      if (fits) {
        double score = 1.3 * Math.pow(.7, back) * (many && !isMany(kind) ? .8 : 1);
        if (statements.get(said.index()).within() != null) {
          score *= INNER; // who speaks in somebody's words is not the one who goes on
        }
        if (score > top) {
          if (best != null && !sameName(best.speaker(), said.speaker())) {
            second = top;
            rival = best.speaker().name();
          }
          top = score;
          best =
              new Told(
                  said.speaker(),
                  statements.get(said.index()).source().spans(),
                  Math.min(.85, .5 + score * .3),
                  false);
        }
      }
      before = spoken.lowerEntry(before.getKey());
    }
    for (var mention : cast.before(offset, 20)) {
      var body = mention.body();
      int back = sentence - mention.sentence();
      if (back > 3) {
        break;
      }
      if (body == null
          || mention.quoted()
          || (!many && isMany(body.kind()))
          || statement.content().stream().anyMatch(holds(mention.start()))) {
        continue;
      }
      double score =
          (mention.subject() ? 1 : .45)
              * Math.pow(.65, back)
              * (many && !isMany(body.kind()) ? .75 : 1);
      if (score > top) {
        if (best != null && !sameName(best.speaker(), speaker(body))) {
          second = top;
        }
        top = score;
        best = new Told(speaker(body), List.of(body.at()), Math.min(.75, .4 + score * .3), false);
      } else if (best != null && !sameName(best.speaker(), speaker(body))) {
        second = Math.max(second, score);
      }
    }
    if (best == null || top < .5) {
      return new Unknown<>(Why.NO_ANTECEDENT);
    }
    if (second > .95 * top && rival == null) {
      return new Unknown<>(Why.SEVERAL_FIT);
    }
    return best.resolution();
  }

  /** Whether a source words several who stay unnamed: “sources”. */
  private boolean isHiddenMany(Spoken said) {
    var spans = statements.get(said.index()).source().spans();
    return !spans.isEmpty() && words.lower(words.from(spans.get(0).end()) - 1).endsWith("s");
  }

  private static boolean sameName(Speaker a, Speaker b) {
    return a.name() != null && a.name().equals(b.name());
  }

  // People ---------------------------------------------------------------------------------------

  private static Speaker speaker(Person person) {
    return new Speaker(Kind.PERSON, person.name(), person.role);
  }

  private static Speaker speaker(Body body) {
    return new Speaker(body.kind(), body.name(), null);
  }

  private static List<Span> evidence(Person person) {
    return person.roleAt == null ? List.of(person.at) : List.of(person.at, person.roleAt);
  }

  /** Returns the person or people that a source names, or null where it names none. */
  private @Nullable Resolution<Speaker> people(int from, int to) {
    var named = new ArrayList<Cast.Found>();
    boolean joined = false;
    for (int i = from; i < to; i++) {
      int end = cast.runEnd(i, to);
      if (end == i) {
        if (i > from && isOneOf(words.lower(i), "who", "which", "whose")) {
          break;
        }
        if (words.lower(i).equals("with") && hasCapital(from, i)) {
          break; // “the Examplia Post with his daughter Ann”
        }
        continue;
      }
      var found = cast.nameIn(i, end);
      if (found != null && namesThePerson(found, from, to)) {
        if (named.size() == 1
            && found.from() > from
            && Lexicon.isRole(words.lower(found.from() - 1))
            && !words.isCapital(found.from() - 1)
            && !isNewAfterAnd(named.get(0).to(), found.from())
            && isOneSegment(named.get(0).from(), found.from())) {
          named.clear(); // “Lee in the Morning writer Ann Reyes”
        }
        if (!named.isEmpty()) {
          if (!isJoined(named.get(named.size() - 1), found)) {
            break;
          }
          joined = true;
        }
        named.add(found);
        if (named.size() == 1 && end < to && words.gap(end - 1) == Words.COMMA) {
          // what follows is said about the one just named, unless another name is joined on
          joined = false;
        }
      }
      i = end - 1;
    }
    if (named.isEmpty()) {
      return null;
    }
    if (joined && named.size() > 1) {
      return several(named);
    }
    var others = withOthers(named.get(0), to);
    if (others != null) {
      return others;
    }
    return named(named.get(0), from, to);
  }

  /** Whether an “and” begins somebody else: “Lee and Examplia mayor Ann Reyes”. */
  private boolean isNewAfterAnd(int from, int to) {
    for (int i = from; i + 1 < to; i++) {
      if (words.lower(i).equals("and")) {
        return words.isCapital(i + 1)
            || Cast.isDeterminer(words.lower(i + 1))
            || Lexicon.is("another", words.lower(i + 1));
      }
    }
    return false;
  }

  /** Returns the group of “Reyes and her lawyers”, or null where nobody is joined to the name. */
  private @Nullable Resolution<Speaker> withOthers(Cast.Found found, int to) {
    int at = found.to() + 1;
    if (at + 1 >= to
        || words.gap(found.to() - 1) != Words.BLANK
        || !words.lower(found.to()).equals("and")
        || !(isOneOf(words.lower(at), "his", "her", "their")
            || Lexicon.noun(words.lower(headEnd(at, to) - 1)) == SpeakingNoun.PEOPLE)) {
      return null;
    }
    var person = cast.personOf(found.from(), found.to(), Gender.UNKNOWN);
    String name = person == null ? words.join(found.from(), found.to()) : person.name();
    return new Settled<>(
        new Speaker(Kind.GROUP, name + " and " + words.join(at, segmentEnd(at, to)), null),
        List.of(words.span(found.from(), to)),
        .85);
  }

  private boolean isOneSegment(int from, int to) {
    for (int i = from; i < to; i++) {
      if (words.gap(i) == Words.COMMA) {
        return false;
      }
    }
    return true;
  }

  private boolean isJoined(Cast.Found left, Cast.Found right) {
    for (int i = left.to(); i < right.from(); i++) {
      if (isOneOf(words.lower(i), "and", "or")) {
        for (int j = i + 1; j < right.from(); j++) {
          if (isOneOf(words.lower(j), "of", "for", "in", "at", "from", "by")) {
            return false;
          }
        }
        return true;
      }
    }
    return right.from() - left.to() == 0 && words.gap(left.to() - 1) == Words.COMMA;
  }

  /** Whether a run of capitals inside a source is the speaker's own name. */
  private boolean namesThePerson(Cast.Found found, int from, int to) {
    if (words.isPossessive(found.to() - 1) && found.to() < to) {
      return false; // “Reyes's office”
    }
    if (found.to() + 1 < to && words.lower(found.to()).equals("and")) {
      int next = cast.runEnd(found.to() + 1, to);
      if (next > found.to() + 1 && next < to && words.isPossessive(next - 1)) {
        return false; // “Lee and Reyes's mother”
      }
    }
    String before = found.from() > from ? words.lower(found.from() - 1) : "";
    if (isOneOf(before, "of", "for", "in", "at", "from", "by", "with", "to", "on", "the", "near")) {
      return false;
    }
    int next = found.to();
    if (next < to
        && words.gap(next - 1) == Words.BLANK
        && !words.lower(next).endsWith("ly") // “Reyes personally”
        && !isOneOf(
            words.lower(next),
            "and",
            "or",
            "who",
            "of",
            "from",
            "at",
            "in",
            "with",
            "for",
            "himself",
            "herself",
            "also",
            "then",
            "former",
            "on",
            "as",
            "to")) {
      // a modifier: “Reyes administration”, “Woolworths spokesperson”
      return false;
    }
    if (isOfAnother(from, found.from())) {
      return false; // “the nephew of the author Ann Lee”
    }
    int size = found.to() - found.from();
    if (size == 1 && found.from() > from && isNameOfBody(from, found.from())) {
      return false; // “the website Reyes”, “the Examplia News Agency, Reyes”
    }
    var bearers = cast.bearers(found.from(), found.to(), Gender.UNKNOWN);
    if (!bearers.isEmpty()) {
      return true;
    }
    if (found.sure() && (size > 1 || found.from() > from)) {
      return true;
    }
    boolean afterComma = found.from() > from && words.gap(found.from() - 1) == Words.COMMA;
    if (afterComma) {
      return isRolePhrase(from, found.from())
          && (next >= to || words.gap(next - 1) == Words.COMMA)
          && cast.isPlainName(found);
    }
    if (next < to && words.gap(next - 1) == Words.COMMA && isRolePhrase(next, to)) {
      return size > 1 && found.from() == from;
    }
    return size >= 2
        && size <= 3
        && found.from() == from
        && (found.to() == to || isOneOf(words.lower(next), "of", "from", "at"))
        && Cast.kindOf(words.join(from, to)) == Kind.ORGANISATION
        && cast.bodyNamed(words.join(from, to)) == null;
  }

  /** Whether the words before a name tell of somebody else, who is this one's kin or voice. */
  private boolean isOfAnother(int from, int to) {
    boolean person = false;
    boolean of = false;
    for (int i = from; i < to; i++) {
      if (words.gap(i) == Words.COMMA || words.lower(i).equals("and")) {
        return false;
      }
      if (of && i == to - 1 && Lexicon.isRole(words.lower(i))) {
        return true;
      }
      of |= person && isOneOf(words.lower(i), "of", "for", "to");
      person |= !of && Lexicon.is("another", words.lower(i));
    }
    return false;
  }

  /** Whether the words before a name end with a body that it may be the name of. */
  private boolean isNameOfBody(int from, int to) {
    var noun = Lexicon.noun(words.lower(to - 1));
    return (words.gap(to - 1) == Words.COMMA || !words.isCapital(to - 1))
        && (noun == SpeakingNoun.ORGANISATION
            || noun == SpeakingNoun.OFFICE
            || noun == SpeakingNoun.OUTLET)
        && !isRolePhrase(from, to);
  }

  private boolean isRolePhrase(int from, int to) {
    for (int i = from; i < to; i++) {
      String lower = words.lower(i);
      if (Lexicon.isRole(lower)) {
        return true;
      }
      if (i > from && isAfterHead(lower)) {
        return false;
      }
    }
    return false;
  }

  private Resolution<Speaker> several(List<Cast.Found> named) {
    var names = new LinkedHashSet<String>();
    var spans = new ArrayList<Span>();
    for (var found : named) {
      var person = cast.personOf(found.from(), found.to(), Gender.UNKNOWN);
      names.add(person == null ? words.join(found.from(), found.to()) : person.name());
      spans.add(words.span(found.from(), found.to()));
    }
    if (names.size() == 1) {
      return new Settled<>(new Speaker(Kind.PERSON, names.iterator().next(), null), spans, .9);
    }
    return new Settled<>(new Speaker(Kind.GROUP, String.join(" and ", names), null), spans, .9);
  }

  private Resolution<Speaker> named(Cast.Found found, int from, int to) {
    var gender = Gender.UNKNOWN;
    if (found.from() > from) {
      String title = words.lower(found.from() - 1);
      gender =
          Lexicon.is("he-title", title)
              ? Gender.HE
              : Lexicon.is("she-title", title) ? Gender.SHE : Gender.UNKNOWN;
    }
    var bearers = cast.bearers(found.from(), found.to(), gender);
    Person person;
    if (bearers.size() > 1) {
      var latest = latestOf(bearers, words.start(found.from()));
      if (latest == null) {
        return new Open<>(bearers.stream().map(SpeakerResolver::speaker).toList(), Why.SEVERAL_FIT);
      }
      takeRole(latest, found, from, to);
      return new Likely<>(speaker(latest), evidence(latest), .6);
    }
    person = bearers.isEmpty() ? cast.add(found) : bearers.get(0);
    takeRole(person, found, from, to);
    boolean full = found.to() - found.from() > 1;
    return new Settled<>(
        speaker(person), evidence(person), full ? .97 : person.names.size() > 1 ? .95 : .9);
  }

  /** Returns which of several bearers of a name was named in full last, just before. */
  private @Nullable Person latestOf(List<Person> bearers, int offset) {
    int sentence = words.sentenceAt(offset);
    for (var mention : cast.before(offset, 30)) {
      if (mention.person() != null && bearers.contains(mention.person())) {
        return sentence - mention.sentence() <= 4 ? mention.person() : null;
      }
    }
    return null;
  }

  private void takeRole(Person person, Cast.Found found, int from, int to) {
    if (person.role != null) {
      return;
    }
    int start = from;
    int end = found.from();
    while (start < end && (Cast.isDeterminer(words.lower(start)))) {
      start++;
    }
    while (end > start
        && Lexicon.isTitle(words.lower(end - 1))
        && !Lexicon.isRole(words.lower(end - 1))) {
      end--;
    }
    if (end > start) {
      cast.take(person, start, end);
      return;
    }
    start = found.to();
    while (start < to && isOneOf(words.lower(start), "the", "who", "is", "was", "an", "a")) {
      start++;
    }
    if (start < to && !isOneOf(words.lower(start), "and", "himself", "herself", "also")) {
      cast.take(person, start, to);
    }
  }

  // Descriptions and bodies ----------------------------------------------------------------------

  private static boolean isOneOf(String word, String... others) {
    return List.of(others).contains(word);
  }

  /** Returns where the noun phrase that opens a source ends. */
  private int headEnd(int from, int to) {
    int end = from;
    while (end < to
        && (end == from || words.gap(end - 1) == Words.BLANK || words.gap(end - 1) == Words.MARK)
        && (end == from || !isAfterHead(words.lower(end)))) {
      end++;
    }
    return end;
  }

  private boolean hasCapital(int from, int to) {
    for (int i = from; i < to; i++) {
      if (words.word(i).endsWith("-based")) {
        continue;
      }
      if (words.isCapital(i)
          && !(words.start(i) == words.start(from) && opensSentence(i) && isPlain(i))) {
        return true;
      }
    }
    return false;
  }

  private boolean isPlain(int i) {
    String lower = words.lower(i);
    return Lexicon.noun(lower) != null
        || Lexicon.is("stop", lower)
        || Lexicon.is("never", lower)
        || Lexicon.is("newsy", lower)
        || Lexicon.is("anonymous", lower)
        || Lexicon.is("bearer", lower);
  }

  private boolean opensSentence(int i) {
    return i == 0 || words.gap(i - 1) >= Words.MARK || words.gap(i - 1) == Words.COMMA;
  }

  private Resolution<Speaker> described(Statement statement, int from, int to) {
    int start = from;
    boolean indefinite = false;
    boolean definite = false;
    String first = words.lower(from);
    if (isOneOf(first, "a", "an", "another", "one", "any", "each")) {
      indefinite = true;
      start++;
    } else if (isOneOf(first, "the", "this", "that")) {
      definite = true;
      start++;
    }
    if (start >= to) {
      return told(Kind.ANONYMOUS, null, from, to, .7);
    }
    if (indefinite && isAfterHead(words.lower(start))) {
      return told(Kind.ANONYMOUS, null, from, to, .9);
    }
    int headEnd = headEnd(start, to);
    if (headEnd == start) {
      headEnd = Math.min(to, start + 1);
    }
    int head = headEnd - 1;
    String noun = words.lower(head);
    var kind = Lexicon.noun(noun);

    // “the report”, “Reyes's statement”, “a letter by Reyes”
    boolean paper = isOutlet(definite, start, head);
    if (!paper && (Lexicon.is("bearer", noun) || kind == SpeakingNoun.DOCUMENT)) {
      return document(statement, from, start, head, headEnd, to);
    }
    if (Lexicon.is("anonymous", noun)) {
      return hidden(start, head, to);
    }
    boolean official = noun.startsWith("official") && !(head == start && isFrom(headEnd, to));
    if (Lexicon.is("reporting", noun)) {
      var outlet = outletOf(start, head, headEnd, to);
      if (outlet != null) {
        return outlet;
      }
    }
    if (Lexicon.is("voice", noun) && !official) {
      var body = bodyBehind(statement, start, head, headEnd, to);
      if (body != null) {
        return body;
      }
    }
    int owner = possessiveEnd(start, head);
    if (kind == null && isNumber(words.lower(start))) {
      return group(start, to);
    }
    if (definite && Lexicon.is("maker", noun)) {
      var found = plainBody(start, head, headEnd, to, true, SpeakingNoun.ORGANISATION);
      if (found instanceof Likely<Speaker>) {
        return found;
      }
    }
    if (kind == SpeakingNoun.PERSON && !isBodyName(start, head) && !paper) {
      return onePerson(start, head, headEnd, to, owner, indefinite, definite);
    }
    if (kind == SpeakingNoun.PEOPLE) {
      return group(start, to);
    }
    if (kind == SpeakingNoun.GOVERNMENT) {
      return government(from, start, head, headEnd, to, owner);
    }
    String whole = words.join(start, segmentEnd(start, to));
    var hit = Countries.find(words.join(start, headEnd));
    if (hit == null) {
      hit = Countries.find(whole);
    }
    if (hit != null && hit.by() != Countries.By.DEMONYM) {
      return new Settled<>(
          new Speaker(Kind.GOVERNMENT, "government of " + hit.name(), null),
          List.of(words.span(start, headEnd)),
          .85);
    }
    if (head > start
        && isOneOf(noun, "state", "side")
        && Countries.find(words.word(head - 1)) != null) {
      return government(from, start, head, headEnd, to, owner);
    }
    boolean capital = hasCapital(start, headEnd);
    boolean again = definite && head == start && headEnd == to && Lexicon.is("anaphoric", noun);
    if (kind != null && (!capital || again)) {
      return plainBody(start, head, headEnd, to, definite, kind);
    }
    if (capital) {
      return body(start, headEnd, to, owner);
    }
    if (noun.endsWith("year-old") || noun.endsWith("year-olds")) {
      return lastNamed(from);
    }
    if (noun.endsWith("s") || isOneOf(noun, "some", "others", "many", "people", "several")) {
      return group(start, to);
    }
    if (indefinite) {
      return told(Kind.ANONYMOUS, null, from, to, .6);
    }
    return told(Kind.GROUP, words.join(start, segmentEnd(start, to)), from, to, .4);
  }

  private boolean isFrom(int headEnd, int to) {
    return headEnd + 1 < to
        && isOneOf(words.lower(headEnd), "from", "at")
        && hasCapital(headEnd + 1, to);
  }

  /** Returns the named outlet that a journalist is of: “an Examplia Times reporter”; or null. */
  private @Nullable Resolution<Speaker> outletOf(int start, int head, int headEnd, int to) {
    boolean after = isFrom(headEnd, to) || (headEnd + 1 < to && words.lower(headEnd).equals("for"));
    int from = after ? headEnd + 1 : start;
    int end = after ? segmentEnd(from, to) : head;
    return from < end && Cast.kindOf(words.join(from, end)) == Kind.OUTLET
        ? told(Kind.OUTLET, words.join(from, end), from, end, .85)
        : null;
  }

  /** Whether a noun of a person ends a body's name: “the Directorate General”. */
  private boolean isBodyName(int start, int head) {
    if (!words.isCapital(head) || head == start || !words.isCapital(head - 1)) {
      return false;
    }
    var before = Lexicon.noun(words.lower(head - 1));
    return before == SpeakingNoun.OFFICE
        || words.lower(head - 1).equals("directorate")
        || (Lexicon.is("orgword", words.lower(head))
            && !Lexicon.isTitle(words.lower(head))); // “the Coast Guard”
  }

  /** Whether a noun of a person or a document ends a newspaper's name: “the Examplia Post”. */
  private boolean isOutlet(boolean definite, int start, int head) {
    return words.isCapital(head)
        && Lexicon.is("outlet", words.lower(head))
        && (definite || head > start)
        && (head == start || words.isCapital(head - 1));
  }

  private static boolean isNumber(String lower) {
    return (lower.codePoints().anyMatch(Character::isDigit) && !lower.endsWith("-year-old"))
        || isOneOf(
            lower,
            "more",
            "less",
            "fewer",
            "over",
            "nearly",
            "two",
            "three",
            "four",
            "five",
            "dozens",
            "hundreds",
            "thousands",
            "some",
            "several",
            "many",
            "most",
            "all",
            "others",
            "both");
  }

  private int segmentEnd(int from, int to) {
    int end = from + 1;
    while (end < to
        && words.gap(end - 1) != Words.COMMA
        && !isOneOf(words.lower(end), "who", "which", "with", "after", "during", "following")) {
      end++;
    }
    return end;
  }

  /** Returns just past the last possessive before {@code head}, or -1. */
  private int possessiveEnd(int start, int head) {
    for (int i = head - 1; i >= start; i--) {
      if (words.isPossessive(i)) {
        return i + 1;
      }
    }
    return -1;
  }

  private Resolution<Speaker> told(
      Kind kind, @Nullable String name, int from, int to, double confidence) {
    return confidence >= .7
        ? new Settled<>(new Speaker(kind, name, null), List.of(words.span(from, to)), confidence)
        : new Likely<>(new Speaker(kind, name, null), List.of(words.span(from, to)), confidence);
  }

  private Resolution<Speaker> group(int start, int to) {
    int end = segmentEnd(start, to);
    return told(Kind.GROUP, words.join(start, end), start, end, .9);
  }

  private Resolution<Speaker> hidden(int start, int head, int to) {
    String modifiers = words.join(start, head);
    String noun = words.lower(head);
    if (hasCapital(start, head) && noun.startsWith("report") && !modifiers.isEmpty()) {
      return new Likely<>(
          new Speaker(Cast.kindOf(modifiers), modifiers, null),
          List.of(words.span(start, head)),
          .7);
    }
    if (noun.startsWith("source") && head > start && isOneOf(words.lower(head - 1), "news")) {
      return told(Kind.OUTLET, words.join(start, head + 1), start, head + 1, .8);
    }
    return told(Kind.ANONYMOUS, null, start, to, .92);
  }

  private Resolution<Speaker> document(
      Statement statement, int from, int start, int head, int headEnd, int to) {
    String noun = words.lower(head);
    int owner = possessiveEnd(start, head);
    if (owner > 0) {
      var found = worded(statement, from, owner);
      if (speakerOf(found) != null) {
        return found;
      }
    }
    int by = -1;
    for (int i = headEnd; i < Math.min(to, headEnd + 6); i++) {
      if (isOneOf(words.lower(i), "by", "from") && i + 1 < to) {
        by = i + 1;
        break;
      }
    }
    if (by > 0) {
      var found = worded(statement, by, to);
      if (speakerOf(found) != null) {
        return found;
      }
    }
    if (noun.startsWith("report") && noun.endsWith("s") && !hasCapital(start, head)) {
      return told(Kind.ANONYMOUS, null, start, head + 1, .85);
    }
    if (head > start && (hasCapital(start, head) || hasBodyNoun(start, head))) {
      var people = people(start, head);
      if (people != null) {
        return people;
      }
      int first = start;
      while (first < head - 1
          && !words.isCapital(first)
          && Lexicon.noun(words.lower(first)) == null
          && Lexicon.noun(words.lower(first + 1)) == null) {
        first++;
      }
      if (hasCapital(first, head) || Lexicon.noun(words.lower(head - 1)) != null) {
        var found = described(statement, first, head);
        var speaker = speakerOf(found);
        if (speaker != null && speaker.kind() != Kind.GROUP) {
          return found;
        }
      }
    }
    if (from < start && isOneOf(words.lower(from), "the", "this", "that")) {
      var issuer = new DocumentIssuer(words, cast).of(head);
      if (issuer != null) {
        var found = worded(statement, issuer.from(), issuer.to());
        var speaker = speakerOf(found);
        if (speaker != null && speaker.name() != null) {
          return new Likely<>(speaker, List.of(words.span(issuer.from(), issuer.to())), .7);
        }
      }
      var before = whoIssued(head);
      if (before != null) {
        return continued(before, .7);
      }
      if (Lexicon.is("bearer", noun)) {
        return new Unknown<>(Why.NO_ANTECEDENT); // somebody issued it, and is named elsewhere
      }
    }
    return told(Kind.DOCUMENT, words.join(start, segmentEnd(start, to)), start, to, .6);
  }

  /**
   * Returns the last speaker who was said to speak in a document of this kind: “in a ruling”,
   * “ruled” for “the ruling”.
   */
  private @Nullable Spoken whoIssued(int head) {
    String noun = words.lower(head);
    var before = spoken.lowerEntry(words.start(head));
    for (int k = 0; k < 8 && before != null; k++) {
      var said = before.getValue();
      if (words.sentence(head) - said.sentence() > FARTHEST_ISSUER) {
        return null;
      }
      if (said.speaker().name() != null
          && said.speaker().kind() != Kind.DOCUMENT
          && said.speaker().kind() != Kind.GROUP
          && isIssuedIn(statements.get(said.index()), noun)) {
        return said;
      }
      before = spoken.lowerEntry(before.getKey());
    }
    return null;
  }

  /** Whether the words around a statement, not its content, tell of a document. */
  private boolean isIssuedIn(Statement statement, String noun) {
    for (Span span : statement.cue()) {
      for (int i = words.from(span.start()); i < words.from(span.end()); i++) {
        if (Lexicon.isIssuing(words.lower(i), noun)) {
          return true;
        }
      }
    }
    int at = words.from(anchor(statement));
    int sentence = words.sentence(at);
    while (at > 0 && words.sentence(at - 1) == sentence) {
      at--;
    }
    for (int i = at; i < words.size && words.sentence(i) == sentence; i++) {
      if (words.lower(i).equals(noun)
          && statement.content().stream().noneMatch(holds(words.start(i)))) {
        return true;
      }
    }
    return false;
  }

  private static Predicate<Span> holds(int offset) {
    return span -> span.start() <= offset && offset < span.end();
  }

  private boolean hasBodyNoun(int from, int to) {
    for (int i = from; i < to; i++) {
      var noun = Lexicon.noun(words.lower(i));
      if (noun != null && noun != SpeakingNoun.DOCUMENT) {
        return true;
      }
    }
    return false;
  }

  /** Returns the body that a spokesperson speaks for, or null where the words name none. */
  private @Nullable Resolution<Speaker> bodyBehind(
      Statement statement, int start, int head, int headEnd, int to) {
    int from = -1;
    int end = to;
    if (headEnd + 1 < to && isOneOf(words.lower(headEnd), "for", "of", "from", "at", "with")) {
      from = headEnd + 1;
    } else if (head > start) {
      from = start;
      end = head;
      if (words.isPossessive(end - 1) && end - from == 1) {
        end = head;
      }
    }
    if (from < 0) {
      return null;
    }
    var found = worded(statement, from, end);
    var speaker = speakerOf(found);
    if (speaker == null || speaker.name() == null) {
      return null;
    }
    var kind =
        speaker.kind() == Kind.PERSON || speaker.kind() == Kind.GROUP
            ? Kind.OFFICE
            : speaker.kind();
    String name = speaker.kind() == Kind.PERSON ? "office of " + speaker.name() : speaker.name();
    return new Settled<>(
        new Speaker(kind, name, words.join(start, headEnd)), List.of(words.span(start, to)), .85);
  }

  private Resolution<Speaker> onePerson(
      int start, int head, int headEnd, int to, int owner, boolean indefinite, boolean definite) {
    String noun = words.lower(head);
    if (indefinite) {
      return told(Kind.ANONYMOUS, null, start, to, .92);
    }
    var person = roleBearer(words.start(start), start, headEnd, noun);
    if (person != null) {
      return new Likely<>(speaker(person), evidence(person), .8);
    }
    boolean more = head > start || headEnd < to;
    if (definite && !more && Lexicon.is("voice", noun)) {
      return lastVoice(start, noun);
    }
    if (Lexicon.is("holder", noun) || isHolder(start, head)) {
      if (noun.equals("head") && headEnd + 1 < to && words.lower(headEnd).equals("of")) {
        int body =
            headEnd + 2 < to && words.lower(headEnd + 1).equals("the") ? headEnd + 2 : headEnd + 1;
        return isOneOf(words.lower(body), "state", "government")
            ? new Unknown<>(Why.NO_ANTECEDENT)
            : told(Kind.OFFICE, words.join(body, segmentEnd(body, to)), start, to, .75);
      }
      return more
          ? told(Kind.OFFICE, words.join(start, segmentEnd(start, to)), start, to, .7)
          : new Unknown<>(Why.NO_ANTECEDENT);
    }
    boolean complement = headEnd < to && words.gap(headEnd - 1) == Words.BLANK;
    if (definite && !complement && owner <= 0) {
      var again = describedAgain(start, head, noun);
      if (again != null) {
        return again;
      }
    }
    return owner > 0 || !definite
        ? told(Kind.ANONYMOUS, null, start, to, .75)
        : told(Kind.ANONYMOUS, null, start, to, .6);
  }

  /**
   * Returns whom a description without a complement takes up: “the scholar”, of whom it was said
   * before, or “the former harbour master”, who can only be the person spoken of.
   */
  private @Nullable Resolution<Speaker> describedAgain(int start, int head, String noun) {
    var before = spoken.lowerEntry(words.start(start));
    for (int k = 0; k < 4 && before != null; k++) {
      var said = before.getValue();
      if (said.speaker().kind() == Kind.ANONYMOUS
          && words.sentence(start) - said.sentence() <= 6
          && isWorded(statements.get(said.index()), noun)) {
        return continued(said, .75);
      }
      before = spoken.lowerEntry(before.getKey());
    }
    if (isIntroduced(start, noun)) {
      return null;
    }
    var gender =
        Lexicon.is("man", noun)
            ? Gender.HE
            : Lexicon.is("woman", noun) ? Gender.SHE : Gender.UNKNOWN;
    var pointed = cast.pointedAt(words.start(start), gender, null);
    if (pointed.best() == null || (head == start && pointed.best().role != null)) {
      return null;
    }
    if (pointed.rivals().isEmpty() && pointed.confidence() >= SURE_OWNER) {
      return new Likely<>(speaker(pointed.best()), evidence(pointed.best()), .6);
    }
    return head == start ? null : open(pointed);
  }

  private static Resolution<Speaker> open(Cast.Pointed pointed) {
    var candidates = new ArrayList<Speaker>();
    if (pointed.best() != null) {
      candidates.add(speaker(pointed.best()));
    }
    pointed.rivals().forEach(rival -> candidates.add(speaker(rival)));
    return new Open<>(candidates, Why.SEVERAL_FIT);
  }

  /** Whether somebody unnamed came up as “an agent” shortly before “the agent”. */
  private boolean isIntroduced(int start, String noun) {
    for (int i = start - 1; i > 0 && start - i < INTRODUCED; i--) {
      if (words.lower(i).equals(noun)) {
        for (int j = i - 1; j >= 0 && i - j < 4 && words.gap(j) == Words.BLANK; j--) {
          if (isOneOf(words.lower(j), "a", "an", "another", "one")) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private boolean isWorded(Statement statement, String noun) {
    for (Span span : statement.source().spans()) {
      for (int i = words.from(span.start()); i < words.from(span.end()); i++) {
        if (words.lower(i).equals(noun)) {
          return true;
        }
      }
    }
    return false;
  }

  /** Whether two words name an office: “the attorney general”, “the chief executive”. */
  private boolean isHolder(int start, int head) {
    if (head == start) {
      return false;
    }
    String before = words.lower(head - 1);
    return switch (words.lower(head)) {
      case "general" -> Lexicon.isRole(before);
      case "executive", "constable", "justice", "whip" -> before.equals("chief");
      default -> false;
    };
  }

  /** Returns who last spoke through somebody called so: “the spokeswoman”. */
  private Resolution<Speaker> lastVoice(int start, String noun) {
    var before = spoken.lowerEntry(words.start(start));
    for (int k = 0; k < 8 && before != null; k++) {
      if (isWorded(statements.get(before.getValue().index()), noun)) {
        return continued(before.getValue(), .75);
      }
      before = spoken.lowerEntry(before.getKey());
    }
    return told(Kind.ANONYMOUS, null, start, start + 1, .6);
  }

  /** Returns the one person whose role has all the words of a description, or null. */
  private @Nullable Person roleBearer(int offset, int start, int headEnd, String noun) {
    Person best = null;
    boolean several = false;
    String home = cast.mainCountry();
    for (var person : cast.withRole(noun)) {
      String role = person.role == null ? "" : person.role.toLowerCase(Locale.ROOT);
      boolean all = true;
      for (int i = start; i < headEnd; i++) {
        String lower = words.lower(i);
        var hit = Countries.find(words.word(i));
        all &=
            role.contains(lower)
                || (hit != null && (home == null || hit.name().equals(home)))
                || isOneOf(
                    lower,
                    "local",
                    "s",
                    "federal",
                    "current",
                    "district",
                    "country",
                    "chief",
                    "senior");
      }
      if (all) {
        several |= best != null;
        best = person;
      }
    }
    if (!several) {
      return best;
    }
    for (var mention : cast.before(offset, 30)) {
      var person = mention.person();
      if (person != null
          && person.role != null
          && person.role.toLowerCase(Locale.ROOT).contains(noun)) {
        return person;
      }
    }
    return null;
  }

  private Resolution<Speaker> government(
      int from, int start, int head, int headEnd, int to, int owner) {
    for (int n = 1; n <= 3 && start + n <= head; n++) {
      var hit = Countries.find(words.join(start, start + n));
      if (hit != null && start + n == head) {
        return new Settled<>(
            new Speaker(Kind.GOVERNMENT, "government of " + hit.name(), null),
            List.of(words.span(from, headEnd)),
            .95);
      }
    }
    if (headEnd + 1 < to && words.lower(headEnd).equals("of")) {
      String of = words.join(headEnd + 1, segmentEnd(headEnd + 1, to));
      var hit = Countries.find(of);
      return told(
          Kind.GOVERNMENT, "government of " + (hit == null ? of : hit.name()), from, to, .95);
    }
    if (owner > 0 || head > start) {
      int end = owner > 0 ? owner : head;
      var hit = Countries.find(words.join(start, end));
      String name =
          hit != null
              ? "government of " + hit.name()
              : hasCapital(start, head) ? words.join(start, headEnd) : null;
      if (name != null) {
        return told(Kind.GOVERNMENT, name, from, headEnd, .85);
      }
    }
    if (head > start && Lexicon.is("lesser", words.lower(head - 1))) {
      return told(Kind.GOVERNMENT, words.join(start, headEnd), from, headEnd, .6);
    }
    var before = spoken.lowerEntry(words.start(from));
    for (int k = 0; k < 5 && before != null; k++) {
      if (before.getValue().speaker().kind() == Kind.GOVERNMENT) {
        return continued(before.getValue(), .7);
      }
      before = spoken.lowerEntry(before.getKey());
    }
    String country = cast.mainCountry();
    return country == null
        ? new Unknown<>(Why.NO_ANTECEDENT)
        : new Likely<>(
            new Speaker(Kind.GOVERNMENT, "government of " + country, null),
            List.of(words.span(from, headEnd)),
            .65);
  }

  /** Whether “the company” and its like may point to a body of this name. */
  private static boolean suits(String noun, Speaker speaker) {
    if (speaker.name() == null || (speaker.kind() == Kind.OUTLET && !Lexicon.is("press", noun))) {
      return false;
    }
    for (String word : speaker.name().toLowerCase(Locale.ROOT).split("[^\\p{L}]+")) {
      if (Lexicon.is("public", word)) {
        return Lexicon.is("public-" + noun, word);
      }
    }
    if (speaker.kind() == Kind.OFFICE) {
      return false;
    }
    boolean acronym = speaker.name().codePoints().allMatch(Character::isUpperCase);
    return !Lexicon.is(acronym ? "spelt" : "named", noun);
  }

  /** Returns a body worded without a name: “the company”, “police”, “the defence ministry”. */
  private Resolution<Speaker> plainBody(
      int start, int head, int headEnd, int to, boolean definite, SpeakingNoun noun) {
    String word = words.lower(head);
    var kind =
        switch (noun) {
          case OFFICE -> Kind.OFFICE;
          case OUTLET -> Kind.OUTLET;
          default -> Kind.ORGANISATION;
        };
    if (headEnd < to && words.gap(headEnd - 1) == Words.COMMA) {
      int name = words.lower(headEnd).equals("the") ? headEnd + 1 : headEnd;
      if (name < to && words.isCapital(name)) {
        return body(name, headEnd(name, to), to, -1); // “the company, Examplia Power,”
      }
    }
    if (definite && Lexicon.is("anaphoric", word) && tellsNothingNew(start, head)) {
      int offset = words.start(start);
      var latest = spoken.lowerEntry(offset);
      for (int k = 0; k < 4 && latest != null; k++) {
        if (hasWord(latest.getValue().speaker().name(), word)) {
          return continued(latest.getValue(), .8);
        }
        latest = spoken.lowerEntry(latest.getKey());
      }
      Body other = null;
      int others = 0;
      for (var mention : cast.before(offset, 40)) {
        var body = mention.body();
        if (body == null || isMany(body.kind())) {
          continue;
        }
        if (hasWord(body.name(), word)) {
          return new Likely<>(speaker(body), List.of(body.at()), .8);
        }
        if (other == null
            && suits(word, speaker(body))
            && words.sentence(start) - mention.sentence() <= 6) {
          other = body;
        } else if (other != null && !other.name().equals(body.name())) {
          others++;
        }
      }
      var before = spoken.lowerEntry(offset);
      for (int k = 0; k < 4 && before != null; k++) {
        var speaker = before.getValue().speaker();
        if (suits(word, speaker)
            && (speaker.kind() == Kind.ORGANISATION
                || speaker.kind() == Kind.OUTLET
                || speaker.kind() == Kind.OFFICE)
            && speaker.name() != null) {
          return continued(before.getValue(), .65);
        }
        before = spoken.lowerEntry(before.getKey());
      }
      if (head == start && headEnd == to && !words.isCapital(head)) {
        return other != null && others < 3
            ? new Likely<>(speaker(other), List.of(other.at()), .5)
            : new Unknown<>(Why.NO_ANTECEDENT);
      }
    }
    return told(kind, words.join(start, segmentEnd(start, to)), start, to, definite ? .75 : .8);
  }

  private static boolean hasWord(@Nullable String name, String word) {
    return name != null
        && name.length() > word.length()
        && (" " + name.toLowerCase(Locale.ROOT) + " ").contains(" " + word + " ");
  }

  /**
   * Whether the words before a noun leave it a second mention (“the company”, “the Berlin-based
   * company”) rather than describe another body (“the regional fire service”).
   */
  private boolean tellsNothingNew(int start, int head) {
    for (int i = start; i < head; i++) {
      if (Countries.find(words.word(i)) == null
          && !words.word(i).endsWith("-based")
          && !Lexicon.is("same", words.lower(i))) {
        return false;
      }
    }
    return true;
  }

  private Resolution<Speaker> body(int start, int headEnd, int to, int owner) {
    boolean office = words.lower(headEnd - 1).equals("office") && headEnd - 1 == owner;
    int first = owner > 0 && words.isCapital(owner) && !office ? owner : start;
    int end = segmentEnd(start, to);
    if (end < headEnd) {
      end = headEnd;
    }
    String name = words.join(first, end);
    String headName = words.join(first, headEnd);
    var bearers = cast.bearers(headEnd - 1, headEnd, Gender.UNKNOWN);
    if (headEnd - first == 1 && bearers.size() == 1 && first == start) {
      return new Settled<>(speaker(bearers.get(0)), evidence(bearers.get(0)), .9);
    }
    var known = cast.bodyNamed(headName);
    if (known == null) {
      known = cast.bodyNamed(name);
    }
    if (known != null && known.name().length() > headName.length()) {
      return new Settled<>(speaker(known), List.of(known.at()), .88);
    }
    return told(Cast.kindOf(headName), name, first, end, .88);
  }

  private Resolution<Speaker> lastNamed(int from) {
    for (var mention : cast.before(words.start(from), 20)) {
      if (mention.person() != null
          && !mention.quoted()
          && words.sentence(from) - mention.sentence() <= 4) {
        return new Likely<>(speaker(mention.person()), evidence(mention.person()), .7);
      }
    }
    var pointed = cast.pointedAt(words.start(from), Gender.UNKNOWN, null);
    return pointed.best() == null || !pointed.rivals().isEmpty()
        ? new Unknown<>(pointed.best() == null ? Why.NO_ANTECEDENT : Why.SEVERAL_FIT)
        : new Likely<>(speaker(pointed.best()), evidence(pointed.best()), .6);
  }

  // “his office”, “their lawyers” ----------------------------------------------------------------

  private Resolution<Speaker> possessed(Statement statement, int from, int to) {
    if (from + 1 >= to) {
      return pronoun(statement, from);
    }
    var people = people(from + 1, to);
    if (people != null) {
      return people;
    }
    int headEnd = headEnd(from + 1, to);
    String noun = words.lower(Math.max(from + 1, headEnd - 1));
    var kind = Lexicon.noun(noun);
    if (kind == SpeakingNoun.PERSON) {
      var person = roleBearer(words.start(from), headEnd - 1, headEnd, noun);
      return person == null
          ? told(Kind.ANONYMOUS, null, from, to, .75)
          : new Likely<>(speaker(person), evidence(person), .6);
    }
    var owner = pronoun(statement, from);
    var speaker =
        owner instanceof Likely<Speaker> one && one.confidence() < LIKELY_OWNER
            ? null
            : speakerOf(owner);
    String rest = words.join(from + 1, segmentEnd(from + 1, to));
    if (speaker == null || speaker.name() == null) {
      return kind == SpeakingNoun.PEOPLE
          ? told(Kind.GROUP, rest, from, to, .6)
          : new Unknown<>(Why.NO_ANTECEDENT);
    }
    if (Lexicon.is("bearer", noun) || kind == SpeakingNoun.DOCUMENT) {
      return owner;
    }
    if (kind == SpeakingNoun.OFFICE) {
      return new Likely<>(
          new Speaker(Kind.OFFICE, noun + " of " + speaker.name(), null),
          List.of(words.span(from, to)),
          .75);
    }
    boolean many = kind == SpeakingNoun.PEOPLE || noun.equals("team") || noun.endsWith("s");
    boolean unsure = owner instanceof Likely<Speaker> likely && likely.confidence() < SURE_OWNER;
    if ((unsure && (!many || words.lower(from).equals("its"))) || (kind == null && !many)) {
      return new Unknown<>(Why.NO_ANTECEDENT);
    }
    return new Likely<>(
        new Speaker(many ? Kind.GROUP : Kind.ORGANISATION, speaker.name() + "'s " + rest, null),
        List.of(words.span(from, to)),
        .7);
  }

  private static boolean isAfterHead(String lower) {
    return SourceWording.isAfterHead(lower) || AFTER_DOCUMENT.contains(lower);
  }
}
