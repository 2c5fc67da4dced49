package io.astraflow.core.internal.chat.turn;

import static org.assertj.core.api.Assertions.assertThat;

import io.astraflow.chat.ChatMessage;
import io.astraflow.chat.TurnEvent;
import io.astraflow.tool.ToolCall;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class TurnLogTest {

  @Property
  void resumingBehindAnyEventGivesExactlyTheRest(
      @ForAll @Size(max = 6) List<@StringLength(min = 1, max = 5) String> parts,
      @ForAll @IntRange(max = 20) int seen) {
    TurnLog log = new TurnLog();
    log.retrieve(List.of());
    parts.forEach(log::write);
    log.end(answer(String.join("", parts)));
    List<TurnEvent> all = all(log, 0);
    long after = all.get(Math.min(seen, all.size() - 1)).position();
    List<TurnEvent> rest = all.stream().filter(event -> event.position() > after).toList();
    assertThat(all(log, after)).isEqualTo(rest);
    assertThat(all(TurnLog.of(answer(String.join("", parts))), after)).isEqualTo(rest);
  }

  @Test
  void endsWithDoneForAReaderThatHasSeenMoreThanIsStored() {
    assertThat(all(TurnLog.of(answer("short")), 1_000))
        .singleElement()
        .isInstanceOf(TurnEvent.Done.class);
  }

  @Test
  void tellsToolsWhereTheyWereCalled() {
    TurnLog log = new TurnLog();
    log.retrieve(List.of());
    log.write("Let me see. ");
    log.call(new ToolCall("1", "clock", "{}"));
    log.write("Noon.");
    log.end(answer("Let me see. Noon."));
    assertThat(all(log, 0))
        .extracting(event -> event.getClass().getSimpleName())
        .containsExactly(
            "Retrieved", "Text", "ToolCalled", "Text", "Cited", "UsageReported", "Done");
  }

  @Test
  @Timeout(20)
  void aReaderThatIsClosedOrInterruptedFindsTheEnd() throws Exception {
    TurnLog log = new TurnLog();
    LogReader closed = new LogReader(log, 0);
    CompletableFuture<Boolean> waiting =
        CompletableFuture.supplyAsync(() -> closed.iterator().hasNext());
    closed.close();
    assertThat(waiting.get(10, TimeUnit.SECONDS)).isFalse();
    Thread.currentThread().interrupt();
    assertThat(new LogReader(log, 0).iterator().hasNext()).isFalse();
    assertThat(Thread.interrupted()).isTrue();
  }

  private static List<TurnEvent> all(TurnLog log, long after) {
    List<TurnEvent> events = new ArrayList<>();
    new LogReader(log, after).forEach(events::add);
    return events;
  }

  private static ChatMessage answer(String text) {
    ChatMessage begun = ChatMessage.begun("answer", "question", Instant.EPOCH);
    return new Draft(begun)
        .message(io.astraflow.chat.MessageStatus.COMPLETE, text, Optional.empty());
  }
}
