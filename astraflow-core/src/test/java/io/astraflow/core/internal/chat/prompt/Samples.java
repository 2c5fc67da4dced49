package io.astraflow.core.internal.chat.prompt;

import io.astraflow.chat.ChatMessage;
import io.astraflow.chat.ChatRole;
import io.astraflow.chat.ChatSettings;
import io.astraflow.core.internal.chat.grounds.Located;
import io.astraflow.retrieval.Explanation;
import io.astraflow.retrieval.Passage;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** Messages and passages to make prompts of. */
public final class Samples {
  static final ChatSettings SETTINGS = ChatSettings.ofDefaults().withCollections("papers");

  private Samples() {}

  /** Returns a passage of this text. */
  public static Passage passage(String text) {
    return new Passage(
        1,
        "document",
        "source",
        "title",
        0,
        0,
        text.length(),
        "",
        text,
        1,
        new Explanation(
            Optional.empty(),
            Optional.empty(),
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            1,
            OptionalDouble.empty()),
        List.of(),
        Optional.empty());
  }

  static Located located(String text) {
    return new Located("papers", passage(text));
  }

  /** Returns exchanges whose texts have so many characters each. */
  static List<Exchange> exchanges(int count, int characters) {
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                new Exchange(
                    message("q" + i, ChatRole.USER, "question " + i, characters),
                    message("a" + i, ChatRole.ASSISTANT, "answer " + i, characters)))
        .toList();
  }

  private static ChatMessage message(String id, ChatRole role, String text, int characters) {
    String padded = text + " " + "x".repeat(Math.max(0, characters - text.length() - 1));
    ChatMessage user = ChatMessage.user(id, Optional.empty(), padded, Instant.EPOCH);
    return role == ChatRole.USER
        ? user
        : new ChatMessage(
            id,
            Optional.empty(),
            role,
            user.status(),
            padded,
            Instant.EPOCH,
            user.model(),
            user.usage(),
            user.cost(),
            user.grounds(),
            List.of(),
            List.of(),
            0,
            List.of(),
            List.of(),
            Optional.empty(),
            Optional.empty());
  }
}
