package org.onrecord.format;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/** Writes structs in Thrift's compact protocol, as much of it as Parquet's metadata needs. */
final class ThriftCompact {
  static final int I32 = 5;
  static final int STRUCT = 12;
  private static final int I64 = 6;
  private static final int BINARY = 8;
  private static final int LIST = 9;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final Deque<Integer> outer = new ArrayDeque<>();
  private int last;

  ThriftCompact i32(int field, int value) {
    header(field, I32);
    varint(zigzag(value));
    return this;
  }

  ThriftCompact i64(int field, long value) {
    header(field, I64);
    varint(zigzag(value));
    return this;
  }

  ThriftCompact string(int field, String value) {
    header(field, BINARY);
    return string(value);
  }

  /** Begins a struct in a field; {@link #end} ends it. */
  ThriftCompact struct(int field) {
    header(field, STRUCT);
    return element();
  }

  /** Begins a list in a field, whose elements follow. */
  ThriftCompact list(int field, int type, int size) {
    header(field, LIST);
    if (size < 15) {
      out.write(size << 4 | type);
    } else {
      out.write(0xf0 | type);
      varint(size);
    }
    return this;
  }

  ThriftCompact strings(int field, String... values) {
    list(field, BINARY, values.length);
    for (String value : values) {
      string(value);
    }
    return this;
  }

  /** Begins a struct that is an element of a list; {@link #end} ends it. */
  ThriftCompact element() {
    outer.push(last);
    last = 0;
    return this;
  }

  /** Writes a number that is an element of a list. */
  ThriftCompact number(int value) {
    varint(zigzag(value));
    return this;
  }

  /** Ends a struct. */
  ThriftCompact end() {
    out.write(0);
    last = outer.isEmpty() ? 0 : outer.pop();
    return this;
  }

  byte[] bytes() {
    return out.toByteArray();
  }

  private ThriftCompact string(String value) {
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    varint(bytes.length);
    out.writeBytes(bytes);
    return this;
  }

  private void header(int field, int type) {
    int step = field - last;
    if (step > 0 && step < 16) {
      out.write(step << 4 | type);
    } else {
      out.write(type);
      varint(zigzag(field));
    }
    last = field;
  }

  private static long zigzag(long value) {
    return value << 1 ^ value >> 63;
  }

  private void varint(long value) {
    long left = value;
    while ((left & ~0x7fL) != 0) {
      out.write((int) (left & 0x7f | 0x80));
      left >>>= 7;
    }
    out.write((int) left);
  }
}
