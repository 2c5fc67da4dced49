package io.astraflow.core;

import io.astraflow.core.internal.schema.TypeSchemas;
import io.astraflow.core.internal.tool.MethodTool;
import io.astraflow.core.internal.tool.RecordTool;
import io.astraflow.tool.JsonSchema;
import io.astraflow.tool.Tool;
import java.util.List;
import java.util.function.Function;

/**
 * Makes tools of methods and functions, and JSON Schemas of records.
 *
 * <p>Schemas know texts, numbers, booleans, enums by their constants' names, dates, durations,
 * {@link java.util.UUID UUIDs}, lists, arrays, maps with such keys as texts and enums, {@link
 * java.util.Optional optionals} and records of these, also such as hold themselves. Names are those
 * of Java; annotations of JSON libraries are not read. {@link io.astraflow.tool.Described} says
 * what something means. What is optional, or marked {@code @Nullable} by any library, may be null
 * or missing.
 */
public final class Tools {
  private Tools() {}

  /**
   * Returns a tool for each method of {@code target} that {@link io.astraflow.tool.ToolMethod}
   * marks, inherited ones too, by name. The methods run in several threads at once.
   *
   * @throws IllegalArgumentException if there is none, two have one name, or one cannot be called
   */
  public static List<Tool> of(Object target) {
    return MethodTool.of(target);
  }

  /**
   * Returns a tool that reads its arguments as a record. What the function returns goes to the
   * model: text as it is, any other value as JSON; what it throws, by its message.
   *
   * @param name 1 to 64 ASCII letters, digits, underscores and hyphens
   * @param description when to use the tool and what it returns, for the model to read
   * @throws IllegalArgumentException if the name is not of this form, or the record has no schema
   */
  public static <R extends Record> Tool tool(
      String name, String description, Class<R> arguments, Function<R, ?> function) {
    return new RecordTool<>(name, description, arguments, function);
  }

  /**
   * Returns the JSON Schema of a record.
   *
   * @throws IllegalArgumentException if it holds what JSON cannot become; the message names it
   */
  public static JsonSchema schemaOf(Class<? extends Record> type) {
    return TypeSchemas.of(type);
  }
}
