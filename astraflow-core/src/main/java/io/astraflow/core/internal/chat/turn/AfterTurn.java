package io.astraflow.core.internal.chat.turn;

import io.astraflow.chat.ChatMessage;
import io.astraflow.chat.ChatSource;
import io.astraflow.chat.MessageStatus;
import io.astraflow.core.internal.chat.format.SettingsJson;
import io.astraflow.core.internal.chat.prompt.Conversation;
import io.astraflow.core.internal.chat.prompt.Exchange;
import io.astraflow.core.internal.chat.prompt.PromptFitting;
import io.astraflow.core.internal.chat.prompt.Remembering;
import io.astraflow.core.internal.chat.prompt.Titles;
import io.astraflow.error.AstraFlowException;
import io.astraflow.model.ModelAdapter;
import io.astraflow.spi.store.ChatMemoryRow;
import io.astraflow.spi.store.ChatRow;
import io.astraflow.spi.store.Transaction;
import io.astraflow.tool.Tool;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a chat gets once an answer is there and nobody waits: a title, and a summary. */
public final class AfterTurn {
  private static final Logger LOG = LoggerFactory.getLogger(AfterTurn.class);

  /** A model that found no title for so many exchanges finds none. */
  private static final int TITLED_AFTER = 3;

  private final TurnWorld world;
  private final Begun begun;

  /** Creates what follows a turn. */
  public AfterTurn(TurnWorld world, Begun begun) {
    this.world = world;
    this.begun = begun;
  }

  /**
   * Does what is due. A failure is logged. A summary is made good after a later turn, a title after
   * one of the next two.
   */
  public void run(ChatMessage answer, ModelAdapter model) throws InterruptedException {
    if (answer.status() != MessageStatus.COMPLETE) {
      return;
    }
    Exchange exchange = new Exchange(begun.question(), answer);
    try {
      title(model, begun.before().with(exchange));
      remember(model, exchange);
    } catch (AstraFlowException e) {
      LOG.warn("A chat got no title or summary: {}", e.getMessage());
    }
  }

  private void title(ModelAdapter model, Conversation conversation) throws InterruptedException {
    Exchange first = conversation.exchanges().get(0);
    String beginning = Titles.beginningOf(first.question().content());
    if (conversation.exchanges().size() > TITLED_AFTER
        || world.store().read(tx -> titled(tx, beginning)).isEmpty()) {
      return;
    }
    Optional<String> title = Titles.of(model, first);
    if (title.isPresent()) {
      world
          .store()
          .write(
              tx ->
                  titled(tx, beginning)
                      .map(chat -> tx.chats().update(chat.withTitle(title.get()))));
    }
  }

  /** Returns the chat, if it still has the title that this turn or the first one gave it. */
  private Optional<ChatRow> titled(Transaction tx, String beginning) {
    return tx.chats()
        .find(world.workspace(), begun.chatId())
        .filter(chat -> chat.title().equals(beginning))
        .filter(chat -> SettingsJson.read(chat.id(), chat.settings()).title().isEmpty());
  }

  private void remember(ModelAdapter model, Exchange exchange) throws InterruptedException {
    world.summarising().begin(begun.chatId(), begun.answer().id());
    try {
      summarise(model, exchange);
    } finally {
      world.summarising().end(begun.chatId(), begun.answer().id());
    }
  }

  private void summarise(ModelAdapter model, Exchange exchange) throws InterruptedException {
    Conversation conversation = begun.before().with(exchange);
    Optional<ChatMemoryRow> known =
        world.store().read(tx -> tx.chats().memory(begun.chatId(), conversation.ids()));
    Optional<ChatMemoryRow> memory =
        Remembering.of(model, begun.settings(), conversation.with(known), room(model, exchange));
    if (memory.isPresent() && !memory.get().text().isBlank()) {
      world
          .store()
          .write(
              tx -> {
                boolean there =
                    tx.chats().message(begun.chatId(), memory.get().messageId()).isPresent();
                if (there) {
                  tx.chats().remember(begun.chatId(), memory.get());
                }
                return there;
              });
    }
  }

  /** Returns the room for history that the prompt of this turn had. */
  private int room(ModelAdapter model, Exchange exchange) {
    return PromptFitting.room(
        model,
        begun.settings(),
        begun.before().memory().map(ChatMemoryRow::text),
        begun.question().content(),
        exchange.answer().sources().stream().map(ChatSource::text).toList(),
        begun.request().tools().stream().map(Tool::spec).toList());
  }
}
