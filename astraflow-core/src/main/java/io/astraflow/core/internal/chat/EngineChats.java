package io.astraflow.core.internal.chat;

import io.astraflow.chat.ChatMessage;
import io.astraflow.chat.MessageStatus;
import io.astraflow.chat.Turn;
import io.astraflow.core.internal.chat.format.MessageRows;
import io.astraflow.core.internal.chat.turn.AfterTurn;
import io.astraflow.core.internal.chat.turn.Begun;
import io.astraflow.core.internal.chat.turn.LiveTurn;
import io.astraflow.core.internal.chat.turn.TurnWorld;
import io.astraflow.core.internal.chat.turn.TurnWriter;
import io.astraflow.model.ModelAdapter;
import io.astraflow.spi.store.ChatMessageRow;
import io.astraflow.spi.store.Store;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The turns under way in all chats of an engine. Safe for use by many threads. */
public final class EngineChats implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EngineChats.class);
  private static final Duration LAST_WORDS = Duration.ofSeconds(10);
  private static final String ENDED =
      "AstraFlow ended before the answer was whole: have it answered again.";

  private final Map<String, LiveTurn> live = new ConcurrentHashMap<>();
  private final AtomicInteger count = new AtomicInteger();
  private final ExecutorService threads = Executors.newCachedThreadPool(this::thread);

  private Thread thread(Runnable task) {
    Thread thread = new Thread(task, "astraflow-chat-" + count.incrementAndGet());
    thread.setDaemon(true);
    return thread;
  }

  /** Marks the answers as failed that an earlier process left half-way. */
  public static void repair(Store store) {
    List<ChatMessageRow> left =
        store.read(tx -> tx.chats().withStatus(MessageStatus.WRITING.name()));
    if (!left.isEmpty()) {
      store.write(
          tx -> {
            left.forEach(row -> tx.chats().update(ended(row)));
            return true;
          });
      LOG.info("{} answers had been left half-way", left.size());
    }
  }

  private static ChatMessageRow ended(ChatMessageRow row) {
    return MessageRows.row(row.chatId(), MessageRows.message(row).failed(ENDED));
  }

  /** Returns what runs tools, and stores answers under way. */
  public Executor threads() {
    return threads;
  }

  /** Announces a turn before its message is stored. */
  LiveTurn announce(String id) {
    LiveTurn turn = new LiveTurn(id);
    live.put(id, turn);
    return turn;
  }

  /** Takes back a turn whose message could not be stored. */
  void forget(LiveTurn turn) {
    live.remove(turn.id());
  }

  /** Begins to write the answer of a turn whose message is stored. */
  void start(TurnWorld world, Begun begun, LiveTurn turn) {
    threads.execute(() -> run(world, begun, turn));
  }

  private void run(TurnWorld world, Begun begun, LiveTurn turn) {
    TurnWriter writer = new TurnWriter(world, begun, turn);
    ChatMessage answer;
    try {
      answer = writer.write();
    } finally {
      forget(turn);
    }
    Optional<ModelAdapter> model = writer.answeredBy();
    if (model.isPresent() && !threads.isShutdown()) {
      try {
        new AfterTurn(world, begun).run(answer, model.get());
      } catch (RuntimeException e) {
        LOG.error("A title or a summary failed", e);
      } catch (InterruptedException e) {
        LOG.debug("A title or a summary was left to a later turn", e);
      }
    }
  }

  /** Returns the turn under way whose answer has this id. */
  Optional<Turn> live(String id) {
    return Optional.ofNullable(live.get(id));
  }

  /** Cancels the turns under way among these. */
  void cancel(Collection<String> ids) {
    ids.forEach(id -> live(id).ifPresent(Turn::cancel));
  }

  /** Cancels the turns under way and waits until what they had written is stored. */
  @Override
  public void close() {
    List<LiveTurn> turns = List.copyOf(live.values());
    turns.forEach(LiveTurn::cancel);
    threads.shutdown();
    try {
      long end = System.nanoTime() + LAST_WORDS.toNanos();
      for (LiveTurn turn : turns) {
        turn.await(Duration.ofNanos(end - System.nanoTime()));
      }
      threads.shutdownNow();
      if (!threads.awaitTermination(end - System.nanoTime(), TimeUnit.NANOSECONDS)) {
        LOG.warn("Chats were still busy {} after they were cancelled", LAST_WORDS);
      }
    } catch (InterruptedException e) {
      threads.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
