package io.astraflow.openai;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.astraflow.model.EmbeddingAdapter;
import io.astraflow.model.FinishReason;
import io.astraflow.model.Message;
import io.astraflow.model.ModelProvider;
import io.astraflow.model.ModelRequest;
import io.astraflow.model.ModelRequestBuilder;
import io.astraflow.model.ModelStream;
import io.astraflow.model.Part;
import io.astraflow.model.ReasoningEffort;
import io.astraflow.model.ResponseFormat;
import io.astraflow.model.ToolChoice;
import io.astraflow.testkit.TestData;
import io.astraflow.testkit.model.Answer;
import io.astraflow.testkit.model.ScriptedServer;
import io.astraflow.testkit.model.WireReply;
import io.astraflow.tool.JsonSchema;
import io.astraflow.tool.ToolCall;
import io.astraflow.tool.ToolResult;
import io.astraflow.tool.ToolSpec;
import java.net.URI;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** What is sent, and what the tests' server sends, fits OpenAI's own specification. */
class SpecificationTest {
  private static final JsonSchema CITY =
      new JsonSchema(
          """
          {"type":"object","properties":{"city":{"type":"string"}},"required":["city"],
           "additionalProperties":false}""");

  private static JsonNode specification;

  private final ScriptedServer server = new ScriptedServer();
  private final ModelProvider provider =
      OpenAi.builder()
          .apiKey("k")
          .organization("org-1")
          .project("proj_1")
          .baseUrl(server.uri())
          .embeddingDimensions(3)
          .build();

  @BeforeAll
  static void read() throws Exception {
    String yaml = Files.readString(TestData.path("api/openai/openapi.yaml"));
    // Lines of spaces alone are no YAML to this parser.
    specification = new YAMLMapper().readTree(yaml.replaceAll("(?m)^ +$", ""));
    allowNulls(specification);
  }

  // "nullable" is of an older OpenAPI, and no word of JSON Schema.
  private static void allowNulls(JsonNode node) {
    node.forEach(SpecificationTest::allowNulls);
    if (node instanceof ObjectNode schema && schema.path("nullable").asBoolean(false)) {
      ObjectNode plain = schema.deepCopy();
      schema.removeAll();
      schema.putArray("anyOf").add(plain).addObject().put("type", "null");
    }
  }

  @AfterEach
  void close() {
    provider.close();
    server.close();
  }

  @Test
  void sendsChatRequestsThatFit() throws InterruptedException {
    for (ModelRequest request : requests()) {
      server.then(new OpenAiWire().answer(WireReply.of("ok")));
      String model = request.reasoningEffort() == null ? "gpt-4o" : "gpt-5";
      provider.chat(model).complete(request);
      assertFits("CreateChatCompletionRequest", server.lastRequest().body());
      server.then(new OpenAiWire().stream(WireReply.of("ok")));
      try (ModelStream stream = provider.chat(model).stream(request)) {
        stream.forEach(event -> {});
      }
      assertFits("CreateChatCompletionRequest", server.lastRequest().body());
    }
    assertThat(server.lastRequest().path()).isEqualTo("/v1/chat/completions");
    assertThat(server.lastRequest().header("OpenAI-Organization")).hasValue("org-1");
    assertThat(server.lastRequest().header("OpenAI-Project")).hasValue("proj_1");
    assertThat(server.lastRequest().header("Authorization")).hasValue("Bearer k");
  }

  private static List<ModelRequest> requests() {
    ToolCall call = new ToolCall("call_1", "weather", "{\"city\":\"Oslo\"}");
    ModelRequestBuilder tools =
        ModelRequest.builder()
            .user("?")
            .tools(List.of(new ToolSpec("weather", "Tells the weather.", CITY)));
    return List.of(
        ModelRequest.of("Hello 🦆 \uD800"),
        ModelRequest.builder()
            .system("Be brief.")
            .user("Hello")
            .temperature(0.5)
            .topP(0.9)
            .maxOutputTokens(100)
            .stop(List.of("\n", "END"))
            .seed(7L)
            .build(),
        ModelRequest.builder().user("?").reasoningEffort(ReasoningEffort.MINIMAL).build(),
        ModelRequest.builder().user("?").responseFormat(new ResponseFormat.Json()).build(),
        ModelRequest.builder()
            .user("?")
            .responseFormat(new ResponseFormat.Schema("city", CITY))
            .build(),
        tools.toolChoice(new ToolChoice.Required()).build(),
        tools.toolChoice(new ToolChoice.None()).build(),
        tools
            .toolChoice(new ToolChoice.Named("weather"))
            .message(new Message(Message.Role.ASSISTANT, List.of(new Part.Call(call))))
            .message(Message.results(List.of(ToolResult.of(call, "{}"))))
            .message(Message.assistant("Rain."))
            .build(),
        ModelRequest.builder()
            .message(
                new Message(
                    Message.Role.USER,
                    List.of(
                        new Part.Text("What is this?"),
                        new Part.Image("image/png", new byte[] {1, 2}),
                        new Part.ImageLink(URI.create("https://example.org/a.png")))))
            .build());
  }

  @Test
  void sendsEmbeddingRequestsThatFit() throws InterruptedException {
    server.then(Answer.json("{\"data\":[{\"index\":0,\"embedding\":[1,2,3]}]}"));
    try (EmbeddingAdapter adapter = provider.embedding("text-embedding-3-large")) {
      adapter.embedQuery("one");
    }
    assertFits("CreateEmbeddingRequest", server.lastRequest().body());
    assertThat(server.lastRequest().body()).contains("\"dimensions\":3");
  }

  @Test
  void theServerOfTheTestsSendsRepliesThatFit() {
    OpenAiWire wire = new OpenAiWire();
    WireReply reply =
        WireReply.of("A ", "duck.").calling(new ToolCall("call_1", "weather", "{\"city\":\"x\"}"));
    assertFits("CreateChatCompletionResponse", wire.whole(reply));
    for (String frame : wire.frames(reply.ending(FinishReason.TOOL_CALLS, ""))) {
      String data = frame.substring("data: ".length()).strip();
      if (!data.equals("[DONE]")) {
        assertFits("CreateChatCompletionStreamResponse", data);
      }
    }
    assertFits("ListModelsResponse", wire.models(List.of("gpt-4o")));
    assertFits("ErrorResponse", wire.error(400, "no"));
  }

  private static void assertFits(String name, String json) {
    ObjectNode document = JsonMapper.shared().createObjectNode();
    document.put("$ref", "#/components/schemas/" + name);
    document.set("components", specification.get("components"));
    Schema schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(document);
    List<Error> errors = schema.validate(JsonMapper.shared().readTree(json));
    assertThat(errors).as(json).isEmpty();
  }
}
