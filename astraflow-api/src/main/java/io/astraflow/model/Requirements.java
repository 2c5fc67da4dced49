package io.astraflow.model;

import java.util.EnumSet;
import java.util.Set;

/** What a request needs a model to do beyond text. */
final class Requirements {
  private Requirements() {}

  static Set<Capability> of(ModelRequest request) {
    Set<Capability> needed = EnumSet.noneOf(Capability.class);
    need(needed, Capability.TOOLS, !request.tools().isEmpty());
    need(needed, Capability.SAMPLING, request.temperature() != null || request.topP() != null);
    need(needed, Capability.SEED, request.seed() != null);
    need(needed, Capability.STOP, !request.stop().isEmpty());
    need(needed, Capability.REASONING_EFFORT, request.reasoningEffort() != null);
    need(needed, Capability.JSON, request.responseFormat() instanceof ResponseFormat.Json);
    need(needed, Capability.JSON_SCHEMA, request.responseFormat() instanceof ResponseFormat.Schema);
    for (Message message : request.messages()) {
      for (Part part : message.parts()) {
        need(needed, Capability.IMAGES, part instanceof Part.Image);
        need(needed, Capability.IMAGE_LINKS, part instanceof Part.ImageLink);
      }
    }
    return needed;
  }

  private static void need(Set<Capability> needed, Capability capability, boolean wanted) {
    if (wanted) {
      needed.add(capability);
    }
  }
}
