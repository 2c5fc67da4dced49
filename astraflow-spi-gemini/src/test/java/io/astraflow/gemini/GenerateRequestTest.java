package io.astraflow.gemini;

import static org.assertj.core.api.Assertions.assertThat;

import io.astraflow.model.Message;
import io.astraflow.model.ModelRequest;
import io.astraflow.model.ModelRequestBuilder;
import io.astraflow.model.Part;
import io.astraflow.model.ReasoningEffort;
import io.astraflow.model.ResponseFormat;
import io.astraflow.model.ToolChoice;
import io.astraflow.tool.JsonSchema;
import io.astraflow.tool.ToolCall;
import io.astraflow.tool.ToolResult;
import io.astraflow.tool.ToolSpec;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class GenerateRequestTest {
  private static final JsonSchema SCHEMA = new JsonSchema("{\"type\":\"object\"}");
  private static final ToolSpec WEATHER = new ToolSpec("weather", "Tells it.", SCHEMA);

  private static String json(String model, ModelRequestBuilder request) {
    byte[] json = GenerateRequest.json(request.build(), ModelFamily.of(model));
    return new String(json, StandardCharsets.UTF_8);
  }

  private static ModelRequestBuilder hello() {
    return ModelRequest.builder().user("Hello");
  }

  @Test
  void asksWithNothingButThePrompt() {
    assertThat(json("gemini-2.5-flash", hello()))
        .isEqualTo(
            "{\"contents\":[{\"role\":\"user\",\"parts\":[{\"text\":\"Hello\"}]}],"
                + "\"generationConfig\":{}}");
  }

  @Test
  void writesAllThatCanBeAsked() {
    Message pictures =
        new Message(
            Message.Role.USER,
            List.of(
                new Part.Text("What is it? \uD800"),
                new Part.Image("image/png", new byte[] {1, 2, 3, 4}),
                new Part.ImageLink(URI.create("https://example.org/a.jpg?x=1")),
                new Part.ImageLink(URI.create("https://example.org/files/abc"))));
    ModelRequestBuilder request =
        ModelRequest.builder()
            .system("Be brief.")
            .message(pictures)
            .tools(List.of(WEATHER))
            .toolChoice(new ToolChoice.Named("weather"))
            .responseFormat(new ResponseFormat.Schema("sky", SCHEMA))
            .temperature(0.5)
            .topP(0.9)
            .maxOutputTokens(100)
            .stop(List.of("END", "\n\n"))
            .seed(42L)
            .reasoningEffort(ReasoningEffort.LOW);
    assertThat(json("gemini-2.5-flash", request))
        .isEqualTo(
            """
            {"systemInstruction":{"parts":[{"text":"Be brief."}]},
            "contents":[{"role":"user","parts":[{"text":"What is it? \uFFFD"},
            {"inlineData":{"mimeType":"image/png","data":"AQIDBA=="}},
            {"fileData":{"mimeType":"image/jpeg","fileUri":"https://example.org/a.jpg?x=1"}},
            {"fileData":{"fileUri":"https://example.org/files/abc"}}]}],
            "tools":[{"functionDeclarations":[{"name":"weather","description":"Tells it.",
            "parametersJsonSchema":{"type":"object"}}]}],
            "toolConfig":{"functionCallingConfig":{"mode":"ANY","allowedFunctionNames":["weather"]}},
            "generationConfig":{"temperature":0.5,"topP":0.9,"maxOutputTokens":100,
            "stopSequences":["END","\\n\\n"],"seed":42,"responseMimeType":"application/json",
            "responseJsonSchema":{"type":"object"},
            "thinkingConfig":{"thinkingBudget":1024,"includeThoughts":true}}}"""
                .replace("\n", ""));
  }

  @Test
  void saysWhetherToolsMayBeCalled() {
    ModelRequestBuilder request = hello().tools(List.of(WEATHER));
    assertThat(json("gemini-2.5-flash", request)).doesNotContain("toolConfig");
    assertThat(json("gemini-2.5-flash", request.toolChoice(new ToolChoice.None())))
        .contains("{\"mode\":\"NONE\"}");
    assertThat(json("gemini-2.5-flash", request.toolChoice(new ToolChoice.Required())))
        .contains("{\"mode\":\"ANY\"}");
  }

  @Test
  void foldsSeedsTo32Bits() {
    assertThat(json("gemini-2.5-flash", hello().seed(-1L))).contains("\"seed\":-1}");
    assertThat(json("gemini-2.5-flash", hello().seed(1L << 40))).contains("\"seed\":256}");
  }

  @Test
  void tellsEachFamilyHowLongToThinkInItsOwnWay() {
    assertThat(thinking("gemini-2.5-flash", ReasoningEffort.NONE))
        .contains("{\"thinkingBudget\":0,\"includeThoughts\":false}");
    assertThat(thinking("gemini-2.5-pro", ReasoningEffort.NONE)).contains("\"thinkingBudget\":128");
    assertThat(thinking("gemini-2.5-flash-lite", ReasoningEffort.MINIMAL)).contains(":512,");
    assertThat(thinking("gemini-2.5-flash", ReasoningEffort.HIGH)).contains(":24576,");
    assertThat(thinking("gemini-flash-latest", ReasoningEffort.HIGH)).contains("\"high\"");
    assertThat(thinking("gemini-3.8-flash", ReasoningEffort.NONE)).contains("\"low\"");
    assertThat(thinking("gemini-3-flash-preview", ReasoningEffort.NONE))
        .contains("\"thinkingLevel\":\"minimal\"");
    assertThat(thinking("gemini-3-pro-preview", ReasoningEffort.MINIMAL)).contains("\"low\"");
    assertThat(thinking("gemini-3-pro-preview", ReasoningEffort.MEDIUM)).contains("\"high\"");
    assertThat(thinking("gemini-3.1-pro-preview", ReasoningEffort.MEDIUM)).contains("\"medium\"");
    assertThat(thinking("gemini-2.0-flash", ReasoningEffort.HIGH)).doesNotContain("thinking");
  }

  private static String thinking(String model, ReasoningEffort effort) {
    return json(model, hello().reasoningEffort(effort));
  }

  @Test
  void sendsSignaturesBackUnchangedAndThoughtsNot() {
    Message reply =
        new Message(
            Message.Role.ASSISTANT,
            List.of(
                new Part.Reasoning("Hm.", "sig+A/="),
                new Part.Text("Let me see."),
                new Part.Call(new ToolCall("id-1", "weather", "{\"a\":1}", "sig-B")),
                new Part.Call(new ToolCall(CallIds.next(), "weather", "", null))));
    assertThat(json("gemini-3-pro-preview", hello().message(reply)))
        .contains(
            """
            {"role":"model","parts":[{"text":"Let me see.","thoughtSignature":"sig+A/="},
            {"functionCall":{"id":"id-1","name":"weather","args":{"a":1}},"thoughtSignature":"sig-B"},
            {"functionCall":{"name":"weather","args":{"arguments":""}}}]}"""
                .replace("\n", ""))
        .doesNotContain("Hm.");
  }

  @Test
  void sendsSignaturesWithoutTextInAnEmptyOne() {
    Message signed =
        new Message(
            Message.Role.ASSISTANT,
            List.of(new Part.Reasoning("a", "one"), new Part.Reasoning("b", "two")));
    assertThat(json("gemini-3-pro-preview", hello().message(signed)))
        .contains(
            "[{\"text\":\"\",\"thoughtSignature\":\"one\"},"
                + "{\"text\":\"\",\"thoughtSignature\":\"two\"}]");
    Message unsigned = new Message(Message.Role.ASSISTANT, List.of(new Part.Reasoning("a", null)));
    assertThat(json("gemini-3-pro-preview", hello().message(unsigned)))
        .contains("\"parts\":[{\"text\":\"\"}]")
        .doesNotContain("thoughtSignature");
  }

  @Test
  void sendsAllResultsOfATurnTogetherAsObjects() {
    ModelRequestBuilder request =
        hello()
            .message(Message.results(List.of(new ToolResult("i1", "a", "{\"x\":1}", false))))
            .message(
                Message.results(
                    List.of(
                        new ToolResult(CallIds.next(), "b", "grey", false),
                        new ToolResult("i3", "c", "{\"x\":1}", true))));
    assertThat(json("gemini-2.5-flash", request))
        .contains(
            """
            {"role":"user","parts":[{"text":"Hello"}]},
            {"role":"user","parts":[{"functionResponse":{"id":"i1","name":"a","response":{"x":1}}},
            {"functionResponse":{"name":"b","response":{"output":"grey"}}},
            {"functionResponse":{"id":"i3","name":"c","response":{"error":"{\\"x\\":1}"}}}]}"""
                .replace("\n", ""));
  }

  @Test
  void tellsGemmaItsInstructionsWithTheFirstTurn() {
    assertThat(json("gemma-3-27b-it", hello().system("Be brief.")))
        .startsWith(
            "{\"contents\":[{\"role\":\"user\",\"parts\":[{\"text\":\"Be brief.\"},"
                + "{\"text\":\"Hello\"}]}]")
        .doesNotContain("systemInstruction");
  }
}
