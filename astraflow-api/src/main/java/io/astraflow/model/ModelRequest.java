package io.astraflow.model;

import io.astraflow.tool.ToolSpec;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One prompt with everything that is asked of the model. Immutable. What is null is left to the
 * provider.
 *
 * @param system the instructions that come before everything else; may be empty
 * @param messages the conversation, at least one message, the oldest first
 * @param tools what the model may call
 * @param toolChoice whether it may
 * @param responseFormat the form of the reply
 * @param temperature 0 to 2
 * @param topP more than 0, to 1
 * @param maxOutputTokens the longest reply wanted, positive, what is thought included
 * @param stop texts that end the reply, left out of it
 * @param seed for replies that can be repeated, as far as the provider can
 * @param reasoningEffort how long to think
 * @param taskType what the request is for
 * @param timeout how long the whole call may take, its body included; positive; default two minutes
 * @param fresh whether a reply that was kept from an earlier call will not do; default false
 */
public record ModelRequest(
    String system,
    List<Message> messages,
    List<ToolSpec> tools,
    ToolChoice toolChoice,
    ResponseFormat responseFormat,
    @Nullable Double temperature,
    @Nullable Double topP,
    @Nullable Integer maxOutputTokens,
    List<String> stop,
    @Nullable Long seed,
    @Nullable ReasoningEffort reasoningEffort,
    TaskType taskType,
    Duration timeout,
    boolean fresh) {

  /** Checks and copies the values. */
  public ModelRequest {
    messages = List.copyOf(messages);
    tools = List.copyOf(tools);
    stop = List.copyOf(stop);
    check(!messages.isEmpty(), "messages must not be empty", "");
    check(temperature == null || in(temperature, 0, 2), "temperature must be 0 to 2", temperature);
    check(topP == null || (topP > 0 && topP <= 1), "topP must be in (0, 1]", topP);
    check(
        maxOutputTokens == null || maxOutputTokens > 0,
        "maxOutputTokens must be positive",
        maxOutputTokens);
    check(!timeout.isNegative() && !timeout.isZero(), "timeout must be positive", timeout);
    check(stop.stream().noneMatch(String::isEmpty), "stop must not hold empty texts", stop);
    check(
        tools.stream().map(ToolSpec::name).distinct().count() == tools.size(),
        "two tools have one name",
        tools.stream().map(ToolSpec::name).toList());
  }

  private static boolean in(double value, double low, double high) {
    return value >= low && value <= high;
  }

  private static void check(boolean fits, String rule, @Nullable Object value) {
    if (!fits) {
      throw new IllegalArgumentException(rule + ": " + value);
    }
  }

  /** Returns a request of one question, with all else by default. */
  public static ModelRequest of(String prompt) {
    return builder().user(prompt).build();
  }

  /** Returns a builder with nothing set. */
  public static ModelRequestBuilder builder() {
    return new ModelRequestBuilder();
  }

  /** Returns what a model must be able to do for this request, beyond text. */
  public Set<Capability> needs() {
    return Requirements.of(this);
  }

  /** Returns a builder with all of this request set. */
  public ModelRequestBuilder toBuilder() {
    return new ModelRequestBuilder(this);
  }
}
