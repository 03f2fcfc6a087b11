package org.onrecord.keep;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.onrecord.article.Article;
import org.onrecord.article.Days;
import org.onrecord.article.Provenance;
import org.onrecord.article.Span;
import org.onrecord.statement.Attribution;
import org.onrecord.statement.CueLexicon;
import org.onrecord.statement.Findings;
import org.onrecord.statement.PlaceMention.Place;
import org.onrecord.statement.Resolution;
import org.onrecord.statement.Source;

/** Writes articles into the tables, within a transaction that its caller begins and ends. */
final class Storing implements AutoCloseable {
  private static final int MOST_HELD = 200_000;

  private final Connection connection;
  private final List<Insert> inserts = new ArrayList<>();
  private final Insert article;
  private final Insert version;
  private final Insert author;
  private final Insert passage;
  private final Insert related;
  private final Insert warning;
  private final Insert change;
  private final Insert fetch;
  private final Insert publisher;
  private final Insert reader;
  private final Insert statement;
  private final Insert statementSearch;
  private final Insert articleSearch;
  private final Insert speakerCandidate;
  private final Insert dayCandidate;
  private final Insert figure;
  private final Insert place;
  private final Insert placeMention;
  private final Insert placeCandidate;
  private final Insert statementPlace;
  private final Insert timeMention;
  private final Insert timeCandidate;

  private final Queries queries;
  private final RowNumbers numbers;
  private final SpeakerRows speakers;
  private final Reviews reviews;
  private final Corrections corrections;
  private final Map<Object, Long> known = new HashMap<>();

  /** What {@code speaker_role} is known to say. */
  private final Map<Role, Held> held = new HashMap<>();

  private record PublisherKey(String name) {}

  private record Role(long speaker, String role) {}

  Storing(Connection connection) throws SQLException {
    this.connection = connection;
    queries = new Queries(connection);
    numbers = new RowNumbers(connection);
    speakers = new SpeakerRows(connection, numbers);
    reviews = new Reviews(connection);
    corrections = new Corrections(connection, speakers, this::place, reviews);
    article = insert("article", "id, url");
    version =
        insert(
            "article_version",
            "id, article_id, number, is_current, text_id, title, text, outlet_id, agency_id,"
                + " published_first, published_last, dateline, dateline_start, dateline_end,"
                + " language, source_kind, source_name, reader_id, kept_at");
    author = insert("author", "version_id, n, name");
    passage = insert("passage", "version_id, n, kind, start, \"end\"");
    related = insert("related_link", "version_id, n, title, url");
    warning = insert("warning", "version_id, n, words");
    change = insert("change", "version_id, n, kind, words");
    fetch = insert("fetch", "version_id, kind, name, fetched_at, payload_sha256, warc_record_id");
    publisher = insert("publisher", "id, name, name_key");
    reader = insert("reader", "id, version, model");
    statement =
        insert(
            "statement",
            "id, version_id, n, name, within, act, quotation, is_denial, words, cue, source,"
                + " source_kind, content_spans, cue_spans, source_spans, speaker_id, speaker, role,"
                + " speaker_kind, speaker_status, speaker_why, speaker_confidence, speaker_spans,"
                + " addressee, addressee_name, addressee_start, addressee_end, channel,"
                + " channel_start, channel_end, said_first, said_last, said_status, said_why,"
                + " said_confidence, said_spans, day, confidence");
    statementSearch = insert("statement_search", "rowid, words, speaker, role, addressee");
    articleSearch = insert("article_search", "rowid, title, text");
    speakerCandidate = insert("speaker_candidate", "statement_id, n, kind, name, role");
    dayCandidate = insert("day_candidate", "statement_id, n, first_day, last_day");
    figure =
        insert(
            "figure",
            "id, version_id, name, statement_id, words, start, \"end\", amount, low, high,"
                + " qualifier, metric, unit, of_whom, place, first_day, last_day, confidence");
    place = insert("place", "id, name, name_key, country, latitude, longitude");
    placeMention =
        insert(
            "place_mention",
            "version_id, n, words, start, \"end\", place_id, status, why, confidence,"
                + " evidence_spans");
    placeCandidate = insert("place_candidate", "version_id, mention_n, n, place_id");
    statementPlace = insert("statement_place", "place_id, statement_id");
    timeMention =
        insert(
            "time_mention",
            "version_id, n, words, start, \"end\", first_day, last_day, status, why, confidence,"
                + " evidence_spans");
    timeCandidate = insert("time_candidate", "version_id, mention_n, n, first_day, last_day");
  }

  private Insert insert(String table, String columns) throws SQLException {
    var insert = new Insert(connection, table, columns);
    inserts.add(insert);
    return insert;
  }

  /** Forgets which rows there are, since another program may have written some. */
  void forget() {
    numbers.forget();
    speakers.forget();
    reviews.forget();
    corrections.forget();
    known.clear();
    held.clear();
  }

  Corrections corrections() {
    return corrections;
  }

  Reviews reviews() {
    return reviews;
  }

  Kept keep(Findings findings, Fetched fetched) throws SQLException {
    var it = findings.article();
    var identity = Identity.of(it, findings.madeBy(), queries);
    if (identity.isSettled()) {
      fetched(identity.version(), it.from(), fetched);
      return Kept.UNCHANGED;
    }
    if (identity.version() != 0) {
      address(identity.article(), it);
      readAgain(identity.version(), findings);
      fetched(identity.version(), it.from(), fetched);
      return Kept.READ_AGAIN;
    }
    long articleId = identity.article();
    int number = 1;
    List<String> before = List.of();
    if (articleId == 0) {
      articleId = numbers.next("article");
      article.row(articleId, it.url());
    } else {
      number =
          1
              + Sql.number(
                  connection,
                  "SELECT max(number) FROM article_version WHERE article_id = ?",
                  articleId);
      before = currentPassages(articleId);
      Sql.run(
          connection,
          "UPDATE article_version SET is_current = 0 WHERE article_id = ? AND is_current",
          articleId);
    }
    long versionId = numbers.next("article_version");
    version(versionId, articleId, number, findings, fetched);
    contents(versionId, findings);
    if (number > 1) {
      int n = 0;
      for (var each : Difference.between(before, passages(it))) {
        change.row(versionId, ++n, each.isAdded() ? "added" : "removed", each.words());
      }
    }
    fetch(versionId, it.from(), fetched);
    return number == 1 ? Kept.ADDED : Kept.CHANGED;
  }

  void visited(Visit visit, Findings.MadeBy madeBy) throws SQLException {
    Sql.run(
        connection,
        "INSERT OR REPLACE INTO visit (url, visited_at, etag, last_modified, reader_id)"
            + " VALUES (?, ?, ?, ?, ?)",
        visit.url(),
        visit.at().toString(),
        visit.etag(),
        visit.lastModified(),
        reader(madeBy));
  }

  private void version(long id, long article, int number, Findings findings, Fetched fetched)
      throws SQLException {
    var it = findings.article();
    var days = it.published();
    var dateline = it.dateline();
    version.row(
        id,
        article,
        number,
        true,
        it.id().value(),
        it.title(),
        it.text(),
        publisher(it.outlet()),
        publisher(it.agency()),
        first(days),
        last(days),
        dateline == null ? null : dateline.place(),
        dateline == null ? null : dateline.span().start(),
        dateline == null ? null : dateline.span().end(),
        it.language(),
        Provenances.kind(it.from()),
        it.from().name(),
        reader(findings.madeBy()),
        fetched.at().toString());
    articleSearch.row(id, it.title(), it.text());
  }

  /** Takes out all that was found in a version and writes what is found now. */
  private void readAgain(long id, Findings findings) throws SQLException {
    for (String table :
        List.of(
            "figure",
            "statement",
            "place_mention",
            "time_mention",
            "author",
            "passage",
            "related_link",
            "warning")) {
      Sql.run(connection, "DELETE FROM " + table + " WHERE version_id = ?", id);
    }
    var it = findings.article();
    var days = it.published();
    var dateline = it.dateline();
    Sql.run(
        connection,
        """
        UPDATE article_version SET title = ?, outlet_id = ?, agency_id = ?, published_first = ?,
          published_last = ?, dateline = ?, dateline_start = ?, dateline_end = ?, language = ?,
          source_kind = ?, source_name = ?, reader_id = ?
        WHERE id = ?
        """,
        it.title(),
        publisher(it.outlet()),
        publisher(it.agency()),
        first(days),
        last(days),
        dateline == null ? null : dateline.place(),
        dateline == null ? null : dateline.span().start(),
        dateline == null ? null : dateline.span().end(),
        it.language(),
        Provenances.kind(it.from()),
        it.from().name(),
        reader(findings.madeBy()),
        id);
    contents(id, findings);
  }

  /** Gives an article the address that is known now. */
  private void address(long id, Article it) throws SQLException {
    if (it.url() != null) {
      Sql.run(connection, "UPDATE article SET url = ? WHERE id = ? AND url IS NULL", it.url(), id);
    }
  }

  private void fetched(long version, Provenance from, Fetched fetched) throws SQLException {
    int known =
        Sql.number(
            connection,
            "SELECT count(*) FROM fetch WHERE version_id = ? AND kind = ? AND name = ? AND"
                + " payload_sha256 IS ? AND warc_record_id IS ?",
            version,
            Provenances.kind(from),
            from.name(),
            fetched.payloadSha256(),
            fetched.warcRecordId());
    if (known == 0) {
      fetch(version, from, fetched);
    }
  }

  private void fetch(long version, Provenance from, Fetched fetched) throws SQLException {
    fetch.row(
        version,
        Provenances.kind(from),
        from.name(),
        fetched.at().toString(),
        fetched.payloadSha256(),
        fetched.warcRecordId());
  }

  private void contents(long version, Findings findings) throws SQLException {
    var it = findings.article();
    int n = 0;
    for (String name : it.authors()) {
      author.row(version, ++n, name);
    }
    n = 0;
    for (var each : it.passages()) {
      passage.row(version, ++n, each.kind().label(), each.span().start(), each.span().end());
    }
    n = 0;
    for (var link : it.related()) {
      related.row(version, ++n, link.title(), link.url());
    }
    n = 0;
    for (String words : findings.warnings()) {
      warning.row(version, ++n, words);
    }
    var rows = statements(version, findings);
    figures(version, findings, rows);
    places(version, findings, rows);
    times(version, findings);
    if (corrections.kept(version)) {
      held.clear();
    }
  }

  /**
   * From when to when somebody is known to have a role.
   *
   * @param days null where no article with it has a day
   */
  private record Held(@Nullable Days days) {
    static Held of(@Nullable Days days) {
      return new Held(days);
    }

    Held and(Held other) {
      if (days == null || other.days == null) {
        return days == null ? other : this;
      }
      return new Held(
          new Days(
              days.first().isBefore(other.days.first()) ? days.first() : other.days.first(),
              days.last().isAfter(other.days.last()) ? days.last() : other.days.last()));
    }
  }

  private static boolean isInside(@Nullable Days days, @Nullable Held held) {
    return held != null
        && (days == null
            || (held.days() != null
                && !days.first().isBefore(held.days().first())
                && !days.last().isAfter(held.days().last())));
  }

  private Map<String, Long> statements(long version, Findings findings) throws SQLException {
    var rows = new HashMap<String, Long>();
    var roles = new HashMap<Role, @Nullable Days>();
    int n = 0;
    for (var attribution : findings.attributions()) {
      long row = numbers.next("statement");
      rows.put(attribution.statement().id(), row);
      statement(row, version, ++n, findings.article(), attribution, roles);
    }
    for (var role : roles.entrySet()) {
      var days = role.getValue();
      if (isInside(days, held.get(role.getKey()))) {
        continue; // the record says so already
      }
      queries.run(
          """
          INSERT INTO speaker_role (speaker_id, role, first_day, last_day) VALUES (?, ?, ?, ?)
          ON CONFLICT (speaker_id, role) DO UPDATE SET
            first_day = min(coalesce(first_day, excluded.first_day), coalesce(excluded.first_day, first_day)),
            last_day = max(coalesce(last_day, excluded.last_day), coalesce(excluded.last_day, last_day))
          """,
          role.getKey().speaker(),
          role.getKey().role(),
          first(days),
          last(days));
      if (held.size() > MOST_HELD) {
        held.clear();
      }
      held.merge(role.getKey(), Held.of(days), Held::and);
    }
    return rows;
  }

  private void statement(
      long row,
      long version,
      int n,
      Article it,
      Attribution attribution,
      Map<Role, @Nullable Days> roles)
      throws SQLException {
    var said = attribution.statement();
    var who = Answer.of(attribution.speaker());
    var speaking = who.value();
    Long speakerId = speaking == null ? null : speakers.of(speaking);
    if (speakerId != null && speaking != null && speaking.role() != null) {
      roles.put(new Role(speakerId, speaking.role()), it.published());
    }
    var to = attribution.to();
    var channel = attribution.channel();
    var when = attribution.when() == null ? null : Answer.of(attribution.when());
    Days days = when == null ? null : when.value();
    statement.row(
        row,
        version,
        n,
        said.id(),
        said.within(),
        code(said.act()),
        code(said.quotation()),
        CueLexicon.isDenial(said.cue(), it.text()),
        Spans.words(said.content(), it.text()),
        Spans.words(said.cue(), it.text()),
        Spans.words(said.source().spans(), it.text()),
        kind(said.source()),
        Spans.write(said.content()),
        Spans.write(said.cue()),
        Spans.write(said.source().spans()),
        speakerId,
        speaking == null ? null : speaking.name(),
        speaking == null ? null : speaking.role(),
        speaking == null ? null : code(speaking.kind()),
        who.status(),
        who.why(),
        who.confidence(),
        Spans.write(who.evidence()),
        to == null ? null : to.span().in(it.text()),
        to == null ? null : to.name(),
        to == null ? null : to.span().start(),
        to == null ? null : to.span().end(),
        channel == null ? null : channel.in(it.text()),
        channel == null ? null : channel.start(),
        channel == null ? null : channel.end(),
        first(days),
        last(days),
        when == null ? null : when.status(),
        when == null ? null : when.why(),
        when == null ? null : when.confidence(),
        when == null ? null : Spans.write(when.evidence()),
        days != null ? first(days) : first(it.published()),
        said.confidence());
    statementSearch.row(
        row,
        Spans.words(said.content(), it.text()),
        speaking == null ? null : speaking.name(),
        speaking == null ? null : speaking.role(),
        to == null ? null : to.span().in(it.text()));
    int k = 0;
    for (var candidate : who.candidates()) {
      speakerCandidate.row(row, ++k, code(candidate.kind()), candidate.name(), candidate.role());
    }
    k = 0;
    for (Days candidate : when == null ? List.<Days>of() : when.candidates()) {
      dayCandidate.row(row, ++k, first(candidate), last(candidate));
    }
  }

  private void figures(long version, Findings findings, Map<String, Long> rows)
      throws SQLException {
    for (var it : findings.figures()) {
      figure.row(
          numbers.next("figure"),
          version,
          it.id(),
          it.statement() == null ? null : rows.get(it.statement()),
          it.span().in(findings.article().text()),
          it.span().start(),
          it.span().end(),
          it.amount(),
          it.low(),
          it.high(),
          it.qualifier().label(),
          code(it.metric()),
          it.unit(),
          it.of(),
          it.place(),
          first(it.when()),
          last(it.when()),
          it.confidence());
    }
  }

  private void places(long version, Findings findings, Map<String, Long> rows) throws SQLException {
    record In(long place, long statement) {}
    var linked = new HashSet<In>();
    int n = 0;
    for (var mention : findings.places()) {
      var answer = Answer.of(mention.place());
      Long id = answer.value() == null ? null : place(answer.value());
      placeMention.row(
          version,
          ++n,
          mention.span().in(findings.article().text()),
          mention.span().start(),
          mention.span().end(),
          id,
          answer.status(),
          answer.why(),
          answer.confidence(),
          Spans.write(answer.evidence()));
      int k = 0;
      for (var candidate : answer.candidates()) {
        placeCandidate.row(version, n, ++k, place(candidate));
      }
      if (id == null) {
        continue;
      }
      for (var attribution : findings.attributions()) {
        Long row = rows.get(attribution.statement().id());
        if (row != null
            && holds(attribution.statement().content(), mention.span())
            && linked.add(new In(id, row))) {
          statementPlace.row(id, row);
        }
      }
    }
  }

  private void times(long version, Findings findings) throws SQLException {
    int n = 0;
    for (var mention : findings.times()) {
      var answer = Answer.of(mention.days());
      timeMention.row(
          version,
          ++n,
          mention.span().in(findings.article().text()),
          mention.span().start(),
          mention.span().end(),
          first(answer.value()),
          last(answer.value()),
          answer.status(),
          answer.why(),
          answer.confidence(),
          Spans.write(answer.evidence()));
      int k = 0;
      for (var candidate : answer.candidates()) {
        timeCandidate.row(version, n, ++k, first(candidate), last(candidate));
      }
    }
  }

  /** A resolution as columns hold it. */
  private record Answer<T>(
      String status,
      @Nullable T value,
      List<Span> evidence,
      @Nullable Double confidence,
      List<T> candidates,
      @Nullable String why) {
    static <T> Answer<T> of(Resolution<T> resolution) {
      return switch (resolution) {
        case Resolution.Settled<T> it ->
            new Answer<>("settled", it.value(), it.evidence(), it.confidence(), List.of(), null);
        case Resolution.Likely<T> it ->
            new Answer<>("likely", it.value(), it.evidence(), it.confidence(), List.of(), null);
        case Resolution.Open<T> it ->
            new Answer<>("open", null, List.of(), null, it.candidates(), it.why().code());
        case Resolution.Unknown<T> it ->
            new Answer<>("unknown", null, List.of(), null, List.of(), it.why().code());
      };
    }
  }

  private @Nullable Long publisher(@Nullable String name) throws SQLException {
    if (name == null) {
      return null;
    }
    var key = new PublisherKey(name);
    Long id = known.get(key);
    if (id == null) {
      id = row("SELECT id FROM publisher WHERE name = ?", name);
      if (id == null) {
        id = numbers.next("publisher");
        publisher.row(id, name, Folding.key(name));
      }
      known.put(key, id);
    }
    return id;
  }

  private long reader(Findings.MadeBy madeBy) throws SQLException {
    Long id = known.get(madeBy);
    if (id == null) {
      id =
          row(
              "SELECT id FROM reader WHERE version = ? AND model = ?",
              madeBy.version(),
              madeBy.model());
      if (id == null) {
        id = numbers.next("reader");
        reader.row(id, madeBy.version(), madeBy.model());
      }
      known.put(madeBy, id);
    }
    return id;
  }

  private long place(Place it) throws SQLException {
    Long id = known.get(it);
    if (id == null) {
      id =
          row(
              "SELECT id FROM place WHERE name = ? AND country = ? AND latitude = ? AND longitude"
                  + " = ?",
              it.name(),
              it.country(),
              it.latitude(),
              it.longitude());
      if (id == null) {
        id = numbers.next("place");
        place.row(
            id, it.name(), Folding.key(it.name()), it.country(), it.latitude(), it.longitude());
      }
      known.put(it, id);
    }
    return id;
  }

  private @Nullable Long row(String sql, Object... values) throws SQLException {
    var rows = queries.list(sql, row -> row.getLong(1), values);
    return rows.isEmpty() ? null : rows.getFirst();
  }

  private List<String> currentPassages(long articleId) throws SQLException {
    record Cut(String text, int start, int end) {}
    return Sql.list(
            connection,
            """
            SELECT v.text, p.start, p."end" FROM article_version v JOIN passage p ON p.version_id = v.id
            WHERE v.article_id = ? AND v.is_current ORDER BY p.n
            """,
            row -> new Cut(row.getString(1), row.getInt(2), row.getInt(3)),
            articleId)
        .stream()
        .map(cut -> cut.text().substring(cut.start(), cut.end()))
        .toList();
  }

  private static List<String> passages(Article it) {
    return it.passages().stream().map(passage -> passage.span().in(it.text())).toList();
  }

  /** Whether a span stands within a content. */
  static boolean holds(List<Span> content, Span span) {
    return content.stream().anyMatch(it -> it.start() <= span.start() && span.end() <= it.end());
  }

  private static String kind(Source source) {
    return switch (source) {
      case Source.Named it -> "named";
      case Source.Described it -> "described";
      case Source.Pronoun it -> "pronoun";
      case Source.Unstated it -> "unstated";
    };
  }

  private static @Nullable String first(@Nullable Days days) {
    return days == null ? null : days.first().toString();
  }

  private static @Nullable String last(@Nullable Days days) {
    return days == null ? null : days.last().toString();
  }

  private static String code(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public void close() throws SQLException {
    queries.close();
    speakers.close();
    for (var insert : inserts) {
      insert.close();
    }
  }
}
