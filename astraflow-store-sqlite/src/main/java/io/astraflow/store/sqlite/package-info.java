/**
 * What is SQLite's own: the file, its connections and pragmas, the single writer, FTS5, online
 * backup, checks and errors. The tables themselves are plain SQL and live in {@code sql}.
 */
package io.astraflow.store.sqlite;
