package io.astraflow.cli.chat;

import io.astraflow.error.InvalidInputException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** A line of a conversation that begins with a slash. */
public enum SlashCommand {
  /** Lists the commands. */
  HELP("", "Shows this."),
  /** Shows the current branch. */
  HISTORY("", "Shows the messages so far."),
  /** Shows what the last answer was written from. */
  SOURCES("", "Shows the passages of the last answer."),
  /** Answers the last message once more. */
  REGENERATE("", "Answers anew."),
  /** Says something in the place of the last message. */
  EDIT("TEXT", "Replaces your last message."),
  /** Lists and selects branches. */
  BRANCHES("[N]", "Lists the ways that the chat went, or goes on with one."),
  /** Rates the last answer. */
  RATE("good|bad|none", "Rates the last answer."),
  /** Shows or sets the model. */
  MODEL("[NAME|extractive]", "Shows or sets what answers."),
  /** Shows or sets the collections. */
  COLLECTION("[NAME…|none]", "Shows or sets where passages are looked for."),
  /** Shows or sets the title. */
  TITLE("[TEXT]", "Shows or sets the title."),
  /** Lists the chats. */
  CHATS("", "Lists the chats."),
  /** Opens another chat. */
  OPEN("ID", "Goes on with a chat; the beginning of its id will do."),
  /** Begins another chat. */
  NEW("", "Begins another chat."),
  /** Finds messages. */
  SEARCH("WORDS", "Finds messages in all chats."),
  /** Deletes the chat. */
  DELETE("yes", "Deletes this chat."),
  /** Writes the chat to a file. */
  EXPORT("FILE", "Writes this chat to a file, FILE.md or FILE.json."),
  /** Reads a chat from a file. */
  IMPORT("FILE", "Reads a chat that was exported to FILE.json, and goes on with it."),
  /** Ends the conversation. */
  QUIT("", "Ends.");

  private final String argument;
  private final String help;

  SlashCommand(String argument, String help) {
    this.argument = argument;
    this.help = help;
  }

  private void run(Conversation chat, String text) throws InterruptedException {
    AnswerCommands answers = new AnswerCommands(chat);
    SettingCommands settings = new SettingCommands(chat);
    ChatCommands chats = new ChatCommands(chat);
    FileCommands files = new FileCommands(chat);
    switch (this) {
      case HELP -> help(chat);
      case HISTORY -> answers.showHistory();
      case SOURCES -> answers.showSources();
      case REGENERATE -> answers.regenerate();
      case EDIT -> answers.edit(text);
      case BRANCHES -> new BranchCommands(chat).branches(text);
      case RATE -> answers.rate(text);
      case MODEL -> settings.model(text);
      case COLLECTION -> settings.collection(text);
      case TITLE -> settings.title(text);
      case CHATS -> chats.list();
      case OPEN -> chats.open(text);
      case NEW -> chat.leave();
      case SEARCH -> chats.search(text);
      case DELETE -> chats.delete(text);
      case EXPORT -> files.write(text);
      case IMPORT -> files.read(text);
      case QUIT -> chat.end();
    }
  }

  /** Returns how the commands are written, such as {@code /help}. */
  public static List<String> words() {
    return Arrays.stream(values()).map(SlashCommand::word).toList();
  }

  /**
   * Does what a line says.
   *
   * @throws InvalidInputException if there is no such command
   */
  static void run(String line, Conversation conversation) throws InterruptedException {
    String[] parts = line.split("\\s+", 2);
    named(parts[0].toLowerCase(Locale.ROOT))
        .run(conversation, parts.length > 1 ? parts[1].strip() : "");
  }

  private static SlashCommand named(String name) {
    return Arrays.stream(values())
        .filter(command -> command.word().equals(name))
        .findFirst()
        .orElseThrow(() -> unknown(name));
  }

  private static InvalidInputException unknown(String name) {
    String nearest =
        Arrays.stream(values())
            .map(SlashCommand::word)
            .min(Comparator.comparingInt(known -> EditDistance.between(known, name)))
            .orElseThrow();
    return new InvalidInputException(
        ("There is no command %s. Did you mean %s? /help lists all; a message that begins with a"
                + " slash is written with two.")
            .formatted(name, nearest));
  }

  private static void help(Conversation conversation) {
    for (SlashCommand command : values()) {
      conversation
          .out()
          .println("%-26s %s".formatted(command.word() + " " + command.argument, command.help));
    }
    conversation.out().println("Anything else is said to the chat.");
  }

  private String word() {
    return "/" + name().toLowerCase(Locale.ROOT);
  }
}
