package org.onrecord.read;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.GZIPInputStream;

/** Unpacks what was packed for the way here, up to a size that fits into memory. */
public final class Gzip {
  private Gzip() {}

  /** What is packed is larger than may be. */
  public static final class TooLarge extends IOException {
    private static final long serialVersionUID = 1L;

    TooLarge(long most) {
      super("unpacks to more than " + (most >> 20) + " MB");
    }
  }

  /**
   * Returns what {@code packed} holds. A stream cut short gives what stands before the cut.
   *
   * @param most the largest result, in bytes
   * @throws TooLarge if there is more
   * @throws IOException if this is not gzip at all
   */
  public static byte[] unpack(byte[] packed, int most) throws IOException {
    var unpacked = new ByteArrayOutputStream(Math.min(most, 4 * packed.length));
    var buffer = new byte[1 << 14];
    try (var in = new GZIPInputStream(new ByteArrayInputStream(packed), buffer.length)) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        if (unpacked.size() + n > most) {
          throw new TooLarge(most);
        }
        unpacked.write(buffer, 0, n);
      }
    } catch (TooLarge e) {
      throw e;
    } catch (IOException e) {
      if (unpacked.size() == 0) {
        throw e;
      }
    }
    return unpacked.toByteArray();
  }
}
