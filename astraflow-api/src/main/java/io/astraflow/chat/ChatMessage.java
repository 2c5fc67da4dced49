package io.astraflow.chat;

import io.astraflow.model.Message;
import io.astraflow.model.Money;
import io.astraflow.model.Usage;
import io.astraflow.retrieval.Citation;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A message of a chat. Immutable.
 *
 * @param id unique in its data folder
 * @param parent the message that it follows; none for one that begins the chat
 * @param role who wrote it
 * @param status how far it has come; users' messages are always complete
 * @param content what it says, where citations stand as {@code [1]}, {@code [2]}, …
 * @param createdAt when it was begun
 * @param model what wrote it: a model's name, or {@code extractive}; none for users' messages, and
 *     where nothing was asked
 * @param usage the tokens of all calls for it
 * @param cost what they cost; empty where a price or a count is unknown
 * @param grounds what it rests on
 * @param sources the passages that were given for it
 * @param citations in the order of their numbers in {@code content}
 * @param droppedCitations how many were removed, because they name no passage of this turn or quote
 *     what is not there
 * @param toolTurns calls of tools with their results, in order
 * @param notices what else a reader should know
 * @param failure why it was not written to its end
 * @param rating what a reader thought of it
 */
public record ChatMessage(
    String id,
    Optional<String> parent,
    ChatRole role,
    MessageStatus status,
    String content,
    Instant createdAt,
    Optional<String> model,
    Usage usage,
    Optional<Money> cost,
    Grounds grounds,
    List<ChatSource> sources,
    List<Citation> citations,
    int droppedCitations,
    List<Message> toolTurns,
    List<TurnNotice> notices,
    Optional<String> failure,
    Optional<Rating> rating) {

  /** Copies the lists. */
  public ChatMessage {
    sources = List.copyOf(sources);
    citations = List.copyOf(citations);
    toolTurns = List.copyOf(toolTurns);
    notices = List.copyOf(notices);
  }

  /** Returns a message that its user has written. */
  public static ChatMessage user(String id, Optional<String> parent, String text, Instant at) {
    return plain(id, parent, ChatRole.USER, MessageStatus.COMPLETE, text, at);
  }

  /** Returns an answer of which nothing is written yet. */
  public static ChatMessage begun(String id, String parent, Instant at) {
    return plain(id, Optional.of(parent), ChatRole.ASSISTANT, MessageStatus.WRITING, "", at);
  }

  private static ChatMessage plain(
      String id,
      Optional<String> parent,
      ChatRole role,
      MessageStatus status,
      String content,
      Instant at) {
    return new ChatMessage(
        id,
        parent,
        role,
        status,
        content,
        at,
        Optional.empty(),
        Usage.UNKNOWN,
        Optional.empty(),
        Grounds.NOT_SOUGHT,
        List.of(),
        List.of(),
        0,
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty());
  }

  /** Returns this message with another rating, or without. */
  public ChatMessage withRating(Optional<Rating> other) {
    return changed(id, parent, status, failure, other);
  }

  /** Returns this message under another id, behind another one. */
  public ChatMessage at(String otherId, Optional<String> otherParent) {
    return changed(otherId, otherParent, status, failure, rating);
  }

  /** Returns this message as one that will not be written further. */
  public ChatMessage failed(String reason) {
    return changed(id, parent, MessageStatus.FAILED, Optional.of(reason), rating);
  }

  private ChatMessage changed(
      String otherId,
      Optional<String> otherParent,
      MessageStatus otherStatus,
      Optional<String> otherFailure,
      Optional<Rating> otherRating) {
    return new ChatMessage(
        otherId,
        otherParent,
        role,
        otherStatus,
        content,
        createdAt,
        model,
        usage,
        cost,
        grounds,
        sources,
        citations,
        droppedCitations,
        toolTurns,
        notices,
        otherFailure,
        otherRating);
  }
}
