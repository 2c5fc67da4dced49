package io.astraflow.core.internal.summary;

import io.astraflow.error.InvalidInputException;
import io.astraflow.model.FinishReason;
import io.astraflow.model.ModelAdapter;
import io.astraflow.model.ModelEvent;
import io.astraflow.model.ModelException;
import io.astraflow.model.ModelReply;
import io.astraflow.model.ModelRequest;
import io.astraflow.model.ModelStream;
import io.astraflow.model.ReplyCollector;
import io.astraflow.summary.SummaryListener;
import io.astraflow.summary.SummaryMethod;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;

/** Lets a language model write summaries. Safe for use by many threads. */
final class ModelSummarizer {
  private final ModelAdapter model;
  private final boolean fresh;
  private final OrderedCalls calls;

  /**
   * Creates a summariser.
   *
   * @param fresh whether no reply that was given before will do
   * @param threads run calls for parts side by side
   */
  ModelSummarizer(ModelAdapter model, boolean fresh, ExecutorService threads) {
    this.model = model;
    this.fresh = fresh;
    this.calls = new OrderedCalls(model, threads);
  }

  /** Summarises a text. */
  Draft summarize(String text, Optional<SummaryMethod> wanted, int words, SummaryListener listener)
      throws InterruptedException {
    if (text.isBlank()) {
      throw new InvalidInputException("There is nothing to summarise: the text has no words.");
    }
    Window window = Window.of(model, words);
    SummaryMethod method =
        wanted.orElseGet(() -> window.fits(text) ? SummaryMethod.SINGLE : SummaryMethod.MAP_REDUCE);
    One one = new One(window, prompts(window, words), listener);
    return switch (method) {
      case REFINE -> one.refine(window.partsBesideASummary(text));
      case MAP_REDUCE -> one.mapReduce(window.parts(text));
      default -> one.single(text);
    };
  }

  /** Makes one summary of several, however many. */
  Draft combine(List<String> summaries, int words, SummaryListener listener)
      throws InterruptedException {
    Window window = Window.of(model, words);
    One one = new One(window, prompts(window, words), listener);
    return one.reduce(summaries);
  }

  private SummaryPrompts prompts(Window window, int words) {
    return new SummaryPrompts(words, window.outputTokens(), fresh);
  }

  /** The calls of one summary; for one thread. */
  private final class One {
    private final Window window;
    private final SummaryPrompts prompts;
    private final SummaryListener listener;
    private final CallTally tally;

    One(Window window, SummaryPrompts prompts, SummaryListener listener) {
      this.window = window;
      this.prompts = prompts;
      this.listener = listener;
      this.tally = new CallTally(listener);
    }

    Draft single(String text) throws InterruptedException {
      tally.expect(1);
      return last(prompts.whole(text), SummaryMethod.SINGLE);
    }

    Draft mapReduce(List<String> parts) throws InterruptedException {
      List<ModelRequest> requests = new ArrayList<>();
      for (int i = 0; i < parts.size(); i++) {
        requests.add(prompts.part(parts.get(i), i + 1, parts.size()));
      }
      tally.expect(requests.size() + 1);
      return reduce(calls.all(requests, this::counted), 1);
    }

    Draft reduce(List<String> summaries) throws InterruptedException {
      tally.expect(1);
      return reduce(summaries, 1);
    }

    private Draft reduce(List<String> summaries, int expected) throws InterruptedException {
      List<List<String>> groups = groups(summaries);
      if (groups.size() == 1) {
        return last(prompts.together(groups.get(0)), SummaryMethod.MAP_REDUCE);
      }
      tally.expect(groups.size() + 1 - expected);
      return reduce(calls.all(groups.stream().map(prompts::together).toList(), this::counted), 1);
    }

    Draft refine(List<String> parts) throws InterruptedException {
      tally.expect(parts.size());
      if (parts.size() == 1) {
        return last(prompts.part(parts.get(0), 1, 1), SummaryMethod.REFINE);
      }
      String soFar = counted(model.complete(prompts.part(parts.get(0), 1, parts.size())));
      for (int i = 1; i < parts.size() - 1; i++) {
        soFar = counted(model.complete(refined(soFar, parts, i)));
      }
      return last(refined(soFar, parts, parts.size() - 1), SummaryMethod.REFINE);
    }

    private ModelRequest refined(String soFar, List<String> parts, int next) {
      return prompts.refined(window.besideAPart(soFar), parts.get(next), next + 1, parts.size());
    }

    /** Groups neighbours that fit one prompt; at least two each, so that their number shrinks. */
    private List<List<String>> groups(List<String> summaries) {
      List<List<String>> groups = new ArrayList<>();
      List<String> group = new ArrayList<>();
      int taken = 0;
      for (String summary : summaries) {
        String clipped = window.oneOfTwo(summary);
        int count = window.tokens(SummaryPrompts.numbered(group.size() + 1, clipped));
        if (group.size() > 1 && taken + count > window.textTokens()) {
          groups.add(group);
          group = new ArrayList<>();
          taken = 0;
        }
        group.add(clipped);
        taken += count;
      }
      groups.add(group);
      return groups;
    }

    /** Makes the call whose text is the summary, and passes it on while it is written. */
    private Draft last(ModelRequest request, SummaryMethod method) throws InterruptedException {
      ModelReply reply = streamed(request);
      return tally.draft(counted(reply), reply, method);
    }

    private ModelReply streamed(ModelRequest request) throws InterruptedException {
      try (ModelStream stream = model.stream(request)) {
        ReplyCollector collector = new ReplyCollector(stream.model());
        for (ModelEvent event : stream) {
          collector.add(event);
          if (event instanceof ModelEvent.Text text) {
            listener.text(text.text());
          }
        }
        return collector.reply(stream.metadata());
      } catch (ModelException e) {
        if (e.kind() == ModelException.Kind.CANCELLED && Thread.interrupted()) {
          throw (InterruptedException)
              new InterruptedException("The summary was interrupted").initCause(e);
        }
        throw e;
      }
    }

    private String counted(ModelReply reply) {
      String text = tally.add(reply);
      if (reply.finish() == FinishReason.BLOCKED) {
        throw ModelException.blocked(
            "The filter of %s cut the summary.".formatted(reply.model()), reply.finishDetail());
      }
      if (reply.finish() == FinishReason.LENGTH) {
        throw ModelException.of(
            ModelException.Kind.BROKEN_REPLY,
            "%s did not end its summary within %d tokens. Try again, ask for more words, or name another model."
                .formatted(reply.model(), window.outputTokens()));
      }
      if (text.isEmpty()) {
        throw ModelException.of(
            ModelException.Kind.BROKEN_REPLY,
            "%s wrote no summary (it ended with %s). Try again, or name another model."
                .formatted(reply.model(), reply.finish()));
      }
      return text;
    }
  }
}
