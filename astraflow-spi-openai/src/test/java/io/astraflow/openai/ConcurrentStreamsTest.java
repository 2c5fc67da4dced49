package io.astraflow.openai;

import static org.assertj.core.api.Assertions.assertThat;

import io.astraflow.http.HttpTransport;
import io.astraflow.model.ModelAdapter;
import io.astraflow.model.ModelEvent;
import io.astraflow.model.ModelProvider;
import io.astraflow.model.ModelReply;
import io.astraflow.model.ModelRequest;
import io.astraflow.model.ModelStream;
import io.astraflow.testkit.model.Answer;
import io.astraflow.testkit.model.ScriptedServer;
import io.astraflow.testkit.model.WireReply;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Many streams at once on one adapter. */
class ConcurrentStreamsTest {
  private static final int STREAMS = 200;

  /** The watch for interruption, OkHttp's for deadlines, and its cleaning of idle connections. */
  private static final int MOST_THREADS = 4;

  @Test
  void takesNoThreadForAStreamButItsReaders() throws Exception {
    CountDownLatch gate = new CountDownLatch(1);
    List<String> frames = new OpenAiWire().frames(WireReply.of("one ", "two"));
    Answer answer =
        new OpenAiWire()
            .stream(frames.subList(0, 1))
                .await(gate)
                .send(String.join("", frames.subList(1, frames.size())));
    HttpTransport transport = new HttpTransport();
    try (ScriptedServer server = new ScriptedServer().otherwise(request -> answer);
        ModelProvider provider =
            OpenAi.builder().apiKey("k").baseUrl(server.uri()).transport(transport).build()) {
      Set<Thread> before = threads();
      List<ModelStream> streams = open(provider.chat("gpt-4o-mini"));
      List<Iterator<ModelEvent>> events = new ArrayList<>();
      for (ModelStream stream : streams) {
        events.add(stream.iterator());
      }
      // All are open and half read, by one thread.
      events.forEach(each -> assertThat(each.next()).isEqualTo(new ModelEvent.Text("one ")));
      assertThat(server.openConnections()).isEqualTo(STREAMS);
      Set<Thread> during = threads();
      during.removeAll(before);
      assertThat(during).hasSizeLessThanOrEqualTo(MOST_THREADS);
      gate.countDown();
      events.forEach(each -> assertThat(each.next()).isEqualTo(new ModelEvent.Text("two")));
      streams.forEach(ModelStream::close);
      transport.close();
      Awaitility.await().until(() -> server.openConnections() == 0);
      Awaitility.await()
          .until(
              () ->
                  threads().stream().noneMatch(thread -> thread.getName().contains("http-watch")));
    }
  }

  private static List<ModelStream> open(ModelAdapter adapter) throws InterruptedException {
    List<ModelStream> streams = new ArrayList<>();
    for (int i = 0; i < STREAMS; i++) {
      streams.add(adapter.stream(ModelRequest.of("?")));
    }
    return streams;
  }

  @Test
  void givesManyThreadsWhatItGivesOne() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(STREAMS);
    try (ScriptedServer server =
            new ScriptedServer()
                .otherwise(request -> new OpenAiWire().stream(WireReply.of("one ", "two")));
        ModelProvider provider = OpenAi.builder().apiKey("k").baseUrl(server.uri()).build()) {
      ModelAdapter adapter = provider.chat("gpt-4o-mini");
      Callable<String> reading =
          () -> {
            try (ModelStream stream = adapter.stream(ModelRequest.of("?"))) {
              return ModelReply.collect(stream).text();
            }
          };
      List<Future<String>> texts = new ArrayList<>();
      for (int i = 0; i < 2 * STREAMS; i++) {
        texts.add(threads.submit(reading));
      }
      for (Future<String> text : texts) {
        assertThat(text.get()).isEqualTo("one two");
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static Set<Thread> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> !thread.getName().equals("scripted-server"))
        .collect(Collectors.toSet());
  }
}
