package io.astraflow.store.sqlite.sql;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;

/** Checks that rows belong together as they should. */
public final class RelationCheck {
  private final Handle handle;

  /** Checks what this connection reads. */
  public RelationCheck(Handle handle) {
    this.handle = handle;
  }

  /** Passes each problem on as a sentence. */
  public void run(Consumer<String> problem) {
    each(
        "SELECT c.id FROM chunk c LEFT JOIN chunk_vector v ON v.chunk_id = c.id"
            + " WHERE v.chunk_id IS NULL",
        id -> problem.accept("Chunk " + id + " has no vector."));
    each(
        "SELECT v.chunk_id FROM chunk_vector v LEFT JOIN chunk c ON c.id = v.chunk_id"
            + " WHERE c.id IS NULL OR c.collection_id <> v.collection_id",
        id -> problem.accept("Vector " + id + " has no chunk in its collection."));
    each(
        "SELECT c.id FROM chunk c LEFT JOIN document d ON d.id = c.document_id"
            + " WHERE d.id IS NULL OR d.collection_id <> c.collection_id"
            + " OR d.published_sha256 IS NULL",
        id -> problem.accept("Chunk " + id + " has no published document in its collection."));
    each(
        "SELECT id FROM document WHERE status = 'INGESTED' AND published_sha256 IS NULL",
        id -> problem.accept("Document " + id + " counts as ingested, but is not published."));
    each(
        "SELECT d.id FROM document d WHERE d.published_sha256 IS NOT NULL AND d.published_chunks <>"
            + " (SELECT count(*) FROM chunk c WHERE c.document_id = d.id)",
        id -> problem.accept("Document " + id + " does not have as many chunks as it says."));
    each(
        "SELECT id FROM chunk WHERE id > (SELECT max(last_id) FROM chunk_sequence)",
        id -> problem.accept("Chunk " + id + " has an id that was never given out."));
    each(
        "SELECT m.document_id FROM document_metadata m JOIN document d ON d.id = m.document_id"
            + " WHERE d.collection_id <> m.collection_id",
        id -> problem.accept("Metadata of document " + id + " is counted in another collection."));
    each(
        "SELECT collection_id FROM (SELECT collection_id, name, count(*), count(number)"
            + " FROM document_metadata GROUP BY collection_id, name"
            + " EXCEPT SELECT collection_id, name, documents, numbers FROM metadata_field)",
        id -> problem.accept("A field's count in collection " + id + " is wrong."));
    each(
        "SELECT f.collection_id FROM metadata_field f WHERE NOT EXISTS (SELECT 1"
            + " FROM document_metadata m WHERE m.collection_id = f.collection_id"
            + " AND m.name = f.name)",
        id -> problem.accept("A field of collection " + id + " is counted, but in no document."));
    tasks(problem);
    chats(problem);
  }

  private void tasks(Consumer<String> problem) {
    each(
        "SELECT t.id FROM task t LEFT JOIN scheduled_tasks s ON s.task_name = t.kind"
            + " AND s.task_instance = CAST(t.id AS TEXT)"
            + " WHERE (t.state IN ('QUEUED', 'RUNNING')) <> (s.task_name IS NOT NULL)",
        id -> problem.accept("Task " + id + " is not on the schedule as its state says."));
    handle
        .select(
            "SELECT s.task_name || ' ' || s.task_instance FROM scheduled_tasks s LEFT JOIN task t"
                + " ON t.id = CAST(s.task_instance AS INTEGER) AND t.kind = s.task_name"
                + " AND CAST(t.id AS TEXT) = s.task_instance WHERE t.id IS NULL")
        .mapTo(String.class)
        .forEach(
            name -> problem.accept("The schedule has '" + name + "', and there is no such task."));
    // What a run could not end is scheduled anew, after a failure that is counted there.
    handle
        .select(
            "SELECT t.id, t.due_at, s.execution_time FROM scheduled_tasks s JOIN task t"
                + " ON t.id = CAST(s.task_instance AS INTEGER) AND t.kind = s.task_name"
                + " WHERE t.state = 'QUEUED' AND coalesce(s.consecutive_failures, 0) = 0")
        .map(
            (row, context) ->
                ScheduleRows.millis(Instant.parse(row.getString(2))) == row.getLong(3)
                    ? Optional.<Long>empty()
                    : Optional.of(row.getLong(1)))
        .stream()
        .flatMap(Optional::stream)
        .forEach(
            id -> problem.accept("Task " + id + " is scheduled for another time than it says."));
  }

  private void chats(Consumer<String> problem) {
    each(
        "SELECT m.ordinal FROM chat_message m JOIN chat_message p ON p.ordinal = m.parent"
            + " WHERE p.chat_id <> m.chat_id OR p.ordinal >= m.ordinal",
        id -> problem.accept("Message " + id + " follows none that came before it in its chat."));
    each(
        "SELECT y.message FROM chat_memory y JOIN chat_message m ON m.ordinal = y.message"
            + " WHERE m.chat_id <> y.chat_id",
        id -> problem.accept("What is remembered up to message " + id + " is in another chat."));
    each(
        "SELECT c.rowid FROM chat c LEFT JOIN chat_message m ON m.id = c.current_message"
            + " WHERE c.current_message IS NOT NULL AND m.chat_id IS NOT c.id",
        id -> problem.accept("The current message of chat " + id + " is not one of it."));
  }

  private void each(String query, Consumer<Long> action) {
    handle.select(query).mapTo(Long.class).forEach(action);
  }
}
