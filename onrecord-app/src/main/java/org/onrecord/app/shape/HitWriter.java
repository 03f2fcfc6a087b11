package org.onrecord.app.shape;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.onrecord.format.Csv;
import org.onrecord.format.Notes;
import org.onrecord.format.Printable;
import org.onrecord.keep.Hit;
import org.onrecord.keep.Hits;
import org.onrecord.read.web.WebAddress;

/** The shapes in which found statements are printed. */
public sealed interface HitWriter {
  /** Writes all that was found; {@code out} stays open. */
  void write(String query, Hits hits, Writer out) throws IOException;

  /** Notes to read: the day and who, the words, where they stand. */
  record Text(boolean isColored) implements HitWriter {
    @Override
    public void write(String query, Hits hits, Writer out) throws IOException {
      boolean first = true;
      for (var hit : hits.hits()) {
        out.write(first ? "" : "\n");
        first = false;
        out.write(painted("1;36", day(hit) + "  " + Printable.oneLine(who(hit))) + "\n");
        out.write("    " + words(hit) + "\n");
        out.write("    " + painted("2", Printable.oneLine(where(hit))) + "\n");
        for (var each : hit.corrected()) {
          out.write("    corrected: " + Printable.oneLine(Notes.told(each)) + "\n");
        }
        for (var each : hit.reviews()) {
          out.write("    checked by " + Printable.oneLine(Notes.told(each)) + "\n");
        }
      }
    }

    private String words(Hit hit) {
      var marked = new StringBuilder();
      int at = 0;
      for (var mark : hit.marks()) {
        marked.append(part(hit.words(), at, mark.start()));
        marked.append(painted("1;33", Printable.oneLine(mark.in(hit.words()))));
        at = mark.end();
      }
      return marked.append(part(hit.words(), at, hit.words().length())).toString();
    }

    /** Returns words between marks on one line, with the blanks at their ends. */
    private static String part(String words, int start, int end) {
      var part = words.substring(start, end);
      if (part.isBlank()) {
        return part.isEmpty() ? "" : " ";
      }
      return (Character.isWhitespace(part.charAt(0)) && start > 0 ? " " : "")
          + Printable.oneLine(part)
          + (Character.isWhitespace(part.charAt(part.length() - 1)) ? " " : "");
    }

    private String painted(String look, String words) {
      return isColored ? "\u001b[" + look + "m" + words + "\u001b[0m" : words;
    }

    private static String day(Hit hit) {
      return hit.day() == null ? "no day    " : hit.day().toString();
    }

    private static String where(Hit hit) {
      var parts = new ArrayList<String>();
      if (!hit.cue().isEmpty()) {
        parts.add(hit.cue());
      }
      if (hit.to() != null) {
        parts.add("to " + hit.to());
      }
      if (hit.outlet() != null) {
        parts.add(hit.outlet());
      }
      if (hit.agency() != null) {
        parts.add(hit.agency());
      }
      if (hit.title() != null) {
        parts.add(hit.title());
      }
      parts.add(link(hit) + " " + hit.statement());
      parts.add("#" + hit.id());
      return String.join(" · ", parts);
    }
  }

  /** One object, {@code onrecord-hits/1}; unknown is null, offsets count UTF-16 code units. */
  record Json() implements HitWriter {
    private static final JsonFactory JSON =
        JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

    @Override
    public void write(String query, Hits hits, Writer out) throws IOException {
      try (var json = JSON.createGenerator(out)) {
        json.useDefaultPrettyPrinter();
        json.writeStartObject();
        json.writeStringField("format", "onrecord-hits/1");
        json.writeStringField("query", query);
        json.writeArrayFieldStart("hits");
        for (var hit : hits.hits()) {
          hit(hit, json);
        }
        json.writeEndArray();
        json.writeStringField("next", hits.next());
        json.writeEndObject();
      }
      out.write('\n');
    }

    private static void hit(Hit hit, JsonGenerator json) throws IOException {
      json.writeStartObject();
      json.writeNumberField("id", hit.id());
      json.writeNumberField("version", hit.version());
      json.writeStringField("statement", hit.statement());
      json.writeStringField("act", code(hit.act()));
      json.writeStringField("quotation", code(hit.quotation()));
      json.writeStringField("words", hit.words());
      json.writeArrayFieldStart("marks");
      for (var mark : hit.marks()) {
        json.writeStartObject();
        json.writeNumberField("start", mark.start());
        json.writeNumberField("end", mark.end());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeStringField("cue", known(hit.cue()));
      json.writeStringField("source", known(hit.source()));
      json.writeObjectFieldStart("speaker");
      if (hit.speakerId() == null) {
        json.writeNullField("id");
      } else {
        json.writeNumberField("id", hit.speakerId());
      }
      json.writeStringField("kind", code(hit.speakerKind()));
      json.writeStringField("name", hit.speaker());
      json.writeStringField("role", hit.role());
      json.writeEndObject();
      json.writeStringField("to", hit.to());
      json.writeStringField("day", hit.day() == null ? null : hit.day().toString());
      json.writeObjectFieldStart("article");
      json.writeStringField("title", hit.title());
      json.writeStringField("outlet", hit.outlet());
      json.writeStringField("agency", hit.agency());
      json.writeStringField("url", hit.url());
      json.writeStringField("from", hit.from());
      json.writeNumberField("start", hit.start());
      json.writeNumberField("end", hit.end());
      json.writeEndObject();
      json.writeNumberField("confidence", Math.round(hit.confidence() * 1000) / 1000.0);
      Notes.write(hit.corrected(), hit.reviews(), json);
      json.writeEndObject();
    }
  }

  /** One row a statement. */
  record Table() implements HitWriter {
    @Override
    public void write(String query, Hits hits, Writer out) throws IOException {
      out.write(
          Csv.line(
              "id",
              "day",
              "speaker",
              "speaker_kind",
              "role",
              "act",
              "quotation",
              "words",
              "cue",
              "source",
              "to",
              "outlet",
              "agency",
              "title",
              "url",
              "from",
              "statement",
              "start",
              "end",
              "confidence",
              "corrected",
              "reviews"));
      for (var hit : hits.hits()) {
        out.write(
            Csv.line(
                Long.toString(hit.id()),
                hit.day() == null ? null : hit.day().toString(),
                hit.speaker(),
                code(hit.speakerKind()),
                hit.role(),
                code(hit.act()),
                code(hit.quotation()),
                hit.words(),
                known(hit.cue()),
                known(hit.source()),
                hit.to(),
                hit.outlet(),
                hit.agency(),
                hit.title(),
                hit.url(),
                hit.from(),
                hit.statement(),
                Integer.toString(hit.start()),
                Integer.toString(hit.end()),
                String.format(Locale.ROOT, "%.3f", hit.confidence()),
                Notes.told(hit.corrected()),
                Notes.checked(hit.reviews())));
      }
    }
  }

  /** A feed (RFC 4287), one entry a statement. */
  record Atom() implements HitWriter {
    private static final String UNDATED = "1970-01-01";

    @Override
    public void write(String query, Hits hits, Writer out) throws IOException {
      String newest = hits.hits().stream().map(Atom::day).max(String::compareTo).orElse(UNDATED);
      out.write("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
      out.write("<feed xmlns=\"http://www.w3.org/2005/Atom\">\n");
      element(" ", "title", "On record: " + query, out);
      element(" ", "id", "urn:onrecord:search:" + Integer.toHexString(query.hashCode()), out);
      element(" ", "updated", newest + "T00:00:00Z", out);
      for (var hit : hits.hits()) {
        out.write(" <entry>\n");
        element("  ", "title", who(hit) + ": " + hit.words(), out);
        element("  ", "id", "urn:onrecord:statement:" + hit.id(), out);
        element("  ", "updated", day(hit) + "T00:00:00Z", out);
        out.write("  <author><name>" + escaped(who(hit)) + "</name></author>\n");
        var url = hit.url();
        if (url != null && WebAddress.isOne(url)) { // a page may say that it stands at javascript:
          out.write("  <link href=\"" + escaped(url) + "\"/>\n");
        }
        element("  ", "content", hit.words(), out);
        out.write(" </entry>\n");
      }
      out.write("</feed>\n");
    }

    private static String day(Hit hit) {
      return hit.day() == null ? UNDATED : hit.day().toString();
    }

    private static void element(String margin, String name, String words, Writer out)
        throws IOException {
      out.write(margin + "<" + name + ">" + escaped(words) + "</" + name + ">\n");
    }

    private static String escaped(String words) {
      return Printable.oneLine(words)
          .replace("&", "&amp;")
          .replace("<", "&lt;")
          .replace(">", "&gt;")
          .replace("\"", "&quot;");
    }
  }

  /** Returns who said it, in one line, as a title would have it. */
  static String who(Hit hit) {
    var name = hit.speaker();
    if (name == null) {
      name =
          hit.source().isEmpty()
              ? "nobody named"
              : hit.source() + (hit.speakerKind() == null ? " (not known)" : "");
      return name;
    }
    return hit.role() == null ? name : name + ", " + hit.role();
  }

  private static String link(Hit hit) {
    return hit.url() == null ? hit.from() : hit.url();
  }

  private static @Nullable String known(String words) {
    return words.isEmpty() ? null : words;
  }

  private static @Nullable String code(@Nullable Enum<?> constant) {
    return constant == null ? null : constant.name().toLowerCase(Locale.ROOT);
  }
}
