package io.astraflow.http.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.astraflow.model.FinishReason;
import io.astraflow.model.ModelEvent;
import io.astraflow.tool.ToolCall;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ToolCallAssemblerTest {
  private final List<ModelEvent> events = new ArrayList<>();
  private final ToolCallAssembler calls = new ToolCallAssembler(() -> "made");

  @Test
  void joinsFragmentsByTheirIndex() {
    add(0, "a", "one", "{\"x\"");
    add(1, "b", "two", "{");
    add(0, null, null, ":1}");
    add(1, null, null, "}");
    assertThat(completed(FinishReason.TOOL_CALLS))
        .containsExactly(new ToolCall("a", "one", "{\"x\":1}"), new ToolCall("b", "two", "{}"));
    assertThat(events.get(2)).isEqualTo(new ModelEvent.ToolCallFragment(0, null, null, ":1}"));
  }

  @Test
  void tellsCallsWithoutAnIndexByTheirIds() {
    add(-1, "a", "one", "{");
    add(-1, "", null, "}");
    add(-1, "b", "two", "{");
    add(-1, "b", null, "}");
    assertThat(completed(FinishReason.STOP))
        .containsExactly(new ToolCall("a", "one", "{}"), new ToolCall("b", "two", "{}"));
  }

  @Test
  void tellsCallsOfOneIndexByTheirIds() {
    add(0, "a", "one", "{}");
    add(0, "b", "two", "{");
    add(0, null, null, "}");
    assertThat(completed(FinishReason.TOOL_CALLS))
        .containsExactly(new ToolCall("a", "one", "{}"), new ToolCall("b", "two", "{}"));
  }

  @Test
  void tellsCallsWithoutIndexAndIdByTheirNames() {
    add(-1, null, "one", "{}");
    add(-1, null, "one", "{}");
    assertThat(completed(FinishReason.TOOL_CALLS))
        .containsExactly(new ToolCall("made", "one", "{}"), new ToolCall("made", "one", "{}"));
  }

  @Test
  void takesNoArgumentsForAnEmptyObject() {
    add(0, "a", "one", "");
    assertThat(completed(FinishReason.TOOL_CALLS)).containsExactly(new ToolCall("a", "one", "{}"));
  }

  @Test
  void completesOfACutReplyOnlyWhatIsWhole() {
    add(0, "a", "one", "{\"x\":[1]}");
    add(1, "b", "two", "{\"x\":[1");
    add(2, "c", "three", "");
    assertThat(completed(FinishReason.LENGTH))
        .containsExactly(new ToolCall("a", "one", "{\"x\":[1]}"));
  }

  private void add(int index, String id, String name, String arguments) {
    calls.add(index, id, name, arguments, events::add);
  }

  private List<ToolCall> completed(FinishReason reason) {
    List<ToolCall> completed = new ArrayList<>();
    calls.complete(reason, event -> completed.add(((ModelEvent.ToolCallCompleted) event).call()));
    return completed;
  }

  @Test
  void completesNothingHalfOfAReplyThatEndedForAnUnknownReason() {
    add(0, "a", "one", "{}");
    add(1, "b", "two", "{\"x\":");
    add(2, "c", "three", "");
    assertThat(completed(FinishReason.OTHER)).containsExactly(new ToolCall("a", "one", "{}"));
  }
}
