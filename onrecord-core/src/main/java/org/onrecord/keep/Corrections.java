package org.onrecord.keep;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.onrecord.article.Span;
import org.onrecord.keep.Correction.Merge;
import org.onrecord.keep.Correction.Part;
import org.onrecord.keep.Correction.Rename;
import org.onrecord.keep.Correction.SetDay;
import org.onrecord.keep.Correction.SetPlace;
import org.onrecord.keep.Correction.SetSpeaker;
import org.onrecord.keep.Correction.Split;
import org.onrecord.keep.Correction.StatementRef;
import org.onrecord.statement.PlaceMention.Place;
import org.onrecord.statement.Speaker;

/**
 * Applies corrections to statements, within a transaction that its caller begins and ends.
 *
 * <p>What a statement was read to say lies in {@code corrected} once it is written over, so that a
 * statement can always be worked out anew: as it was read, then each correction that holds, in the
 * order in which they were made, whatever the order in which they came into this record.
 */
final class Corrections {
  private static final String SELECT =
      """
      SELECT k.*, (
        SELECT count(DISTINCT statement_id) FROM corrected c WHERE c.correction_id = k.id
      ) AS statements
      FROM correction k\
      """;
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final TypeReference<LinkedHashMap<String, @Nullable Object>> COLUMNS =
      new TypeReference<>() {};

  private static final List<String> SPEAKER =
      List.of(
          "speaker_id",
          "speaker",
          "role",
          "speaker_kind",
          "speaker_status",
          "speaker_why",
          "speaker_confidence",
          "speaker_spans");
  private static final List<String> DAY =
      List.of(
          "said_first",
          "said_last",
          "said_status",
          "said_why",
          "said_confidence",
          "said_spans",
          "day");
  private static final List<String> PLACE =
      List.of("place_id", "status", "why", "confidence", "evidence_spans");

  /** Two spans of one text are of the same statement if this share of both is common. */
  private static final double SAME_SPAN = 0.8;

  /** Gives places their rows. */
  interface PlaceRows {
    long row(Place place) throws SQLException;
  }

  private final Connection connection;
  private final SpeakerRows speakers;
  private final PlaceRows places;
  private final Reviews reviews;
  private @Nullable Active active;

  Corrections(Connection connection, SpeakerRows speakers, PlaceRows places, Reviews reviews) {
    this.connection = connection;
    this.speakers = speakers;
    this.places = places;
    this.reviews = reviews;
  }

  /**
   * A correction of who speakers are.
   *
   * @param into whom it leads to; for a new name {@code from} itself
   */
  private record Step(long row, Correction what, long from, long into) {}

  private record OfStatement(long row, StatementRef statement, Correction what) {}

  /** The corrections that hold, earliest first. */
  private record Active(List<Step> steps, List<OfStatement> ofStatements) {
    boolean isEmpty() {
      return steps.isEmpty() && ofStatements.isEmpty();
    }

    boolean names(long speaker) {
      return steps.stream().anyMatch(it -> it.from() == speaker || it.into() == speaker);
    }

    List<OfStatement> at(@Nullable String url, String text) {
      return ofStatements.stream()
          .filter(it ->
              it.statement().text().equals(text)
                  || (url != null && url.equals(it.statement().url())))
          .toList();
    }
  }

  /** Forgets which corrections there are, since another program may have made some. */
  void forget() {
    active = null;
  }

  private Active active() throws SQLException {
    var loaded = active;
    if (loaded == null) {
      loaded = load();
      active = loaded;
    }
    return loaded;
  }

  private Active load() throws SQLException {
    var steps = new ArrayList<Step>();
    var ofStatements = new ArrayList<OfStatement>();
    for (var made : list(connection)) {
      if (made.undoneAt() != null) {
        continue;
      }
      long row = made.number();
      var what = made.what();
      switch (what) {
        case Merge(var from, var into) ->
            steps.add(new Step(row, what, speakers.of(from), speakers.of(into)));
        case Split(var from, var part, var name) ->
            steps.add(
                new Step(
                    row,
                    what,
                    speakers.of(from),
                    speakers.of(new Correction.SpeakerRef(from.kind(), name, made.uid()))));
        case Rename(var speaker, var name) -> {
          long id = speakers.of(speaker);
          steps.add(new Step(row, what, id, id));
        }
        case SetSpeaker(var statement, var speaker) ->
            ofStatements.add(new OfStatement(row, statement, what));
        case SetDay(var statement, var days) ->
            ofStatements.add(new OfStatement(row, statement, what));
        case SetPlace(var statement, var words, var place) ->
            ofStatements.add(new OfStatement(row, statement, what));
      }
    }
    return new Active(steps, ofStatements);
  }

  /** Returns all corrections, the earliest made first. */
  static List<MadeCorrection> list(Connection connection) throws SQLException {
    return Sql.list(connection, SELECT + " ORDER BY made_at, uid", Corrections::read);
  }

  /** Returns those that came into the record before one of them, the last first. */
  static List<MadeCorrection> latest(Connection connection, int limit, long before)
      throws SQLException {
    return Sql.list(
        connection,
        SELECT + " WHERE k.id < ? ORDER BY k.id DESC LIMIT ?",
        Corrections::read,
        before,
        limit);
  }

  private static MadeCorrection read(ResultSet row) throws SQLException {
    var undone = row.getString("undone_at");
    return new MadeCorrection(
        row.getLong("id"),
        row.getString("uid"),
        CorrectionJson.of(row.getString("kind"), row.getString("details")),
        row.getString("made_by"),
        Instant.parse(row.getString("made_at")),
        row.getString("why"),
        undone == null ? null : Instant.parse(undone),
        row.getInt("statements"));
  }

  /**
   * Makes corrections that this record has not, and undoes those that were undone elsewhere.
   *
   * @return how many were new or newly undone
   */
  int add(List<MadeCorrection> corrections) throws SQLException {
    var statements = new LinkedHashSet<Long>();
    int changed = 0;
    for (var it : corrections) {
      var known =
          Sql.list(
                  connection,
                  "SELECT id, undone_at FROM correction WHERE uid = ?",
                  row -> new Known(row.getLong(1), row.getString(2) != null),
                  it.uid())
              .stream()
              .findFirst();
      var undoneAt = it.undoneAt() == null ? null : it.undoneAt().toString();
      if (known.isEmpty()) {
        Sql.run(
            connection,
            """
            INSERT INTO correction (uid, made_at, made_by, why, kind, details, undone_at)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """,
            it.uid(),
            it.at().toString(),
            it.by(),
            it.why(),
            CorrectionJson.kind(it.what()),
            CorrectionJson.details(it.what()),
            undoneAt);
        changed++;
      } else if (undoneAt != null && !known.get().isUndone()) {
        statements.addAll(statementsOf(it.what(), known.get().row()));
        Sql.run(
            connection,
            "UPDATE correction SET undone_at = ? WHERE id = ?",
            undoneAt,
            known.get().row());
        changed++;
      }
    }
    if (changed > 0) {
      active = null;
      nameSpeakers();
      for (var it : corrections) {
        statements.addAll(statementsOf(it.what(), 0));
      }
      apply(statements);
    }
    return changed;
  }

  private record Known(long row, boolean isUndone) {}

  /**
   * Applies what holds to a version that was just written.
   *
   * @return whether anything does
   */
  boolean kept(long version) throws SQLException {
    var all = active();
    if (all.isEmpty() && reviews.isEmpty()) {
      return false;
    }
    record Row(long id, long speaker) {}
    var rows =
        Sql.list(
            connection,
            "SELECT id, speaker_id FROM statement WHERE version_id = ? ORDER BY n",
            row -> new Row(row.getLong(1), row.getLong(2)),
            version);
    boolean isNamed = !all.at(url(version), text(version)).isEmpty();
    var statements = new ArrayList<Long>();
    for (var row : rows) {
      if (isNamed || all.names(row.speaker())) {
        statements.add(row.id());
      } else {
        reviews.kept(row.id());
      }
    }
    apply(statements);
    return !statements.isEmpty();
  }

  private @Nullable String url(long version) throws SQLException {
    return Sql.list(
            connection,
            "SELECT coalesce(a.url, '') FROM article_version v JOIN article a ON a.id = v.article_id"
                + " WHERE v.id = ?",
            row -> row.getString(1),
            version)
        .stream()
        .filter(it -> !it.isEmpty())
        .findFirst()
        .orElse(null);
  }

  private String text(long version) throws SQLException {
    return Sql.list(
            connection,
            "SELECT text_id FROM article_version WHERE id = ?",
            row -> row.getString(1),
            version)
        .getFirst();
  }

  /** Returns the statements that a correction may change or has changed. */
  private Set<Long> statementsOf(Correction correction, long row) throws SQLException {
    var statements = new LinkedHashSet<Long>();
    switch (correction) {
      case Merge(var from, var into) ->
          statements.addAll(saidBy(Set.of(speakers.of(from), speakers.of(into))));
      case Split(var from, var part, var name) ->
          statements.addAll(saidBy(Set.of(speakers.of(from))));
      case Rename(var speaker, var name) -> statements.addAll(saidBy(Set.of(speakers.of(speaker))));
      case SetSpeaker(var statement, var speaker) -> statements.addAll(statements(statement));
      case SetDay(var statement, var days) -> statements.addAll(statements(statement));
      case SetPlace(var statement, var words, var place) ->
          statements.addAll(statements(statement));
    }
    statements.addAll(
        Sql.list(
            connection,
            "SELECT DISTINCT statement_id FROM corrected WHERE correction_id = ?",
            it -> it.getLong(1),
            row));
    return statements;
  }

  /** Returns what was said by speakers, and by those whom corrections tie to them. */
  private List<Long> saidBy(Set<Long> speakers) throws SQLException {
    var tied = new HashSet<>(speakers);
    for (boolean grows = true; grows; ) {
      grows = false;
      for (var step : active().steps()) {
        if (tied.contains(step.from()) || tied.contains(step.into())) {
          grows |= tied.add(step.from()) | tied.add(step.into());
        }
      }
    }
    var statements = new ArrayList<Long>();
    for (long speaker : tied) {
      statements.addAll(
          Sql.list(
              connection,
              "SELECT id FROM statement WHERE speaker_id = ?",
              row -> row.getLong(1),
              speaker));
    }
    return statements;
  }

  /** Returns the statements that a reference names, one in each version that has it. */
  List<Long> statements(StatementRef reference) throws SQLException {
    var versions =
        Sql.list(
            connection,
            """
            SELECT v.id FROM article_version v WHERE v.text_id = ?
            UNION SELECT v.id FROM article a JOIN article_version v ON v.article_id = a.id
            WHERE a.url = ?
            """,
            row -> row.getLong(1),
            reference.text(),
            reference.url());
    var statements = new ArrayList<Long>();
    for (long version : versions) {
      Long statement = statement(reference, version);
      if (statement != null) {
        statements.add(statement);
      }
    }
    return statements;
  }

  /**
   * Returns the statement of a version that a reference names, or null: the one with the same
   * words, case and punctuation aside; of several the one with the same source, then the one that
   * stands nearest. In the same text one whose span is much the same will do.
   */
  private @Nullable Long statement(StatementRef reference, long version) throws SQLException {
    record Candidate(long id, boolean hasSource, int distance) {}
    String words = Folding.key(reference.words());
    String source = Folding.key(reference.source());
    boolean isSameText = text(version).equals(reference.text());
    Candidate best = null;
    boolean isTie = false;
    record Row(long id, String words, String source, List<Span> spans) {}
    for (var row :
        Sql.list(
            connection,
            "SELECT id, words, source, content_spans FROM statement WHERE version_id = ?",
            it ->
                new Row(
                    it.getLong("id"),
                    it.getString("words"),
                    it.getString("source"),
                    Spans.read(it.getString("content_spans"))),
            version)) {
      if (!Folding.key(row.words()).equals(words)
          && !(isSameText && isMuchTheSame(row.spans(), reference))) {
        continue;
      }
      var it =
          new Candidate(
              row.id(),
              Folding.key(row.source()).equals(source),
              Math.abs(row.spans().getFirst().start() - reference.start()));
      if (best == null
          || (it.hasSource() && !best.hasSource())
          || (it.hasSource() == best.hasSource() && it.distance() < best.distance())) {
        best = it;
        isTie = false;
      } else if (it.hasSource() == best.hasSource() && it.distance() == best.distance()) {
        isTie = true;
      }
    }
    return best == null || isTie ? null : (Long) best.id();
  }

  private static boolean isMuchTheSame(List<Span> spans, StatementRef reference) {
    int start = spans.getFirst().start();
    int end = spans.getLast().end();
    int otherEnd = reference.start() + reference.words().length();
    int common = Math.min(end, otherEnd) - Math.max(start, reference.start());
    int all = Math.max(end, otherEnd) - Math.min(start, reference.start());
    return common >= SAME_SPAN * all;
  }

  /** Writes who is called what and who is whom, as the corrections that hold have it. */
  private void nameSpeakers() throws SQLException {
    Sql.run(
        connection, "UPDATE speaker SET name = printed, printed = NULL WHERE printed IS NOT NULL");
    Sql.run(connection, "DELETE FROM speaker_name WHERE correction_id IS NOT NULL");
    Sql.run(connection, "UPDATE speaker SET same_as = NULL WHERE same_as IS NOT NULL");
    for (var step : active().steps()) {
      if (step.what() instanceof Rename(var speaker, var name)) {
        Sql.run(
            connection,
            "UPDATE speaker SET printed = coalesce(printed, name), name = ? WHERE id = ?",
            name,
            step.from());
        Sql.run(
            connection,
            """
            INSERT OR IGNORE INTO speaker_name (name_key, kind, speaker_id, name, correction_id)
            SELECT ?, kind, id, ?, ? FROM speaker WHERE id = ?
            """,
            Folding.key(name),
            name,
            step.row(),
            step.from());
      }
    }
    for (var step : active().steps()) {
      if (step.what() instanceof Merge) {
        long into = walk(step.from(), null, new ArrayList<>());
        if (into != step.from()) {
          Sql.run(connection, "UPDATE speaker SET same_as = ? WHERE id = ?", into, step.from());
        }
      }
    }
  }

  /**
   * Returns who a speaker is found to be for a statement.
   *
   * @param statement null for none in particular: no part of a speaker is taken then
   * @param taken takes the corrections that lead there
   */
  private long walk(long from, @Nullable Facts statement, List<Step> taken) throws SQLException {
    long at = from;
    var seen = new HashSet<Long>(Set.of(from));
    for (boolean moves = true; moves; ) {
      moves = false;
      for (var step : active().steps()) {
        if (step.from() == at
            && step.into() != at
            && !seen.contains(step.into())
            && (!(step.what() instanceof Split(var who, var part, var name))
                || (statement != null && holds(part, statement)))) {
          at = step.into();
          seen.add(at);
          taken.add(step);
          moves = true;
        }
      }
    }
    for (var step : active().steps()) {
      if (step.from() == at && step.into() == at) {
        taken.add(step);
      }
    }
    return at;
  }

  /** What corrections ask about a statement. */
  private record Facts(
      long id,
      long version,
      String text,
      @Nullable String url,
      @Nullable String outlet,
      @Nullable String role,
      @Nullable String day) {}

  private boolean holds(Part part, Facts it) throws SQLException {
    for (var reference : part.statements()) {
      if ((reference.text().equals(it.text())
              || (it.url() != null && it.url().equals(reference.url())))
          && Objects.equals(statement(reference, it.version()), it.id())) {
        return true;
      }
    }
    if (part.roles().isEmpty()
        && part.outlets().isEmpty()
        && part.after() == null
        && part.before() == null) {
      return false;
    }
    return isOneOf(part.roles(), it.role())
        && isOneOf(part.outlets(), it.outlet())
        && (part.after() == null
            || (it.day() != null && it.day().compareTo(part.after().toString()) >= 0))
        && (part.before() == null
            || (it.day() != null && it.day().compareTo(part.before().toString()) < 0));
  }

  private static boolean isOneOf(List<String> names, @Nullable String name) {
    return names.isEmpty()
        || (name != null
            && names.stream().anyMatch(it -> Folding.key(it).equals(Folding.key(name))));
  }

  /** Works statements out anew: as they were read, then each correction that holds. */
  private void apply(Collection<Long> statements) throws SQLException {
    var changed = new HashSet<Long>();
    for (long id : statements) {
      apply(id, changed);
    }
    for (long speaker : changed) {
      roles(speaker);
    }
  }

  private void apply(long id, Set<Long> changed) throws SQLException {
    var now = columns("statement", "id = ?", SPEAKER, id);
    if (now == null) {
      return; // of a version that was read again
    }
    now.putAll(Objects.requireNonNull(columns("statement", "id = ?", DAY, id)));
    Map<String, @Nullable Object> read = new LinkedHashMap<String, @Nullable Object>(now);
    originals(id, "speaker").values().forEach(read::putAll);
    originals(id, "day").values().forEach(read::putAll);
    restorePlaces(id);
    Sql.run(connection, "DELETE FROM corrected WHERE statement_id = ?", id);

    var it = facts(id, read);
    var ofThis = new ArrayList<OfStatement>();
    for (var each : active().at(it.url(), it.text())) {
      if (Objects.equals(statement(each.statement(), it.version()), id)) {
        ofThis.add(each);
      }
    }
    Map<String, @Nullable Object> wanted = new LinkedHashMap<String, @Nullable Object>(read);
    var ofSpeaker = new LinkedHashSet<Long>();
    for (var each : ofThis) {
      switch (each.what()) {
        case SetSpeaker(var statement, var speaker) -> {
          ofSpeaker.clear();
          ofSpeaker.add(each.row());
          wanted.put("speaker", speaker.name());
          wanted.put("role", speaker.role());
          wanted.put("speaker_kind", speaker.kind().name().toLowerCase(Locale.ROOT));
          settle("speaker_", wanted);
        }
        case SetDay(var statement, var days) -> {
          wanted.put("said_first", days.first().toString());
          wanted.put("said_last", days.last().toString());
          wanted.put("day", days.first().toString());
          settle("said_", wanted);
        }
        case SetPlace(var statement, var words, var place) ->
            place(id, it, each.row(), words, place);
        default -> throw new IllegalStateException("no correction of a statement: " + each);
      }
    }
    speaker(facts(id, wanted), wanted, ofSpeaker);

    if (!wanted.equals(now)) {
      write("statement", "id = ?", wanted, id);
      note(now.get("speaker_id"), changed);
      note(wanted.get("speaker_id"), changed);
    }
    for (long row : ofSpeaker) {
      keepOriginal(id, "speaker", 0, row, part(read, SPEAKER));
    }
    for (var each : ofThis) {
      if (each.what() instanceof SetDay) {
        keepOriginal(id, "day", 0, each.row(), part(read, DAY));
      }
    }
    reviews.kept(id);
  }

  private static void settle(String prefix, Map<String, @Nullable Object> columns) {
    columns.put(prefix + "status", "settled");
    columns.put(prefix + "why", null);
    columns.put(prefix + "confidence", 1.0);
    columns.put(prefix + "spans", "[]");
  }

  private static void note(@Nullable Object speaker, Set<Long> changed) {
    if (speaker instanceof Number id) {
      changed.add(id.longValue());
    }
  }

  /** Works out who across articles a statement's speaker is. */
  private void speaker(Facts it, Map<String, @Nullable Object> columns, Set<Long> corrections)
      throws SQLException {
    var name = (String) columns.get("speaker");
    var kind = (String) columns.get("speaker_kind");
    if (name == null || kind == null) {
      columns.put("speaker_id", null);
      return;
    }
    Long base =
        speakers.of(
            new Speaker(Speaker.Kind.valueOf(kind.toUpperCase(Locale.ROOT)), name, it.role()));
    if (base == null) {
      return;
    }
    var taken = new ArrayList<Step>();
    long who = walk(base, it, taken);
    columns.put("speaker_id", who);
    if (!taken.isEmpty()) {
      taken.forEach(step -> corrections.add(step.row()));
      record Called(String name, String kind) {}
      var called =
          Sql.list(
                  connection,
                  "SELECT name, kind FROM speaker WHERE id = ?",
                  row -> new Called(row.getString(1), row.getString(2)),
                  who)
              .getFirst();
      columns.put("speaker", called.name());
      columns.put("speaker_kind", called.kind());
    }
  }

  private Facts facts(long id, Map<String, @Nullable Object> columns) throws SQLException {
    return Sql.list(
            connection,
            """
            SELECT v.id, v.text_id, a.url, o.name FROM statement s
            JOIN article_version v ON v.id = s.version_id JOIN article a ON a.id = v.article_id
            LEFT JOIN publisher o ON o.id = v.outlet_id WHERE s.id = ?
            """,
            row ->
                new Facts(
                    id,
                    row.getLong(1),
                    row.getString(2),
                    row.getString(3),
                    row.getString(4),
                    (String) columns.get("role"),
                    (String) columns.get("day")),
            id)
        .getFirst();
  }

  /** Sets which place words within a statement name. */
  private void place(long id, Facts it, long correction, String words, Place place)
      throws SQLException {
    long placeId = places.row(place);
    for (int n : mentions(id, words)) {
      var read =
          Objects.requireNonNull(
              columns("place_mention", "version_id = ? AND n = ?", PLACE, it.version(), n));
      var name = placeName(read.get("place_id"));
      read.put("name", name);
      read.put("figures", figuresAt(id, name));
      keepOriginal(id, "place", n, correction, read);
      moveFigures(original(id, n).get("figures"), place.name());
      var wanted = new LinkedHashMap<String, @Nullable Object>();
      wanted.put("place_id", placeId);
      wanted.put("status", "settled");
      wanted.put("why", null);
      wanted.put("confidence", 1.0);
      wanted.put("evidence_spans", "[]");
      write("place_mention", "version_id = ? AND n = ?", wanted, it.version(), n);
    }
    linkPlaces(it.version());
  }

  private Map<String, @Nullable Object> original(long statement, int n) throws SQLException {
    return Objects.requireNonNull(originals(statement, "place").get(n));
  }

  /** Returns the rows of a statement's figures that count something at a place, as JSON. */
  private @Nullable String figuresAt(long statement, @Nullable String place) throws SQLException {
    return Sql.list(
            connection,
            "SELECT json_group_array(id) FROM figure WHERE statement_id = ? AND place = ?",
            row -> row.getString(1),
            statement,
            place)
        .getFirst();
  }

  /**
   * Says that what some figures count was at another place.
   *
   * @param rows JSON; null where the correction is of before figures had places
   */
  private void moveFigures(@Nullable Object rows, @Nullable String place) throws SQLException {
    if (rows != null) {
      Sql.run(
          connection,
          "UPDATE figure SET place = ? WHERE id IN (SELECT value FROM json_each(?))",
          place,
          rows);
    }
  }

  private @Nullable String placeName(@Nullable Object id) throws SQLException {
    return id == null
        ? null
        : Sql.list(connection, "SELECT name FROM place WHERE id = ?", row -> row.getString(1), id)
            .getFirst();
  }

  /** Returns the numbers of the mentions of places with these words in a statement. */
  List<Integer> mentions(long statement, String words) throws SQLException {
    record In(long version, List<Span> content) {}
    var in =
        Sql.list(
                connection,
                "SELECT version_id, content_spans FROM statement WHERE id = ?",
                row -> new In(row.getLong(1), Spans.read(row.getString(2))),
                statement)
            .getFirst();
    record Mention(int n, String words, Span span) {}
    return Sql.list(
            connection,
            "SELECT n, words, start, \"end\" FROM place_mention WHERE version_id = ? ORDER BY n",
            row ->
                new Mention(
                    row.getInt(1), row.getString(2), new Span(row.getInt(3), row.getInt(4))),
            in.version())
        .stream()
        .filter(it -> Folding.key(it.words()).equals(Folding.key(words)))
        .filter(it -> Storing.holds(in.content(), it.span()))
        .map(Mention::n)
        .toList();
  }

  private void restorePlaces(long statement) throws SQLException {
    var originals = originals(statement, "place");
    if (originals.isEmpty()) {
      return;
    }
    long version =
        Sql.list(
                connection,
                "SELECT version_id FROM statement WHERE id = ?",
                row -> row.getLong(1),
                statement)
            .getFirst();
    for (var each : originals.entrySet()) {
      write(
          "place_mention",
          "version_id = ? AND n = ?",
          part(each.getValue(), PLACE),
          version,
          each.getKey());
      moveFigures(each.getValue().get("figures"), (String) each.getValue().get("name"));
    }
    linkPlaces(version);
  }

  /** Says anew which places the statements of a version name. */
  private void linkPlaces(long version) throws SQLException {
    record Mention(long place, Span span) {}
    var mentions =
        Sql.list(
            connection,
            "SELECT place_id, start, \"end\" FROM place_mention WHERE version_id = ? AND place_id IS"
                + " NOT NULL",
            row -> new Mention(row.getLong(1), new Span(row.getInt(2), row.getInt(3))),
            version);
    Sql.run(
        connection,
        "DELETE FROM statement_place WHERE statement_id IN (SELECT id FROM statement WHERE version_id"
            + " = ?)",
        version);
    record Content(long id, List<Span> spans) {}
    for (var statement :
        Sql.list(
            connection,
            "SELECT id, content_spans FROM statement WHERE version_id = ?",
            row -> new Content(row.getLong(1), Spans.read(row.getString(2))),
            version)) {
      for (var mention : mentions) {
        if (Storing.holds(statement.spans(), mention.span())) {
          Sql.run(
              connection,
              "INSERT OR IGNORE INTO statement_place (place_id, statement_id) VALUES (?, ?)",
              mention.place(),
              statement.id());
        }
      }
    }
  }

  /** Says anew which roles a speaker has, and when. */
  private void roles(long speaker) throws SQLException {
    Sql.run(connection, "DELETE FROM speaker_role WHERE speaker_id = ?", speaker);
    Sql.run(
        connection,
        """
        INSERT INTO speaker_role (speaker_id, role, first_day, last_day)
        SELECT s.speaker_id, s.role, min(v.published_first), max(v.published_last)
        FROM statement s JOIN article_version v ON v.id = s.version_id
        WHERE s.speaker_id = ? AND s.role IS NOT NULL GROUP BY s.role
        """,
        speaker);
  }

  /** Returns what was read before the first correction, by number of the place mention or 0. */
  private Map<Integer, Map<String, @Nullable Object>> originals(long statement, String field)
      throws SQLException {
    var originals = new HashMap<Integer, Map<String, @Nullable Object>>();
    Sql.list(
        connection,
        "SELECT n, original FROM corrected WHERE statement_id = ? AND field = ?",
        row -> originals.put(row.getInt(1), parsed(row.getString(2))),
        statement,
        field);
    return originals;
  }

  private void keepOriginal(
      long statement, String field, int n, long correction, Map<String, @Nullable Object> read)
      throws SQLException {
    var before = originals(statement, field).get(n); // what an earlier correction was made to
    try {
      Sql.run(
          connection,
          """
          INSERT OR IGNORE INTO corrected (statement_id, field, n, correction_id, original)
          VALUES (?, ?, ?, ?, ?)
          """,
          statement,
          field,
          n,
          correction,
          MAPPER.writeValueAsString(before == null ? read : before));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("columns are no JSON: " + read, e);
    }
  }

  private static Map<String, @Nullable Object> parsed(String json) {
    try {
      return MAPPER.readValue(json, COLUMNS);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("not what a statement was: " + json, e);
    }
  }

  private @Nullable Map<String, @Nullable Object> columns(
      String table, String where, List<String> names, Object... key) throws SQLException {
    return Sql.list(
            connection,
            "SELECT " + String.join(", ", names) + " FROM " + table + " WHERE " + where,
            row -> read(names, row),
            key)
        .stream()
        .findFirst()
        .orElse(null);
  }

  private static Map<String, @Nullable Object> read(List<String> names, ResultSet row)
      throws SQLException {
    var columns = new LinkedHashMap<String, @Nullable Object>();
    for (String name : names) {
      columns.put(
          name,
          name.endsWith("confidence")
              ? Sql.real(row, name)
              : name.endsWith("_id") ? longOf(row, name) : row.getString(name));
    }
    return columns;
  }

  private static @Nullable Long longOf(ResultSet row, String name) throws SQLException {
    long value = row.getLong(name);
    return row.wasNull() ? null : value;
  }

  private static Map<String, @Nullable Object> part(
      Map<String, @Nullable Object> columns, List<String> names) {
    var part = new LinkedHashMap<String, @Nullable Object>();
    for (String name : names) {
      part.put(name, columns.get(name));
    }
    return part;
  }

  private void write(
      String table, String where, Map<String, @Nullable Object> columns, Object... key)
      throws SQLException {
    var values = new ArrayList<@Nullable Object>(columns.values());
    values.addAll(List.of(key));
    Sql.run(
        connection,
        "UPDATE "
            + table
            + " SET "
            + String.join(" = ?, ", columns.keySet())
            + " = ? WHERE "
            + where,
        values.toArray());
  }
}
