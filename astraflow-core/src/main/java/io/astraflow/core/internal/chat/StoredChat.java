package io.astraflow.core.internal.chat;

import io.astraflow.chat.Chat;
import io.astraflow.chat.ChatMessage;
import io.astraflow.chat.ChatRole;
import io.astraflow.chat.ChatSettings;
import io.astraflow.chat.MessageStatus;
import io.astraflow.chat.Rating;
import io.astraflow.chat.Turn;
import io.astraflow.chat.TurnRequest;
import io.astraflow.core.internal.chat.format.ChatJson;
import io.astraflow.core.internal.chat.format.ChatMarkdown;
import io.astraflow.core.internal.chat.format.MessageRows;
import io.astraflow.core.internal.chat.format.PortableChat;
import io.astraflow.core.internal.chat.format.SettingsJson;
import io.astraflow.core.internal.chat.turn.StoredTurn;
import io.astraflow.error.InvalidInputException;
import io.astraflow.spi.store.ChatMessageRow;
import io.astraflow.spi.store.ChatRow;
import io.astraflow.spi.store.Transaction;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/** A chat as the store has it. Safe for use by many threads. */
final class StoredChat implements Chat {
  static final String STOPPED = "The answer could not be stored to its end.";

  private final ChatWorld world;
  private final String id;

  StoredChat(ChatWorld world, String id) {
    this.world = world;
    this.id = id;
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public String title() {
    return read((tx, row) -> row.title());
  }

  @Override
  public ChatSettings settings() {
    return read((tx, row) -> SettingsJson.read(id, row.settings()));
  }

  @Override
  public void configure(ChatSettings settings) {
    List<String> known = settings().collections();
    world.requireCollections(
        settings.collections().stream().filter(name -> !known.contains(name)).toList());
    write(
        (tx, row) ->
            tx.chats()
                .update(
                    row.withSettings(SettingsJson.write(settings))
                        .withTitle(settings.title().orElse(row.title()))));
  }

  @Override
  public Turn say(TurnRequest request) {
    return new Saying(world, id).say(request);
  }

  @Override
  public Turn edit(String messageId, TurnRequest request) {
    return new Saying(world, id).edit(messageId, request);
  }

  @Override
  public Turn regenerate(String messageId, UnaryOperator<TurnRequest> how) {
    return new Saying(world, id).regenerate(messageId, how);
  }

  @Override
  public Optional<Turn> turn(String answerId) {
    // The live one is looked for first: whoever is not live any more is stored.
    Optional<Turn> live = world.turns().live(answerId);
    return message(answerId)
        .filter(message -> message.role() == ChatRole.ASSISTANT)
        .map(message -> live.orElseGet(() -> new StoredTurn(ended(message))));
  }

  private static ChatMessage ended(ChatMessage message) {
    return message.status() == MessageStatus.WRITING ? message.failed(STOPPED) : message;
  }

  @Override
  public List<ChatMessage> messages() {
    return read(
        (tx, row) ->
            row.current().map(last -> messages(tx.chats().branch(id, last))).orElse(List.of()));
  }

  @Override
  public Optional<ChatMessage> message(String messageId) {
    return read((tx, row) -> tx.chats().message(id, messageId)).map(MessageRows::message);
  }

  @Override
  public List<ChatMessage> beginnings() {
    return read((tx, row) -> messages(tx.chats().messages(id))).stream()
        .filter(message -> message.parent().isEmpty())
        .toList();
  }

  @Override
  public List<ChatMessage> continuations(String messageId) {
    return read(
        (tx, row) -> {
          require(tx, messageId);
          return messages(tx.chats().following(id, messageId));
        });
  }

  private static List<ChatMessage> messages(List<ChatMessageRow> rows) {
    return rows.stream().map(MessageRows::message).toList();
  }

  @Override
  public void select(String messageId) {
    write(
        (tx, row) -> {
          String last = newest(tx, require(tx, messageId).id());
          return tx.chats().update(row.withCurrent(Optional.of(last), row.updatedAt()));
        });
  }

  /** Returns the message that was added last of those from this one on; none follows it. */
  private String newest(Transaction tx, String messageId) {
    Set<String> behind = new HashSet<>(Set.of(messageId));
    String newest = messageId;
    for (ChatMessageRow row : tx.chats().messages(id)) {
      if (row.parent().filter(behind::contains).isPresent()) {
        behind.add(row.id());
        newest = row.id();
      }
    }
    return newest;
  }

  @Override
  public void deleteMessage(String messageId) {
    List<String> deleted = new ArrayList<>();
    write(
        (tx, row) -> {
          Optional<String> before = require(tx, messageId).parent();
          deleted.addAll(subtree(tx, messageId));
          tx.chats().deleteMessages(id, deleted);
          boolean cut = row.current().filter(deleted::contains).isPresent();
          return tx.chats()
              .update(row.withCurrent(cut ? before : row.current(), world.writing(row)));
        });
    world.turns().cancel(deleted);
  }

  private List<String> subtree(Transaction tx, String messageId) {
    List<String> ids = new ArrayList<>(List.of(messageId));
    for (int i = 0; i < ids.size(); i++) {
      tx.chats().following(id, ids.get(i)).forEach(row -> ids.add(row.id()));
    }
    return ids;
  }

  @Override
  public void rate(String messageId, Optional<Rating> rating) {
    write(
        (tx, row) -> {
          ChatMessage message = MessageRows.message(require(tx, messageId));
          if (message.role() != ChatRole.ASSISTANT || message.status() == MessageStatus.WRITING) {
            throw new InvalidInputException(
                "Only answers that are written can be rated: " + messageId);
          }
          return tx.chats().update(MessageRows.row(id, message.withRating(rating)));
        });
  }

  @Override
  public String exportJson() {
    return read(
        (tx, row) ->
            ChatJson.write(
                new PortableChat(
                    row.title(),
                    SettingsJson.read(id, row.settings()),
                    row.createdAt(),
                    row.current(),
                    messages(tx.chats().messages(id)))));
  }

  @Override
  public String exportMarkdown() {
    return ChatMarkdown.write(title(), messages());
  }

  private ChatMessageRow require(Transaction tx, String messageId) {
    return Saying.require(tx, id, messageId);
  }

  private <T> T read(BiFunction<Transaction, ChatRow, T> work) {
    return world.read(tx -> work.apply(tx, row(tx)));
  }

  private void write(BiFunction<Transaction, ChatRow, Boolean> work) {
    world.write(tx -> work.apply(tx, row(tx)));
  }

  private ChatRow row(Transaction tx) {
    return tx.chats().find(world.workspace(), id).orElseThrow(() -> StoredChats.gone(id));
  }
}
