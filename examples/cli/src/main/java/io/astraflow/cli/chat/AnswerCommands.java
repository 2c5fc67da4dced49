package io.astraflow.cli.chat;

import io.astraflow.chat.ChatMessage;
import io.astraflow.chat.ChatRole;
import io.astraflow.chat.ChatSource;
import io.astraflow.chat.MessageStatus;
import io.astraflow.chat.Rating;
import io.astraflow.chat.TurnRequest;
import io.astraflow.error.InvalidInputException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The commands about what was said and answered. */
record AnswerCommands(Conversation conversation) {

  void showHistory() {
    for (ChatMessage message : conversation.chat().messages()) {
      conversation.out().println(who(message) + ": " + indented(message.content()));
    }
  }

  private static String who(ChatMessage message) {
    if (message.role() == ChatRole.USER) {
      return "You";
    }
    String status = message.status().name().toLowerCase(Locale.ROOT);
    return message.model().orElse("AstraFlow")
        + (message.status() == MessageStatus.COMPLETE ? "" : " (" + status + ")");
  }

  void showSources() {
    List<ChatSource> sources = conversation.last(ChatRole.ASSISTANT).sources();
    for (ChatSource source : sources) {
      String page = source.page() > 0 ? ", page " + source.page() : "";
      conversation
          .out()
          .println(
              "[%d] %s%s (%s)"
                  .formatted(source.number(), source.source(), page, source.collection()));
      conversation.out().println("    " + indented(source.text()));
    }
    if (sources.isEmpty()) {
      conversation.out().println("The last answer was given no passages.");
    }
  }

  private static String indented(String text) {
    return text.strip().replace("\n", "\n    ");
  }

  void regenerate() throws InterruptedException {
    ChatMessage last = conversation.last(ChatRole.ASSISTANT);
    conversation.show(conversation.chat().regenerate(last.id()));
  }

  void edit(String text) throws InterruptedException {
    ChatMessage last = conversation.last(ChatRole.USER);
    conversation.show(conversation.chat().edit(last.id(), TurnRequest.of(text)));
  }

  void rate(String rating) {
    ChatMessage last = conversation.last(ChatRole.ASSISTANT);
    conversation.chat().rate(last.id(), rating(rating));
    conversation.note("Rated: " + rating.toLowerCase(Locale.ROOT));
  }

  private static Optional<Rating> rating(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "good" -> Optional.of(Rating.GOOD);
      case "bad" -> Optional.of(Rating.BAD);
      case "none" -> Optional.empty();
      default ->
          throw new InvalidInputException(
              "An answer is rated good, bad or none, not \"" + text + "\".");
    };
  }
}
