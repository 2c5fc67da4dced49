package io.astraflow.ollama;

import io.astraflow.http.ErrorBody;
import io.astraflow.http.HttpErrors;
import io.astraflow.http.HttpReply;
import io.astraflow.http.json.Json;
import io.astraflow.http.stream.JsonLines;
import io.astraflow.model.ModelException;
import java.io.IOException;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;

/** Lines that tell how far the server is; the last one says {@code success}. For one thread. */
final class ProgressLines {
  private static final String SUCCESS = "success";

  private final HttpReply reply;
  private final HttpErrors errors;

  ProgressLines(HttpReply reply, HttpErrors errors) {
    this.reply = reply;
    this.errors = errors;
  }

  /** Reads all, and closes the reply. */
  void read(Consumer<Progress> progress) throws InterruptedException {
    boolean done = false;
    try (reply) {
      JsonLines lines = new JsonLines(reply);
      while (lines.advance()) {
        Progress step = step(lines);
        progress.accept(step);
        done |= step.status().equals(SUCCESS);
      }
    } catch (IOException e) {
      throw failure(e);
    } catch (JacksonException e) {
      throw reply.broken("is not the JSON it should be", e);
    }
    if (!done) {
      throw reply.broken("ended half-way, without saying that it succeeded", null);
    }
  }

  private Progress step(JsonLines lines) {
    Line line = new Line();
    Json.object(lines.bytes(), lines.start(), lines.length(), line::field);
    if (line.failed) {
      throw errors.within(ErrorBody.read(lines.bytes(), lines.start(), lines.length()));
    }
    return new Progress(line.status, line.digest, line.total, line.completed);
  }

  private ModelException failure(IOException e) throws InterruptedException {
    ModelException failure = reply.failure(e);
    if (Thread.interrupted()) {
      throw new InterruptedException(failure.getMessage());
    }
    return failure;
  }

  /** One line. */
  private static final class Line {
    private String status = "";
    private String digest = "";
    private OptionalLong total = OptionalLong.empty();
    private OptionalLong completed = OptionalLong.empty();
    private boolean failed;

    void field(String name, JsonParser parser) {
      switch (name) {
        case "status" -> status = text(Json.text(parser));
        case "digest" -> digest = text(Json.text(parser));
        case "total" -> total = Json.number(parser);
        case "completed" -> completed = Json.number(parser);
        case "error" -> failed = true;
        default -> {}
      }
    }

    private static String text(@Nullable String text) {
      return text == null ? "" : text;
    }
  }
}
