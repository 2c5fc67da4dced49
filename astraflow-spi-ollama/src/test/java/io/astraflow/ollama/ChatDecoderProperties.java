package io.astraflow.ollama;

import static org.assertj.core.api.Assertions.assertThat;

import io.astraflow.http.ByteInput;
import io.astraflow.http.Endpoint;
import io.astraflow.http.HttpErrors;
import io.astraflow.http.stream.JsonLines;
import io.astraflow.model.ModelEvent;
import io.astraflow.testkit.model.WireReply;
import io.astraflow.tool.ToolCall;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class ChatDecoderProperties {
  private static final HttpErrors ERRORS =
      new HttpErrors(
          Endpoint.builder("ollama", URI.create("http://localhost")).build(), "ollama:test");

  @Property(tries = 300)
  void splittingAStreamNeverChangesItsEvents(
      @ForAll @Size(max = 4) List<String> texts,
      @ForAll @Size(max = 2) List<String> thoughts,
      @ForAll boolean calling,
      @ForAll @Size(min = 1, max = 6) List<@IntRange(min = 1, max = 40) Integer> pieces)
      throws Exception {
    WireReply reply =
        WireReply.of(texts.toArray(String[]::new)).thinking(thoughts.toArray(String[]::new));
    WireReply sent =
        calling ? reply.calling(new ToolCall("", "weather", "{\"city\":\"Tōkyō 🗼\"}")) : reply;
    byte[] body = String.join("", new OllamaWire().frames(sent)).getBytes(StandardCharsets.UTF_8);

    assertThat(events(body, pieces)).isEqualTo(events(body, List.of(body.length)));
  }

  private static List<ModelEvent> events(byte[] body, List<Integer> pieces) throws IOException {
    ChatDecoder decoder = new ChatDecoder(ERRORS);
    JsonLines lines = new JsonLines(new Pieces(body, pieces));
    List<ModelEvent> events = new ArrayList<>();
    while (lines.advance()) {
      decoder.frame(lines, events::add);
    }
    assertThat(decoder.complete()).isTrue();
    decoder.finish(events::add);
    return events.stream().map(ChatDecoderProperties::withoutId).toList();
  }

  // The adapter makes the ids of calls itself, anew each time.
  private static ModelEvent withoutId(ModelEvent event) {
    return event instanceof ModelEvent.ToolCallCompleted done
        ? new ModelEvent.ToolCallCompleted(
            new ToolCall("", done.call().name(), done.call().arguments()))
        : event;
  }

  /** A body that arrives in pieces of these sizes, over and over. */
  private static final class Pieces implements ByteInput {
    private final byte[] body;
    private final List<Integer> sizes;
    private int at;
    private int count;

    Pieces(byte[] body, List<Integer> sizes) {
      this.body = body;
      this.sizes = sizes;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
      if (at == body.length) {
        return -1;
      }
      int size = Math.min(sizes.get(count++ % sizes.size()), Math.min(length, body.length - at));
      System.arraycopy(body, at, into, offset, size);
      at += size;
      return size;
    }
  }
}
