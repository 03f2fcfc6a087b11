package org.onrecord.resolve;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.onrecord.article.Article;
import org.onrecord.article.ArticleId;
import org.onrecord.article.Passage;
import org.onrecord.article.Provenance;
import org.onrecord.article.Span;
import org.onrecord.statement.Resolution;
import org.onrecord.statement.Source;
import org.onrecord.statement.SourceWording;
import org.onrecord.statement.Speaker;
import org.onrecord.statement.Statement;
import org.onrecord.statement.Statement.Act;
import org.onrecord.statement.Statement.Quotation;

/**
 * An article of a test with its statements written into the text: {@code [s Reyes] [c said] [t so]}
 * is a statement with a source, a cue and a content; {@code (1 … )1} marks what a statement 2
 * stands in.
 */
final class Told {
  private static final Pattern MARK = Pattern.compile("\\[(\\d*)([sct]) ([^\\[\\]]*)\\]");

  final Article article;
  final List<Statement> statements = new ArrayList<>();

  private Told(String text) {
    var passages = new ArrayList<Passage>();
    int at = 0;
    for (String paragraph : text.split("\n\n")) {
      var kind = at == 0 ? Passage.Kind.HEADLINE : Passage.Kind.PARAGRAPH;
      passages.add(new Passage(kind, new Span(at, at + paragraph.length())));
      at += paragraph.length() + 2;
    }
    article =
        new Article(
            ArticleId.of(text),
            text,
            passages,
            null,
            List.of(),
            null,
            null,
            null,
            null,
            null,
            "en",
            List.of(),
            new Provenance.LocalFile("test.txt"));
  }

  /**
   * Reads an article below a headline. Marks with one number are one statement, those without are
   * the first.
   */
  static Told of(String marked) {
    var text = new StringBuilder("What was said\n\n");
    var sources = new ArrayList<@Nullable Span>();
    var cues = new ArrayList<List<Span>>();
    var contents = new ArrayList<List<Span>>();
    var mark = MARK.matcher(marked);
    int at = 0;
    while (mark.find()) {
      text.append(marked, at, mark.start());
      int number = mark.group(1).isEmpty() ? 1 : Integer.parseInt(mark.group(1));
      while (contents.size() < number) {
        contents.add(new ArrayList<>());
        cues.add(new ArrayList<>());
        sources.add(null);
      }
      var span = new Span(text.length(), text.length() + mark.group(3).length());
      text.append(mark.group(3));
      at = mark.end();
      switch (mark.group(2)) {
        case "s" -> sources.set(number - 1, span);
        case "c" -> cues.get(number - 1).add(span);
        default -> contents.get(number - 1).add(span);
      }
    }
    text.append(marked.substring(at));
    var told = new Told(text.toString());
    for (int i = 0; i < contents.size(); i++) {
      var span = sources.get(i);
      var content = contents.get(i);
      boolean direct =
          !content.isEmpty() && "“\"".indexOf(text.charAt(content.get(0).start())) >= 0;
      told.statements.add(
          new Statement(
              "s" + (i + 1),
              Act.SAID,
              direct ? Quotation.DIRECT : Quotation.INDIRECT,
              content,
              cues.get(i),
              span == null ? new Source.Unstated() : SourceWording.of(text.toString(), span),
              null,
              1));
    }
    return told;
  }

  /** Puts statement {@code inner} inside statement {@code outer}. */
  Told within(int inner, int outer) {
    var s = statements.get(inner - 1);
    statements.set(
        inner - 1,
        new Statement(
            s.id(), s.act(), s.quotation(), s.content(), s.cue(), s.source(), "s" + outer, 1));
    return this;
  }

  List<Resolution<Speaker>> resolved() {
    return SpeakerResolver.resolve(article, statements, List.of());
  }

  Resolution<Speaker> last() {
    return resolved().get(statements.size() - 1);
  }

  /** Returns kind and name of the last statement's speaker: {@code person Ann Lee}, or why not. */
  String lastSpeaker() {
    return switch (last()) {
      case Resolution.Settled<Speaker>(var speaker, var evidence, var confidence) -> say(speaker);
      case Resolution.Likely<Speaker>(var speaker, var evidence, var confidence) -> say(speaker);
      case Resolution.Open<Speaker>(var candidates, var why) -> "open: " + why.code();
      case Resolution.Unknown<Speaker>(var why) -> "unknown: " + why.code();
    };
  }

  @Nullable String lastRole() {
    return switch (last()) {
      case Resolution.Settled<Speaker>(var speaker, var evidence, var confidence) -> speaker.role();
      case Resolution.Likely<Speaker>(var speaker, var evidence, var confidence) -> speaker.role();
      default -> null;
    };
  }

  private static String say(Speaker speaker) {
    String kind = speaker.kind().name().toLowerCase(java.util.Locale.ROOT);
    return speaker.name() == null ? kind : kind + " " + speaker.name();
  }
}
