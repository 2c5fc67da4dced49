package io.astraflow.core.internal.schema;

import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Schemas in which what may be null is not required. */
final class OptionalProperties {
  // What is under these is a value, not a schema.
  private static final Set<String> VALUES = Set.of("const", "enum", "default", "examples");

  private OptionalProperties() {}

  /** Returns {@code schema}, changed in place. */
  static JsonNode notRequired(JsonNode schema) {
    if (schema instanceof ObjectNode object) {
      loosen(object);
      object.properties().stream()
          .filter(child -> !VALUES.contains(child.getKey()))
          .forEach(child -> notRequired(child.getValue()));
    } else if (schema instanceof ArrayNode array) {
      array.forEach(OptionalProperties::notRequired);
    }
    return schema;
  }

  private static void loosen(ObjectNode object) {
    if (object.get("required") instanceof ArrayNode required
        && object.get("properties") instanceof ObjectNode properties) {
      for (int place = required.size() - 1; place >= 0; place--) {
        JsonNode property = properties.get(required.get(place).asString(""));
        if (property != null && takesNull(property)) {
          required.remove(place);
        }
      }
    }
  }

  private static boolean takesNull(JsonNode schema) {
    JsonNode type = schema.path("type");
    return type.asString("").equals("null")
        || type.valueStream().anyMatch(one -> one.asString("").equals("null"))
        || schema.path("anyOf").valueStream().anyMatch(OptionalProperties::takesNull);
  }
}
