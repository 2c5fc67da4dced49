package io.astraflow.ollama;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.astraflow.model.Message;
import io.astraflow.model.ModelAdapter;
import io.astraflow.model.ModelException;
import io.astraflow.model.ModelRequest;
import io.astraflow.model.ModelRequestBuilder;
import io.astraflow.model.Part;
import io.astraflow.model.ReasoningEffort;
import io.astraflow.model.ResponseFormat;
import io.astraflow.model.ToolChoice;
import io.astraflow.testkit.model.Answer;
import io.astraflow.testkit.model.ScriptedServer;
import io.astraflow.testkit.model.WireReply;
import io.astraflow.tool.JsonSchema;
import io.astraflow.tool.ToolCall;
import io.astraflow.tool.ToolResult;
import io.astraflow.tool.ToolSpec;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RequestsTest {
  private static final JsonSchema CITY =
      new JsonSchema("{\"type\":\"object\",\"properties\":{\"city\":{\"type\":\"string\"}}}");
  private static final ToolSpec WEATHER = new ToolSpec("weather", "Tells the weather.", CITY);

  private final ScriptedServer server =
      new ScriptedServer()
          .otherwise(request -> new OllamaWire().answer(WireReply.of("{\"city\":\"Oslo\"}")));

  private final OllamaProvider provider =
      Ollama.builder()
          .baseUrl(server.uri())
          .contextTokens(8192)
          .keepAlive("-1")
          .embeddingDimension("own", 2)
          .build();

  @AfterEach
  void close() {
    provider.close();
    server.close();
  }

  private static ModelRequestBuilder question() {
    return ModelRequest.builder().system("Be brief.").user("Where am I?");
  }

  private JsonNode sent(String model, ModelRequest request) throws InterruptedException {
    provider.chat(model).complete(request);
    OpenApi.read().check("ChatRequest", server.lastRequest().body());
    return new JsonMapper().readTree(server.lastRequest().body());
  }

  @Test
  void sendsWhatTheSpecificationAsksFor() throws Exception {
    JsonNode json =
        sent(
            "gemma3",
            question()
                .message(
                    new Message(
                        Message.Role.USER,
                        List.of(
                            new Part.Text("See?"),
                            new Part.Image("image/png", new byte[] {1, 2, 3}))))
                .temperature(0.5)
                .topP(0.9)
                .maxOutputTokens(64)
                .seed(7L)
                .stop(List.of("END"))
                .tools(List.of(WEATHER))
                .responseFormat(new ResponseFormat.Schema("city", CITY))
                .build());

    assertThat(json.at("/messages/0/role").asString()).isEqualTo("system");
    assertThat(json.at("/messages/2/images/0").asString()).isEqualTo("AQID");
    assertThat(json.at("/options").toString())
        .isEqualTo(
            "{\"temperature\":0.5,\"top_p\":0.9,\"num_predict\":64,\"seed\":7,\"num_ctx\":8192,\"stop\":[\"END\"]}");
    assertThat(json.at("/tools/0/function/parameters").toString()).isEqualTo(CITY.json());
    assertThat(json.at("/format").toString()).isEqualTo(CITY.json());
    assertThat(json.at("/keep_alive").asInt()).isEqualTo(-1);
    assertThat(json.at("/stream").asBoolean()).isFalse();
    assertThat(json.has("think")).isFalse();
  }

  @Test
  void sendsCallsWithTheirArgumentsAsObjects() throws Exception {
    ToolCall call = new ToolCall("1", "weather", "{\"city\": \"Oslo\"}");
    ToolCall malformed = new ToolCall("2", "weather", "{\"city\": ");
    JsonNode json =
        sent(
            "llama3.2",
            question()
                .tools(List.of(WEATHER))
                .message(
                    new Message(
                        Message.Role.ASSISTANT,
                        List.of(
                            new Part.Reasoning("I look.", null),
                            new Part.Call(call),
                            new Part.Call(malformed))))
                .message(
                    Message.results(
                        List.of(
                            ToolResult.of(call, "rain"), ToolResult.failed(malformed, "no JSON"))))
                .build());

    assertThat(json.at("/messages/2/tool_calls/0/function/arguments/city").asString())
        .isEqualTo("Oslo");
    assertThat(json.at("/messages/2/tool_calls/1/function/arguments").toString()).isEqualTo("{}");
    assertThat(json.at("/messages/2/thinking").asString()).isEqualTo("I look.");
    assertThat(json.at("/messages/3/tool_name").asString()).isEqualTo("weather");
    assertThat(json.at("/messages/4/content").asString()).isEqualTo("Error: no JSON");
  }

  @Test
  void tellsHowLongToThinkAsTheModelTakesIt() throws Exception {
    ModelRequest high = question().reasoningEffort(ReasoningEffort.HIGH).build();
    ModelRequest none = question().reasoningEffort(ReasoningEffort.NONE).build();
    assertThat(sent("gpt-oss:20b", high).get("think").asString()).isEqualTo("high");
    assertThat(sent("gpt-oss:20b", none).get("think").asString()).isEqualTo("low");
    assertThat(sent("qwen3:8b", high).get("think").asBoolean()).isTrue();
    assertThat(sent("qwen3:8b", none).get("think").asBoolean()).isFalse();
  }

  @Test
  void offersNoToolsWhereNoneMayBeCalled() throws Exception {
    ModelRequest none =
        question().tools(List.of(WEATHER)).toolChoice(new ToolChoice.None()).build();
    assertThat(sent("llama3.2", none).has("tools")).isFalse();
    assertThatThrownBy(
            () ->
                provider
                    .chat("llama3.2")
                    .complete(none.toBuilder().toolChoice(new ToolChoice.Required()).build()))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("ToolChoice.Auto");
  }

  @Test
  void refusesWhatIsLongerThanTheWindowThatIsSet() throws Exception {
    ModelAdapter model = provider.chat("llama3.2");
    assertThat(model.capabilities().contextTokens()).hasValue(8192);
    ModelRequest request = ModelRequest.of("one two ".repeat(20_000));
    int excess = model.countTokens(request) - 8192;
    assertThat(excess).isPositive();
    assertThatThrownBy(() -> model.complete(request))
        .isInstanceOfSatisfying(
            ModelException.class, e -> assertThat(e.kind()).isEqualTo(ModelException.Kind.TOO_LONG))
        .hasMessageContaining(excess + " more than");
    assertThatThrownBy(() -> model.stream(request)).isInstanceOf(ModelException.class);
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void asksForJsonOfAnyForm() throws Exception {
    ModelRequest json = question().responseFormat(new ResponseFormat.Json()).build();
    assertThat(sent("llama3.2", json).get("format").asString()).isEqualTo("json");
  }

  @Test
  void sendsTextsToEmbedAndWhatToCreateAsTheSpecificationSays() throws Exception {
    server
        .then(Answer.json("{\"embeddings\":[[1,0],[0,1]]}"))
        .then(Answer.json("{\"status\":\"success\"}"))
        .then(Answer.json("{\"status\":\"success\"}"))
        .then(Answer.json("{\"capabilities\":[\"completion\"]}"));
    OpenApi api = OpenApi.read();
    try (OllamaProvider plain =
        Ollama.builder().baseUrl(server.uri()).embeddingDimension("own", 2).build()) {
      plain.embedding("own").embedPassages(List.of("a", "b"));
    }
    api.check("EmbedRequest", server.lastRequest().body());
    provider.create(
        "mario",
        Modelfile.from("gemma3").system("You are Mario.").temperature(0.2).stop("END").build(),
        progress -> {});
    api.check("CreateRequest", server.lastRequest().body());
    provider.pull("gemma3", progress -> {});
    api.check("PullRequest", server.lastRequest().body());
    provider.show("gemma3");
    api.check("ShowRequest", server.lastRequest().body());
  }

  @Test
  void refusesPicturesAndToolsOfModelsThatCannot() throws Exception {
    server.then(Answer.json("{\"error\":\"llama2 does not support tools\"}").withStatus(400));
    ModelAdapter model = provider.chat("llama2");
    assertThatThrownBy(() -> model.complete(question().tools(List.of(WEATHER)).build()))
        .isInstanceOfSatisfying(
            ModelException.class,
            e -> assertThat(e.kind()).isEqualTo(ModelException.Kind.UNSUPPORTED));
  }
}
