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
import io.astraflow.error.InvalidInputException;
import io.astraflow.spi.store.ChatMemoryRow;
import io.astraflow.spi.store.ChatMessageRow;
import io.astraflow.spi.store.ChatRow;
import io.astraflow.spi.store.Transaction;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;

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
  Turn regenerate(String messageId) {
    String question =
        world.read(
            tx -> {
              ChatMessageRow row = require(tx, chatId, messageId);
              return row.role().equals(ChatRole.USER.name())
                  ? row.id()
                  : row.parent().orElseThrow();
            });
    String text = world.read(tx -> require(tx, chatId, question)).content();
    return begin(
        TurnRequest.of(text), (tx, row) -> MessageRows.message(require(tx, chatId, question)));
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
    Begun begun;
    try {
      Stored stored = world.write(tx -> stored(tx, turn, question));
      begun = stored.begun(chatId, request);
    } catch (RuntimeException | Error e) {
      world.turns().forget(turn);
      throw e;
    }
    world.turns().start(world.turn(), begun, turn);
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
    boolean first = said.parent().isEmpty() && settings.title().isEmpty();
    ChatRow titled = first ? row.withTitle(Titles.beginningOf(said.content())) : row;
    tx.chats().update(titled.withCurrent(Optional.of(answer.id()), world.now()));
    List<ChatMessageRow> before =
        said.parent().map(last -> tx.chats().branch(chatId, last)).orElse(List.of());
    List<String> ids = before.stream().map(ChatMessageRow::id).toList();
    return new Stored(settings, before, tx.chats().memory(chatId, ids), said, answer, again);
  }

  /**
   * A turn as it was stored. What was said before is still as the store has it: to read a long
   * conversation takes a while, in which others can write.
   */
  private record Stored(
      ChatSettings settings,
      List<ChatMessageRow> before,
      Optional<ChatMemoryRow> memory,
      ChatMessage said,
      ChatMessage answer,
      boolean again) {

    Begun begun(String chatId, TurnRequest request) {
      List<ChatMessage> branch = before.stream().map(MessageRows::message).toList();
      Conversation conversation = new Conversation(Exchange.of(branch), memory);
      return new Begun(chatId, settings, conversation, said, answer, request, again);
    }
  }

  private static String newId() {
    return UUID.randomUUID().toString();
  }
}
