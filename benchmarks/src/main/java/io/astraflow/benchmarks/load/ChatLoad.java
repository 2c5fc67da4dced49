package io.astraflow.benchmarks.load;

import io.astraflow.chat.Chat;
import io.astraflow.chat.ChatSettings;
import io.astraflow.collection.Workspace;
import io.astraflow.model.ModelName;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/**
 * Conversations over one collection, all at once and without a pause between their turns.
 * Immutable.
 *
 * @param workspace where they are
 * @param collection what they are about
 * @param model who answers
 * @param settings how many there are
 * @param questions asked in turn
 */
record ChatLoad(
    Workspace workspace,
    String collection,
    ModelName model,
    LoadSettings settings,
    List<String> questions) {

  /**
   * Returns the conversations, each for a thread of its own.
   *
   * @param goOn whether there is another turn when a conversation has had its fewest
   */
  List<Callable<List<TurnTimes>>> conversations(BooleanSupplier goOn) {
    AtomicInteger asked = new AtomicInteger();
    List<Callable<List<TurnTimes>>> all = new ArrayList<>();
    for (int i = 0; i < settings.chats(); i++) {
      all.add(() -> conversation(asked, goOn));
    }
    return all;
  }

  private List<TurnTimes> conversation(AtomicInteger asked, BooleanSupplier goOn) {
    Chat chat =
        workspace
            .chats()
            .create(ChatSettings.ofDefaults().withCollections(collection).withModel(model));
    List<TurnTimes> turns = new ArrayList<>();
    while (turns.size() < settings.turns() || goOn.getAsBoolean()) {
      String question = questions.get(asked.getAndIncrement() % questions.size());
      turns.add(new TurnClock(settings.tokens()).say(chat, question));
    }
    if (chat.messages().size() != 2 * turns.size()) {
      throw new IllegalStateException(
          "%d turns left %d messages".formatted(turns.size(), chat.messages().size()));
    }
    return turns;
  }
}
