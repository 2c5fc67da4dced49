package io.astraflow.http.stream;

import io.astraflow.http.json.Json;
import io.astraflow.model.FinishReason;
import io.astraflow.model.ModelEvent;
import io.astraflow.tool.ToolCall;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Puts tool calls together from fragments. Servers that leave out the index, or give one to several
 * calls, are told by the ids and names they send. For one thread at a time.
 */
public final class ToolCallAssembler {
  private final Supplier<String> ids;
  private final List<Open> calls = new ArrayList<>();

  /** Creates an assembler; {@code ids} makes one for each call whose provider has none. */
  public ToolCallAssembler(Supplier<String> ids) {
    this.ids = ids;
  }

  /**
   * Adds a fragment and its event.
   *
   * @param index the call's index as the provider has it, or -1
   */
  public void add(
      int index,
      @Nullable String id,
      @Nullable String name,
      String arguments,
      Consumer<ModelEvent> events) {
    String known = id == null || id.isEmpty() ? null : id;
    String called = name == null || name.isEmpty() ? null : name;
    Open call = find(index, known, called);
    call.id = call.id == null ? known : call.id;
    call.name = call.name == null ? called : call.name;
    call.arguments.append(arguments);
    events.accept(new ModelEvent.ToolCallFragment(calls.indexOf(call), known, called, arguments));
  }

  private Open find(int index, @Nullable String id, @Nullable String name) {
    for (int i = calls.size() - 1; i >= 0; i--) {
      Open call = calls.get(i);
      boolean candidate = index >= 0 ? call.index == index : id != null || i == calls.size() - 1;
      if (candidate && call.takes(index, id, name)) {
        return call;
      }
    }
    Open call = new Open(index);
    calls.add(call);
    return call;
  }

  /** Returns whether there are none. */
  public boolean isEmpty() {
    return calls.isEmpty();
  }

  /**
   * Adds the events of the completed calls. Of a reply that ended for another reason than that it
   * was complete, only calls whose arguments are whole are; one without a name is none.
   */
  public void complete(FinishReason reason, Consumer<ModelEvent> events) {
    boolean cut = reason != FinishReason.STOP && reason != FinishReason.TOOL_CALLS;
    for (Open call : calls) {
      String arguments = call.arguments.isEmpty() ? "{}" : call.arguments.toString();
      boolean whole = !cut || (!call.arguments.isEmpty() && Json.whole(arguments));
      if (call.name != null && whole) {
        String id = call.id == null ? ids.get() : call.id;
        events.accept(new ModelEvent.ToolCallCompleted(new ToolCall(id, call.name, arguments)));
      }
    }
  }

  /** A call that is not complete yet. */
  private static final class Open {
    private final int index;
    private final StringBuilder arguments = new StringBuilder();
    private @Nullable String id;
    private @Nullable String name;

    Open(int index) {
      this.index = index;
    }

    boolean takes(int wanted, @Nullable String otherId, @Nullable String otherName) {
      if (otherId != null && id != null) {
        return otherId.equals(id);
      }
      return wanted >= 0 || otherName == null || name == null;
    }
  }
}
