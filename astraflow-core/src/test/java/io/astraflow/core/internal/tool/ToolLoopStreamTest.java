package io.astraflow.core.internal.tool;

import static io.astraflow.core.internal.tool.Replies.calling;
import static io.astraflow.core.internal.tool.Replies.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.astraflow.core.ToolLoop;
import io.astraflow.model.FinishReason;
import io.astraflow.model.Message;
import io.astraflow.model.ModelEvent;
import io.astraflow.model.ModelException;
import io.astraflow.model.ModelRequest;
import io.astraflow.model.ModelStream;
import io.astraflow.model.Part;
import io.astraflow.model.ToolRunStream;
import io.astraflow.model.Usage;
import io.astraflow.testkit.model.ScriptedModel;
import io.astraflow.tool.Tool;
import io.astraflow.tool.ToolCall;
import io.astraflow.tool.ToolResult;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ToolLoopStreamTest {
  private static final ModelRequest REQUEST = ModelRequest.of("How many?");
  private static final ToolCall CALL = new ToolCall("1", "count", "{}");

  private final ExecutorService executor = Executors.newCachedThreadPool();
  private final ScriptedModel model = new ScriptedModel(Replies.MODEL);

  @AfterEach
  void stop() {
    executor.shutdownNow();
  }

  private static Tool hanging(CountDownLatch running) {
    return TestTool.of(
        "count",
        json -> {
          running.countDown();
          new CountDownLatch(1).await();
          return "never";
        });
  }

  @Test
  void hasTheEventsOfAllRoundsAndOneEnd() throws Exception {
    model.then(calling(CALL)).then(text("Three."));
    ToolLoop loop = ToolLoop.of(List.of(TestTool.of("count", json -> "3")), executor);
    List<ModelEvent> events = new ArrayList<>();

    try (ToolRunStream stream = loop.stream(model, REQUEST)) {
      assertThatThrownBy(stream::run).isInstanceOf(IllegalStateException.class);
      stream.forEach(events::add);
      assertThat(stream.run().rounds()).isEqualTo(2);
      assertThat(stream.run().messages()).hasSize(3);
    }

    assertThat(events)
        .containsExactly(
            new ModelEvent.ToolCallCompleted(CALL),
            new ModelEvent.UsageReported(Usage.of(10, 5)),
            new ModelEvent.ToolReturned(ToolResult.of(CALL, "3")),
            new ModelEvent.Text("Three."),
            new ModelEvent.UsageReported(Usage.of(30, 12)),
            new ModelEvent.Finished(FinishReason.STOP, "stop"));
  }

  @Test
  @SuppressWarnings("try") // It is closed while it is read.
  void completesTheTurnWhenTheStreamIsClosed() throws Exception {
    CountDownLatch running = new CountDownLatch(1);
    List<Message> kept = new ArrayList<>();
    model.then(calling(CALL)).then(text("Never asked for."));
    ToolLoop loop = ToolLoop.of(List.of(hanging(running)), executor).keeping(kept::addAll);
    AtomicReference<Throwable> failure = new AtomicReference<>();
    try (ModelStream stream = loop.stream(model, REQUEST)) {
      Thread reader =
          new Thread(
              () -> {
                try {
                  stream.forEach(event -> {});
                } catch (ModelException e) {
                  failure.set(e);
                }
              });
      reader.start();
      assertThat(running.await(20, TimeUnit.SECONDS)).isTrue();

      stream.close();
      reader.join(20_000);
    }

    assertThat(failure.get())
        .isInstanceOfSatisfying(
            ModelException.class,
            e -> assertThat(e.kind()).isEqualTo(ModelException.Kind.CANCELLED));
    assertThat(kept).hasSize(2);
    assertThat(((Part.Result) kept.get(1).parts().get(0)).result().content()).contains("cancelled");
    assertThat(model.requests()).hasSize(1);
  }

  @Test
  @SuppressWarnings("try") // It is closed while it is read.
  void endsTheOpeningOfTheNextRoundWhenItIsClosed() throws Exception {
    CountDownLatch opening = new CountDownLatch(1);
    model
        .then(calling(CALL))
        .then(
            (ScriptedModel.Reply)
                request -> {
                  opening.countDown();
                  new CountDownLatch(1).await();
                  return text("never");
                });
    ToolLoop loop = ToolLoop.of(List.of(TestTool.of("count", json -> "3")), executor);
    try (ModelStream stream = loop.stream(model, REQUEST)) {
      Future<Boolean> interrupted =
          executor.submit(
              () -> {
                assertThatThrownBy(() -> stream.forEach(event -> {}))
                    .isInstanceOfSatisfying(
                        ModelException.class,
                        e -> assertThat(e.kind()).isEqualTo(ModelException.Kind.CANCELLED));
                return Thread.currentThread().isInterrupted();
              });
      assertThat(opening.await(20, TimeUnit.SECONDS)).isTrue();
      stream.close();
      assertThat(interrupted.get(20, TimeUnit.SECONDS)).isFalse();
    }
  }

  @Test
  void completesTheTurnWhenTheReaderIsInterrupted() throws Exception {
    CountDownLatch running = new CountDownLatch(1);
    List<Message> kept = new ArrayList<>();
    model.then(calling(CALL));
    ToolLoop loop = ToolLoop.of(List.of(hanging(running)), executor).keeping(kept::addAll);
    AtomicReference<Boolean> stays = new AtomicReference<>();
    Thread reader =
        new Thread(
            () -> {
              try (ModelStream stream = loop.stream(model, REQUEST)) {
                stream.forEach(event -> {});
              } catch (ModelException | InterruptedException e) {
                stays.set(Thread.currentThread().isInterrupted());
              }
            });
    reader.start();
    assertThat(running.await(20, TimeUnit.SECONDS)).isTrue();

    reader.interrupt();
    reader.join(20_000);

    assertThat(stays.get()).isTrue();
    assertThat(kept).hasSize(2);
  }

  @Test
  void isReadOnce() throws Exception {
    model.then(text("Three."));
    try (ModelStream stream = ToolLoop.of(List.of(), executor).stream(model, REQUEST)) {
      Iterator<ModelEvent> events = stream.iterator();
      assertThat(events.hasNext()).isTrue();
      assertThatThrownBy(stream::iterator).isInstanceOf(IllegalStateException.class);
    }
  }

  @Property(tries = 200)
  void neverExceedsTheBoundAndAnswersEveryCall(
      @ForAll @IntRange(min = 1, max = 6) int bound,
      @ForAll @Size(max = 8) List<@IntRange(min = 0, max = 3) Integer> callsOfReplies,
      @ForAll boolean streamed)
      throws Exception {
    ScriptedModel scripted = new ScriptedModel(Replies.MODEL);
    int ids = 0;
    for (int count : callsOfReplies) {
      ToolCall[] calls = new ToolCall[count];
      for (int i = 0; i < count; i++) {
        calls[i] = new ToolCall("id" + ids++, i == 2 ? "unknown" : "count", i == 1 ? "{" : "{}");
      }
      scripted.then(count == 0 ? text("end") : calling(calls));
    }
    scripted.then(text("end"));
    ToolLoop loop =
        ToolLoop.of(List.of(TestTool.of("count", json -> "3")), Runnable::run).withRounds(bound);

    List<Message> messages;
    if (streamed) {
      try (ToolRunStream stream = loop.stream(scripted, REQUEST)) {
        stream.forEach(event -> {});
        messages = stream.run().messages();
      }
    } else {
      messages = loop.run(scripted, REQUEST).messages();
    }

    assertThat(scripted.requests()).hasSizeLessThanOrEqualTo(bound);
    assertThat(answered(messages)).containsExactlyElementsOf(called(messages));
  }

  private static List<String> called(List<Message> messages) {
    return messages.stream()
        .flatMap(message -> message.parts().stream())
        .filter(Part.Call.class::isInstance)
        .map(part -> ((Part.Call) part).call().id())
        .toList();
  }

  private static List<String> answered(List<Message> messages) {
    return messages.stream()
        .flatMap(message -> message.parts().stream())
        .filter(Part.Result.class::isInstance)
        .map(part -> ((Part.Result) part).result().callId())
        .toList();
  }
}
