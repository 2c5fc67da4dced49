package io.astraflow.http.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.astraflow.http.ByteInput;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class FramesTest {

  @Test
  void readsEventsWhateverEndsTheirLines() throws IOException {
    for (String end : List.of("\n", "\r", "\r\n")) {
      assertThat(events("data: a" + end + end + "data: b" + end + end)).containsExactly("a", "b");
    }
  }

  @Test
  void readsDataWithoutASpaceAndKeepsFurtherOnes() throws IOException {
    assertThat(events("data:a\n\ndata:  b\n\ndata\n\n")).containsExactly("a", " b", "");
  }

  @Test
  void joinsSeveralLinesOfData() throws IOException {
    assertThat(events("data: a\ndata:\ndata: b\n\n")).containsExactly("a\n\nb");
  }

  @Test
  void skipsCommentsOtherFieldsAndEventsWithoutData() throws IOException {
    assertThat(events(": ping\n\nid: 1\nretry: 5\n\nevent: x\ndata: a\nid: 2\n\n:\n"))
        .containsExactly("a");
  }

  @Test
  void leavesOutAByteOrderMark() throws IOException {
    assertThat(events("\uFEFFdata: a\n\n")).containsExactly("a");
    assertThat(lines("\uFEFF{}\n")).containsExactly("{}");
  }

  @Test
  void readsTheLastEventWithoutItsBlankLine() throws IOException {
    assertThat(events("data: a\n\ndata: b\n")).containsExactly("a", "b");
    assertThat(events("data: a\n\ndata: b")).containsExactly("a", "b");
  }

  @Test
  void readsLinesLongerThanAnyBuffer() throws IOException {
    String longer = "é".repeat(100_000);
    assertThat(events("data: " + longer + "\n\ndata: b\n\n")).containsExactly(longer, "b");
    assertThat(lines(longer + "\r\n" + longer)).containsExactly(longer, longer);
  }

  @Test
  void skipsBlankLinesBetweenJson() throws IOException {
    assertThat(lines("\n{}\r\n\r\n  \n[]")).containsExactly("{}", "[]");
    assertThat(lines("")).isEmpty();
  }

  @Property
  void givesTheSameFramesHoweverTheBodyIsSplit(
      @ForAll("bodies") String body, @ForAll @IntRange(min = 1, max = 9) int size)
      throws IOException {
    assertThat(frames(body, size, ServerSentEvents::new)).isEqualTo(events(body));
    assertThat(frames(body, size, JsonLines::new)).isEqualTo(lines(body));
    assertThat(frames(body, size, WholeBody::new))
        .isEqualTo(body.isEmpty() ? List.of() : List.of(body));
  }

  @Provide
  Arbitrary<String> bodies() {
    return Arbitraries.of("data", ":", " ", "\r", "\n", "\r\n", "é", "event", "🦆", "{}", "\uFEFF")
        .list()
        .ofMaxSize(40)
        .map(pieces -> String.join("", pieces));
  }

  private static List<String> events(String body) throws IOException {
    return frames(body, Integer.MAX_VALUE, ServerSentEvents::new);
  }

  private static List<String> lines(String body) throws IOException {
    return frames(body, Integer.MAX_VALUE, JsonLines::new);
  }

  private static List<String> frames(String body, int size, Function<ByteInput, Frames> reading)
      throws IOException {
    ByteArrayInputStream bytes = new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8));
    Frames frames =
        reading.apply((into, offset, length) -> bytes.read(into, offset, Math.min(length, size)));
    List<String> read = new ArrayList<>();
    while (frames.advance()) {
      read.add(new String(frames.bytes(), frames.start(), frames.length(), StandardCharsets.UTF_8));
    }
    return read;
  }
}
