package io.astraflow.cli.chat;

import io.astraflow.chat.Chat;
import io.astraflow.chat.ChatSummary;
import io.astraflow.chat.Chats;
import io.astraflow.error.InvalidInputException;
import io.astraflow.page.Page;
import io.astraflow.page.PageRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The chats of a workspace as people name them: by an id, or by its beginning. */
public record ChatLookup(Chats chats) {
  private static final int AT_ONCE = 1_000;

  /**
   * Returns the chat whose id is, or begins with, {@code id}.
   *
   * @throws InvalidInputException if there is none, or more than one
   */
  public Chat find(String id) {
    if (id.isBlank()) {
      throw new InvalidInputException("Which chat? /chats lists them.");
    }
    Optional<Chat> exact = chats.find(id);
    if (exact.isPresent()) {
      return exact.get();
    }
    List<String> matching =
        all().stream().map(ChatSummary::id).filter(known -> known.startsWith(id)).toList();
    if (matching.size() > 1) {
      throw new InvalidInputException(
          "%d chats have an id that begins with \"%s\": write more of it."
              .formatted(matching.size(), id));
    }
    return matching.stream().findFirst().flatMap(chats::find).orElseThrow(() -> unknown(id));
  }

  private static InvalidInputException unknown(String id) {
    return new InvalidInputException(
        "There is no chat \"%s\": it was deleted, or its id is wrong. /chats lists those there are."
            .formatted(id));
  }

  /**
   * Returns the chat that was written to last.
   *
   * @throws InvalidInputException if there is none
   */
  public Chat newest() {
    return chats.list(PageRequest.first(1)).items().stream()
        .findFirst()
        .flatMap(newest -> chats.find(newest.id()))
        .orElseThrow(() -> new InvalidInputException("There is no chat yet to continue."));
  }

  /** Returns all chats, the one that was written to last first. */
  List<ChatSummary> all() {
    Page<ChatSummary> page = chats.list(PageRequest.first(AT_ONCE));
    List<ChatSummary> all = new ArrayList<>(page.items());
    while (page.next().isPresent()) {
      page = chats.list(PageRequest.first(AT_ONCE).after(page.next().get()));
      all.addAll(page.items());
    }
    return all;
  }
}
