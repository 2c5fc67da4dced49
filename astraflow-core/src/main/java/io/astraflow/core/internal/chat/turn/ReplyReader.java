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
import io.astraflow.model.Part;
import io.astraflow.model.ToolRunStream;
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
  private boolean anew;
  private boolean cut;

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
    CitedReply reply =
        new CitedReply(prompt.passages().stream().map(Located::passage).toList(), sought);
    try (ModelStream stream = open(model, prompt, tools)) {
      draft.writtenBy(stream.model().toString());
      for (ModelEvent event : stream) {
        take(event, reply);
        account(reply, sought);
        turn.endInterruptible();
        checkpoint.run();
        turn.beginInterruptible();
      }
      draft.writtenBy(stream.model().toString());
      if (stream instanceof ToolRunStream run && run.run().endedByBound()) {
        cut("The model wanted to call more tools: after %d rounds it may not.".formatted(ROUNDS));
      }
    }
    write(reply.end());
    account(reply, sought);
    if (sought && reply.isUnknown() && !(cut && reply.isEmpty())) {
      write(Refusal.TEXT);
      draft.restsOn(Grounds.REFUSED);
    }
  }

  private ModelStream open(ModelAdapter model, TurnPrompt prompt, List<Tool> tools)
      throws InterruptedException {
    return tools.isEmpty()
        ? model.stream(prompt.request())
        : new ToolRunner(new ToolBox(tools, threads), ROUNDS, this::keep)
            .stream(model, prompt.request());
  }

  // A turn without results is the reply itself, which is kept as the text, as is all other text.
  private void keep(List<Message> messages) {
    if (messages.stream().anyMatch(message -> message.role() == Message.Role.TOOL)) {
      draft.ran(messages.stream().map(ReplyReader::withoutText).toList());
    }
  }

  private static Message withoutText(Message message) {
    return new Message(
        message.role(),
        message.parts().stream().filter(part -> !(part instanceof Part.Text)).toList());
  }

  private void take(ModelEvent event, CitedReply reply) {
    if (event instanceof ModelEvent.Text text) {
      write(reply.add(inItsRound(text.text())));
    } else if (event instanceof ModelEvent.ToolCallCompleted completed) {
      log.call(completed.call());
    } else if (event instanceof ModelEvent.ToolReturned returned) {
      log.returned(returned.result());
      anew = true;
    } else if (event instanceof ModelEvent.Finished finished) {
      finish(finished.reason());
    }
  }

  /** Returns the text with a break before it where it is the first after calls of tools. */
  private String inItsRound(String text) {
    if (!anew) {
      return text;
    }
    String rest = text.stripLeading();
    anew = rest.isEmpty();
    return anew ? "" : "\n\n" + rest;
  }

  private void finish(FinishReason reason) {
    if (reason == FinishReason.LENGTH) {
      cut("The reply ended at the most tokens that were allowed: raise maxOutputTokens.");
    } else if (reason == FinishReason.BLOCKED) {
      cut("The provider's filter cut the reply: ask in other words, or another model.");
    }
  }

  private void cut(String why) {
    cut = true;
    draft.notice(TurnNotice.Kind.CUT_OFF, why);
  }

  private void write(String text) {
    if (!text.isEmpty()) {
      log.write(text);
    }
  }

  // With each citation, so that an answer that is cut says what it rests on as well.
  private void account(CitedReply reply, boolean sought) {
    draft.cites(reply.citations(), reply.dropped());
    if (sought) {
      draft.restsOn(reply.citations().isEmpty() ? Grounds.NOT_GROUNDED : Grounds.CITED);
    }
  }
}
