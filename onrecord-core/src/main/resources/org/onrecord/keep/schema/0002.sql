-- Wire copies, and the views that say what is one.

-- What copies are found by, made once for each version: 4-byte numbers that only org.onrecord.relate.Sketch reads.
CREATE TABLE copy_sketch (
  version_id INTEGER PRIMARY KEY REFERENCES article_version (id) ON DELETE CASCADE,
  numbers BLOB NOT NULL
);

CREATE TABLE wire_copy (
  version_id INTEGER PRIMARY KEY REFERENCES article_version (id) ON DELETE CASCADE,
  original_id INTEGER NOT NULL REFERENCES article_version (id) ON DELETE CASCADE,
  share REAL NOT NULL,
  share_of_original REAL NOT NULL
);
CREATE INDEX wire_copy_original ON wire_copy (original_id);

-- Where a copy has the words of an earlier article; what stands elsewhere is its own.
CREATE TABLE copied_span (
  version_id INTEGER NOT NULL REFERENCES wire_copy (version_id) ON DELETE CASCADE,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  PRIMARY KEY (version_id, start)
) WITHOUT ROWID;

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
  s.id AS statement_id,
  v.id AS version_id
FROM statement s
JOIN article_version v ON v.id = s.version_id AND v.is_current
JOIN article a ON a.id = v.article_id
LEFT JOIN speaker k ON k.id = s.speaker_id
LEFT JOIN publisher o ON o.id = v.outlet_id
LEFT JOIN publisher g ON g.id = v.agency_id;

DROP VIEW figure_ledger;
CREATE VIEW figure_ledger AS
SELECT
  f.metric AS metric,
  f.place AS place,
  f.of_whom AS of_whom,
  f.qualifier AS qualifier,
  f.amount AS amount,
  f.low AS low,
  f.high AS high,
  f.unit AS unit,
  f.first_day AS first_day,
  f.last_day AS last_day,
  coalesce(k.name, s.speaker, CASE WHEN s.id IS NULL THEN '(the article)' ELSE '(not known)' END) AS on_whose_word,
  o.name AS outlet,
  g.name AS agency,
  v.published_first AS published,
  f.words AS words,
  coalesce(a.url, v.source_name) AS link,
  EXISTS (
    SELECT 1 FROM copied_span c
    WHERE c.version_id = f.version_id AND (f.start + f."end") / 2 BETWEEN c.start AND c."end"
  ) AS is_copy,
  f.id AS figure_id,
  s.id AS statement_id,
  v.id AS version_id
FROM figure f
JOIN article_version v ON v.id = f.version_id AND v.is_current
JOIN article a ON a.id = v.article_id
LEFT JOIN statement s ON s.id = f.statement_id
LEFT JOIN speaker k ON k.id = s.speaker_id
LEFT JOIN publisher o ON o.id = v.outlet_id
LEFT JOIN publisher g ON g.id = v.agency_id;
