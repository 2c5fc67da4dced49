package io.astraflow.core.internal.model.attempt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.astraflow.core.internal.model.time.ManualTimeline;
import io.astraflow.model.ModelEvent;
import io.astraflow.model.ModelException;
import io.astraflow.model.ModelException.Kind;
import io.astraflow.model.ModelName;
import io.astraflow.model.ModelReply;
import io.astraflow.model.ModelRequest;
import io.astraflow.model.ModelStream;
import io.astraflow.model.policy.Circuit;
import io.astraflow.testkit.model.ScriptedModel;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CircuitModelTest {
  private static final ModelName NAME = new ModelName("scripted", "model");
  private static final ModelRequest REQUEST = ModelRequest.of("Hello");
  private static final Duration PAUSE = Duration.ofSeconds(30);

  private final ManualTimeline time = new ManualTimeline();
  private final ScriptedModel model = new ScriptedModel(NAME);
  private final CircuitModel guarded = guarded(new Circuit(2, 3, PAUSE));

  private CircuitModel guarded(Circuit circuit) {
    return new CircuitModel(model, new ModelCircuit(NAME, circuit, time));
  }

  private void fail(Kind kind) {
    model.then(ModelException.of(kind, "told to"));
    assertThatThrownBy(() -> guarded.complete(REQUEST)).hasMessage("told to");
  }

  private void succeed() throws InterruptedException {
    model.then(ModelReply.of(NAME, "Hi"));
    assertThat(guarded.complete(REQUEST).text()).isEqualTo("Hi");
  }

  private void isLeftAlone(Duration left) {
    int before = model.requests().size();
    assertThatThrownBy(() -> guarded.complete(REQUEST))
        .isInstanceOfSatisfying(
            ModelException.class,
            e -> {
              assertThat(e.kind()).isEqualTo(Kind.BUSY);
              assertThat(e.retryAfter()).contains(left);
            });
    assertThat(model.requests()).hasSize(before);
  }

  @Test
  void opensAfterSoManyFailures() {
    fail(Kind.BUSY);
    fail(Kind.UNREACHABLE);
    isLeftAlone(PAUSE);
    time.pass(Duration.ofSeconds(10));
    isLeftAlone(Duration.ofSeconds(20));
  }

  @Test
  void closesAfterATrialThatSucceeds() throws InterruptedException {
    fail(Kind.BUSY);
    fail(Kind.BUSY);
    time.pass(PAUSE);
    succeed();
    fail(Kind.BUSY);
    succeed();
  }

  @Test
  void opensAgainAfterATrialThatFails() {
    fail(Kind.BUSY);
    fail(Kind.BUSY);
    time.pass(PAUSE);
    fail(Kind.BROKEN_REPLY);
    isLeftAlone(PAUSE);
  }

  @Test
  void forgetsFailuresThatAreTooOld() throws InterruptedException {
    fail(Kind.BUSY);
    succeed();
    succeed();
    fail(Kind.BUSY);
    succeed();
  }

  @Test
  void letsOneTrialThroughAtATime() {
    fail(Kind.BUSY);
    fail(Kind.BUSY);
    time.pass(PAUSE);
    model.then(
        request -> {
          assertThatThrownBy(() -> guarded.complete(REQUEST)).hasMessageContaining("left alone");
          return ModelReply.of(NAME, "Hi");
        });
    assertThat(catchReply()).isEqualTo("Hi");
  }

  private String catchReply() {
    try {
      return guarded.complete(REQUEST).text();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void countsNoRefusals() throws InterruptedException {
    for (int i = 0; i < 9; i++) {
      fail(Kind.REFUSED);
    }
    succeed();
  }

  @Test
  void countsNoFailuresThatSayWhenToComeAgain() throws InterruptedException {
    for (int i = 0; i < 9; i++) {
      model.then(ModelException.busy("told to", Duration.ofSeconds(1)));
      assertThatThrownBy(() -> guarded.complete(REQUEST)).hasMessage("told to");
    }
    succeed();
  }

  @Test
  void countsStreamsThatBreak() throws InterruptedException {
    List<ModelEvent> cut = List.of(new ModelEvent.Text("H"));
    CircuitModel streaming =
        new CircuitModel(
            new FailingStreams(NAME, cut, cut),
            new ModelCircuit(NAME, new Circuit(2, 2, PAUSE), time));
    for (int i = 0; i < 2; i++) {
      ModelStream stream = streaming.stream(REQUEST);
      assertThatThrownBy(() -> ModelReply.collect(stream)).hasMessage("cut");
    }
    assertThatThrownBy(() -> streaming.stream(REQUEST)).hasMessageContaining("left alone");
  }

  @Test
  void repeatsATrialThatNobodyWaitedFor() throws InterruptedException {
    fail(Kind.BUSY);
    fail(Kind.BUSY);
    time.pass(PAUSE);
    model.then(ModelReply.of(NAME, "Hi"));
    guarded.stream(REQUEST).close();
    isLeftAlone(PAUSE);
    time.pass(PAUSE);
    succeed();
  }

  // The reference: outcomes of the last attempts in a list, and the time when it opened.
  @Property(tries = 300)
  void opensAndClosesAsSpecified(
      @ForAll @IntRange(min = 1, max = 4) int failures,
      @ForAll @IntRange(max = 4) int more,
      @ForAll @Size(max = 60) List<@IntRange(max = 2) Integer> script) {
    ManualTimeline clock = new ManualTimeline();
    ModelCircuit circuit =
        new ModelCircuit(NAME, new Circuit(failures, failures + more, PAUSE), clock);
    Deque<Boolean> last = new ArrayDeque<>();
    Duration pauseLeft = Duration.ZERO;
    boolean open = false;
    for (int step : script) {
      if (step == 2) {
        clock.pass(Duration.ofSeconds(20));
        pauseLeft = pauseLeft.minusSeconds(20);
        continue;
      }
      boolean trial = open && (pauseLeft.isZero() || pauseLeft.isNegative());
      if (open && !trial) {
        assertThatThrownBy(circuit::enter).isInstanceOf(ModelException.class);
        continue;
      }
      long generation = circuit.enter();
      boolean failed = step == 1;
      if (failed) {
        circuit.failed(generation);
      } else {
        circuit.answered(generation);
      }
      if (trial) {
        last.clear();
        open = failed;
      } else {
        last.addLast(failed);
        if (last.size() > failures + more) {
          last.removeFirst();
        }
        open = last.stream().filter(bad -> bad).count() >= failures;
      }
      if (open && failed) {
        last.clear();
        pauseLeft = PAUSE;
      }
    }
  }

  private void open() {
    fail(Kind.BUSY);
    fail(Kind.BUSY);
    time.pass(PAUSE);
  }

  @ParameterizedTest
  @EnumSource(
      value = Kind.class,
      names = {"TOO_LONG", "UNSUPPORTED", "MISCONFIGURED", "OVER_BUDGET"})
  void leavesTheTrialToTheNextWhereNothingWasSent(Kind kind) {
    open();
    fail(kind);
    fail(Kind.BUSY);
    isLeftAlone(PAUSE);
  }

  @Test
  void takesNoTellingToWaitForATrialThatSucceeded() {
    open();
    model.then(ModelException.busy("told to", Duration.ofSeconds(1)));
    assertThatThrownBy(() -> guarded.complete(REQUEST)).hasMessage("told to");
    fail(Kind.BUSY);
    isLeftAlone(PAUSE);
  }

  @Test
  void closesAfterATrialThatIsRefused() throws InterruptedException {
    open();
    fail(Kind.REFUSED);
    fail(Kind.BUSY);
    succeed();
  }

  @Test
  void ignoresWhatBecomesOfStreamsThatBeganBeforeItOpened() throws InterruptedException {
    model.then(ModelReply.of(NAME, "early")).then(ModelReply.of(NAME, "early too"));
    ModelStream whole = guarded.stream(REQUEST);
    ModelStream closed = guarded.stream(REQUEST);
    open();
    model.then(ModelReply.of(NAME, "trial"));
    ModelStream trial = guarded.stream(REQUEST);
    assertThat(ModelReply.collect(whole).text()).isEqualTo("early");
    closed.close();
    assertThatThrownBy(() -> guarded.complete(REQUEST)).hasMessageContaining("left alone");
    assertThat(ModelReply.collect(trial).text()).isEqualTo("trial");
    succeed();
  }
}
