package org.onrecord.read;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.onrecord.article.Problem;
import org.onrecord.article.Provenance;
import org.onrecord.article.Reading;

/**
 * Reads one article out of a file or out of bytes: HTML, Markdown as saved from a page, plain text.
 *
 * <pre>{@code
 * switch (ArticleReader.read(Path.of("report.html"), Hints.none())) {
 *   case Reading.Read read -> System.out.println(read.article().title());
 *   case Reading.Skipped skipped -> System.err.println(skipped.problem().message());
 * }
 * }</pre>
 *
 * Bad input never throws; it is {@link Reading.Skipped}. Files above {@value #MOST_BYTES} bytes and
 * texts above {@value #MOST_CHARS} UTF-16 code units are skipped. Thread-safe.
 */
public final class ArticleReader {
  /** The largest input that is read. */
  public static final long MOST_BYTES = 32L << 20;

  /** The longest article, in UTF-16 code units. */
  public static final int MOST_CHARS = 2_000_000;

  private static final String WE_READ = "; onrecord reads HTML, Markdown, text, feeds and WARC";

  private ArticleReader() {}

  /** Reads the file at {@code file}; its name helps to tell its format. */
  public static Reading read(Path file, Hints hints) {
    var from = new Provenance.LocalFile(file.toString());
    try {
      if (Files.isDirectory(file)) {
        return skipped(from, "is-a-folder", "a folder, not a file; name the files in it");
      }
      if (!Files.exists(file)) {
        return skipped(from, "no-such-file", "no such file; check the path");
      }
      if (!Files.isRegularFile(file) && Files.isSymbolicLink(file)) {
        return skipped(from, "no-such-file", "a link that leads nowhere; check where it points");
      }
      byte[] bytes;
      long size = Files.size(file);
      try (var in = Files.newInputStream(file)) {
        byte[] head = in.readNBytes(Sniffer.HEAD);
        var binary = Sniffer.binary(head);
        if (binary != null) {
          return skipped(from, "not-an-article", "not an article: " + binary + WE_READ);
        }
        if (size > MOST_BYTES) {
          return tooLarge(from, size);
        }
        byte[] rest = in.readNBytes((int) MOST_BYTES + 1 - head.length);
        bytes = new byte[head.length + rest.length];
        System.arraycopy(head, 0, bytes, 0, head.length);
        System.arraycopy(rest, 0, bytes, head.length, rest.length);
      }
      var name = file.getFileName();
      return read(bytes, from, name == null ? null : name.toString(), hints);
    } catch (AccessDeniedException e) {
      return skipped(from, "not-allowed", "no permission to read it; change its permissions");
    } catch (NoSuchFileException e) {
      return skipped(from, "no-such-file", "no such file; check the path");
    } catch (FileSystemException e) {
      var why = e.getReason();
      return skipped(from, "unreadable", "could not be read: " + (why == null ? e : why));
    } catch (IOException e) {
      var why = e.getMessage();
      return skipped(from, "unreadable", "could not be read: " + (why == null ? e : why));
    }
  }

  /**
   * Reads an article from bytes.
   *
   * @param bytes all of the input
   * @param from what to name as its origin
   * @param fileName a name whose ending may tell the format, or null
   * @param hints what the user says about it
   */
  public static Reading read(
      byte[] bytes, Provenance from, @Nullable String fileName, Hints hints) {
    if (bytes.length > MOST_BYTES) {
      return tooLarge(from, bytes.length);
    }
    var head = bytes.length <= Sniffer.HEAD ? bytes : java.util.Arrays.copyOf(bytes, Sniffer.HEAD);
    var binary = Sniffer.binary(head);
    if (binary != null) {
      return skipped(from, "not-an-article", "not an article: " + binary + WE_READ);
    }
    boolean markup = hints.as() == null || hints.as() == Hints.Format.HTML;
    var text = Decoding.decode(bytes, markup);
    if (text.isBlank()) {
      return skipped(from, "empty", "empty; there is nothing to read");
    }
    if (hints.as() == null) {
      var other = Sniffer.notAnArticle(text, fileName);
      if (other != null) {
        return skipped(from, "not-an-article", "not an article: " + other + WE_READ);
      }
    }
    var format = hints.as() == null ? Sniffer.format(text, fileName) : hints.as();
    if (format != Hints.Format.HTML && text.length() > MOST_CHARS) {
      return tooLong(from, text.length());
    }
    var reading =
        switch (format) {
          case TEXT -> PlainText.read(text, from, hints);
          case MARKDOWN -> Markdown.read(text, from, hints);
          case HTML -> HtmlPage.read(text, from, hints);
        };
    return reading instanceof Reading.Read read && read.article().text().length() > MOST_CHARS
        ? tooLong(from, read.article().text().length())
        : reading;
  }

  static Reading skipped(Provenance from, String code, String message) {
    return new Reading.Skipped(from, new Problem(code, message));
  }

  private static Reading tooLarge(Provenance from, long size) {
    return skipped(
        from,
        "too-large",
        "too large for one article: %d MB, the limit is %d MB; split it into one file per article"
            .formatted((size + (1 << 20) - 1) >> 20, MOST_BYTES >> 20));
  }

  private static Reading tooLong(Provenance from, int chars) {
    return skipped(
        from,
        "too-long",
        "too long for one article: %d characters, the limit is %d; split it into one file per article"
            .formatted(chars, MOST_CHARS));
  }
}
