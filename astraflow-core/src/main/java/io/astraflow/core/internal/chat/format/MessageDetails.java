package io.astraflow.core.internal.chat.format;

import io.astraflow.chat.ChatMessage;
import io.astraflow.chat.ChatRole;
import io.astraflow.chat.Grounds;
import io.astraflow.chat.MessageStatus;
import io.astraflow.chat.Rating;
import io.astraflow.chat.TurnNotice;
import io.astraflow.model.Usage;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a message has besides its place, role, status, content and time, as JSON. */
final class MessageDetails {
  private MessageDetails() {}

  /** Writes the fields that say something. */
  static void write(ChatMessage message, ObjectNode into) {
    message.model().ifPresent(model -> into.put("model", model));
    if (!message.usage().equals(Usage.UNKNOWN)) {
      UsageJson.write(message.usage(), into.putObject("usage"));
    }
    message.cost().ifPresent(cost -> UsageJson.write(cost, into.putObject("cost")));
    into.put("grounds", message.grounds().name());
    list("sources", message.sources(), PassageJson::write, into);
    list("citations", message.citations(), PassageJson::write, into);
    if (message.droppedCitations() != 0) {
      into.put("droppedCitations", message.droppedCitations());
    }
    list("toolTurns", message.toolTurns(), ToolTurnJson::write, into);
    list("notices", message.notices(), MessageDetails::write, into);
    message.failure().ifPresent(failure -> into.put("failure", failure));
    message.rating().ifPresent(rating -> into.put("rating", rating.name()));
  }

  private static <T> void list(
      String name, List<T> values, BiConsumer<T, ObjectNode> writer, ObjectNode into) {
    if (!values.isEmpty()) {
      ArrayNode list = into.putArray(name);
      values.forEach(value -> writer.accept(value, list.addObject()));
    }
  }

  private static void write(TurnNotice notice, ObjectNode into) {
    into.put("kind", notice.kind().name()).put("message", notice.message());
  }

  /** Returns the message of which these are the details. */
  static ChatMessage read(
      Fields fields,
      String id,
      Optional<String> parent,
      ChatRole role,
      MessageStatus status,
      String content,
      Instant createdAt) {
    return new ChatMessage(
        id,
        parent,
        role,
        status,
        content,
        createdAt,
        fields.optionalText("model"),
        fields.optional("usage").map(UsageJson::usage).orElse(Usage.UNKNOWN),
        fields.optional("cost").map(UsageJson::money),
        fields
            .optional("grounds")
            .map(grounds -> grounds.constant(Grounds.class))
            .orElse(Grounds.NOT_SOUGHT),
        fields.list("sources", PassageJson::source),
        fields.list("citations", PassageJson::citation),
        fields.optional("droppedCitations").map(Fields::integer).orElse(0),
        fields.list("toolTurns", ToolTurnJson::message),
        fields.list("notices", MessageDetails::notice),
        fields.optionalText("failure"),
        fields.optional("rating").map(rating -> rating.constant(Rating.class)));
  }

  private static TurnNotice notice(Fields fields) {
    return new TurnNotice(
        fields.object().field("kind").constant(TurnNotice.Kind.class), fields.text("message"));
  }
}
