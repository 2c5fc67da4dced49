-- The tables are described in docs/storage-format.md. Instants are ISO-8601 text in UTC.

CREATE TABLE collection (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  workspace TEXT NOT NULL,
  name TEXT NOT NULL,
  embedding_model TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  dimension INTEGER NOT NULL,
  chunk_tokens INTEGER NOT NULL,
  overlap_tokens INTEGER NOT NULL,
  revision INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  UNIQUE (workspace, name)
);

CREATE TABLE document (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  collection_id INTEGER NOT NULL REFERENCES collection (id),
  document_key TEXT NOT NULL,
  source TEXT NOT NULL,
  newest_sha256 TEXT NOT NULL,
  newest_bytes INTEGER NOT NULL,
  newest_media_type TEXT,
  status TEXT NOT NULL CHECK (status IN ('PENDING', 'INGESTED', 'FAILED')),
  failure TEXT,
  failed_at TEXT,
  published_sha256 TEXT,
  published_pipeline TEXT,
  published_title TEXT,
  published_media_type TEXT,
  published_pages INTEGER,
  published_chunks INTEGER,
  published_at TEXT,
  UNIQUE (collection_id, document_key),
  UNIQUE (collection_id, source)
);
CREATE INDEX document_by_status ON document (collection_id, status);
CREATE INDEX document_by_newest_sha256 ON document (newest_sha256);
CREATE INDEX document_by_published_sha256 ON document (published_sha256);

CREATE TABLE newest_metadata (
  document_id INTEGER NOT NULL REFERENCES document (id),
  name TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (document_id, name)
) WITHOUT ROWID;

CREATE TABLE document_metadata (
  document_id INTEGER NOT NULL REFERENCES document (id),
  name TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (document_id, name)
) WITHOUT ROWID;
CREATE INDEX document_metadata_by_value ON document_metadata (name, value, document_id);

CREATE TABLE document_note (
  document_id INTEGER NOT NULL REFERENCES document (id),
  ordinal INTEGER NOT NULL,
  note TEXT NOT NULL,
  PRIMARY KEY (document_id, ordinal)
) WITHOUT ROWID;

CREATE TABLE document_page (
  document_id INTEGER NOT NULL REFERENCES document (id),
  ordinal INTEGER NOT NULL,
  number INTEGER NOT NULL,
  start_offset INTEGER NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (document_id, ordinal)
);

CREATE TABLE chunk_sequence (last_id INTEGER NOT NULL);
INSERT INTO chunk_sequence (last_id) VALUES (0);

CREATE TABLE chunk (
  id INTEGER PRIMARY KEY,
  collection_id INTEGER NOT NULL REFERENCES collection (id),
  document_id INTEGER NOT NULL REFERENCES document (id),
  ordinal INTEGER NOT NULL,
  page INTEGER NOT NULL,
  start_offset INTEGER NOT NULL,
  end_offset INTEGER NOT NULL,
  heading TEXT NOT NULL,
  text TEXT NOT NULL,
  text_hash TEXT NOT NULL
);
CREATE INDEX chunk_by_document ON chunk (document_id, ordinal);
CREATE INDEX chunk_by_collection ON chunk (collection_id, id, document_id);
CREATE INDEX chunk_by_text_hash ON chunk (collection_id, text_hash);

CREATE TABLE chunk_vector (
  chunk_id INTEGER PRIMARY KEY REFERENCES chunk (id),
  collection_id INTEGER NOT NULL REFERENCES collection (id),
  vector BLOB NOT NULL
);
CREATE INDEX chunk_vector_by_collection ON chunk_vector (collection_id, chunk_id);

CREATE TABLE blob (
  sha256 TEXT PRIMARY KEY,
  size INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE blob_part (
  sha256 TEXT NOT NULL REFERENCES blob (sha256),
  ordinal INTEGER NOT NULL,
  bytes BLOB NOT NULL,
  PRIMARY KEY (sha256, ordinal)
);

PRAGMA user_version = 1;
