package io.astraflow.core.internal.tool;

import io.astraflow.core.internal.schema.CheckedJson;
import io.astraflow.core.internal.schema.TypeSchemas;
import io.astraflow.core.internal.schema.UnfitJsonException;
import io.astraflow.tool.Tool;
import io.astraflow.tool.ToolSpec;
import java.util.function.Function;

/** A function over a record. As safe for many threads as the function. */
public final class RecordTool<R extends Record> implements Tool {
  private final ToolSpec spec;
  private final Class<R> arguments;
  private final Function<R, ?> function;

  /**
   * Creates a tool.
   *
   * @throws IllegalArgumentException if the name is no tool's or the record has no schema
   */
  public RecordTool(String name, String description, Class<R> arguments, Function<R, ?> function) {
    this.spec = new ToolSpec(name, description, TypeSchemas.of(arguments));
    this.arguments = arguments;
    this.function = function;
  }

  @Override
  public ToolSpec spec() {
    return spec;
  }

  @Override
  public String call(String json) throws UnfitJsonException {
    R record = CheckedJson.as(arguments, CheckedJson.any(json));
    return ResultText.of(function.apply(record));
  }

  /** Returns the name. */
  @Override
  public String toString() {
    return "RecordTool[" + spec.name() + "]";
  }
}
