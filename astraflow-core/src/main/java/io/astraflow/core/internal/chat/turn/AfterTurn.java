package io.astraflow.core.internal.chat.turn;

import io.astraflow.chat.ChatMessage;
import io.astraflow.chat.ChatSource;
import io.astraflow.chat.MessageStatus;
import io.astraflow.core.internal.chat.prompt.Conversation;
import io.astraflow.core.internal.chat.prompt.Exchange;
import io.astraflow.core.internal.chat.prompt.PromptFitting;
import io.astraflow.core.internal.chat.prompt.Remembering;
import io.astraflow.core.internal.chat.prompt.Titles;
import io.astraflow.error.AstraFlowException;
import io.astraflow.model.ModelAdapter;
import io.astraflow.spi.store.ChatMemoryRow;
import io.astraflow.spi.store.ChatRow;
import io.astraflow.tool.Tool;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a chat gets once an answer is there and nobody waits: a title, and a summary. */
public final class AfterTurn {
  private static final Logger LOG = LoggerFactory.getLogger(AfterTurn.class);

  private final TurnWorld world;
  private final Begun begun;

  /** Creates what follows a turn. */
  public AfterTurn(TurnWorld world, Begun begun) {
    this.world = world;
    this.begun = begun;
  }

  /** Does what is due. A failure is logged, and made good after a later turn. */
  public void run(ChatMessage answer, ModelAdapter model) throws InterruptedException {
    if (answer.status() != MessageStatus.COMPLETE) {
      return;
    }
    Exchange exchange = new Exchange(begun.question(), answer);
    try {
      if (begun.before().exchanges().isEmpty() && begun.settings().title().isEmpty()) {
        title(model, exchange);
      }
      remember(model, exchange);
    } catch (AstraFlowException e) {
      LOG.warn("A chat got no title or summary: {}", e.getMessage());
    }
  }

  private void title(ModelAdapter model, Exchange exchange) throws InterruptedException {
    Optional<String> title = Titles.of(model, exchange);
    if (title.isPresent()) {
      world
          .store()
          .write(
              tx -> {
                Optional<ChatRow> chat = tx.chats().find(world.workspace(), begun.chatId());
                return chat.isPresent() && tx.chats().update(chat.get().withTitle(title.get()));
              });
    }
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
