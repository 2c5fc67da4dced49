package io.astraflow.gemini;

import io.astraflow.http.HttpReply;
import io.astraflow.model.ModelException;
import java.util.List;

/** Adds to the refusal of an unknown model the names that are spelled much alike. */
final class UnknownModels {
  /** The status as messages of {@link io.astraflow.http.HttpErrors} have it. */
  private static final String NOT_FOUND = " (404)";

  private final ModelList list;

  UnknownModels(ModelList list) {
    this.list = list;
  }

  /** Sends a request about a model. */
  HttpReply explained(String model, Sending sending) throws InterruptedException {
    try {
      return sending.send();
    } catch (ModelException e) {
      throw explained(model, e);
    }
  }

  private ModelException explained(String model, ModelException e) {
    String message = String.valueOf(e.getMessage());
    if (e.kind() != ModelException.Kind.MISCONFIGURED || !message.contains(NOT_FOUND)) {
      return e;
    }
    List<String> names = list.nearest(model);
    return names.isEmpty()
        ? e
        : new ModelException(
            e.kind(), message + " Similar names: " + String.join(", ", names) + ".", e);
  }

  /** Sends something. */
  @FunctionalInterface
  interface Sending {

    /** Sends it. */
    HttpReply send() throws InterruptedException;
  }
}
