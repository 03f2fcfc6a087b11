package org.onrecord.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class TextWriterTest {
  @Test
  void writesNotesThatAPersonLikesToRead() {
    Golden.assertSame(
        "bridge/expected.txt", new TextWriter(80, false).toString(BridgeArticle.findings()));
  }

  @Test
  void keepsToTheWidth() {
    String notes = new TextWriter(40, false).toString(BridgeArticle.findings());
    assertThat(notes.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(40));
  }

  @Test
  void coloursNothingButTheLooks() {
    var findings = BridgeArticle.findings();
    String colored = new TextWriter(80, true).toString(findings);
    assertThat(colored).contains("\u001b[");
    assertThat(colored.replaceAll("\u001b\\[[0-9;]*m", ""))
        .isEqualTo(new TextWriter(80, false).toString(findings));
  }

  @Test
  void keepsTerminalCommandsOutOfTheNotes() {
    assertThat(Printable.oneLine("a\u001b]0;owned\u0007 b\n\u202ec"))
        .isEqualTo("a\ufffd]0;owned\ufffd b c");
  }

  @Test
  void saysTheSameInTurkey() {
    var before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr-TR"));
      Golden.assertSame(
          "bridge/expected.txt", new TextWriter(80, false).toString(BridgeArticle.findings()));
      assertThat(JsonWriter.compact().toString(BridgeArticle.findings()))
          .contains(
              "\"quotation\":\"mixed\"", "\"quotation\":\"indirect\"", "\"kind\":\"anonymous\"");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void refusesAPageTooNarrowToRead() {
    assertThatThrownBy(() -> new TextWriter(5, false))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("5");
  }
}
