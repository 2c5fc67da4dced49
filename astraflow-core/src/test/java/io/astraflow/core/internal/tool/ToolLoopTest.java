package io.astraflow.core.internal.tool;

import static io.astraflow.core.internal.tool.Replies.calling;
import static io.astraflow.core.internal.tool.Replies.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.astraflow.core.ToolLoop;
import io.astraflow.core.Tools;
import io.astraflow.model.Message;
import io.astraflow.model.ModelException;
import io.astraflow.model.ModelRequest;
import io.astraflow.model.Money;
import io.astraflow.model.Part;
import io.astraflow.model.ReplyMetadata;
import io.astraflow.model.ToolChoice;
import io.astraflow.model.ToolRun;
import io.astraflow.model.Usage;
import io.astraflow.testkit.model.ScriptedModel;
import io.astraflow.tool.Tool;
import io.astraflow.tool.ToolCall;
import io.astraflow.tool.ToolResult;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ToolLoopTest {
  private static final ModelRequest REQUEST = ModelRequest.of("How many?");

  private final ExecutorService executor = Executors.newCachedThreadPool();
  private final ScriptedModel model = new ScriptedModel(Replies.MODEL);

  record Count(String of, int least) {}

  @AfterEach
  void stop() {
    executor.shutdownNow();
  }

  private ToolLoop loop(Tool... tools) {
    return ToolLoop.of(List.of(tools), executor);
  }

  private static ToolCall call(String id, String name) {
    return new ToolCall(id, name, "{}");
  }

  private static List<ToolResult> results(Message message) {
    return message.parts().stream().map(part -> ((Part.Result) part).result()).toList();
  }

  private ToolResult onlyResult(ToolRun run) {
    return results(run.messages().get(1)).get(0);
  }

  @Test
  void tellsTheModelWhatItsToolsReturned() throws Exception {
    Tool count = Tools.tool("count", "Counts.", Count.class, c -> c.of() + ": 3");
    ToolCall call = new ToolCall("1", "count", "{\"of\": \"cats\", \"least\": 2}");
    model.then(calling(call)).then(text("There are three."));

    ToolRun run = loop(count).run(model, REQUEST);

    assertThat(run.reply().text()).isEqualTo("There are three.");
    assertThat(run.rounds()).isEqualTo(2);
    assertThat(run.usage()).isEqualTo(Usage.of(30, 12));
    assertThat(run.endedByBound()).isFalse();
    assertThat(run.messages()).hasSize(3);
    assertThat(onlyResult(run)).isEqualTo(ToolResult.of(call, "cats: 3"));
    assertThat(model.requests().get(0).tools()).containsExactly(count.spec());
    assertThat(model.requests().get(1).messages())
        .containsExactly(REQUEST.messages().get(0), run.messages().get(0), run.messages().get(1));
  }

  @Test
  void tellsTheModelWhatIsWrongWithItsArguments() throws Exception {
    Tool count = Tools.tool("count", "Counts.", Count.class, c -> "3");
    model
        .then(calling(new ToolCall("1", "count", "{\"of\": \"cats\", ")))
        .then(calling(new ToolCall("2", "count", "{\"of\": 5, \"least\": 1}")))
        .then(calling(new ToolCall("3", "count", "{\"of\": \"cats\", \"least\": 1}")))
        .then(text("Three."));

    ToolRun run = loop(count).run(model, REQUEST);

    ToolResult malformed = results(run.messages().get(1)).get(0);
    assertThat(malformed.error()).isTrue();
    assertThat(malformed.content()).contains("no valid JSON");
    ToolResult unfit = results(run.messages().get(3)).get(0);
    assertThat(unfit.error()).isTrue();
    assertThat(unfit.content()).contains("/of").contains("string expected");
    assertThat(results(run.messages().get(5)).get(0).error()).isFalse();
  }

  @Test
  void tellsTheModelWhichToolsThereAre() throws Exception {
    model.then(calling(call("1", "cuont"))).then(text("Sorry."));

    ToolRun run =
        loop(TestTool.of("count", json -> "3"), TestTool.of("sum", json -> "4"))
            .run(model, REQUEST);

    assertThat(onlyResult(run).error()).isTrue();
    assertThat(onlyResult(run).content()).contains("\"cuont\"").contains("count, sum");
  }

  @Test
  void tellsTheModelWhatAToolThrows() throws Exception {
    model
        .then(calling(call("1", "checked"), call("2", "silent"), call("3", "error")))
        .then(text("Sorry."));
    Tool checked =
        TestTool.of(
            "checked",
            json -> {
              throw new java.io.IOException("disk full");
            });
    Tool silent =
        TestTool.of(
            "silent",
            json -> {
              throw new IllegalStateException();
            });
    Tool error =
        TestTool.of(
            "error",
            json -> {
              throw new StackOverflowError();
            });

    ToolRun run = loop(checked, silent, error).run(model, REQUEST);

    assertThat(results(run.messages().get(1)))
        .extracting(ToolResult::content)
        .containsExactly("disk full", "IllegalStateException", "StackOverflowError");
  }

  @Test
  void runsIndependentToolsSideBySide() throws Exception {
    CyclicBarrier both = new CyclicBarrier(2);
    Tool meeting =
        TestTool.of(
            "meet",
            json -> {
              both.await(20, TimeUnit.SECONDS);
              return "met";
            });
    model.then(calling(call("1", "meet"), call("2", "meet"))).then(text("Done."));

    ToolRun run = loop(meeting).run(model, REQUEST);

    assertThat(results(run.messages().get(1)))
        .extracting(ToolResult::callId, ToolResult::content)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("1", "met"),
            org.assertj.core.groups.Tuple.tuple("2", "met"));
  }

  @Test
  void runsOtherToolsAloneAndInOrder() throws Exception {
    AtomicInteger inside = new AtomicInteger();
    List<String> order = new ArrayList<>();
    TestTool.Body noting =
        json -> {
          assertThat(inside.incrementAndGet()).isEqualTo(1);
          order.add(json);
          inside.decrementAndGet();
          return "ok";
        };
    Tool alone = TestTool.of("write", noting).alone();
    model
        .then(
            calling(
                new ToolCall("1", "write", "{\"n\":1}"),
                new ToolCall("2", "write", "{\"n\":2}"),
                new ToolCall("3", "write", "{\"n\":3}")))
        .then(text("Done."));

    ToolRun run = loop(alone).run(model, REQUEST);

    assertThat(order).containsExactly("{\"n\":1}", "{\"n\":2}", "{\"n\":3}");
    assertThat(results(run.messages().get(1))).noneMatch(ToolResult::error);
  }

  @Test
  void interruptsAToolThatTakesTooLong() throws Exception {
    CountDownLatch interrupted = new CountDownLatch(1);
    Tool hanging =
        TestTool.of(
                "hang",
                json -> {
                  try {
                    new CountDownLatch(1).await();
                  } catch (InterruptedException e) {
                    interrupted.countDown();
                  }
                  return "late";
                })
            .within(Duration.ofMillis(20));
    model.then(calling(call("1", "hang"))).then(text("Sorry."));

    ToolRun run = loop(hanging).run(model, REQUEST);

    assertThat(onlyResult(run).error()).isTrue();
    assertThat(onlyResult(run).content()).contains("longer than 20 ms");
    assertThat(interrupted.await(20, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void stopsAtItsBoundAndSaysSo() throws Exception {
    AtomicInteger calls = new AtomicInteger();
    Tool again = TestTool.of("again", json -> "call me " + calls.incrementAndGet());
    for (int i = 0; i < 5; i++) {
      model.then(calling(call("c" + i, "again")));
    }

    ToolRun run = loop(again).withRounds(3).run(model, REQUEST);

    assertThat(run.endedByBound()).isTrue();
    assertThat(run.rounds()).isEqualTo(3);
    assertThat(calls).hasValue(2);
    assertThat(model.requests()).hasSize(3);
    ToolResult last = results(run.messages().get(run.messages().size() - 1)).get(0);
    assertThat(last.error()).isTrue();
    assertThat(last.content()).contains("3 rounds");
  }

  @Test
  void leavesTheModelFreeAfterTheFirstRound() throws Exception {
    model.then(calling(call("1", "count"))).then(text("Three."));
    ModelRequest must = REQUEST.toBuilder().toolChoice(new ToolChoice.Required()).build();

    loop(TestTool.of("count", json -> "3")).run(model, must);

    assertThat(model.requests().get(0).toolChoice()).isEqualTo(new ToolChoice.Required());
    assertThat(model.requests().get(1).toolChoice()).isEqualTo(new ToolChoice.Auto());
  }

  @Test
  void runsNothingWhereNoToolsMayBeCalled() throws Exception {
    AtomicInteger calls = new AtomicInteger();
    model.then(calling(call("1", "count")));
    ModelRequest none = REQUEST.toBuilder().toolChoice(new ToolChoice.None()).build();

    ToolRun run = loop(TestTool.of("count", json -> "" + calls.incrementAndGet())).run(model, none);

    assertThat(calls).hasValue(0);
    assertThat(onlyResult(run).error()).isTrue();
    assertThat(run.endedByBound()).isFalse();
  }

  @Test
  void failsACallThatGetsNoThread() throws Exception {
    executor.shutdownNow();
    model.then(calling(call("1", "count"))).then(text("Sorry."));

    ToolRun run = loop(TestTool.of("count", json -> "3")).run(model, REQUEST);

    assertThat(onlyResult(run).content()).contains("No thread");
  }

  @Test
  void keepsFinishedTurnsWhenTheModelFailsLater() {
    List<Message> kept = new ArrayList<>();
    model
        .then(calling(call("1", "count")))
        .then(ModelException.of(ModelException.Kind.UNREACHABLE, "gone"));

    ToolLoop loop = loop(TestTool.of("count", json -> "3")).keeping(kept::addAll);

    assertThatThrownBy(() -> loop.run(model, REQUEST)).isInstanceOf(ModelException.class);
    assertThat(kept).hasSize(2);
  }

  @Test
  void completesTheTurnWhenInterrupted() throws Exception {
    CountDownLatch running = new CountDownLatch(1);
    List<Message> kept = new ArrayList<>();
    Tool hanging =
        TestTool.of(
            "hang",
            json -> {
              running.countDown();
              new CountDownLatch(1).await();
              return "never";
            });
    Tool quick = TestTool.of("write", json -> "written").alone();
    model.then(calling(call("1", "write"), call("2", "hang"), call("3", "write")));
    ToolLoop loop = loop(hanging, quick).keeping(kept::addAll);
    CountDownLatch thrown = new CountDownLatch(1);
    Thread caller =
        new Thread(
            () -> {
              try {
                loop.run(model, REQUEST);
              } catch (InterruptedException e) {
                thrown.countDown();
              }
            });
    caller.start();
    assertThat(running.await(20, TimeUnit.SECONDS)).isTrue();

    caller.interrupt();

    assertThat(thrown.await(20, TimeUnit.SECONDS)).isTrue();
    assertThat(kept).hasSize(2);
    List<ToolResult> results = results(kept.get(1));
    assertThat(results).extracting(ToolResult::callId).containsExactly("1", "2", "3");
    assertThat(results).extracting(ToolResult::error).containsExactly(false, true, true);
    assertThat(results.get(1).content()).contains("cancelled before it ended");
    assertThat(results.get(2).content()).contains("before it started");
  }

  @Test
  void refusesARequestWithToolsOfItsOwn() {
    Tool tool = TestTool.of("count", json -> "3");
    ModelRequest own = REQUEST.toBuilder().tools(List.of(tool.spec())).build();
    assertThatThrownBy(() -> loop(tool).run(model, own))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("count");
  }

  @Test
  void saysNoCostWhereRoundsWereInTwoCurrencies() throws Exception {
    Tool count = Tools.tool("count", "Counts.", Count.class, c -> "3");
    ToolCall call = new ToolCall("1", "count", "{\"of\": \"cats\", \"least\": 2}");
    Money euro = new Money(BigDecimal.ONE, Currency.getInstance("EUR"));
    model
        .then(calling(call).withMetadata(ReplyMetadata.NONE.withCost(Optional.of(euro))))
        .then(
            text("Three.").withMetadata(ReplyMetadata.NONE.withCost(Optional.of(Money.usd("1")))));
    ToolRun run = loop(count).run(model, REQUEST);
    assertThat(run.reply().text()).isEqualTo("Three.");
    assertThat(run.cost()).isEmpty();
  }
}
