-- Corrections: who made them and why, what they changed, and the speakers that they join and part. Reviews by fact-checkers.

ALTER TABLE correction ADD COLUMN uid TEXT;
ALTER TABLE correction ADD COLUMN made_by TEXT;
ALTER TABLE correction ADD COLUMN why TEXT;
CREATE UNIQUE INDEX correction_uid ON correction (uid);

-- What a statement was read to say before it was corrected: the columns that were written over, as a JSON object.
-- n is the number of the place_mention for a place, else 0. Each correction that had a part in it has a row.
CREATE TABLE corrected (
  statement_id INTEGER NOT NULL REFERENCES statement (id) ON DELETE CASCADE,
  field TEXT NOT NULL CHECK (field IN ('speaker', 'day', 'place')),
  n INTEGER NOT NULL,
  correction_id INTEGER NOT NULL REFERENCES correction (id),
  original TEXT NOT NULL CHECK (json_valid(original)),
  PRIMARY KEY (statement_id, field, n, correction_id)
) WITHOUT ROWID;
CREATE INDEX corrected_correction ON corrected (correction_id);

-- same_as: the speaker that this one was found to be. apart: what tells a speaker from others of the name: the uid of the
-- correction that parted them, or state:BR for an office of Brazil; NULL for the one that the name alone stands for.
-- printed: the name in the articles, where it was corrected. match_key: what other spellings of the name have in common.
-- state: the country whose office the speaker holds.
ALTER TABLE speaker ADD COLUMN same_as INTEGER REFERENCES speaker (id);
ALTER TABLE speaker ADD COLUMN apart TEXT;
ALTER TABLE speaker ADD COLUMN printed TEXT;
ALTER TABLE speaker ADD COLUMN match_key TEXT;
ALTER TABLE speaker ADD COLUMN state TEXT;
CREATE INDEX speaker_match_key ON speaker (match_key, kind) WHERE match_key IS NOT NULL;
CREATE INDEX speaker_same_as ON speaker (same_as) WHERE same_as IS NOT NULL;

-- A name that a correction gave, not an article.
ALTER TABLE speaker_name ADD COLUMN correction_id INTEGER REFERENCES correction (id);

-- What fact-checkers published (schema.org ClaimReview), and the statements of whose words they speak.
CREATE TABLE review (
  id INTEGER PRIMARY KEY,
  digest TEXT NOT NULL UNIQUE,
  claim TEXT NOT NULL,
  claimant TEXT NOT NULL,
  reviewer TEXT,
  rating TEXT,
  url TEXT,
  reviewed_on TEXT,
  imported_at TEXT NOT NULL,
  imported_from TEXT NOT NULL
);

CREATE TABLE statement_review (
  statement_id INTEGER NOT NULL REFERENCES statement (id) ON DELETE CASCADE,
  review_id INTEGER NOT NULL REFERENCES review (id) ON DELETE CASCADE,
  PRIMARY KEY (statement_id, review_id)
) WITHOUT ROWID;
CREATE INDEX statement_review_review ON statement_review (review_id);

DROP VIEW who_said_what;
CREATE VIEW who_said_what AS
SELECT
  s.day AS day,
  coalesce(k.name, s.speaker, CASE WHEN s.speaker_status IN ('settled', 'likely') THEN '(' || s.speaker_kind || ')' ELSE '(not known)' END) AS who,
  s.role AS role,
  s.cue AS how,
  s.words AS what,
  coalesce(s.addressee_name, s.addressee) AS to_whom,
  s.quotation AS quotation,
  o.name AS outlet,
  g.name AS agency,
  v.title AS title,
  coalesce(a.url, v.source_name) AS link,
  s.confidence AS confidence,
  EXISTS (
    SELECT 1 FROM copied_span c
    WHERE c.version_id = s.version_id
    AND (json_extract(s.content_spans, '$[0][0]') + json_extract(s.content_spans, '$[0][1]')) / 2 BETWEEN c.start AND c."end"
  ) AS is_copy,
  EXISTS (SELECT 1 FROM corrected c WHERE c.statement_id = s.id) AS is_corrected,
  (
    SELECT group_concat(coalesce(r.reviewer, r.url, '?') || coalesce(': ' || r.rating, ''), '; ')
    FROM statement_review sr JOIN review r ON r.id = sr.review_id WHERE sr.statement_id = s.id
  ) AS checked_by,
  s.id AS statement_id,
  v.id AS version_id
FROM statement s
JOIN article_version v ON v.id = s.version_id AND v.is_current
JOIN article a ON a.id = v.article_id
LEFT JOIN speaker k ON k.id = s.speaker_id
LEFT JOIN publisher o ON o.id = v.outlet_id
LEFT JOIN publisher g ON g.id = v.agency_id;

-- Who was given a role, and when: an office that changes hands has several rows.
CREATE VIEW who_held_what AS
SELECT r.role AS role, k.name AS who, r.first_day AS first_day, r.last_day AS last_day, k.id AS speaker_id
FROM speaker_role r JOIN speaker k ON k.id = r.speaker_id;

-- The indexes gather 16 MB before they write, that is a batch, and merge less often: adding takes less time.
INSERT INTO statement_search (statement_search, rank) VALUES ('hashsize', 16777216);
INSERT INTO article_search (article_search, rank) VALUES ('hashsize', 16777216);
INSERT INTO statement_search (statement_search, rank) VALUES ('automerge', 8);
INSERT INTO article_search (article_search, rank) VALUES ('automerge', 8);

-- What a search by day asks of each statement that has the words, without reading the statement.
CREATE INDEX statement_when ON statement (id, day, version_id);
CREATE INDEX old_version ON article_version (id) WHERE NOT is_current;
