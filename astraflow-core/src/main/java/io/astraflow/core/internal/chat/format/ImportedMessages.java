package io.astraflow.core.internal.chat.format;

import io.astraflow.chat.ChatMessage;
import io.astraflow.chat.ChatRole;
import io.astraflow.chat.ChatSource;
import io.astraflow.chat.MessageStatus;
import io.astraflow.chat.TurnRequest;
import io.astraflow.retrieval.Citation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The messages of a chat that is imported, under new ids. Each must stand behind the one it
 * follows, so that there are no circles. For one thread.
 */
final class ImportedMessages {
  private static final int MOST = 100_000;
  private static final String INTERRUPTED = "It was still being written when it was exported";

  private final Map<String, ChatMessage> byOldId = new HashMap<>();
  private final List<ChatMessage> all = new ArrayList<>();
  private final Supplier<String> ids;
  private final Optional<String> current;

  ImportedMessages(Fields chat, Supplier<String> ids) {
    this.ids = ids;
    Fields messages = chat.field("messages");
    if (messages.node().size() > MOST) {
      throw messages.unfit("%d messages are the most".formatted(MOST));
    }
    chat.list("messages", this::add);
    current = chat.optional("current").map(id -> known(id).id());
  }

  /** Returns the messages in their order. */
  List<ChatMessage> all() {
    return all;
  }

  /** Returns the last message of the current branch, which is the last one if none is named. */
  Optional<String> current() {
    return current.isPresent() || all.isEmpty()
        ? current
        : Optional.of(all.get(all.size() - 1).id());
  }

  private ChatMessage add(Fields fields) {
    String oldId = fields.object().text("id");
    Optional<ChatMessage> parent = fields.optional("parent").map(this::known);
    ChatMessage message =
        settled(
            MessageDetails.read(
                fields,
                ids.get(),
                parent.map(ChatMessage::id),
                fields.field("role").constant(ChatRole.class),
                fields.field("status").constant(MessageStatus.class),
                fields.text("content"),
                fields.field("createdAt").instant()));
    check(fields, message, parent);
    if (byOldId.putIfAbsent(oldId, message) != null) {
      throw fields.field("id").unfit("another message has this id");
    }
    all.add(message);
    return message;
  }

  private ChatMessage known(Fields id) {
    ChatMessage message = byOldId.get(id.text());
    if (message == null) {
      throw id.unfit("no message before this place has this id");
    }
    return message;
  }

  private static ChatMessage settled(ChatMessage message) {
    return message.status() == MessageStatus.WRITING ? message.failed(INTERRUPTED) : message;
  }

  private static void check(Fields at, ChatMessage message, Optional<ChatMessage> parent) {
    if (message.role() == ChatRole.ASSISTANT) {
      if (parent.filter(asked -> asked.role() == ChatRole.USER).isEmpty()) {
        throw at.unfit("an answer must follow a message of the user");
      }
    } else {
      checkQuestion(at, message);
    }
    ImportedToolTurns.check(message.toolTurns(), at.list("toolTurns", turn -> turn));
    for (int i = 0; i < message.sources().size(); i++) {
      ChatSource source = message.sources().get(i);
      checkSpan(at, "sources/" + i, source.page(), source.start(), source.end(), source.text());
    }
    for (int i = 0; i < message.citations().size(); i++) {
      Citation quoted = message.citations().get(i);
      checkSpan(at, "citations/" + i, quoted.page(), quoted.start(), quoted.end(), quoted.quote());
    }
  }

  private static void checkQuestion(Fields at, ChatMessage message) {
    if (message.status() != MessageStatus.COMPLETE) {
      throw at.field("status").unfit("a message of the user must be COMPLETE");
    }
    int length = message.content().length();
    if (message.content().isBlank() || length > TurnRequest.MOST_CHARACTERS) {
      throw at.field("content")
          .unfit(
              "1 to %d characters are expected, and there are %d"
                  .formatted(TurnRequest.MOST_CHARACTERS, length));
    }
    if (!message.toolTurns().isEmpty()) {
      throw at.field("toolTurns").unfit("a message of the user has none");
    }
  }

  private static void checkSpan(
      Fields at, String where, int page, int start, int end, String text) {
    if (page < 0 || start < 0 || end - start != text.length()) {
      throw at.unfit(where + " does not lie where it says: page, start, end and text do not fit");
    }
  }
}
