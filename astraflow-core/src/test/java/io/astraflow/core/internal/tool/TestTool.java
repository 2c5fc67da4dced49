package io.astraflow.core.internal.tool;

import io.astraflow.tool.JsonSchema;
import io.astraflow.tool.Tool;
import io.astraflow.tool.ToolSpec;
import java.time.Duration;

/** A tool that does what a test says. */
record TestTool(String name, Duration timeout, boolean independent, Body body) implements Tool {
  private static final JsonSchema ANY = new JsonSchema("{\"type\": \"object\"}");

  static TestTool of(String name, Body body) {
    return new TestTool(name, Duration.ofSeconds(30), true, body);
  }

  TestTool within(Duration limit) {
    return new TestTool(name, limit, independent, body);
  }

  TestTool alone() {
    return new TestTool(name, timeout, false, body);
  }

  @Override
  public ToolSpec spec() {
    return new ToolSpec(name, "For tests.", ANY);
  }

  @Override
  public String call(String arguments) throws Exception {
    return body.run(arguments);
  }

  interface Body {
    String run(String arguments) throws Exception;
  }
}
