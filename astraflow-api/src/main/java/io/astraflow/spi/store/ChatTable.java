package io.astraflow.spi.store;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Chats, their messages, and what is remembered of them. Used by one transaction. */
public interface ChatTable {

  /**
   * Creates a chat.
   *
   * @throws IllegalStateException if there is one of this id
   */
  void create(ChatRow chat);

  /** Returns the chat of this id in this workspace. */
  Optional<ChatRow> find(String workspace, String id);

  /**
   * Returns up to {@code limit} chats of a workspace, the one written to last first, and of those
   * written to at one moment the greatest id first, in UTF-8 byte order.
   *
   * @param behind the last chat of the page before, whether it is still there or not
   */
  List<ChatRow> list(String workspace, Optional<ChatRow> behind, int limit);

  /** Returns how many messages a chat has, on all branches. */
  long count(String chatId);

  /**
   * Replaces title, settings, current message and the time of the last writing of a chat.
   *
   * @return whether there was one of this id in this workspace
   */
  boolean update(ChatRow chat);

  /**
   * Deletes a chat and everything in it.
   *
   * @return whether there was one of this id in this workspace
   */
  boolean delete(String workspace, String id);

  /**
   * Adds a message.
   *
   * @throws IllegalStateException if there is one of this id, or no such chat, or its parent is not
   *     a message of this chat
   */
  void add(ChatMessageRow message);

  /**
   * Replaces status, content, terms and details of a message; its place, role and time stay.
   *
   * @return whether it is there, in this chat
   */
  boolean update(ChatMessageRow message);

  /** Returns a message of this chat. */
  Optional<ChatMessageRow> message(String chatId, String id);

  /** Returns all messages of a chat, in the order in which they were added. */
  List<ChatMessageRow> messages(String chatId);

  /**
   * Returns the messages on the way from the first to this one, the first one first; none where
   * this is not a message of this chat.
   */
  List<ChatMessageRow> branch(String chatId, String lastId);

  /** Returns what directly follows a message, in the order in which it was added. */
  List<ChatMessageRow> following(String chatId, String id);

  /**
   * Deletes messages of a chat with what is remembered up to them; a chat whose current message is
   * deleted has none until it is updated. Ids that the chat does not have are passed over.
   *
   * @throws IllegalStateException if a message would stay that follows one of them
   */
  void deleteMessages(String chatId, Collection<String> ids);

  /** Returns the messages of all workspaces with this status, in the order they were added. */
  List<ChatMessageRow> withStatus(String status);

  /**
   * Returns messages of a workspace that have, for each word, one of its terms; the last added
   * first.
   *
   * @param words none, or one without terms, finds nothing
   * @param limit the most wanted, 1 or more
   */
  List<ChatMessageRow> search(String workspace, List<Set<String>> words, int limit);

  /**
   * Returns what is remembered up to the last of these messages that anything is known of.
   *
   * @param branch ids, the first message first
   */
  Optional<ChatMemoryRow> memory(String chatId, List<String> branch);

  /**
   * Keeps what is remembered up to a message, in the place of what was known up to it. Has no
   * effect where the chat no longer has that message.
   */
  void remember(String chatId, ChatMemoryRow memory);
}
