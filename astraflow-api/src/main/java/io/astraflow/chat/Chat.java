package io.astraflow.chat;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A conversation. Its messages are a tree: each follows another, one may have several
 * continuations, and one branch is the current one.
 *
 * <p>Safe for use by many threads. Everything is in the store when a call returns. Calls throw
 * {@link io.astraflow.error.InvalidInputException} once the chat is deleted, and where a message is
 * not one of this chat, whether it is another's or nobody's.
 */
public interface Chat {

  /** Returns the id, unique in its data folder. */
  String id();

  /** Returns the title: that of the settings, or what was made of the first message. */
  String title();

  /** Returns the settings. */
  ChatSettings settings();

  /**
   * Replaces the settings; turns under way go on with theirs.
   *
   * @throws io.astraflow.error.InvalidInputException if a collection that is newly named does not
   *     exist
   */
  void configure(ChatSettings settings);

  /** As {@link #say(TurnRequest)}, with all else by default. */
  default Turn say(String text) {
    return say(TurnRequest.of(text));
  }

  /**
   * Says something at the end of the current branch and begins to answer it. The message is stored
   * when this returns.
   *
   * @throws io.astraflow.error.InvalidInputException if the answer before is still being written
   * @throws io.astraflow.error.UnavailableException if the store cannot take it
   */
  Turn say(TurnRequest request);

  /**
   * Says something in the place of an earlier message of the user: another branch, which becomes
   * the current one. The earlier message stays.
   */
  Turn edit(String messageId, TurnRequest request);

  /**
   * As {@link #regenerate(String, UnaryOperator)}, by the chat's model, without filter and tools.
   */
  default Turn regenerate(String messageId) {
    return regenerate(messageId, UnaryOperator.identity());
  }

  /**
   * Answers anew: another branch, which becomes the current one. The earlier answer stays. Model,
   * filter and tools of the earlier turn are not kept: what is wanted of them is given again.
   *
   * @param messageId an answer, or a message of the user
   * @param how returns the request for the answer, made of one with all but the text by default
   * @throws IllegalArgumentException if that changes the text, for which there is {@link #edit}
   */
  Turn regenerate(String messageId, UnaryOperator<TurnRequest> how);

  /** Returns the turn whose answer has this id, under way or ended. */
  Optional<Turn> turn(String id);

  /** Returns the messages of the current branch, the oldest first. */
  List<ChatMessage> messages();

  /** Returns one message. */
  Optional<ChatMessage> message(String messageId);

  /** Returns the messages that follow none, one for each beginning, the oldest first. */
  List<ChatMessage> beginnings();

  /** Returns what follows a message, on all branches, the oldest first. */
  List<ChatMessage> continuations(String messageId);

  /**
   * Makes the branch current that ends with this message, or with the newest one behind it: of all
   * that follows it, on whichever branch, what was said last.
   */
  void select(String messageId);

  /**
   * Deletes a message with all that follows it, on all branches; turns under way there are
   * cancelled. The branch then ends before it.
   */
  void deleteMessage(String messageId);

  /** Notes what a reader thinks of an answer; empty takes it back. */
  void rate(String messageId, Optional<Rating> rating);

  /** Returns the chat with all its branches as JSON, for {@link Chats#importJson}. */
  String exportJson();

  /** Returns the current branch for people, as Markdown, with the sources cited. */
  String exportMarkdown();
}
