package org.onrecord.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CsvWriterTest {
  private final CsvWriter writer = new CsvWriter();

  @Test
  void givesEveryStatementARowAsWideAsTheHeader() {
    var rows = parse(writer.header() + writer.toString(BridgeArticle.findings()));
    assertThat(rows).hasSize(8);
    assertThat(rows).allSatisfy(row -> assertThat(row).hasSameSizeAs(rows.getFirst()));
  }

  @Test
  void keepsQuotesCommasAndWordsAsTheyAre() {
    var rows = parse(writer.header() + writer.toString(BridgeArticle.findings()));
    assertThat(cell(rows, 3, "content"))
        .isEqualTo("\"We need steel & patience,\" … \"and <b>money</b>.\"");
    assertThat(cell(rows, 3, "candidates")).isEqualTo("Tom Brandt; Karl Lund");
    assertThat(cell(rows, 3, "why")).isEqualTo("several-fit");
    assertThat(cell(rows, 1, "when_first")).isEqualTo("2025-03-04");
    assertThat(cell(rows, 1, "outlet")).isEmpty();
    assertThat(cell(rows, 2, "to")).isEqualTo("builders");
    assertThat(cell(rows, 2, "within")).isEqualTo("s1");
    assertThat(cell(rows, 1, "confidence")).isEqualTo("0.976");
  }

  @Test
  void letsNoSpreadsheetRunTheWordsOfAnArticle() {
    var rows = parse(writer.header() + writer.toString(BridgeArticle.findings()));
    assertThat(cell(rows, 6, "content")).isEqualTo("'=Nobody= … to be safe");
  }

  @Test
  void endsLinesAsTheRfcSays() {
    assertThat(writer.header()).endsWith("confidence,corrected,reviews\r\n");
    assertThat(writer.toString(BridgeArticle.findings())).endsWith("\r\n");
  }

  private static String cell(List<List<String>> rows, int row, String column) {
    return rows.get(row).get(rows.getFirst().indexOf(column));
  }

  /** Reads RFC 4180 by its grammar, so that the writer is not tested by itself. */
  private static List<List<String>> parse(String csv) {
    var rows = new ArrayList<List<String>>();
    var row = new ArrayList<String>();
    var cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < csv.length(); i++) {
      char c = csv.charAt(i);
      if (quoted) {
        if (c != '"') {
          cell.append(c);
        } else if (i + 1 < csv.length() && csv.charAt(i + 1) == '"') {
          cell.append('"');
          i++;
        } else {
          quoted = false;
        }
      } else if (c == '"') {
        assertThat(cell).as("a quote inside a plain cell").isEmpty();
        quoted = true;
      } else if (c == ',' || c == '\r') {
        row.add(cell.toString());
        cell.setLength(0);
        if (c == '\r') {
          assertThat(csv.charAt(++i)).isEqualTo('\n');
          rows.add(List.copyOf(row));
          row.clear();
        }
      } else {
        cell.append(c);
      }
    }
    return rows;
  }
}
