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
import io.astraflow.core.internal.chat.turn.UnbegunTurn;
import io.astraflow.error.AstraFlowException;
import io.astraflow.error.CorruptDataException;
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
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The turns under way in all chats of an engine. Safe for use by many threads. */
public final class EngineChats implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EngineChats.class);
  private static final Duration LAST_WORDS = Duration.ofSeconds(10);
  private static final String ENDED =
      "AstraFlow ended before the answer was whole: have it answered again.";
  private static final String NO_THREAD =
      "There was no thread to write the answer: have it answered again.";

  private final Map<String, LiveTurn> live = new ConcurrentHashMap<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition forgotten = lock.newCondition();
  private final ExecutorService threads;

  /** Creates an engine's turns, each of which gets a thread. */
  public EngineChats() {
    this(numbered());
  }

  /** Creates an engine's turns, which run in these threads, and end them when they are closed. */
  EngineChats(ExecutorService threads) {
    this.threads = threads;
  }

  private static ExecutorService numbered() {
    AtomicInteger count = new AtomicInteger();
    return Executors.newCachedThreadPool(
        task -> {
          Thread thread = new Thread(task, "astraflow-chat-" + count.incrementAndGet());
          thread.setDaemon(true);
          return thread;
        });
  }

  /** Marks the answers as failed that an earlier process left half-way, where they can be read. */
  public static void repair(Store store) {
    List<ChatMessageRow> left =
        store.read(tx -> tx.chats().withStatus(MessageStatus.WRITING.name())).stream()
            .flatMap(row -> ended(row).stream())
            .toList();
    if (!left.isEmpty()) {
      store.write(
          tx -> {
            left.forEach(row -> tx.chats().update(row));
            return true;
          });
      LOG.info("{} answers had been left half-way", left.size());
    }
  }

  private static Optional<ChatMessageRow> ended(ChatMessageRow row) {
    try {
      return Optional.of(MessageRows.row(row.chatId(), MessageRows.message(row).failed(ENDED)));
    } catch (CorruptDataException e) { // The other chats are whole, and can be had.
      LOG.error("An answer that was left half-way stays so", e);
      return Optional.empty();
    }
  }

  /** Returns what runs tools, and stores answers under way. */
  public Executor threads() {
    return threads;
  }

  /** Announces a turn before its message is stored. */
  LiveTurn announce(String id) {
    LiveTurn turn = new LiveTurn(id, this::forget);
    live.put(id, turn);
    return turn;
  }

  /** Takes back a turn that has ended, or whose message could not be stored. */
  void forget(LiveTurn turn) {
    lock.lock();
    try {
      live.remove(turn.id());
      forgotten.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Begins to write the answer of a turn whose message is stored. Where that cannot begin, the
   * answer is stored as cancelled or failed.
   *
   * @param begun reads what was said before, in the thread of the turn
   */
  void start(TurnWorld world, UnbegunTurn turn, Supplier<Begun> begun) {
    try {
      threads.execute(() -> run(world, turn, begun));
    } catch (RejectedExecutionException e) {
      LOG.debug("A turn was cancelled before it began: the engine is being closed", e);
      turn.cancel(world);
    } catch (OutOfMemoryError e) { // So threads fail that the system has no room for.
      LOG.error("A turn could not begin", e);
      turn.fail(world, NO_THREAD);
    }
  }

  private void run(TurnWorld world, UnbegunTurn turn, Supplier<Begun> read) {
    Begun begun;
    try {
      begun = read.get();
    } catch (AstraFlowException e) {
      turn.fail(world, String.valueOf(e.getMessage()));
      return;
    } catch (RuntimeException | Error e) {
      LOG.error("What was said before could not be read", e);
      turn.fail(world, TurnWriter.BROKEN);
      return;
    }
    run(world, begun, turn.turn());
  }

  private void run(TurnWorld world, Begun begun, LiveTurn turn) {
    TurnWriter writer = new TurnWriter(world, begun, turn);
    ChatMessage answer = writer.write();
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

  /** Returns the ids of the turns under way whose answer is found. */
  List<String> among(Function<String, Optional<ChatMessageRow>> answers) {
    return live.keySet().stream().filter(id -> answers.apply(id).isPresent()).toList();
  }

  /** Cancels the turns under way among these. */
  void cancel(Collection<String> ids) {
    ids.forEach(id -> live(id).ifPresent(Turn::cancel));
  }

  /** Cancels the turns under way and waits until what they had written is stored. */
  @Override
  public void close() {
    live.values().forEach(LiveTurn::cancel);
    threads.shutdown();
    try {
      long left = awaitEnds(LAST_WORDS.toNanos());
      threads.shutdownNow();
      if (!threads.awaitTermination(left, TimeUnit.NANOSECONDS)) {
        LOG.warn("Chats were still busy {} after they were cancelled", LAST_WORDS);
      }
    } catch (InterruptedException e) {
      threads.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }

  /** Waits until no turn is under way, for so long at the most, and returns what is left of it. */
  private long awaitEnds(long most) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long left = most;
      while (!live.isEmpty() && left > 0) {
        left = forgotten.awaitNanos(left);
      }
      return left;
    } finally {
      lock.unlock();
    }
  }
}
