package io.astraflow.ollama;

import io.astraflow.model.FinishReason;
import io.astraflow.testkit.model.ProviderWire;
import io.astraflow.testkit.model.WireReply;
import io.astraflow.tool.ToolCall;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What an Ollama server writes. */
final class OllamaWire implements ProviderWire {
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final String MODEL = "llama3.2";

  @Override
  public String whole(WireReply reply) {
    ObjectNode json = last(reply);
    ObjectNode message = (ObjectNode) json.get("message");
    message.put("content", String.join("", reply.text()));
    if (!reply.reasoning().isEmpty()) {
      message.put("thinking", String.join("", reply.reasoning()));
    }
    reply.calls().forEach(call -> add(message, call));
    return json.toString();
  }

  @Override
  public List<String> frames(WireReply reply) {
    List<String> frames = new ArrayList<>();
    frames.add(line(piece())); // Some models begin with nothing.
    for (String thought : reply.reasoning()) {
      ObjectNode json = piece();
      ((ObjectNode) json.get("message")).put("thinking", thought);
      frames.add(line(json));
    }
    for (String text : reply.text()) {
      ObjectNode json = piece();
      ((ObjectNode) json.get("message")).put("content", text);
      frames.add(line(json));
    }
    for (ToolCall call : reply.calls()) {
      ObjectNode json = piece();
      add((ObjectNode) json.get("message"), call);
      frames.add(line(json));
    }
    frames.add(line(last(reply)));
    return frames;
  }

  private static String line(ObjectNode json) {
    return json + "\n";
  }

  private static ObjectNode piece() {
    ObjectNode json = MAPPER.createObjectNode();
    json.put("model", MODEL).put("created_at", "2026-01-01T00:00:00.5Z");
    json.putObject("message").put("role", "assistant").put("content", "");
    return json.put("done", false);
  }

  private static ObjectNode last(WireReply reply) {
    ObjectNode json = piece().put("done", true);
    json.put("done_reason", reason(reply));
    json.put("total_duration", 4_883_583_458L).put("load_duration", 1_334_875L);
    reply.usage().input().ifPresent(count -> json.put("prompt_eval_count", count));
    reply.usage().output().ifPresent(count -> json.put("eval_count", count));
    return json;
  }

  private static String reason(WireReply reply) {
    if (reply.finish() == FinishReason.LENGTH) {
      return "length";
    }
    return reply.finish() == FinishReason.OTHER ? reply.detail() : "stop";
  }

  private static void add(ObjectNode message, ToolCall call) {
    ObjectNode function = message.withArray("tool_calls").addObject().putObject("function");
    function.put("name", call.name());
    function.set("arguments", MAPPER.readTree(call.arguments()));
  }

  @Override
  public String streamType() {
    return "application/x-ndjson";
  }

  @Override
  public String error(int status, String message) {
    return MAPPER.createObjectNode().put("error", message).toString();
  }

  @Override
  public String errorFrame(String message) {
    return error(500, message) + "\n";
  }

  @Override
  public String models(List<String> ids) {
    return ids.stream()
        .map(
            id ->
                """
                {"name":"%s","model":"%s","size":2019393189,"digest":"a80c4f17acd5",
                 "details":{"format":"gguf","family":"llama","families":["llama"]}}
                """
                    .formatted(id, id))
        .collect(Collectors.joining(",", "{\"models\":[", "]}"));
  }
}
