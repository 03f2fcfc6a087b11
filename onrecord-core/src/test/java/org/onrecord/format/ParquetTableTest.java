package org.onrecord.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The bytes of a Parquet file, as the format's specification has them. */
class ParquetTableTest {
  private static final List<ParquetTable.Column> COLUMNS =
      List.of(
          new ParquetTable.Column("who", ParquetTable.Type.TEXT),
          new ParquetTable.Column("many", ParquetTable.Type.INT),
          new ParquetTable.Column("sure", ParquetTable.Type.REAL),
          new ParquetTable.Column("day", ParquetTable.Type.DAY));

  @Test
  void beginsAndEndsAsAParquetFileDoes() throws IOException {
    byte[] file = file(0);
    assertThat(text(file, 0, 4)).isEqualTo("PAR1");
    assertThat(text(file, file.length - 4, 4)).isEqualTo("PAR1");
    int footer = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getInt(file.length - 8);
    assertThat(footer).isEqualTo(file.length - 12); // no rows: nothing but the footer
    assertThat(text(file, 4, footer)).contains("who", "many", "sure", "day", "onrecord");
  }

  @Test
  void writesLevelsAndThenTheValuesThatThereAre() throws IOException {
    var pages = pages(file(3));
    assertThat(pages).hasSize(4);
    // 2 present, 1 absent; then the words, each after its length
    assertThat(pages.get(0))
        .startsWith(4, 0, 0, 0, 2 << 1, 1, 1 << 1, 0)
        .endsWith(1, 0, 0, 0, (int) 'A', 2, 0, 0, 0, 0xc3, 0xa9);
    assertThat(pages.get(1))
        .containsExactly(2, 0, 0, 0, 3 << 1, 1, 0, 0, 0, 0, 1, 0, 0, 0, 2, 0, 0, 0);
    assertThat(pages.get(2)).containsExactly(2, 0, 0, 0, 3 << 1, 0);
    assertThat(pages.get(3)).endsWith(1, 0, 0, 0); // a day after 1970-01-01
  }

  @Test
  void writesLongRunsOfLevels() throws IOException {
    var out = new ByteArrayOutputStream();
    var table = new ParquetTable(out, COLUMNS.subList(1, 2));
    for (int i = 0; i < 50_001; i++) {
      table.row(i);
    }
    table.end();
    var pages = pages(out.toByteArray());
    assertThat(pages).as("a group ends after 50,000 rows").hasSize(2);
    // 50,000 doubled, seven bits a byte, the lowest first
    assertThat(pages.get(0)).startsWith(4, 0, 0, 0, 0xa0, 0x8d, 0x06, 1);
  }

  @Test
  void refusesWhatAColumnDoesNotHold() throws IOException {
    var table = new ParquetTable(new ByteArrayOutputStream(), COLUMNS);
    assertThatThrownBy(() -> table.row("A", "1", 1.0, null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("many");
    assertThatThrownBy(() -> table.row("A")).hasMessage("1 cells, 4 columns");
  }

  private static byte[] file(int rows) throws IOException {
    var out = new ByteArrayOutputStream();
    var table = new ParquetTable(out, COLUMNS);
    var who = new @Nullable String[] {"A", "é", null};
    for (int i = 0; i < rows; i++) {
      table.row(who[i], i, null, i == 1 ? LocalDate.EPOCH.plusDays(1) : null);
    }
    table.end();
    return out.toByteArray();
  }

  /** Returns the pages of a file, unpacked, each as the numbers of its bytes. */
  private static List<List<Integer>> pages(byte[] file) throws IOException {
    var pages = new ArrayList<List<Integer>>();
    for (int i = 0; i + 2 < file.length; i++) {
      if ((file[i] & 0xff) == 0x1f && (file[i + 1] & 0xff) == 0x8b && file[i + 2] == 8) {
        var page = new ArrayList<Integer>();
        try (var gzip =
            new GZIPInputStream(new ByteArrayInputStream(file, i, file.length - i), 1)) {
          for (int b = gzip.read(); b >= 0; b = gzip.read()) {
            page.add(b);
          }
        } catch (IOException e) {
          assertThat(pages).isNotNull(); // what follows a page is no page
        }
        pages.add(page);
      }
    }
    return pages;
  }

  private static String text(byte[] file, int from, int length) {
    return new String(file, from, length, StandardCharsets.ISO_8859_1);
  }
}
