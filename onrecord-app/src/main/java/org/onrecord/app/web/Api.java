package org.onrecord.app.web;

import com.fasterxml.jackson.core.JsonGenerator;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.onrecord.app.shape.CopyListing;
import org.onrecord.app.shape.CorrectionListing;
import org.onrecord.app.shape.HitWriter;
import org.onrecord.app.shape.LedgerListing;
import org.onrecord.app.shape.Listing;
import org.onrecord.app.shape.SpeakerListing;
import org.onrecord.app.web.ApiRoute.Parameter;
import org.onrecord.format.JsonWriter;
import org.onrecord.keep.Facets;
import org.onrecord.keep.Hits;
import org.onrecord.keep.QueryException;
import org.onrecord.keep.RecordFile;
import org.onrecord.relate.Ledger;

/** The API: all that the pages show, for programs. {@code /api/openapi.json} describes it. */
final class Api {
  private static final String JSON = "application/json";
  private static final String CSV = "text/csv";
  private static final String ATOM = "application/atom+xml";
  private static final String LINES = "application/jsonl";
  private static final int LONGEST_PAGE = 200;
  private static final int LONGEST_TABLE = 10_000;
  private static final int MOST_COUNTED = 20_000;

  private final WebSettings settings;
  private final Records records;
  private final Keeper keeper;
  private final Guard guard;
  private final Remembered<RecordFile.Totals> totals;

  Api(WebSettings settings, Records records, Keeper keeper, Guard guard) {
    this.settings = settings;
    this.records = records;
    this.keeper = keeper;
    this.guard = guard;
    this.totals = new Remembered<>(records::state, () -> records.ask(RecordFile::totals));
  }

  /** Returns what there is. */
  List<ApiRoute> routes() {
    var search =
        List.of(
            Parameter.text("q", "The query, as the command line takes it; everything if empty."),
            Parameter.repeated("f", "Another term that must hold, for example speaker:#12."),
            Parameter.text("after", "From this day, month or year on."),
            Parameter.text("before", "Up to the day before."),
            Parameter.flag("copies", "1 also finds statements in wire copies."));
    var limit = Parameter.number("limit", "The most to return.");
    var format = Parameter.text("format", "json (the default), csv or atom, where there is one.");
    return List.of(
        ApiRoute.get(
            "/api/record",
            "record",
            "How much the record holds.",
            "record",
            JSON,
            List.of(),
            this::record),
        new ApiRoute(
            "GET",
            "/api/statements",
            "statements",
            "Statements that a query finds.",
            "hits",
            List.of(JSON, CSV, ATOM),
            concat(
                search,
                Parameter.text("sort", "relevance (the default) or date."),
                limit,
                Parameter.text("page", "What the page before gave as next."),
                format),
            this::statements),
        ApiRoute.get(
            "/api/facets",
            "facets",
            "How the statements that a query finds are spread over speakers, outlets, places and months.",
            "facets",
            JSON,
            concat(search, limit),
            this::facets),
        ApiRoute.get(
            "/api/articles",
            "articles",
            "Articles, last kept first.",
            "articles",
            JSON,
            List.of(
                limit,
                Parameter.number("before", "The version that the page before gave as next.")),
            this::articles),
        new ApiRoute(
            "POST",
            "/api/articles",
            "keep",
            "Reads files (multipart/form-data, as “files”) and keeps them.",
            "kept",
            List.of(JSON),
            List.of(),
            this::keep),
        ApiRoute.get(
            "/api/articles/{article}",
            "article",
            "All that was found in a version of an article.",
            "onrecord",
            JSON,
            List.of(),
            this::article),
        ApiRoute.get(
            "/api/articles/{article}/history",
            "history",
            "The versions of an article with their differences, and its wire copies.",
            "history",
            JSON,
            List.of(),
            this::history),
        new ApiRoute(
            "GET",
            "/api/speakers",
            "speakers",
            "Who speaks, those with most statements first.",
            "speakers",
            List.of(JSON, CSV),
            List.of(Parameter.text("name", "Words of a name."), limit, format),
            this::speakers),
        ApiRoute.get(
            "/api/speakers/{speaker}",
            "speaker",
            "A speaker.",
            "speakers",
            JSON,
            List.of(),
            this::speaker),
        new ApiRoute(
            "GET",
            "/api/figures",
            "figures",
            "The ledger of figures.",
            "figures",
            List.of(JSON, CSV),
            List.of(
                Parameter.text("metric", "What is counted, for example killed."),
                Parameter.text("place", "Where."),
                Parameter.text("of", "Of whom."),
                Parameter.text("speaker", "On whose word."),
                Parameter.text("outlet", "Who published it."),
                Parameter.text("after", "Holds, else was published, from this day on."),
                Parameter.text("before", "Up to the day before."),
                Parameter.text("per", "A line for each day, month (the default), year, or all."),
                limit,
                format),
            this::figures),
        new ApiRoute(
            "GET",
            "/api/copies",
            "copies",
            "Reports with their wire copies.",
            "copies",
            List.of(JSON, CSV),
            List.of(limit, format),
            this::copies),
        new ApiRoute(
            "GET",
            "/api/corrections",
            "corrections",
            "What people put right, undone or not, last first; as lines, all of it to share.",
            "corrections",
            List.of(JSON, CSV, LINES),
            List.of(
                limit,
                Parameter.number("before", "The number that the page before gave as next."),
                Parameter.text(
                    "format", "json (the default), csv, or lines as onrecord correct export.")),
            this::corrections),
        ApiRoute.get(
            "/api/openapi.json",
            "description",
            "This description.",
            "description",
            JSON,
            List.of(),
            this::description));
  }

  private static List<Parameter> concat(List<Parameter> some, Parameter... more) {
    var all = new java.util.ArrayList<>(some);
    all.addAll(List.of(more));
    return List.copyOf(all);
  }

  private interface Body {
    void write(Writer out) throws IOException;
  }

  private interface Fields {
    void write(JsonGenerator json) throws IOException;
  }

  private static void answer(Context request, String type, Body body) throws IOException {
    var out = new StringWriter(1 << 12);
    body.write(out);
    request.contentType(type + "; charset=utf-8").result(out.toString());
  }

  private static void object(Context request, String format, Fields fields) throws IOException {
    answer(
        request,
        JSON,
        out -> {
          try (var json = Listing.JSON.createGenerator(out)) {
            json.useDefaultPrettyPrinter();
            json.writeStartObject();
            json.writeStringField("format", "onrecord-" + format + "/1");
            fields.write(json);
            json.writeEndObject();
          }
          out.write('\n');
        });
  }

  private <T> void list(Context request, Listing<T> listing, List<T> all, int limit)
      throws IOException {
    var shown = all.size() > limit ? all.subList(0, limit) : all;
    switch (Params.text(request, "format")) {
      case "", "json" -> answer(request, JSON, out -> listing.json(shown, out));
      case "csv" -> {
        attach(request, listing.plural() + ".csv");
        answer(request, CSV, out -> listing.csv(shown, out));
      }
      case String other -> throw Refused.bad("format is json or csv: " + other);
    }
  }

  private static void attach(Context request, String name) {
    request.header("Content-Disposition", "attachment; filename=\"" + name + "\"");
  }

  private static int limit(Context request, int otherwise) {
    boolean isTable = Params.text(request, "format").equals("csv");
    return Params.number(request, "limit", otherwise, isTable ? LONGEST_TABLE : LONGEST_PAGE);
  }

  private void record(Context request) throws IOException {
    var told = totals.get();
    if (told.isStale()) {
      request.removeHeader("ETag");
    }
    var it = told.value();
    object(
        request,
        "record",
        json -> {
          json.writeNumberField("articles", it.articles());
          json.writeNumberField("statements", it.statements());
          json.writeNumberField("figures", it.figures());
          json.writeNumberField("speakers", it.speakers());
        });
  }

  private void statements(Context request) throws IOException {
    var asked = Asked.of(request);
    int limit = limit(request, 20);
    var format = Params.text(request, "format");
    var query = asked.query();
    var hits =
        records.ask(record -> {
          try {
            return record.search(query, asked.order(), limit, asked.page());
          } catch (QueryException e) {
            throw e;
          } catch (IllegalArgumentException e) {
            throw Refused.bad("page is what a page gave as next: " + asked.page());
          }
        });
    switch (format) {
      case "", "json" -> write(request, JSON, new HitWriter.Json(), asked, hits);
      case "csv" -> {
        attach(request, "statements.csv");
        write(request, CSV, new HitWriter.Table(), asked, hits);
      }
      case "atom" -> write(request, ATOM, new HitWriter.Atom(), asked, hits);
      default -> throw Refused.bad("format is json, csv or atom: " + format);
    }
  }

  private static void write(Context request, String type, HitWriter writer, Asked asked, Hits hits)
      throws IOException {
    answer(request, type, out -> writer.write(asked.typed(), hits, out));
  }

  private void facets(Context request) throws IOException {
    var asked = Asked.of(request);
    int limit = limit(request, 20);
    var query = asked.query();
    var facets = records.ask(record -> record.facets(query, MOST_COUNTED, limit));
    object(
        request,
        "facets",
        json -> {
          json.writeStringField("query", asked.typed());
          json.writeNumberField("statements", facets.statements());
          json.writeBooleanField("partial", facets.isPartial());
          counts(json, "speakers", facets.speakers());
          counts(json, "to", facets.addressees());
          counts(json, "outlets", facets.outlets());
          counts(json, "places", facets.places());
          counts(json, "metrics", facets.metrics());
          counts(json, "kinds", facets.kinds());
          counts(json, "months", facets.months());
        });
  }

  private static void counts(JsonGenerator json, String name, List<Facets.Count> counts)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (var count : counts) {
      json.writeStartObject();
      json.writeStringField("name", count.name());
      json.writeStringField("term", count.term());
      json.writeNumberField("statements", count.statements());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void articles(Context request) throws IOException {
    int limit = limit(request, 50);
    var before = Params.row(request, "before");
    var all = records.ask(record -> record.articles(limit + 1, before));
    var shown = all.size() > limit ? all.subList(0, limit) : all;
    object(
        request,
        "articles",
        json -> {
          json.writeArrayFieldStart("articles");
          for (var it : shown) {
            json.writeStartObject();
            Listing.article(it, json);
            json.writeEndObject();
          }
          json.writeEndArray();
          next(all.size() > limit ? shown.getLast().version() : null, json);
        });
  }

  private void keep(Context request) throws IOException {
    var outcomes = Uploads.keep(request, settings, guard, keeper);
    object(
        request,
        "kept",
        json -> {
          json.writeArrayFieldStart("files");
          for (var it : outcomes) {
            json.writeStartObject();
            json.writeStringField("name", it.name());
            json.writeBooleanField("kept", it.isKept());
            json.writeStringField("what", it.what());
            json.writeEndObject();
          }
          json.writeEndArray();
        });
  }

  private void article(Context request) throws IOException {
    long version = Params.pathRow(request, "article");
    var findings =
        records.ask(record -> record.findings(version)).orElseThrow(() -> noArticle(version));
    answer(request, JSON, out -> JsonWriter.pretty().write(findings, out));
  }

  private static Refused noArticle(long version) {
    return Refused.notFound("There is no version " + version + " of an article.");
  }

  private void history(Context request) throws IOException {
    long version = Params.pathRow(request, "article");
    var versions = records.ask(record -> record.versionsOf(version));
    if (versions.isEmpty()) {
      throw noArticle(version);
    }
    var copies = records.ask(record -> record.copiesOf(version)).orElse(null);
    object(
        request,
        "history",
        json -> {
          json.writeArrayFieldStart("versions");
          for (var it : versions) {
            json.writeStartObject();
            json.writeNumberField("version", it.id());
            json.writeNumberField("number", it.number());
            json.writeBooleanField("current", it.isCurrent());
            json.writeStringField("title", it.title());
            json.writeStringField("kept", it.keptAt().toString());
            json.writeArrayFieldStart("changes");
            for (var change : it.changes()) {
              json.writeStartObject();
              json.writeStringField("kind", change.isAdded() ? "added" : "removed");
              json.writeStringField("words", change.words());
              json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
          }
          json.writeEndArray();
          if (copies == null) {
            json.writeNullField("report");
          } else {
            json.writeObjectFieldStart("report");
            new CopyListing().json(copies, json);
            json.writeEndObject();
          }
        });
  }

  private void speakers(Context request) throws IOException {
    int limit = limit(request, 50);
    var name = Params.optional(request, "name");
    list(request, new SpeakerListing(), records.ask(it -> it.speakers(name, limit)), limit);
  }

  private void speaker(Context request) throws IOException {
    long id = Params.pathRow(request, "speaker");
    var speaker =
        records
            .ask(record -> record.speakerEntry(id))
            .orElseThrow(() -> Refused.notFound("There is no speaker number " + id + "."));
    list(request, new SpeakerListing(), List.of(speaker), 1);
  }

  private void figures(Context request) throws IOException {
    int limit = limit(request, 50);
    var asked = new LinkedHashMap<String, String>();
    for (String field : LedgerListing.FIELDS) {
      var value = Params.optional(request, field);
      if (value != null) {
        asked.put(field, value);
      }
    }
    var per = Params.text(request, "per");
    var lines = lines(asked, per.isEmpty() ? "month" : per);
    list(request, new LedgerListing(), lines, limit);
  }

  private List<Ledger.Line> lines(Map<String, String> asked, String per) throws IOException {
    try {
      var filter = LedgerListing.filter(asked);
      var period = LedgerListing.period(per);
      return Ledger.of(records.ask(record -> record.figures(filter)), period);
    } catch (IllegalArgumentException e) {
      throw Refused.bad(String.valueOf(e.getMessage()).replace("--per", "per"));
    }
  }

  private void copies(Context request) throws IOException {
    int limit = limit(request, 50);
    list(request, new CopyListing(), records.ask(RecordFile::copies), limit);
  }

  private void corrections(Context request) throws IOException {
    int limit = limit(request, 50);
    var before = Params.row(request, "before");
    var listing = new CorrectionListing();
    switch (Params.text(request, "format")) {
      case "", "json" -> {
        var all = records.ask(record -> record.latestCorrections(limit + 1, before));
        var shown = all.size() > limit ? all.subList(0, limit) : all;
        object(
            request,
            listing.plural(),
            json -> {
              listing.array(shown, json);
              next(all.size() > limit ? shown.getLast().number() : null, json);
            });
      }
      case "csv" -> {
        var shown = records.ask(record -> record.latestCorrections(limit, before));
        attach(request, listing.plural() + ".csv");
        answer(request, CSV, out -> listing.csv(shown, out));
      }
      case "lines" -> {
        var all = records.ask(RecordFile::corrections);
        attach(request, listing.plural() + ".jsonl");
        answer(
            request,
            LINES,
            out -> {
              for (var each : all) {
                out.write(each.toLine() + "\n");
              }
            });
      }
      case String other -> throw Refused.bad("format is json, csv or lines: " + other);
    }
  }

  private static void next(@Nullable Long row, JsonGenerator json) throws IOException {
    if (row == null) {
      json.writeNullField("next");
    } else {
      json.writeNumberField("next", row);
    }
  }

  private void description(Context request) throws IOException {
    answer(request, JSON, out -> ApiDescription.write(routes(), out));
  }

  /** Tells a problem as RFC 9457 has it. */
  static void problem(Context request, Refused refused, @Nullable QueryException query)
      throws IOException {
    request.status(refused.status());
    answer(
        request,
        "application/problem+json",
        out -> {
          try (var json = Listing.JSON.createGenerator(out)) {
            json.useDefaultPrettyPrinter();
            json.writeStartObject();
            json.writeStringField("type", "about:blank");
            json.writeStringField("title", refused.title());
            json.writeNumberField("status", refused.status());
            json.writeStringField("detail", refused.detail());
            json.writeStringField("instance", request.path());
            if (query != null) {
              json.writeStringField("query", query.typed());
              json.writeNumberField("position", query.position());
            }
            json.writeEndObject();
          }
          out.write('\n');
        });
  }
}
