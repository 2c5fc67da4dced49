package io.astraflow.store.sqlite.sql;

import io.astraflow.spi.store.ChatMemoryRow;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** The table {@code chat_memory}. */
final class ChatMemoryRows {
  private final Handle handle;

  ChatMemoryRows(Handle handle) {
    this.handle = handle;
  }

  // A branch may have thousands of messages, of which few are remembered up to.
  Optional<ChatMemoryRow> last(String chatId, List<String> branch) {
    Set<String> known =
        new HashSet<>(
            handle
                .select(
                    "SELECT m.id FROM chat_memory y JOIN chat_message m ON m.ordinal = y.message"
                        + " WHERE y.chat_id = ?",
                    StoredText.of(chatId))
                .map((row, context) -> StoredText.read(row, "id"))
                .list());
    for (int i = branch.size() - 1; i >= 0; i--) {
      if (known.contains(branch.get(i))) {
        return Optional.of(new ChatMemoryRow(branch.get(i), text(branch.get(i))));
      }
    }
    return Optional.empty();
  }

  void put(String chatId, ChatMemoryRow memory) {
    handle.execute(
        "INSERT INTO chat_memory (message, chat_id, text)"
            + " SELECT ordinal, chat_id, ? FROM chat_message WHERE id = ? AND chat_id = ?"
            + " ON CONFLICT (message) DO UPDATE SET text = excluded.text",
        StoredText.of(memory.text()),
        StoredText.of(memory.messageId()),
        StoredText.of(chatId));
  }

  void forget(String chatId, String messageId) {
    handle.execute(
        "DELETE FROM chat_memory WHERE message ="
            + " (SELECT ordinal FROM chat_message WHERE id = ? AND chat_id = ?)",
        StoredText.of(messageId),
        StoredText.of(chatId));
  }

  private String text(String messageId) {
    return handle
        .select(
            "SELECT y.text FROM chat_memory y JOIN chat_message m ON m.ordinal = y.message"
                + " WHERE m.id = ?",
            StoredText.of(messageId))
        .map((row, context) -> StoredText.read(row, "text"))
        .one();
  }
}
