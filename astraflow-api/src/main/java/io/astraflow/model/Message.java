package io.astraflow.model;

import io.astraflow.tool.ToolResult;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One turn of a conversation. Immutable.
 *
 * @param role who speaks
 * @param parts what is said, in order, at least one part
 */
public record Message(Role role, List<Part> parts) {

  /** Who speaks. Instructions are no message: see {@link ModelRequest#system()}. */
  public enum Role {
    /** The person or program that asks. */
    USER,
    /** The model. */
    ASSISTANT,
    /** Tools that the model called: the message has {@link Part.Result}s alone. */
    TOOL
  }

  /** Copies the parts. */
  public Message {
    parts = List.copyOf(parts);
    if (parts.isEmpty()) {
      throw new IllegalArgumentException("A message must have at least one part");
    }
  }

  /** Returns a question or other text by the user. */
  public static Message user(String text) {
    return new Message(Role.USER, List.of(new Part.Text(text)));
  }

  /** Returns text by the model, from an earlier turn. */
  public static Message assistant(String text) {
    return new Message(Role.ASSISTANT, List.of(new Part.Text(text)));
  }

  /** Returns a model's reply as a turn of the conversation, with all that providers want back. */
  public static Message of(ModelReply reply) {
    List<Part> parts = new ArrayList<>(reply.reasoning());
    if (!reply.text().isEmpty() || (parts.isEmpty() && reply.toolCalls().isEmpty())) {
      parts.add(new Part.Text(reply.text()));
    }
    reply.toolCalls().forEach(call -> parts.add(new Part.Call(call)));
    return new Message(Role.ASSISTANT, parts);
  }

  /** Returns the results of the calls of one turn. */
  public static Message results(List<ToolResult> results) {
    return new Message(Role.TOOL, results.stream().<Part>map(Part.Result::new).toList());
  }

  /** Returns the text parts, joined. */
  public String text() {
    return parts.stream()
        .filter(Part.Text.class::isInstance)
        .map(part -> ((Part.Text) part).text())
        .collect(Collectors.joining());
  }
}
