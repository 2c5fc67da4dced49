package io.astraflow.core.internal.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.astraflow.chat.Chat;
import io.astraflow.chat.ChatMessage;
import io.astraflow.chat.ChatSummary;
import io.astraflow.chat.MessageStatus;
import io.astraflow.chat.Turn;
import io.astraflow.chat.TurnEvent;
import io.astraflow.error.CorruptDataException;
import io.astraflow.model.ModelReply;
import io.astraflow.page.PageRequest;
import io.astraflow.spi.store.ChatMessageRow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class EngineChatsTest {

  @Test
  void aTurnThatIsBegunWhileTheEngineClosesIsCancelledAndHoldsUpNothing() throws Exception {
    ExecutorService threads = Executors.newCachedThreadPool();
    try (SmallWorld world = new SmallWorld(threads)) {
      Chat chat = world.chats.create();
      CompletableFuture<Void> closing = new CompletableFuture<>();
      world.store.afterNextWrite(
          () -> {
            closing.completeAsync(
                () -> {
                  world.turns.close();
                  return null;
                });
            await().until(threads::isShutdown);
          });
      Turn turn = chat.say("Hello?");
      closing.get(5, TimeUnit.SECONDS); // Half the time that turns are given to end.
      assertEnded(chat, turn, MessageStatus.CANCELLED);
      assertThat(world.model.requests()).isEmpty();
    }
  }

  @Test
  void aTurnForWhichThereIsNoThreadFailsAndSaysSo() throws Exception {
    ExecutorService threads =
        new ThreadPoolExecutor(
            0,
            1,
            1,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            task -> {
              throw new OutOfMemoryError("unable to create native thread");
            });
    try (SmallWorld world = new SmallWorld(threads)) {
      Chat chat = world.chats.create();
      ChatMessage answer = assertEnded(chat, chat.say("Hello?"), MessageStatus.FAILED);
      assertThat(answer.failure().orElseThrow()).contains("no thread");
      assertEnded(chat, chat.say("And now?"), MessageStatus.FAILED);
    }
  }

  @Test
  void aTurnFailsWithTheReasonWhereWhatWasSaidBeforeCannotBeRead() throws Exception {
    try (SmallWorld world = new SmallWorld(new CallingThread())) {
      Chat chat = world.chats.create();
      world.model.then(ModelReply.of(world.model.name(), "A"));
      chat.say("first").await();
      world.store.afterNextWrite(
          () ->
              world.store.beforeNextRead(
                  () -> {
                    throw new CorruptDataException("page 7 is damaged");
                  }));
      ChatMessage answer = assertEnded(chat, chat.say("second"), MessageStatus.FAILED);
      assertThat(answer.failure()).contains("page 7 is damaged");
    }
  }

  private static ChatMessage assertEnded(Chat chat, Turn turn, MessageStatus status)
      throws InterruptedException {
    ChatMessage answer = turn.await();
    assertThat(answer.status()).isEqualTo(status);
    assertThat(chat.message(turn.id())).contains(answer);
    List<TurnEvent> events = new ArrayList<>();
    turn.events().forEach(events::add);
    assertThat(events).last().isEqualTo(new TurnEvent.Done(TurnEvent.BEHIND_TEXT + 3, answer));
    return answer;
  }

  @Test
  void closingEndsTurnsThatAreUnderWay() throws Exception {
    try (SmallWorld world = new SmallWorld(Executors.newCachedThreadPool())) {
      Chat chat = world.chats.create();
      forEver(world);
      Turn turn = chat.say("Hello?");
      world.turns.close();
      assertEnded(chat, turn, MessageStatus.CANCELLED);
    }
  }

  @Test
  void aTurnThatBeginsWhileItsChatIsDeletedIsCancelled() throws Exception {
    try (SmallWorld world = new SmallWorld(Executors.newCachedThreadPool())) {
      Chat chat = world.chats.create();
      forEver(world);
      CompletableFuture<Turn> said = new CompletableFuture<>();
      world.store.beforeNextWrite(() -> said.complete(chat.say("Hello?")));
      assertThat(world.chats.delete(chat.id())).isTrue();
      assertThat(said.join().await().failure().orElseThrow()).contains("deleted");
    }
  }

  /** Has the model think until it is interrupted. */
  private static void forEver(SmallWorld world) {
    world.model.then(
        request -> {
          new CountDownLatch(1).await();
          throw new IllegalStateException("nobody counts down");
        });
  }

  @Test
  void whatATurnThrowsAfterItIsCancelledIsNoFailure() throws Exception {
    try (SmallWorld world = new SmallWorld(Executors.newCachedThreadPool())) {
      CountDownLatch asked = new CountDownLatch(1);
      world.model.then(
          request -> {
            asked.countDown();
            try {
              new CountDownLatch(1).await();
            } catch (InterruptedException e) {
              throw new IllegalStateException("wrapped by somebody's library", e);
            }
            throw new IllegalStateException("nobody counts down");
          });
      Chat chat = world.chats.create();
      Turn turn = chat.say("Hello?");
      asked.await();
      turn.cancel();
      assertEnded(chat, turn, MessageStatus.CANCELLED);
    }
  }

  @Test
  void anErrorEndsATurnAsFailed() throws Exception {
    try (SmallWorld world = new SmallWorld(new CallingThread())) {
      world.model.then(
          request -> {
            throw new NoClassDefFoundError("somebody's library");
          });
      Chat chat = world.chats.create();
      ChatMessage answer = assertEnded(chat, chat.say("Hello?"), MessageStatus.FAILED);
      assertThat(answer.failure().orElseThrow()).contains("the log");
    }
  }

  @Test
  void aDamagedAnswerKeepsNoOtherFromBeingRepaired() throws Exception {
    try (SmallWorld world = new SmallWorld(new CallingThread())) {
      List<ChatMessageRow> left = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        world.model.then(ModelReply.of(world.model.name(), "A"));
        Chat chat = world.chats.create();
        ChatMessageRow row = world.row(chat, chat.say("Hello?").await());
        left.add(writing(row, i == 1 ? "{" : row.details()));
      }
      world.store.write(tx -> left.stream().allMatch(row -> tx.chats().update(row)));
      EngineChats.repair(world.store);
      assertThat(left)
          .extracting(row -> world.store.read(tx -> tx.chats().message(row.chatId(), row.id())))
          .extracting(row -> row.map(ChatMessageRow::status))
          .containsExactly(Optional.of("FAILED"), Optional.of("WRITING"), Optional.of("FAILED"));
    }
  }

  private static ChatMessageRow writing(ChatMessageRow row, String details) {
    return new ChatMessageRow(
        row.id(),
        row.chatId(),
        row.parent(),
        row.role(),
        MessageStatus.WRITING.name(),
        row.content(),
        row.terms(),
        details,
        row.createdAt());
  }

  @Test
  void writesNoEarlierTimeThanBeforeWhereTheClockIsSetBack() throws Exception {
    try (SmallWorld world = new SmallWorld(new CallingThread())) {
      Chat chat = world.chats.create();
      world.model.then(ModelReply.of(world.model.name(), "A"));
      chat.say("first").await();
      world.timeline.pass(Duration.ofHours(-1));
      ChatMessage second = chat.say("second").await();
      assertThat(listed(world).updatedAt()).isEqualTo(listed(world).createdAt());
      chat.deleteMessage(second.id());
      assertThat(listed(world).updatedAt()).isEqualTo(listed(world).createdAt());
      world.timeline.pass(Duration.ofHours(2));
      chat.deleteMessage(second.parent().orElseThrow());
      assertThat(listed(world).updatedAt()).isEqualTo(world.timeline.now());
    }
  }

  private static ChatSummary listed(SmallWorld world) {
    return world.chats.list(PageRequest.first(9)).items().get(0);
  }
}
