package io.astraflow.core.internal.model.redaction;

import io.astraflow.model.Message;
import io.astraflow.model.ModelRequest;
import io.astraflow.model.policy.Redaction;
import java.util.List;

/** Puts placeholders into texts that go elsewhere for good. Immutable. */
public final class TextRedaction {
  private final Detection detection;
  private final boolean off;

  /**
   * Finds what {@code redaction} names, whatever the provider; nothing where it applies to none.
   */
  public TextRedaction(Redaction redaction) {
    this.off =
        !redaction.remote() && !redaction.local() && !redaction.providers().containsValue(true);
    this.detection = new Detection(redaction);
  }

  /** Returns the texts with placeholders, in which one value has one placeholder. */
  public List<String> hide(List<String> texts) {
    if (off) {
      return texts;
    }
    ModelRequest together =
        ModelRequest.builder().messages(texts.stream().map(Message::user).toList()).build();
    return RequestRedaction.redact(together, detection).request().messages().stream()
        .map(Message::text)
        .toList();
  }
}
