package io.astraflow.testkit.store;

import io.astraflow.spi.store.ChatMemoryRow;
import io.astraflow.spi.store.ChatMessageRow;
import io.astraflow.spi.store.ChatRow;
import io.astraflow.spi.store.ChatTable;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The chats of a state. */
record MemoryChats(MemoryState state) implements ChatTable {
  private static final Comparator<ChatRow> NEWEST_FIRST =
      Comparator.comparing(ChatRow::updatedAt)
          .thenComparing(ChatRow::id, Utf8Order.INSTANCE)
          .reversed();

  @Override
  public void create(ChatRow chat) {
    require(state.chats.putIfAbsent(chat.id(), chat) == null, "there is chat " + chat.id());
  }

  @Override
  public Optional<ChatRow> find(String workspace, String id) {
    return Optional.ofNullable(state.chats.get(id))
        .filter(chat -> chat.workspace().equals(workspace));
  }

  @Override
  public List<ChatRow> list(String workspace, Optional<ChatRow> behind, int limit) {
    return state.chats.values().stream()
        .filter(chat -> chat.workspace().equals(workspace))
        .filter(chat -> behind.isEmpty() || NEWEST_FIRST.compare(chat, behind.get()) > 0)
        .sorted(NEWEST_FIRST)
        .limit(limit)
        .toList();
  }

  @Override
  public long count(String chatId) {
    return of(chatId).count();
  }

  @Override
  public boolean update(ChatRow chat) {
    Optional<ChatRow> old = find(chat.workspace(), chat.id());
    old.ifPresent(
        row ->
            state.chats.put(
                row.id(),
                new ChatRow(
                    row.id(),
                    row.workspace(),
                    chat.title(),
                    chat.settings(),
                    chat.current(),
                    row.createdAt(),
                    chat.updatedAt())));
    return old.isPresent();
  }

  @Override
  public boolean delete(String workspace, String id) {
    if (find(workspace, id).isEmpty()) {
      return false;
    }
    remove(id, message -> true);
    state.chats.remove(id);
    return true;
  }

  @Override
  public void add(ChatMessageRow message) {
    require(state.chats.containsKey(message.chatId()), "no chat " + message.chatId());
    require(
        state.chatMessages.values().stream().noneMatch(old -> old.id().equals(message.id())),
        "there is message " + message.id());
    message
        .parent()
        .ifPresent(
            parent -> require(message(message.chatId(), parent).isPresent(), "no " + parent));
    state.chatMessages.put(state.nextId(), message);
  }

  @Override
  public boolean update(ChatMessageRow message) {
    Optional<ChatMessageRow> old = message(message.chatId(), message.id());
    state.chatMessages.replaceAll(
        (ordinal, row) ->
            row.id().equals(message.id()) && row.chatId().equals(message.chatId())
                ? updated(row, message)
                : row);
    return old.isPresent();
  }

  private static ChatMessageRow updated(ChatMessageRow old, ChatMessageRow to) {
    return new ChatMessageRow(
        old.id(),
        old.chatId(),
        old.parent(),
        old.role(),
        to.status(),
        to.content(),
        to.terms(),
        to.details(),
        old.createdAt());
  }

  @Override
  public Optional<ChatMessageRow> message(String chatId, String id) {
    return of(chatId).filter(message -> message.id().equals(id)).findFirst();
  }

  @Override
  public List<ChatMessageRow> messages(String chatId) {
    return of(chatId).toList();
  }

  @Override
  public List<ChatMessageRow> branch(String chatId, String lastId) {
    Map<String, ChatMessageRow> byId =
        of(chatId).collect(Collectors.toMap(ChatMessageRow::id, Function.identity()));
    Deque<ChatMessageRow> branch = new ArrayDeque<>();
    Optional<ChatMessageRow> at = Optional.ofNullable(byId.get(lastId));
    while (at.isPresent()) {
      branch.addFirst(at.get());
      at = at.get().parent().map(byId::get);
    }
    return List.copyOf(branch);
  }

  @Override
  public List<ChatMessageRow> following(String chatId, String id) {
    return of(chatId).filter(message -> message.parent().equals(Optional.of(id))).toList();
  }

  @Override
  public void deleteMessages(String chatId, Collection<String> ids) {
    Set<String> gone = new HashSet<>(ids);
    require(
        of(chatId)
            .filter(message -> message.parent().filter(gone::contains).isPresent())
            .allMatch(message -> gone.contains(message.id())),
        "a message would stay that follows a deleted one");
    remove(chatId, message -> gone.contains(message.id()));
    state.chats.computeIfPresent(chatId, (id, chat) -> withoutCurrent(chat, gone));
  }

  private static ChatRow withoutCurrent(ChatRow chat, Set<String> gone) {
    return new ChatRow(
        chat.id(),
        chat.workspace(),
        chat.title(),
        chat.settings(),
        chat.current().filter(current -> !gone.contains(current)),
        chat.createdAt(),
        chat.updatedAt());
  }

  @Override
  public List<ChatMessageRow> withStatus(String status) {
    return state.chatMessages.values().stream()
        .filter(message -> message.status().equals(status))
        .toList();
  }

  @Override
  public List<ChatMessageRow> search(String workspace, List<Set<String>> words, int limit) {
    return state.chatMessages.descendingMap().values().stream()
        .filter(message -> find(workspace, message.chatId()).isPresent())
        .filter(message -> hasAll(message, words))
        .limit(limit)
        .toList();
  }

  private static boolean hasAll(ChatMessageRow message, List<Set<String>> words) {
    Set<String> terms = Set.copyOf(Arrays.asList(message.terms().split(" ", -1)));
    return !words.isEmpty()
        && words.stream().allMatch(word -> word.stream().anyMatch(terms::contains));
  }

  @Override
  public Optional<ChatMemoryRow> memory(String chatId, List<String> branch) {
    Set<String> own = of(chatId).map(ChatMessageRow::id).collect(Collectors.toSet());
    return branch.stream()
        .filter(own::contains)
        .filter(state.chatMemories::containsKey)
        .reduce((first, second) -> second)
        .map(state.chatMemories::get);
  }

  @Override
  public void remember(String chatId, ChatMemoryRow memory) {
    message(chatId, memory.messageId())
        .ifPresent(message -> state.chatMemories.put(message.id(), memory));
  }

  private Stream<ChatMessageRow> of(String chatId) {
    return state.chatMessages.values().stream().filter(message -> message.chatId().equals(chatId));
  }

  private void remove(String chatId, Predicate<ChatMessageRow> which) {
    List<ChatMessageRow> gone = of(chatId).filter(which).toList();
    gone.forEach(message -> state.chatMemories.remove(message.id()));
    state.chatMessages.values().removeAll(new HashSet<>(gone));
  }

  private static void require(boolean condition, String otherwise) {
    if (!condition) {
      throw new IllegalStateException(otherwise);
    }
  }
}
