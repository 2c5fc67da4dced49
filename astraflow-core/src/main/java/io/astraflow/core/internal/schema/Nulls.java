package io.astraflow.core.internal.schema;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedType;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What may be null in JSON: optionals, and what any library's {@code Nullable} marks. */
final class Nulls {
  private static final Set<Class<?>> OPTIONALS =
      Set.of(Optional.class, OptionalInt.class, OptionalLong.class, OptionalDouble.class);

  private Nulls() {}

  /** Returns whether values of a type may be missing. */
  static boolean isOptional(Class<?> type) {
    return OPTIONALS.contains(type);
  }

  /** Returns whether a component or parameter is marked. */
  static boolean marked(AnnotatedElement declaration, AnnotatedType type) {
    return Stream.of(declaration.getAnnotations(), type.getAnnotations())
        .flatMap(Stream::of)
        .map(Annotation::annotationType)
        .anyMatch(annotation -> annotation.getSimpleName().equals("Nullable"));
  }

  /** Returns a schema that takes null as well. */
  static ObjectNode or(ObjectNode schema) {
    if (schema.has("anyOf") || schema.path("type").isArray()) {
      return schema; // An optional that is marked too.
    }
    if (!schema.has("type")) {
      ObjectNode either = JsonNodeFactory.instance.objectNode();
      either.putArray("anyOf").add(schema).addObject().put("type", "null");
      return either;
    }
    String type = schema.get("type").asString();
    schema.putArray("type").add(type).add("null");
    if (schema.get("enum") instanceof ArrayNode constants) {
      constants.addNull();
    }
    return schema;
  }
}
