package io.astraflow.core.internal.tool;

import io.astraflow.model.FinishReason;
import io.astraflow.model.Message;
import io.astraflow.model.ModelReply;
import io.astraflow.model.ModelRequest;
import io.astraflow.model.Money;
import io.astraflow.model.ToolChoice;
import io.astraflow.model.ToolRun;
import io.astraflow.model.Usage;
import io.astraflow.tool.ToolResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One request on its way through its rounds: what was said so far, and what to ask next. A reply's
 * calls and their results enter the conversation together or not at all. For one thread, except
 * {@link #cancel()}.
 */
final class ToolRounds {
  private final ModelRequest request;
  private final ToolBox tools;
  private final int most;
  private final Consumer<List<Message>> keeper;
  private final CallRunner runner;
  private final List<Message> messages = new ArrayList<>();

  private int rounds;
  private Usage usage = Usage.of(0, 0);
  private Optional<Money> cost = Optional.empty();
  private @Nullable ToolRun result;

  ToolRounds(ModelRequest request, ToolBox tools, int most, Consumer<List<Message>> keeper) {
    this.request = request;
    this.tools = tools;
    this.most = most;
    this.keeper = keeper;
    this.runner = new CallRunner(tools);
  }

  /** Returns what to ask the model now. */
  ModelRequest next() {
    List<Message> conversation = new ArrayList<>(request.messages());
    conversation.addAll(messages);
    // A model that must call a tool each time would never end.
    boolean first = rounds == 0 || request.toolChoice() instanceof ToolChoice.None;
    return request.toBuilder()
        .messages(conversation)
        .tools(tools.specs())
        .toolChoice(first ? request.toolChoice() : new ToolChoice.Auto())
        .build();
  }

  /** Returns the tokens of this round and those before it. */
  Usage with(Usage ofThisRound) {
    return rounds == 0 ? ofThisRound : usage.plus(ofThisRound);
  }

  /** Takes the reply to {@link #next()}, runs its tools, and returns their results. */
  List<ToolResult> take(ModelReply reply) {
    account(reply);
    if (reply.toolCalls().isEmpty()) {
      keep(List.of(Message.of(reply)));
      finish(reply, false);
      return List.of();
    }
    String refusal = refusal(reply);
    List<ToolResult> results =
        refusal.isEmpty() ? runner.run(reply.toolCalls()) : ToolBox.all(reply.toolCalls(), refusal);
    keep(List.of(Message.of(reply), Message.results(results)));
    if (!refusal.isEmpty()) {
      finish(reply, rounds == most);
    }
    return results;
  }

  private void account(ModelReply reply) {
    usage = with(reply.usage());
    Optional<Money> one = reply.metadata().cost();
    cost = rounds == 0 ? one : Money.sum(cost, one);
    rounds++;
  }

  private String refusal(ModelReply reply) {
    if (rounds == most) {
      return "The tool was not run: the %d rounds that there may be are over.".formatted(most);
    } else if (reply.finish() == FinishReason.BLOCKED) {
      return "The tool was not run: the reply was blocked.";
    } else if (request.toolChoice() instanceof ToolChoice.None) {
      return "The tool was not run: no tools may be called.";
    }
    return "";
  }

  private void keep(List<Message> turn) {
    messages.addAll(turn);
    keeper.accept(turn);
  }

  private void finish(ModelReply reply, boolean endedByBound) {
    result = new ToolRun(reply, messages, rounds, usage, cost, endedByBound);
  }

  /** Returns what came of the request, once it has come to an end. */
  Optional<ToolRun> result() {
    return Optional.ofNullable(result);
  }

  /** Interrupts the tools that run; those that did not start fail. */
  void cancel() {
    runner.cancel();
  }

  boolean isCancelled() {
    return runner.isCancelled();
  }
}
