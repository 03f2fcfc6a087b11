package org.onrecord.keep;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onrecord.article.Span;
import org.onrecord.keep.SearchQuery.Column;
import org.onrecord.keep.SearchQuery.Condition;
import org.onrecord.statement.Speaker;
import org.onrecord.statement.Statement;

/**
 * Turns a query into SQL and runs it. All that is text goes into one question to the full-text
 * index, which then leads; the rest is asked of each row that it gives. Values are bound, and words
 * are quoted before FTS5 sees them, so that nothing typed is read as syntax.
 */
final class Search {
  private static final Pattern CURSOR = Pattern.compile("([0-9]{1,18})\\.([0-9]{1,9})");

  private static final int MOST_RANKED = 10_000;

  private static final String COLUMNS =
      """
      SELECT s.id, s.version_id, s.name, coalesce(k.name, s.speaker) AS who, s.speaker_id,
             s.speaker_kind, s.role, s.source, s.cue, s.act, s.quotation, s.words,
             coalesce(s.addressee_name, s.addressee) AS addressee, s.day, s.content_spans,
             s.confidence, v.title, o.name AS outlet, g.name AS agency, a.url, v.source_name
      FROM json_each(?) page CROSS JOIN statement s ON s.id = page.value
      JOIN article_version v ON v.id = s.version_id
      JOIN article a ON a.id = v.article_id
      LEFT JOIN speaker k ON k.id = s.speaker_id
      LEFT JOIN publisher o ON o.id = v.outlet_id
      LEFT JOIN publisher g ON g.id = v.agency_id
      """;

  private static final String VERSION = "JOIN article_version v ON v.id = s.version_id ";

  /** Old versions are few, so that their list is read once and asked often. */
  private static final String IS_CURRENT =
      "s.version_id NOT IN (SELECT id FROM article_version INDEXED BY old_version WHERE NOT"
          + " is_current)";

  private final Connection connection;
  private final List<Object> values = new ArrayList<>();
  private final List<Condition.Text> wanted = new ArrayList<>();

  /** Whether the full-text index leads, so that few rows are left to ask about. */
  private boolean isLed;

  private Search(Connection connection) {
    this.connection = connection;
  }

  /**
   * Returns a page of the statements that match, at most {@code limit}.
   *
   * @param after {@link Hits#next} of the page before, or null for the first
   * @throws IllegalArgumentException if {@code after} is no such value
   */
  static Hits run(
      Connection connection, SearchQuery query, Hits.Order order, int limit, @Nullable String after)
      throws SQLException {
    return new Search(connection).hits(query.condition(), order, limit, after);
  }

  private Hits hits(Condition condition, Hits.Order order, int limit, @Nullable String after)
      throws SQLException {
    long newest;
    int offset = 0;
    if (after == null) {
      newest = Sql.number(connection, "SELECT coalesce(max(id), 0) FROM statement");
    } else {
      var cursor = CURSOR.matcher(after);
      if (!cursor.matches()) {
        throw new IllegalArgumentException("not the end of a page of hits: " + after);
      }
      newest = Long.parseLong(cursor.group(1));
      offset = Integer.parseInt(cursor.group(2));
    }
    var ids = rows(condition, order, newest, limit + 1, offset);
    var marks = new Marks(wanted);
    var byRow = new HashMap<Long, Hit>();
    Sql.list(connection, COLUMNS, row -> byRow.put(row.getLong("id"), hit(row, marks)), list(ids));
    var found = ids.stream().map(byRow::get).filter(Objects::nonNull).toList();
    boolean hasMore = found.size() > limit;
    var page = hasMore ? found.subList(0, limit) : found;
    var notes = Footnotes.of(connection, page.stream().map(Hit::id).toList());
    return new Hits(
        page.stream().map(it -> it.with(notes)).toList(),
        hasMore ? newest + "." + (offset + limit) : null);
  }

  /**
   * Returns how the statements that match are spread, looking at no more than {@code most} of them,
   * the newest.
   *
   * @param longest the most counts to return of each kind
   */
  static Facets facets(Connection connection, SearchQuery query, int most, int longest)
      throws SQLException {
    var found = new Search(connection).newest(query.condition(), most + 1);
    var looked = list(found.subList(0, Math.min(most, found.size())));
    var counting = new Facets.Counting();
    Sql.list(
        connection,
        """
        SELECT s.speaker_id, k.name AS who, o.name AS outlet, s.quotation, s.act, s.is_denial,
          s.speaker_kind, substr(s.day, 1, 7) AS month,
          coalesce(s.addressee_name, s.addressee) AS addressee
        FROM statement s JOIN article_version v ON v.id = s.version_id
        LEFT JOIN speaker k ON k.id = s.speaker_id
        LEFT JOIN publisher o ON o.id = v.outlet_id
        WHERE s.id IN (SELECT value FROM json_each(?))
        """,
        counting::statement,
        looked);
    Sql.list(
        connection,
        """
        SELECT p.name, count(DISTINCT sp.statement_id) FROM statement_place sp JOIN place p ON p.id = sp.place_id
        WHERE sp.statement_id IN (SELECT value FROM json_each(?)) GROUP BY p.name_key
        """,
        counting::place,
        looked);
    Sql.list(
        connection,
        """
        SELECT f.metric, count(DISTINCT f.statement_id) FROM figure f
        WHERE f.statement_id IN (SELECT value FROM json_each(?)) GROUP BY f.metric
        """,
        counting::metric,
        looked);
    return counting.facets(Math.min(found.size(), most), found.size() > most, longest);
  }

  /** Returns the words of the newest statements that match, at most {@code most} of them. */
  static List<String> words(Connection connection, SearchQuery query, int most)
      throws SQLException {
    return Sql.list(
        connection,
        "SELECT s.words FROM json_each(?) page CROSS JOIN statement s ON s.id = page.value",
        row -> row.getString(1),
        list(new Search(connection).newest(query.condition(), most)));
  }

  private List<Long> newest(Condition condition, int most) throws SQLException {
    return rows(condition, Hits.Order.DATE, Long.MAX_VALUE, most, 0);
  }

  /** Returns rows as {@code json_each} takes them. */
  private static String list(List<Long> rows) {
    return rows.stream().map(String::valueOf).collect(Collectors.joining(",", "[", "]"));
  }

  /**
   * Returns the rows of a page. What is shown of them is read afterwards: a common word is in
   * hundreds of thousands of statements, of which a page shows twenty.
   */
  private List<Long> rows(Condition condition, Hits.Order order, long newest, int many, int offset)
      throws SQLException {
    var parts = condition instanceof Condition.All all ? all.parts() : List.of(condition);
    var lead = new ArrayList<String>();
    var without = new ArrayList<String>();
    var others = new ArrayList<Condition>();
    for (var part : parts) {
      if (isText(part)) {
        lead.add(match(part, true));
      } else if (part instanceof Condition.Not(Condition not) && isText(not)) {
        without.add(match(not, false));
      } else {
        others.add(part);
      }
    }
    isLed = !lead.isEmpty();
    var sql = new StringBuilder("SELECT s.id ");
    if (isLed) {
      var match = new StringBuilder(String.join(" AND ", lead));
      for (String no : without) {
        match.insert(0, '(').append(") NOT ").append(no);
      }
      boolean isByRank = order == Hits.Order.RELEVANCE;
      // an index with no more in it than day and version is read several times as fast as the table
      boolean isNarrow = others.stream().allMatch(Search::asksForDayOnly);
      sql.append("FROM statement_search f CROSS JOIN statement s ")
          .append(isNarrow ? "INDEXED BY statement_when " : "")
          .append("ON s.id = f.rowid ")
          .append(needsVersion(others) ? VERSION : "")
          .append("WHERE statement_search MATCH ? AND f.rowid <= ? AND f.rowid >= ? AND ")
          .append(IS_CURRENT);
      values.add(match.toString());
      values.add(newest);
      values.add(isByRank ? firstToRank(match.toString(), newest) : 0L);
    } else {
      sql.append("FROM statement s ")
          .append(needsVersion(others) ? VERSION : "")
          .append("WHERE s.id <= ? AND ")
          .append(IS_CURRENT);
      values.add(newest);
      for (String match : without) {
        values.add(match);
        sql.append(" AND NOT ").append(IN_INDEX);
      }
    }
    for (var other : others) {
      sql.append(" AND ").append(predicate(other, true));
    }
    sql.append(
        isLed && order == Hits.Order.RELEVANCE
            ? " ORDER BY f.rank"
            : " ORDER BY s.day DESC, s.id DESC");
    values.add(many);
    values.add(offset);
    return Sql.list(connection, sql + " LIMIT ? OFFSET ?", row -> row.getLong(1), values.toArray());
  }

  /**
   * Returns the first row to rank: of more than {@value #MOST_RANKED} matches those kept last,
   * since a rank costs a look at each, and among so many it says little.
   */
  private long firstToRank(String match, long newest) throws SQLException {
    return Sql.list(
            connection,
            """
            SELECT rowid FROM statement_search WHERE statement_search MATCH ? AND rowid <= ?
            ORDER BY rowid DESC LIMIT 1 OFFSET ?
            """,
            row -> row.getLong(1),
            match,
            newest,
            MOST_RANKED)
        .stream()
        .findFirst()
        .orElse(0L);
  }

  private static boolean asksForDayOnly(Condition condition) {
    return condition instanceof Condition.After || condition instanceof Condition.Before;
  }

  private static boolean needsVersion(List<Condition> conditions) {
    return conditions.stream().anyMatch(Search::needsVersion);
  }

  private static boolean needsVersion(Condition condition) {
    return switch (condition) {
      case Condition.Publisher it -> true;
      case Condition.All it -> needsVersion(it.parts());
      case Condition.Any it -> needsVersion(it.parts());
      case Condition.Not(Condition it) -> needsVersion(it);
      default -> false;
    };
  }

  /** Whether the middle of a statement's first words stands in an earlier article too. */
  static final String IS_COPY =
      """
      EXISTS (
        SELECT 1 FROM copied_span c
        WHERE c.version_id = s.version_id
        AND (json_extract(s.content_spans, '$[0][0]') + json_extract(s.content_spans, '$[0][1]')) / 2
          BETWEEN c.start AND c."end"
      )
      """;

  private static final String IN_INDEX =
      "s.id IN (SELECT rowid FROM statement_search WHERE statement_search MATCH ?)";

  private static boolean isText(Condition condition) {
    return switch (condition) {
      case Condition.Text it -> true;
      case Condition.All it -> it.parts().stream().allMatch(Search::isText);
      case Condition.Any it -> it.parts().stream().allMatch(Search::isText);
      default -> false;
    };
  }

  /** Returns a textual condition in the language of FTS5. */
  private String match(Condition condition, boolean isWanted) throws SQLException {
    return switch (condition) {
      case Condition.Text it -> {
        if (isWanted) {
          wanted.add(it);
        }
        yield match(it);
      }
      case Condition.All it -> joined(it.parts(), " AND ", isWanted);
      case Condition.Any it -> joined(it.parts(), " OR ", isWanted);
      default -> throw new IllegalArgumentException("not text: " + condition);
    };
  }

  private String joined(List<Condition> parts, String by, boolean isWanted) throws SQLException {
    var matches = new ArrayList<String>();
    for (var part : parts) {
      matches.add(match(part, isWanted));
    }
    return "(" + String.join(by, matches) + ")";
  }

  private String match(Condition.Text text) throws SQLException {
    return switch (text.column()) {
      case WORDS -> "words : " + phrase(text.words(), text.isPrefix());
      case ROLE -> eachWord("role", text);
      case ADDRESSEE -> eachWord("addressee", text);
      case SPEAKER -> orNames("speaker", eachWord("speaker", text), text);
      case ABOUT -> orNames("words", "words : " + phrase(text.words(), text.isPrefix()), text);
    };
  }

  /** Names are found by any of their words, in any order: {@code speaker:"Reyes Maria"}. */
  private static String eachWord(String column, Condition.Text text) {
    var tokens = Folding.tokens(text.words());
    var words = new ArrayList<String>();
    for (int i = 0; i < tokens.size(); i++) {
      words.add(
          column
              + " : "
              + phrase(
                  tokens.get(i).span().in(text.words()),
                  text.isPrefix() && i == tokens.size() - 1));
    }
    return "(" + String.join(" AND ", words) + ")";
  }

  /** Adds the other names of the speaker whose name this is. */
  private String orNames(String column, String match, Condition.Text text) throws SQLException {
    var names =
        Sql.list(
            connection,
            """
            SELECT DISTINCT other.name_key FROM speaker_name this
            JOIN speaker k ON k.id = this.speaker_id
            JOIN speaker same ON same.id = coalesce(k.same_as, k.id) OR same.same_as = coalesce(k.same_as, k.id)
            JOIN speaker_name other ON other.speaker_id = same.id
            WHERE this.name_key = ? AND other.name_key <> this.name_key
            """,
            row -> row.getString(1),
            Folding.key(text.words()));
    var all = new LinkedHashSet<String>();
    all.add(match);
    names.forEach(name -> all.add(column + " : " + phrase(name, false)));
    return all.size() == 1 ? match : "(" + String.join(" OR ", all) + ")";
  }

  private static String phrase(String words, boolean isPrefix) {
    return "\"" + words.replace("\"", "\"\"").replace('\0', ' ') + "\"" + (isPrefix ? " *" : "");
  }

  /** Returns a condition in SQL, its values bound in order. */
  private String predicate(Condition condition, boolean isWanted) throws SQLException {
    return switch (condition) {
      case Condition.All it -> predicates(it.parts(), " AND ", isWanted);
      case Condition.Any it -> predicates(it.parts(), " OR ", isWanted);
      // what is unknown is not so: NULL counts as false before it is turned round
      case Condition.Not(Condition it) -> "NOT coalesce(" + predicate(it, false) + ", 0)";
      case Condition.Text it -> {
        values.add(match(it, isWanted));
        yield IN_INDEX;
      }
      case Condition.SpeakerRow(long id) ->
          bound("s.speaker_id = (SELECT coalesce(same_as, id) FROM speaker WHERE id = ?)", id);
      case Condition.Publisher(boolean isAgency, String name) ->
          bound(
              "v."
                  + (isAgency ? "agency_id" : "outlet_id")
                  + " IN (SELECT id FROM publisher WHERE instr(' ' || name_key || ' ', ' ' || ? || ' '))",
              name);
      case Condition.Place(String name) -> {
        String rows = "SELECT id FROM place WHERE name_key = ? OR country = ?";
        values.add(name);
        values.add(name.length() == 2 ? name.toUpperCase(Locale.ROOT) : name);
        yield isLed
            ? "EXISTS (SELECT 1 FROM statement_place p WHERE p.statement_id = s.id AND p.place_id IN (%s))"
                .formatted(rows)
            : "s.id IN (SELECT statement_id FROM statement_place WHERE place_id IN (%s))"
                .formatted(rows);
      }
      case Condition.Counts(var metric) ->
          bound(
              isLed
                  ? "EXISTS (SELECT 1 FROM figure c WHERE c.statement_id = s.id AND c.metric = ?)"
                  : "s.id IN (SELECT statement_id FROM figure WHERE metric = ? AND statement_id IS NOT NULL)",
              metric.name().toLowerCase(Locale.ROOT));
      case Condition.After(LocalDate day) -> bound("s.day >= ?", day.toString());
      case Condition.Before(LocalDate day) -> bound("s.day < ?", day.toString());
      case Condition.Is(var trait) ->
          switch (trait) {
            case DIRECT -> "s.quotation = 'direct'";
            case INDIRECT -> "s.quotation = 'indirect'";
            case MIXED -> "s.quotation = 'mixed'";
            case ANONYMOUS -> "s.speaker_kind = 'anonymous'";
            case THOUGHT -> "s.act = 'thought'";
            case DENIAL -> "s.is_denial";
            case CORRECTED -> "s.id IN (SELECT statement_id FROM corrected)";
            case CHECKED -> "s.id IN (SELECT statement_id FROM statement_review)";
            case COPY -> IS_COPY;
          };
    };
  }

  private String predicates(List<Condition> parts, String by, boolean isWanted)
      throws SQLException {
    var all = new ArrayList<String>();
    for (var part : parts) {
      all.add(predicate(part, isWanted));
    }
    return "(" + String.join(by, all) + ")";
  }

  private String bound(String sql, Object value) {
    values.add(value);
    return sql;
  }

  private static Hit hit(ResultSet row, Marks marks) throws SQLException {
    var spans = Spans.read(row.getString("content_spans"));
    var kind = row.getString("speaker_kind");
    var day = row.getString("day");
    long speaker = row.getLong("speaker_id");
    Long speakerId = row.wasNull() ? null : (Long) speaker;
    String words = row.getString("words");
    return new Hit(
        row.getLong("id"),
        row.getLong("version_id"),
        row.getString("name"),
        row.getString("who"),
        speakerId,
        kind == null ? null : Speaker.Kind.valueOf(kind.toUpperCase(Locale.ROOT)),
        row.getString("role"),
        row.getString("source"),
        row.getString("cue"),
        Statement.Act.valueOf(row.getString("act").toUpperCase(Locale.ROOT)),
        Statement.Quotation.valueOf(row.getString("quotation").toUpperCase(Locale.ROOT)),
        words,
        marks.in(words),
        row.getString("addressee"),
        day == null ? null : LocalDate.parse(day),
        row.getString("title"),
        row.getString("outlet"),
        row.getString("agency"),
        row.getString("url"),
        row.getString("source_name"),
        spans.getFirst().start(),
        spans.getLast().end(),
        row.getDouble("confidence"),
        List.of(),
        List.of());
  }

  /** Finds again in a statement's words what the index found in them. */
  private static final class Marks {
    private record Phrase(List<String> words, boolean isPrefix) {}

    private final List<Phrase> phrases = new ArrayList<>();

    Marks(List<Condition.Text> wanted) {
      for (var text : wanted) {
        if (text.column() == Column.WORDS || text.column() == Column.ABOUT) {
          var words = Folding.tokens(text.words()).stream().map(Folding.Token::word).toList();
          phrases.add(new Phrase(words, text.isPrefix()));
        }
      }
    }

    List<Span> in(String words) {
      var marks = new ArrayList<Span>();
      var tokens = phrases.isEmpty() ? List.<Folding.Token>of() : Folding.tokens(words);
      for (int i = 0; i < tokens.size(); i++) {
        int longest = 0;
        for (var phrase : phrases) {
          longest = Math.max(longest, length(phrase, tokens, i));
        }
        if (longest > 0) {
          marks.add(
              new Span(tokens.get(i).span().start(), tokens.get(i + longest - 1).span().end()));
          i += longest - 1;
        }
      }
      return marks;
    }

    private static int length(Phrase phrase, List<Folding.Token> tokens, int from) {
      int many = phrase.words().size();
      if (from + many > tokens.size()) {
        return 0;
      }
      for (int i = 0; i < many; i++) {
        String word = tokens.get(from + i).word();
        String asked = phrase.words().get(i);
        boolean fits =
            phrase.isPrefix() && i == many - 1 ? word.startsWith(asked) : word.equals(asked);
        if (!fits) {
          return 0;
        }
      }
      return many;
    }
  }
}
