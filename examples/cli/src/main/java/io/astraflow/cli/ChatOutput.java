package io.astraflow.cli;

import io.astraflow.chat.Chat;
import io.astraflow.chat.ChatMessage;
import io.astraflow.chat.ChatSource;
import io.astraflow.chat.TurnNotice;
import io.astraflow.cli.AskCommand.Quotation;
import io.astraflow.model.Money;
import io.astraflow.model.Usage;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What {@code chat MESSAGE --json} prints.
 *
 * @param chat the chat's id, for {@code --chat}
 * @param message the answer's id
 * @param status complete, cancelled or failed
 * @param grounds what the answer rests on
 * @param inputTokens null where they are not known, as the other figures
 */
record ChatOutput(
    String chat,
    String message,
    String answer,
    String status,
    String grounds,
    @Nullable String model,
    List<Quotation> citations,
    int droppedCitations,
    List<ChatSource> sources,
    List<String> notices,
    @Nullable String failure,
    @Nullable Long inputTokens,
    @Nullable Long outputTokens,
    @Nullable String cost) {

  static ChatOutput of(Chat chat, ChatMessage answer) {
    Usage usage = answer.usage();
    return new ChatOutput(
        chat.id(),
        answer.id(),
        answer.content(),
        answer.status().name().toLowerCase(Locale.ROOT),
        answer.grounds().name().toLowerCase(Locale.ROOT),
        answer.model().orElse(null),
        answer.citations().stream().map(Quotation::of).toList(),
        answer.droppedCitations(),
        answer.sources(),
        answer.notices().stream().map(TurnNotice::message).toList(),
        answer.failure().orElse(null),
        known(usage.input()),
        known(usage.output()),
        answer.cost().map(Money::toString).orElse(null));
  }

  private static @Nullable Long known(OptionalLong count) {
    return count.isPresent() ? count.getAsLong() : null;
  }

  /** Returns what text is printed on that nobody wants beside JSON. */
  static PrintWriter nowhere() {
    return new PrintWriter(Writer.nullWriter());
  }
}
