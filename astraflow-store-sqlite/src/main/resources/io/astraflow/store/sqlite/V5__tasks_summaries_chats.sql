-- The tables are described in docs/storage-format.md. Instants are ISO-8601 text in UTC, except
-- those of scheduled_tasks, whose form is db-scheduler's.

-- Tasks


-- Summaries and settings of collections


-- Chats


PRAGMA user_version = 5;
