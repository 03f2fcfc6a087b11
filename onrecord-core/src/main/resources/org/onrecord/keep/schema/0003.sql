-- Addresses asked for over the web: when last, what their servers gave to ask again by, and which reader read what came.
CREATE TABLE visit (
  url TEXT PRIMARY KEY,
  visited_at TEXT NOT NULL,
  etag TEXT,
  last_modified TEXT,
  reader_id INTEGER NOT NULL REFERENCES reader (id)
) WITHOUT ROWID;
