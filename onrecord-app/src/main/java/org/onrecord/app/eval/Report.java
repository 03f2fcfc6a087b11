package org.onrecord.app.eval;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.onrecord.format.Printable;
import org.onrecord.statement.Resolution;
import org.onrecord.statement.Speaker;

/** The scores of many articles together, as text and as JSON. */
public final class Report {
  private static final String NONE = "none";

  private final List<ArticleScore> articles;

  /** The articles in any order; the report has the worst first. */
  public Report(List<ArticleScore> articles) {
    var sorted = new ArrayList<>(articles);
    sorted.sort(
        Comparator.comparingDouble((ArticleScore it) -> it.measure(Measure.SAID_BY).f1())
            .thenComparingDouble(it -> it.measure(Measure.STATEMENTS).f1())
            .thenComparing(ArticleScore::id));
    this.articles = List.copyOf(sorted);
  }

  /** Returns what was measured, over all articles. */
  public Tally measure(Measure measure) {
    return articles.stream().map(it -> it.measure(measure)).reduce(Tally.NONE, Tally::plus);
  }

  /** Returns the share, over all articles. */
  public Share quality(Quality quality) {
    return articles.stream().map(it -> it.quality(quality)).reduce(Share.NONE, Share::plus);
  }

  /** How often each kind of speaker was read as which, of the statements that were found. */
  private Map<Speaker.Kind, Map<String, Integer>> confusion() {
    var counts = new EnumMap<Speaker.Kind, Map<String, Integer>>(Speaker.Kind.class);
    for (ArticleScore article : articles) {
      for (var pair : article.pairs()) {
        if (pair.found()) {
          counts
              .computeIfAbsent(pair.gold(), kind -> new TreeMap<>())
              .merge(pair.read() == null ? NONE : label(pair.read()), 1, Integer::sum);
        }
      }
    }
    return counts;
  }

  /** Which kinds of speakers are behind each reason to tell none. */
  private Map<Resolution.Why, Map<Speaker.Kind, Integer>> reasons() {
    var counts = new EnumMap<Resolution.Why, Map<Speaker.Kind, Integer>>(Resolution.Why.class);
    for (ArticleScore article : articles) {
      for (var pair : article.pairs()) {
        if (pair.why() != null) {
          counts
              .computeIfAbsent(pair.why(), why -> new EnumMap<>(Speaker.Kind.class))
              .merge(pair.gold(), 1, Integer::sum);
        }
      }
    }
    return counts;
  }

  private static String label(Speaker.Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  /**
   * Writes lines to read: first those of {@code field.py}, to the letter.
   *
   * @param worst how many articles to name
   */
  public void text(Writer out, int worst) throws IOException {
    out.write(articles.size() + " articles\n");
    for (Measure measure : Measure.values()) {
      out.write("%-15s %s\n".formatted(measure.label(), measure(measure)));
    }
    for (Quality quality : Quality.values()) {
      out.write("%-20s %s\n".formatted(quality.label(), quality(quality)));
    }
    confusion(out);
    reasons(out);
    out.write("\nWorst articles first: said-by F1, statements F1, wrong names\n");
    for (ArticleScore article : articles.subList(0, Math.min(worst, articles.size()))) {
      out.write(
          "%s  %s  %4d  %s  %s"
              .formatted(
                  Tally.percent(100 * article.measure(Measure.SAID_BY).f1()),
                  Tally.percent(100 * article.measure(Measure.STATEMENTS).f1()),
                  article.quality(Quality.WRONG_NAME).part(),
                  Printable.oneLine(article.id()),
                  Printable.oneLine(article.title() == null ? "" : article.title()))
              .stripTrailing());
      out.write('\n');
    }
  }

  private void confusion(Writer out) throws IOException {
    var counts = confusion();
    var columns = new ArrayList<String>();
    for (Speaker.Kind kind : Speaker.Kind.values()) {
      if (counts.values().stream().anyMatch(row -> row.containsKey(label(kind)))) {
        columns.add(label(kind));
      }
    }
    columns.add(NONE);
    out.write("\nKinds of speakers of the statements found: annotated, and what was read\n");
    var line = new StringBuilder("%-13s".formatted(""));
    columns.forEach(column -> line.append("%13s".formatted(column)));
    out.write(line.append('\n').toString());
    for (var row : counts.entrySet()) {
      line.setLength(0);
      line.append("%-13s".formatted(label(row.getKey())));
      for (String column : columns) {
        Integer count = row.getValue().get(column);
        line.append("%13s".formatted(count == null ? "." : count));
      }
      out.write(line.append('\n').toString());
    }
  }

  private void reasons(Writer out) throws IOException {
    var reasons = reasons();
    if (!reasons.isEmpty()) {
      out.write("\nWhy no speaker is told, and which kinds those were\n");
    }
    for (var reason : reasons.entrySet()) {
      int all = reason.getValue().values().stream().mapToInt(Integer::intValue).sum();
      var kinds = new StringBuilder();
      reason
          .getValue()
          .forEach((kind, count) ->
              kinds
                  .append(kinds.isEmpty() ? "" : ", ")
                  .append(label(kind))
                  .append(' ')
                  .append(count));
      out.write("%-20s %5d  %s\n".formatted(reason.getKey().code(), all, kinds));
    }
  }

  /** Writes one object, {@code onrecord-eval/1}; shares are 0 to 1; all articles, worst first. */
  public void json(JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("format", "onrecord-eval/1");
    json.writeObjectFieldStart("measures");
    for (Measure measure : Measure.values()) {
      json.writeFieldName(measure.label());
      tally(measure(measure), json);
    }
    json.writeEndObject();
    json.writeObjectFieldStart("shares");
    for (Quality quality : Quality.values()) {
      json.writeFieldName(quality.label());
      share(quality(quality), json);
    }
    json.writeEndObject();
    json.writeArrayFieldStart("kinds");
    for (var row : confusion().entrySet()) {
      for (var cell : row.getValue().entrySet()) {
        json.writeStartObject();
        json.writeStringField("annotated", label(row.getKey()));
        json.writeStringField("read", cell.getKey().equals(NONE) ? null : cell.getKey());
        json.writeNumberField("count", cell.getValue());
        json.writeEndObject();
      }
    }
    json.writeEndArray();
    json.writeArrayFieldStart("reasons");
    for (var reason : reasons().entrySet()) {
      for (var kind : reason.getValue().entrySet()) {
        json.writeStartObject();
        json.writeStringField("why", reason.getKey().code());
        json.writeStringField("annotated", label(kind.getKey()));
        json.writeNumberField("count", kind.getValue());
        json.writeEndObject();
      }
    }
    json.writeEndArray();
    json.writeArrayFieldStart("articles");
    for (ArticleScore article : articles) {
      article(article, json);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void article(ArticleScore article, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", article.id());
    json.writeStringField("title", article.title());
    json.writeObjectFieldStart("measures");
    for (Measure measure : Measure.values()) {
      json.writeFieldName(measure.label());
      tally(article.measure(measure), json);
    }
    json.writeEndObject();
    json.writeNumberField("wrongNames", article.quality(Quality.WRONG_NAME).part());
    json.writeEndObject();
  }

  private static void tally(Tally tally, JsonGenerator json) throws IOException {
    json.writeStartObject();
    number("precision", tally.precision(), json);
    number("recall", tally.recall(), json);
    number("f1", tally.f1(), json);
    json.writeNumberField("right", tally.right());
    json.writeNumberField("read", tally.found());
    json.writeNumberField("annotated", tally.annotated());
    json.writeEndObject();
  }

  private static void share(Share share, JsonGenerator json) throws IOException {
    json.writeStartObject();
    number("share", share.value(), json);
    json.writeNumberField("part", share.part());
    json.writeNumberField("of", share.of());
    json.writeEndObject();
  }

  private static void number(String key, double value, JsonGenerator json) throws IOException {
    json.writeNumberField(key, Math.round(value * 1000) / 1000.0);
  }

  /**
   * Returns what a floor is about: {@code said-by} and {@code F1}, {@code wrong name} and {@code
   * %}.
   */
  @Nullable Double figure(String row, String column) {
    for (Measure measure : Measure.values()) {
      if (measure.label().equals(row)) {
        Tally tally = measure(measure);
        return switch (column) {
          case "F1" -> 100 * tally.f1();
          case "P" -> 100 * tally.precision();
          case "R" -> 100 * tally.recall();
          default -> null;
        };
      }
    }
    for (Quality quality : Quality.values()) {
      if (quality.label().equals(row) && column.equals("%")) {
        return 100 * quality(quality).value();
      }
    }
    return null;
  }
}
