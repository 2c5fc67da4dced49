package io.astraflow.core.internal.chat.turn;

import io.astraflow.chat.ChatMessage;
import io.astraflow.chat.MessageStatus;
import io.astraflow.core.internal.chat.prompt.Conversation;
import io.astraflow.core.internal.chat.prompt.Exchange;
import io.astraflow.core.internal.chat.prompt.Remembering;
import io.astraflow.core.internal.chat.prompt.Titles;
import io.astraflow.error.AstraFlowException;
import io.astraflow.model.ModelAdapter;
import io.astraflow.spi.store.ChatMemoryRow;
import io.astraflow.spi.store.ChatRow;
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
      remember(model, begun.before().with(exchange));
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

  private void remember(ModelAdapter model, Conversation conversation) throws InterruptedException {
    Optional<ChatMemoryRow> memory = Remembering.of(model, begun.settings(), conversation);
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
}
