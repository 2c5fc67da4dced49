package io.astraflow.core.internal.chat.turn;

import io.astraflow.chat.ChatMessage;
import io.astraflow.core.internal.chat.format.MessageRows;
import io.astraflow.core.internal.model.time.Timeline;
import io.astraflow.error.AstraFlowException;
import io.astraflow.spi.store.ChatMessageRow;
import io.astraflow.spi.store.Store;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stores an answer, now and then while it is written and at its end; for one thread. A store that
 * takes its time holds up the end of an answer, and not what is written until then.
 */
final class AnswerStore {
  private static final Logger LOG = LoggerFactory.getLogger(AnswerStore.class);

  /** How much of an answer a crash may take. */
  private static final long CHECKPOINT_NANOS = Duration.ofSeconds(2).toNanos();

  private static final List<Duration> RETRIES =
      List.of(Duration.ofMillis(200), Duration.ofSeconds(1), Duration.ofSeconds(3));

  private final Store store;
  private final String chatId;
  private final Executor threads;
  private final Timeline timeline;
  private CompletableFuture<Void> underWay = CompletableFuture.completedFuture(null);
  private long stored;

  /**
   * Creates a store of one answer.
   *
   * @param threads store what there is while more is written
   */
  AnswerStore(Store store, String chatId, Executor threads, Timeline timeline) {
    this.store = store;
    this.chatId = chatId;
    this.threads = threads;
    this.timeline = timeline;
    this.stored = timeline.nanos();
  }

  /** Returns whether it is time to store what there is, and the store is done with the last. */
  boolean isDue() {
    return timeline.nanos() - stored > CHECKPOINT_NANOS && underWay.isDone();
  }

  /** Has what there is stored, if the store can take it, and returns at once. */
  void checkpoint(ChatMessage answer) {
    stored = timeline.nanos();
    try {
      underWay = CompletableFuture.runAsync(() -> store(answer), threads);
    } catch (RejectedExecutionException e) { // The engine is being closed: the end is near.
      LOG.debug("An answer under way is stored at its end alone", e);
    }
  }

  private void store(ChatMessage answer) {
    try {
      write(answer);
    } catch (AstraFlowException e) {
      LOG.warn("An answer under way could not be stored, it is tried again: {}", e.getMessage());
    }
  }

  /**
   * Stores the whole answer, trying several times, and returns it as it stands: as failed where the
   * store cannot take it, or its message was deleted.
   */
  ChatMessage finish(ChatMessage answer) {
    awaitCheckpoint();
    for (Duration pause : RETRIES) {
      try {
        return written(answer);
      } catch (AstraFlowException e) {
        LOG.warn("An answer could not be stored, it is tried again: {}", e.getMessage());
        pause(pause);
      }
    }
    try {
      return written(answer);
    } catch (AstraFlowException e) {
      LOG.error("An answer could not be stored", e);
      return answer.failed("The answer could not be stored: " + e.getMessage());
    }
  }

  // Or what is under way would take the place of the whole answer.
  private void awaitCheckpoint() {
    try {
      underWay.join();
    } catch (CompletionException e) {
      LOG.error("An answer under way could not be stored", e);
    }
  }

  private ChatMessage written(ChatMessage answer) {
    return write(answer) ? answer : answer.failed("The message was deleted meanwhile.");
  }

  private boolean write(ChatMessage answer) {
    ChatMessageRow row = MessageRows.row(chatId, answer); // before others wait for the store
    return store.write(tx -> tx.chats().update(row));
  }

  private void pause(Duration duration) {
    try {
      timeline.pause(duration);
    } catch (InterruptedException e) { // The next attempt follows at once.
      LOG.debug("An attempt to store an answer was hurried", e);
    }
  }
}
