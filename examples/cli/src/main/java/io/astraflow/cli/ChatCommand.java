package io.astraflow.cli;

import io.astraflow.chat.Chat;
import io.astraflow.chat.ChatMessage;
import io.astraflow.chat.ChatSettings;
import io.astraflow.chat.Grounding;
import io.astraflow.chat.MessageStatus;
import io.astraflow.chat.TurnRequest;
import io.astraflow.cli.chat.ChatLookup;
import io.astraflow.cli.chat.Conversation;
import io.astraflow.cli.chat.HarmlessWriter;
import io.astraflow.cli.chat.Lines;
import io.astraflow.cli.chat.PipedLines;
import io.astraflow.cli.chat.SlashCommand;
import io.astraflow.cli.chat.TerminalLines;
import io.astraflow.cli.chat.TurnPrinter;
import io.astraflow.collection.Workspace;
import io.astraflow.core.AstraFlow;
import io.astraflow.error.InvalidInputException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Talks about what a collection holds, and keeps what is said. */
@Command(
    name = "chat",
    header = "Talk about your documents; answers are cited, and the chat is kept.",
    description = {
      "Takes messages at the terminal, or one a line from a pipe, and shows each answer while it is"
          + " written, with what it quotes. /help lists what else a line can say. Ctrl-C cancels an"
          + " answer, and leaves where none is written; the end of the input leaves too.",
      "Asks the collection \"default\" where there is one and --collection names no other. What was"
          + " typed is kept for the arrow keys in the data folder, in a file that you alone can"
          + " read; a line that begins with a space is not. No tasks are run meanwhile.",
      "Exits with 1 if the answer to MESSAGE or, from a pipe, any line or answer failed."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  astraflow chat --collection papers --model ollama:llama3.2",
      "  astraflow chat --continue",
      "  astraflow chat \"Which optimiser did they use?\" --collection papers --json",
      "  printf 'What is new?\\n/export news.md\\n' | astraflow chat"
    })
final class ChatCommand implements Callable<Integer> {
  private static final String HISTORY = "chat-history";
  private static final int LONGEST_TITLE = 80;

  private final Interruption interruption;
  private final InputStream in;

  @Mixin private final DataArguments data = new DataArguments();
  @Mixin private final ModelArgument model = new ModelArgument();

  @Option(
      names = "--chat",
      paramLabel = "ID",
      description = "Go on with this chat; the beginning of its id will do.")
  private @Nullable String chat;

  @Option(names = "--continue", description = "Go on with the chat that was written to last.")
  private boolean newest;

  @Option(names = "--title", paramLabel = "TEXT", description = "What the chat is called.")
  private @Nullable String title;

  @Option(
      names = "--system",
      paramLabel = "TEXT",
      description = "Instructions to the model, besides those that make it cite.")
  private @Nullable String system;

  @Option(
      names = "--general",
      description =
          "Where the collection has nothing relevant, let the model answer by itself, marked as not"
              + " grounded, rather than refuse.")
  private boolean general;

  @Parameters(
      paramLabel = "MESSAGE",
      arity = "0..1",
      description = "Say this, show the answer, and end (default: a conversation).")
  private @Nullable String message;

  ChatCommand(Interruption interruption, InputStream in) {
    this.interruption = interruption;
    this.in = in;
  }

  @Override
  public Integer call() throws InterruptedException {
    model.check();
    check();
    boolean goesOn = chat != null || newest;
    try (AstraFlow astra = goesOn ? data.openExisting() : data.openOrCreate()) {
      interruption.interruptsAtOnce();
      Workspace workspace = astra.workspace();
      Optional<Chat> open = goesOn ? Optional.of(opened(workspace)) : Optional.empty();
      return message == null ? converse(workspace, open) : sayOnce(workspace, open, message);
    }
  }

  private void check() {
    if (chat != null && newest) {
      throw new InvalidInputException("--chat and --continue name two chats: leave one out.");
    }
    if (message == null && data.json()) {
      throw new InvalidInputException("--json shows the answer to one MESSAGE: write it as well.");
    }
    if (message != null) {
      TurnRequest checked = TurnRequest.of(message);
      message = checked.text();
    }
  }

  private Chat opened(Workspace workspace) throws InterruptedException {
    ChatLookup chats = new ChatLookup(workspace.chats());
    Chat open = chat == null ? chats.newest() : chats.find(chat);
    open.configure(given(workspace, open.settings()));
    return open;
  }

  private ChatSettings fresh(Workspace workspace) throws InterruptedException {
    ChatSettings settings = ChatSettings.ofDefaults().withModel(model.chosen(workspace.models()));
    boolean there = workspace.collectionNames().contains(data.collectionName());
    if (there && !data.given("--collection")) {
      settings = settings.withCollections(data.collectionName());
    }
    return given(workspace, settings);
  }

  /** Returns settings with what is written on the command line. */
  private ChatSettings given(Workspace workspace, ChatSettings before) throws InterruptedException {
    ChatSettings settings = before;
    if (data.given("--collection")) {
      settings = settings.withCollections(data.existing(workspace).name());
    }
    if (data.given("--model")) {
      settings = settings.withModel(model.chosen(workspace.models()));
    }
    if (title != null) {
      settings = settings.withTitle(title);
    }
    if (system != null) {
      settings = settings.withSystem(system);
    }
    return general ? settings.withGrounding(Grounding.MARK) : settings;
  }

  private int converse(Workspace workspace, Optional<Chat> open) throws InterruptedException {
    Printer printer = data.printer();
    ChatSettings settings = open.isPresent() ? open.get().settings() : fresh(workspace);
    // The launcher says whether both ends are a terminal.
    boolean typed = Boolean.getBoolean("astraflow.terminal.input");
    try (Lines lines = lines(typed)) {
      boolean well =
          new Conversation(workspace, open, settings, lines, printer.out(), printer.err()).run();
      return well || typed ? ExitCode.OK : ExitCode.PROBLEMS;
    } catch (InterruptedException e) {
      return ExitCode.INTERRUPTED;
    }
  }

  private Lines lines(boolean typed) {
    Path history = data.folder().resolve(HISTORY);
    return typed ? TerminalLines.open(history, SlashCommand.words()) : new PipedLines(in);
  }

  // A model would be asked for a better title when the command has ended already.
  private static ChatSettings titled(ChatSettings settings, String text) {
    String line = text.strip().lines().findFirst().orElseThrow();
    String beginning =
        line.codePoints()
            .limit(LONGEST_TITLE)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
    return settings.title().isPresent() ? settings : settings.withTitle(beginning);
  }

  private int sayOnce(Workspace workspace, Optional<Chat> open, String text)
      throws InterruptedException {
    Printer printer = data.printer();
    Chat to =
        open.isPresent() ? open.get() : workspace.chats().create(titled(fresh(workspace), text));
    boolean quoting = to.settings().model().isEmpty();
    TurnPrinter answers =
        new TurnPrinter(
            data.json() ? ChatOutput.nowhere() : printer.out(), HarmlessWriter.onto(printer.err()));
    ChatMessage answer = answers.print(to.say(text), quoting);
    if (data.json()) {
      printer.result(ChatOutput.of(to, answer), out -> {});
    }
    return answer.status() == MessageStatus.COMPLETE ? ExitCode.OK : ExitCode.PROBLEMS;
  }
}
