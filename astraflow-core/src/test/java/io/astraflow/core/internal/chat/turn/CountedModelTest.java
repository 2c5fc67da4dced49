package io.astraflow.core.internal.chat.turn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.astraflow.model.FinishReason;
import io.astraflow.model.ModelReply;
import io.astraflow.model.ModelRequest;
import io.astraflow.model.ModelStream;
import io.astraflow.model.ReplyMetadata;
import io.astraflow.model.Usage;
import io.astraflow.testkit.model.ScriptedModel;
import java.util.List;
import org.junit.jupiter.api.Test;

class CountedModelTest {
  private static final ModelRequest REQUEST = ModelRequest.of("Why?");

  private final ScriptedModel model = new ScriptedModel();
  private final CountedModel counted = new CountedModel(model);

  @Test
  void addsWhatAllCallsTake() throws Exception {
    model.then(reply()).then(reply());
    counted.complete(REQUEST);
    assertThat(counted.usage()).isEqualTo(Usage.of(10, 3));
    read();
    assertThat(counted.usage()).isEqualTo(Usage.of(20, 6));
  }

  @Test
  void knowsNothingWhereACallWasInterrupted() throws Exception {
    model.then(reply());
    counted.complete(REQUEST);
    model.then(
        request -> {
          throw new InterruptedException("its time is up");
        });
    assertThatThrownBy(() -> counted.complete(REQUEST)).isInstanceOf(InterruptedException.class);
    assertThat(counted.usage()).isEqualTo(Usage.UNKNOWN);
  }

  @Test
  void knowsNothingWhileACallIsUnderWay() throws Exception {
    model.then(reply());
    counted.complete(REQUEST);
    model.then(
        request -> {
          assertThat(counted.usage()).isEqualTo(Usage.UNKNOWN);
          return reply();
        });
    try (ModelStream stream = counted.stream(REQUEST)) {
      assertThat(counted.usage()).isEqualTo(Usage.UNKNOWN);
      stream.forEach(event -> assertThat(event).isNotNull());
    }
    assertThat(counted.usage()).isEqualTo(Usage.of(20, 6));
  }

  private void read() throws InterruptedException {
    try (ModelStream stream = counted.stream(REQUEST)) {
      stream.forEach(event -> assertThat(event).isNotNull());
    }
  }

  private ModelReply reply() {
    return new ModelReply(
        model.name(),
        "Because.",
        List.of(),
        List.of(),
        FinishReason.STOP,
        "stop",
        Usage.of(10, 3),
        ReplyMetadata.NONE);
  }
}
