package org.onrecord.format;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.onrecord.article.Anchor;

/**
 * Writes the selectors of the W3C Web Annotation Data Model, by which other programs find words in
 * a text. Positions count Unicode code points there, not UTF-16 code units.
 */
public final class Selectors {
  private Selectors() {}

  /**
   * Writes an array of a position and a quote selector.
   *
   * @param text the text that the anchor was taken from
   */
  public static void write(Anchor anchor, String text, JsonGenerator json) throws IOException {
    json.writeStartArray();
    json.writeStartObject();
    json.writeStringField("type", "TextPositionSelector");
    json.writeNumberField("start", anchor.startInCodePoints(text));
    json.writeNumberField("end", anchor.endInCodePoints(text));
    json.writeEndObject();
    json.writeStartObject();
    json.writeStringField("type", "TextQuoteSelector");
    json.writeStringField("exact", anchor.exact());
    json.writeStringField("prefix", anchor.prefix());
    json.writeStringField("suffix", anchor.suffix());
    json.writeEndObject();
    json.writeEndArray();
  }
}
