package org.onrecord.app.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.onrecord.article.Anchor;
import org.onrecord.article.Article;
import org.onrecord.article.ArticleId;
import org.onrecord.article.Span;
import org.onrecord.format.Csv;
import org.onrecord.format.Printable;
import org.onrecord.format.Selectors;
import org.onrecord.keep.Fetched;
import org.onrecord.keep.KeptWords;
import org.onrecord.keep.RecordFile;
import org.onrecord.statement.Attribution;
import org.onrecord.verify.Evidence;
import org.onrecord.verify.Verdict;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    abbreviateSynopsis = true,
    description = {
      "Hold each statement of a record against the text that it was read from: the text in the record,"
          + " or with --live what is now where it came from.",
      ""
    },
    footerHeading = "%nA statement's words:%n",
    footer = {
      "  MATCH      stand where they stood         AMBIGUOUS  stand in several places now",
      "  MOVED      stand elsewhere, unchanged     GONE       are not there, or nothing is",
      "  CHANGED    are other words now",
      "",
      "Nothing is written: where words are now is told, and the record keeps what it was read from.",
      "",
      "Examples:",
      "  onrecord verify news.db",
      "  onrecord verify news.db --live --format csv > changed.csv"
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:every statement's words stand where they stood",
      "1:some do not",
      "2:something went wrong"
    })
final class VerifyCommand implements Callable<Integer> {
  private static final JsonFactory JSON =
      JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

  private final OutputStream out;

  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "RECORD", description = "the record to verify")
  private Path record;

  @Option(
      names = "--live",
      description = "read again the files, pages and archives that the articles came from")
  private boolean live;

  @Mixin private WebOptions web = new WebOptions();

  @Option(names = "--all", description = "print the statements that match too; json always does")
  private boolean all;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "text (the default), json (an object a line) or csv")
  private String format;

  VerifyCommand(OutputStream out) {
    this.out = out;
  }

  /**
   * A statement and what became of it.
   *
   * @param isDamaged whether the text in the record is not the one whose digest it has, so that
   *     nothing in it proves anything
   */
  private record Line(
      long version,
      Article article,
      KeptWords kept,
      Verdict.Status status,
      List<Piece> pieces,
      boolean isDamaged,
      @Nullable Fetched fetched) {
    String link() {
      var url = article.url();
      return url == null ? article.from().name() : pieces.getFirst().anchor().link(url);
    }
  }

  private record Piece(String role, Anchor anchor, Verdict verdict) {}

  @Override
  public Integer call() throws Exception {
    var shape = format.toLowerCase(Locale.ROOT);
    try {
      web.check();
    } catch (InputOptions.Misuse e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
    if (!List.of("text", "json", "csv").contains(shape)) {
      throw new ParameterException(spec.commandLine(), "--format is text, json or csv: " + format);
    }
    var tally = new EnumMap<Verdict.Status, Integer>(Verdict.Status.class);
    int unseen = 0;
    try (var file = RecordFile.open(record);
        var there = new LiveText(web.web());
        var writer =
            new BufferedWriter(
                new OutputStreamWriter(new Piped(out), StandardCharsets.UTF_8), 1 << 16)) {
      if (shape.equals("csv")) {
        writer.write(
            Csv.line(
                "status",
                "version",
                "statement",
                "speaker",
                "words",
                "start",
                "end",
                "now_start",
                "now_end",
                "payload_sha256",
                "link"));
      }
      for (long version : file.versions()) {
        var findings = file.findings(version).orElseThrow();
        var article = findings.article();
        var text = article.text();
        if (live) {
          switch (there.of(article)) {
            case LiveText.Now.Text now -> text = now.text();
            case LiveText.Now.Gone now -> text = null;
            case LiveText.Now.Unseen(String why) -> {
              unseen++;
              spec.commandLine()
                  .getErr()
                  .println(Printable.oneLine(article.from().name() + ": not seen: " + why));
            }
          }
        }
        var words = file.words(version);
        var fetched = file.fetched(version).orElse(null);
        int i = 0;
        for (var attribution : findings.attributions()) {
          var line = line(version, article, attribution, words.get(i++), text, fetched);
          tally.merge(line.status(), 1, Integer::sum);
          write(line, shape, writer);
        }
      }
    } catch (Piped.BrokenPipe e) {
      return 0; // whoever read the output has seen enough
    }
    var totals = new ArrayList<String>();
    for (var status : Verdict.Status.values()) {
      if (tally.containsKey(status)) {
        totals.add(tally.get(status) + " " + status);
      }
    }
    spec.commandLine()
        .getErr()
        .println(
            (totals.isEmpty() ? "no statements" : String.join(", ", totals))
                + (unseen == 0
                    ? ""
                    : "; %d article%s not seen: the text in the record was read"
                        .formatted(unseen, unseen == 1 ? "" : "s")));
    return tally.keySet().stream().allMatch(it -> it == Verdict.Status.MATCH) ? 0 : 1;
  }

  private static Line line(
      long version,
      Article article,
      Attribution attribution,
      KeptWords kept,
      @Nullable String now,
      @Nullable Fetched fetched) {
    var statement = attribution.statement();
    var pieces = new ArrayList<Piece>();
    check("content", statement.content(), kept.words(), article, now, pieces);
    check("cue", statement.cue(), kept.cue(), article, now, pieces);
    check("source", statement.source().spans(), kept.source(), article, now, pieces);
    var worst = Verdict.Status.MATCH;
    for (var piece : pieces) {
      if (piece.verdict().status().compareTo(worst) > 0) {
        worst = piece.verdict().status();
      }
    }
    boolean isDamaged = !ArticleId.of(article.text()).equals(article.id());
    if (isDamaged && article.text().equals(now) && worst.compareTo(Verdict.Status.CHANGED) < 0) {
      worst = Verdict.Status.CHANGED;
    }
    return new Line(version, article, kept, worst, pieces, isDamaged, fetched);
  }

  private static void check(
      String role,
      List<Span> spans,
      String words,
      Article article,
      @Nullable String now,
      List<Piece> pieces) {
    var text = article.text();
    boolean isWhole = ArticleId.of(text).equals(article.id());
    int from = 0;
    for (Span span : spans) {
      // the words as they were kept, which are as long as their span; not cut out of a text that
      // may be the one at fault
      int to = Math.min(words.length(), from + span.length());
      var exact = words.substring(Math.min(from, to), to);
      from = to + KeptWords.BETWEEN.length();
      boolean isInText = span.end() <= text.length();
      var around = isInText && isWhole ? Anchor.of(text, span) : new Anchor(span, exact, "", "");
      var anchor = new Anchor(span, exact, around.prefix(), around.suffix());
      pieces.add(
          new Piece(
              role,
              anchor,
              now == null ? new Verdict(Verdict.Status.GONE, null) : Evidence.check(anchor, now)));
    }
  }

  private void write(Line line, String shape, Writer writer) throws IOException {
    if (line.status() == Verdict.Status.MATCH && !all && !shape.equals("json")) {
      return;
    }
    switch (shape) {
      case "json" -> json(line, writer);
      case "csv" -> csv(line, writer);
      default -> text(line, writer);
    }
  }

  private static void text(Line line, Writer writer) throws IOException {
    writer.write(
        "%-9s  %s: %s%n    %s %s%n"
            .formatted(
                line.status(),
                line.kept().speaker() == null
                    ? "not known"
                    : Printable.oneLine(line.kept().speaker()),
                Printable.oneLine(line.kept().words()),
                Printable.oneLine(line.link()),
                line.kept().statement()));
    if (line.isDamaged()) {
      writer.write("    the text in the record is not the one that was read: its digest differs\n");
    }
    for (var piece : line.pieces()) {
      if (piece.verdict().status() != Verdict.Status.MATCH) {
        var now = piece.verdict().now();
        writer.write(
            "    %s at %d: %s%s%n"
                .formatted(
                    piece.role(),
                    piece.anchor().span().start(),
                    piece.verdict().status(),
                    now == null ? "" : ", now at " + now.start()));
      }
    }
  }

  private static void csv(Line line, Writer writer) throws IOException {
    var content = line.pieces().getFirst();
    var now = content.verdict().now();
    writer.write(
        Csv.line(
            line.status().toString(),
            Long.toString(line.version()),
            line.kept().statement(),
            line.kept().speaker(),
            line.kept().words(),
            Integer.toString(content.anchor().span().start()),
            Integer.toString(content.anchor().span().end()),
            now == null ? null : Integer.toString(now.start()),
            now == null ? null : Integer.toString(now.end()),
            line.fetched() == null ? null : line.fetched().payloadSha256(),
            line.link()));
  }

  private static void json(Line line, Writer writer) throws IOException {
    try (var json = JSON.createGenerator(writer)) {
      json.writeStartObject();
      json.writeStringField("format", "onrecord-verify/1");
      json.writeStringField("status", line.status().toString());
      json.writeNumberField("version", line.version());
      json.writeStringField("statement", line.kept().statement());
      json.writeStringField("speaker", line.kept().speaker());
      json.writeStringField("words", line.kept().words());
      json.writeArrayFieldStart("evidence");
      for (var piece : line.pieces()) {
        piece(piece, line.article().text(), json);
      }
      json.writeEndArray();
      json.writeStringField("text", line.article().id().value());
      json.writeBooleanField("damaged", line.isDamaged());
      json.writeStringField(
          "payload", line.fetched() == null ? null : line.fetched().payloadSha256());
      json.writeStringField("from", line.article().from().name());
      json.writeStringField("link", line.article().url() == null ? null : line.link());
      json.writeEndObject();
    }
    writer.write('\n');
  }

  private static void piece(Piece piece, String text, JsonGenerator json) throws IOException {
    var now = piece.verdict().now();
    json.writeStartObject();
    json.writeStringField("role", piece.role());
    json.writeStringField("status", piece.verdict().status().toString());
    json.writeNumberField("start", piece.anchor().span().start());
    json.writeNumberField("end", piece.anchor().span().end());
    json.writeFieldName("now");
    if (now == null) {
      json.writeNull();
    } else {
      json.writeStartObject();
      json.writeNumberField("start", now.start());
      json.writeNumberField("end", now.end());
      json.writeEndObject();
    }
    json.writeFieldName("selector");
    Selectors.write(piece.anchor(), text, json);
    json.writeEndObject();
  }
}
