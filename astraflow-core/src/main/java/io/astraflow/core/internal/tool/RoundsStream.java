package io.astraflow.core.internal.tool;

import io.astraflow.core.internal.model.stream.Opening;
import io.astraflow.model.ModelAdapter;
import io.astraflow.model.ModelEvent;
import io.astraflow.model.ModelException;
import io.astraflow.model.ModelName;
import io.astraflow.model.ModelReply;
import io.astraflow.model.ModelStream;
import io.astraflow.model.ReplyCollector;
import io.astraflow.model.ReplyMetadata;
import io.astraflow.model.ToolRun;
import io.astraflow.model.ToolRunStream;
import io.astraflow.tool.ToolResult;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.concurrent.atomic.AtomicBoolean;

/** The streams of all rounds, one after the other. */
final class RoundsStream implements ToolRunStream {
  private final ModelAdapter model;
  private final ToolRounds rounds;
  private final Opening opening = new Opening();
  private final AtomicBoolean asked = new AtomicBoolean();
  private volatile ModelStream current;

  RoundsStream(ModelAdapter model, ToolRounds rounds, ModelStream first) {
    this.model = model;
    this.rounds = rounds;
    this.current = first;
  }

  @Override
  public Iterator<ModelEvent> iterator() {
    if (asked.getAndSet(true)) {
      throw new IllegalStateException("A stream is read once");
    }
    return new Events();
  }

  @Override
  public ModelName model() {
    return current.model();
  }

  @Override
  public ReplyMetadata metadata() {
    return rounds
        .result()
        .map(run -> run.reply().metadata().withCost(run.cost()))
        .orElseGet(current::metadata);
  }

  @Override
  public ToolRun run() {
    return rounds
        .result()
        .orElseThrow(() -> new IllegalStateException("The stream has not been read to its end"));
  }

  @Override
  public void close() {
    rounds.cancel();
    opening.close();
    current.close();
  }

  /** Reads one round after the other; for one thread. */
  private final class Events implements Iterator<ModelEvent> {
    private final Deque<ModelEvent> ready = new ArrayDeque<>();
    private Iterator<ModelEvent> round = current.iterator();
    private ReplyCollector collector = new ReplyCollector(current.model());
    private boolean ended;

    @Override
    public boolean hasNext() {
      while (ready.isEmpty() && !ended) {
        checkOpen();
        read(round.next()); // Fails where the round ends without its last event.
      }
      return !ready.isEmpty();
    }

    @Override
    public ModelEvent next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      return ready.remove();
    }

    private void read(ModelEvent event) {
      collector.add(event);
      if (event instanceof ModelEvent.Finished last) {
        finishRound(last);
      } else if (event instanceof ModelEvent.UsageReported report) {
        ready.add(new ModelEvent.UsageReported(rounds.with(report.usage())));
      } else {
        ready.add(event);
      }
    }

    private void finishRound(ModelEvent.Finished last) {
      ModelReply reply = collector.reply(current.metadata());
      current.close();
      for (ToolResult result : rounds.take(reply)) {
        ready.add(new ModelEvent.ToolReturned(result));
      }
      if (rounds.result().isPresent()) {
        ready.add(last);
        ended = true;
      } else {
        checkOpen();
        nextRound();
      }
    }

    private void nextRound() {
      try {
        current = opening.open(() -> model.stream(rounds.next()));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw cancelled();
      }
      if (rounds.isCancelled()) { // While it was opened.
        current.close();
      }
      round = current.iterator();
      collector = new ReplyCollector(current.model());
    }

    private void checkOpen() {
      if (rounds.isCancelled() || Thread.currentThread().isInterrupted()) {
        current.close();
        throw cancelled();
      }
    }

    private ModelException cancelled() {
      return ModelException.of(
          ModelException.Kind.CANCELLED, "The stream of %s was closed.".formatted(model.name()));
    }
  }
}
