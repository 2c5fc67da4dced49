package io.astraflow.model;

import java.util.List;
import java.util.Optional;

/**
 * What came of a request whose tools were run. Immutable.
 *
 * @param reply the model's last reply
 * @param messages all turns since the request, to go on with: every call is followed by its result
 * @param rounds how often the model was asked
 * @param usage the tokens of all rounds
 * @param cost what all rounds cost; empty where a price or a count is unknown
 * @param endedByBound whether the model wanted to go on when no round was left; its last calls were
 *     not run, and their results say so
 */
public record ToolRun(
    ModelReply reply,
    List<Message> messages,
    int rounds,
    Usage usage,
    Optional<Money> cost,
    boolean endedByBound) {

  /** Copies the turns. */
  public ToolRun {
    messages = List.copyOf(messages);
  }
}
