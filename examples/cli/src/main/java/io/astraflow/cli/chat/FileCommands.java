package io.astraflow.cli.chat;

import io.astraflow.chat.Chat;
import io.astraflow.error.InvalidInputException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;

/** The commands that write a chat to a file, and read one. */
record FileCommands(Conversation conversation) {

  void write(String name) {
    Path file = path(name);
    Chat chat = conversation.chat();
    String text = form(file, chat);
    try {
      Files.writeString(file, text, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    } catch (FileAlreadyExistsException e) {
      throw new InvalidInputException("There is a file " + file + " already: name another.", e);
    } catch (IOException e) {
      throw new InvalidInputException("Cannot write " + file + ": " + e.getMessage(), e);
    }
    conversation.note("Written to " + file);
  }

  private static String form(Path file, Chat chat) {
    String name = file.toString().toLowerCase(Locale.ROOT);
    if (name.endsWith(".md")) {
      return chat.exportMarkdown();
    }
    if (name.endsWith(".json")) {
      return chat.exportJson();
    }
    throw new InvalidInputException(
        "The file's name says what is written: Markdown with .md, all branches with .json.");
  }

  void read(String name) {
    Path file = path(name);
    try {
      conversation.open(conversation.workspace().chats().importJson(Files.readString(file)));
    } catch (NoSuchFileException e) {
      throw new InvalidInputException("There is no file " + file + ".", e);
    } catch (IOException e) {
      throw new InvalidInputException("Cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  private static Path path(String name) {
    if (name.isEmpty()) {
      throw new InvalidInputException("Which file? Write its name behind the command.");
    }
    try {
      return Path.of(name);
    } catch (InvalidPathException e) {
      throw new InvalidInputException("This is no name of a file: " + name, e);
    }
  }
}
