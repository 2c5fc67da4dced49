package io.astraflow.model;

import io.astraflow.tool.ToolCall;
import io.astraflow.tool.ToolResult;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** A piece of a message. Immutable. */
public sealed interface Part {

  /**
   * Text.
   *
   * @param text what was written
   */
  record Text(String text) implements Part {}

  /**
   * What a model wrote while it thought. Adapters send it back only to providers that ask for it.
   *
   * @param text what was written, may be empty
   * @param signature what the provider wants back unchanged with it
   */
  record Reasoning(String text, @Nullable String signature) implements Part {}

  /**
   * A picture, by its bytes.
   *
   * @param mediaType such as {@code image/png}
   * @param bytes the file; not copied, and not to be written to afterwards
   */
  record Image(String mediaType, byte[] bytes) implements Part {}

  /**
   * A picture that the provider fetches.
   *
   * @param uri where it is
   */
  record ImageLink(URI uri) implements Part {}

  /**
   * A call that the model asked for.
   *
   * @param call what to call, with which arguments
   */
  record Call(ToolCall call) implements Part {}

  /**
   * What a call gave back.
   *
   * @param result the result
   */
  record Result(ToolResult result) implements Part {}
}
