package io.astraflow.core.internal.chat.turn;

import io.astraflow.chat.ChatMessage;
import io.astraflow.core.internal.chat.format.MessageRows;
import io.astraflow.core.internal.model.time.Timeline;
import io.astraflow.error.AstraFlowException;
import io.astraflow.spi.store.Store;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Stores an answer, now and then while it is written and at its end; for one thread. */
final class AnswerStore {
  private static final Logger LOG = LoggerFactory.getLogger(AnswerStore.class);

  /** How much of an answer a crash may take. */
  private static final long CHECKPOINT_NANOS = Duration.ofSeconds(2).toNanos();

  private static final List<Duration> RETRIES =
      List.of(Duration.ofMillis(200), Duration.ofSeconds(1), Duration.ofSeconds(3));

  private final Store store;
  private final String chatId;
  private final Timeline timeline;
  private long stored;

  AnswerStore(Store store, String chatId, Timeline timeline) {
    this.store = store;
    this.chatId = chatId;
    this.timeline = timeline;
    this.stored = timeline.nanos();
  }

  boolean isDue() {
    return timeline.nanos() - stored > CHECKPOINT_NANOS;
  }

  /** Stores what there is, if the store can take it. */
  void checkpoint(ChatMessage answer) {
    stored = timeline.nanos();
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

  private ChatMessage written(ChatMessage answer) {
    return write(answer) ? answer : answer.failed("The message was deleted meanwhile.");
  }

  private boolean write(ChatMessage answer) {
    return store.write(tx -> tx.chats().update(MessageRows.row(chatId, answer)));
  }

  private void pause(Duration duration) {
    try {
      timeline.pause(duration);
    } catch (InterruptedException e) { // The next attempt follows at once.
      LOG.debug("An attempt to store an answer was hurried", e);
    }
  }
}
