package org.onrecord.extract;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.onrecord.article.Article;
import org.onrecord.article.Passage;
import org.onrecord.article.Span;
import org.onrecord.statement.EntityMention;
import org.onrecord.statement.QuotationMarks;
import org.onrecord.statement.SpeakingNoun;

/**
 * Speech that the layout gives to its speaker: the turns of a transcript ({@code REIK: We will
 * not.}, {@code Q: When?}), quotations that are signed ({@code “We will not.” — Jonas Reik}),
 * headlines ({@code Reik: deal is close}, {@code Bridge unsafe – report}). The colon and the dash
 * are the cue, as in PolNeAR.
 */
final class Turns {
  private static final double PROBABILITY = 0.95;

  private static final Pattern LABEL =
      Pattern.compile("((?:\\p{Lu}[\\p{L}.'’-]*)(?: \\p{Lu}[\\p{L}.'’-]*){0,4})(:)\\s+(?=\\S)");

  private static final Pattern QUESTION_OR_ANSWER = Pattern.compile("[QA]");

  /** A dash and a name to the end, no sentence: {@code — Anna Kessel, head of Norrail, 9 June}. */
  private static final Pattern SIGNATURE =
      Pattern.compile(
          "\\s*(—|–|--?)\\s*(\\p{Lu}(?:[^\\n.:;!?“”\"]"
              + "|(?<=\\b(?:Mr|Mrs|Ms|Dr|St|Gen|Sen|Rep|Gov|Prof|\\p{Lu}))\\.){2,100}?)"
              + "(?:, (?:\\d|in |on |at )[^\\n“”\"]*)?\\s*");

  /**
   * {@code How the tax works}, {@code A life in letters}: what an article about somebody is called.
   */
  private static final Pattern TOPIC =
      Pattern.compile("(?i)(?:an?|the|from|how|in|inside|what|when|where|who|why)\\b.*");

  /** {@code Bridge was never inspected – report}: who says it, in lower case, after all of it. */
  private static final Pattern CREDIT =
      Pattern.compile("(\\S.*\\S) (—|–|-) (\\p{Ll}[\\p{L}’' -]{2,40})");

  /** Labels of kinds of articles; they say nothing. */
  private static final Pattern GENRE =
      Pattern.compile(
          "(?i)analysis|breaking|column|comment|correction|editorial|exclusive|explained|explainer|"
              + "fact[ -]check|feature|gallery|in pictures|interview|live|obituary|opinion|photos|"
              + "podcast|pictures|profile|q&a|quiz|recap|review|timeline|update|updated|video|watch");

  private record Turn(Span passage, Draft draft) {}

  private final String text;
  private final List<Turn> turns;

  private Turns(String text, List<Turn> turns) {
    this.text = text;
    this.turns = turns;
  }

  /** Finds the turns and signatures of {@code article}. */
  static Turns in(Article article, QuotationMarks marks, List<EntityMention> names) {
    var turns = new ArrayList<Turn>();
    var run = new ArrayList<Turn>();
    boolean certain = false;
    for (var passage : article.passages()) {
      var turn = passage.kind() == Passage.Kind.PARAGRAPH ? turn(passage.span(), article) : null;
      if (turn != null) {
        run.add(turn);
        certain |= isSpeaker(speaker(turn.draft()), article.text(), names);
      } else {
        if (certain && run.size() > 1) {
          turns.addAll(run);
        }
        run.clear();
        certain = false;
        var alone =
            passage.kind() == Passage.Kind.HEADLINE
                ? headline(passage.span(), article, names)
                : signed(passage.span(), article.text(), marks);
        if (alone != null) {
          turns.add(alone);
        }
      }
    }
    if (certain && run.size() > 1) {
      turns.addAll(run);
    }
    return new Turns(article.text(), turns);
  }

  private static Span speaker(Draft draft) {
    return Objects.requireNonNull(draft.source());
  }

  private static @Nullable Turn turn(Span passage, Article article) {
    var label = LABEL.matcher(article.text()).region(passage.start(), passage.end());
    if (!label.lookingAt()) {
      return null;
    }
    var source = new Span(label.start(1), label.end(1));
    var cue = new Span(label.start(2), label.end(2));
    var content = new Span(label.end(), passage.end());
    return new Turn(passage, new Draft(List.of(content), List.of(cue), source, PROBABILITY));
  }

  private static @Nullable Turn headline(Span passage, Article article, List<EntityMention> names) {
    String text = article.text();
    var turn = turn(passage, article);
    if (turn != null && isPerson(speaker(turn.draft()), names)) {
      return TOPIC.matcher(start(turn.draft()).in(text)).matches() ? null : turn;
    }
    var credit = CREDIT.matcher(text).region(passage.start(), passage.end());
    if (!credit.matches() || SpeakingNoun.of(lastWord(credit.group(3))) == null) {
      return null;
    }
    var source = new Span(credit.start(3), credit.end(3));
    var cue = List.of(new Span(credit.start(2), credit.end(2)));
    var content = List.of(new Span(credit.start(1), credit.end(1)));
    return new Turn(passage, new Draft(content, cue, source, PROBABILITY));
  }

  private static boolean isSpeaker(Span label, String text, List<EntityMention> names) {
    var words = label.in(text);
    return QUESTION_OR_ANSWER.matcher(words).matches()
        || SpeakingNoun.of(lastWord(words)) == SpeakingNoun.PERSON
        || isPerson(label, names);
  }

  private static boolean isPerson(Span label, List<EntityMention> names) {
    return names.stream()
        .filter(name -> name.kind() == EntityMention.Kind.PERSON)
        .anyMatch(name -> label.overlaps(name.span()) && name.span().end() == label.end());
  }

  private static String lastWord(String words) {
    return words.substring(words.lastIndexOf(' ') + 1);
  }

  private static @Nullable Turn signed(Span span, String text, QuotationMarks marks) {
    for (var quotation : marks.quotations()) {
      if (quotation.start() == span.start() && quotation.end() < span.end()) {
        var rest = SIGNATURE.matcher(text).region(quotation.end(), span.end());
        if (rest.matches()) {
          var cue = List.of(new Span(rest.start(1), rest.end(1)));
          var source = new Span(rest.start(2), rest.end(2));
          return new Turn(span, new Draft(List.of(quotation), cue, source, PROBABILITY));
        }
      }
    }
    return null;
  }

  /** Returns the drafts in reading order, with those of the turns in place of what they cover. */
  List<Draft> mend(List<Draft> drafts) {
    var mended = new ArrayList<Draft>();
    drafts.stream()
        .filter(draft -> !isGenre(draft))
        .filter(draft -> turns.stream().noneMatch(turn -> turn.passage().overlaps(start(draft))))
        .forEach(mended::add);
    turns.forEach(turn -> mended.add(turn.draft()));
    mended.sort(Comparator.comparing(Draft::start));
    return mended;
  }

  private boolean isGenre(Draft draft) {
    return draft.source() != null
        && GENRE.matcher(draft.source().in(text)).matches()
        && draft.cue().stream().allMatch(cue -> cue.in(text).equals(":"));
  }

  private static Span start(Draft draft) {
    return draft.content().getFirst();
  }
}
