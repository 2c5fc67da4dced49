package io.astraflow.core.internal.model.attempt;

import io.astraflow.core.internal.model.stream.ModelDecorator;
import io.astraflow.core.internal.model.stream.ObservedStream;
import io.astraflow.core.internal.model.stream.StreamObserver;
import io.astraflow.model.ModelAdapter;
import io.astraflow.model.ModelException;
import io.astraflow.model.ModelException.Kind;
import io.astraflow.model.ModelReply;
import io.astraflow.model.ModelRequest;
import io.astraflow.model.ModelStream;
import java.util.EnumSet;
import java.util.Set;

/** Fails at once while a model that keeps failing is left alone. */
public final class CircuitModel extends ModelDecorator {
  /** Failures of requests that may never have left this machine. */
  private static final Set<Kind> SILENT =
      EnumSet.of(Kind.TOO_LONG, Kind.UNSUPPORTED, Kind.MISCONFIGURED, Kind.OVER_BUDGET);

  private final ModelCircuit circuit;

  /** Goes around an adapter with the circuit of its model. */
  public CircuitModel(ModelAdapter inner, ModelCircuit circuit) {
    super(inner);
    this.circuit = circuit;
  }

  @Override
  public ModelReply complete(ModelRequest request) throws InterruptedException {
    Outcome outcome = enter();
    try {
      ModelReply reply = inner.complete(request);
      outcome.finished();
      return reply;
    } catch (RuntimeException e) {
      outcome.failed(e);
      throw e;
    } finally {
      outcome.closed();
    }
  }

  @Override
  public ModelStream stream(ModelRequest request) throws InterruptedException {
    Outcome outcome = enter();
    boolean open = false;
    try {
      ModelStream stream = new ObservedStream(inner.stream(request), outcome);
      open = true;
      return stream;
    } catch (RuntimeException e) {
      outcome.failed(e);
      throw e;
    } finally {
      if (!open) {
        outcome.closed();
      }
    }
  }

  private Outcome enter() {
    return new Outcome(circuit, circuit.enter());
  }

  /** Tells the circuit what came of one attempt, once; later outcomes are none. */
  private static final class Outcome implements StreamObserver {
    private final ModelCircuit circuit;
    private final long generation;
    private boolean told;

    Outcome(ModelCircuit circuit, long generation) {
      this.circuit = circuit;
      this.generation = generation;
    }

    @Override
    public void finished() {
      if (first()) {
        circuit.answered(generation);
      }
    }

    @Override
    public void failed(RuntimeException failure) {
      if (!(failure instanceof ModelException e) || e.kind() == Kind.CANCELLED) {
        closed();
      } else if (first()) {
        if (SILENT.contains(e.kind()) || e.retryAfter().isPresent()) {
          circuit.withdrawn(generation);
        } else if (e.kind().mayPass()) {
          circuit.failed(generation);
        } else {
          circuit.answered(generation);
        }
      }
    }

    @Override
    public void closed() {
      if (first()) {
        circuit.abandoned(generation);
      }
    }

    private synchronized boolean first() {
      boolean first = !told;
      told = true;
      return first;
    }
  }
}
