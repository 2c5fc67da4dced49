package io.astraflow.core.internal.chat.turn;

import io.astraflow.chat.Grounds;
import io.astraflow.chat.TurnNotice;
import io.astraflow.core.internal.answer.Refusal;
import io.astraflow.core.internal.chat.grounds.Located;
import io.astraflow.core.internal.chat.prompt.TurnPrompt;
import io.astraflow.core.internal.tool.ToolBox;
import io.astraflow.core.internal.tool.ToolRunner;
import io.astraflow.model.FinishReason;
import io.astraflow.model.Message;
import io.astraflow.model.ModelAdapter;
import io.astraflow.model.ModelEvent;
import io.astraflow.model.ModelStream;
import io.astraflow.tool.Tool;
import java.util.List;
import java.util.concurrent.Executor;

/** Reads a model's reply into the log while it arrives. For one thread. */
final class ReplyReader {
  private static final int ROUNDS = 8;

  private final Executor threads;
  private final TurnLog log;
  private final LiveTurn turn;
  private final Draft draft;
  private final Runnable checkpoint;

  /**
   * Creates a reader.
   *
   * @param checkpoint is run now and then
   */
  ReplyReader(Executor threads, LiveTurn turn, Draft draft, Runnable checkpoint) {
    this.threads = threads;
    this.turn = turn;
    this.log = turn.log();
    this.draft = draft;
    this.checkpoint = checkpoint;
  }

  void read(ModelAdapter model, TurnPrompt prompt, List<Tool> tools, boolean sought)
      throws InterruptedException {
    CitedReply reply = new CitedReply(prompt.passages().stream().map(Located::passage).toList());
    try (ModelStream stream = open(model, prompt, tools)) {
      draft.writtenBy(stream.model().toString());
      for (ModelEvent event : stream) {
        take(event, reply);
        draft.cites(reply.citations(), reply.dropped());
        turn.endInterruptible();
        checkpoint.run();
        turn.beginInterruptible();
      }
      draft.writtenBy(stream.model().toString());
    }
    write(reply.end());
    draft.cites(reply.citations(), reply.dropped());
    ground(reply, sought);
  }

  private ModelStream open(ModelAdapter model, TurnPrompt prompt, List<Tool> tools)
      throws InterruptedException {
    return tools.isEmpty()
        ? model.stream(prompt.request())
        : new ToolRunner(new ToolBox(tools, threads), ROUNDS, this::keep)
            .stream(model, prompt.request());
  }

  // A turn without results is the reply itself, which is kept as the text.
  private void keep(List<Message> messages) {
    if (messages.stream().anyMatch(message -> message.role() == Message.Role.TOOL)) {
      draft.ran(messages);
    }
  }

  private void take(ModelEvent event, CitedReply reply) {
    if (event instanceof ModelEvent.Text text) {
      write(reply.add(text.text()));
    } else if (event instanceof ModelEvent.ToolCallCompleted completed) {
      log.call(completed.call());
    } else if (event instanceof ModelEvent.ToolReturned returned) {
      log.returned(returned.result());
    } else if (event instanceof ModelEvent.Finished finished
        && finished.reason() == FinishReason.LENGTH) {
      draft.notice(
          TurnNotice.Kind.CUT_OFF,
          "The reply ended at the most tokens that were allowed: raise maxOutputTokens.");
    }
  }

  private void write(String text) {
    if (!text.isEmpty()) {
      log.write(text);
    }
  }

  private void ground(CitedReply reply, boolean sought) {
    if (!sought) {
      return;
    }
    if (reply.isUnknown()) {
      write(Refusal.TEXT);
      draft.restsOn(Grounds.REFUSED);
    } else {
      draft.restsOn(reply.citations().isEmpty() ? Grounds.NOT_GROUNDED : Grounds.CITED);
    }
  }
}
