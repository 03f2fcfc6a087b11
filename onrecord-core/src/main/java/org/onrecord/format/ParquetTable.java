package org.onrecord.format;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Writes a flat table as a Parquet file (format version 1: plain encoding, GZIP pages, all columns
 * optional), row group by row group, so that memory does not grow with the table. Text is UTF-8,
 * days are dates. The form is that of <a
 * href="https://github.com/apache/parquet-format">parquet-format</a>; {@code docs/decisions} says
 * why it is written here.
 *
 * <p>Not thread-safe. The stream is left open.
 */
final class ParquetTable {
  private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);
  private static final int ROWS_OF_A_GROUP = 50_000;
  private static final int BYTES_OF_A_GROUP = 32 << 20;

  private static final int OPTIONAL = 1;
  private static final int PLAIN = 0;
  private static final int RLE = 3;
  private static final int GZIP = 2;

  /** What a column holds; the numbers are Parquet's. */
  enum Type {
    TEXT(6),
    INT(1),
    REAL(5),
    DAY(1);

    private final int physical;

    Type(int physical) {
      this.physical = physical;
    }
  }

  /**
   * A column.
   *
   * @param name unique in its table
   */
  record Column(String name, Type type) {}

  private final OutputStream out;
  private final List<Column> columns;
  private final List<Cells> cells = new ArrayList<>();
  private final List<ThriftWriter> groups = new ArrayList<>();
  private long written;
  private long rows;
  private int rowsOfGroup;

  private interface ThriftWriter {
    void to(ThriftCompact thrift);
  }

  /** The cells of a column in the group under way. */
  private static final class Cells {
    private final ByteArrayOutputStream values = new ByteArrayOutputStream();
    private final ByteArrayOutputStream levels = new ByteArrayOutputStream();
    private int run;
    private boolean isRunPresent;

    void level(boolean isPresent) {
      if (run > 0 && isRunPresent != isPresent) {
        endRun();
      }
      isRunPresent = isPresent;
      run++;
    }

    /** Writes a run of equal definition levels: its length, doubled, and the level. */
    void endRun() {
      if (run == 0) {
        return;
      }
      int left = run << 1;
      while ((left & ~0x7f) != 0) {
        levels.write(left & 0x7f | 0x80);
        left >>>= 7;
      }
      levels.write(left);
      levels.write(isRunPresent ? 1 : 0);
      run = 0;
    }

    void reset() {
      values.reset();
      levels.reset();
    }
  }

  /** Begins a file. */
  ParquetTable(OutputStream out, List<Column> columns) throws IOException {
    this.out = out;
    this.columns = List.copyOf(columns);
    columns.forEach(it -> cells.add(new Cells()));
    write(MAGIC);
  }

  /**
   * Adds a row.
   *
   * @param values one for each column: String, Integer, Double, LocalDate, or null
   */
  void row(@Nullable Object... values) throws IOException {
    if (values.length != columns.size()) {
      throw new IllegalArgumentException(values.length + " cells, " + columns.size() + " columns");
    }
    int bytes = 0;
    for (int i = 0; i < values.length; i++) {
      cell(cells.get(i), columns.get(i), values[i]);
      bytes += cells.get(i).values.size();
    }
    rowsOfGroup++;
    if (rowsOfGroup >= ROWS_OF_A_GROUP || bytes >= BYTES_OF_A_GROUP) {
      endGroup();
    }
  }

  private static void cell(Cells cells, Column column, @Nullable Object value) {
    cells.level(value != null);
    switch (column.type()) {
      case TEXT -> {
        if (value instanceof String text) {
          byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
          cells.values.writeBytes(little(Integer.BYTES).putInt(bytes.length).array());
          cells.values.writeBytes(bytes);
          return;
        }
      }
      case INT -> {
        if (value instanceof Integer number) {
          cells.values.writeBytes(little(Integer.BYTES).putInt(number).array());
          return;
        }
      }
      case REAL -> {
        if (value instanceof Double number) {
          cells.values.writeBytes(little(Double.BYTES).putDouble(number).array());
          return;
        }
      }
      case DAY -> {
        if (value instanceof LocalDate day) {
          int days = Math.toIntExact(day.toEpochDay());
          cells.values.writeBytes(little(Integer.BYTES).putInt(days).array());
          return;
        }
      }
    }
    if (value != null) {
      throw new IllegalArgumentException(column + " does not hold " + value.getClass());
    }
  }

  private static ByteBuffer little(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private void endGroup() throws IOException {
    if (rowsOfGroup == 0) {
      return;
    }
    int many = rowsOfGroup;
    var chunks = new ArrayList<ThriftWriter>();
    long size = 0;
    for (int i = 0; i < columns.size(); i++) {
      var column = columns.get(i);
      var page = page(cells.get(i));
      byte[] packed = packed(page);
      byte[] header =
          new ThriftCompact()
              .i32(1, 0) // a data page
              .i32(2, page.length)
              .i32(3, packed.length)
              .struct(5)
              .i32(1, many)
              .i32(2, PLAIN)
              .i32(3, RLE)
              .i32(4, RLE)
              .end()
              .end()
              .bytes();
      long at = written;
      write(header);
      write(packed);
      long unpackedSize = header.length + (long) page.length;
      long packedSize = header.length + (long) packed.length;
      size += unpackedSize;
      chunks.add(thrift ->
          thrift
              .element()
              .i64(2, at)
              .struct(3)
              .i32(1, column.type().physical)
              .list(2, ThriftCompact.I32, 2)
              .number(PLAIN)
              .number(RLE)
              .strings(3, column.name())
              .i32(4, GZIP)
              .i64(5, many)
              .i64(6, unpackedSize)
              .i64(7, packedSize)
              .i64(9, at)
              .end()
              .end());
      cells.get(i).reset();
    }
    long all = size;
    groups.add(thrift -> {
      thrift.element().list(1, ThriftCompact.STRUCT, chunks.size());
      chunks.forEach(chunk -> chunk.to(thrift));
      thrift.i64(2, all).i64(3, many).end();
    });
    rows += many;
    rowsOfGroup = 0;
  }

  private static byte[] page(Cells cells) {
    cells.endRun();
    var page = new ByteArrayOutputStream();
    page.writeBytes(little(Integer.BYTES).putInt(cells.levels.size()).array());
    page.writeBytes(cells.levels.toByteArray());
    page.writeBytes(cells.values.toByteArray());
    return page.toByteArray();
  }

  private static byte[] packed(byte[] page) throws IOException {
    var packed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(packed)) {
      gzip.write(page);
    }
    return packed.toByteArray();
  }

  /** Ends the file: what stands in it and where. */
  void end() throws IOException {
    endGroup();
    var footer = new ThriftCompact();
    footer.i32(1, 1).list(2, ThriftCompact.STRUCT, columns.size() + 1);
    footer.element().string(4, "onrecord").i32(5, columns.size()).end();
    for (var column : columns) {
      footer.element().i32(1, column.type().physical).i32(3, OPTIONAL).string(4, column.name());
      switch (column.type()) {
        case TEXT -> footer.i32(6, 0).struct(10).struct(1).end().end(); // UTF8, STRING
        case DAY -> footer.i32(6, 6).struct(10).struct(6).end().end(); // DATE, DATE
        case INT, REAL -> {}
      }
      footer.end();
    }
    footer.i64(3, rows).list(4, ThriftCompact.STRUCT, groups.size());
    groups.forEach(group -> group.to(footer));
    byte[] bytes = footer.string(6, "onrecord").end().bytes();
    write(bytes);
    write(little(Integer.BYTES).putInt(bytes.length).array());
    write(MAGIC);
    out.flush();
  }

  private void write(byte[] bytes) throws IOException {
    out.write(bytes);
    written += bytes.length;
  }
}
