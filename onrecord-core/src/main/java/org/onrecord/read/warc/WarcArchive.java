package org.onrecord.read.warc;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Queue;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import org.netpreserve.jwarc.HttpResponse;
import org.netpreserve.jwarc.WarcReader;
import org.netpreserve.jwarc.WarcRecord;
import org.netpreserve.jwarc.WarcResponse;
import org.onrecord.article.Digests;
import org.onrecord.article.Problem;
import org.onrecord.article.Provenance;
import org.onrecord.article.Reading;
import org.onrecord.read.Gzip;
import org.onrecord.read.WebPage;

/**
 * The web pages in a WARC (ISO 28500, plain or gzipped) or WACZ archive, in the order of the file:
 * each response with status 200 that is HTML. Pictures, scripts, redirects and errors are passed
 * over. One record at a time is in memory, and no more than {@value #MOST_BYTES} bytes of it.
 *
 * <p>What is damaged or cut short gives the pages before, and then a {@link Entry.Failed} that says
 * at which byte. Nothing is written anywhere. Not thread-safe.
 */
public final class WarcArchive implements Iterator<WarcArchive.Entry>, Closeable {
  /** The largest page that is read, packed as well as unpacked. */
  public static final int MOST_BYTES = 32 << 20;

  /** So much of a response is looked at to tell whether it is a page; headers are shorter. */
  private static final int HEAD = 64 << 10;

  /** The longest header of a record, with what is read ahead of it. */
  private static final int MOST_HEADER = 1 << 20;

  private final Path file;
  private final @Nullable ZipFile zip;
  private final Queue<Member> members;
  private @Nullable WarcReader open;
  private @Nullable Plain plain;
  private @Nullable WarcRecord last;
  private Member member;
  private long pages;
  private @Nullable Entry next;

  /** What stands in an archive. */
  public sealed interface Entry {
    /**
     * A page.
     *
     * @param from the record it was read from
     * @param url where the crawler fetched it
     * @param contentType as its server gave it, or null
     * @param body unpacked
     */
    record Page(Provenance.WarcEntry from, String url, @Nullable String contentType, byte[] body)
        implements Entry {}

    /** A page that cannot be read, or the end of what can. */
    record Failed(Reading.Skipped reading) implements Entry {}
  }

  /** A WARC: the file itself, or one in it. */
  private record Member(String name, @Nullable ZipEntry entry) {}

  /** A record's body as it stands in the archive, and what its HTTP header says. */
  private record Response(HttpResponse http, byte[] block, boolean isWhole) {}

  private WarcArchive(Path file, @Nullable ZipFile zip, List<Member> members) {
    this.file = file;
    this.zip = zip;
    this.members = new ArrayDeque<>(members);
    member = new Member(file.toString(), null);
  }

  /**
   * Opens an archive, or returns nothing where {@code file} is none.
   *
   * @throws IOException if it cannot be read
   */
  public static Optional<WarcArchive> open(Path file) throws IOException {
    byte[] head;
    try (var in = Files.newInputStream(file)) {
      head = in.readNBytes(HEAD);
    }
    if (startsWith(head, 'P', 'K', 3, 4)) {
      return wacz(file);
    }
    byte[] plain = head;
    if (startsWith(head, 0x1F, 0x8B)) {
      try {
        plain = Gzip.unpack(head, HEAD);
      } catch (Gzip.TooLarge e) {
        plain = unpackedStart(file);
      } catch (IOException e) {
        return Optional.empty();
      }
    }
    return startsWith(plain, 'W', 'A', 'R', 'C', '/')
        ? Optional.of(new WarcArchive(file, null, List.of(new Member(file.toString(), null))))
        : Optional.empty();
  }

  private static byte[] unpackedStart(Path file) throws IOException {
    try (var in = new java.util.zip.GZIPInputStream(Files.newInputStream(file))) {
      return in.readNBytes(8);
    }
  }

  /** A WACZ is a ZIP with WARCs in its folder {@code archive}. */
  private static Optional<WarcArchive> wacz(Path file) throws IOException {
    @SuppressWarnings("resource") // closed with the archive, or below
    var zip = new ZipFile(file.toFile());
    var members = new ArrayList<Member>();
    boolean isUnsafe = false;
    for (var entries = zip.entries(); entries.hasMoreElements(); ) {
      var entry = entries.nextElement();
      isUnsafe |= isUnsafe(entry.getName());
      if (isWarc(entry.getName())) {
        members.add(new Member(file + "!" + entry.getName(), entry));
      }
    }
    if (members.isEmpty()) {
      zip.close();
      return Optional.empty();
    }
    var archive = new WarcArchive(file, zip, isUnsafe ? List.of() : members);
    if (isUnsafe) {
      archive.next =
          failed(
              new Provenance.LocalFile(file.toString()),
              "unsafe-archive",
              "a WACZ with names in it that lead out of it (../); not read, someone made it to do"
                  + " harm");
    }
    return Optional.of(archive);
  }

  private static boolean isWarc(String name) {
    var it = name.toLowerCase(Locale.ROOT);
    return it.contains("archive/") && (it.endsWith(".warc") || it.endsWith(".warc.gz"));
  }

  private static boolean isUnsafe(String name) {
    var path = name.replace('\\', '/');
    return path.startsWith("/")
        || path.matches("(?s)[A-Za-z]:.*")
        || List.of(path.split("/")).contains("..")
        || path.indexOf('\0') >= 0;
  }

  @Override
  public boolean hasNext() {
    while (next == null && (open != null || !members.isEmpty())) {
      next = step();
    }
    if (next == null) {
      closeQuietly();
    }
    return next != null;
  }

  @Override
  public Entry next() {
    if (!hasNext() || next == null) {
      throw new NoSuchElementException();
    }
    var it = next;
    next = null;
    return it;
  }

  private @Nullable Entry step() {
    WarcReader reader = null;
    try {
      reader = reader();
      var record = nextRecord(reader);
      if (record.isEmpty()) {
        closeMember();
        return null;
      }
      return entry(record.get());
    } catch (EOFException e) {
      return broken(reader, "cut short in the record", "");
    } catch (IOException | RuntimeException e) { // jwarc throws all kinds on damaged headers
      return broken(reader, "damaged", ": " + told(e));
    }
  }

  private Optional<WarcRecord> nextRecord(WarcReader reader) throws IOException {
    if (last != null) {
      last.body().consume(); // of any length, since nothing of it is kept
    }
    if (plain != null) {
      plain.allow(MOST_HEADER);
    }
    var record = reader.next();
    last = record.orElse(null);
    if (plain != null) {
      plain.allow(Long.MAX_VALUE);
    }
    return record;
  }

  private WarcReader reader() throws IOException {
    var reader = open;
    if (reader == null) {
      member = members.remove();
      pages = 0;
      last = null;
      plain = new Plain(stream(member));
      // jwarc would seek in a file beyond its end without a word, so it gets no file
      reader = new WarcReader(Channels.newChannel(plain));
      reader.onWarning(warning -> {});
      open = reader;
    }
    return reader;
  }

  private InputStream stream(Member it) throws IOException {
    return zip == null || it.entry() == null
        ? Files.newInputStream(file)
        : zip.getInputStream(it.entry());
  }

  private Entry broken(@Nullable WarcReader reader, String how, String why) {
    long at = reader == null || plain == null ? 0 : plain.inFile(reader.position());
    var problem =
        "%s at byte %d%s; %s"
            .formatted(
                how,
                at,
                why,
                switch ((int) Math.min(pages, 2)) {
                  case 0 -> "no page stands before it";
                  case 1 -> "the page before it was read";
                  default -> "the " + pages + " pages before it were read";
                });
    closeMember();
    return failed(new Provenance.LocalFile(member.name()), "broken-archive", problem);
  }

  private static String told(Exception e) {
    var message = e.getMessage();
    return message == null ? e.getClass().getSimpleName() : message.lines().findFirst().orElse("");
  }

  private @Nullable Entry entry(WarcRecord record) throws IOException {
    long size = length(record);
    if (!(record instanceof WarcResponse it) || size == 0) {
      return null;
    }
    var response = response(record, size);
    if (response == null) {
      return null;
    }
    String id;
    String url;
    Instant at;
    try { // jwarc reads these only when asked
      id = "<" + record.id() + ">";
      url = it.target();
      at = record.date();
    } catch (RuntimeException e) {
      pages++;
      return failed(
          new Provenance.LocalFile(member.name()),
          "broken-archive",
          "the record has no id, address or date that can be read: " + told(e));
    }
    pages++;
    var named = new Provenance.WarcEntry(member.name(), id, at, null);
    if (!response.isWhole()) {
      return failed(named, "too-large", tooLarge(""));
    }
    byte[] body;
    try {
      body = body(response);
    } catch (Gzip.TooLarge e) {
      return failed(named, "too-large", tooLarge(" when unpacked"));
    } catch (IOException e) {
      return failed(
          named, "broken-archive", "its page cannot be unpacked (" + told(e) + "); look at " + url);
    }
    return new Entry.Page(
        new Provenance.WarcEntry(member.name(), id, at, Digests.sha256(body)),
        url,
        response.http().headers().first("Content-Type").orElse(null),
        body);
  }

  private static String tooLarge(String how) {
    return "too large for one article: more than %d MB%s".formatted(MOST_BYTES >> 20, how);
  }

  private static long length(WarcRecord record) throws IOException {
    long size = record.body().size();
    if (size < 0) {
      throw new IOException("Content-Length " + size);
    }
    return size;
  }

  /** Returns a response that is a page, or null where it is none. */
  private static @Nullable Response response(WarcRecord record, long size) throws IOException {
    var type = record.headers().first("Content-Type").orElse("application/http");
    if (!type.toLowerCase(Locale.ROOT).startsWith("application/http")) {
      return null;
    }
    var in = record.body().stream();
    byte[] head = in.readNBytes((int) Math.min(size, HEAD));
    HttpResponse http;
    try {
      http = HttpResponse.parseWithoutBody(channel(head), null);
    } catch (IOException | RuntimeException e) {
      return null; // no HTTP: DNS answers and the like are archived too
    }
    if (http.status() != 200 || !isPage(http)) {
      return null;
    }
    byte[] rest = in.readNBytes((int) Math.min(size - head.length, MOST_BYTES));
    byte[] block = new byte[head.length + rest.length];
    System.arraycopy(head, 0, block, 0, head.length);
    System.arraycopy(rest, 0, block, head.length, rest.length);
    return new Response(http, block, block.length == size);
  }

  private static boolean isPage(HttpResponse http) {
    return WebPage.isHtml(http.headers().first("Content-Type").orElse(null));
  }

  private static byte[] body(Response response) throws IOException {
    var headers = response.http().headers();
    byte[] raw = afterHeader(response.block());
    if (headers
        .first("Transfer-Encoding")
        .orElse("")
        .toLowerCase(Locale.ROOT)
        .contains("chunked")) {
      try (var whole = HttpResponse.parse(channel(response.block())).body().stream()) {
        raw = whole.readNBytes(MOST_BYTES);
      } catch (IOException | RuntimeException e) {
        raw = afterHeader(response.block()); // many crawlers take the chunks apart themselves
      }
    }
    var coding = headers.first("Content-Encoding").orElse("").strip().toLowerCase(Locale.ROOT);
    boolean isPacked = startsWith(raw, 0x1F, 0x8B);
    if (coding.contains("gzip") && isPacked) {
      return Gzip.unpack(raw, MOST_BYTES);
    }
    if (coding.isEmpty() || coding.equals("identity") || coding.contains("gzip")) {
      return raw;
    }
    throw new IOException("packed as " + coding);
  }

  private static byte[] afterHeader(byte[] block) {
    for (int i = 0; i + 1 < block.length; i++) {
      if (block[i] == '\n') {
        if (block[i + 1] == '\n') {
          return java.util.Arrays.copyOfRange(block, i + 2, block.length);
        }
        if (block[i + 1] == '\r' && i + 2 < block.length && block[i + 2] == '\n') {
          return java.util.Arrays.copyOfRange(block, i + 3, block.length);
        }
      }
    }
    return new byte[0];
  }

  private static ReadableByteChannel channel(byte[] bytes) {
    return Channels.newChannel(new java.io.ByteArrayInputStream(bytes));
  }

  private static Entry failed(Provenance from, String code, String message) {
    return new Entry.Failed(new Reading.Skipped(from, new Problem(code, message)));
  }

  private static boolean startsWith(byte[] bytes, int... with) {
    if (bytes.length < with.length) {
      return false;
    }
    for (int i = 0; i < with.length; i++) {
      if ((bytes[i] & 0xFF) != with[i]) {
        return false;
      }
    }
    return true;
  }

  private void closeMember() {
    try {
      if (open != null) {
        open.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      open = null;
    }
  }

  private void closeQuietly() {
    try {
      close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    members.clear();
    closeMember();
    if (zip != null) {
      zip.close();
    }
  }
}
