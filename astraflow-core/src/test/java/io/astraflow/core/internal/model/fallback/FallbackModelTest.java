package io.astraflow.core.internal.model.fallback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.astraflow.core.internal.model.attempt.FailingStreams;
import io.astraflow.core.internal.model.time.ManualTimeline;
import io.astraflow.model.ModelEvent;
import io.astraflow.model.ModelException;
import io.astraflow.model.ModelException.Kind;
import io.astraflow.model.ModelName;
import io.astraflow.model.ModelReply;
import io.astraflow.model.ModelRequest;
import io.astraflow.model.ModelStream;
import io.astraflow.testkit.model.ScriptedModel;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class FallbackModelTest {
  private static final ModelName ONE = new ModelName("scripted", "one");
  private static final ModelName TWO = new ModelName("scripted", "two");
  private static final ModelRequest REQUEST = ModelRequest.of("Hello");

  private final ManualTimeline time = new ManualTimeline();
  private final ScriptedModel one = new ScriptedModel(ONE);
  private final ScriptedModel two = new ScriptedModel(TWO);
  private final FallbackModel both = new FallbackModel(List.of(one, two), time);

  @Test
  void asksTheFirstAlone() throws InterruptedException {
    one.then(ModelReply.of(ONE, "Hi"));
    ModelReply reply = both.complete(REQUEST);
    assertThat(reply.model()).isEqualTo(ONE);
    assertThat(reply.metadata().routing()).isEmpty();
    assertThat(two.requests()).isEmpty();
    assertThat(both.name()).isEqualTo(ONE);
  }

  @Test
  void asksTheNextWhereOneFailsAndSaysSo() throws InterruptedException {
    one.then(ModelException.of(Kind.MISCONFIGURED, "no key"));
    two.then(ModelReply.of(TWO, "Hi"));
    ModelReply reply = both.complete(REQUEST);
    assertThat(reply.model()).isEqualTo(TWO);
    assertThat(reply.metadata().routing())
        .contains("scripted:one failed (misconfigured), so scripted:two replied.");
  }

  @Test
  void asksNoOtherWhereTheRequestIsRefused() {
    one.then(ModelException.blocked("no", "violence"));
    assertThatThrownBy(() -> both.complete(REQUEST)).hasMessage("no");
    assertThat(two.requests()).isEmpty();
  }

  @Test
  void saysWhatBecameOfEach() {
    one.then(ModelException.of(Kind.BUSY, "Come later."));
    two.then(ModelException.of(Kind.TOO_LONG, "By 5 tokens."));
    assertThatThrownBy(() -> both.complete(REQUEST))
        .hasMessage(
            "None of 2 models replied. scripted:one: Come later. scripted:two: By 5 tokens.")
        .isInstanceOfSatisfying(
            ModelException.class, e -> assertThat(e.kind()).isEqualTo(Kind.BUSY));
  }

  @Test
  void givesAStreamThatFailsBeforeItsFirstEventToTheNext() throws InterruptedException {
    FailingStreams cut = new FailingStreams(ONE, List.of());
    two.then(ModelReply.of(TWO, "Hi"));
    ModelStream stream = new FallbackModel(List.of(cut, two), time).stream(REQUEST);
    ModelReply reply = ModelReply.collect(stream);
    assertThat(reply.text()).isEqualTo("Hi");
    assertThat(reply.metadata().routing())
        .hasValueSatisfying(why -> assertThat(why).contains("one"));
    assertThat(stream.model()).isEqualTo(TWO);
  }

  @Test
  void keepsAStreamThatFailsAfterItsFirstEvent() throws InterruptedException {
    FailingStreams cut = new FailingStreams(ONE, List.of(new ModelEvent.Text("H")));
    ModelStream stream = new FallbackModel(List.of(cut, two), time).stream(REQUEST);
    assertThatThrownBy(() -> ModelReply.collect(stream)).hasMessage("cut");
    assertThat(two.requests()).isEmpty();
  }

  private void failAfter(Duration duration) {
    one.then(
        request -> {
          time.pass(duration);
          throw ModelException.of(Kind.UNREACHABLE, "Too late.");
        });
  }

  @Test
  void givesTheNextTheTimeThatIsLeft() throws InterruptedException {
    ModelRequest request = REQUEST.toBuilder().timeout(Duration.ofSeconds(60)).build();
    failAfter(Duration.ofSeconds(45));
    failAfter(Duration.ofSeconds(20));
    two.then(ModelReply.of(TWO, "Hi")).then(ModelReply.of(TWO, "Hi"));
    both.complete(request);
    ModelReply.collect(both.stream(request));
    assertThat(two.requests().stream().map(ModelRequest::timeout))
        .containsExactly(Duration.ofSeconds(15), Duration.ofSeconds(40));
  }

  @Test
  void asksNoOtherWhenTheTimeIsOver() {
    failAfter(REQUEST.timeout());
    assertThatThrownBy(() -> both.complete(REQUEST))
        .hasMessage("None of 2 models replied in time. scripted:one: Too late.");
    assertThat(two.requests()).isEmpty();
  }
}
