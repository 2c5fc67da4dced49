package io.astraflow.testkit.model;

import io.astraflow.model.Capability;
import io.astraflow.model.Message;
import io.astraflow.model.ModelCapabilities;
import io.astraflow.model.ModelRequest;
import io.astraflow.model.ModelRequestBuilder;
import io.astraflow.model.Part;
import io.astraflow.model.ReasoningEffort;
import io.astraflow.model.ResponseFormat;
import io.astraflow.tool.JsonSchema;
import io.astraflow.tool.ToolSpec;
import java.net.URI;
import java.util.Arrays;
import java.util.List;

/** Requests that need, one each, what a model cannot do. */
final class UnsupportedRequests {
  private static final JsonSchema ANYTHING = new JsonSchema("{\"type\":\"object\"}");

  private UnsupportedRequests() {}

  static List<ModelRequest> of(ModelRequest request, ModelCapabilities capabilities) {
    return Arrays.stream(Capability.values())
        .filter(capability -> !capabilities.has(capability))
        .map(capability -> needing(capability, request.toBuilder()).build())
        .toList();
  }

  private static ModelRequestBuilder needing(Capability capability, ModelRequestBuilder request) {
    return switch (capability) {
      case IMAGES -> request.message(picture(new Part.Image("image/png", new byte[] {1})));
      case IMAGE_LINKS ->
          request.message(picture(new Part.ImageLink(URI.create("https://example.org/a.png"))));
      case TOOLS -> request.tools(List.of(new ToolSpec("tool", "Does it.", ANYTHING)));
      case JSON -> request.responseFormat(new ResponseFormat.Json());
      case JSON_SCHEMA -> request.responseFormat(new ResponseFormat.Schema("any", ANYTHING));
      case SAMPLING -> request.temperature(0.5);
      case SEED -> request.seed(1L);
      case STOP -> request.stop(List.of("."));
      case REASONING_EFFORT -> request.reasoningEffort(ReasoningEffort.LOW);
    };
  }

  private static Message picture(Part part) {
    return new Message(Message.Role.USER, List.of(part));
  }
}
