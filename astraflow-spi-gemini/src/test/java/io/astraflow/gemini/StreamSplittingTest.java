package io.astraflow.gemini;

import static org.assertj.core.api.Assertions.assertThat;

import io.astraflow.http.Endpoint;
import io.astraflow.http.HttpErrors;
import io.astraflow.http.stream.ServerSentEvents;
import io.astraflow.model.FinishReason;
import io.astraflow.model.ModelEvent;
import io.astraflow.testkit.model.WireReply;
import io.astraflow.tool.ToolCall;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** However a stream is split on its way, its events are the same. */
class StreamSplittingTest {
  private static final Endpoint NOWHERE =
      Endpoint.builder(Gemini.ID, URI.create("http://localhost")).build();

  @Property(tries = 300)
  void splittingNeverChangesTheEvents(@ForAll("replies") WireReply reply, @ForAll List<Byte> pieces)
      throws InterruptedException {
    byte[] body = String.join("", new GeminiWire().frames(reply)).getBytes(StandardCharsets.UTF_8);
    Replayed whole = decoded((at, most) -> most, body);
    Replayed split =
        decoded(
            (at, most) -> pieces.isEmpty() ? 1 : 1 + (pieces.get(at % pieces.size()) & 0xFF), body);
    assertThat(split).isEqualTo(whole);
    assertThat(whole.reply().text()).isEqualTo(String.join("", reply.text()));
  }

  @Provide
  Arbitrary<WireReply> replies() {
    Arbitrary<List<String>> texts =
        Arbitraries.strings()
            .withChars("aé鳥\u2028\r\n\"\\{}: ")
            .ofMinLength(1)
            .ofMaxLength(12)
            .list()
            .ofMaxSize(5);
    Arbitrary<List<ToolCall>> calls =
        Arbitraries.of("{}", "{\"a\":\"é鳥\"}", "{\"b\":[1,null,{\"c\":2.5}]}")
            .map(arguments -> new ToolCall("made", "tool", arguments))
            .list()
            .ofMaxSize(3);
    return Combinators.combine(texts, texts, calls)
        .as(
            (thoughts, pieces, made) ->
                WireReply.of(pieces.toArray(new String[0]))
                    .thinking(thoughts.toArray(new String[0]))
                    .calling(made.toArray(new ToolCall[0]))
                    .ending(FinishReason.STOP, ""));
  }

  private static Replayed decoded(Splitting splitting, byte[] body) throws InterruptedException {
    return Replayed.of(events -> events.addAll(events(splitting, body)));
  }

  private static List<ModelEvent> events(Splitting splitting, byte[] body) {
    List<ModelEvent> events = new ArrayList<>();
    GenerateDecoder decoder =
        new GenerateDecoder(new HttpErrors(NOWHERE, "gemini:test"), "gemini:test");
    ServerSentEvents frames = frames(splitting, body);
    try {
      while (frames.advance()) {
        decoder.frame(frames, events::add);
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    assertThat(decoder.complete()).isTrue();
    decoder.finish(events::add);
    return events;
  }

  private static ServerSentEvents frames(Splitting splitting, byte[] body) {
    int[] at = {0};
    return new ServerSentEvents(
        (into, offset, length) -> {
          if (at[0] == body.length) {
            return -1;
          }
          int wanted = splitting.length(at[0], length);
          int count = Math.min(Math.min(wanted, length), body.length - at[0]);
          byte[] piece = Arrays.copyOfRange(body, at[0], at[0] + count);
          System.arraycopy(piece, 0, into, offset, count);
          at[0] += count;
          return count;
        });
  }

  /** Says how many bytes arrive together. */
  @FunctionalInterface
  private interface Splitting {

    /** Returns how many, at least one, from a place in the body on. */
    int length(int at, int most);
  }
}
