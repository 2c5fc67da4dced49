package io.astraflow.cli.chat;

import io.astraflow.error.ConfigurationException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.completer.ArgumentCompleter;
import org.jline.reader.impl.completer.NullCompleter;
import org.jline.reader.impl.completer.StringsCompleter;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/**
 * The lines that somebody types at a terminal, with editing and a history that is kept in a file
 * which its owner alone can read. A line that begins with a space is not kept.
 */
public final class TerminalLines implements Lines {
  private static final String PROMPT = "> ";

  private final Terminal terminal;
  private final LineReader reader;

  private TerminalLines(Terminal terminal, LineReader reader) {
    this.terminal = terminal;
    this.reader = reader;
  }

  /**
   * Takes hold of the terminal.
   *
   * @param history the file, which is made where there is none
   * @param commands words that the tabulator completes at the beginning of a line
   * @throws ConfigurationException if there is no terminal, or the file cannot be written
   */
  public static TerminalLines open(Path history, List<String> commands) {
    keepPrivate(history);
    Terminal terminal;
    try {
      // The provider that needs no native library comes first.
      terminal = TerminalBuilder.builder().system(true).dumb(true).providers("exec,jni").build();
    } catch (IOException e) {
      throw new ConfigurationException(
          "The terminal cannot be used (%s): pipe the messages in.".formatted(e.getMessage()), e);
    }
    LineReader reader =
        LineReaderBuilder.builder()
            .appName("astraflow")
            .terminal(terminal)
            .variable(LineReader.HISTORY_FILE, history)
            .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
            .completer(
                new ArgumentCompleter(new StringsCompleter(commands), NullCompleter.INSTANCE))
            .build();
    return new TerminalLines(terminal, reader);
  }

  private static void keepPrivate(Path history) {
    try {
      create(history);
      if (history.getFileSystem().supportedFileAttributeViews().contains("posix")) {
        Files.setPosixFilePermissions(history, PosixFilePermissions.fromString("rw-------"));
      }
    } catch (IOException e) {
      throw new ConfigurationException(
          "The history cannot be kept in %s: %s. Make it writable, or delete it."
              .formatted(history, e.getMessage()),
          e);
    }
  }

  private static void create(Path history) throws IOException {
    try {
      Files.createFile(history);
    } catch (FileAlreadyExistsException e) {
      if (!Files.isRegularFile(history)) {
        throw e;
      }
    }
  }

  @Override
  public Optional<String> next() throws InterruptedException {
    try {
      return Optional.of(reader.readLine(PROMPT));
    } catch (EndOfFileException e) {
      return Optional.empty();
    } catch (UserInterruptException e) {
      throw (InterruptedException) new InterruptedException("Ctrl-C").initCause(e);
    }
  }

  @Override
  public Runnable onInterrupt(Runnable action) {
    Terminal.SignalHandler before = terminal.handle(Terminal.Signal.INT, signal -> action.run());
    return () -> terminal.handle(Terminal.Signal.INT, before);
  }

  @Override
  public void close() {
    try {
      reader.getHistory().save();
      terminal.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
