package io.astraflow.core.internal.schema;

import io.astraflow.tool.Described;
import io.astraflow.tool.JsonSchema;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.type.TypeBindings;

/**
 * Makes the schemas of the JSON that {@link Json} reads and writes, in the form that strict
 * providers ask for: all properties are required, what may be missing may be null, and there are no
 * others. Records stand in place; only those that hold themselves are referred to. One instance
 * makes one schema, in one thread.
 */
public final class TypeSchemas {
  private final Map<JavaType, String> names = new LinkedHashMap<>();
  private final Deque<JavaType> around = new ArrayDeque<>();

  private TypeSchemas() {}

  /**
   * Returns the schema of a record.
   *
   * @throws IllegalArgumentException if it holds what JSON from a model cannot become
   */
  public static JsonSchema of(Class<? extends Record> type) {
    TypeSchemas schemas = new TypeSchemas();
    return schemas.finished(schemas.schema(Json.mapper().constructType(type), type.getName()));
  }

  /**
   * Returns the schema of an object of a method's arguments, by the parameters' names.
   *
   * @throws IllegalArgumentException if names are unknown, or a type is not possible
   */
  public static JsonSchema of(List<Parameter> parameters) {
    TypeSchemas schemas = new TypeSchemas();
    ObjectNode object = object();
    for (Parameter parameter : parameters) {
      if (!parameter.isNamePresent()) {
        throw new IllegalArgumentException(
            "The parameters of %s have no names: compile its class with -parameters."
                .formatted(parameter.getDeclaringExecutable()));
      }
      schemas.property(
          object,
          new Property(
              parameter.getName(),
              parameter,
              parameter.getAnnotatedType(),
              Json.mapper().constructType(parameter.getParameterizedType()),
              parameter.getDeclaringExecutable() + ", " + parameter.getName()));
    }
    return schemas.finished(object);
  }

  private JsonSchema finished(ObjectNode root) {
    ObjectNode definitions = JsonNodeFactory.instance.objectNode();
    while (definitions.size() < names.size()) { // A definition may refer to further ones.
      for (Map.Entry<JavaType, String> name : List.copyOf(names.entrySet())) {
        if (!definitions.has(name.getValue())) {
          definitions.set(name.getValue(), schema(name.getKey(), name.getValue()));
        }
      }
    }
    if (!definitions.isEmpty()) {
      root.set("$defs", definitions);
    }
    return new JsonSchema(root.toString());
  }

  private ObjectNode schema(JavaType type, String where) {
    Class<?> raw = type.getRawClass();
    Optional<ObjectNode> scalar = Scalars.schema(raw);
    if (scalar.isPresent()) {
      return Nulls.isOptional(raw) ? Nulls.or(scalar.get()) : scalar.get();
    } else if (raw.isRecord()) {
      return around.contains(type) ? reference(type) : members(type);
    } else if (raw == Optional.class) {
      return Nulls.or(schema(type.containedTypeOrUnknown(0), where));
    } else if (type.isMapLikeType()) {
      return map(type, where);
    } else if (type.isArrayType() || type.isCollectionLikeType()) {
      ObjectNode list = JsonNodeFactory.instance.objectNode().put("type", "array");
      list.set("items", schema(type.getContentType(), where));
      return list;
    }
    throw new IllegalArgumentException(
        "%s is of %s, which has no JSON Schema: use texts, numbers, booleans, enums, dates, lists, "
                .formatted(where, type.getTypeName())
            + "maps, optionals or records of these.");
  }

  private ObjectNode map(JavaType type, String where) {
    Class<?> key = type.getKeyType().getRawClass();
    if (key != String.class && !key.isEnum()) {
      throw new IllegalArgumentException(
          "%s is a map with keys of %s: keys are texts or enums.".formatted(where, key.getName()));
    }
    ObjectNode map = JsonNodeFactory.instance.objectNode().put("type", "object");
    map.set("additionalProperties", schema(type.getContentType(), where));
    return map;
  }

  private ObjectNode reference(JavaType type) {
    String simple = type.getRawClass().getSimpleName();
    String name = names.get(type);
    if (name == null) {
      name = names.containsValue(simple) ? simple + "_" + names.size() : simple;
      names.put(type, name);
    }
    return JsonNodeFactory.instance.objectNode().put("$ref", "#/$defs/" + name);
  }

  private ObjectNode members(JavaType type) {
    Class<?> record = type.getRawClass();
    OpenPackages.check(record);
    ObjectNode object = object();
    describe(object, record.getAnnotation(Described.class));
    around.push(type);
    for (RecordComponent component : record.getRecordComponents()) {
      property(
          object,
          new Property(
              component.getName(),
              component,
              component.getAnnotatedType(),
              resolved(component.getGenericType(), type.getBindings()),
              record.getName() + "." + component.getName()));
    }
    around.pop();
    return object;
  }

  private static JavaType resolved(Type type, TypeBindings bindings) {
    return Json.mapper().getTypeFactory().resolveMemberType(type, bindings);
  }

  private static ObjectNode object() {
    ObjectNode object = JsonNodeFactory.instance.objectNode().put("type", "object");
    object.putObject("properties");
    object.putArray("required");
    return object.put("additionalProperties", false);
  }

  private void property(ObjectNode object, Property property) {
    ObjectNode schema = schema(property.type(), property.where());
    if (Nulls.marked(property.declaration(), property.annotated())) {
      schema = Nulls.or(schema);
    }
    describe(schema, property.declaration().getAnnotation(Described.class));
    ((ObjectNode) object.get("properties")).set(property.name(), schema);
    ((ArrayNode) object.get("required")).add(property.name());
  }

  // Strict providers take nothing beside a reference.
  private static void describe(ObjectNode schema, @Nullable Described described) {
    if (described != null && !schema.has("$ref")) {
      schema.put("description", described.value());
    }
  }

  private record Property(
      String name,
      AnnotatedElement declaration,
      AnnotatedType annotated,
      JavaType type,
      String where) {}
}
