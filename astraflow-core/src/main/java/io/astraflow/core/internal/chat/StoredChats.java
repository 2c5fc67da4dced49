package io.astraflow.core.internal.chat;

import io.astraflow.chat.Chat;
import io.astraflow.chat.ChatSettings;
import io.astraflow.chat.ChatSummary;
import io.astraflow.chat.Chats;
import io.astraflow.chat.MessageHit;
import io.astraflow.core.internal.chat.format.ChatJson;
import io.astraflow.core.internal.chat.format.MessageRows;
import io.astraflow.core.internal.chat.format.MessageTerms;
import io.astraflow.core.internal.chat.format.PortableChat;
import io.astraflow.core.internal.chat.format.SettingsJson;
import io.astraflow.core.internal.listing.Cursor;
import io.astraflow.core.internal.listing.Pages;
import io.astraflow.error.InvalidInputException;
import io.astraflow.page.Page;
import io.astraflow.page.PageRequest;
import io.astraflow.spi.store.ChatMessageRow;
import io.astraflow.spi.store.ChatRow;
import io.astraflow.spi.store.Transaction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The chats of one workspace, as the store has them. Safe for use by many threads. */
public final class StoredChats implements Chats {
  static final String UNTITLED = "New chat";

  private final ChatWorld world;

  /** Creates the chats of a workspace. */
  public StoredChats(ChatWorld world) {
    this.world = world;
  }

  @Override
  public Chat create(ChatSettings settings) {
    world.requireCollections(settings.collections());
    Instant now = world.now();
    ChatRow row =
        new ChatRow(
            UUID.randomUUID().toString(),
            world.workspace(),
            settings.title().orElse(UNTITLED),
            SettingsJson.write(settings),
            Optional.empty(),
            now,
            now);
    world.write(
        tx -> {
          tx.chats().create(row);
          return true;
        });
    return new StoredChat(world, row.id());
  }

  @Override
  public Optional<Chat> find(String id) {
    return world
        .read(tx -> tx.chats().find(world.workspace(), id))
        .map(row -> new StoredChat(world, row.id()));
  }

  @Override
  public Page<ChatSummary> list(PageRequest request) {
    Cursor cursor = new Cursor("chats of " + world.workspace());
    Optional<ChatRow> behind = request.after().map(text -> place(cursor.read(text)));
    return world.read(
        tx ->
            Pages.of(
                tx.chats().list(world.workspace(), behind, request.limit() + 1),
                request,
                row -> summary(tx, row),
                row -> cursor.write(row.updatedAt() + " " + row.id())));
  }

  private ChatRow place(String place) {
    int space = place.indexOf(' ');
    Instant at = Instant.parse(place.substring(0, space));
    return new ChatRow(
        place.substring(space + 1), world.workspace(), "", "", Optional.empty(), at, at);
  }

  private static ChatSummary summary(Transaction tx, ChatRow row) {
    return new ChatSummary(
        row.id(), row.title(), tx.chats().count(row.id()), row.createdAt(), row.updatedAt());
  }

  @Override
  public boolean delete(String id) {
    List<String> ended = new ArrayList<>();
    boolean deleted =
        world.write(
            tx -> {
              // Within the write, or a turn that begins before it would go on.
              ended.addAll(world.turns().among(answer -> tx.chats().message(id, answer)));
              return tx.chats().delete(world.workspace(), id);
            });
    if (deleted) {
      world.turns().cancel(ended);
    }
    return deleted;
  }

  @Override
  public List<MessageHit> search(String text, int limit) {
    if (text.isBlank() || limit < 1) {
      throw new IllegalArgumentException(
          text.isBlank() ? "There is nothing to search for" : "limit must be positive: " + limit);
    }
    List<Set<String>> words = MessageTerms.sought(text);
    return world.read(
        tx ->
            tx.chats().search(world.workspace(), words, limit).stream()
                .flatMap(row -> hit(tx, row).stream())
                .toList());
  }

  private Optional<MessageHit> hit(Transaction tx, ChatMessageRow row) {
    return tx.chats()
        .find(world.workspace(), row.chatId())
        .map(chat -> new MessageHit(chat.id(), chat.title(), MessageRows.message(row)));
  }

  @Override
  public Chat importJson(String json) {
    PortableChat imported = ChatJson.read(json, () -> UUID.randomUUID().toString());
    Instant now = world.now();
    String id = UUID.randomUUID().toString();
    ChatRow row =
        new ChatRow(
            id,
            world.workspace(),
            imported.title(),
            SettingsJson.write(imported.settings()),
            Optional.empty(),
            imported.createdAt(),
            now);
    world.write(
        tx -> {
          tx.chats().create(row);
          imported.messages().forEach(message -> tx.chats().add(MessageRows.row(id, message)));
          return tx.chats().update(row.withCurrent(imported.current(), now));
        });
    return new StoredChat(world, id);
  }

  static InvalidInputException gone(String id) {
    return new InvalidInputException(
        "There is no chat '%s': it was deleted, or its id is wrong.".formatted(id));
  }
}
