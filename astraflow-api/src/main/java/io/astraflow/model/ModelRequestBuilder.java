package io.astraflow.model;

import io.astraflow.tool.ToolSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects what a {@link ModelRequest} has; for one thread at a time. */
public final class ModelRequestBuilder {
  private String system = "";
  private List<Message> messages = new ArrayList<>();
  private List<ToolSpec> tools = List.of();
  private ToolChoice toolChoice = new ToolChoice.Auto();
  private ResponseFormat responseFormat = ResponseFormat.text();
  private @Nullable Double temperature;
  private @Nullable Double topP;
  private @Nullable Integer maxOutputTokens;
  private List<String> stop = List.of();
  private @Nullable Long seed;
  private @Nullable ReasoningEffort reasoningEffort;
  private TaskType taskType = TaskType.CHAT;
  private Duration timeout = Duration.ofMinutes(2);
  private boolean fresh;

  ModelRequestBuilder() {}

  ModelRequestBuilder(ModelRequest request) {
    system = request.system();
    messages = new ArrayList<>(request.messages());
    tools = request.tools();
    toolChoice = request.toolChoice();
    responseFormat = request.responseFormat();
    temperature = request.temperature();
    topP = request.topP();
    maxOutputTokens = request.maxOutputTokens();
    stop = request.stop();
    seed = request.seed();
    reasoningEffort = request.reasoningEffort();
    taskType = request.taskType();
    timeout = request.timeout();
    fresh = request.fresh();
  }

  /** Sets the instructions; default none. */
  public ModelRequestBuilder system(String text) {
    this.system = text;
    return this;
  }

  /** Adds a turn of the user. */
  public ModelRequestBuilder user(String text) {
    return message(Message.user(text));
  }

  /** Adds a turn. */
  public ModelRequestBuilder message(Message message) {
    messages.add(message);
    return this;
  }

  /** Replaces all turns. */
  public ModelRequestBuilder messages(List<Message> conversation) {
    this.messages = new ArrayList<>(conversation);
    return this;
  }

  /** Sets what the model may call; default nothing. */
  public ModelRequestBuilder tools(List<ToolSpec> specs) {
    this.tools = List.copyOf(specs);
    return this;
  }

  /** Sets whether the model may call tools; default {@link ToolChoice.Auto}. */
  public ModelRequestBuilder toolChoice(ToolChoice choice) {
    this.toolChoice = choice;
    return this;
  }

  /** Sets the form of the reply; default text. */
  public ModelRequestBuilder responseFormat(ResponseFormat format) {
    this.responseFormat = format;
    return this;
  }

  /** Asks for JSON that can be read as this record. */
  public ModelRequestBuilder responseFormat(Class<? extends Record> type) {
    return responseFormat(new ResponseFormat.OfRecord(type));
  }

  /** Sets how freely the model chooses words, 0 to 2; default the provider's. */
  public ModelRequestBuilder temperature(@Nullable Double value) {
    this.temperature = value;
    return this;
  }

  /** Sets the share of likely words to choose from, in (0, 1]; default the provider's. */
  public ModelRequestBuilder topP(@Nullable Double value) {
    this.topP = value;
    return this;
  }

  /** Sets the longest reply, in tokens; default the provider's. */
  public ModelRequestBuilder maxOutputTokens(@Nullable Integer tokens) {
    this.maxOutputTokens = tokens;
    return this;
  }

  /** Sets texts that end the reply; default none. */
  public ModelRequestBuilder stop(List<String> texts) {
    this.stop = List.copyOf(texts);
    return this;
  }

  /** Sets a seed; default none. */
  public ModelRequestBuilder seed(@Nullable Long value) {
    this.seed = value;
    return this;
  }

  /** Sets how long to think; default the provider's. */
  public ModelRequestBuilder reasoningEffort(@Nullable ReasoningEffort effort) {
    this.reasoningEffort = effort;
    return this;
  }

  /** Sets what the request is for; default {@link TaskType#CHAT}. */
  public ModelRequestBuilder taskType(TaskType type) {
    this.taskType = type;
    return this;
  }

  /** Sets how long the whole call may take; default two minutes. */
  public ModelRequestBuilder timeout(Duration duration) {
    this.timeout = duration;
    return this;
  }

  /** Sets whether a reply that was kept from an earlier call will not do; default false. */
  public ModelRequestBuilder fresh(boolean wanted) {
    this.fresh = wanted;
    return this;
  }

  /**
   * Returns the request.
   *
   * @throws IllegalArgumentException if a value is out of range, or there is no message
   */
  public ModelRequest build() {
    return new ModelRequest(
        system,
        messages,
        tools,
        toolChoice,
        responseFormat,
        temperature,
        topP,
        maxOutputTokens,
        stop,
        seed,
        reasoningEffort,
        taskType,
        timeout,
        fresh);
  }
}
