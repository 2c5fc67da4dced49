package io.astraflow.benchmarks.tokens;

import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import io.astraflow.model.ModelAdapter;
import io.astraflow.model.ModelEvent;
import io.astraflow.model.ModelProvider;
import io.astraflow.model.ModelRequest;
import io.astraflow.model.ModelStream;
import io.astraflow.openai.OpenAi;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Time and allocation of one streamed token, from the request to the last event, the server's and
 * the network's share among them.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
@OperationsPerInvocation(TokenServer.TOKENS)
public class TokenBenchmark {
  private static final String MODEL = "gpt-4.1-nano";

  /** Whether the server writes the reply at once, or each token by itself. */
  @Param({"true", "false"})
  public boolean atOnce;

  private @Nullable TokenServer server;
  private @Nullable ModelProvider provider;
  private @Nullable ModelAdapter adapter;
  private @Nullable OpenAiStreamingChatModel other;

  /** Creates the state. */
  public TokenBenchmark() {}

  /** Starts the server and both clients. */
  @Setup
  public void open() {
    TokenServer started = TokenServer.start(atOnce);
    ModelProvider made = OpenAi.builder().apiKey("key").baseUrl(started.uri()).build();
    server = started;
    provider = made;
    adapter = made.chat(MODEL);
    other =
        OpenAiStreamingChatModel.builder()
            .baseUrl(started.uri() + "/v1")
            .apiKey("key")
            .modelName(MODEL)
            .build();
  }

  /** Closes them. */
  @TearDown
  public void close() {
    if (provider != null) {
      provider.close();
    }
    if (server != null) {
      server.close();
    }
  }

  /** This library. */
  @Benchmark
  public String astraflow() throws InterruptedException {
    StringBuilder text = new StringBuilder();
    try (ModelStream stream = present(adapter).stream(ModelRequest.of("?"))) {
      for (ModelEvent event : stream) {
        if (event instanceof ModelEvent.Text part) {
          text.append(part.text());
        }
      }
    }
    return text.toString();
  }

  /** LangChain4j. */
  @Benchmark
  public String langchain4j() {
    Collected collected = new Collected();
    present(other).chat("?", collected);
    return collected.text.join();
  }

  private static <T> T present(@Nullable T value) {
    if (value == null) {
      throw new IllegalStateException("open() comes first");
    }
    return value;
  }

  /** Collects the text, and gives it once the reply is complete. */
  private static final class Collected implements StreamingChatResponseHandler {
    private final StringBuilder parts = new StringBuilder();
    private final CompletableFuture<String> text = new CompletableFuture<>();

    @Override
    public void onPartialResponse(String part) {
      parts.append(part);
    }

    @Override
    public void onCompleteResponse(ChatResponse response) {
      text.complete(parts.toString());
    }

    @Override
    public void onError(Throwable error) {
      text.completeExceptionally(error);
    }
  }
}
