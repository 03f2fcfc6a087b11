package org.onrecord;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.onrecord.article.Reading;
import org.onrecord.keep.Fetched;
import org.onrecord.keep.Hit;
import org.onrecord.keep.Hits;
import org.onrecord.keep.Kept;
import org.onrecord.keep.RecordFile;
import org.onrecord.keep.SearchQuery;
import org.onrecord.statement.Findings;

/**
 * A record, with the model that reads what is to be kept; {@link OnRecord#open} shows its use. Not
 * thread-safe.
 */
public final class OpenRecord implements AutoCloseable {
  private static final int PAGE = 100;

  private final Path path;
  private @Nullable RecordFile file;
  private boolean isToKeep;
  private @Nullable OnRecord reader;

  OpenRecord(Path path) {
    this.path = path;
  }

  /**
   * Reads articles and keeps them. What is on record already is not read again; what was skipped is
   * left out. All is committed in the end.
   *
   * @return how many articles were added, changed, read again, unchanged
   * @throws IOException if the record cannot be written or there is no model
   */
  public Map<Kept, Integer> keep(Stream<? extends Reading> readings) throws IOException {
    var tally = new EnumMap<Kept, Integer>(Kept.class);
    var record = toKeep();
    for (var all = readings.iterator(); all.hasNext(); ) {
      if (all.next() instanceof Reading.Read read) {
        tally.merge(keep(read, record), 1, Integer::sum);
      }
    }
    record.flush();
    return tally;
  }

  private Kept keep(Reading.Read read, RecordFile record) throws IOException {
    var onRecord = reader;
    if (onRecord == null) {
      onRecord = OnRecord.load();
      reader = onRecord;
    }
    return record.has(read.article(), onRecord.madeBy())
        ? Kept.UNCHANGED
        : record.keep(onRecord.read(read), Fetched.from(read.article().from(), Instant.now()));
  }

  /**
   * Returns the statements that a query finds, best first, fetched as they are asked for; a failing
   * disk throws {@link UncheckedIOException} then.
   *
   * @param query as {@link SearchQuery} describes it
   * @throws org.onrecord.keep.QueryException if it cannot be read
   * @throws IOException if there is no such record
   */
  public Stream<Hit> search(String query) throws IOException {
    return search(query, Hits.Order.RELEVANCE);
  }

  /** Returns the statements that a query finds, in an order; see {@link #search(String)}. */
  public Stream<Hit> search(String query, Hits.Order order) throws IOException {
    var pages = new Pages(toRead(), SearchQuery.parse(query), order);
    return StreamSupport.stream(
        Spliterators.spliteratorUnknownSize(pages, Spliterator.ORDERED | Spliterator.NONNULL),
        false);
  }

  /** Returns all that was found in the article of a hit, in the version that it stands in. */
  public Findings article(Hit hit) throws IOException {
    return toRead()
        .findings(hit.version())
        .orElseThrow(() -> new NoSuchElementException("no longer on record: " + hit));
  }

  private RecordFile toRead() throws IOException {
    var open = file;
    if (open == null) {
      open = RecordFile.open(path);
      file = open;
    }
    return open;
  }

  private RecordFile toKeep() throws IOException {
    var open = file;
    if (open == null || !isToKeep) {
      if (open != null) {
        open.close();
        file = null;
      }
      open = RecordFile.openToKeep(path);
      file = open;
      isToKeep = true;
    }
    return open;
  }

  /** Closes the record and the model. */
  @Override
  public void close() throws IOException {
    try (var closing = reader) {
      if (file != null) {
        file.close();
      }
    }
  }

  /** The hits of one page after another. */
  private static final class Pages implements Iterator<Hit> {
    private final RecordFile record;
    private final SearchQuery query;
    private final Hits.Order order;
    private final Queue<Hit> page = new ArrayDeque<>();
    private @Nullable String next;
    private boolean isBegun;

    Pages(RecordFile record, SearchQuery query, Hits.Order order) {
      this.record = record;
      this.query = query;
      this.order = order;
    }

    @Override
    public boolean hasNext() {
      if (page.isEmpty() && (!isBegun || next != null)) {
        try {
          var hits = record.search(query, order, PAGE, next);
          page.addAll(hits.hits());
          next = hits.next();
          isBegun = true;
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
      return !page.isEmpty();
    }

    @Override
    public Hit next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      return page.remove();
    }
  }
}
