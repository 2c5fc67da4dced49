package io.astraflow.core.internal.parse.ocr;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The {@code tesseract} program of this machine. Safe for use by many threads. */
public final class Tesseract {
  private static final Duration START = Duration.ofSeconds(10);
  private static final int MOST_LANGUAGES = 5;

  private static volatile Optional<Tesseract> found = Optional.empty();

  private final String languages;

  private Tesseract(String languages) {
    this.languages = languages;
  }

  /**
   * The installed program with all of its languages, English first, asked for until it is found.
   */
  public static Optional<Tesseract> installed() throws InterruptedException {
    Optional<Tesseract> known = found;
    if (known.isEmpty()) {
      known = look();
      found = known;
    }
    return known;
  }

  private static Optional<Tesseract> look() throws InterruptedException {
    try {
      Path output = Files.createTempFile("tesseract", ".txt");
      try {
        run(List.of("tesseract", "--list-langs"), output, START);
        return Optional.of(new Tesseract(languages(Files.readAllLines(output))));
      } finally {
        Files.deleteIfExists(output);
      }
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static String languages(List<String> lines) {
    List<String> names = new ArrayList<>();
    for (String line : lines) {
      boolean name = line.matches("[A-Za-z][\\w/-]*") && !line.equals("osd") && !line.equals("equ");
      if (name && !line.equals("eng")) {
        names.add(line);
      } else if (name) {
        names.add(0, line);
      }
    }
    return names.isEmpty()
        ? "eng"
        : String.join("+", names.subList(0, Math.min(MOST_LANGUAGES, names.size())));
  }

  /**
   * The text of a picture; pages of a picture with several are parted by form feeds.
   *
   * @throws TooSlowException when the program takes longer than the time
   * @throws IOException when the program fails
   */
  public String read(Path picture, Path folder, Duration most)
      throws IOException, InterruptedException {
    Path output = Files.createTempFile(folder, "ocr", ".txt");
    try {
      run(List.of("tesseract", picture.toString(), "stdout", "-l", languages), output, most);
      return Files.readString(output, StandardCharsets.UTF_8);
    } finally {
      Files.deleteIfExists(output);
    }
  }

  private static void run(List<String> command, Path output, Duration most)
      throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command);
    // One thread for each picture: the caller reads several documents at a time.
    builder.environment().put("OMP_THREAD_LIMIT", "1");
    builder.redirectInput(ProcessBuilder.Redirect.from(nothing()));
    builder.redirectOutput(output.toFile());
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    Process process = builder.start();
    try {
      if (!process.waitFor(most.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new TooSlowException(most);
      }
      if (process.exitValue() != 0) {
        throw new IOException("tesseract ended with status " + process.exitValue());
      }
    } finally {
      process.destroyForcibly();
    }
  }

  private static File nothing() {
    boolean windows = System.getProperty("os.name", "").startsWith("Windows");
    return new File(windows ? "NUL" : "/dev/null");
  }

  /** The program took longer than it was given. */
  public static final class TooSlowException extends IOException {
    private static final long serialVersionUID = 1L;

    TooSlowException(Duration most) {
      super("tesseract took longer than " + most.toSeconds() + " s");
    }
  }
}
