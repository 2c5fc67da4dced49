package io.astraflow.benchmarks.load;

import io.astraflow.benchmarks.load.TaskLoad.Drained;
import java.util.List;
import java.util.Optional;

/**
 * What a phase came to. Immutable.
 *
 * @param phase what went on
 * @param turns of all chats
 * @param uploads how long each took, in milliseconds
 * @param found how many of the uploaded documents were found afterwards
 * @param uploaded seconds until the last upload had returned
 * @param tasks how long the tasks took, if there were any
 */
record PhaseResult(
    Phase phase,
    List<TurnTimes> turns,
    List<Double> uploads,
    int found,
    double uploaded,
    Optional<Drained> tasks) {

  /** Copies the lists. */
  PhaseResult {
    turns = List.copyOf(turns);
    uploads = List.copyOf(uploads);
  }
}
