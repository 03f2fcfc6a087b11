package org.onrecord.resolve;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.onrecord.article.Article;
import org.onrecord.article.Passage;
import org.onrecord.article.Span;
import org.onrecord.resolve.Lexicon.Gender;
import org.onrecord.statement.EntityMention;
import org.onrecord.statement.QuotationMarks;
import org.onrecord.statement.Speaker.Kind;
import org.onrecord.statement.SpeakingNoun;
import org.onrecord.statement.Statement;

/** Everybody an article names, and where. */
final class Cast {
  private static final Set<String> PARTICLES =
      Set.of(
          "de", "del", "della", "di", "da", "van", "von", "der", "den", "la", "le", "el", "al",
          "bin", "ibn", "bint", "dos", "das", "du", "ter", "ten", "y");
  private static final int LONGEST_NAME = 10;
  private static final int FARTHEST = 12;
  private static final int MOST = 60;

  /** Whom a pronoun points to less surely than this shares it with the next best. */
  private static final double UNSURE = .6;

  /**
   * A person's name found in a run of words.
   *
   * @param from first word of the name
   * @param to just past its last
   * @param sure whether the words around it, or the name itself, tell that it is a person's
   */
  record Found(int from, int to, boolean sure) {}

  /**
   * Whom a pronoun points to.
   *
   * @param best the fittest, or null where nobody fits
   * @param rivals others that fit as well
   * @param confidence that {@code best} is right
   */
  record Pointed(@Nullable Person best, List<Person> rivals, double confidence) {}

  final Words words;
  private final TreeMap<Integer, Integer> quotes = new TreeMap<>();
  private final TreeMap<Integer, Integer> personNames = new TreeMap<>();
  private final TreeMap<Integer, Integer> sources = new TreeMap<>();
  private final Map<Integer, List<Span>> said = new HashMap<>();
  private final Map<String, List<Person>> byWord = new HashMap<>();
  private final Map<String, Body> bodies = new LinkedHashMap<>();
  private final Map<String, List<Body>> bodiesByWord = new HashMap<>();
  private final Map<String, List<Body>> bodiesByLast = new HashMap<>();
  private final Map<String, String> acronyms = new HashMap<>();
  private final Map<String, Integer> countries = new LinkedHashMap<>();
  final List<Person> people = new ArrayList<>();
  private final List<Mention> mentions = new ArrayList<>();
  private final Map<Integer, Pointed> pronouns = new HashMap<>();
  private @Nullable Map<String, List<Person>> byRole;
  private int headlineEnd;

  Cast(Article article, List<Statement> statements, List<EntityMention> names) {
    words = new Words(article.text());
    for (Span quote : new QuotationMarks(article).quotations()) {
      quotes.put(quote.start(), quote.end());
    }
    for (var passage : article.passages()) {
      if (passage.kind() == Passage.Kind.HEADLINE) {
        headlineEnd = Math.max(headlineEnd, passage.span().end());
      }
    }
    for (var name : names) {
      if (name.kind() == EntityMention.Kind.PERSON && name.confidence() >= .5) {
        personNames.put(name.span().start(), name.span().end());
      }
    }
    for (var statement : statements) {
      for (Span span : statement.source().spans()) {
        sources.put(span.start(), span.end());
        said.put(span.start(), statement.content());
      }
    }
    var runs = runs();
    gatherPeople(runs);
    for (var statement : statements) {
      for (Span span : statement.source().spans()) {
        gatherFrom(words.from(span.start()), words.from(span.end()));
      }
    }
    gatherMentions(runs);
    gatherPlainSubjects();
    mentions.sort(Comparator.comparingInt(Mention::start));
    voteGenders();
    followPronouns();
  }

  boolean isQuoted(int offset) {
    var quote = quotes.floorEntry(offset);
    return quote != null && offset < quote.getValue();
  }

  // Names ----------------------------------------------------------------------------------------

  /** Returns the runs of capitalised words, {@code {from, to}} each. */
  private List<int[]> runs() {
    var runs = new ArrayList<int[]>();
    int i = 0;
    while (i < words.size) {
      int to = runFrom(i, words.size);
      if (to > i) {
        runs.add(new int[] {i, to});
        i = to;
      } else {
        i++;
      }
    }
    return runs;
  }

  /**
   * Returns where the run of capitalised words that starts at {@code i} ends; {@code i} if none.
   */
  private int runFrom(int i, int limit) {
    if (!words.isCapital(i) || isNever(i)) {
      return i;
    }
    int to = i + 1;
    while (to < limit && !words.isPossessive(to - 1)) {
      if (isNickname(to, limit)) {
        to += 2; // Ann “Nan” Lee
        continue;
      }
      if (words.gap(to - 1) != Words.BLANK) {
        break;
      }
      int next = to;
      while (next + 1 < limit
          && PARTICLES.contains(words.word(next))
          && words.gap(next) == Words.BLANK) {
        next++;
      }
      if (!words.isCapital(next) || isNever(next)) {
        break;
      }
      to = next + 1;
    }
    return to;
  }

  private boolean isNickname(int i, int limit) {
    return i + 1 < limit
        && words.gap(i - 1) == Words.MARK
        && words.gap(i) == Words.MARK
        && words.start(i) - words.end(i - 1) == 2
        && words.isCapital(i)
        && words.isCapital(i + 1)
        && Lexicon.isGivenName(words.word(i - 1));
  }

  private boolean isNever(int i) {
    return Lexicon.is("never", words.lower(i))
        && !(words.word(i).equals("US") || words.word(i).equals("IT") || isSurname(i));
  }

  /** Whether a word that is seldom a name is somebody's surname here: “Ann May”, “May” after it. */
  private boolean isSurname(int i) {
    String lower = words.lower(i);
    if (!Lexicon.is("surname", lower)) {
      return false;
    }
    boolean named =
        i > 0
            && words.gap(i - 1) == Words.BLANK
            && words.isCapital(i - 1)
            && (Lexicon.isGivenName(words.word(i - 1)) || Lexicon.isTitle(words.lower(i - 1)));
    boolean dated = i + 1 < words.size && Character.isDigit(words.text.charAt(words.start(i + 1)));
    return named || (!dated && byWord.containsKey(lower) && !isAfterPreposition(i));
  }

  private boolean isAfterPreposition(int i) {
    return i > 0
        && isOneOf(words.lower(i - 1), "in", "since", "until", "of", "last", "this", "next");
  }

  private static String fold(String word) {
    return word.toLowerCase(Locale.ROOT);
  }

  /**
   * Returns the person's name that a run of capitalised words ends with or consists of, or null.
   */
  @Nullable Found nameIn(int from, int runEnd) {
    int start = from;
    int to = runEnd;
    if (to - from > 2
        && !isPersonName(to - 1, to)
        && Countries.find(words.word(to - 1)) != null
        && Lexicon.isGivenName(words.word(to - 3))) {
      to--; // “told Ann Lee Kyiv needed …”
    }
    for (int i = to - 1; i >= from; i--) {
      if (Lexicon.isJoinedModifier(words.word(i))) {
        start = i + 1; // “Berlin-based Ann Lee”
        break;
      }
    }
    boolean sure = false;
    for (int i = to - 2; i >= start; i--) {
      String lower = words.lower(i);
      if ((Lexicon.isRole(lower) || Lexicon.isTitle(lower))
          && !(i > from && Lexicon.isGivenName(words.word(i - 1)))
          && !(Lexicon.isGivenName(lower) && !Lexicon.isTitle(lower))) {
        start = i + 1;
        sure = true;
        break;
      }
    }
    if (start == from && from > 0 && words.gap(from - 1) == Words.BLANK) {
      String before = words.lower(from - 1);
      sure = Lexicon.isRole(before) && !words.isPossessive(from - 1);
    }
    if (start == from && from > 0 && isOneOf(words.word(from - 1), "of", "for", "in", "at")) {
      for (int i = from + 1; i < to - 1; i++) {
        if (Lexicon.isGivenName(words.word(i)) && !Lexicon.isGivenName(words.word(from))) {
          start = i; // “Mayor of Examplia Ann Lee”
          break;
        }
      }
    }
    int stripped = start;
    while (stripped < to) {
      int cut = foreignPrefix(stripped, to);
      if (cut == 0) {
        break;
      }
      stripped += cut;
    }
    if (stripped >= to
        || to - stripped > 5
        || isOutlet(stripped, to)
        || isKnownBody(stripped, to)) {
      return null;
    }
    if (to - stripped == 1
        && to - from == 1
        && words.word(stripped).length() > 2
        && words.word(stripped).codePoints().allMatch(Character::isUpperCase)) {
      return null;
    }
    for (int i = stripped; i < to; i++) {
      String lower = words.lower(i);
      boolean given = Lexicon.isGivenName(lower);
      boolean soft =
          i == stripped + 2
              && Lexicon.is("soft", lower)
              && Lexicon.isGivenName(words.word(stripped));
      if ((Lexicon.is("orgword", lower)
              && !soft
              && !(given && i == stripped)
              && !(sure && i > stripped))
          || words.word(i).codePoints().anyMatch(Character::isDigit)) {
        return null;
      }
      var noun = Lexicon.noun(lower);
      if (noun != null
          && !given
          && !(i > stripped && (sure || Lexicon.isGivenName(words.word(stripped))))) {
        return null;
      }
    }
    if (Countries.find(words.join(stripped, to)) != null
        || Lexicon.is("bodyend", words.lower(to - 1))
        || isOfCountry(stripped, to)) {
      return null;
    }
    sure |= to - stripped >= 2 && Lexicon.isGivenName(words.word(stripped));
    sure |= isPersonName(stripped, to);
    return new Found(stripped, to, sure);
  }

  /** Whether a name stands outside brackets, where what is in them adds to another. */
  boolean isPlainName(Found found) {
    int at = words.start(found.from());
    for (int i = at - 1; i >= 0 && at - i < 200; i--) {
      if (words.text.charAt(i) == ')') {
        return true;
      }
      if (words.text.charAt(i) == '(') {
        return false;
      }
    }
    return true;
  }

  /** Whether a run is the name of a body that looks like a person's: “Morgan Stanley”. */
  private boolean isKnownBody(int from, int to) {
    String name = words.join(from, to);
    return (Lexicon.is("body", fold(name).replace(' ', '_'))
            && (to - from > 1 || byWord.getOrDefault(fold(name), List.of()).isEmpty()))
        || words.text.substring(words.start(from), words.end(to - 1)).contains(" & ");
  }

  /** Whether a run is the branch of something in a country: “Tourism Examplia”. */
  private boolean isOfCountry(int from, int to) {
    var country = Countries.find(words.word(to - 1));
    return to - from > 1
        && country != null
        && country.by() == Countries.By.NAME
        && !Lexicon.isGivenName(words.word(from));
  }

  /** Whether one capitalised word is known as the name of a news outlet. */
  private boolean isOutlet(int from, int to) {
    return to - from == 1
        && Lexicon.is("outlet", words.lower(from))
        && !(from > 0 && Lexicon.isTitle(words.lower(from - 1)))
        && !Lexicon.isGivenName(words.word(from))
        && byWord.getOrDefault(words.lower(from), List.of()).isEmpty();
  }

  private boolean isPersonName(int from, int to) {
    var entry = personNames.floorEntry(words.end(to - 1) - 1);
    return entry != null && entry.getValue() > words.start(from);
  }

  /** Returns how many words at the start of a run are a state, a people, a party, an acronym. */
  private int foreignPrefix(int from, int to) {
    for (int n = Math.min(3, to - from - 1); n > 0; n--) {
      if (Countries.find(words.join(from, from + n)) != null
          && !(n == 1 && Lexicon.isGivenName(words.word(from)))) {
        return n;
      }
    }
    if (to - from < 2) {
      return 0;
    }
    String word = words.word(from);
    String lower = fold(word);
    var noun = SpeakingNoun.of(lower);
    boolean party =
        switch (lower) {
          case "democrat",
              "republican",
              "labour",
              "conservative",
              "tory",
              "liberal",
              "catholic",
              "former",
              "then",
              "acting",
              "senior",
              "ex",
              "deputy",
              "vice",
              "prime",
              "foreign",
              "staff",
              "state",
              "defence",
              "defense",
              "interior",
              "finance" ->
              true;
          default -> false;
        };
    if (party
        || (Lexicon.isAgent(lower)
            && !Lexicon.isGivenName(word)
            && to - from > 2
            && Lexicon.isGivenName(words.word(from + 1)))
        || Lexicon.is("portfolio", lower)
        || Lexicon.isTitle(lower)
        || (noun != null && noun != SpeakingNoun.PERSON && !Lexicon.isGivenName(lower))
        || (word.length() > 1
            && word.length() < 6
            && word.codePoints().allMatch(Character::isUpperCase)
            && !words.word(to - 1).codePoints().allMatch(Character::isUpperCase))) {
      return 1;
    }
    return 0;
  }

  private List<String> tokens(int from, int to) {
    var tokens = new ArrayList<String>();
    for (int i = from; i < to; i++) {
      boolean dot =
          (words.word(i).equals("Jr") || words.word(i).equals("Sr"))
              && words.end(i) < words.text.length()
              && words.text.charAt(words.end(i)) == '.';
      tokens.add(dot ? words.word(i) + "." : words.word(i));
    }
    return tokens;
  }

  private boolean isTitleCased(int[] run) {
    return run[0] >= 0 && words.start(run[0]) < headlineEnd;
  }

  private void gatherPeople(List<int[]> runs) {
    for (int[] run : runs) {
      if (isTitleCased(run)) {
        continue;
      }
      var found = nameIn(run[0], run[1]);
      if (found == null) {
        continue;
      }
      boolean sure = found.sure() || hasPersonAfter(found.to());
      if (sure && (found.to() - found.from() >= 2)) {
        add(found);
      }
    }
    for (int[] run : runs) {
      var found = isTitleCased(run) ? null : nameIn(run[0], run[1]);
      if (found != null && found.sure() && found.to() - found.from() == 1) {
        if (personOf(found.from(), found.to(), Gender.UNKNOWN) == null
            && titleGender(found.from()) != null) {
          add(found);
        } else if (personOf(found.from(), found.to(), Gender.UNKNOWN) == null
            && isPersonName(found.from(), found.to())) {
          add(found);
        }
      }
    }
  }

  /** Whether what follows a name after a comma is an age or the part the person plays. */
  private boolean hasPersonAfter(int to) {
    if (to >= words.size || words.gap(to - 1) != Words.COMMA) {
      return false;
    }
    String first = words.lower(to);
    if (first.codePoints().allMatch(Character::isDigit)) {
      int comma = words.gap(to);
      return comma != Words.BLANK && first.length() <= 2;
    }
    if (first.equals("who")) {
      return true;
    }
    for (int i = to; i < Math.min(words.size, to + 6); i++) {
      String lower = words.lower(i);
      if (i > to && Lexicon.is("stop", lower) && !lower.equals("and")) {
        return false;
      }
      if (Lexicon.isRole(lower)) {
        return true;
      }
      if (words.gap(i) != Words.BLANK) {
        return false;
      }
    }
    return false;
  }

  private @Nullable Gender titleGender(int from) {
    if (from == 0) {
      return null;
    }
    String before = words.lower(from - 1);
    if (Lexicon.is("he-title", before)) {
      return Gender.HE;
    }
    if (Lexicon.is("she-title", before)) {
      return Gender.SHE;
    }
    return Lexicon.isTitle(before) || Lexicon.isRole(before) ? Gender.UNKNOWN : null;
  }

  private static Gender genderOfRole(String role) {
    for (String word : role.toLowerCase(Locale.ROOT).split("[^\\p{L}]+")) {
      if (Lexicon.is("man", word)) {
        return Gender.HE;
      }
      if (Lexicon.is("woman", word)) {
        return Gender.SHE;
      }
    }
    return Gender.UNKNOWN;
  }

  Person add(Found found) {
    var names = tokens(found.from(), found.to());
    Person person = null;
    for (var known : byWord.getOrDefault(fold(Person.last(names)), List.of())) {
      if (known.fits(names)) {
        person = known;
        break;
      }
    }
    var at = words.span(found.from(), found.to());
    if (person == null) {
      person = new Person(names, at);
      people.add(person);
    } else if (names.size() > person.names.size()) {
      person.names = List.copyOf(names);
      person.at = at;
      if (person.gender == Gender.UNKNOWN) {
        person.gender = Lexicon.genderOfGivenName(names.get(0));
      }
    }
    for (String name : names) {
      var known = byWord.computeIfAbsent(fold(name), word -> new ArrayList<>());
      if (!known.contains(person) && known.size() < 20) {
        known.add(person);
      }
    }
    learn(person, found);
    return person;
  }

  /** Takes the role and the gender from the words around a name. */
  private void learn(Person person, Found found) {
    var title = titleGender(found.from());
    if (title != null && title != Gender.UNKNOWN) {
      person.gender = title;
    }
    if (found.from() > 0 && Lexicon.is("styled", words.lower(found.from() - 1))) {
      person.style = words.word(found.from() - 1);
    }
    if (person.role != null) {
      return;
    }
    int from = found.from();
    while (from > 0
        && found.from() - from < 9
        && words.gap(from - 1) == Words.BLANK
        && !Lexicon.is("stop", words.lower(from - 1))
        && (from == found.from() ? Lexicon.isRole(words.lower(from - 1)) : true)) {
      from--;
    }
    while (from < found.from() && isBareTitle(from)) {
      from++;
    }
    if (from < found.from() && words.sentence(from) == words.sentence(found.from())) {
      take(person, from, found.from());
      return;
    }
    if (!hasPersonAfter(found.to())) {
      learnBetweenCommas(person, found);
      return;
    }
    int to = found.to();
    if (words.lower(to).codePoints().allMatch(Character::isDigit)) {
      to++;
    }
    int end = to;
    boolean role = false;
    while (end < words.size
        && end - to < 16
        && words.gap(end - 1) <= (end == to ? Words.COMMA : Words.BLANK)) {
      role |= Lexicon.isRole(words.lower(end));
      end++;
    }
    if (role
        && !words.lower(to).equals("who")
        && end < words.size
        && (words.gap(end - 1) != Words.BLANK)) {
      int start = to;
      while (start < end - 1 && isDeterminer(words.lower(start))) {
        start++;
      }
      take(person, start, end);
    }
  }

  /** Takes the role from “the transport secretary, Ann Lee, said”. */
  private void learnBetweenCommas(Person person, Found found) {
    int end = found.from();
    if (end == 0
        || words.gap(end - 1) != Words.COMMA
        || words.gap(found.to() - 1) != Words.COMMA
        || !Lexicon.isRole(words.lower(end - 1))) {
      return;
    }
    int from = end - 1;
    while (from > 0
        && end - from < 6
        && words.gap(from - 1) == Words.BLANK
        && !Lexicon.is("stop", words.lower(from - 1))) {
      from--;
    }
    take(person, from, end);
  }

  private boolean isBareTitle(int i) {
    String lower = words.lower(i);
    return Lexicon.is("he-title", lower) && !Lexicon.isRole(lower)
        || Lexicon.is("she-title", lower) && !Lexicon.isRole(lower)
        || lower.equals("dr")
        || lower.equals("prof")
        || isDeterminer(lower)
        || Lexicon.is("never", lower);
  }

  void take(Person person, int from, int to) {
    String role = words.join(from, to);
    person.takeRole(role, words.span(from, to));
    if (person.gender == Gender.UNKNOWN) {
      person.gender = genderOfRole(role);
    }
  }

  static boolean isDeterminer(String lower) {
    return switch (lower) {
      case "the", "a", "an", "another", "one", "fellow" -> true;
      default -> false;
    };
  }

  /** Adds people whom the words of a source name, which the text alone does not tell. */
  private void gatherFrom(int from, int to) {
    for (int i = from; i < to; i++) {
      int end = runFrom(i, to);
      if (end > i) {
        var found = nameIn(i, end);
        if (found != null && found.sure() && found.to() - found.from() >= 2) {
          add(found);
        }
        i = end - 1;
      }
    }
  }

  /** Returns whom these words name, or null; several bearers of a name are told apart by gender. */
  @Nullable Person personOf(int from, int to, Gender gender) {
    var fitting = bearers(from, to, gender);
    return fitting.size() == 1 ? fitting.get(0) : null;
  }

  /** Returns the people of whose name this may be the whole. */
  List<Person> people(String name) {
    return byWord.getOrDefault(fold(name.substring(name.lastIndexOf(' ') + 1)), List.of());
  }

  /** Returns the people whose role has a word, in the order in which they are first named. */
  List<Person> withRole(String word) {
    if (byRole == null) {
      byRole = new HashMap<>();
      for (var person : people) {
        if (person.role != null) {
          for (String part : new HashSet<>(List.of(fold(person.role).split("[^\\p{L}\\p{N}-]+")))) {
            byRole.computeIfAbsent(part, key -> new ArrayList<>()).add(person);
          }
        }
      }
    }
    var found = byRole.getOrDefault(word, List.of());
    return found.size() > 20 ? found.subList(0, 20) : found;
  }

  /**
   * Returns where the run of capitalised words at {@code i} ends, {@code i} where there is none.
   */
  int runEnd(int i, int limit) {
    return runFrom(i, limit);
  }

  List<Person> bearers(int from, int to, Gender gender) {
    var names = tokens(from, to);
    String last = Person.last(names);
    var byLast = new ArrayList<Person>();
    var byOther = new ArrayList<Person>();
    for (var person : byWord.getOrDefault(fold(last), List.of())) {
      if (!person.fits(names)
          || (gender != Gender.UNKNOWN
              && person.gender() != Gender.UNKNOWN
              && person.gender() != gender)) {
        continue;
      }
      (person.last().equalsIgnoreCase(last) ? byLast : byOther).add(person);
    }
    return byLast.isEmpty() ? byOther : byLast;
  }

  // Mentions -------------------------------------------------------------------------------------

  private void gatherMentions(List<int[]> runs) {
    int lastPersonSentence = -1;
    int lastBodySentence = -1;
    Found previous = null;
    Person previousPerson = null;
    boolean previousSubject = false;
    var lately = new HashMap<String, Person>();
    for (int[] run : runs) {
      int sentence = words.sentence(run[0]);
      int at = words.start(run[0]);
      boolean quoted = isQuoted(at);
      var hit = Countries.find(words.join(run[0], run[1]));
      if (hit == null) {
        hit = Countries.find(words.word(run[0]));
      }
      if (hit != null) {
        countries.merge(hit.name(), 1, Integer::sum);
      }
      var found = nameIn(run[0], run[1]);
      Person person = null;
      if (found != null) {
        var bearers = bearers(found.from(), found.to(), genderBefore(found.from()));
        if (bearers.size() == 1) {
          person = bearers.get(0);
        } else if (bearers.size() > 1) {
          person = lately.get(fold(words.word(found.to() - 1)));
        }
      }
      if (person != null && found != null) {
        person.mentions++;
        if (found.to() - found.from() > 1) {
          lately.put(fold(words.word(found.to() - 1)), person);
        }
        learn(person, found);
        boolean subject =
            isHeadOfSource(at)
                || (sentence != lastPersonSentence && !words.isPossessive(found.to() - 1));
        boolean paired =
            previous != null
                && previousPerson != null
                && previousPerson != person
                && isPairedWith(previous, found);
        subject |= paired && previousSubject;
        mentions.add(
            new Mention(
                words.start(found.from()),
                sentence,
                person,
                null,
                subject,
                quoted,
                at < headlineEnd));
        if (!quoted) {
          lastPersonSentence = sentence;
        }
        if (paired && previous != null && previousPerson != null) {
          var pair =
              new Body(
                  Kind.GROUP,
                  previousPerson.name() + " and " + person.name(),
                  words.span(previous.from(), found.to()));
          mentions.add(
              new Mention(
                  words.start(found.from()), sentence, null, pair, true, quoted, at < headlineEnd));
        }
        previous = found;
        previousPerson = person;
        previousSubject = subject;
        continue;
      }
      if (isTitleCased(run)) {
        continue;
      }
      var state = stateAt(run[0], run[1]);
      if (state != null) {
        mentions.add(new Mention(at, sentence, null, state, true, quoted, false));
        continue;
      }
      var body = bodyAt(run[0], run[1]);
      if (body != null) {
        boolean subject = isSource(at) || sentence != lastBodySentence;
        mentions.add(new Mention(at, sentence, null, body, subject, quoted, false));
        lastBodySentence = sentence;
      }
    }
  }

  /** Whether two names are joined by “and” with nothing but titles and roles between. */
  private boolean isPairedWith(Found left, Found right) {
    if (right.from() - left.to() > 6 || words.isPossessive(left.to() - 1)) {
      return false;
    }
    boolean and = false;
    for (int i = left.to(); i < right.from(); i++) {
      if (words.gap(i) >= Words.MARK) {
        return false;
      }
      if (words.lower(i).equals("and")) {
        and = true;
      } else if (!words.isCapital(i) && !Lexicon.isRole(words.lower(i))) {
        return false;
      }
    }
    return and && words.gap(left.to() - 1) <= Words.COMMA;
  }

  private Gender genderBefore(int from) {
    var title = titleGender(from);
    return title == null ? Gender.UNKNOWN : title;
  }

  private boolean isSource(int offset) {
    var source = sources.floorEntry(offset);
    return source != null && offset < source.getValue();
  }

  /** Whether a name within a source is its head: not so in “news of the talks between A and B”. */
  private boolean isHeadOfSource(int offset) {
    if (!isSource(offset)) {
      return false;
    }
    int at = words.from(offset);
    boolean head = true;
    for (int i = words.from(sources.floorKey(offset)); i < at; i++) {
      head &=
          !isOneOf(words.lower(i), "of", "between", "from", "with", "about", "on", "against", "to");
      head |= words.gap(i) == Words.COMMA; // “the head of the board, Ann Lee,”
    }
    return head;
  }

  /** Returns the government of a country that acts: “But Examplia has …”; else null. */
  private @Nullable Body stateAt(int from, int to) {
    var hit = Countries.find(words.join(from, to));
    if (hit == null
        || hit.by() == Countries.By.DEMONYM
        || words.isPossessive(to - 1)
        || words.gap(to - 1) != Words.BLANK) {
      return null;
    }
    int before = from;
    while (before > 0
        && words.sentence(before - 1) == words.sentence(from)
        && isOneOf(words.lower(before - 1), "the", "but", "and", "while", "that", "as", "when")) {
      before--;
    }
    boolean opens = before == 0 || words.sentence(before - 1) != words.sentence(from);
    return opens
        ? new Body(Kind.GOVERNMENT, "government of " + hit.name(), words.span(from, to))
        : null;
  }

  private @Nullable Body bodyAt(int from, int runEnd) {
    int to = runEnd;
    while (to + 1 < words.size
        && words.gap(to - 1) == Words.BLANK
        && words.gap(to) == Words.BLANK
        && isOneOf(words.word(to), "of", "for")) {
      int next = to + 1;
      if (words.lower(next).equals("the") && next + 1 < words.size) {
        next++;
      }
      int end = runFrom(next, words.size);
      if (end == next) {
        break;
      }
      to = end;
    }
    String name = words.join(from, to);
    if (Countries.find(name) != null) {
      return null;
    }
    String full = acronyms.get(name);
    if (full != null) {
      return bodies.get(fold(full));
    }
    if (to < words.size
        && words.gap(to - 1) == Words.COMMA
        && words.end(to - 1) + 2 <= words.start(to)
        && words.text.charAt(words.start(to) - 1) == '('
        && words.word(to).codePoints().filter(Character::isUpperCase).count() >= 2) {
      int first = firstOfShortened(from, to);
      if (first >= 0) {
        from = first;
        name = words.join(from, to);
        acronyms.put(words.word(to), name);
      }
    }
    boolean acronym = name.length() > 1 && name.codePoints().allMatch(Character::isUpperCase);
    boolean worded = false;
    for (int i = from; i < to && !worded; i++) {
      var noun = SpeakingNoun.of(words.lower(i));
      worded =
          (Lexicon.is("orgword", words.lower(i)) && to - from > 1)
              || noun == SpeakingNoun.ORGANISATION
              || noun == SpeakingNoun.OFFICE
              || noun == SpeakingNoun.OUTLET;
    }
    boolean source = isSource(words.start(from)) || acronyms.containsValue(name);
    boolean plain = to - from == 1 && Lexicon.is("anaphoric", words.lower(from));
    if (plain || (!worded && !acronym && !source)) {
      return null;
    }
    var body = bodies.get(fold(name));
    if (body == null) {
      body = new Body(kindOf(name), name, words.span(from, to));
      bodies.put(fold(name), body);
      bodiesByWord.computeIfAbsent(fold(words.word(from)), word -> new ArrayList<>()).add(body);
      bodiesByLast.computeIfAbsent(fold(words.word(to - 1)), word -> new ArrayList<>()).add(body);
    }
    return body;
  }

  /**
   * Returns the first word of the name that the acronym at {@code acronym} shortens, of which the
   * words from {@code from} are the end: “Examplia Gas and | Electric Company (EG&E)”; -1 if none.
   */
  private int firstOfShortened(int from, int acronym) {
    String letters = words.lower(acronym);
    int capitals = 0;
    for (int i = acronym - 1; i >= 0 && acronym - i <= LONGEST_NAME; i--) {
      if (i < acronym - 1 && words.gap(i) != Words.BLANK) {
        break;
      }
      if (words.isCapital(i)) {
        capitals++;
        if (i <= from
            && words.lower(i).charAt(0) == letters.charAt(0)
            && capitals + 1 >= letters.codePoints().filter(Character::isLetter).count()) {
          return i;
        }
      } else if (!isOneOf(words.lower(i), "and", "of", "for", "the", "on", "in")) {
        break;
      }
    }
    return -1;
  }

  private static boolean isOneOf(String word, String... others) {
    return List.of(others).contains(word);
  }

  /** Returns what a body of this name is, by its words. */
  static Kind kindOf(String name) {
    String[] parts = name.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+");
    var kind = Kind.ORGANISATION;
    for (String part : parts) {
      var noun = SpeakingNoun.of(part);
      if (noun == SpeakingNoun.OFFICE) {
        return Kind.OFFICE;
      }
      if (noun == SpeakingNoun.GOVERNMENT) {
        kind = Kind.GOVERNMENT;
      }
    }
    if (parts.length > 0
        && kind == Kind.ORGANISATION
        && (Lexicon.is("outlet", parts[parts.length - 1]) || Lexicon.is("outlet", parts[0]))) {
      return Kind.OUTLET;
    }
    return kind;
  }

  /** Returns the fullest name of the body that {@code name} names: an acronym's or a longer one. */
  @Nullable Body bodyNamed(String name) {
    String full = acronyms.get(name);
    var body = bodies.get(fold(full == null ? name : full));
    if (body != null && body.name().indexOf(' ') > 0) {
      return body;
    }
    for (var longer : bodiesByWord.getOrDefault(fold(name), List.of())) {
      if (longer.name().length() > name.length()
          && longer.name().startsWith(name + " ")
          && !name.codePoints().allMatch(Character::isUpperCase)) {
        return longer;
      }
    }
    int blank = name.lastIndexOf(' ');
    if (body == null && blank > 0) {
      for (var longer : bodiesByLast.getOrDefault(fold(name.substring(blank + 1)), List.of())) {
        if (longer.name().endsWith(" " + name)) {
          return longer;
        }
      }
    }
    return body;
  }

  /** Adds the plain nouns that open a sentence: “Police”, “The protesters”, “Local residents”. */
  private void gatherPlainSubjects() {
    var seen = new HashSet<Integer>();
    for (int i = 0; i < words.size; i++) {
      int sentence = words.sentence(i);
      if (!seen.add(sentence) || words.start(i) < headlineEnd) {
        continue;
      }
      for (int j = i; j < Math.min(i + 5, words.size) && words.sentence(j) == sentence; j++) {
        String lower = words.lower(j);
        var noun = Lexicon.noun(lower);
        boolean last = j + 1 >= words.size || Lexicon.noun(words.lower(j + 1)) == null;
        if (noun != null && last && !(words.isCapital(j) && j > i)) {
          if (noun == SpeakingNoun.PEOPLE || lower.equals("police")) {
            int from = isDeterminer(words.lower(i)) && i < j ? i + 1 : i;
            var kind = noun == SpeakingNoun.PEOPLE ? Kind.GROUP : Kind.ORGANISATION;
            var body = new Body(kind, words.join(from, j + 1), words.span(from, j + 1));
            mentions.add(
                new Mention(
                    words.start(i), sentence, null, body, true, isQuoted(words.start(i)), false));
          }
          break;
        }
        if (words.gap(j) != Words.BLANK || (j > i && Lexicon.is("stop", lower))) {
          break;
        }
      }
    }
  }

  /** Returns the country the article is mostly about, or null where none leads clearly. */
  @Nullable String mainCountry() {
    String best = null;
    int most = 0;
    int all = 0;
    for (var entry : countries.entrySet()) {
      all += entry.getValue();
      if (entry.getValue() > most) {
        most = entry.getValue();
        best = entry.getKey();
      }
    }
    return most >= 2 && most * 2 >= all ? best : null;
  }

  // Pronouns -------------------------------------------------------------------------------------

  private static Gender genderOfPronoun(String lower) {
    return switch (lower) {
      case "he", "him", "his", "himself" -> Gender.HE;
      case "she", "her", "hers", "herself" -> Gender.SHE;
      default -> Gender.UNKNOWN;
    };
  }

  private void voteGenders() {
    int m = 0;
    for (int i = 0; i < words.size; i++) {
      var gender = genderOfPronoun(words.lower(i));
      int at = words.start(i);
      while (m < mentions.size() && mentions.get(m).start() < at) {
        m++;
      }
      if (gender == Gender.UNKNOWN || isQuoted(at)) {
        continue;
      }
      Person only = null;
      boolean several = false;
      for (int k = m - 1; k >= 0 && m - k < 20; k--) {
        var mention = mentions.get(k);
        if (mention.sentence() < words.sentence(i) - 1) {
          break;
        }
        if (mention.person() != null && !mention.quoted()) {
          several |= only != null && only != mention.person();
          only = mention.person();
        }
      }
      if (only != null && !several) {
        if (gender == Gender.HE) {
          only.he++;
        } else {
          only.she++;
        }
      }
    }
  }

  private void followPronouns() {
    var named = List.copyOf(mentions);
    mentions.clear();
    int m = 0;
    for (int i = 0; i < words.size; i++) {
      String lower = words.lower(i);
      int at = words.start(i);
      while (m < named.size() && named.get(m).start() < at) {
        mentions.add(named.get(m++));
      }
      if (isQuoted(at)) {
        continue;
      }
      if (lower.equals("the") && i + 1 < words.size) {
        var person = describedAfter(i + 1);
        if (person != null) {
          mentions.add(new Mention(at, words.sentence(i), person, null, true, false, false));
        }
        continue;
      }
      if (!lower.equals("he") && !lower.equals("she")) {
        continue;
      }
      var pointed = point(at, genderOfPronoun(lower), null, mentions.size());
      pronouns.put(at, pointed);
      var best = pointed.best();
      if (best != null && pointed.rivals().isEmpty()) {
        boolean first = i == 0 || words.sentence(i - 1) != words.sentence(i);
        mentions.add(
            new Mention(at, words.sentence(i), best, null, first || isSource(at), false, false));
      }
    }
    while (m < named.size()) {
      mentions.add(named.get(m++));
    }
  }

  /** Returns whom “the 80-year-old” or “the finance minister” takes up again, or null. */
  private @Nullable Person describedAfter(int first) {
    String lower = words.lower(first);
    if (lower.endsWith("-year-old")) {
      for (int k = mentions.size() - 1; k >= 0 && mentions.size() - k < 20; k--) {
        var mention = mentions.get(k);
        if (words.sentence(first) - mention.sentence() > 4) {
          break;
        }
        if (mention.person() != null && !mention.quoted()) {
          return mention.person();
        }
      }
      return null;
    }
    int i = first;
    while (i < first + 2
        && i + 1 < words.size
        && words.gap(i) == Words.BLANK
        && !Lexicon.isRole(lower)
        && !Lexicon.is("stop", lower)) {
      i++;
      lower = words.lower(i);
    }
    boolean ends =
        Lexicon.isRole(lower)
            && !words.isPossessive(i)
            && (i + 1 >= words.size
                || words.gap(i) != Words.BLANK
                || (!words.isCapital(i + 1)
                    && !words.lower(i + 1).equals("of")
                    && !words.lower(i + 1).equals("for")));
    if (!ends) {
      return null;
    }
    var bearers = withRole(lower);
    return bearers.size() == 1 ? bearers.get(0) : null;
  }

  /**
   * Returns whom a pronoun at {@code offset} points to.
   *
   * @param not somebody it cannot be, or null
   */
  Pointed pointedAt(int offset, Gender gender, @Nullable Person not) {
    var known = pronouns.get(offset);
    if (known != null && known.best() != not) {
      return known;
    }
    return point(offset, gender, not, firstFrom(offset));
  }

  private int firstFrom(int offset) {
    int low = 0;
    int high = mentions.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (mentions.get(middle).start() < offset) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private Pointed point(int offset, Gender gender, @Nullable Person not, int before) {
    int sentence = words.sentenceAt(offset);
    var own = said.getOrDefault(offset, List.of());
    var scores = new LinkedHashMap<Person, Double>();
    boolean spoke = false;
    for (int k = before - 1; k >= 0 && before - k < MOST; k--) {
      var mention = mentions.get(k);
      var person = mention.person();
      int back = sentence - mention.sentence();
      if (back > FARTHEST) {
        break;
      }
      if (person == null
          || person == not
          || isIn(own, mention.start())
          || (gender != Gender.UNKNOWN
              && person.gender() != Gender.UNKNOWN
              && person.gender() != gender)) {
        continue;
      }
      double score = mention.subject() ? 1 : .6;
      if (back == 0 && mention.subject()) {
        score += .3;
      }
      if (isHeadOfSource(mention.start())) {
        score += spoke || back > 3 ? .2 : .5;
        spoke = true;
      }
      if (mention.quoted()) {
        score *= .4;
      }
      if (mention.headline()) {
        score *= .5;
      }
      score *= Math.pow(.72, back);
      if (gender != Gender.UNKNOWN) {
        score *= person.gender() == gender ? 1.25 : .85;
      }
      scores.merge(person, score, (a, b) -> Math.max(a, b) + .15 * Math.min(a, b));
    }
    if (scores.isEmpty()) {
      return new Pointed(null, List.of(), 0);
    }
    Person best = null;
    double top = 0;
    for (var entry : scores.entrySet()) {
      double score = entry.getValue() * (1 + Math.min(.3, .03 * entry.getKey().mentions));
      entry.setValue(score);
      if (score > top) {
        top = score;
        best = entry.getKey();
      }
    }
    double second = 0;
    for (var entry : scores.entrySet()) {
      if (entry.getKey() != best) {
        second = Math.max(second, entry.getValue());
      }
    }
    double confidence = Math.min(.9, .55 + .4 * (top - second) / top + (top > .8 ? .05 : -.1));
    double near = confidence < UNSURE ? second : .96 * top;
    var rivals = new ArrayList<Person>();
    for (var entry : scores.entrySet()) {
      if (entry.getKey() != best && entry.getValue() >= near && entry.getValue() > 0) {
        rivals.add(entry.getKey());
      }
    }
    return new Pointed(best, rivals, confidence);
  }

  private static boolean isIn(List<Span> spans, int offset) {
    return spans.stream().anyMatch(span -> span.start() <= offset && offset < span.end());
  }

  /** Returns the mentions before {@code offset}, the latest first, at most {@code most}. */
  List<Mention> before(int offset, int most) {
    int first = firstFrom(offset);
    var before = new ArrayList<Mention>();
    for (int k = first - 1; k >= 0 && before.size() < most; k--) {
      before.add(mentions.get(k));
    }
    return before;
  }
}
