package io.astraflow.core.internal.chat.turn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.astraflow.chat.ChatMessage;
import io.astraflow.chat.MessageStatus;
import io.astraflow.core.internal.chat.format.MessageRows;
import io.astraflow.core.internal.model.time.ManualTimeline;
import io.astraflow.spi.store.ChatMessageRow;
import io.astraflow.spi.store.ChatRow;
import io.astraflow.spi.store.Store;
import io.astraflow.testkit.store.MemoryStoreFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AnswerStoreTest {
  private static final Instant NOW = Instant.parse("2024-02-29T12:00:00Z");
  private static final ChatMessage QUESTION = ChatMessage.user("q", Optional.empty(), "Why?", NOW);
  private static final ChatMessage ANSWER = ChatMessage.begun("a", "q", NOW);
  private static final Duration LONG = Duration.ofSeconds(3);

  private final Store store = new MemoryStoreFactory().open(Path.of("answers"));
  private final ManualTimeline timeline = new ManualTimeline();
  private final Deque<Runnable> later = new ArrayDeque<>();

  @BeforeEach
  void begin() {
    store.write(
        tx -> {
          tx.chats().create(new ChatRow("c", "w", "", "{}", Optional.empty(), NOW, NOW));
          tx.chats().add(MessageRows.row("c", QUESTION));
          tx.chats().add(MessageRows.row("c", ANSWER));
          return true;
        });
  }

  @Test
  void moreIsWrittenWhileTheStoreTakesItsTime() {
    AnswerStore answers = answers(later::add);
    assertThat(answers.isDue()).isFalse();
    timeline.pass(LONG);
    assertThat(answers.isDue()).isTrue();
    answers.checkpoint(answer(MessageStatus.WRITING, "Beca"));
    timeline.pass(LONG);
    assertThat(answers.isDue()).isFalse();
    assertThat(stored().content()).isEmpty();
    later.remove().run();
    assertThat(stored().content()).isEqualTo("Beca");
    assertThat(answers.isDue()).isTrue();
  }

  @Test
  void theWholeAnswerIsStoredBehindWhatIsUnderWay() throws Exception {
    CountDownLatch goOn = new CountDownLatch(1);
    AnswerStore answers = answers(task -> new Thread(() -> awaitAnd(goOn, task)).start());
    answers.checkpoint(answer(MessageStatus.WRITING, "Beca"));
    ChatMessage whole = answer(MessageStatus.COMPLETE, "Because.");
    FutureTask<ChatMessage> finish = new FutureTask<>(() -> answers.finish(whole));
    Thread finishing = new Thread(finish);
    finishing.start();
    await().until(() -> finishing.getState() == Thread.State.WAITING);
    assertThat(stored().content()).isEmpty();
    goOn.countDown();
    assertThat(finish.get()).isEqualTo(whole);
    assertThat(stored().content()).isEqualTo("Because.");
    assertThat(stored().status()).isEqualTo(MessageStatus.COMPLETE.name());
  }

  @Test
  void anEngineThatIsBeingClosedStoresTheEndAlone() {
    AnswerStore answers =
        answers(
            task -> {
              throw new RejectedExecutionException("closed");
            });
    answers.checkpoint(answer(MessageStatus.WRITING, "Beca"));
    assertThat(stored().content()).isEmpty();
    answers.finish(answer(MessageStatus.CANCELLED, "Becau"));
    assertThat(stored().content()).isEqualTo("Becau");
  }

  private AnswerStore answers(Executor threads) {
    return new AnswerStore(store, "c", threads, timeline);
  }

  private ChatMessageRow stored() {
    return store.read(tx -> tx.chats().message("c", "a")).orElseThrow();
  }

  private static ChatMessage answer(MessageStatus status, String content) {
    return new Draft(ANSWER).message(status, content, Optional.empty());
  }

  private static void awaitAnd(CountDownLatch latch, Runnable task) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    task.run();
  }
}
