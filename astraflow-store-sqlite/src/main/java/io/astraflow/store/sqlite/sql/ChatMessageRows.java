package io.astraflow.store.sqlite.sql;

import io.astraflow.spi.store.ChatMessageRow;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * The table {@code chat_message}, where ordinals grow in the order in which messages are added, so
 * that a parent's is less than those of what follows it.
 */
final class ChatMessageRows {
  private static final String SELECT =
      "SELECT m.*, p.id AS parent_id FROM chat_message m"
          + " LEFT JOIN chat_message p ON p.ordinal = m.parent ";

  private final Handle handle;
  private final MessageIndex index;

  ChatMessageRows(Handle handle, MessageIndex index) {
    this.handle = handle;
    this.index = index;
  }

  void add(ChatMessageRow message, String workspace) {
    @Nullable Long parent =
        message.parent().map(id -> requireOrdinal(message.chatId(), id)).orElse(null);
    Optional<Long> added =
        handle
            .select(
                "INSERT INTO chat_message (id, chat_id, parent, role, status, content, terms,"
                    + " details, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
                    + " ON CONFLICT DO NOTHING RETURNING ordinal",
                StoredText.of(message.id()),
                StoredText.of(message.chatId()),
                parent,
                StoredText.of(message.role()),
                StoredText.of(message.status()),
                StoredText.of(message.content()),
                StoredText.of(message.terms()),
                StoredText.of(message.details()),
                message.createdAt().toString())
            .mapTo(Long.class)
            .findOne();
    index.add(
        added.orElseThrow(
            () -> new IllegalStateException("there is a message '" + message.id() + "' already")),
        workspace,
        message.terms());
  }

  boolean update(ChatMessageRow message, Supplier<String> workspace) {
    Optional<ChatMessageRow> old = find(message.chatId(), message.id());
    if (old.isEmpty()) {
      return false;
    }
    handle.execute(
        "UPDATE chat_message SET status = ?, content = ?, terms = ?, details = ? WHERE id = ?",
        StoredText.of(message.status()),
        StoredText.of(message.content()),
        StoredText.of(message.terms()),
        StoredText.of(message.details()),
        StoredText.of(message.id()));
    if (!old.get().terms().equals(message.terms())) {
      long ordinal = requireOrdinal(message.chatId(), message.id());
      index.replace(ordinal, workspace.get(), message.terms());
    }
    return true;
  }

  Optional<ChatMessageRow> find(String chatId, String id) {
    return rows("WHERE m.id = ? AND m.chat_id = ?", StoredText.of(id), StoredText.of(chatId))
        .findFirst();
  }

  List<ChatMessageRow> ofChat(String chatId) {
    return rows("WHERE m.chat_id = ? ORDER BY m.ordinal", StoredText.of(chatId)).toList();
  }

  List<ChatMessageRow> branch(String chatId, String lastId) {
    return rows(
            "WHERE m.ordinal IN (WITH RECURSIVE way (ordinal, parent) AS"
                + " (SELECT ordinal, parent FROM chat_message WHERE id = ? AND chat_id = ?"
                + " UNION ALL SELECT b.ordinal, b.parent FROM way"
                + " JOIN chat_message b ON b.ordinal = way.parent)"
                + " SELECT ordinal FROM way) ORDER BY m.ordinal",
            StoredText.of(lastId),
            StoredText.of(chatId))
        .toList();
  }

  List<ChatMessageRow> following(String chatId, String id) {
    return rows(
            "WHERE m.parent = (SELECT ordinal FROM chat_message WHERE id = ? AND chat_id = ?)"
                + " ORDER BY m.ordinal",
            StoredText.of(id),
            StoredText.of(chatId))
        .toList();
  }

  List<ChatMessageRow> withStatus(String status) {
    return rows("WHERE m.status = ? ORDER BY m.ordinal", StoredText.of(status)).toList();
  }

  /** Returns the messages with these ordinals that are in this workspace, in this order. */
  List<ChatMessageRow> at(List<Long> ordinals, Object workspace) {
    return ordinals.stream()
        .flatMap(
            ordinal ->
                rows(
                    "JOIN chat c ON c.id = m.chat_id WHERE m.ordinal = ? AND c.workspace = ?",
                    ordinal,
                    workspace))
        .toList();
  }

  void delete(String chatId, Collection<String> ids) {
    Object chat = StoredText.of(chatId);
    List<Long> ordinals =
        ids.stream().distinct().flatMap(id -> ordinal(chatId, id).stream()).toList();
    index.remove(ordinals);
    ordinals.forEach(one -> handle.execute("DELETE FROM chat_message WHERE ordinal = ?", one));
    handle
        .select(
            "SELECT id FROM chat_message m WHERE chat_id = ? AND parent IS NOT NULL"
                + " AND NOT EXISTS (SELECT 1 FROM chat_message p WHERE p.ordinal = m.parent)",
            chat)
        .map((row, context) -> StoredText.read(row, "id"))
        .findFirst()
        .ifPresent(
            left -> {
              throw new IllegalStateException(
                  "message '" + left + "' follows one that is deleted: delete it as well");
            });
  }

  void deleteAll(Object chat) {
    index.remove(
        handle
            .select("SELECT ordinal FROM chat_message WHERE chat_id = ?", chat)
            .mapTo(Long.class)
            .list());
    handle.execute("DELETE FROM chat_message WHERE chat_id = ?", chat);
  }

  private long requireOrdinal(String chatId, String id) {
    return ordinal(chatId, id)
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "there is no message '%s' in chat '%s'".formatted(id, chatId)));
  }

  private Optional<Long> ordinal(String chatId, String id) {
    return handle
        .select(
            "SELECT ordinal FROM chat_message WHERE id = ? AND chat_id = ?",
            StoredText.of(id),
            StoredText.of(chatId))
        .mapTo(Long.class)
        .findOne();
  }

  private Stream<ChatMessageRow> rows(String condition, Object... arguments) {
    return handle
        .select(SELECT + condition, arguments)
        .map((row, context) -> message(row))
        .list()
        .stream();
  }

  private static ChatMessageRow message(ResultSet row) throws SQLException {
    @Nullable Object parent = row.getObject("parent_id");
    return new ChatMessageRow(
        StoredText.read(row, "id"),
        StoredText.read(row, "chat_id"),
        parent == null ? Optional.empty() : Optional.of(StoredText.read(row, "parent_id")),
        StoredText.read(row, "role"),
        StoredText.read(row, "status"),
        StoredText.read(row, "content"),
        StoredText.read(row, "terms"),
        StoredText.read(row, "details"),
        Instant.parse(row.getString("created_at")));
  }
}
