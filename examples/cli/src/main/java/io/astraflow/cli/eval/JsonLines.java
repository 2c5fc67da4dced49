package io.astraflow.cli.eval;

import io.astraflow.error.InvalidInputException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A file with one JSON object per line, read line by line. Immutable. */
record JsonLines(Path file) {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  /** Passes each object to {@code action}; blank lines are left out. */
  void forEach(Consumer<Entry> action) {
    int number = 0;
    try (BufferedReader reader = Files.newBufferedReader(file)) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        number++;
        if (!line.isBlank()) {
          action.accept(entry(line));
        }
      }
    } catch (IOException e) {
      throw new InvalidInputException("Cannot read " + file + ": " + e.getMessage(), e);
    } catch (JacksonException | MissingFieldException e) {
      throw new InvalidInputException(
          file + ", line " + number + " is not an object with _id and text: " + e.getMessage(), e);
    }
  }

  private static Entry entry(String line) {
    JsonNode node = MAPPER.readTree(line);
    String id = node.path("_id").asString("");
    if (id.isBlank()) {
      throw new MissingFieldException("_id is missing");
    }
    return new Entry(id, node.path("title").asString(""), node.path("text").asString(""));
  }

  /**
   * One object.
   *
   * @param id its {@code _id}
   * @param title its {@code title}, or empty
   * @param text its {@code text}, or empty
   */
  record Entry(String id, String title, String text) {
    /** Returns title and text as one document. */
    String document() {
      return title.isBlank() ? text : title + "\n\n" + text;
    }
  }

  private static final class MissingFieldException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MissingFieldException(String message) {
      super(message);
    }
  }
}
