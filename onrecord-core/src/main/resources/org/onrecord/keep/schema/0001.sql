-- The record, version 1. docs/record.md says what it is for people who open it with SQLite or Datasette.
-- Offsets are half-open and count UTF-16 code units of article_version.text. Spans are JSON: [[12,40],[55,80]].
-- Days are ISO 8601: 2024-12-08. Unknown is NULL. A name_key is a name in small letters without accents, to look it up by.
-- Statements end with a semicolon at the end of a line.

CREATE TABLE publisher (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  name_key TEXT NOT NULL
);

CREATE TABLE reader (
  id INTEGER PRIMARY KEY,
  version TEXT NOT NULL,
  model TEXT NOT NULL,
  UNIQUE (version, model)
);

CREATE TABLE article (
  id INTEGER PRIMARY KEY,
  url TEXT UNIQUE
);

CREATE TABLE article_version (
  id INTEGER PRIMARY KEY,
  article_id INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
  number INTEGER NOT NULL,
  is_current INTEGER NOT NULL,
  text_id TEXT NOT NULL,
  title TEXT,
  text TEXT NOT NULL,
  outlet_id INTEGER REFERENCES publisher (id),
  agency_id INTEGER REFERENCES publisher (id),
  published_first TEXT,
  published_last TEXT,
  dateline TEXT,
  dateline_start INTEGER,
  dateline_end INTEGER,
  language TEXT,
  source_kind TEXT NOT NULL,
  source_name TEXT NOT NULL,
  reader_id INTEGER NOT NULL REFERENCES reader (id),
  kept_at TEXT NOT NULL,
  UNIQUE (article_id, number)
);
CREATE UNIQUE INDEX one_current_version ON article_version (article_id) WHERE is_current;
CREATE INDEX article_version_text ON article_version (text_id);
CREATE INDEX article_version_outlet ON article_version (outlet_id);
CREATE INDEX article_version_agency ON article_version (agency_id);

CREATE TABLE author (
  version_id INTEGER NOT NULL REFERENCES article_version (id) ON DELETE CASCADE,
  n INTEGER NOT NULL,
  name TEXT NOT NULL,
  PRIMARY KEY (version_id, n)
) WITHOUT ROWID;

CREATE TABLE passage (
  version_id INTEGER NOT NULL REFERENCES article_version (id) ON DELETE CASCADE,
  n INTEGER NOT NULL,
  kind TEXT NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  PRIMARY KEY (version_id, n)
) WITHOUT ROWID;

CREATE TABLE related_link (
  version_id INTEGER NOT NULL REFERENCES article_version (id) ON DELETE CASCADE,
  n INTEGER NOT NULL,
  title TEXT NOT NULL,
  url TEXT,
  PRIMARY KEY (version_id, n)
) WITHOUT ROWID;

CREATE TABLE warning (
  version_id INTEGER NOT NULL REFERENCES article_version (id) ON DELETE CASCADE,
  n INTEGER NOT NULL,
  words TEXT NOT NULL,
  PRIMARY KEY (version_id, n)
) WITHOUT ROWID;

-- What a version has that the one before it had not, and the other way round: whole passages.
CREATE TABLE change (
  version_id INTEGER NOT NULL REFERENCES article_version (id) ON DELETE CASCADE,
  n INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('added', 'removed')),
  words TEXT NOT NULL,
  PRIMARY KEY (version_id, n)
) WITHOUT ROWID;

-- Each place that a version was fetched from, once per payload.
CREATE TABLE fetch (
  id INTEGER PRIMARY KEY,
  version_id INTEGER NOT NULL REFERENCES article_version (id) ON DELETE CASCADE,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  fetched_at TEXT NOT NULL,
  payload_sha256 TEXT,
  warc_record_id TEXT
);
CREATE INDEX fetch_version ON fetch (version_id);

CREATE TABLE speaker (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  organisation TEXT
);

CREATE TABLE speaker_name (
  name_key TEXT NOT NULL,
  kind TEXT NOT NULL,
  speaker_id INTEGER NOT NULL REFERENCES speaker (id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  PRIMARY KEY (name_key, kind, speaker_id)
) WITHOUT ROWID;
CREATE INDEX speaker_name_speaker ON speaker_name (speaker_id);

CREATE TABLE speaker_role (
  speaker_id INTEGER NOT NULL REFERENCES speaker (id) ON DELETE CASCADE,
  role TEXT NOT NULL,
  first_day TEXT,
  last_day TEXT,
  PRIMARY KEY (speaker_id, role)
) WITHOUT ROWID;

CREATE TABLE statement (
  id INTEGER PRIMARY KEY,
  version_id INTEGER NOT NULL REFERENCES article_version (id) ON DELETE CASCADE,
  n INTEGER NOT NULL,
  name TEXT NOT NULL,
  within TEXT,
  act TEXT NOT NULL,
  quotation TEXT NOT NULL,
  is_denial INTEGER NOT NULL,
  words TEXT NOT NULL,
  cue TEXT NOT NULL,
  source TEXT NOT NULL,
  source_kind TEXT NOT NULL,
  content_spans TEXT NOT NULL,
  cue_spans TEXT NOT NULL,
  source_spans TEXT NOT NULL,
  speaker_id INTEGER REFERENCES speaker (id),
  speaker TEXT,
  role TEXT,
  speaker_kind TEXT,
  speaker_status TEXT NOT NULL,
  speaker_why TEXT,
  speaker_confidence REAL,
  speaker_spans TEXT NOT NULL,
  addressee TEXT,
  addressee_name TEXT,
  addressee_start INTEGER,
  addressee_end INTEGER,
  channel TEXT,
  channel_start INTEGER,
  channel_end INTEGER,
  said_first TEXT,
  said_last TEXT,
  said_status TEXT,
  said_why TEXT,
  said_confidence REAL,
  said_spans TEXT,
  day TEXT,
  confidence REAL NOT NULL,
  UNIQUE (version_id, n)
);
CREATE INDEX statement_speaker ON statement (speaker_id, day);
CREATE INDEX statement_day ON statement (day, id);

-- Who or when it may be, where several fit.
CREATE TABLE speaker_candidate (
  statement_id INTEGER NOT NULL REFERENCES statement (id) ON DELETE CASCADE,
  n INTEGER NOT NULL,
  kind TEXT NOT NULL,
  name TEXT,
  role TEXT,
  PRIMARY KEY (statement_id, n)
) WITHOUT ROWID;

CREATE TABLE day_candidate (
  statement_id INTEGER NOT NULL REFERENCES statement (id) ON DELETE CASCADE,
  n INTEGER NOT NULL,
  first_day TEXT NOT NULL,
  last_day TEXT NOT NULL,
  PRIMARY KEY (statement_id, n)
) WITHOUT ROWID;

CREATE TABLE figure (
  id INTEGER PRIMARY KEY,
  version_id INTEGER NOT NULL REFERENCES article_version (id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  statement_id INTEGER REFERENCES statement (id),
  words TEXT NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  amount REAL,
  low REAL,
  high REAL,
  qualifier TEXT NOT NULL,
  metric TEXT NOT NULL,
  unit TEXT,
  of_whom TEXT,
  place TEXT,
  first_day TEXT,
  last_day TEXT,
  confidence REAL NOT NULL
);
CREATE INDEX figure_version ON figure (version_id);
CREATE INDEX figure_metric ON figure (metric, place, statement_id);
CREATE INDEX figure_statement ON figure (statement_id);

CREATE TABLE place (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  name_key TEXT NOT NULL,
  country TEXT NOT NULL,
  latitude REAL NOT NULL,
  longitude REAL NOT NULL,
  UNIQUE (name, country, latitude, longitude)
);
CREATE INDEX place_name_key ON place (name_key);
CREATE INDEX place_country ON place (country);

CREATE TABLE place_mention (
  version_id INTEGER NOT NULL REFERENCES article_version (id) ON DELETE CASCADE,
  n INTEGER NOT NULL,
  words TEXT NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  place_id INTEGER REFERENCES place (id),
  status TEXT NOT NULL,
  why TEXT,
  confidence REAL,
  evidence_spans TEXT NOT NULL,
  PRIMARY KEY (version_id, n)
) WITHOUT ROWID;

CREATE TABLE place_candidate (
  version_id INTEGER NOT NULL,
  mention_n INTEGER NOT NULL,
  n INTEGER NOT NULL,
  place_id INTEGER NOT NULL REFERENCES place (id),
  PRIMARY KEY (version_id, mention_n, n),
  FOREIGN KEY (version_id, mention_n) REFERENCES place_mention (version_id, n) ON DELETE CASCADE
) WITHOUT ROWID;

-- The places named in the words of a statement.
CREATE TABLE statement_place (
  place_id INTEGER NOT NULL REFERENCES place (id),
  statement_id INTEGER NOT NULL REFERENCES statement (id) ON DELETE CASCADE,
  PRIMARY KEY (place_id, statement_id)
) WITHOUT ROWID;
CREATE INDEX statement_place_statement ON statement_place (statement_id);

CREATE TABLE time_mention (
  version_id INTEGER NOT NULL REFERENCES article_version (id) ON DELETE CASCADE,
  n INTEGER NOT NULL,
  words TEXT NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  first_day TEXT,
  last_day TEXT,
  status TEXT NOT NULL,
  why TEXT,
  confidence REAL,
  evidence_spans TEXT NOT NULL,
  PRIMARY KEY (version_id, n)
) WITHOUT ROWID;

CREATE TABLE time_candidate (
  version_id INTEGER NOT NULL,
  mention_n INTEGER NOT NULL,
  n INTEGER NOT NULL,
  first_day TEXT NOT NULL,
  last_day TEXT NOT NULL,
  PRIMARY KEY (version_id, mention_n, n),
  FOREIGN KEY (version_id, mention_n) REFERENCES time_mention (version_id, n) ON DELETE CASCADE
) WITHOUT ROWID;

-- What people put right, in the order they did; never deleted, only undone.
CREATE TABLE correction (
  id INTEGER PRIMARY KEY,
  made_at TEXT NOT NULL,
  kind TEXT NOT NULL,
  details TEXT NOT NULL CHECK (json_valid(details)),
  undone_at TEXT
);

-- Who adds a row adds it here too: a trigger would make FTS5 write its buffer to the disk at every row.
CREATE VIRTUAL TABLE statement_search USING fts5 (
  words, speaker, role, addressee,
  content = 'statement', content_rowid = 'id', tokenize = "unicode61 remove_diacritics 2"
);
CREATE TRIGGER statement_removed AFTER DELETE ON statement BEGIN
  INSERT INTO statement_search (statement_search, rowid, words, speaker, role, addressee)
  VALUES ('delete', old.id, old.words, old.speaker, old.role, old.addressee);
END;
CREATE TRIGGER statement_changed AFTER UPDATE OF words, speaker, role, addressee ON statement BEGIN
  INSERT INTO statement_search (statement_search, rowid, words, speaker, role, addressee)
  VALUES ('delete', old.id, old.words, old.speaker, old.role, old.addressee);
  INSERT INTO statement_search (rowid, words, speaker, role, addressee)
  VALUES (new.id, new.words, new.speaker, new.role, new.addressee);
END;

CREATE VIRTUAL TABLE article_search USING fts5 (
  title, text,
  content = 'article_version', content_rowid = 'id', tokenize = "unicode61 remove_diacritics 2"
);
CREATE TRIGGER article_version_removed AFTER DELETE ON article_version BEGIN
  INSERT INTO article_search (article_search, rowid, title, text) VALUES ('delete', old.id, old.title, old.text);
END;
CREATE TRIGGER article_version_changed AFTER UPDATE OF title, text ON article_version BEGIN
  INSERT INTO article_search (article_search, rowid, title, text) VALUES ('delete', old.id, old.title, old.text);
  INSERT INTO article_search (rowid, title, text) VALUES (new.id, new.title, new.text);
END;

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
  s.id AS statement_id,
  v.id AS version_id
FROM statement s
JOIN article_version v ON v.id = s.version_id AND v.is_current
JOIN article a ON a.id = v.article_id
LEFT JOIN speaker k ON k.id = s.speaker_id
LEFT JOIN publisher o ON o.id = v.outlet_id
LEFT JOIN publisher g ON g.id = v.agency_id;

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
