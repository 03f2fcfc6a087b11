package org.onrecord.app.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.onrecord.app.web.ArticlePage.Block;
import org.onrecord.app.web.ArticlePage.Card;
import org.onrecord.app.web.ArticlePage.Fact;
import org.onrecord.app.web.ArticlePage.Mark;
import org.onrecord.app.web.ArticlePage.Proof;
import org.onrecord.app.web.ArticlePage.Related;
import org.onrecord.app.web.ArticlePage.Righted;
import org.onrecord.app.web.ArticlePage.Run;
import org.onrecord.app.web.ArticlePage.Step;
import org.onrecord.app.web.ArticlePage.Verdict;
import org.onrecord.article.Anchor;
import org.onrecord.article.Article;
import org.onrecord.article.Passage;
import org.onrecord.article.Span;
import org.onrecord.format.MarkedText;
import org.onrecord.format.Printable;
import org.onrecord.format.Resolutions;
import org.onrecord.format.Wording;
import org.onrecord.keep.CopyGroup;
import org.onrecord.keep.Fetched;
import org.onrecord.keep.RecordFile.StatementRow;
import org.onrecord.keep.Version;
import org.onrecord.statement.Attribution;
import org.onrecord.statement.Corrected;
import org.onrecord.statement.Findings;
import org.onrecord.statement.PlaceMention;
import org.onrecord.statement.Review;
import org.onrecord.statement.Statement;

/** Lays out an article and what was found in it. */
final class ArticleView {
  private static final int DEEPEST = 2;
  private static final int LONGEST_CHAIN = 8;

  private final Findings findings;
  private final Article article;
  private final String text;
  private final Known known;
  private final Map<String, Attribution> byId = new HashMap<>();
  private final TreeMap<Integer, List<Mark>> marks = new TreeMap<>();

  /**
   * What the record knows besides.
   *
   * @param version the row
   * @param rows the statements' rows, by their ids within the article
   * @param versions all versions, newest first
   * @param copies the report that it is part of, or null
   * @param fetched how the bytes came, or null
   */
  record Known(
      long version,
      Map<String, StatementRow> rows,
      List<Version> versions,
      @Nullable CopyGroup copies,
      @Nullable Fetched fetched) {}

  private ArticleView(Findings findings, Known known) {
    this.findings = findings;
    this.article = findings.article();
    this.text = article.text();
    this.known = known;
  }

  static ArticlePage of(Findings findings, Known known) {
    return new ArticleView(findings, known).page();
  }

  private ArticlePage page() {
    for (var attribution : findings.attributions()) {
      byId.put(attribution.statement().id(), attribution);
    }
    collectMarks();
    var title = article.title();
    var fetched = known.fetched();
    var url = article.url();
    return new ArticlePage(
        title == null ? "(no headline)" : Printable.oneLine(title),
        Wording.byline(article),
        Links.outside(url),
        url == null ? null : Printable.oneLine(url),
        article.language(),
        article.passages().stream().anyMatch(it -> it.kind() == Passage.Kind.HEADLINE),
        blocks(),
        figures(null),
        places(),
        times(),
        article.related().stream()
            .map(it -> new Related(Printable.oneLine(it.title()), Links.outside(it.url())))
            .toList(),
        findings.warnings(),
        known.copies(),
        known.version(),
        known.versions(),
        new Proof(
            Printable.oneLine(article.from().name()),
            fetched == null ? null : fetched.at(),
            fetched == null ? null : fetched.payloadSha256(),
            article.id().value(),
            "OnRecord "
                + findings.madeBy().version()
                + ", model "
                + Printable.oneLine(findings.madeBy().model())));
  }

  private void collectMarks() {
    for (var attribution : findings.attributions()) {
      var statement = attribution.statement();
      var id = statement.id();
      mark(statement.content().getFirst(), "t-" + id, id);
      var named = Resolutions.namedElsewhere(attribution);
      if (named != null) {
        mark(named, "e-" + id, null);
      }
    }
    findings.figures().forEach(it -> mark(it.span(), it.id(), null));
    for (int i = 0; i < findings.places().size(); i++) {
      mark(findings.places().get(i).span(), "p" + (i + 1), null);
    }
    for (int i = 0; i < findings.times().size(); i++) {
      mark(findings.times().get(i).span(), "d" + (i + 1), null);
    }
  }

  private void mark(Span span, String id, @Nullable String statement) {
    marks.computeIfAbsent(span.start(), it -> new ArrayList<>()).add(new Mark(id, statement));
  }

  private List<Block> blocks() {
    var marked = MarkedText.of(findings, marks.keySet());
    var passages = MarkedText.passages(article);
    var blocks = new ArrayList<Block>();
    var attributions =
        findings.attributions().stream()
            .sorted(Comparator.comparing(it -> it.statement().content().getFirst()))
            .toList();
    int next = 0;
    for (int i = 0; i < passages.size(); i++) {
      var passage = passages.get(i);
      int end = i + 1 < passages.size() ? passages.get(i + 1).span().start() : Integer.MAX_VALUE;
      var cards = new ArrayList<Card>();
      while (next < attributions.size()
          && attributions.get(next).statement().content().getFirst().start() < end) {
        cards.add(card(attributions.get(next++)));
      }
      blocks.add(new Block(passage.kind().label(), runs(passage.span(), marked), cards));
    }
    return blocks;
  }

  private List<Run> runs(Span span, MarkedText marked) {
    var runs = new ArrayList<Run>();
    for (var piece : marked.pieces(span)) {
      var looks = new ArrayList<String>();
      if (!piece.contents().isEmpty()) {
        looks.add("in" + Math.min(piece.contents().size(), 3));
      }
      if (!piece.sources().isEmpty()) {
        looks.add("source");
      }
      if (!piece.cues().isEmpty()) {
        looks.add("cue");
      }
      var statements = new LinkedHashSet<String>(piece.contents());
      statements.addAll(piece.sources());
      statements.addAll(piece.cues());
      runs.add(
          new Run(
              marks.getOrDefault(piece.span().start(), List.of()),
              clean(piece.span().in(text)),
              String.join(" ", looks),
              String.join(" ", statements)));
    }
    return runs;
  }

  /** Replaces what could not be shown, one character for one. */
  private static String clean(String words) {
    return words.codePoints().anyMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\t')
        ? words.replaceAll("[\\p{Cntrl}&&[^\n\t]]", " ")
        : words;
  }

  private Card card(Attribution attribution) {
    var statement = attribution.statement();
    var id = statement.id();
    var who = Wording.who(attribution, text);
    var row = known.rows().get(id);
    var speaker = row == null ? null : row.speaker();
    var to = attribution.to();
    var channel = attribution.channel();
    var when = attribution.when();
    var days = when == null ? null : when.value();
    var words = Wording.words(statement.content(), text);
    var url = Links.outside(article.url());
    return new Card(
        id,
        row == null ? null : (Long) row.id(),
        who.name(),
        speaker == null ? null : Links.speaker(speaker),
        who.role(),
        who.note(),
        statement.cue().isEmpty()
            ? statement.act().name().toLowerCase(Locale.ROOT)
            : Wording.words(statement.cue(), text),
        Labels.quotation(statement.quotation()),
        statement.quotation() == Statement.Quotation.DIRECT,
        to == null ? null : Printable.oneLine(to.name() == null ? to.span().in(text) : to.name()),
        channel == null ? null : Printable.oneLine(channel.in(text)),
        when == null ? null : Wording.when(when),
        days == null || !days.isOneDay() ? null : days.first().toString(),
        depth(statement),
        attribution.speaker().value() == null,
        Math.round(statement.confidence() * 100),
        chain(attribution),
        reasons(attribution),
        words,
        url == null ? null : Anchor.of(text, longest(statement.content())).link(url),
        Resolutions.namedElsewhere(attribution) == null ? null : "#e-" + id,
        figures(id),
        placeWords(statement),
        cite(who, words, statement),
        attribution.corrected().stream().map(ArticleView::righted).toList(),
        attribution.reviews().stream().map(ArticleView::verdict).toList());
  }

  private static Righted righted(Corrected it) {
    var was = it.was();
    var what =
        switch (it.field()) {
          case SPEAKER -> "The speaker";
          case DAY -> "The day";
          case PLACE -> "A place";
        };
    return new Righted(
        what
            + (was == null ? " was not known" : " was read as “" + Printable.oneLine(was) + "”")
            + "; put right by "
            + Printable.oneLine(it.by())
            + ", "
            + it.at().toString().substring(0, 10),
        it.why() == null ? null : Printable.oneLine(it.why()),
        it.correction());
  }

  private static Verdict verdict(Review it) {
    var by = it.reviewer();
    var rating = it.rating();
    return new Verdict(
        (by == null ? "A fact-checker" : Printable.oneLine(by))
            + (rating == null ? " looked into this" : ": " + Printable.oneLine(rating))
            + " (“"
            + Printable.oneLine(it.claim())
            + "”)",
        Links.outside(it.url()));
  }

  private List<String> placeWords(Statement statement) {
    return findings.places().stream()
        .map(PlaceMention::span)
        .filter(place -> statement.content().stream().anyMatch(it -> it.overlaps(place)))
        .map(place -> Printable.oneLine(place.in(text)))
        .distinct()
        .toList();
  }

  private static Span longest(List<Span> spans) {
    return spans.stream().max(Comparator.comparingInt(Span::length)).orElseThrow();
  }

  private int depth(Statement statement) {
    int depth = 0;
    var within = statement.within();
    while (within != null && depth < DEEPEST) {
      var outer = byId.get(within);
      if (outer == null) {
        break;
      }
      depth++;
      within = outer.statement().within();
    }
    return depth;
  }

  /** Returns who said it, who told that, and who printed it. */
  private List<Step> chain(Attribution attribution) {
    var steps = new ArrayList<Step>();
    Attribution each = attribution;
    while (each != null && steps.size() < LONGEST_CHAIN) {
      var id = each.statement().id();
      steps.add(new Step(Wording.who(each, text).name(), each == attribution ? null : "#" + id));
      var within = each.statement().within();
      each = within == null ? null : byId.get(within);
    }
    var channel = attribution.channel();
    if (channel != null) {
      steps.add(1, new Step(Printable.oneLine(channel.in(text)), null));
    }
    var agency = article.agency();
    if (agency != null) {
      steps.add(new Step(Printable.oneLine(agency), null));
    }
    var outlet = article.outlet();
    if (outlet != null && !outlet.equals(agency)) {
      steps.add(new Step(Printable.oneLine(outlet), null));
    }
    if (outlet == null && agency == null) {
      steps.add(new Step("this article", null));
    }
    return steps;
  }

  private List<String> reasons(Attribution attribution) {
    var statement = attribution.statement();
    var reasons = new ArrayList<String>();
    reasons.add(
        "The words, who and how: "
            + Math.round(statement.confidence() * 100)
            + " of 100 such statements were right in every part on articles that the program had"
            + " not seen.");
    var speaker = attribution.speaker();
    var why = Resolutions.why(speaker);
    var source = Wording.words(statement.source().spans(), text);
    if (why != null) {
      var candidates = new ArrayList<String>();
      Resolutions.candidates(speaker)
          .forEach(it -> candidates.add(it.name() == null ? "somebody" : it.name()));
      reasons.add(
          "The speaker is left open: "
              + Wording.why(why)
              + (candidates.isEmpty() ? "" : ": " + String.join(", ", candidates))
              + ".");
    } else {
      var evidence = Resolutions.evidence(speaker);
      reasons.add(
          "The speaker is "
              + Resolutions.status(speaker)
              + (source.isEmpty() ? "; the article words nobody here" : ", from “" + source + "”")
              + (evidence.isEmpty() || Resolutions.namedElsewhere(attribution) == null
                  ? ""
                  : ", named as “" + Printable.oneLine(evidence.getFirst().in(text)) + "”")
              + ".");
    }
    var when = attribution.when();
    if (when != null) {
      var from = Resolutions.evidence(when);
      reasons.add(
          "The day: "
              + Wording.when(when)
              + (from.isEmpty() ? "" : ", from “" + Wording.words(from, text) + "”")
              + ".");
    }
    return reasons;
  }

  private String cite(Wording.Who who, String words, Statement statement) {
    var quoted = statement.quotation() == Statement.Quotation.INDIRECT ? words : words.strip();
    var url = article.url();
    return quoted
        + "\n— "
        + who.all()
        + " ("
        + Labels.quotation(statement.quotation())
        + ")\n"
        + (article.title() == null ? "" : Printable.oneLine(article.title()) + ". ")
        + Wording.byline(article)
        + (url == null ? "" : "\n" + Printable.oneLine(url));
  }

  private List<Fact> figures(@Nullable String statement) {
    var figures = new ArrayList<Fact>();
    for (var figure : findings.figures()) {
      var said = figure.statement();
      if (statement != null && !statement.equals(said)) {
        continue;
      }
      var by = said == null ? null : byId.get(said);
      figures.add(
          new Fact(
              "#" + figure.id(),
              Wording.figure(figure),
              by == null ? "the article" : Wording.who(by, text).name()));
    }
    return figures;
  }

  private List<Fact> places() {
    var places = new ArrayList<Fact>();
    for (int i = 0; i < findings.places().size(); i++) {
      places.add(new Fact("#p" + (i + 1), Wording.place(findings.places().get(i), text), null));
    }
    return places;
  }

  private List<Fact> times() {
    var times = new ArrayList<Fact>();
    for (int i = 0; i < findings.times().size(); i++) {
      var time = findings.times().get(i);
      times.add(
          new Fact(
              "#d" + (i + 1), Printable.oneLine(time.span().in(text)), Wording.when(time.days())));
    }
    return times;
  }
}
