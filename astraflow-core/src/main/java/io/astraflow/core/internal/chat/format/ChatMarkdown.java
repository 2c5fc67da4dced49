package io.astraflow.core.internal.chat.format;

import io.astraflow.chat.ChatMessage;
import io.astraflow.chat.ChatRole;
import io.astraflow.chat.Grounds;
import io.astraflow.retrieval.Citation;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * A branch of a chat for people: the title, a section for each message, and the quotations as
 * footnotes. For one thread.
 */
public final class ChatMarkdown {
  private final StringBuilder out = new StringBuilder();
  private int notes;

  private ChatMarkdown() {}

  /** Returns the document. */
  public static String write(String title, List<ChatMessage> branch) {
    ChatMarkdown document = new ChatMarkdown();
    document.out.append("# ").append(SafeMarkdown.literal(title)).append('\n');
    branch.forEach(document::section);
    return document.out.toString();
  }

  private void section(ChatMessage message) {
    out.append("\n## ").append(message.role() == ChatRole.USER ? "User" : "Assistant");
    message.model().ifPresent(model -> out.append(", ").append(SafeMarkdown.literal(model)));
    out.append(", ").append(message.createdAt().truncatedTo(ChronoUnit.SECONDS)).append("\n\n");
    int before = notes;
    int own = message.citations().size();
    if (!message.content().isBlank()) {
      out.append(
          SafeMarkdown.block(
              message.content(),
              number -> number >= 1 && number <= own ? "[^" + (before + number) + "]" : ""));
    }
    remark(message).ifPresent(text -> out.append("\n*").append(text).append("*\n"));
    message.citations().forEach(this::note);
  }

  private static Optional<String> remark(ChatMessage message) {
    return switch (message.status()) {
      case WRITING -> Optional.of("It is still being written.");
      case CANCELLED -> Optional.of("It was cancelled before its end.");
      case FAILED ->
          Optional.of(
              "It was not written to its end: "
                  + SafeMarkdown.literal(message.failure().orElse("the reason is not known")));
      case COMPLETE ->
          message.grounds() == Grounds.NOT_GROUNDED
              ? Optional.of("It cites nothing that could be checked.")
              : Optional.empty();
    };
  }

  private void note(Citation citation) {
    notes++;
    out.append("\n[^").append(notes).append("]: ").append(SafeMarkdown.literal(citation.title()));
    out.append(" (").append(SafeMarkdown.literal(citation.source())).append(')');
    if (citation.page() > 0) {
      out.append(", page ").append(citation.page());
    }
    out.append(": “").append(SafeMarkdown.literal(citation.quote())).append("”\n");
  }
}
