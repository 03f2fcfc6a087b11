package org.onrecord.app.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onrecord.app.shape.LedgerListing;
import org.onrecord.format.Printable;
import org.onrecord.format.Wording;
import org.onrecord.keep.Facets;
import org.onrecord.keep.Hits;
import org.onrecord.keep.QueryException;
import org.onrecord.keep.RecordFile;
import org.onrecord.keep.SearchQuery;
import org.onrecord.keep.SpeakerEntry;
import org.onrecord.relate.Ledger;
import org.onrecord.statement.Figure;
import org.onrecord.statement.FigureEntry;

/** The pages for people. */
final class Pages {
  private static final int HITS = 25;
  private static final int FACETS = 8;
  private static final int MOST_COUNTED = 20_000;
  private static final int MOST_FIGURES = 5_000;
  private static final int MOST_LINES = 60;
  private static final int MOST_REVISIONS = 10;
  private static final int LATEST = 8;
  private static final int MOST_FOR_TOPICS = 500;
  private static final int MOST_TOPICS = 10;

  private final WebSettings settings;
  private final Records records;
  private final Keeper keeper;
  private final Guard guard;
  private final CorrectionForm corrections;
  private final TemplateEngine templates =
      TemplateEngine.createPrecompiled(
          null, ContentType.Html, Pages.class.getClassLoader(), "org.onrecord.app.web.jte");
  private final Remembered<Overview> overview;

  /** What is the same for every visitor until the record changes, and takes a while to find out. */
  private record Overview(
      RecordFile.Totals totals, List<SpeakerEntry> speakers, List<StartPage.Move> moves) {}

  Pages(WebSettings settings, Records records, Keeper keeper, Guard guard) {
    this.settings = settings;
    this.records = records;
    this.keeper = keeper;
    this.guard = guard;
    this.corrections = new CorrectionForm(settings, guard, records, keeper);
    this.overview = new Remembered<>(records::state, () -> records.ask(Pages::look));
  }

  private static Overview look(RecordFile record) throws IOException {
    return new Overview(
        record.totals(), record.speakers(null, LATEST), moves(record.latestFigures(MOST_FIGURES)));
  }

  private static List<StartPage.Move> moves(List<FigureEntry> figures) {
    var revisions = new ArrayList<Map.Entry<Ledger.Line, Ledger.Revision>>();
    for (var line : Ledger.of(figures, Ledger.Period.ALL)) {
      if (line.metric() != Figure.Metric.OTHER) {
        line.revisions().forEach(it -> revisions.add(Map.entry(line, it)));
      }
    }
    revisions.sort((a, b) -> Long.compare(b.getValue().after().id(), a.getValue().after().id()));
    var moves = new ArrayList<StartPage.Move>();
    for (var each : revisions.subList(0, Math.min(LATEST, revisions.size()))) {
      var line = each.getKey();
      var after = each.getValue().after();
      var day = after.day();
      moves.add(
          new StartPage.Move(
              what(line) + (line.place() == null ? "" : ", " + Printable.oneLine(line.place())),
              Printable.oneLine(each.getValue().voice()),
              Labels.amount(each.getValue().before()),
              Labels.amount(after),
              day == null ? "" : day.toString(),
              figures(line),
              Links.at(after.version(), after.figure().id())));
    }
    return moves;
  }

  private static String what(Ledger.Line line) {
    var of = line.of();
    var metric = Labels.metric(line.metric());
    return of == null
        ? Labels.capital(metric.equals("other") ? "counted" : metric)
        : Labels.capital(Printable.oneLine(of)) + (metric.equals("other") ? "" : ", " + metric);
  }

  private static String figures(Ledger.Line line) {
    var place = line.place();
    return "/figures?metric="
        + Labels.metric(line.metric())
        + (place == null ? "" : "&place=" + Links.encoded(place));
  }

  void start(Context request) throws IOException {
    var told = overview.get();
    if (told.isStale()) {
      request.removeHeader("ETag"); // so that nobody keeps it for as new as the record is
    }
    var known = told.value();
    var everything = SearchQuery.everything().withoutCopies();
    var page =
        records.ask(record ->
            new StartPage(
                known.totals(),
                StatementLine.of(record.search(everything, Hits.Order.DATE, LATEST, null).hits()),
                known.speakers(),
                known.moves(),
                record.articles(LATEST, null)));
    render(request, "start.jte", frame("", "", ""), page);
  }

  void search(Context request) throws IOException {
    var asked = Asked.of(request);
    var form = SearchPage.Form.of(asked, recordName());
    var words = asked.words();
    SearchQuery query;
    try {
      query = asked.query();
    } catch (QueryException e) {
      request.status(400);
      var page =
          new SearchPage(
              form,
              List.of(),
              "Nothing was looked for",
              null,
              narrowed(asked),
              List.of(),
              problem(e, asked));
      render(request, "search.jte", frame("Search", "search", words), page);
      return;
    }
    var page = records.ask(record -> searchPage(record, asked, query, form));
    render(
        request,
        "search.jte",
        frame(asked.typed().isEmpty() ? "Search" : asked.typed(), "search", words),
        page);
  }

  private SearchPage searchPage(
      RecordFile record, Asked asked, SearchQuery query, SearchPage.Form form) throws IOException {
    Hits hits;
    try {
      hits = record.search(query, asked.order(), HITS, asked.page());
    } catch (IllegalArgumentException e) {
      throw Refused.bad("page is what a search gave as its next page: " + asked.page());
    }
    var facets = record.facets(query, MOST_COUNTED, FACETS);
    return new SearchPage(
        form,
        StatementLine.of(hits.hits()),
        found(facets),
        hits.next() == null ? null : asked.goingOn(hits.next()).link(),
        narrowed(asked, record),
        SearchPage.groups(asked, facets),
        null);
  }

  private static String found(Facets facets) {
    return facets.isPartial()
        ? "More than " + Labels.count(facets.statements(), "statement")
        : facets.statements() == 0
            ? "No statement"
            : Labels.count(facets.statements(), "statement");
  }

  private static SearchPage.Problem problem(QueryException e, Asked asked) {
    var typed = String.valueOf(e.typed());
    int at = Math.min(e.position(), typed.length());
    int end = at < typed.length() ? typed.offsetByCodePoints(at, 1) : at;
    var part = typed.equals(asked.words()) ? "" : " (in what narrows the search)";
    return new SearchPage.Problem(
        Labels.capital(e.problem()) + part,
        typed.substring(0, at),
        typed.substring(at, end),
        typed.substring(end));
  }

  private List<SearchPage.Choice> narrowed(Asked asked) throws IOException {
    return records.ask(record -> narrowed(asked, record));
  }

  private static List<SearchPage.Choice> narrowed(Asked asked, RecordFile record)
      throws IOException {
    var narrowed = new ArrayList<SearchPage.Choice>();
    for (String term : asked.terms()) {
      narrowed.add(new SearchPage.Choice(label(term, record), asked.without(term).link(), 0));
    }
    if (asked.after() != null || asked.before() != null) {
      narrowed.add(
          new SearchPage.Choice(
              (asked.after() == null ? "" : "from " + asked.after() + " ")
                  + (asked.before() == null ? "" : "before " + asked.before()),
              asked.withoutDays().link(),
              0));
    }
    return narrowed;
  }

  private static String label(String term, RecordFile record) throws IOException {
    if (term.matches("speaker:#[0-9]{1,18}")) {
      var speaker = record.speakerEntry(Long.parseLong(term.substring("speaker:#".length())));
      return speaker.map(SpeakerEntry::name).orElse(term);
    }
    return term.startsWith("is:")
        ? Labels.kind(term.substring("is:".length()))
        : term.replace("\"", "").replaceFirst(":", ": ");
  }

  void articles(Context request) throws IOException {
    var before = Params.row(request, "before");
    var all = records.ask(record -> record.articles(HITS * 2 + 1, before));
    var shown = all.size() > HITS * 2 ? all.subList(0, HITS * 2) : all;
    render(
        request,
        "articles.jte",
        frame("Articles", "articles", ""),
        new ArticlesPage(
            shown,
            all.size() > shown.size() ? "/articles?before=" + shown.getLast().version() : null));
  }

  void article(Context request) throws IOException {
    long version = Params.pathRow(request, "article");
    var page =
        records.ask(record ->
            ArticleView.of(
                record
                    .findings(version)
                    .orElseThrow(() ->
                        Refused.notFound(
                            "There is no article number "
                                + version
                                + "; it may have been read again since.")),
                new ArticleView.Known(
                    version,
                    record.statementsIn(version),
                    record.versionsOf(version),
                    record.copiesOf(version).orElse(null),
                    record.fetched(version).orElse(null))));
    render(request, "article.jte", frame(page.title(), "articles", ""), page);
  }

  void speakers(Context request) throws IOException {
    var name = Params.optional(request, "name");
    var speakers = records.ask(record -> record.speakers(name, HITS * 4));
    render(
        request,
        "speakers.jte",
        frame("Speakers", "speakers", ""),
        new SpeakersPage(name == null ? "" : name, speakers, speakers.size() == HITS * 4));
  }

  void speaker(Context request) throws IOException {
    long id = Params.pathRow(request, "speaker");
    var term = "speaker:#" + id;
    var asked =
        Asked.term(term)
            .withCopies(Params.flag(request, "copies"))
            .goingOn(Params.optional(request, "page"));
    var page =
        records.ask(record -> {
          var speaker =
              record
                  .speakerEntry(id)
                  .orElseThrow(() -> Refused.notFound("There is no speaker number " + id + "."));
          return speakerPage(record, speaker, asked);
        });
    render(request, "speaker.jte", frame(page.speaker().name(), "speakers", ""), page);
  }

  private static SpeakerPage speakerPage(RecordFile record, SpeakerEntry speaker, Asked asked)
      throws IOException {
    Hits hits;
    try {
      hits = record.search(asked.query(), Hits.Order.DATE, HITS, asked.page());
    } catch (IllegalArgumentException e) {
      throw Refused.bad("page is what the page before gave: " + asked.page());
    }
    var facets = record.facets(asked.query(), MOST_COUNTED, FACETS);
    var denials =
        record.search(asked.with("is:denial").query(), Hits.Order.DATE, LATEST, null).hits();
    var months = new LinkedHashMap<String, List<StatementLine>>();
    for (var line : StatementLine.of(hits.hits())) {
      var day = line.day();
      var month = day == null ? "No day" : Labels.month(YearMonth.from(day).toString());
      months.computeIfAbsent(month, it -> new ArrayList<>()).add(line);
    }
    var topics = new ArrayList<SearchPage.Choice>();
    for (var topic : record.topics(asked.query(), MOST_FOR_TOPICS, MOST_TOPICS)) {
      topics.add(
          new SearchPage.Choice(topic.name(), asked.with(topic.term()).link(), topic.statements()));
    }
    var groups = new ArrayList<SearchPage.Group>();
    if (!topics.isEmpty()) {
      groups.add(new SearchPage.Group("Words of their own", topics));
    }
    for (var group : SearchPage.groups(asked, facets)) {
      if (!group.name().equals("Speaker")) {
        groups.add(group);
      }
    }
    var path = Links.speaker(speaker.id());
    return new SpeakerPage(
        speaker,
        bars(facets.months()),
        months.entrySet().stream()
            .map(it -> new SpeakerPage.Month(it.getKey(), it.getValue()))
            .toList(),
        hits.next() == null
            ? null
            : path
                + "?page="
                + Links.encoded(hits.next())
                + (asked.isWithCopies() ? "&copies=1" : ""),
        StatementLine.of(denials),
        groups,
        asked.goingOn(null).link(),
        asked.isWithCopies(),
        asked.isWithCopies() ? path : path + "?copies=1");
  }

  private static List<SpeakerPage.Bar> bars(List<Facets.Count> months) {
    if (months.size() < 2) {
      return List.of();
    }
    var counts = new LinkedHashMap<YearMonth, Integer>();
    var first = YearMonth.parse(months.getFirst().name());
    var last = YearMonth.parse(months.getLast().name());
    for (var month = first; !month.isAfter(last); month = month.plusMonths(1)) {
      counts.put(month, 0);
    }
    months.forEach(it -> counts.put(YearMonth.parse(it.name()), it.statements()));
    int most = counts.values().stream().mapToInt(it -> it).max().orElse(1);
    var bars = new ArrayList<SpeakerPage.Bar>();
    int x = 0;
    for (var each : counts.entrySet()) {
      long height =
          each.getValue() == 0 ? 0 : Math.max(4, Math.round(100.0 * each.getValue() / most));
      bars.add(
          new SpeakerPage.Bar(
              x,
              10,
              height,
              Labels.month(each.getKey().toString())
                  + ": "
                  + Labels.count(each.getValue(), "statement")));
      x += 12;
    }
    return bars;
  }

  void figures(Context request) throws IOException {
    var asked = new LinkedHashMap<String, String>();
    for (String field : LedgerListing.FIELDS) {
      var value = Params.optional(request, field);
      if (value != null) {
        asked.put(field, value);
      }
    }
    var typedPeriod = Params.optional(request, "per");
    var per = typedPeriod == null ? "all" : typedPeriod.toLowerCase(Locale.ROOT);
    boolean isWithCopies = Params.flag(request, "copies");
    List<Ledger.Line> lines = List.of();
    String problem = null;
    try {
      var period = LedgerListing.period(per);
      var filter = LedgerListing.filter(asked);
      lines =
          Ledger.of(
              records.ask(record ->
                  asked.isEmpty() ? record.latestFigures(MOST_FIGURES) : record.figures(filter)),
              period);
    } catch (IllegalArgumentException e) {
      problem = Labels.capital(String.valueOf(e.getMessage()).replace("--per", "a line for each"));
      request.status(400);
    }
    var shown = new ArrayList<FiguresPage.Line>();
    for (var line : lines) {
      var each = line(line, shown.size() + 1, isWithCopies);
      if (!each.entries().isEmpty() && shown.size() < MOST_LINES) {
        shown.add(each);
      }
    }
    var query = query(asked, typedPeriod);
    render(
        request,
        "figures.jte",
        frame("Figures", "figures", ""),
        new FiguresPage(
            asked,
            Stream.of(Figure.Metric.values()).map(Labels::metric).toList(),
            per,
            isWithCopies,
            "/figures?" + query + (isWithCopies ? "" : "&copies=1"),
            shown,
            (lines.size() > shown.size() && shown.size() == MOST_LINES
                    ? "The first " + MOST_LINES + " of " + Labels.count(lines.size(), "count")
                    : Labels.count(shown.size(), "count"))
                + (asked.isEmpty() ? ", among the figures kept last" : ""),
            problem,
            "/api/figures?" + query,
            "/api/figures?format=csv&" + query));
  }

  private static String query(Map<String, String> asked, @Nullable String per) {
    var parts = new ArrayList<String>();
    asked.forEach((name, value) -> parts.add(name + "=" + Links.encoded(value)));
    parts.add("per=" + Links.encoded(per == null ? "all" : per));
    return String.join("&", parts);
  }

  private static FiguresPage.Line line(Ledger.Line line, int number, boolean isWithCopies) {
    var entries = new ArrayList<FiguresPage.Entry>();
    var days = new HashSet<String>();
    var revised = new HashSet<Long>();
    line.revisions().forEach(it -> revised.add(it.after().id()));
    for (var entry : line.entries()) {
      if (!entry.isCopy() || isWithCopies) {
        entries.add(entry(entry, revised));
        if (entry.day() != null) {
          days.add(entry.day().toString());
        }
      }
    }
    var min = line.min();
    var max = line.max();
    var place = line.place();
    return new FiguresPage.Line(
        "l" + number,
        what(line),
        place == null ? null : Printable.oneLine(place),
        line.period(),
        min == null || max == null
            ? "copies only"
            : Labels.number(min, line.unit())
                + (min.equals(max) ? "" : " – " + Labels.number(max, line.unit()))
                + (line.orMore() ? " or more" : ""),
        Labels.count(line.voices(), "voice"),
        line.unit(),
        days.size() > 1,
        entries,
        line.revisions().stream()
            .limit(MOST_REVISIONS)
            .map(it ->
                Printable.oneLine(it.voice())
                    + " went from "
                    + Labels.amount(it.before())
                    + " to "
                    + Labels.amount(it.after()))
            .toList());
  }

  private static FiguresPage.Entry entry(FigureEntry entry, Set<Long> revised) {
    var day = entry.day();
    var outlet = entry.outlet();
    var figure = entry.figure();
    var said = figure.statement();
    var title = entry.title();
    var when = figure.when();
    return new FiguresPage.Entry(
        day == null ? null : day.toString(),
        when != null ? Wording.days(when) : day == null ? "no day" : Labels.day(day),
        Labels.amount(entry),
        Printable.oneLine(entry.words()),
        entry.least(),
        entry.most(),
        entry.isOrMore(),
        Printable.oneLine(entry.voice()),
        outlet == null || outlet.equals(entry.voice()) ? null : Printable.oneLine(outlet),
        title == null ? "(no headline)" : Printable.oneLine(title),
        Links.at(entry.version(), said == null ? figure.id() : said),
        entry.isCopy(),
        revised.contains(entry.id()));
  }

  /** Shows what became of files that a visitor brought. */
  void keep(Context request) throws IOException {
    var outcomes = Uploads.keep(request, settings, guard, keeper);
    render(request, "kept.jte", frame("Kept", "", ""), new KeptPage(outcomes));
  }

  void corrections(Context request) throws IOException {
    var before = Params.row(request, "before");
    var all = records.ask(record -> record.latestCorrections(HITS + 1, before));
    var shown = all.size() > HITS ? all.subList(0, HITS) : all;
    render(
        request,
        "corrections.jte",
        frame("Corrections", "corrections", ""),
        new CorrectionsPage(
            shown.stream().map(CorrectionsPage.Line::of).toList(),
            before,
            all.size() > shown.size() ? Links.corrections(shown.getLast().number()) : null));
  }

  /** Puts a statement right, and shows its article again. */
  void correct(Context request) throws IOException {
    sendTo(corrections.correct(request), request);
  }

  /** Gives a speaker another name, and shows the speaker again. */
  void rename(Context request) throws IOException {
    sendTo(corrections.rename(request), request);
  }

  /** Makes two speakers one, and shows that one. */
  void merge(Context request) throws IOException {
    sendTo(corrections.merge(request), request);
  }

  /** Takes back what was put right. */
  void undo(Context request) throws IOException {
    sendTo(corrections.undo(request), request);
  }

  private static void sendTo(String page, Context request) {
    request.header("Location", page).status(303);
  }

  void signInForm(Context request) {
    render(request, "sign-in.jte", frame("Sign in", "", ""), new SignInPage(guard.form(), false));
  }

  void signIn(Context request) {
    if (guard.signIn(request, String.valueOf(request.formParam("token")))) {
      request.header("Location", "/").status(303);
    } else {
      request.status(401);
      render(request, "sign-in.jte", frame("Sign in", "", ""), new SignInPage(guard.form(), true));
    }
  }

  void problem(Context request, Refused refused) {
    request.status(refused.status());
    render(
        request,
        "problem.jte",
        frame(refused.title(), "", ""),
        new ProblemPage(refused.status(), refused.title(), refused.detail()));
  }

  private String recordName() {
    var name = settings.record().getFileName();
    return Printable.oneLine(name == null ? settings.record().toString() : name.toString());
  }

  private Frame frame(String title, String section, String words) {
    return new Frame(
        title, recordName(), section, words, settings.isReadOnly() ? null : guard.form());
  }

  private void render(Context request, String template, Frame frame, Object page) {
    var out = new StringOutput(1 << 14);
    templates.render(template, Map.of("frame", frame, "page", page), out);
    request
        .contentType("text/html; charset=utf-8")
        .result(out.toString().getBytes(StandardCharsets.UTF_8));
  }
}
