package org.onrecord.extract;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.onrecord.article.Article;
import org.onrecord.article.Span;
import org.onrecord.statement.CueLexicon;
import org.onrecord.statement.EntityMention;
import org.onrecord.statement.QuotationMarks;
import org.onrecord.statement.Source;
import org.onrecord.statement.SourceWording;
import org.onrecord.statement.Statement;

/**
 * Reads statements off a tagger's labels: words are labelled window by window, contents are tied to
 * their cues and sources, quotations are mended where the marks say so, those whom a statement
 * cites get theirs, and every content is read again for the statements within it. Thread-safe.
 */
public final class TaggedStatements implements StatementExtractor, AutoCloseable {
  /** Pieces in a window: long enough for the paragraph before, short enough to be quick. */
  private static final int WINDOW = 224;

  /** A statement within a statement within a statement is as deep as news goes. */
  private static final int DEEPEST = 3;

  private static final Pattern FIRST_PERSON = Pattern.compile("(?i)i|we|us");
  private static final Pattern SAID_BEFORE =
      Pattern.compile("(?i)\\b(?:said|told|wrote|\\w+ed)\\b");

  private final WordPieces cutter;
  private final Tagger tagger;
  private final DoubleUnaryOperator calibration;

  /**
   * @param calibration from the probability that the tagger gives a whole statement to the share of
   *     such statements that were right on held-out articles
   */
  public TaggedStatements(WordPieces cutter, Tagger tagger, DoubleUnaryOperator calibration) {
    this.cutter = cutter;
    this.tagger = tagger;
    this.calibration = calibration;
  }

  @Override
  public Extraction extract(Article article) {
    String text = article.text();
    var passages =
        article.passages().stream()
            .filter(passage -> passage.kind().isProse())
            .map(passage -> cutter.cut(text, passage.span()))
            .filter(words -> !words.isEmpty())
            .toList();
    var marks = new QuotationMarks(article);
    var read = read(passages, text);
    var drafts = Clauses.mend(read.drafts(), article);
    drafts = Turns.in(article, marks, read.names()).mend(drafts);
    drafts = new Quotations(article, marks).mend(drafts);
    var top = LoneQuotations.add(drafts, article, marks);
    var statements = new ArrayList<Statement>();
    top.removeIf(draft -> Negation.saysNothing(draft, text));
    top.forEach(draft -> add(statements, draft, null, 1, passages, text, marks));
    return new Extraction(statements, read.names());
  }

  @Override
  public void close() {
    tagger.close();
  }

  private record Pass(List<Draft> drafts, List<EntityMention> names) {}

  private Pass read(List<List<Word>> passages, String text) {
    var windows = Windows.pack(passages, WINDOW);
    // each window is one run of the model on one thread, so a short article costs no more than its
    // words and a long one uses every core
    var scored = windows.parallelStream().map(tagger::score).toList();
    var drafts = new ArrayList<Draft>();
    var names = new ArrayList<EntityMention>();
    for (int i = 0; i < scored.size(); i++) {
      var words = windows.get(i).words();
      var scores = scored.get(i);
      var runs = SpanChooser.choose(scores.roles(), tagger.decoding());
      for (var tie :
          Linker.tie(runs, new Pointers(scores.links()), Sentences.number(words, text))) {
        drafts.add(Draft.of(tie, words));
      }
      names.addAll(Names.read(scores.names(), words));
    }
    return new Pass(drafts, names);
  }

  private void add(
      List<Statement> statements,
      Draft draft,
      @Nullable String within,
      int depth,
      List<List<Word>> passages,
      String text,
      QuotationMarks marks) {
    String id = "s" + (statements.size() + 1);
    Source source =
        draft.source() == null ? new Source.Unstated() : SourceWording.of(text, draft.source());
    statements.add(
        new Statement(
            id,
            CueLexicon.actOf(draft.cue(), text),
            marks.of(draft.content(), draft.cue(), source),
            draft.content(),
            draft.cue(),
            source,
            within,
            Math.clamp(calibration.applyAsDouble(draft.probability()), 0, 1)));
    if (depth < DEEPEST) {
      var cited = CitedSource.of(draft, text);
      if (cited != null) {
        add(statements, cited, id, DEEPEST, passages, text, marks);
      }
      var content = words(draft.content(), passages, text);
      if (content.stream().anyMatch(words -> SayingWords.in(words, text))) {
        read(content, text).drafts().stream()
            .filter(inner -> isWithin(inner, draft, text) && !Negation.saysNothing(inner, text))
            .sorted(Comparator.comparing(Draft::start))
            .forEach(inner -> add(statements, inner, id, depth + 1, passages, text, marks));
      }
    }
  }

  /**
   * A statement within another has words of saying of its own and is less than all of it. What “I”
   * think in my own words is no other statement; what I said before is.
   */
  private static boolean isWithin(Draft inner, Draft outer, String text) {
    if (inner.cue().isEmpty() || inner.length() >= outer.length()) {
      return false;
    }
    return inner.source() == null
        || !FIRST_PERSON.matcher(inner.source().in(text)).matches()
        || (CueLexicon.actOf(inner.cue(), text) == Statement.Act.SAID
            && SAID_BEFORE.matcher(inner.cue().getFirst().in(text)).find());
  }

  private static List<List<Word>> words(
      List<Span> content, List<List<Word>> passages, String text) {
    var found = new ArrayList<List<Word>>();
    for (var passage : passages) {
      for (var piece : content) {
        if (passage.getFirst().span().start() < piece.end()
            && passage.getLast().span().end() > piece.start()) {
          var words =
              passage.stream()
                  .filter(w -> w.span().start() >= piece.start() && w.span().end() <= piece.end())
                  .toList();
          var said = unquoted(words, text);
          if (!said.isEmpty()) {
            found.add(said);
          }
        }
      }
    }
    return found;
  }

  /** Words that are all quoted are read as their speaker said them: without the marks. */
  private static List<Word> unquoted(List<Word> words, String text) {
    if (words.isEmpty() || words.stream().anyMatch(word -> !Shape.isQuoted(word.shape()))) {
      return words;
    }
    int last = words.size();
    int from = isMark(words.getFirst(), text) ? 1 : 0;
    int end = last > 1 && isMark(words.getLast(), text) ? last - 1 : last;
    return words.subList(from, end).stream()
        .map(word -> new Word(word.span(), word.pieces(), Shape.unquoted(word.shape())))
        .toList();
  }

  private static boolean isMark(Word word, String text) {
    return QuotationMarks.isDouble(text.charAt(word.span().start()));
  }
}
