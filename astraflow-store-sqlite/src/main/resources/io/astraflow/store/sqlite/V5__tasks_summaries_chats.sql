-- The tables are described in docs/storage-format.md. Instants are ISO-8601 text in UTC, except
-- those of scheduled_tasks, whose form is db-scheduler's.

-- Tasks

CREATE TABLE task (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  workspace TEXT NOT NULL,
  kind TEXT NOT NULL,
  priority INTEGER NOT NULL,
  task_key TEXT,
  cron TEXT,
  created_at TEXT NOT NULL,
  state TEXT NOT NULL,
  cancelling INTEGER NOT NULL,
  attempts INTEGER NOT NULL,
  runs INTEGER NOT NULL,
  failure TEXT,
  due_at TEXT NOT NULL,
  started_at TEXT,
  finished_at TEXT,
  progress_done INTEGER NOT NULL DEFAULT 0,
  progress_total INTEGER NOT NULL DEFAULT 0,
  progress_message TEXT NOT NULL DEFAULT '',
  input TEXT NOT NULL,
  result TEXT
);

CREATE INDEX task_by_workspace ON task (workspace, id);
CREATE UNIQUE INDEX task_by_key ON task (workspace, kind, task_key) WHERE task_key IS NOT NULL;
CREATE INDEX task_unfinished ON task (workspace, id, kind) WHERE state IN ('QUEUED', 'RUNNING');

CREATE TABLE task_step (
  task_id INTEGER NOT NULL REFERENCES task (id),
  name TEXT NOT NULL,
  result TEXT NOT NULL,
  PRIMARY KEY (task_id, name)
);

-- The names and types are db-scheduler's; its times are milliseconds since 1970.
CREATE TABLE scheduled_tasks (
  task_name TEXT NOT NULL,
  task_instance TEXT NOT NULL,
  task_data BLOB,
  execution_time TIMESTAMP NOT NULL,
  picked INTEGER NOT NULL,
  picked_by TEXT,
  last_success TIMESTAMP,
  last_failure TIMESTAMP,
  consecutive_failures INTEGER,
  last_heartbeat TIMESTAMP,
  version INTEGER NOT NULL,
  priority INTEGER NOT NULL,
  PRIMARY KEY (task_name, task_instance)
) WITHOUT ROWID;

CREATE INDEX scheduled_tasks_due
  ON scheduled_tasks (task_name, picked, priority DESC, execution_time);

-- Summaries and settings of collections

CREATE TABLE document_summary (
  document_id INTEGER PRIMARY KEY REFERENCES document (id),
  text TEXT NOT NULL,
  asked TEXT NOT NULL,
  writer TEXT NOT NULL,
  method TEXT NOT NULL,
  prompt_version TEXT NOT NULL,
  words INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  calls INTEGER NOT NULL,
  input_tokens INTEGER, -- a count that is not known is null, and so is a cost
  cached_tokens INTEGER,
  output_tokens INTEGER,
  reasoning_tokens INTEGER,
  amount TEXT,
  currency TEXT
);

CREATE TABLE collection_summary (
  collection_id INTEGER PRIMARY KEY REFERENCES collection (id),
  text TEXT NOT NULL,
  asked TEXT NOT NULL,
  writer TEXT NOT NULL,
  method TEXT NOT NULL,
  prompt_version TEXT NOT NULL,
  words INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  calls INTEGER NOT NULL,
  input_tokens INTEGER, -- a count that is not known is null, and so is a cost
  cached_tokens INTEGER,
  output_tokens INTEGER,
  reasoning_tokens INTEGER,
  amount TEXT,
  currency TEXT
);

CREATE TABLE collection_settings (
  collection_id INTEGER PRIMARY KEY REFERENCES collection (id),
  summarize_after_ingestion INTEGER NOT NULL,
  insights_after_ingestion INTEGER NOT NULL,
  relevance_threshold REAL
);


-- Chats

CREATE TABLE chat (
  id TEXT NOT NULL PRIMARY KEY,
  workspace TEXT NOT NULL,
  title TEXT NOT NULL,
  settings TEXT NOT NULL,
  current_message TEXT,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL -- with nine decimals, so that the order of the texts is that of time
);
CREATE INDEX chat_by_time ON chat (workspace, updated_at, id);

CREATE TABLE chat_message (
  ordinal INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  chat_id TEXT NOT NULL REFERENCES chat (id),
  parent INTEGER REFERENCES chat_message (ordinal) DEFERRABLE INITIALLY DEFERRED,
  role TEXT NOT NULL,
  status TEXT NOT NULL,
  content TEXT NOT NULL,
  terms TEXT NOT NULL,
  details TEXT NOT NULL,
  created_at TEXT NOT NULL
);
CREATE INDEX chat_message_by_chat ON chat_message (chat_id);
CREATE INDEX chat_message_by_parent ON chat_message (parent);
CREATE INDEX chat_message_by_status ON chat_message (status);

CREATE TABLE chat_memory (
  message INTEGER PRIMARY KEY REFERENCES chat_message (ordinal),
  chat_id TEXT NOT NULL REFERENCES chat (id),
  text TEXT NOT NULL
);
CREATE INDEX chat_memory_by_chat ON chat_memory (chat_id);

CREATE VIRTUAL TABLE chat_terms USING fts5(
  workspace, terms, content='', contentless_delete=1, detail=column,
  tokenize="ascii tokenchars '!""#$%&''()*+,-./:;<=>?@[\]^_`{|}~'"
);


PRAGMA user_version = 5;
