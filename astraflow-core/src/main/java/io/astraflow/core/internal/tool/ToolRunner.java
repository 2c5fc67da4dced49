package io.astraflow.core.internal.tool;

import io.astraflow.model.Message;
import io.astraflow.model.ModelAdapter;
import io.astraflow.model.ModelRequest;
import io.astraflow.model.ToolRun;
import io.astraflow.model.ToolRunStream;
import java.util.List;
import java.util.function.Consumer;

/**
 * Asks models and runs the tools that they ask for. Immutable; as safe for many threads as its
 * tools.
 *
 * @param tools what may run
 * @param rounds the most rounds of a request
 * @param keeper takes each turn when it is complete
 */
public record ToolRunner(ToolBox tools, int rounds, Consumer<List<Message>> keeper) {

  /** Checks the bound. */
  public ToolRunner {
    if (rounds < 1) {
      throw new IllegalArgumentException("rounds must be positive: " + rounds);
    }
  }

  /** Runs a request to its end. */
  public ToolRun run(ModelAdapter model, ModelRequest request) throws InterruptedException {
    ToolRounds course = rounds(request);
    while (course.result().isEmpty()) {
      course.take(model.complete(course.next()));
      if (course.result().isEmpty() && Thread.interrupted()) {
        throw new InterruptedException("Interrupted while tools ran");
      }
    }
    return course.result().orElseThrow();
  }

  /** Begins a request, whose rounds go on while the stream is read. */
  public ToolRunStream stream(ModelAdapter model, ModelRequest request)
      throws InterruptedException {
    ToolRounds course = rounds(request);
    return new RoundsStream(model, course, model.stream(course.next()));
  }

  private ToolRounds rounds(ModelRequest request) {
    if (!request.tools().isEmpty()) {
      throw new IllegalArgumentException(
          "The request must name no tools, since those of the loop are named: "
              + request.tools().stream().map(spec -> spec.name()).toList());
    }
    return new ToolRounds(request, tools, rounds, keeper);
  }
}
