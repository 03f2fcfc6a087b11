package org.onrecord.read.warc;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;

/**
 * A WARC file's bytes, unpacked where they are gzipped (RFC 1952), member by member. It knows where
 * in the file each member began, and reads no further than {@link #allow} lets it: a header of any
 * length would otherwise be taken into memory.
 */
final class Plain extends InputStream {
  private static final int MAGIC = 0x8B1F;
  private static final int HAS_CHECKSUM = 2;
  private static final int HAS_EXTRA = 4;
  private static final int HAS_NAME = 8;
  private static final int HAS_COMMENT = 16;

  private final InputStream file;
  private final byte[] buffer = new byte[1 << 16];
  private final Inflater inflater = new Inflater(true);
  private final CRC32 checksum = new CRC32();

  /** From where a member begins when unpacked to where it begins in the file. */
  private final TreeMap<Long, Long> members = new TreeMap<>();

  private int at;
  private int end;
  private long before; // how much of the file was in the buffer before what is there now
  private long unpacked;
  private long allowed = Long.MAX_VALUE;
  private boolean isBegun;
  private boolean isPacked;
  private boolean isInMember;

  Plain(InputStream file) {
    this.file = file;
  }

  /** Lets so many more bytes be read; then reading fails. */
  void allow(long bytes) {
    allowed = bytes == Long.MAX_VALUE ? bytes : unpacked + bytes;
  }

  /** Returns where in the file an unpacked position lies: the start of its member. */
  long inFile(long position) {
    var member = members.floorEntry(position);
    if (member == null) {
      return position;
    }
    members.headMap(member.getKey()).clear();
    return member.getValue();
  }

  @Override
  public int read() throws IOException {
    var one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (unpacked >= allowed) {
      throw new IOException("a header without end");
    }
    if (!isBegun) {
      isBegun = true;
      isPacked = fill() && end >= 2 && (buffer[0] & 0xFF) == 0x1F && (buffer[1] & 0xFF) == 0x8B;
    }
    int wanted = (int) Math.min(length, allowed - unpacked);
    int n = isPacked ? unpack(bytes, offset, wanted) : copy(bytes, offset, wanted);
    unpacked += Math.max(0, n);
    return n;
  }

  private int copy(byte[] bytes, int offset, int length) throws IOException {
    if (at == end && !fill()) {
      return -1;
    }
    int n = Math.min(length, end - at);
    System.arraycopy(buffer, at, bytes, offset, n);
    at += n;
    return n;
  }

  private int unpack(byte[] bytes, int offset, int length) throws IOException {
    while (true) {
      if (!isInMember && !begin()) {
        return -1;
      }
      if (inflater.needsInput()) {
        if (at == end && !fill()) {
          throw new EOFException();
        }
        inflater.setInput(buffer, at, end - at);
        at = end;
      }
      try {
        int n = inflater.inflate(bytes, offset, length);
        checksum.update(bytes, offset, n);
        if (inflater.finished()) {
          at = end - inflater.getRemaining();
          finish();
        }
        if (n > 0) {
          return n;
        }
        if (inflater.needsDictionary()) {
          throw new ZipException("no gzip: it needs a dictionary");
        }
      } catch (DataFormatException e) {
        throw new ZipException("damaged gzip");
      }
    }
  }

  /** Reads the header of a member, or returns false at the end of the file. */
  private boolean begin() throws IOException {
    if (at == end && !fill()) {
      return false;
    }
    members.put(unpacked, before + at);
    if (twoBytes() != MAGIC || next() != 8) {
      throw new ZipException("no gzip");
    }
    int flags = next();
    skip(6);
    if ((flags & HAS_EXTRA) != 0) {
      skip(twoBytes());
    }
    for (int text : new int[] {HAS_NAME, HAS_COMMENT}) {
      while ((flags & text) != 0 && next() != 0) {
        continue;
      }
    }
    if ((flags & HAS_CHECKSUM) != 0) {
      skip(2);
    }
    inflater.reset();
    checksum.reset();
    isInMember = true;
    return true;
  }

  private void finish() throws IOException {
    long told = twoBytes() | (long) twoBytes() << 16;
    skip(4);
    isInMember = false;
    if (told != checksum.getValue()) {
      throw new ZipException("damaged gzip: its checksum is wrong");
    }
  }

  private int next() throws IOException {
    if (at == end && !fill()) {
      throw new EOFException();
    }
    return buffer[at++] & 0xFF;
  }

  private int twoBytes() throws IOException {
    return next() | next() << 8;
  }

  private void skip(int bytes) throws IOException {
    for (int i = 0; i < bytes; i++) {
      next();
    }
  }

  private boolean fill() throws IOException {
    before += end;
    at = 0;
    end = Math.max(0, file.read(buffer));
    return end > 0;
  }

  @Override
  public void close() throws IOException {
    inflater.end();
    file.close();
  }
}
