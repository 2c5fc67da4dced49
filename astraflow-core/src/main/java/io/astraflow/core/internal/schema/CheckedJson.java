package io.astraflow.core.internal.schema;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaException;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.astraflow.tool.JsonSchema;
import java.lang.reflect.Type;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeType;
import tools.jackson.databind.node.NullNode;

/**
 * Reads JSON that must fit a schema. What may be null may be missing too, as models often leave out
 * what they have no value for. Safe for use by many threads.
 */
public final class CheckedJson {
  // Nothing is fetched, whatever a schema refers to.
  private static final SchemaRegistry SCHEMAS =
      SchemaRegistry.withDefaultDialect(
          SpecificationVersion.DRAFT_2020_12,
          registry ->
              registry.schemaCacheEnabled(false).schemaLoader(load -> load.block(address -> true)));

  private final Schema schema;

  private CheckedJson(Schema schema) {
    this.schema = schema;
  }

  /**
   * Returns a reader of what fits {@code schema}.
   *
   * @throws IllegalArgumentException if it is no JSON Schema, or refers to one elsewhere
   */
  public static CheckedJson fitting(JsonSchema schema) {
    try {
      JsonNode node = OptionalProperties.notRequired(Json.mapper().readTree(schema.json()));
      Schema read = SCHEMAS.getSchema(node);
      read.initializeValidators();
      return new CheckedJson(read);
    } catch (JacksonException e) {
      throw new IllegalArgumentException("A JSON Schema is no JSON: " + reason(e), e);
    } catch (SchemaException e) {
      throw new IllegalArgumentException(
          "A JSON Schema cannot be used: %s".formatted(e.getMessage()), e);
    }
  }

  /**
   * Reads one JSON value of any form.
   *
   * @throws UnfitJsonException if it is malformed
   */
  public static JsonNode any(String text) throws UnfitJsonException {
    try {
      JsonNode node = Json.mapper().readTree(text);
      if (node.getNodeType() == JsonNodeType.MISSING) {
        throw new UnfitJsonException(List.of("there is no JSON"));
      }
      return node;
    } catch (JacksonException e) {
      throw new UnfitJsonException("it is no valid JSON: " + reason(e) + place(e), e);
    }
  }

  /**
   * Reads a value that fits.
   *
   * @throws UnfitJsonException if it is malformed or does not fit
   */
  public JsonNode read(String text) throws UnfitJsonException {
    JsonNode node = any(text);
    List<String> problems = schema.validate(node).stream().map(CheckedJson::problem).toList();
    if (!problems.isEmpty()) {
      throw new UnfitJsonException(problems);
    }
    return node;
  }

  /**
   * Reads a value as a Java type.
   *
   * @throws UnfitJsonException if the type refuses it, such as a record's constructor
   */
  public static <T> T as(Class<T> type, JsonNode node) throws UnfitJsonException {
    try {
      return Json.mapper().treeToValue(node, type);
    } catch (JacksonException e) {
      throw unfit(e);
    }
  }

  /**
   * Reads what may be missing as any Java type.
   *
   * @throws UnfitJsonException if the type refuses it
   */
  public static @Nullable Object argument(Type type, @Nullable JsonNode node)
      throws UnfitJsonException {
    try {
      JavaType known = Json.mapper().constructType(type);
      return Json.mapper().treeToValue(node == null ? NullNode.getInstance() : node, known);
    } catch (JacksonException e) {
      throw unfit(e);
    }
  }

  private static UnfitJsonException unfit(JacksonException e) {
    String where =
        e instanceof DatabindException
            ? e.getPath().stream()
                .map(step -> step.getPropertyName() == null ? "" + step.getIndex() : name(step))
                .collect(Collectors.joining("/"))
            : "";
    return new UnfitJsonException((where.isEmpty() ? "" : "/" + where + ": ") + reason(e), e);
  }

  private static String name(JacksonException.Reference step) {
    return String.valueOf(step.getPropertyName());
  }

  private static String problem(Error error) {
    String where = error.getInstanceLocation().toString();
    return where.isEmpty() ? error.getMessage() : where + ": " + error.getMessage();
  }

  private static String reason(JacksonException e) {
    String message = e.getOriginalMessage();
    return message == null ? e.getClass().getSimpleName() : message;
  }

  private static String place(JacksonException e) {
    TokenStreamLocation location = e.getLocation();
    return location == null
        ? ""
        : " (line %d, column %d)".formatted(location.getLineNr(), location.getColumnNr());
  }
}
