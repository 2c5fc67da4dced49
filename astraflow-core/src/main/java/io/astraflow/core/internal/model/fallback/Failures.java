package io.astraflow.core.internal.model.fallback;

import io.astraflow.core.internal.model.time.Deadline;
import io.astraflow.model.ModelException;
import io.astraflow.model.ModelException.Kind;
import io.astraflow.model.ModelName;
import io.astraflow.model.ModelRequest;
import io.astraflow.model.ReplyMetadata;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What became of the candidates of one call so far. One thread at a time. */
final class Failures {
  /** For which another model is no help. */
  private static final Set<Kind> FINAL = EnumSet.of(Kind.REFUSED, Kind.BLOCKED, Kind.CANCELLED);

  private final int candidates;
  private final Deadline deadline;
  private final List<Failure> failures = new ArrayList<>();

  private record Failure(ModelName model, ModelException what) {}

  Failures(int candidates, Deadline deadline) {
    this.candidates = candidates;
    this.deadline = deadline;
  }

  /** Returns how many failed, which is the index of the next. */
  int count() {
    return failures.size();
  }

  /**
   * Adds a failure.
   *
   * @throws ModelException if no other candidate is to be asked
   */
  void add(ModelName model, ModelException failure) {
    failures.add(new Failure(model, failure));
    if (FINAL.contains(failure.kind()) || (candidates == 1)) {
      throw failure;
    }
    if (count() == candidates || deadline.isOver()) {
      throw all(failure);
    }
  }

  /** Returns a request for the next candidate, with the time that is left. */
  ModelRequest next(ModelRequest request) {
    return failures.isEmpty() ? request : deadline.on(request);
  }

  // Trying again helps as soon as it helps with one of them.
  private ModelException all(ModelException last) {
    Kind kind =
        failures.stream()
            .map(failure -> failure.what().kind())
            .filter(Kind::mayPass)
            .findFirst()
            .orElse(last.kind());
    String each =
        failures.stream()
            .map(failure -> failure.model() + ": " + failure.what().getMessage())
            .collect(Collectors.joining(" "));
    return new ModelException(
        kind,
        "None of %d models replied%s. %s"
            .formatted(candidates, count() < candidates ? " in time" : "", each),
        last);
  }

  /** Returns metadata that say, behind why the first was chosen, why another replied. */
  ReplyMetadata explain(ReplyMetadata known, ModelName replied) {
    if (failures.isEmpty()) {
      return known;
    }
    String why =
        failures.stream()
            .map(failure -> failure.model() + " failed (" + word(failure.what().kind()) + ")")
            .collect(Collectors.joining(", "));
    return known.withRouting(why + ", so " + replied + " replied.");
  }

  private static String word(Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
