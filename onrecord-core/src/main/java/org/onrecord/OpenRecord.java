package org.onrecord;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Queue;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.onrecord.article.Article;
import org.onrecord.article.Reading;
import org.onrecord.article.WireCopy;
import org.onrecord.keep.CopyGroup;
import org.onrecord.keep.Correction;
import org.onrecord.keep.Fetched;
import org.onrecord.keep.FigureFilter;
import org.onrecord.keep.Hit;
import org.onrecord.keep.Hits;
import org.onrecord.keep.Kept;
import org.onrecord.keep.MadeCorrection;
import org.onrecord.keep.RecordFile;
import org.onrecord.keep.SearchQuery;
import org.onrecord.keep.SpeakerEntry;
import org.onrecord.relate.CopyFinder;
import org.onrecord.relate.Ledger;
import org.onrecord.relate.Sketch;
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

  /**
   * Looks for wire copies among what was kept since the last time; where nothing was, the record is
   * only read. Needs no model. Do this before copies, figures or speakers are asked for: what was
   * not looked at counts as an original.
   *
   * @return whether there was anything to look at
   * @throws IOException if there is no such record, or it cannot be written
   */
  public boolean relate() throws IOException {
    if (!toRead().hasUnseenCopies()) {
      return false;
    }
    var record = toKeep();
    var finder = new CopyFinder(version -> text(record, version));
    var sketches = new HashMap<Long, byte[]>();
    var changed = new HashMap<Long, @Nullable WireCopy>();
    for (var each : record.sketches()) {
      var before = each.copy();
      var known = each.sketch();
      WireCopy found;
      try {
        if (known == null) {
          var sketch = Sketch.of(text(record, each.version()));
          sketches.put(each.version(), sketch.toBytes());
          found = finder.add(each.version(), sketch).orElse(null);
        } else {
          found = finder.addAgain(each.version(), Sketch.of(known), before).orElse(null);
        }
      } catch (UncheckedIOException e) {
        throw new IOException(e.getMessage(), e.getCause());
      }
      if (!Objects.equals(found, before)) {
        changed.put(each.version(), found);
      }
    }
    record.keepCopies(sketches, changed);
    return true;
  }

  private static Article text(RecordFile record, long version) {
    try {
      return record
          .article(version)
          .orElseThrow(() -> new NoSuchElementException("no longer on record: " + version));
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }

  /** Returns the reports that there are wire copies of, those with most copies first. */
  public List<CopyGroup> copies() throws IOException {
    return toRead().copies();
  }

  /** Returns the ledger of the figures that a filter takes, the lines with most voices first. */
  public List<Ledger.Line> figures(FigureFilter filter, Ledger.Period period) throws IOException {
    return Ledger.of(toRead().figures(filter), period);
  }

  /**
   * Returns who spoke, those with most statements first.
   *
   * @param name words of one of their names, or null for everybody
   * @param limit the most speakers to return
   */
  public List<SpeakerEntry> speakers(@Nullable String name, int limit) throws IOException {
    return toRead().speakers(name, limit);
  }

  /**
   * Returns who spoke in a role, those with most statements first.
   *
   * @param name words of one of their names, or null for everybody
   * @param role words of one of their roles, or null for any
   * @param limit the most speakers to return
   */
  public List<SpeakerEntry> speakers(@Nullable String name, @Nullable String role, int limit)
      throws IOException {
    return toRead().speakers(name, role, limit);
  }

  /** Returns what a correction calls the speaker in a row; see {@link RecordFile#speakerRef}. */
  public Correction.SpeakerRef speakerRef(long id) throws IOException {
    return toRead().speakerRef(id);
  }

  /** Returns what a correction calls the statement in a row; see {@link RecordFile#statement}. */
  public Correction.StatementRef statement(long id) throws IOException {
    return toRead().statement(id);
  }

  /**
   * Puts something right; see {@link RecordFile#correct}.
   *
   * @param by who does
   * @param why the reason, or null
   * @throws IllegalArgumentException if there is nothing that it could be about
   */
  public MadeCorrection correct(Correction what, String by, @Nullable String why)
      throws IOException {
    toRead(); // a record that is misspelt is not made
    return toKeep().correct(what, by, why, Instant.now());
  }

  /** Undoes a correction; see {@link RecordFile#undo}. */
  public MadeCorrection undo(long number) throws IOException {
    toRead();
    return toKeep().undo(number, Instant.now());
  }

  /** Returns all corrections, those undone too, the earliest made first. */
  public List<MadeCorrection> corrections() throws IOException {
    return toRead().corrections();
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
