package io.astraflow.core.internal.chat.prompt;

import io.astraflow.chat.ChatSettings;
import io.astraflow.chat.TurnNotice;
import io.astraflow.core.internal.answer.Citing;
import io.astraflow.core.internal.chat.grounds.Located;
import io.astraflow.core.internal.prompt.Delimited;
import io.astraflow.model.Message;
import io.astraflow.model.ModelAdapter;
import io.astraflow.model.ModelException;
import io.astraflow.model.ModelRequest;
import io.astraflow.tool.ToolSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts the prompt of one turn together, as much of everything as the model reads: always the
 * instructions, the message and the best passage; then further passages, the summary of what was
 * said before, and the newest exchanges. Passages and summary stand before the message, as data, so
 * that the instructions and the history before them stay the same from turn to turn, and providers
 * can keep them. For one thread.
 */
public final class PromptFitting {
  /** Models on small machines write a few tokens a second, and somebody watches them. */
  private static final Duration LONGEST = Duration.ofMinutes(10);

  private final Window window;
  private final ChatSettings settings;
  private final List<TurnNotice> notices = new ArrayList<>();
  private final List<Located> fitting = new ArrayList<>();
  private final StringBuilder data = new StringBuilder();
  private int left;

  private PromptFitting(Window window, ChatSettings settings) {
    this.window = window;
    this.settings = settings;
  }

  /**
   * Returns a prompt.
   *
   * @param passages relevant ones, best first
   * @param tools that the model is told of elsewhere; they take room as well
   * @throws ModelException of kind {@link ModelException.Kind#TOO_LONG} if the message, the
   *     instructions and one passage are more than the model reads
   */
  public static TurnPrompt fit(
      ModelAdapter model,
      ChatSettings settings,
      Conversation before,
      String message,
      List<Located> passages,
      List<ToolSpec> tools) {
    return new PromptFitting(Window.of(model, settings), settings)
        .fit(before, message, passages, tools);
  }

  private TurnPrompt fit(
      Conversation before, String message, List<Located> passages, List<ToolSpec> tools) {
    String system = Instructions.of(settings);
    left =
        window.prompt()
            - window.tokens(
                ModelRequest.builder().system(system).user(asked(message)).tools(tools).build());
    if (left < 0) {
      throw tooLong("The message with the chat's instructions is too long");
    }
    passages.forEach(this::give);
    noticePassages(passages.size());
    List<Message> messages = new ArrayList<>(history(before));
    messages.add(Message.user(data.isEmpty() ? message : data + asked(message)));
    ModelRequest request =
        ModelRequest.builder()
            .system(system)
            .messages(messages)
            .maxOutputTokens(window.reply())
            .timeout(LONGEST)
            .build();
    return new TurnPrompt(request, fitting, notices);
  }

  private static String asked(String message) {
    return "Question: " + message;
  }

  private void give(Located located) {
    String text = Citing.passage(fitting.size() + 1, located.passage());
    if (take(window.tokens(text))) {
      fitting.add(located);
      data.append(text);
    }
  }

  private boolean take(int tokens) {
    if (tokens > left) {
      return false;
    }
    left -= tokens;
    return true;
  }

  private void noticePassages(int wanted) {
    if (fitting.isEmpty() && wanted > 0) {
      throw tooLong("The message leaves no room for a single passage");
    }
    if (fitting.size() < wanted) {
      notices.add(
          new TurnNotice(
              TurnNotice.Kind.PASSAGES_DROPPED,
              "%d of %d passages were left out: %s reads no more."
                  .formatted(wanted - fitting.size(), wanted, window.model().name())));
    }
  }

  private List<Message> history(Conversation before) {
    int covered = 0;
    if (before.memory().isPresent()) {
      String summary = Delimited.in("summary", before.memory().get().text()) + '\n';
      if (take(window.tokens(summary))) {
        covered = before.covered();
        data.insert(0, summary);
      }
    }
    List<Exchange> repeated = window.newest(before.exchanges(), Math.min(left, window.history()));
    int lost = before.exchanges().size() - repeated.size() - covered;
    if (lost > 0) {
      notices.add(
          new TurnNotice(
              TurnNotice.Kind.HISTORY_DROPPED,
              "%d earlier messages with their answers were left out: they do not fit, and no summary covers them yet."
                  .formatted(lost)));
    }
    return repeated.stream().flatMap(exchange -> exchange.messages().stream()).toList();
  }

  private ModelException tooLong(String what) {
    return ModelException.of(
        ModelException.Kind.TOO_LONG,
        "%s for %s, which reads %,d tokens besides its reply: shorten it, or choose another model."
            .formatted(what, window.model().name(), window.prompt()));
  }
}
