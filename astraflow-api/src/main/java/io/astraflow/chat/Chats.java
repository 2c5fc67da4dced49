package io.astraflow.chat;

import io.astraflow.page.Page;
import io.astraflow.page.PageRequest;
import java.util.List;
import java.util.Optional;

/**
 * The chats of one workspace.
 *
 * <p>Safe for use by many threads. Everything is in the store when a call returns.
 */
public interface Chats {

  /** Begins a chat with default settings: no collection, whichever model is preferred. */
  default Chat create() {
    return create(ChatSettings.ofDefaults());
  }

  /**
   * Begins a chat.
   *
   * @throws io.astraflow.error.InvalidInputException if a collection that is named does not exist
   */
  Chat create(ChatSettings settings);

  /** Returns the chat of this id, if this workspace has it. */
  Optional<Chat> find(String id);

  /**
   * Returns a page of the chats, the one that was written to last first, by the clock: where that
   * was set back, a chat keeps the later time.
   *
   * @throws io.astraflow.error.InvalidInputException if the page's cursor is not from this list
   */
  Page<ChatSummary> list(PageRequest request);

  /**
   * Deletes a chat with its messages; a turn under way in it is cancelled.
   *
   * @return whether there was one
   */
  boolean delete(String id);

  /**
   * Finds messages that have all the words, in any of their forms, the newest first.
   *
   * @param text what people type; not blank
   * @param limit the most messages wanted, 1 or more
   */
  List<MessageHit> search(String text, int limit);

  /**
   * Reads a chat that {@link Chat#exportJson} wrote, as a new one with new ids. Its collections
   * need not exist.
   *
   * @throws io.astraflow.error.InvalidInputException if it is no such text; nothing is stored then
   */
  Chat importJson(String json);
}
