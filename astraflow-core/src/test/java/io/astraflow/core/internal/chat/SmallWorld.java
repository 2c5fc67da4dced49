package io.astraflow.core.internal.chat;

import io.astraflow.chat.Chat;
import io.astraflow.chat.ChatMessage;
import io.astraflow.chat.Chats;
import io.astraflow.core.internal.chat.grounds.GroundSearch;
import io.astraflow.core.internal.chat.turn.Summarising;
import io.astraflow.core.internal.chat.turn.TurnWorld;
import io.astraflow.core.internal.model.time.ManualTimeline;
import io.astraflow.core.internal.retrieval.deadline.LimitedCalls;
import io.astraflow.spi.store.ChatMessageRow;
import io.astraflow.testkit.model.ScriptedModel;
import io.astraflow.testkit.store.MemoryStoreFactory;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutorService;

/** Chats without collections over a store in memory and one model. */
final class SmallWorld implements AutoCloseable {
  final HookedStore store = new HookedStore(new MemoryStoreFactory().open(Path.of("chats")));
  final ManualTimeline timeline = new ManualTimeline();
  final ScriptedModel model = new ScriptedModel();
  final EngineChats turns;
  final Chats chats;
  private final LimitedCalls calls = new LimitedCalls();

  /** Creates chats whose turns run in these threads. */
  SmallWorld(ExecutorService threads) {
    turns = new EngineChats(threads);
    TurnWorld world =
        new TurnWorld(
            "w",
            store,
            new OneModel(model),
            new GroundSearch(name -> Optional.empty(), calls),
            threads,
            timeline,
            new Summarising());
    chats = new StoredChats(new ChatWorld(world, turns, name -> false, () -> {}));
  }

  /** Returns a message's row as the store has it. */
  ChatMessageRow row(Chat chat, ChatMessage message) {
    return store.read(tx -> tx.chats().message(chat.id(), message.id())).orElseThrow();
  }

  @Override
  public void close() {
    turns.close();
    calls.close();
    store.close();
  }
}
