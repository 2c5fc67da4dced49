package io.astraflow.chat;

import io.astraflow.model.ModelName;
import io.astraflow.retrieval.Filter;
import io.astraflow.tool.Tool;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a user says, and how this one turn is to be answered. Immutable.
 *
 * @param text not blank, at most {@value #MOST_CHARACTERS} characters
 * @param model which model answers; default that of the chat
 * @param filter which documents of the chat's collections are looked at; default all
 * @param tools what the model may call in this turn; default none. Their names differ. They come
 *     from the application alone: nothing that is retrieved or said adds to them
 */
public record TurnRequest(String text, Optional<ModelName> model, Filter filter, List<Tool> tools) {
  /** The longest message, in UTF-16 units. */
  public static final int MOST_CHARACTERS = 200_000;

  /** Checks and copies the values. */
  public TurnRequest {
    tools = List.copyOf(tools);
    List<String> names = tools.stream().map(tool -> tool.spec().name()).toList();
    if (names.size() != Set.copyOf(names).size()) {
      throw new IllegalArgumentException("Tools must differ in their names: " + names);
    }
    if (text.isBlank()) {
      throw new IllegalArgumentException("The message is empty: say something");
    }
    if (text.length() > MOST_CHARACTERS) {
      throw new IllegalArgumentException(
          "The message has %d characters, %d are the most: ingest it as a document instead"
              .formatted(text.length(), MOST_CHARACTERS));
    }
  }

  /** Returns a request with all else by default. */
  public static TurnRequest of(String text) {
    return new TurnRequest(text, Optional.empty(), Filter.all(), List.of());
  }

  /** Returns this request to another model. */
  public TurnRequest withModel(ModelName name) {
    return new TurnRequest(text, Optional.of(name), filter, tools);
  }

  /** Returns this request over other documents. */
  public TurnRequest withFilter(Filter other) {
    return new TurnRequest(text, model, other, tools);
  }

  /** Returns this request with tools. */
  public TurnRequest withTools(List<? extends Tool> other) {
    return new TurnRequest(text, model, filter, List.copyOf(other));
  }
}
