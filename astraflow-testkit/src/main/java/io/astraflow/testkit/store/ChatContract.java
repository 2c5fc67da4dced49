package io.astraflow.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.astraflow.spi.store.ChatMemoryRow;
import io.astraflow.spi.store.ChatMessageRow;
import io.astraflow.spi.store.ChatRow;
import io.astraflow.spi.store.ChatTable;
import io.astraflow.spi.store.Store;
import io.astraflow.spi.store.StoreFactory;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How every store keeps chats. Extend it and say which factory to test. */
public abstract class ChatContract {
  private static final Instant AT = StoreSamples.AT;

  /** The data folder of the store under test. */
  @TempDir protected Path folder;

  private Store store;

  /** For subclasses. */
  @SuppressWarnings("NullAway.Init")
  protected ChatContract() {}

  /** Returns the factory to test; the same one during a test. */
  protected abstract StoreFactory factory();

  @BeforeEach
  void open() {
    store = factory().open(folder);
  }

  @AfterEach
  void close() {
    assertThat(store.verify()).isEmpty();
    store.close();
  }

  @Test
  void givesAChatBackAsItWas() {
    ChatRow chat =
        new ChatRow("c", "ada", "half \ud83d", "{\"\ude00\":1}", Optional.empty(), AT, AT);
    write(chats -> chats.create(chat));
    reopen();
    assertThat(find("ada", "c")).contains(chat);
    assertThat(find("bob", "c")).isEmpty();
    assertThat(find("ada", "C")).isEmpty();
  }

  @Test
  void refusesASecondChatOfAnId() {
    create("ada", "c");
    assertThatThrownBy(() -> create("bob", "c")).isInstanceOf(IllegalStateException.class);
    assertThat(find("bob", "c")).isEmpty();
  }

  @Test
  void replacesWhatMayChangeOfAChat() {
    create("ada", "c");
    add("c", "m", "", "cold");
    Instant later = AT.plusSeconds(1);
    ChatRow changed = new ChatRow("c", "ada", "new", "{}", Optional.of("m"), later, later);
    assertThat(this.<Long>read(chats -> chats.count("c"))).isEqualTo(1);
    assertThat(changed(chats -> chats.update(changed))).isTrue();
    assertThat(find("ada", "c"))
        .contains(new ChatRow("c", "ada", "new", "{}", Optional.of("m"), AT, later));
    ChatRow foreign = new ChatRow("c", "bob", "stolen", "{}", Optional.empty(), AT, AT);
    assertThat(changed(chats -> chats.update(foreign))).isFalse();
    assertThat(find("ada", "c").orElseThrow().title()).isEqualTo("new");
  }

  @Test
  void listsTheChatWrittenToLastFirst() {
    create("ada", "half", AT.plusMillis(500));
    create("ada", "whole", Instant.parse("2024-02-29T12:34:57Z"));
    create("ada", "a", AT);
    create("ada", "b", AT);
    create("ada", "B", AT);
    create("bob", "other", AT);
    assertThat(listed("ada", Optional.empty(), 9)).containsExactly("whole", "half", "b", "a", "B");
    assertThat(listed("ada", Optional.empty(), 2)).containsExactly("whole", "half");
    assertThat(listed("ada", find("ada", "half"), 2)).containsExactly("b", "a");
    Optional<ChatRow> gone = find("ada", "b");
    assertThat(changed(chats -> chats.delete("ada", "b"))).isTrue();
    assertThat(listed("ada", gone, 9)).containsExactly("a", "B");
    assertThat(listed("eve", Optional.empty(), 9)).isEmpty();
  }

  @Test
  void givesAMessageBackAsItWas() {
    create("ada", "c");
    ChatMessageRow message =
        new ChatMessageRow(
            "m",
            "c",
            Optional.empty(),
            "USER",
            "COMPLETE",
            "\ud83d cold\0",
            "cold",
            "{\"\udc00\"}",
            AT);
    ChatMessageRow reply =
        new ChatMessageRow(
            "r", "c", Optional.of("m"), "ASSISTANT", "WRITING", "", "", "{}", AT.plusNanos(1));
    write(chats -> chats.add(message));
    write(chats -> chats.add(reply));
    reopen();
    assertThat(messages("c")).containsExactly(message, reply);
    assertThat(stored("c", "r")).contains(reply);
    assertThat(stored("other", "r")).isEmpty();
  }

  @Test
  void refusesMessagesThatBelongNowhere() {
    create("ada", "c");
    create("ada", "d");
    add("c", "m", "");
    assertThatThrownBy(() -> add("c", "m", "")).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> add("d", "m", "")).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> add("e", "n", "")).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> add("c", "n", "x")).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> add("d", "n", "m")).isInstanceOf(IllegalStateException.class);
    assertThat(ids(messages("c"))).containsExactly("m");
    assertThat(messages("d")).isEmpty();
  }

  @Test
  void replacesWhatMayChangeOfAMessage() {
    create("ada", "c");
    add("c", "m", "", "cold");
    add("c", "r", "m");
    ChatMessageRow changed =
        new ChatMessageRow(
            "r", "c", Optional.empty(), "USER", "FAILED", "warm", "warm", "{1}", AT.plusSeconds(9));
    assertThat(changed(chats -> chats.update(changed))).isTrue();
    assertThat(stored("c", "r"))
        .contains(
            new ChatMessageRow(
                "r", "c", Optional.of("m"), "USER", "FAILED", "warm", "warm", "{1}", AT));
    assertThat(found("ada", "warm")).containsExactly("r");
    ChatMessageRow strange =
        new ChatMessageRow("r", "d", Optional.of("m"), "USER", "FAILED", "x", "x", "{}", AT);
    assertThat(changed(chats -> chats.update(strange))).isFalse();
    assertThat(found("ada", "x")).isEmpty();
  }

  @Test
  void knowsTheTreeOfMessages() {
    tree();
    assertThat(ids(messages("c"))).containsExactly("1", "2", "3", "2b", "3b", "3c", "1b");
    assertThat(branch("3")).containsExactly("1", "2", "3");
    assertThat(branch("3c")).containsExactly("1", "2b", "3c");
    assertThat(branch("1b")).containsExactly("1b");
    assertThat(branch("9")).isEmpty();
    assertThat(ids(read(chats -> chats.branch("other", "3")))).isEmpty();
    assertThat(following("1")).containsExactly("2", "2b");
    assertThat(following("2b")).containsExactly("3b", "3c");
    assertThat(following("3")).isEmpty();
    assertThat(ids(read(chats -> chats.following("other", "1")))).isEmpty();
    assertThat(this.<Long>read(chats -> chats.count("c"))).isEqualTo(7);
  }

  @Test
  void followsALongBranch() {
    create("ada", "c");
    List<String> all = IntStream.range(0, 3_000).mapToObj(i -> "m" + i).toList();
    write(
        chats -> {
          String parent = "";
          for (String id : all) {
            chats.add(message("c", id, parent, ""));
            parent = id;
          }
        });
    write(chats -> chats.remember("c", new ChatMemoryRow("m2000", "remembered")));
    assertThat(branch("m2999")).isEqualTo(all);
    assertThat(memory("c", all)).contains(new ChatMemoryRow("m2000", "remembered"));
    write(chats -> chats.deleteMessages("c", all.subList(1, 3_000)));
    assertThat(ids(messages("c"))).containsExactly("m0");
  }

  @Test
  void deletesMessagesWithAllThatHangsFromThem() {
    tree();
    current("3c");
    write(chats -> chats.remember("c", new ChatMemoryRow("2b", "short")));
    deleteMessages(List.of("2b", "3c", "3b", "unknown"));
    assertThat(ids(messages("c"))).containsExactly("1", "2", "3", "1b");
    assertThat(find("ada", "c").orElseThrow().current()).isEmpty();
    assertThat(memory("c", List.of("1", "2b"))).isEmpty();
    assertThat(found("ada", "word")).containsExactly("1b", "3", "2", "1");
    current("3");
    deleteMessages(List.of("1b"));
    assertThat(find("ada", "c").orElseThrow().current()).contains("3");
  }

  @Test
  void deletesNoMessageThatAnotherOneFollows() {
    tree();
    assertThatThrownBy(() -> deleteMessages(List.of("2b", "3b")))
        .isInstanceOf(IllegalStateException.class);
    assertThat(ids(messages("c"))).hasSize(7);
    assertThat(found("ada", "word")).hasSize(7);
  }

  @Test
  void deletesNoMessageOfAnotherChat() {
    tree();
    create("ada", "d");
    write(chats -> chats.deleteMessages("d", List.of("3", "1b")));
    assertThat(ids(messages("c"))).hasSize(7);
    assertThat(found("ada", "word")).hasSize(7);
  }

  @Test
  void deletesAChatWithEverythingInIt() {
    tree();
    current("3");
    write(chats -> chats.remember("c", new ChatMemoryRow("2", "short")));
    create("ada", "d");
    add("d", "n", "", "word");
    assertThat(changed(chats -> chats.delete("bob", "c"))).isFalse();
    assertThat(changed(chats -> chats.delete("ada", "c"))).isTrue();
    assertThat(changed(chats -> chats.delete("ada", "c"))).isFalse();
    assertThat(find("ada", "c")).isEmpty();
    assertThat(messages("c")).isEmpty();
    assertThat(found("ada", "word")).containsExactly("n");
    tree();
    assertThat(memory("c", List.of("1", "2"))).isEmpty();
  }

  @Test
  void findsMessagesOfAllWorkspacesByTheirStatus() {
    create("ada", "c");
    create("bob", "d");
    add("c", "m", "");
    add("d", "n", "");
    ChatMessageRow writing = status("d", "w", "WRITING");
    write(chats -> chats.add(writing));
    write(chats -> chats.add(status("c", "v", "WRITING")));
    assertThat(ids(read(chats -> chats.withStatus("WRITING")))).containsExactly("w", "v");
    write(chats -> chats.update(status("d", "w", "FAILED")));
    assertThat(ids(read(chats -> chats.withStatus("WRITING")))).containsExactly("v");
    assertThat(ids(read(chats -> chats.withStatus("writing")))).isEmpty();
  }

  @Test
  void findsMessagesThatHaveOneTermOfEachWord() {
    create("ada", "c");
    add("c", "1", "", "cold", "trout", "swim");
    add("c", "2", "1", "trout", "sleep");
    add("c", "3", "2", "troutlike", "cold");
    assertThat(found("ada", "trout")).containsExactly("2", "1");
    assertThat(search("ada", 9, List.of(Set.of("trout"), Set.of("cold")))).containsExactly("1");
    assertThat(search("ada", 9, List.of(Set.of("cold", "sleep")))).containsExactly("3", "2", "1");
    assertThat(search("ada", 2, List.of(Set.of("cold", "sleep")))).containsExactly("3", "2");
    assertThat(search("ada", 9, List.of())).isEmpty();
    assertThat(search("ada", 9, List.of(Set.of("cold"), Set.of()))).isEmpty();
  }

  @Test
  void takesNoTermForSyntax() {
    create("ada", "c");
    add(
        "c",
        "1",
        "",
        "or",
        "and",
        "not",
        "near",
        "terms",
        "workspace",
        "c'est",
        "a\"b",
        "x-y",
        "*");
    for (String term : List.of("or", "and", "not", "near", "c'est", "a\"b", "x-y", "*")) {
      assertThat(found("ada", term)).as(term).containsExactly("1");
    }
    for (String term : List.of("b", "y", "x", "c", "workspace:", "o*", "\"")) {
      assertThat(found("ada", term)).as(term).isEmpty();
    }
  }

  @Test
  void searchesWithManyWords() {
    create("ada", "c");
    List<String> terms = IntStream.range(0, 600).mapToObj(i -> "word" + i).toList();
    add("c", "1", "", terms.toArray(String[]::new));
    List<Set<String>> words = new ArrayList<>();
    terms.forEach(term -> words.add(Set.of(term, term + "s")));
    assertThat(ids(read(chats -> chats.search("ada", words, 9)))).containsExactly("1");
    words.add(Set.of("absent"));
    assertThat(ids(read(chats -> chats.search("ada", words, 9)))).isEmpty();
  }

  @Test
  void searchesOneWorkspaceAlone() {
    List<String> workspaces = List.of("ada", "Ada", "ada b", "b", "\ud83d", "\ud83e", "a\"");
    for (String workspace : workspaces) {
      create(workspace, "chat of " + workspace);
      add("chat of " + workspace, "message of " + workspace, "", "cold");
    }
    for (String workspace : workspaces) {
      assertThat(found(workspace, "cold")).containsExactly("message of " + workspace);
    }
    assertThat(found("b\"", "cold")).isEmpty();
    assertThat(found("", "cold")).isEmpty();
  }

  @Test
  void remembersUpToTheLastMessageOfABranch() {
    tree();
    write(chats -> chats.remember("c", new ChatMemoryRow("1", "up to 1")));
    write(chats -> chats.remember("c", new ChatMemoryRow("2", "draft")));
    write(chats -> chats.remember("c", new ChatMemoryRow("2", "up to 2 \ud83d")));
    assertThat(memory("c", List.of("1", "2", "3")))
        .contains(new ChatMemoryRow("2", "up to 2 \ud83d"));
    assertThat(memory("c", List.of("1", "2b", "3b"))).contains(new ChatMemoryRow("1", "up to 1"));
    assertThat(memory("c", List.of("1b"))).isEmpty();
    assertThat(memory("c", List.of())).isEmpty();
    assertThat(memory("d", List.of("1", "2"))).isEmpty();
  }

  @Test
  void remembersNothingUpToAMessageThatIsGone() {
    tree();
    create("ada", "d");
    write(chats -> chats.remember("c", new ChatMemoryRow("9", "nowhere")));
    write(chats -> chats.remember("d", new ChatMemoryRow("1", "elsewhere")));
    assertThat(memory("c", List.of("1", "9"))).isEmpty();
    assertThat(memory("d", List.of("1"))).isEmpty();
  }

  @Test
  void forgetsWhatAFailedTransactionHasDone() {
    create("ada", "c");
    assertThatThrownBy(
            () ->
                write(
                    chats -> {
                      chats.add(message("c", "m", "", "cold"));
                      throw new IllegalStateException("on purpose");
                    }))
        .hasMessage("on purpose");
    assertThat(messages("c")).isEmpty();
    assertThat(found("ada", "cold")).isEmpty();
  }

  /** Makes of chat c: 1 → 2 → 3, 1 → 2b → 3b and 3c, and 1b. */
  private void tree() {
    create("ada", "c");
    add("c", "1", "", "word");
    add("c", "2", "1", "word");
    add("c", "3", "2", "word");
    add("c", "2b", "1", "word");
    add("c", "3b", "2b", "word");
    add("c", "3c", "2b", "word");
    add("c", "1b", "", "word");
  }

  private void reopen() {
    store.close();
    store = factory().open(folder);
  }

  private void create(String workspace, String id) {
    create(workspace, id, AT);
  }

  private void create(String workspace, String id, Instant updatedAt) {
    write(
        chats ->
            chats.create(
                new ChatRow(id, workspace, "title", "{}", Optional.empty(), AT, updatedAt)));
  }

  private void current(String id) {
    write(chats -> chats.update(new ChatRow("c", "ada", "title", "{}", Optional.of(id), AT, AT)));
  }

  private void add(String chat, String id, String parent, String... terms) {
    write(chats -> chats.add(message(chat, id, parent, String.join(" ", terms))));
  }

  private static ChatMessageRow message(String chat, String id, String parent, String terms) {
    Optional<String> follows = Optional.of(parent).filter(known -> !known.isEmpty());
    return new ChatMessageRow(id, chat, follows, "USER", "COMPLETE", "text", terms, "{}", AT);
  }

  private static ChatMessageRow status(String chat, String id, String status) {
    return new ChatMessageRow(id, chat, Optional.empty(), "ASSISTANT", status, "", "", "{}", AT);
  }

  private void deleteMessages(Collection<String> ids) {
    write(chats -> chats.deleteMessages("c", ids));
  }

  private Optional<ChatRow> find(String workspace, String id) {
    return read(chats -> chats.find(workspace, id));
  }

  private List<String> listed(String workspace, Optional<ChatRow> behind, int limit) {
    return read(chats -> chats.list(workspace, behind, limit)).stream().map(ChatRow::id).toList();
  }

  private List<ChatMessageRow> messages(String chat) {
    return read(chats -> chats.messages(chat));
  }

  private List<String> branch(String last) {
    return ids(read(chats -> chats.branch("c", last)));
  }

  private List<String> following(String id) {
    return ids(read(chats -> chats.following("c", id)));
  }

  private List<String> found(String workspace, String term) {
    return search(workspace, 9, List.of(Set.of(term)));
  }

  private List<String> search(String workspace, int limit, List<Set<String>> words) {
    return ids(read(chats -> chats.search(workspace, words, limit)));
  }

  private Optional<ChatMessageRow> stored(String chat, String id) {
    return read(chats -> chats.message(chat, id));
  }

  private Optional<ChatMemoryRow> memory(String chat, List<String> branch) {
    return read(chats -> chats.memory(chat, branch));
  }

  private static List<String> ids(List<ChatMessageRow> messages) {
    return messages.stream().map(ChatMessageRow::id).toList();
  }

  private <T> T read(Function<ChatTable, T> work) {
    return store.read(tx -> work.apply(tx.chats()));
  }

  private boolean changed(Function<ChatTable, Boolean> work) {
    return store.<Boolean>write(tx -> work.apply(tx.chats()));
  }

  private void write(Consumer<ChatTable> work) {
    store.<Boolean>write(
        tx -> {
          work.accept(tx.chats());
          return true;
        });
  }
}
