package io.astraflow.cli.chat;

import io.astraflow.chat.Chat;
import io.astraflow.chat.ChatMessage;
import io.astraflow.chat.ChatRole;
import io.astraflow.chat.ChatSettings;
import io.astraflow.chat.MessageStatus;
import io.astraflow.chat.Turn;
import io.astraflow.chat.TurnRequest;
import io.astraflow.collection.Workspace;
import io.astraflow.error.AstraFlowException;
import io.astraflow.error.InvalidInputException;
import io.astraflow.model.ModelName;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What is said line by line: which chat is open, and what each line does in it. A chat is made with
 * its first message. For one thread.
 */
public final class Conversation {
  private final Workspace workspace;
  private final Lines lines;
  private final PrintWriter out;
  private final PrintWriter err;
  private final TurnPrinter printer;
  private @Nullable Chat chat;
  private ChatSettings settings;
  private boolean ended;
  private boolean failed;

  /**
   * Begins a conversation.
   *
   * @param chat the chat that goes on; empty for one that begins with the first message
   * @param settings of a new chat
   * @param out takes the answers; control characters are left out, as in {@code err}
   * @param err takes what else there is to say
   */
  public Conversation(
      Workspace workspace,
      Optional<Chat> chat,
      ChatSettings settings,
      Lines lines,
      PrintWriter out,
      PrintWriter err) {
    this.workspace = workspace;
    this.chat = chat.orElse(null);
    this.settings = settings;
    this.lines = lines;
    this.out = HarmlessWriter.onto(out);
    this.err = HarmlessWriter.onto(err);
    this.printer = new TurnPrinter(this.out, this.err);
  }

  /**
   * Takes lines until there are no more, or somebody quits.
   *
   * @return whether all went well: each line was done, and each answer written to its end
   * @throws InterruptedException if Ctrl-C was pressed while nothing was being answered
   */
  public boolean run() throws InterruptedException {
    greet();
    while (!ended) {
      Optional<String> line = lines.next();
      if (line.isEmpty()) {
        return !failed;
      }
      take(line.get().strip());
    }
    return !failed;
  }

  private void take(String line) throws InterruptedException {
    try {
      if (line.startsWith("/") && !line.startsWith("//")) {
        SlashCommand.run(line, this);
      } else if (!line.isEmpty()) {
        say(line.startsWith("//") ? line.substring(1) : line);
      }
    } catch (AstraFlowException | IllegalArgumentException e) {
      failed = true;
      note("astraflow: " + String.valueOf(e.getMessage()).strip().replaceAll("\\s*\\R\\s*", " "));
    }
    out.flush();
  }

  /** Says something, and shows the answer while it is written. */
  public ChatMessage say(String text) throws InterruptedException {
    return show(begun().say(TurnRequest.of(text)));
  }

  /** Shows a turn to its end; Ctrl-C cancels it. */
  ChatMessage show(Turn turn) throws InterruptedException {
    Runnable restore = lines.onInterrupt(turn::cancel);
    try {
      ChatMessage answer = printer.print(turn, settings().model().isEmpty());
      failed |= answer.status() != MessageStatus.COMPLETE;
      return answer;
    } finally {
      restore.run();
    }
  }

  /** Says what answers, over what, and how to get help. */
  void greet() {
    String which = chat == null ? "A new chat" : "Chat " + chat.id() + ", \"" + chat.title() + "\"";
    note(which + ", answered by " + answerer() + ", over " + over() + ".");
    if (settings().model().isEmpty() && settings().collections().isEmpty()) {
      note("So there is nothing that can answer: set /model or /collection.");
    }
    note("/help lists the commands; Ctrl-C cancels an answer, Ctrl-D ends.");
  }

  /** Returns what writes the answers. */
  String answerer() {
    return settings().model().map(ModelName::toString).orElse("extractive (quoted sentences)");
  }

  /** Returns which collections are asked. */
  String over() {
    List<String> names = settings().collections();
    return names.isEmpty() ? "no collection" : String.join(", ", names);
  }

  Workspace workspace() {
    return workspace;
  }

  PrintWriter out() {
    return out;
  }

  /** Tells something that is not asked for. */
  void note(String message) {
    out.flush();
    err.println(message);
    err.flush();
  }

  /** Returns the settings of the open chat, or of the one that is to begin. */
  ChatSettings settings() {
    return chat == null ? settings : chat.settings();
  }

  /** Changes the settings of the open chat, or of the one that is to begin. */
  void configure(UnaryOperator<ChatSettings> change) {
    ChatSettings changed = change.apply(settings());
    if (chat == null) {
      settings = changed;
    } else {
      chat.configure(changed);
    }
  }

  /** Returns the open chat, made now if need be. */
  private Chat begun() {
    Chat open = chat;
    if (open == null) {
      open = workspace.chats().create(settings);
      chat = open;
    }
    return open;
  }

  /**
   * Returns the open chat.
   *
   * @throws InvalidInputException if none has begun
   */
  public Chat chat() {
    if (chat == null) {
      throw new InvalidInputException("Nothing was said yet: write a message first.");
    }
    return chat;
  }

  /** Goes on with another chat. */
  void open(Chat other) {
    chat = other;
    greet();
  }

  /** Leaves the open chat; the next message begins another one with its settings. */
  void leave() {
    ChatSettings before = settings();
    settings =
        new ChatSettings(
            Optional.empty(),
            before.model(),
            before.collections(),
            before.system(),
            before.pinned(),
            before.grounding(),
            before.passages(),
            before.historyTokens(),
            before.maxOutputTokens());
    chat = null;
    greet();
  }

  /** Ends after this line. */
  void end() {
    ended = true;
  }

  /** Returns the last message of somebody on the branch. */
  ChatMessage last(ChatRole role) {
    List<ChatMessage> messages = chat().messages();
    for (int i = messages.size() - 1; i >= 0; i--) {
      if (messages.get(i).role() == role) {
        return messages.get(i);
      }
    }
    throw new InvalidInputException("There is no such message yet: write one first.");
  }
}
