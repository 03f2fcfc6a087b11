package org.onrecord.keep;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.onrecord.article.Digests;
import org.onrecord.statement.Review;

/**
 * Ties what fact-checkers published to the statements whose words they checked, within a
 * transaction that its caller begins and ends. Words must be the same or nearly so ({@link
 * SameWords}) and the speaker one of the name; else nothing is tied.
 */
final class Reviews {
  private static final int RUN = 3;
  private static final int MOST_CANDIDATES = 500;

  private final Connection connection;

  /** Runs of words of the claims that were checked, to the rows of the reviews; null unread. */
  private @Nullable Map<String, Set<Long>> runs;

  private final Map<Long, Claim> claims = new HashMap<>();

  private record Claim(List<String> words, String claimant) {}

  Reviews(Connection connection) {
    this.connection = connection;
  }

  /** Forgets which reviews there are, since another program may have added some. */
  void forget() {
    runs = null;
    claims.clear();
  }

  boolean isEmpty() throws SQLException {
    return runs().isEmpty();
  }

  private Map<String, Set<Long>> runs() throws SQLException {
    var read = runs;
    if (read == null) {
      read = new HashMap<>();
      runs = read;
      record Row(long id, String claim, String claimant) {}
      for (var row :
          Sql.list(
              connection,
              "SELECT id, claim, claimant FROM review",
              it -> new Row(it.getLong(1), it.getString(2), it.getString(3)))) {
        index(row.id(), row.claim(), row.claimant(), read);
      }
    }
    return read;
  }

  private void index(long id, String claim, String claimant, Map<String, Set<Long>> runs) {
    var words = SameWords.words(claim);
    claims.put(id, new Claim(words, claimant));
    for (int i = 0; i + RUN <= words.size(); i++) {
      runs.computeIfAbsent(run(words, i), it -> new HashSet<>()).add(id);
    }
  }

  private static String run(List<String> words, int at) {
    return String.join(" ", words.subList(at, at + RUN));
  }

  /**
   * Adds reviews that this record has not, and ties them to its statements.
   *
   * @return how many were new, and how many statements they speak of
   */
  RecordFile.AddedReviews add(List<Review> reviews, String from, Instant at) throws SQLException {
    var all = runs();
    int added = 0;
    var tied = new HashSet<Long>();
    for (var it : reviews) {
      var digest = digest(it);
      if (Sql.number(connection, "SELECT count(*) FROM review WHERE digest = ?", digest) > 0) {
        continue;
      }
      Sql.run(
          connection,
          """
          INSERT INTO review (digest, claim, claimant, reviewer, rating, url, reviewed_on,
            imported_at, imported_from)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
          """,
          digest,
          it.claim(),
          it.claimant(),
          it.reviewer(),
          it.rating(),
          it.url(),
          it.day() == null ? null : it.day().toString(),
          at.toString(),
          from);
      long id =
          Sql.list(
                  connection,
                  "SELECT id FROM review WHERE digest = ?",
                  row -> row.getLong(1),
                  digest)
              .getFirst();
      index(id, it.claim(), it.claimant(), all);
      added++;
      for (long statement : candidates(SameWords.words(it.claim()))) {
        if (tie(statement, id)) {
          tied.add(statement);
        }
      }
    }
    return new RecordFile.AddedReviews(added, tied.size());
  }

  private static String digest(Review it) {
    var all =
        String.join(
            "\n",
            it.claim(),
            it.claimant(),
            String.valueOf(it.reviewer()),
            String.valueOf(it.rating()),
            String.valueOf(it.url()),
            String.valueOf(it.day()));
    var digest = Digests.sha256();
    digest.update(all.getBytes(StandardCharsets.UTF_8));
    return Digests.written(digest.digest());
  }

  /** Returns statements that have a run of words in common with a claim. */
  private Set<Long> candidates(List<String> words) throws SQLException {
    var runs = new LinkedHashSet<String>();
    for (int i = 0; i + RUN <= words.size(); i++) {
      runs.add("\"" + run(words, i) + "\"");
    }
    if (runs.isEmpty()) {
      return Set.of();
    }
    return new HashSet<>(
        Sql.list(
            connection,
            "SELECT rowid FROM statement_search WHERE statement_search MATCH ? ORDER BY rank LIMIT ?",
            row -> row.getLong(1),
            "words : (" + String.join(" OR ", runs) + ")",
            MOST_CANDIDATES));
  }

  /** Ties a statement that was just written, or corrected, to the reviews that speak of it. */
  void kept(long statement) throws SQLException {
    var all = runs();
    if (all.isEmpty()) {
      return;
    }
    Sql.run(connection, "DELETE FROM statement_review WHERE statement_id = ?", statement);
    var words = SameWords.words(wordsOf(statement));
    var candidates = new HashSet<Long>();
    for (int i = 0; i + RUN <= words.size(); i++) {
      candidates.addAll(all.getOrDefault(run(words, i), Set.of()));
    }
    for (long review : candidates) {
      tie(statement, review);
    }
  }

  private String wordsOf(long statement) throws SQLException {
    return Sql.list(
            connection,
            "SELECT words FROM statement WHERE id = ?",
            row -> row.getString(1),
            statement)
        .getFirst();
  }

  private boolean tie(long statement, long review) throws SQLException {
    var claim = claims.get(review);
    if (claim == null
        || !SameWords.are(claim.words(), SameWords.words(wordsOf(statement)))
        || !isSaidBy(statement, claim.claimant())) {
      return false;
    }
    Sql.run(
        connection,
        "INSERT OR IGNORE INTO statement_review (statement_id, review_id) VALUES (?, ?)",
        statement,
        review);
    return true;
  }

  /** Whether one of the names of a statement's speaker is this one. */
  private boolean isSaidBy(long statement, String claimant) throws SQLException {
    var names = new ArrayList<String>();
    Sql.list(
        connection,
        """
        SELECT n.name_key FROM statement s JOIN speaker k ON coalesce(k.same_as, k.id) = s.speaker_id
        JOIN speaker_name n ON n.speaker_id = k.id WHERE s.id = ?
        """,
        row -> names.add(row.getString(1)),
        statement);
    var key = Folding.key(claimant);
    return names.contains(key);
  }
}
