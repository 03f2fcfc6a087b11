package org.onrecord.resolve;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ref.SoftReference;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;
import org.onrecord.statement.PlaceMention.Place;

/**
 * Some 300,000 towns, counties and regions of the world by name, from GeoNames (CC BY 4.0), as
 * {@code scripts/gazetteer.py} wrote them.
 *
 * <p>A file is a head and blocks, each deflated; the names are in the order of their {@link #fold
 * keys}, so that one name costs one block of 16 KiB and nothing is read that nobody asks for. All
 * numbers are big-endian. The file begins with three ints: the count of blocks, the length of the
 * head and its deflated length. The head holds the regions, one a line (ISO 3166 alpha-2 of the
 * country, then the name), with their length in bytes as an int before them; then for each block
 * its first key (a byte of length, UTF-8), its length and its deflated length. An entry of a block
 * is: name, key (empty where the name folds to it), number of the region (16 bits), latitude and
 * longitude in twentieths of a degree (16 bits each), eight times the binary logarithm of the
 * inhabitants (a byte), kind (a byte).
 *
 * <p>Safe for use by several threads.
 */
final class Towns {
  /** What a name names. */
  enum Kind {
    REGION,
    COUNTY,
    TOWN
  }

  /**
   * A place of the file.
   *
   * @param region the state or province that it lies in; empty where there is none
   * @param people inhabitants, to a tenth; 1 where unknown
   */
  record Town(Place place, Kind kind, String region, double people) {}

  private static final class Cities {
    static final Towns FILE = new Towns("cities.bin");
  }

  private static final class All {
    static final Towns FILE = new Towns("towns.bin");
  }

  private final byte[] file;
  private final String[] regions;
  private final String[] firsts;
  private final int[] starts;
  private final int[] lengths;
  private final AtomicReferenceArray<@Nullable SoftReference<Map<String, List<Town>>>> blocks;

  private Towns(String name) {
    try (var stream = Towns.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IllegalStateException("not on the class path: " + name + " beside Towns");
      }
      file = stream.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    var begin = ByteBuffer.wrap(file);
    int count = begin.getInt();
    int headLength = begin.getInt();
    int headPacked = begin.getInt();
    var head = ByteBuffer.wrap(inflate(begin.position(), headPacked, headLength));
    regions = text(head, head.getInt()).split("\n", -1);
    firsts = new String[count];
    starts = new int[count + 1];
    lengths = new int[count];
    starts[0] = begin.position() + headPacked;
    for (int i = 0; i < count; i++) {
      firsts[i] = text(head, head.get());
      lengths[i] = head.getInt();
      starts[i + 1] = starts[i] + head.getInt();
    }
    blocks = new AtomicReferenceArray<>(count);
  }

  private byte[] inflate(int start, int packed, int length) {
    var inflater = new Inflater();
    try {
      inflater.setInput(file, start, packed);
      var plain = new byte[length];
      int got = inflater.inflate(plain);
      if (got != length) {
        throw new IllegalStateException("the gazetteer is damaged at byte " + start);
      }
      return plain;
    } catch (DataFormatException e) {
      throw new IllegalStateException("the gazetteer is damaged at byte " + start, e);
    } finally {
      inflater.end();
    }
  }

  private static String text(ByteBuffer from, int length) {
    var bytes = new byte[length];
    from.get(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** Returns the regions and large cities of this name, and the towns that share it. */
  static List<Town> cities(String key) {
    return Cities.FILE.find(key);
  }

  /** Returns all places of this name, the largest first. */
  static List<Town> all(String key) {
    var large = cities(key); // a name is in one file only
    return large.isEmpty() ? All.FILE.find(key) : large;
  }

  private List<Town> find(String key) {
    if (key.isEmpty()) {
      return List.of();
    }
    // by UTF-8 bytes in the file; letters beyond the BMP are in no name
    int at = Arrays.binarySearch(firsts, key);
    int block = at >= 0 ? at : -at - 2;
    return block < 0 ? List.of() : block(block).getOrDefault(key, List.of());
  }

  private Map<String, List<Town>> block(int i) {
    var kept = blocks.get(i);
    var block = kept == null ? null : kept.get();
    if (block == null) {
      block = parse(inflate(starts[i], starts[i + 1] - starts[i], lengths[i]));
      blocks.set(i, new SoftReference<>(block));
    }
    return block;
  }

  private Map<String, List<Town>> parse(byte[] plain) {
    Map<String, List<Town>> towns = new HashMap<>();
    var from = ByteBuffer.wrap(plain);
    while (from.hasRemaining()) {
      String name = text(from, from.get());
      String key = text(from, from.get());
      String region = regions[Short.toUnsignedInt(from.getShort())];
      double latitude = from.getShort() / 20.0;
      double longitude = from.getShort() / 20.0;
      double people = Math.pow(2, Byte.toUnsignedInt(from.get()) / 8.0);
      var kind = Kind.values()[from.get()];
      towns
          .computeIfAbsent(key.isEmpty() ? fold(name) : key, k -> new ArrayList<>(1))
          .add(
              new Town(
                  new Place(name, region.substring(0, 2), latitude, longitude),
                  kind,
                  region.substring(2),
                  people));
    }
    return towns;
  }

  /** Letters that lose no mark by decomposition, and what is written for them. */
  private static final Map<Character, String> LETTERS =
      Map.of(
          'ø', "o", 'ł', "l", 'đ', "d", 'ı', "i", 'æ', "ae", 'œ', "oe", 'ß', "ss", 'þ', "th", 'ð',
          "d");

  /**
   * Returns a name's key: its letters and digits in lower case without marks, and one blank for
   * each run of anything else. {@code Cox’s Bazar} and {@code Cox's Bazar} have one key.
   */
  static String fold(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    boolean plain = true;
    for (int i = 0; i < lower.length() && plain; i++) {
      plain = lower.charAt(i) < 0x80;
    }
    if (!plain) {
      var replaced = new StringBuilder();
      for (int i = 0; i < lower.length(); i++) {
        char c = lower.charAt(i);
        replaced.append(LETTERS.getOrDefault(c, String.valueOf(c)));
      }
      lower = Normalizer.normalize(replaced, Normalizer.Form.NFKD);
    }
    var key = new StringBuilder(lower.length());
    boolean gap = false;
    for (int i = 0; i < lower.length(); i++) {
      char c = lower.charAt(i);
      if (Character.getType(c) == Character.NON_SPACING_MARK) {
        continue;
      }
      if (Character.isLetterOrDigit(c)) {
        if (gap && !key.isEmpty()) {
          key.append(' ');
        }
        gap = false;
        key.append(c);
      } else {
        gap = true;
      }
    }
    return key.toString();
  }
}
