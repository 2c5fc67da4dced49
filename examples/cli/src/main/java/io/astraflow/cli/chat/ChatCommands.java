package io.astraflow.cli.chat;

import io.astraflow.chat.Chat;
import io.astraflow.chat.ChatRole;
import io.astraflow.chat.ChatSummary;
import io.astraflow.chat.MessageHit;
import io.astraflow.error.InvalidInputException;
import java.util.List;

/** The commands about the chats of the workspace. */
record ChatCommands(Conversation conversation) {
  private static final int FOUND_AT_MOST = 20;
  private static final int SHOWN_CHARACTERS = 200;
  private static final int ID_CHARACTERS = 8;

  void list() {
    List<ChatSummary> chats = new ChatLookup(conversation.workspace().chats()).all();
    for (ChatSummary chat : chats) {
      conversation
          .out()
          .println(
              "%s  %s  (%d messages, %s)"
                  .formatted(
                      start(chat.id()), line(chat.title()), chat.messages(), chat.updatedAt()));
    }
    if (chats.isEmpty()) {
      conversation.out().println("No chats yet.");
    }
  }

  void open(String id) {
    conversation.open(new ChatLookup(conversation.workspace().chats()).find(id));
  }

  void search(String words) {
    if (words.isEmpty()) {
      throw new InvalidInputException("Which words? Write them behind /search.");
    }
    List<MessageHit> hits = conversation.workspace().chats().search(words, FOUND_AT_MOST);
    for (MessageHit hit : hits) {
      String who = hit.message().role() == ChatRole.USER ? "You" : "Answer";
      conversation
          .out()
          .println(
              "%s  %s  %s: %s"
                  .formatted(
                      start(hit.chatId()),
                      line(hit.chatTitle()),
                      who,
                      line(hit.message().content())));
    }
    if (hits.isEmpty()) {
      conversation.out().println("Nothing found.");
    }
  }

  void delete(String sure) {
    Chat chat = conversation.chat();
    if (!sure.equals("yes")) {
      throw new InvalidInputException(
          "Deletes \"%s\" with all its branches for good: write /delete yes."
              .formatted(chat.title()));
    }
    conversation.leave(); // With the settings of this one, which must be there for that.
    conversation.workspace().chats().delete(chat.id());
    conversation.note("Deleted.");
  }

  private static String start(String id) {
    return id.substring(0, Math.min(ID_CHARACTERS, id.length()));
  }

  private static String line(String text) {
    return OneLine.of(text, SHOWN_CHARACTERS);
  }
}
