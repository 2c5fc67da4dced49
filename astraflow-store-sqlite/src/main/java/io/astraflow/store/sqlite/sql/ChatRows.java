package io.astraflow.store.sqlite.sql;

import io.astraflow.spi.store.ChatMemoryRow;
import io.astraflow.spi.store.ChatMessageRow;
import io.astraflow.spi.store.ChatRow;
import io.astraflow.spi.store.ChatTable;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The table {@code chat}. */
final class ChatRows implements ChatTable {
  /** Instants whose order is that of their texts. */
  private static final DateTimeFormatter SORTABLE =
      new DateTimeFormatterBuilder().appendInstant(9).toFormatter();

  private final Handle handle;
  private final MessageIndex index;
  private final ChatMessageRows messages;
  private final ChatMemoryRows memories;

  ChatRows(Handle handle, MessageIndex index) {
    this.handle = handle;
    this.index = index;
    messages = new ChatMessageRows(handle, index);
    memories = new ChatMemoryRows(handle);
  }

  @Override
  public void create(ChatRow chat) {
    int created =
        handle.execute(
            "INSERT INTO chat (id, workspace, title, settings, current_message, created_at,"
                + " updated_at) VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
            StoredText.of(chat.id()),
            StoredText.of(chat.workspace()),
            StoredText.of(chat.title()),
            StoredText.of(chat.settings()),
            chat.current().map(StoredText::of).orElse(null),
            chat.createdAt().toString(),
            SORTABLE.format(chat.updatedAt()));
    if (created == 0) {
      throw new IllegalStateException("there is a chat '" + chat.id() + "' already");
    }
  }

  @Override
  public Optional<ChatRow> find(String workspace, String id) {
    return handle
        .select(
            "SELECT * FROM chat WHERE id = ? AND workspace = ?",
            StoredText.of(id),
            StoredText.of(workspace))
        .map((row, context) -> chat(row))
        .findOne();
  }

  @Override
  public List<ChatRow> list(String workspace, Optional<ChatRow> behind, int limit) {
    Object owner = StoredText.of(workspace);
    String order = " ORDER BY updated_at DESC, id DESC LIMIT ?";
    return behind
        .map(
            last ->
                handle.select(
                    "SELECT * FROM chat WHERE workspace = ? AND (updated_at, id) < (?, ?)" + order,
                    owner,
                    SORTABLE.format(last.updatedAt()),
                    StoredText.of(last.id()),
                    limit))
        .orElseGet(
            () -> handle.select("SELECT * FROM chat WHERE workspace = ?" + order, owner, limit))
        .map((row, context) -> chat(row))
        .list();
  }

  @Override
  public long count(String chatId) {
    return handle
        .select("SELECT count(*) FROM chat_message WHERE chat_id = ?", StoredText.of(chatId))
        .mapTo(Long.class)
        .one();
  }

  @Override
  public boolean update(ChatRow chat) {
    return handle.execute(
            "UPDATE chat SET title = ?, settings = ?, current_message = ?, updated_at = ?"
                + " WHERE id = ? AND workspace = ?",
            StoredText.of(chat.title()),
            StoredText.of(chat.settings()),
            chat.current().map(StoredText::of).orElse(null),
            SORTABLE.format(chat.updatedAt()),
            StoredText.of(chat.id()),
            StoredText.of(chat.workspace()))
        > 0;
  }

  @Override
  public boolean delete(String workspace, String id) {
    if (find(workspace, id).isEmpty()) {
      return false;
    }
    Object chat = StoredText.of(id);
    handle.execute("DELETE FROM chat_memory WHERE chat_id = ?", chat);
    messages.deleteAll(chat);
    handle.execute("DELETE FROM chat WHERE id = ?", chat);
    return true;
  }

  @Override
  public void add(ChatMessageRow message) {
    messages.add(message, workspace(message.chatId()));
  }

  @Override
  public boolean update(ChatMessageRow message) {
    return messages.update(message, () -> workspace(message.chatId()));
  }

  @Override
  public Optional<ChatMessageRow> message(String chatId, String id) {
    return messages.find(chatId, id);
  }

  @Override
  public List<ChatMessageRow> messages(String chatId) {
    return messages.ofChat(chatId);
  }

  @Override
  public List<ChatMessageRow> branch(String chatId, String lastId) {
    return messages.branch(chatId, lastId);
  }

  @Override
  public List<ChatMessageRow> following(String chatId, String id) {
    return messages.following(chatId, id);
  }

  @Override
  public void deleteMessages(String chatId, Collection<String> ids) {
    Object chat = StoredText.of(chatId);
    for (String id : ids) {
      memories.forget(chatId, id);
      handle.execute(
          "UPDATE chat SET current_message = NULL WHERE id = ? AND current_message = ?",
          chat,
          StoredText.of(id));
    }
    messages.delete(chatId, ids);
  }

  @Override
  public List<ChatMessageRow> withStatus(String status) {
    return messages.withStatus(status);
  }

  @Override
  public List<ChatMessageRow> search(String workspace, List<Set<String>> words, int limit) {
    if (words.isEmpty() || words.stream().anyMatch(Set::isEmpty)) {
      return List.of();
    }
    return messages.at(index.search(workspace, words, limit), StoredText.of(workspace));
  }

  @Override
  public Optional<ChatMemoryRow> memory(String chatId, List<String> branch) {
    return memories.last(chatId, branch);
  }

  @Override
  public void remember(String chatId, ChatMemoryRow memory) {
    memories.put(chatId, memory);
  }

  private String workspace(String chatId) {
    return handle
        .select("SELECT workspace FROM chat WHERE id = ?", StoredText.of(chatId))
        .map((row, context) -> StoredText.read(row, "workspace"))
        .findOne()
        .orElseThrow(() -> new IllegalStateException("there is no chat '" + chatId + "'"));
  }

  private static ChatRow chat(ResultSet row) throws SQLException {
    @Nullable Object current = row.getObject("current_message");
    return new ChatRow(
        StoredText.read(row, "id"),
        StoredText.read(row, "workspace"),
        StoredText.read(row, "title"),
        StoredText.read(row, "settings"),
        current == null ? Optional.empty() : Optional.of(StoredText.read(row, "current_message")),
        Instant.parse(row.getString("created_at")),
        Instant.parse(row.getString("updated_at")));
  }
}
