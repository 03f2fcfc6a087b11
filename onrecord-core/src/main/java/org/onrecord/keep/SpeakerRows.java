package org.onrecord.keep;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.onrecord.keep.Correction.SpeakerRef;
import org.onrecord.statement.Speaker;

/**
 * Finds the rows of speakers by what articles say of them, and makes those that are missing.
 * Corrections are not looked at here.
 *
 * <p>A speaker is one by kind and name, spellings aside ({@link MatchKey}). Two people of one name
 * are two where they hold offices of two states: the first known keeps the bare name, statements
 * without such a role are theirs.
 */
final class SpeakerRows implements AutoCloseable {
  private static final int MOST_FOUND = 200_000;
  private static final String APART_BY_STATE = "state:";

  private final Queries queries;
  private final RowNumbers numbers;
  private final Insert speaker;
  private final Insert speakerName;
  private final Map<Key, Long> known = new HashMap<>();
  private final Map<Long, String> states = new HashMap<>();

  /** What was asked lately, word for word. */
  private final Map<Speaker, Long> found = new HashMap<>();

  /**
   * @param apart as {@link SpeakerRef#apart}
   */
  private record Key(Speaker.Kind kind, String key, @Nullable String apart) {}

  SpeakerRows(Connection connection, RowNumbers numbers) throws SQLException {
    queries = new Queries(connection);
    this.numbers = numbers;
    speaker = new Insert(connection, "speaker", "id, kind, name, apart, match_key, state");
    speakerName = new Insert(connection, "speaker_name", "name_key, kind, speaker_id, name");
  }

  /** Forgets which rows there are, since another program may have written some. */
  void forget() {
    known.clear();
    states.clear();
    found.clear();
  }

  /** Returns who this is across articles, or null for those without a name. */
  @Nullable Long of(Speaker it) throws SQLException {
    var name = it.name();
    if (name == null) {
      return null;
    }
    Long id = found.get(it);
    if (id == null) {
      if (found.size() > MOST_FOUND) {
        found.clear();
      }
      id = find(it, name);
      found.put(it, id);
    }
    return id;
  }

  private long find(Speaker it, String name) throws SQLException {
    long base = base(it.kind(), name);
    var role = it.role();
    var state = it.kind() == Speaker.Kind.PERSON && role != null ? States.ofOffice(role) : null;
    if (state == null) {
      return base;
    }
    String before = state(base);
    if (before.isEmpty()) {
      queries.run("UPDATE speaker SET state = ? WHERE id = ?", state, base);
      states.put(base, state);
      return base;
    }
    return before.equals(state) ? base : apart(it.kind(), name, APART_BY_STATE + state, state);
  }

  /** Returns the row of a speaker, made where the record has none. */
  long of(SpeakerRef it) throws SQLException {
    var apart = it.apart();
    if (apart == null) {
      return base(it.kind(), it.name());
    }
    return apart(
        it.kind(),
        it.name(),
        apart,
        apart.startsWith(APART_BY_STATE) ? apart.substring(APART_BY_STATE.length()) : null);
  }

  private String state(long id) throws SQLException {
    var state = states.get(id);
    if (state == null) {
      state =
          queries
              .list(
                  "SELECT coalesce(state, '') FROM speaker WHERE id = ?",
                  row -> row.getString(1),
                  id)
              .getFirst();
      states.put(id, state);
    }
    return state;
  }

  private long base(Speaker.Kind kind, String name) throws SQLException {
    var key = new Key(kind, Folding.key(name), null);
    Long id = known.get(key);
    if (id != null) {
      return id;
    }
    id =
        row(
            """
            SELECT min(n.speaker_id) FROM speaker_name n JOIN speaker k ON k.id = n.speaker_id
            WHERE n.name_key = ? AND n.kind = ? AND n.correction_id IS NULL AND k.apart IS NULL
            """,
            key.key(),
            code(kind));
    var match = MatchKey.of(kind, name);
    if (id == null && match != null) {
      id =
          row(
              "SELECT min(id) FROM speaker WHERE match_key = ? AND kind = ? AND apart IS NULL",
              match,
              code(kind));
      if (id != null) {
        speakerName.row(key.key(), code(kind), id, name);
      }
    }
    if (id == null) {
      id = numbers.next("speaker");
      speaker.row(id, code(kind), name, null, match, null);
      speakerName.row(key.key(), code(kind), id, name);
    }
    known.put(key, id);
    return id;
  }

  private long apart(Speaker.Kind kind, String name, String apart, @Nullable String state)
      throws SQLException {
    var key = new Key(kind, Folding.key(name), apart);
    Long id = known.get(key);
    if (id == null) {
      var match = MatchKey.of(kind, name);
      id =
          row(
              """
              SELECT min(id) FROM speaker WHERE kind = ? AND apart = ?
              AND (match_key = ? OR id IN (SELECT speaker_id FROM speaker_name WHERE name_key = ?))
              """,
              code(kind),
              apart,
              match,
              key.key());
      if (id == null) {
        id = numbers.next("speaker");
        speaker.row(id, code(kind), name, apart, match, state);
      }
      queries.run(
          "INSERT OR IGNORE INTO speaker_name (name_key, kind, speaker_id, name) VALUES (?, ?, ?, ?)",
          key.key(),
          code(kind),
          id,
          name);
      known.put(key, id);
    }
    return id;
  }

  private @Nullable Long row(String sql, @Nullable Object... values) throws SQLException {
    return queries
        .list(
            sql,
            row -> {
              long id = row.getLong(1);
              return row.wasNull() ? 0 : id;
            },
            values)
        .stream()
        .filter(id -> id != 0)
        .findFirst()
        .orElse(null);
  }

  private static String code(Speaker.Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public void close() throws SQLException {
    queries.close();
    speaker.close();
    speakerName.close();
  }
}
