package io.astraflow.core.internal.chat.turn;

import static org.assertj.core.api.Assertions.assertThat;

import io.astraflow.chat.ChatMessage;
import io.astraflow.chat.TurnEvent;
import io.astraflow.tool.ToolCall;
import io.astraflow.tool.ToolResult;
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
      @ForAll @Size(max = 8) List<@StringLength(max = 3) String> parts,
      @ForAll @IntRange(max = 20) int seen,
      @ForAll @IntRange(max = 20) int kept) {
    TurnLog log = new TurnLog();
    log.retrieve(List.of());
    parts.forEach(part -> write(log, part));
    String text = String.join("", parts);
    log.end(answer(text));
    List<TurnEvent> all = all(log, 0);
    List<Long> positions = all.stream().map(TurnEvent::position).toList();
    assertThat(positions).isSorted().doesNotHaveDuplicates();
    assertThat(text(all)).isEqualTo(text);
    int next = Math.min(seen, all.size() - 1) + 1;
    long after = positions.get(next - 1);
    List<TurnEvent> rest = all.subList(next, all.size());
    assertThat(all(log, after)).isEqualTo(rest);
    // The store has no tools, and after a crash not all of the text.
    assertRest(all(TurnLog.of(answer(text)), after), text(rest), rest);
    String stored = text.substring(0, Math.min(kept, text.length()));
    String shown = text(all.subList(0, next));
    assertRest(
        all(TurnLog.of(answer(stored)), after),
        stored.substring(Math.min(shown.length(), stored.length())),
        rest);
  }

  /** Notes a part of the text, or a tool and what it returns where there is none. */
  private static void write(TurnLog log, String part) {
    if (part.isEmpty()) {
      ToolCall call = new ToolCall("1", "clock", "{}");
      log.call(call);
      log.returned(ToolResult.of(call, "noon"));
    } else {
      log.write(part);
    }
  }

  private static void assertRest(List<TurnEvent> resumed, String text, List<TurnEvent> rest) {
    assertThat(text(resumed)).isEqualTo(text);
    List<Class<?>> last =
        List.of(TurnEvent.Cited.class, TurnEvent.UsageReported.class, TurnEvent.Done.class);
    assertThat(types(resumed, last)).isEqualTo(types(rest, last));
  }

  private static List<Class<?>> types(List<TurnEvent> events, List<Class<?>> among) {
    return events.stream().<Class<?>>map(TurnEvent::getClass).filter(among::contains).toList();
  }

  private static String text(List<TurnEvent> events) {
    StringBuilder text = new StringBuilder();
    for (TurnEvent event : events) {
      text.append(event instanceof TurnEvent.Text part ? part.text() : "");
    }
    return text.toString();
  }

  @Test
  void tellsTheEndToAReaderThatHasSeenMoreThanIsStored() {
    TurnLog stored = TurnLog.of(answer("short"));
    for (long units = 5; units < 12; units++) {
      assertThat(all(stored, 1 + units * TurnEvent.A_CHARACTER))
          .extracting(event -> event.getClass().getSimpleName())
          .containsExactly("Cited", "UsageReported", "Done");
    }
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
