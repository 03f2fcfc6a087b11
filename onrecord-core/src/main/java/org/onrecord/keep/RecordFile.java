package org.onrecord.keep;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onrecord.article.Article;
import org.onrecord.article.WireCopy;
import org.onrecord.keep.Correction.SpeakerRef;
import org.onrecord.keep.Correction.StatementRef;
import org.onrecord.statement.FigureEntry;
import org.onrecord.statement.Findings;
import org.onrecord.statement.PlaceMention.Place;
import org.onrecord.statement.Review;
import org.onrecord.statement.Speaker;
import org.sqlite.SQLiteConfig;

/**
 * The record: one SQLite file of articles and what was found in them.
 *
 * <pre>{@code
 * try (var record = RecordFile.openToKeep(Path.of("news.db"))) {
 *   record.keep(onRecord.read(reading), Fetched.at(Instant.now()));
 * }
 * }</pre>
 *
 * <p>Any number of programs may read a record while one writes to it; a second that would write
 * waits for its turn. What is kept is committed in batches: after {@value #BATCH} articles, after
 * five seconds, at {@link #flush} and at {@link #close}. A program killed at any moment leaves the
 * batches before, whole. Not thread-safe.
 */
public final class RecordFile implements AutoCloseable {
  private static final int BATCH = 200;
  private static final int PAGES_BETWEEN_CHECKPOINTS = 8000;
  private static final long LONGEST_BATCH_NANOS = Duration.ofSeconds(5).toNanos();
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Path file;
  private final Connection connection;
  private final Queries queries;

  /** Null where the record was opened to be read. */
  private final @Nullable Storing storing;

  private boolean isInBatch;

  /** What the transaction under way holds. */
  private final List<Pending> batch = new ArrayList<>();

  private long batchBegan;
  private int seenWriters = -1;

  private RecordFile(Path file, Connection connection, @Nullable Storing storing) {
    this.file = file;
    this.connection = connection;
    this.queries = new Queries(connection);
    this.storing = storing;
  }

  private record Pending(Findings findings, Fetched fetched) {}

  /**
   * Where a statement stands in the record.
   *
   * @param id its row
   * @param speaker the row of its speaker, or null
   */
  public record StatementRow(long id, @Nullable Long speaker) {}

  /** How much a record holds; of each article the newest version. */
  public record Totals(long articles, long statements, long figures, long speakers) {}

  /**
   * Opens a record to read.
   *
   * @throws RecordException if there is none, it is something else, or it cannot be read
   */
  public static RecordFile open(Path file) throws RecordException {
    if (!Files.exists(file)) {
      throw new RecordException(file, "no such record; onrecord keep makes one");
    }
    refuseFolder(file);
    try {
      return open(file, "");
    } catch (SQLException e) {
      // a record on a disk that may not be written has no place for SQLite's notes on its readers
      if (Files.exists(file.resolveSibling(file.getFileName() + "-wal"))) {
        throw RecordException.of(file, e);
      }
      try {
        return open(file, "?immutable=1");
      } catch (SQLException again) {
        throw RecordException.of(file, e);
      }
    }
  }

  private static RecordFile open(Path file, String how) throws SQLException, RecordException {
    var config = settings();
    config.setReadOnly(true);
    var connection = config.createConnection(address(file) + how);
    try {
      Schema.current().check(file, connection);
      if (Sql.number(connection, "PRAGMA user_version") < Schema.current().version()) {
        throw new RecordException(
            file, "made by an older onrecord; onrecord keep " + file + " brings it up to date");
      }
      return new RecordFile(file, connection, null);
    } catch (SQLException | RecordException e) {
      close(connection, e);
      throw e;
    }
  }

  /**
   * Opens a record to add to it; makes it where there is none, and brings an older one up to date
   * after a backup beside it.
   *
   * @throws RecordException if the file is something else, or cannot be written
   */
  public static RecordFile openToKeep(Path file) throws RecordException {
    return openToKeep(file, Schema.current());
  }

  static RecordFile openToKeep(Path file, Schema schema) throws RecordException {
    refuseFolder(file);
    var folder = file.toAbsolutePath().getParent();
    if (folder != null && !Files.isDirectory(folder)) {
      throw new RecordException(file, "cannot be made: no such folder: " + folder);
    }
    try {
      var config = settings();
      config.setSynchronous(SQLiteConfig.SynchronousMode.NORMAL);
      config.enforceForeignKeys(true);
      config.setCacheSize(-64 << 10);
      // else the driver asks for the last row's number after each row, with a statement of its own
      config.setGetGeneratedKeys(false);
      var connection = config.createConnection(address(file));
      try {
        schema.prepare(file, connection);
        // a batch is some megabytes: what many batches change is written to the file but once
        Sql.run(connection, "PRAGMA wal_autocheckpoint = " + PAGES_BETWEEN_CHECKPOINTS);
        return new RecordFile(file, connection, new Storing(connection));
      } catch (SQLException | RecordException e) {
        close(connection, e);
        throw e;
      }
    } catch (SQLException e) {
      throw RecordException.of(file, e);
    }
  }

  private static void refuseFolder(Path file) throws RecordException {
    if (Files.isDirectory(file)) {
      throw new RecordException(file, "a folder, not a record; name a file in it");
    }
  }

  private static SQLiteConfig settings() {
    var config = new SQLiteConfig();
    config.setBusyTimeout((int) PATIENCE.toMillis());
    return config;
  }

  /** Returns an address in which no character of a file's name means anything to the driver. */
  private static String address(Path file) {
    return "jdbc:sqlite:" + file.toAbsolutePath().toUri();
  }

  private static void close(Connection connection, Exception cause) {
    try {
      connection.close();
    } catch (SQLException e) {
      cause.addSuppressed(e);
    }
  }

  /**
   * Keeps an article with all that was found in it. The same again changes nothing; other words at
   * the same address make a new version.
   *
   * @throws RecordException if it cannot be written; nothing of this article is kept then
   * @throws IllegalStateException if the record was opened to be read
   */
  public Kept keep(Findings findings, Fetched fetched) throws RecordException {
    if (storing == null) {
      throw new IllegalStateException("opened to be read: " + file);
    }
    try {
      begin(storing);
      Kept kept;
      try {
        kept = storing.keep(findings, fetched);
      } catch (SQLException | RuntimeException e) {
        takeBack(storing, e);
        throw e;
      }
      batch.add(new Pending(findings, fetched));
      if (batch.size() >= BATCH || System.nanoTime() - batchBegan > LONGEST_BATCH_NANOS) {
        commit();
      }
      return kept;
    } catch (SQLException e) {
      throw RecordException.of(file, e);
    }
  }

  private void begin(Storing storing) throws SQLException {
    if (isInBatch) {
      return;
    }
    Sql.run(connection, "BEGIN IMMEDIATE");
    isInBatch = true;
    batch.clear();
    batchBegan = System.nanoTime();
    int writers = Sql.number(connection, "PRAGMA data_version"); // changes where others wrote
    if (writers != seenWriters) {
      storing.forget();
      seenWriters = writers;
    }
  }

  /**
   * Undoes the article that failed. A savepoint for each would make FTS5 write its buffer to the
   * disk for each, so the whole batch is taken back, and what was good in it is kept once more.
   */
  private void takeBack(Storing storing, Exception cause) throws SQLException {
    var good = List.copyOf(batch);
    Sql.rollBack(connection, cause);
    isInBatch = false;
    storing.forget();
    if (cause instanceof RuntimeException) { // else the disk is at fault, not the article
      begin(storing);
      for (var each : good) {
        storing.keep(each.findings(), each.fetched());
        batch.add(each);
      }
    }
  }

  private void commit() throws SQLException {
    if (isInBatch) {
      try {
        Sql.run(connection, "COMMIT");
      } catch (SQLException e) {
        Sql.rollBack(connection, e);
        if (storing != null) {
          storing.forget();
        }
        throw e;
      } finally {
        isInBatch = false;
        batch.clear();
      }
    }
  }

  /** Commits what was kept so far. */
  public void flush() throws RecordException {
    try {
      commit();
    } catch (SQLException e) {
      throw RecordException.of(file, e);
    }
  }

  /**
   * Whether keeping this article would change nothing: the record has its words, and they were read
   * by the same model. Asked before an article is read, it saves the reading.
   */
  public boolean has(Article article, Findings.MadeBy madeBy) throws RecordException {
    try {
      return Identity.of(article, madeBy, queries).isSettled();
    } catch (SQLException e) {
      throw RecordException.of(file, e);
    }
  }

  /**
   * Notes that an address was visited and all that came from it was kept. It is committed together
   * with what was kept before, never earlier.
   *
   * @param madeBy who read what came: another reader has to see it too
   * @throws IllegalStateException if the record was opened to be read
   */
  public void visited(Visit visit, Findings.MadeBy madeBy) throws RecordException {
    if (storing == null) {
      throw new IllegalStateException("opened to be read: " + file);
    }
    try {
      begin(storing);
      storing.visited(visit, madeBy);
    } catch (SQLException e) {
      throw RecordException.of(file, e);
    }
  }

  /** Returns the last visit to an address of which {@code madeBy} has read what came. */
  public Optional<Visit> visit(String url, Findings.MadeBy madeBy) throws RecordException {
    try {
      return Sql.list(
              connection,
              """
              SELECT v.* FROM visit v JOIN reader r ON r.id = v.reader_id
              WHERE v.url = ? AND r.version = ? AND r.model = ?
              """,
              row ->
                  new Visit(
                      row.getString("url"),
                      Instant.parse(row.getString("visited_at")),
                      row.getString("etag"),
                      row.getString("last_modified")),
              url,
              madeBy.version(),
              madeBy.model())
          .stream()
          .findFirst();
    } catch (SQLException e) {
      throw RecordException.of(file, e);
    }
  }

  /**
   * Returns all that was found in a version of an article, or nothing where there is no such.
   *
   * @param version its row, as {@link Hit#version} gives it
   */
  public Optional<Findings> findings(long version) throws RecordException {
    try {
      return Loading.findings(connection, version);
    } catch (SQLException e) {
      throw RecordException.of(file, e);
    }
  }

  /** Returns the article of a version without what was found in it, or nothing where none is. */
  public Optional<Article> article(long version) throws RecordException {
    try {
      return Loading.article(connection, version);
    } catch (SQLException e) {
      throw RecordException.of(file, e);
    }
  }

  /** Returns the rows of the newest version of each article, oldest article first. */
  public List<Long> versions() throws RecordException {
    try {
      return Sql.list(
          connection,
          "SELECT id FROM article_version WHERE is_current ORDER BY article_id",
          row -> row.getLong(1));
    } catch (SQLException e) {
      throw RecordException.of(file, e);
    }
  }

  /**
   * Returns a page of the statements that match a query, of each article's newest version only.
   *
   * <p>Pages are stable: what is kept after the first page was asked for does not come into those
   * that follow.
   *
   * @param limit the most hits to return, at least 1
   * @param after {@link Hits#next} of the page before, or null for the first
   * @throws IllegalArgumentException if {@code limit} or {@code after} is no such value
   */
  public Hits search(SearchQuery query, Hits.Order order, int limit, @Nullable String after)
      throws RecordException {
    if (limit < 1 || limit == Integer.MAX_VALUE) {
      throw new IllegalArgumentException("not a number of hits: " + limit);
    }
    try {
      return Search.run(connection, query, order, limit, after);
    } catch (SQLException e) {
      throw RecordException.of(file, e);
    }
  }

  /** Returns the words of a version's statements as the record keeps them, in reading order. */
  public List<KeptWords> words(long version) throws RecordException {
    try {
      return Sql.list(
          connection,
          """
          SELECT s.name, s.words, s.cue, s.source, coalesce(k.name, s.speaker)
          FROM statement s LEFT JOIN speaker k ON k.id = s.speaker_id
          WHERE s.version_id = ? ORDER BY s.n
          """,
          row ->
              new KeptWords(
                  row.getString(1),
                  row.getString(2),
                  row.getString(3),
                  row.getString(4),
                  row.getString(5)),
          version);
    } catch (SQLException e) {
      throw RecordException.of(file, e);
    }
  }

  /** Returns how the bytes of a version came here when they last did; nothing where none did. */
  public Optional<Fetched> fetched(long version) throws RecordException {
    try {
      return Sql.list(
              connection,
              """
              SELECT fetched_at, payload_sha256, warc_record_id FROM fetch WHERE version_id = ?
              ORDER BY id DESC LIMIT 1
              """,
              row ->
                  new Fetched(Instant.parse(row.getString(1)), row.getString(2), row.getString(3)),
              version)
          .stream()
          .findFirst();
    } catch (SQLException e) {
      throw RecordException.of(file, e);
    }
  }

  /** Whether something was kept since wire copies were last looked for. */
  public boolean hasUnseenCopies() throws RecordException {
    try {
      return new Copies(connection).areStale();
    } catch (SQLException e) {
      throw RecordException.of(file, e);
    }
  }

  /**
   * Returns the newest version of each article in the order in which they may be original: earliest
   * published first, of one day the agency's own page first, then the longest; those of no day
   * last.
   */
  public List<Sketched> sketches() throws RecordException {
    try {
      return new Copies(connection).sketches();
    } catch (SQLException e) {
      throw RecordException.of(file, e);
    }
  }

  /**
   * Keeps which versions are wire copies, at once and whole.
   *
   * @param sketches what copies are found by, of the versions that were looked at for the first
   *     time
   * @param found of each version of which something else was found than before what that is; null
   *     where it is no copy
   * @throws IllegalStateException if the record was opened to be read
   */
  public void keepCopies(Map<Long, byte[]> sketches, Map<Long, @Nullable WireCopy> found)
      throws RecordException {
    write(storing -> {
      new Copies(connection).keep(sketches, found);
      return 0;
    });
  }

  /** Returns the reports that there are wire copies of, those with most copies first. */
  public List<CopyGroup> copies() throws RecordException {
    try {
      return new Copies(connection).groups();
    } catch (SQLException e) {
      throw RecordException.of(file, e);
    }
  }

  /** Returns the figures of each article's newest version that a filter takes, first kept first. */
  public List<FigureEntry> figures(FigureFilter filter) throws RecordException {
    try {
      return Figures.of(connection, filter);
    } catch (SQLException e) {
      throw RecordException.of(file, e);
    }
  }

  /**
   * Returns who spoke, those with most statements first.
   *
   * @param name words that one of their names has one after another, or null for everybody
   * @param limit the most speakers to return
   */
  public List<SpeakerEntry> speakers(@Nullable String name, int limit) throws RecordException {
    return speakers(name, null, limit);
  }

  /**
   * Returns who spoke in a role, those with most statements first; {@link SpeakerEntry#roles} says
   * when.
   *
   * @param name words that one of their names has one after another, or null for everybody
   * @param role words that one of their roles has one after another, case aside, or null for any
   * @param limit the most speakers to return
   */
  public List<SpeakerEntry> speakers(@Nullable String name, @Nullable String role, int limit)
      throws RecordException {
    try {
      return Speakers.list(connection, name, role, limit);
    } catch (SQLException e) {
      throw RecordException.of(file, e);
    }
  }

  /**
   * Returns what a correction calls the speaker in a row.
   *
   * @param id as {@link SpeakerEntry#id} and {@link Hit#speakerId} give it
   * @throws IllegalArgumentException if there is no such speaker
   */
  public SpeakerRef speakerRef(long id) throws RecordException {
    try {
      return Sql.list(
              connection,
              "SELECT kind, coalesce(printed, name) AS name, apart FROM speaker WHERE id = ?",
              row ->
                  new SpeakerRef(
                      Speaker.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                      row.getString("name"),
                      row.getString("apart")),
              id)
          .stream()
          .findFirst()
          .orElseThrow(() -> new IllegalArgumentException("no such speaker: #" + id));
    } catch (SQLException e) {
      throw RecordException.of(file, e);
    }
  }

  /**
   * Returns what a correction calls the statement in a row.
   *
   * @param id as {@link Hit#id} gives it
   * @throws IllegalArgumentException if there is no such statement
   */
  public StatementRef statement(long id) throws RecordException {
    try {
      return Sql.list(
              connection,
              """
              SELECT a.url, v.text_id, s.words, s.source, s.content_spans FROM statement s
              JOIN article_version v ON v.id = s.version_id JOIN article a ON a.id = v.article_id
              WHERE s.id = ?
              """,
              row ->
                  new StatementRef(
                      row.getString("url"),
                      row.getString("text_id"),
                      row.getString("words"),
                      row.getString("source"),
                      Spans.read(row.getString("content_spans")).getFirst().start()),
              id)
          .stream()
          .findFirst()
          .orElseThrow(() -> new IllegalArgumentException("no such statement: " + id));
    } catch (SQLException e) {
      throw RecordException.of(file, e);
    }
  }

  /** Returns the places of the record that have a name, case and accents aside. */
  public List<Place> places(String name) throws RecordException {
    try {
      return Sql.list(
          connection,
          "SELECT * FROM place WHERE name_key = ? ORDER BY id",
          Loading::onTheMap,
          Folding.key(name));
    } catch (SQLException e) {
      throw RecordException.of(file, e);
    }
  }

  /** Returns all corrections, those undone too, the earliest made first. */
  public List<MadeCorrection> corrections() throws RecordException {
    try {
      return Corrections.list(connection);
    } catch (SQLException e) {
      throw RecordException.of(file, e);
    }
  }

  /**
   * Returns corrections, those undone too, the one that came into this record last first.
   *
   * @param limit the most to return
   * @param before the number that the page before ended with, or null for the first page
   */
  public List<MadeCorrection> latestCorrections(int limit, @Nullable Long before)
      throws RecordException {
    try {
      return Corrections.latest(connection, limit, before == null ? Long.MAX_VALUE : before);
    } catch (SQLException e) {
      throw RecordException.of(file, e);
    }
  }

  /**
   * Puts something right, at once and for articles kept later.
   *
   * @param by who does
   * @param why the reason, or null
   * @throws IllegalArgumentException if there is nothing that it could be about
   * @throws IllegalStateException if the record was opened to be read
   */
  public MadeCorrection correct(Correction what, String by, @Nullable String why, Instant at)
      throws RecordException {
    var made = new MadeCorrection(0, UUID.randomUUID().toString(), what, by, at, why, null, 0);
    write(writing -> {
      check(what, writing);
      return writing.corrections().add(List.of(made));
    });
    return named(made.uid());
  }

  private void check(Correction what, Storing writing) throws SQLException, RecordException {
    switch (what) {
      case Correction.Rename(var speaker, var name) -> {
        for (var other : Speakers.list(connection, name, null, 100)) {
          if (Folding.key(other.name()).equals(Folding.key(name))
              && other.kind() == speaker.kind()
              && !speakerRef(other.id()).equals(speaker)) {
            throw new IllegalArgumentException(
                "there is a speaker of this name, #" + other.id() + "; merge the two instead");
          }
        }
      }
      case Correction.SetPlace(var statement, var words, var place) -> {
        boolean isNamed = false;
        for (long id : writing.corrections().statements(statement)) {
          isNamed |= !writing.corrections().mentions(id, words).isEmpty();
        }
        if (!isNamed) {
          throw new IllegalArgumentException("the statement names no place so: " + words);
        }
      }
      default -> {} // what they are about was found in this record, or may come to it later
    }
  }

  /**
   * Undoes a correction; what it changed is worked out anew from what holds still.
   *
   * @param number as {@link MadeCorrection#number} gives it
   * @throws IllegalArgumentException if there is no such correction, or it was undone before
   * @throws IllegalStateException if the record was opened to be read
   */
  public MadeCorrection undo(long number, Instant at) throws RecordException {
    var before =
        corrections().stream()
            .filter(it -> it.number() == number)
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("no such correction: " + number));
    if (before.undoneAt() != null) {
      throw new IllegalArgumentException("undone before, at " + before.undoneAt());
    }
    var undone =
        new MadeCorrection(
            number,
            before.uid(),
            before.what(),
            before.by(),
            before.at(),
            before.why(),
            at,
            before.statements());
    write(writing -> writing.corrections().add(List.of(undone)));
    return named(before.uid());
  }

  /**
   * Makes the corrections of another record that this one has not, and undoes those that were
   * undone there. They hold for what is kept later, too, so a record may have them before its
   * articles.
   *
   * @return how many were new, or newly undone
   * @throws IllegalStateException if the record was opened to be read
   */
  public int addCorrections(List<MadeCorrection> corrections) throws RecordException {
    return write(writing -> writing.corrections().add(corrections));
  }

  private MadeCorrection named(String uid) throws RecordException {
    return corrections().stream()
        .filter(it -> it.uid().equals(uid))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("not on record: " + uid));
  }

  /** How many reviews were new, and of how many statements those speak. */
  public record AddedReviews(int reviews, int statements) {}

  /**
   * Adds what fact-checkers published, and ties it to the statements that have the same words, or
   * nearly, of a speaker of that name; to those kept later, too.
   *
   * @param from what the file was called
   * @throws IllegalStateException if the record was opened to be read
   */
  public AddedReviews addReviews(List<Review> reviews, String from, Instant at)
      throws RecordException {
    return write(writing -> writing.reviews().add(reviews, from, at));
  }

  private interface Work<T> {
    T in(Storing writing) throws SQLException, RecordException;
  }

  /** Does all of something or nothing, and commits it. */
  private <T> T write(Work<T> work) throws RecordException {
    var writing = storing;
    if (writing == null) {
      throw new IllegalStateException("opened to be read: " + file);
    }
    try {
      commit();
      begin(writing);
      T done;
      try {
        done = work.in(writing);
      } catch (SQLException | RecordException | RuntimeException e) {
        Sql.rollBack(connection, e);
        isInBatch = false;
        writing.forget();
        throw e;
      }
      commit();
      writing.forget(); // what it knew of speakers may be so no longer
      return done;
    } catch (SQLException e) {
      throw RecordException.of(file, e);
    }
  }

  /** Returns a speaker, or nothing where there is no such or none of their words are current. */
  public Optional<SpeakerEntry> speakerEntry(long id) throws RecordException {
    try {
      return Speakers.one(connection, id);
    } catch (SQLException e) {
      throw RecordException.of(file, e);
    }
  }

  /** Returns the rows of a version's statements, by their ids within the article. */
  public Map<String, StatementRow> statementsIn(long version) throws RecordException {
    try {
      var rows = new HashMap<String, StatementRow>();
      Sql.list(
          connection,
          "SELECT id, name, speaker_id FROM statement WHERE version_id = ?",
          row -> {
            long speaker = row.getLong(3);
            var known = row.wasNull() ? null : (Long) speaker;
            return rows.put(row.getString(2), new StatementRow(row.getLong(1), known));
          },
          version);
      return rows;
    } catch (SQLException e) {
      throw RecordException.of(file, e);
    }
  }

  /**
   * Returns how the statements that a query finds are spread over speakers, outlets, places and
   * months; each article's newest version only.
   *
   * @param most how many statements to look at, the newest; {@link Facets#isPartial} says whether
   *     there are more
   * @param longest the most counts to return of each kind
   */
  public Facets facets(SearchQuery query, int most, int longest) throws RecordException {
    if (most < 1 || longest < 1 || most == Integer.MAX_VALUE) {
      throw new IllegalArgumentException("not a number to count: " + most + ", " + longest);
    }
    try {
      return Search.facets(connection, query, most, longest);
    } catch (SQLException e) {
      throw RecordException.of(file, e);
    }
  }

  /**
   * Returns the words that set the statements that a query finds apart from all others, the most
   * telling first, with how many of them have each.
   *
   * @param most how many statements to look at, the newest
   * @param longest the most words to return
   */
  public List<Facets.Count> topics(SearchQuery query, int most, int longest)
      throws RecordException {
    if (most < 1 || longest < 1) {
      throw new IllegalArgumentException("not a number to count: " + most + ", " + longest);
    }
    try {
      return Topics.of(connection, Search.words(connection, query, most), longest);
    } catch (SQLException e) {
      throw RecordException.of(file, e);
    }
  }

  /** Returns the figures kept last, at most {@code most} of them, first kept first. */
  public List<FigureEntry> latestFigures(int most) throws RecordException {
    try {
      return Figures.latest(connection, most);
    } catch (SQLException e) {
      throw RecordException.of(file, e);
    }
  }

  /**
   * Returns the newest versions of articles, last kept first.
   *
   * @param limit the most articles to return
   * @param before the version that the page before ended with, or null for the first page
   */
  public List<Printed> articles(int limit, @Nullable Long before) throws RecordException {
    try {
      return Sql.list(
          connection,
          "SELECT "
              + Printed.COLUMNS
              + " FROM article_version v "
              + Printed.JOINS
              + " WHERE v.is_current AND v.id < ? ORDER BY v.id DESC LIMIT ?",
          Printed::read,
          before == null ? Long.MAX_VALUE : before,
          limit);
    } catch (SQLException e) {
      throw RecordException.of(file, e);
    }
  }

  /** Returns all versions of the article that a version is of, newest first; none where none is. */
  public List<Version> versionsOf(long version) throws RecordException {
    try {
      return Sql.list(
          connection,
          """
          SELECT id, number, is_current, title, kept_at FROM article_version
          WHERE article_id = (SELECT article_id FROM article_version WHERE id = ?)
          ORDER BY number DESC
          """,
          this::version,
          version);
    } catch (SQLException e) {
      throw RecordException.of(file, e);
    }
  }

  private Version version(ResultSet row) throws SQLException {
    long id = row.getLong("id");
    return new Version(
        id,
        row.getInt("number"),
        row.getBoolean("is_current"),
        row.getString("title"),
        Instant.parse(row.getString("kept_at")),
        Sql.list(
            connection,
            "SELECT kind, words FROM change WHERE version_id = ? ORDER BY n",
            it -> new Version.Change(it.getString(1).equals("added"), it.getString(2)),
            id));
  }

  /** Returns the report that a version has a part in, as a copy or as the original. */
  public Optional<CopyGroup> copiesOf(long version) throws RecordException {
    try {
      return new Copies(connection).groupOf(version);
    } catch (SQLException e) {
      throw RecordException.of(file, e);
    }
  }

  /**
   * Returns a number that is another one whenever somebody else has written to the record, for as
   * long as this stays open.
   */
  public int writes() throws RecordException {
    try {
      return Sql.number(connection, "PRAGMA data_version");
    } catch (SQLException e) {
      throw RecordException.of(file, e);
    }
  }

  /** Returns how much the record holds. */
  public Totals totals() throws RecordException {
    try {
      return Sql.list(
              connection,
              """
              SELECT (SELECT count(*) FROM article),
                     (SELECT count(*) FROM statement s JOIN article_version v ON v.id = s.version_id AND v.is_current),
                     (SELECT count(*) FROM figure f JOIN article_version v ON v.id = f.version_id AND v.is_current),
                     (SELECT count(*) FROM speaker)
              """,
              row -> new Totals(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4)))
          .getFirst();
    } catch (SQLException e) {
      throw RecordException.of(file, e);
    }
  }

  /** Commits what was kept, and closes the file. */
  @Override
  public void close() throws RecordException {
    try (var closing = connection) {
      if (storing != null) {
        commit();
        storing.close();
      }
      queries.close();
    } catch (SQLException e) {
      throw RecordException.of(file, e);
    }
  }
}
