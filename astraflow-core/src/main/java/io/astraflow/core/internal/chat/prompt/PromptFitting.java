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
import java.util.Optional;

/**
 * Puts the prompt of one turn together, as much of everything as the model reads: always the
 * instructions, the message and the best passage; then the next best ones, the summary of what was
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
   *     instructions, the tools and the best passage are more than the model reads
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

  /**
   * Returns how many tokens of history the prompt of a turn could have.
   *
   * @param summary of what was said before
   * @param passages the texts of those that were in the prompt
   */
  public static int room(
      ModelAdapter model,
      ChatSettings settings,
      Optional<String> summary,
      String message,
      List<String> passages,
      List<ToolSpec> tools) {
    Window window = Window.of(model, settings);
    int left = window.prompt() - taken(window, settings, message, tools);
    for (int i = 0; i < passages.size(); i++) {
      left -= window.tokens(Citing.passage(i + 1, passages.get(i)));
    }
    left -= summary.map(text -> window.tokens(summary(text))).orElse(0);
    return Math.max(0, Math.min(left, window.history()));
  }

  private static int taken(
      Window window, ChatSettings settings, String message, List<ToolSpec> tools) {
    return window.tokens(
        ModelRequest.builder()
            .system(Instructions.of(settings, !tools.isEmpty()))
            .user(asked(message))
            .tools(tools)
            .build());
  }

  private TurnPrompt fit(
      Conversation before, String message, List<Located> passages, List<ToolSpec> tools) {
    left = window.prompt() - taken(window, settings, message, tools);
    if (left < 0) {
      throw tooLong(
          "The message with the chat's instructions%s is too long"
              .formatted(tools.isEmpty() ? "" : " and the turn's tools"));
    }
    give(passages);
    List<Message> messages = new ArrayList<>(history(before));
    messages.add(Message.user(data.isEmpty() ? message : data + asked(message)));
    ModelRequest request =
        ModelRequest.builder()
            .system(Instructions.of(settings, !tools.isEmpty()))
            .messages(messages)
            .maxOutputTokens(window.reply())
            .timeout(LONGEST)
            .build();
    return new TurnPrompt(request, fitting, notices);
  }

  private static String asked(String message) {
    return "Question: " + message;
  }

  // In their order: a worse one that is shorter does not stand for a better one.
  private void give(List<Located> passages) {
    for (Located located : passages) {
      String text = Citing.passage(fitting.size() + 1, located.passage().text());
      if (!take(window.tokens(text))) {
        break;
      }
      fitting.add(located);
      data.append(text);
    }
    noticePassages(passages.size());
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
      throw tooLong("The message leaves no room for the best passage");
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
      String summary = summary(before.memory().get().text());
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

  private static String summary(String text) {
    return Delimited.in("summary", text) + '\n';
  }

  private ModelException tooLong(String what) {
    return ModelException.of(
        ModelException.Kind.TOO_LONG,
        "%s for %s, which reads %,d tokens besides its reply: shorten it, or choose another model."
            .formatted(what, window.model().name(), window.prompt()));
  }
}
