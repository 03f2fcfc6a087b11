package org.onrecord.format;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.onrecord.article.Article;
import org.onrecord.statement.Attribution;
import org.onrecord.statement.Findings;

/**
 * Writes findings as notes that a person likes to read: headline, byline and date, then each
 * statement with its speaker, its words and its day, what somebody said that somebody said below
 * it, then figures, places and times.
 *
 * <pre>
 * s1  Volodymyr Zelensky, Ukrainian leader
 *     said · to Donald Trump · 8 December 2024 · quoted
 *     “We need a just and enduring peace”
 * </pre>
 *
 * <p>The layout is for eyes and may change; programs read {@link JsonWriter}'s. Immutable and
 * thread-safe.
 */
public final class TextWriter {
  /** The narrowest page that can be asked for. */
  public static final int NARROWEST = 30;

  private static final int DEEPEST_INDENT = 4;
  private static final double DOUBTFUL = 0.5;

  private final int width;
  private final boolean color;

  /**
   * Makes a writer.
   *
   * @param width columns of a line, at least {@link #NARROWEST}; a longer word stands alone
   * @param color whether to use ANSI colours
   */
  public TextWriter(int width, boolean color) {
    if (width < NARROWEST) {
      throw new IllegalArgumentException("narrower than " + NARROWEST + ": " + width);
    }
    this.width = width;
    this.color = color;
  }

  /** Returns the record of one article, ending in a line feed. */
  public String toString(Findings findings) {
    var out = new StringBuilder();
    try {
      write(findings, out);
    } catch (IOException e) {
      throw new UncheckedIOException("a string cannot fail", e);
    }
    return out.toString();
  }

  /** Writes the record of one article. */
  public void write(Findings findings, Appendable out) throws IOException {
    new Notes(findings, out).everything();
  }

  private enum Look {
    HEADLINE("1"),
    SPEAKER("1;36"),
    LABEL("2"),
    SAYING("2"),
    DOUBT("33"),
    WORDS("0"),
    SECTION("1");

    private final String code;

    Look(String code) {
      this.code = code;
    }
  }

  private final class Notes {
    private final Findings findings;
    private final Article article;
    private final Appendable out;
    private final Map<String, List<Attribution>> inner = new HashMap<>();
    private final Map<String, Attribution> byId = new LinkedHashMap<>();

    Notes(Findings findings, Appendable out) {
      this.findings = findings;
      this.article = findings.article();
      this.out = out;
    }

    void everything() throws IOException {
      var title = article.title();
      lines("", title == null ? "(no headline)" : Printable.oneLine(title), Look.HEADLINE);
      lines("", Wording.byline(article), Look.LABEL);
      var from = article.url() == null ? article.from().name() : article.url();
      lines("", Printable.oneLine(from), Look.LABEL);
      for (String warning : findings.warnings()) {
        lines("", "Note: " + Printable.oneLine(warning), Look.DOUBT);
      }
      statements();
      figures();
      section("Places", places());
      section("Times", times());
    }

    private void statements() throws IOException {
      if (findings.attributions().isEmpty()) {
        out.append("\nNobody is on record here.\n");
        return;
      }
      for (var attribution : findings.attributions()) {
        byId.put(attribution.statement().id(), attribution);
      }
      for (var attribution : findings.attributions()) {
        var within = attribution.statement().within();
        if (within != null) {
          inner.computeIfAbsent(within, id -> new ArrayList<>()).add(attribution);
        }
      }
      var written = new HashSet<String>();
      for (var attribution : findings.attributions()) {
        var within = attribution.statement().within();
        if (within == null || !byId.containsKey(within)) {
          statement(attribution, 0, written);
        }
      }
      for (var attribution : findings.attributions()) { // none is lost, should two hold each other
        statement(attribution, 0, written);
      }
    }

    private void statement(Attribution attribution, int depth, Set<String> written)
        throws IOException {
      var statement = attribution.statement();
      if (!written.add(statement.id())) {
        return;
      }
      String margin = "    ".repeat(Math.min(depth, DEEPEST_INDENT));
      String label = statement.id() + " ".repeat(Math.max(1, 4 - statement.id().length()));
      var who = Wording.who(attribution, article.text());
      out.append('\n').append(margin);
      paint(label, Look.LABEL);
      boolean doubt = attribution.speaker().value() == null;
      rest(margin.length() + label.length(), margin + "    ", who, doubt);
      lines(margin + "    ", saying(attribution), Look.SAYING);
      lines(margin + "    ", Wording.words(statement.content(), article.text()), Look.WORDS);
      for (var below : inner.getOrDefault(statement.id(), List.of())) {
        statement(below, depth + 1, written);
      }
    }

    /** Writes a speaker behind the label that already stands on the line. */
    private void rest(int used, String margin, Wording.Who who, boolean doubt) throws IOException {
      var wrapped = wrap(who.all(), width - used, width - margin.length());
      for (int i = 0; i < wrapped.size(); i++) {
        if (i > 0) {
          out.append(margin);
        }
        paint(wrapped.get(i), doubt ? Look.DOUBT : Look.SPEAKER);
        out.append('\n');
      }
    }

    private String saying(Attribution attribution) {
      var statement = attribution.statement();
      var parts = new ArrayList<String>();
      parts.add(Wording.act(statement, article.text()));
      var to = attribution.to();
      if (to != null) {
        var name = to.name();
        parts.add("to " + Printable.oneLine(name == null ? to.span().in(article.text()) : name));
      }
      var channel = attribution.channel();
      if (channel != null) {
        parts.add(Printable.oneLine(channel.in(article.text())));
      }
      var when = attribution.when();
      if (when != null) {
        parts.add(Wording.when(when));
      }
      parts.add(Wording.quoted(statement.quotation()));
      if (statement.confidence() < DOUBTFUL) {
        parts.add("doubtful: " + Math.round(statement.confidence() * 100) + " % sure");
      }
      return String.join(" · ", parts);
    }

    private void figures() throws IOException {
      var lines = new ArrayList<String>();
      for (var figure : findings.figures()) {
        var said = figure.statement();
        var by = said == null ? null : byId.get(said);
        String voice =
            said == null
                ? "the article"
                : by == null ? said : said + " " + Wording.who(by, article.text()).name();
        lines.add(Wording.figure(figure) + " — " + voice);
      }
      section("Figures", lines);
    }

    private List<String> places() {
      var counts = new LinkedHashMap<String, Integer>();
      for (var mention : findings.places()) {
        counts.merge(Wording.place(mention, article.text()), 1, Integer::sum);
      }
      var lines = new ArrayList<String>();
      counts.forEach((place, count) -> lines.add(count == 1 ? place : place + " ×" + count));
      return lines;
    }

    private List<String> times() {
      var lines = new LinkedHashSet<String>();
      for (var mention : findings.times()) {
        String words = Printable.oneLine(mention.span().in(article.text()));
        var days = mention.days().value();
        var why = Resolutions.why(mention.days());
        lines.add(
            days != null
                ? words + " = " + Wording.when(mention.days())
                : why == null ? words : words + " (" + Wording.why(why) + ")");
      }
      return List.copyOf(lines);
    }

    private void section(String name, List<String> entries) throws IOException {
      if (entries.isEmpty()) {
        return;
      }
      out.append('\n');
      lines("", name, Look.SECTION);
      for (String entry : entries) {
        boolean first = true;
        for (String line : wrap(entry, width - 4, width - 6)) {
          out.append(first ? "    " : "      ").append(line).append('\n');
          first = false;
        }
      }
    }

    private void lines(String margin, String words, Look look) throws IOException {
      int columns = width - margin.length();
      for (String line : wrap(words, columns, columns)) {
        out.append(margin);
        paint(line, look);
        out.append('\n');
      }
    }

    private void paint(String words, Look look) throws IOException {
      if (color && look != Look.WORDS) {
        out.append("\u001b[").append(look.code).append('m').append(words).append("\u001b[0m");
      } else {
        out.append(words);
      }
    }
  }

  /** Breaks words into lines at spaces; a word that is too long has a line of its own. */
  private static List<String> wrap(String words, int firstColumns, int columns) {
    var lines = new ArrayList<String>();
    var line = new StringBuilder();
    int used = 0;
    for (String word : words.split(" ", -1)) {
      int wide = columns(word);
      int most = lines.isEmpty() ? firstColumns : columns;
      if (!line.isEmpty() && used + 1 + wide > most) {
        lines.add(line.toString());
        line.setLength(0);
        used = 0;
      }
      if (!line.isEmpty()) {
        line.append(' ');
        used++;
      }
      line.append(word);
      used += wide;
    }
    lines.add(line.toString());
    return lines;
  }

  /** Counts the columns a terminal gives these words: marks none, East Asian letters two. */
  private static int columns(String words) {
    int columns = 0;
    for (int i = 0; i < words.length(); i += Character.charCount(words.codePointAt(i))) {
      int c = words.codePointAt(i);
      int type = Character.getType(c);
      if (type == Character.NON_SPACING_MARK
          || type == Character.ENCLOSING_MARK
          || type == Character.FORMAT) {
        continue;
      }
      boolean wide =
          (c >= 0x1100 && c <= 0x115f)
              || (c >= 0x2e80 && c <= 0xa4cf)
              || (c >= 0xac00 && c <= 0xd7a3)
              || (c >= 0xf900 && c <= 0xfaff)
              || (c >= 0xff00 && c <= 0xff60)
              || (c >= 0x1f300 && c <= 0x1faff)
              || (c >= 0x20000 && c <= 0x3fffd);
      columns += wide ? 2 : 1;
    }
    return columns;
  }
}
