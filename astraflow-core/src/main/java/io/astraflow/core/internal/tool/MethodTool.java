package io.astraflow.core.internal.tool;

import io.astraflow.core.internal.schema.CheckedJson;
import io.astraflow.core.internal.schema.TypeSchemas;
import io.astraflow.core.internal.schema.UnfitJsonException;
import io.astraflow.tool.Tool;
import io.astraflow.tool.ToolMethod;
import io.astraflow.tool.ToolSpec;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A method of an object. As safe for many threads as the method. */
public final class MethodTool implements Tool {
  private final Object target;
  private final Method method;
  private final ToolSpec spec;
  private final ToolMethod settings;

  private MethodTool(Object target, Method method, ToolMethod settings) {
    this.target = target;
    this.method = method;
    this.settings = settings;
    this.spec =
        new ToolSpec(
            settings.name().isEmpty() ? method.getName() : settings.name(),
            settings.value(),
            TypeSchemas.of(List.of(method.getParameters())));
  }

  /**
   * Returns a tool for each method that {@link ToolMethod} marks, inherited ones too, by name.
   *
   * @throws IllegalArgumentException if there is none, two have one name, or one cannot be called
   */
  public static List<Tool> of(Object target) {
    Map<String, MethodTool> tools = new HashMap<>();
    for (Class<?> type = target.getClass(); type != null; type = type.getSuperclass()) {
      for (Method method : type.getDeclaredMethods()) {
        ToolMethod settings = method.getAnnotation(ToolMethod.class);
        if (settings != null && !method.isBridge()) {
          add(tools, new MethodTool(target, callable(method), settings));
        }
      }
    }
    if (tools.isEmpty()) {
      throw new IllegalArgumentException(
          "%s has no method marked @ToolMethod.".formatted(target.getClass().getName()));
    }
    return tools.values().stream()
        .sorted(Comparator.comparing(tool -> tool.spec.name()))
        .map(Tool.class::cast)
        .toList();
  }

  private static void add(Map<String, MethodTool> tools, MethodTool tool) {
    MethodTool other = tools.putIfAbsent(tool.spec.name(), tool);
    if (other != null && !tool.isOverriddenBy(other)) {
      throw new IllegalArgumentException(
          "Two methods make the tool \"%s\", %s and %s: name one with @ToolMethod(name = …)."
              .formatted(tool.spec.name(), other.method, tool.method));
    }
  }

  private boolean isOverriddenBy(MethodTool other) {
    return method.getName().equals(other.method.getName())
        && Arrays.equals(method.getParameterTypes(), other.method.getParameterTypes());
  }

  private static Method callable(Method method) {
    if (!method.trySetAccessible()) {
      Class<?> type = method.getDeclaringClass();
      throw new IllegalArgumentException(
          "%s cannot be called: make it and its class public and export the package, or add "
                  .formatted(method)
              + "\"opens %s to io.astraflow.core;\" to the module-info of %s."
                  .formatted(type.getPackageName(), type.getModule().getName()));
    }
    return method;
  }

  @Override
  public ToolSpec spec() {
    return spec;
  }

  @Override
  public Duration timeout() {
    return Duration.ofSeconds(settings.timeoutSeconds());
  }

  @Override
  public boolean independent() {
    return settings.independent();
  }

  @Override
  public String call(String json) throws Exception {
    List<@Nullable Object> arguments = arguments(CheckedJson.any(json));
    try {
      return ResultText.of(method.invoke(target, arguments.toArray()));
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof Exception cause) {
        throw cause;
      } else if (e.getCause() instanceof Error cause) {
        throw cause;
      }
      throw e;
    }
  }

  private List<@Nullable Object> arguments(JsonNode json) throws UnfitJsonException {
    List<@Nullable Object> arguments = new ArrayList<>();
    for (Parameter parameter : method.getParameters()) {
      arguments.add(
          CheckedJson.argument(parameter.getParameterizedType(), json.get(parameter.getName())));
    }
    return arguments;
  }

  /** Returns the name. */
  @Override
  public String toString() {
    return "MethodTool[" + spec.name() + "]";
  }
}
