package io.astraflow.core;

import io.astraflow.core.internal.tool.ToolBox;
import io.astraflow.core.internal.tool.ToolRunner;
import io.astraflow.model.Message;
import io.astraflow.model.ModelAdapter;
import io.astraflow.model.ModelRequest;
import io.astraflow.model.ToolRun;
import io.astraflow.model.ToolRunStream;
import io.astraflow.tool.Tool;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * Asks a model, runs the tools that it asks for, tells it their results, and asks again, until it
 * asks for none or the rounds are over.
 *
 * <pre>{@code
 * ToolLoop loop = ToolLoop.of(Tools.of(new Weather()), executor);
 * ToolRun run = loop.run(model, ModelRequest.of("Will it rain in Oslo?"));
 * }</pre>
 *
 * <p>Tools that are {@link Tool#independent() independent} run side by side, each at most as long
 * as its {@link Tool#timeout()}, counted from its start. The model is told, to mend it, of a tool
 * that there is not, of arguments that are no JSON or do not fit the tool's schema, of what a tool
 * throws, and of one that took too long; none of this ends the loop. What the model itself throws
 * does.
 *
 * <p>A reply's calls and their results are one turn: they enter the conversation together. When the
 * caller is interrupted or closes the stream while tools run, these are interrupted, and the turn
 * is completed and handed to {@link #keeping} with results that say so, before the loop ends.
 *
 * <p>Immutable; as safe for use by many threads as the tools.
 */
public final class ToolLoop {
  private static final int ROUNDS = 8;

  private final ToolRunner runner;

  private ToolLoop(ToolRunner runner) {
    this.runner = runner;
  }

  /**
   * Returns a loop of at most 8 rounds.
   *
   * @param executor runs the tools, and should have a thread for each that runs at once; one that
   *     gets no thread within its timeout fails
   * @throws IllegalArgumentException if two tools have one name, or a schema cannot be used
   */
  public static ToolLoop of(List<? extends Tool> tools, Executor executor) {
    return new ToolLoop(new ToolRunner(new ToolBox(tools, executor), ROUNDS, turn -> {}));
  }

  /**
   * Returns a loop that asks the model at most so often. Calls of the last reply are not run.
   *
   * @throws IllegalArgumentException if {@code rounds} is not positive
   */
  public ToolLoop withRounds(int rounds) {
    return new ToolLoop(new ToolRunner(runner.tools(), rounds, runner.keeper()));
  }

  /**
   * Returns a loop that hands over each turn when it is complete: a reply's calls with their
   * results, or the last reply; so nothing that was done is lost when a later round fails.
   */
  public ToolLoop keeping(Consumer<List<Message>> keeper) {
    return new ToolLoop(new ToolRunner(runner.tools(), runner.rounds(), keeper));
  }

  /**
   * Runs a request to its end. After the first round the model is free to call tools or not.
   *
   * @param request without tools: the model is told of those of this loop
   * @throws io.astraflow.model.ModelException if a reply is not usable
   * @throws InterruptedException if the calling thread was interrupted while it waited
   */
  public ToolRun run(ModelAdapter model, ModelRequest request) throws InterruptedException {
    return runner.run(model, request);
  }

  /**
   * Begins a request, whose rounds go on while the stream is read, which the caller closes.
   *
   * @param request without tools: the model is told of those of this loop
   * @throws io.astraflow.model.ModelException if the first request is refused; what fails later is
   *     thrown by the stream
   * @throws InterruptedException if the calling thread was interrupted while it waited
   */
  public ToolRunStream stream(ModelAdapter model, ModelRequest request)
      throws InterruptedException {
    return runner.stream(model, request);
  }
}
