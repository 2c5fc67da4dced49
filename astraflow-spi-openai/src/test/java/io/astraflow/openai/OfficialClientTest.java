package io.astraflow.openai;

import static org.assertj.core.api.Assertions.assertThat;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.http.StreamResponse;
import com.openai.helpers.ChatCompletionAccumulator;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.ChatCompletionMessageFunctionToolCall;
import com.openai.models.completions.CompletionUsage;
import io.astraflow.model.FinishReason;
import io.astraflow.model.ModelProvider;
import io.astraflow.model.ModelReply;
import io.astraflow.model.ModelRequest;
import io.astraflow.model.ModelStream;
import io.astraflow.testkit.model.ScriptedServer;
import io.astraflow.testkit.model.WireReply;
import io.astraflow.tool.ToolCall;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** OpenAI's own client reads the tests' server as the adapter does. */
class OfficialClientTest {
  private static final WireReply REPLY =
      WireReply.of("A ", "mallard 🦆", ".")
          .calling(
              new ToolCall("call_1", "weather", "{\"city\":\"Oslo\"}"),
              new ToolCall("call_2", "weather", "{\"city\":\"Rome\"}"));

  private final ScriptedServer server = new ScriptedServer();
  private final ModelProvider provider = OpenAi.builder().apiKey("k").baseUrl(server.uri()).build();
  private final OpenAIClient official =
      OpenAIOkHttpClient.builder().baseUrl(server.uri() + "/v1").apiKey("k").maxRetries(0).build();
  private final ChatCompletionCreateParams params =
      ChatCompletionCreateParams.builder().model("gpt-4o-mini").addUserMessage("?").build();

  @AfterEach
  void close() {
    official.close();
    provider.close();
    server.close();
  }

  @Test
  void readsAWholeReplyAlike() throws InterruptedException {
    server.otherwise(request -> new OpenAiWire().answer(REPLY));
    assertAlike(
        official.chat().completions().create(params),
        provider.chat("gpt-4o-mini").complete(ModelRequest.of("?")));
  }

  @Test
  void readsAStreamAlike() throws InterruptedException {
    server.otherwise(request -> new OpenAiWire().stream(REPLY).byteByByte());
    ChatCompletionAccumulator accumulator = ChatCompletionAccumulator.create();
    try (StreamResponse<ChatCompletionChunk> chunks =
        official.chat().completions().createStreaming(params)) {
      chunks.stream().forEach(accumulator::accumulate);
    }
    try (ModelStream stream = provider.chat("gpt-4o-mini").stream(ModelRequest.of("?"))) {
      assertAlike(accumulator.chatCompletion(), ModelReply.collect(stream));
    }
  }

  private static void assertAlike(ChatCompletion theirs, ModelReply ours) {
    ChatCompletion.Choice choice = theirs.choices().get(0);
    assertThat(ours.text()).isEqualTo(choice.message().content().orElse("")).isNotEmpty();
    List<ToolCall> calls =
        choice.message().toolCalls().orElseThrow().stream()
            .map(call -> call.asFunction())
            .map(OfficialClientTest::call)
            .toList();
    assertThat(ours.toolCalls()).isEqualTo(calls).hasSize(2);
    assertThat(choice.finishReason().asString()).isEqualTo(ours.finishDetail());
    assertThat(ours.finish()).isEqualTo(FinishReason.TOOL_CALLS);
    CompletionUsage usage = theirs.usage().orElseThrow();
    assertThat(ours.usage().input()).hasValue(usage.promptTokens());
    assertThat(ours.usage().output()).hasValue(usage.completionTokens());
  }

  private static ToolCall call(ChatCompletionMessageFunctionToolCall call) {
    return new ToolCall(call.id(), call.function().name(), call.function().arguments());
  }
}
