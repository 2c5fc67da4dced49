package io.astraflow.openai;

import static org.assertj.core.api.Assertions.assertThat;

import io.astraflow.http.ByteInput;
import io.astraflow.http.Endpoint;
import io.astraflow.http.HttpErrors;
import io.astraflow.http.stream.ServerSentEvents;
import io.astraflow.model.ModelEvent;
import io.astraflow.model.ModelName;
import io.astraflow.testkit.model.WireReply;
import io.astraflow.tool.ToolCall;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

/** However a stream is split on its way, its events are the same. */
class StreamSplittingTest {
  private static final ModelName MODEL = new ModelName("openai", "m");

  @Property(tries = 300)
  void splittingNeverChangesTheEvents(
      @ForAll @Size(min = 1, max = 8) List<String> pieces,
      @ForAll String argument,
      @ForAll long seed)
      throws IOException {
    List<String> texts = pieces.stream().map(StreamSplittingTest::encodable).toList();
    WireReply reply =
        WireReply.of(texts.toArray(String[]::new))
            .thinking(texts.get(0) + "!")
            .calling(new ToolCall("call_1", "weather", "{\"city\":\"" + safe(argument) + "\"}"));
    byte[] body = String.join("", new OpenAiWire().frames(reply)).getBytes(StandardCharsets.UTF_8);
    List<ModelEvent> whole = events(body, () -> body.length);
    Random random = new Random(seed);
    assertThat(events(body, () -> 1 + random.nextInt(40))).isEqualTo(whole);
    assertThat(events(body, () -> 1)).isEqualTo(whole);
    StringBuilder text = new StringBuilder();
    for (ModelEvent event : whole) {
      if (event instanceof ModelEvent.Text part) {
        text.append(part.text());
      }
    }
    assertThat(text.toString()).isEqualTo(String.join("", texts));
  }

  private static List<ModelEvent> events(byte[] body, java.util.function.IntSupplier sizes)
      throws IOException {
    int[] at = {0};
    ByteInput input =
        (into, offset, length) -> {
          if (at[0] == body.length) {
            return -1;
          }
          int size = Math.min(Math.min(length, sizes.getAsInt()), body.length - at[0]);
          System.arraycopy(body, at[0], into, offset, size);
          at[0] += size;
          return size;
        };
    Endpoint endpoint = Endpoint.builder("openai", URI.create("http://localhost")).build();
    CompletionDecoder decoder = new CompletionDecoder(MODEL, new HttpErrors(endpoint, "m"));
    ServerSentEvents frames = new ServerSentEvents(input);
    List<ModelEvent> events = new ArrayList<>();
    while (frames.advance()) {
      decoder.frame(frames, events::add);
    }
    assertThat(decoder.complete()).isTrue();
    assertThat(decoder.over()).isTrue();
    decoder.finish(events::add);
    return events;
  }

  private static String encodable(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
  }

  private static String safe(String text) {
    return encodable(text).replaceAll("[\\p{Cntrl}\"\\\\]", "_");
  }
}
