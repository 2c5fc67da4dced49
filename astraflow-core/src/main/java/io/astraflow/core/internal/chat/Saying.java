package io.astraflow.core.internal.chat;

import io.astraflow.chat.ChatMessage;
import io.astraflow.chat.ChatRole;
import io.astraflow.chat.ChatSettings;
import io.astraflow.chat.MessageStatus;
import io.astraflow.chat.Turn;
import io.astraflow.chat.TurnRequest;
import io.astraflow.core.internal.chat.format.MessageRows;
import io.astraflow.core.internal.chat.format.SettingsJson;
import io.astraflow.core.internal.chat.prompt.Conversation;
import io.astraflow.core.internal.chat.prompt.Exchange;
import io.astraflow.core.internal.chat.prompt.Titles;
import io.astraflow.core.internal.chat.turn.Begun;
import io.astraflow.core.internal.chat.turn.LiveTurn;
import io.astraflow.core.internal.chat.turn.UnbegunTurn;
import io.astraflow.error.InvalidInputException;
import io.astraflow.spi.store.ChatMemoryRow;
import io.astraflow.spi.store.ChatMessageRow;
import io.astraflow.spi.store.ChatRow;
import io.astraflow.spi.store.Transaction;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/** Begins the turns of one chat: their messages are stored before anything else happens. */
final class Saying {
  private final ChatWorld world;
  private final String chatId;

  Saying(ChatWorld world, String chatId) {
    this.world = world;
    this.chatId = chatId;
  }

  /** Goes on at the end of the current branch. */
  Turn say(TurnRequest request) {
    return begin(request, (tx, row) -> added(tx, row.current(), request));
  }

  /** Says something in the place of another message of the user. */
  Turn edit(String messageId, TurnRequest request) {
    return begin(
        request,
        (tx, row) -> {
          ChatMessageRow edited = require(tx, chatId, messageId);
          if (!edited.role().equals(ChatRole.USER.name())) {
            throw new InvalidInputException(
                "Only messages of the user can be edited: have %s answered again instead."
                    .formatted(messageId));
          }
          return added(tx, edited.parent(), request);
        });
  }

  /** Answers a message of the user anew. */
  Turn regenerate(String messageId, UnaryOperator<TurnRequest> how) {
    ChatMessageRow question = world.read(tx -> question(tx, require(tx, chatId, messageId)));
    TurnRequest request = how.apply(TurnRequest.of(question.content()));
    if (!request.text().equals(question.content())) {
      throw new IllegalArgumentException(
          "The text of %s cannot be changed to answer it anew: edit it instead"
              .formatted(question.id()));
    }
    return begin(request, (tx, row) -> MessageRows.message(require(tx, chatId, question.id())));
  }

  private ChatMessageRow question(Transaction tx, ChatMessageRow row) {
    return row.role().equals(ChatRole.USER.name())
        ? row
        : require(tx, chatId, row.parent().orElseThrow());
  }

  static ChatMessageRow require(Transaction tx, String chatId, String messageId) {
    return tx.chats()
        .message(chatId, messageId)
        .orElseThrow(
            () ->
                new InvalidInputException(
                    "The chat has no message '%s': it was deleted, or its id is wrong."
                        .formatted(messageId)));
  }

  private ChatMessage added(Transaction tx, Optional<String> behind, TurnRequest request) {
    behind.ifPresent(last -> requireWritten(tx, last));
    ChatMessage question = ChatMessage.user(newId(), behind, request.text(), world.now());
    tx.chats().add(MessageRows.row(chatId, question));
    return question;
  }

  private void requireWritten(Transaction tx, String last) {
    ChatMessageRow row = require(tx, chatId, last);
    if (row.status().equals(MessageStatus.WRITING.name())) {
      if (world.turns().live(last).isPresent()) {
        throw new InvalidInputException(
            "The answer before is still being written: wait for it, or cancel it.");
      }
      tx.chats()
          .update(MessageRows.row(chatId, MessageRows.message(row).failed(StoredChat.STOPPED)));
    }
  }

  private Turn begin(TurnRequest request, BiFunction<Transaction, ChatRow, ChatMessage> question) {
    LiveTurn turn = world.turns().announce(newId());
    Stored stored;
    try {
      stored = world.write(tx -> stored(tx, turn, question));
    } catch (RuntimeException | Error e) {
      world.turns().forget(turn);
      throw e;
    }
    UnbegunTurn unbegun = new UnbegunTurn(chatId, stored.answer(), turn);
    world.turns().start(world.turn(), unbegun, () -> begun(stored, request));
    return turn;
  }

  private Stored stored(
      Transaction tx, LiveTurn turn, BiFunction<Transaction, ChatRow, ChatMessage> question) {
    ChatRow row =
        tx.chats().find(world.workspace(), chatId).orElseThrow(() -> StoredChats.gone(chatId));
    ChatSettings settings = SettingsJson.read(chatId, row.settings());
    ChatMessage said = question.apply(tx, row);
    boolean again = !tx.chats().following(chatId, said.id()).isEmpty();
    ChatMessage answer = ChatMessage.begun(turn.id(), said.id(), world.now());
    tx.chats().add(MessageRows.row(chatId, answer));
    boolean first =
        said.parent().isEmpty() && settings.title().isEmpty() && isProvisional(tx, row.title());
    ChatRow titled = first ? row.withTitle(Titles.beginningOf(said.content())) : row;
    tx.chats().update(titled.withCurrent(Optional.of(answer.id()), world.writing(row)));
    return new Stored(settings, said, answer, again);
  }

  /** Returns whether a title is none, or a message's beginning, and not one that was found. */
  private boolean isProvisional(Transaction tx, String title) {
    return title.equals(StoredChats.UNTITLED)
        || tx.chats().messages(chatId).stream()
            .filter(row -> row.parent().isEmpty())
            .anyMatch(row -> Titles.beginningOf(row.content()).equals(title));
  }

  private record Stored(
      ChatSettings settings, ChatMessage said, ChatMessage answer, boolean again) {}

  // What was said before stays as it is, so that others can write while a long conversation is
  // read.
  private Begun begun(Stored stored, TurnRequest request) {
    Conversation before =
        stored
            .said()
            .parent()
            .map(last -> world.turn().store().read(tx -> conversation(tx, last)))
            .orElseGet(() -> new Conversation(List.of(), Optional.empty()));
    return new Begun(
        chatId, stored.settings(), before, stored.said(), stored.answer(), request, stored.again());
  }

  private Conversation conversation(Transaction tx, String last) {
    List<ChatMessageRow> before = tx.chats().branch(chatId, last);
    List<String> ids = before.stream().map(ChatMessageRow::id).toList();
    Optional<ChatMemoryRow> memory = tx.chats().memory(chatId, ids);
    return new Conversation(
        Exchange.of(before.stream().map(MessageRows::message).toList()), memory);
  }

  private static String newId() {
    return UUID.randomUUID().toString();
  }
}
