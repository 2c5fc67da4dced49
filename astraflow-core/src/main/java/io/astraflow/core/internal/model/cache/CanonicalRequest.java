package io.astraflow.core.internal.model.cache;

import io.astraflow.model.Message;
import io.astraflow.model.ModelName;
import io.astraflow.model.ModelRequest;
import io.astraflow.model.Part;
import io.astraflow.model.ResponseFormat;
import io.astraflow.model.ToolChoice;
import io.astraflow.tool.ToolSpec;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The bytes that tell requests apart: everything but the timeout and whether it is fresh, each
 * value behind its length, so that no two requests have the same. Tools count in any order. For one
 * thread at a time.
 */
final class CanonicalRequest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final DataOutputStream out = new DataOutputStream(bytes);

  /** Returns the SHA-256 of a request of a model in a workspace, in hexadecimal. */
  static String key(String workspace, ModelName model, ModelRequest request) {
    CanonicalRequest canonical = new CanonicalRequest();
    try {
      canonical.write(workspace, model.toString());
      canonical.write(request);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return HexFormat.of().formatHex(sha256().digest(canonical.bytes.toByteArray()));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }

  private void write(ModelRequest request) throws IOException {
    write(request.system());
    write(request.messages());
    List<ToolSpec> tools =
        request.tools().stream().sorted((a, b) -> a.name().compareTo(b.name())).toList();
    out.writeInt(tools.size());
    for (ToolSpec tool : tools) {
      write(tool.name(), tool.description(), tool.parameters().json());
    }
    write(request.toolChoice());
    write(request.responseFormat());
    out.writeInt(request.stop().size());
    write(request.stop().toArray(String[]::new));
    write(
        String.valueOf(request.temperature()),
        String.valueOf(request.topP()),
        String.valueOf(request.maxOutputTokens()),
        String.valueOf(request.seed()),
        String.valueOf(request.reasoningEffort()),
        request.taskType().name());
  }

  private void write(List<Message> messages) throws IOException {
    out.writeInt(messages.size());
    for (Message message : messages) {
      write(message.role().name());
      out.writeInt(message.parts().size());
      for (Part part : message.parts()) {
        write(part);
      }
    }
  }

  private void write(Part part) throws IOException {
    if (part instanceof Part.Text said) {
      write("text", said.text());
    } else if (part instanceof Part.Reasoning thought) {
      write("reasoning", thought.text(), absent(thought.signature()));
    } else if (part instanceof Part.Image image) {
      write("image", image.mediaType());
      out.writeInt(image.bytes().length);
      out.write(image.bytes());
    } else if (part instanceof Part.ImageLink link) {
      write("link", link.uri().toString());
    } else if (part instanceof Part.Call asked) {
      write("call", asked.call().id(), asked.call().name(), asked.call().arguments());
      write(absent(asked.call().signature()));
    } else if (part instanceof Part.Result gave) {
      write("result", gave.result().callId(), gave.result().name(), gave.result().content());
      out.writeBoolean(gave.result().error());
    }
  }

  private void write(ToolChoice choice) throws IOException {
    write(choice.getClass().getSimpleName());
    if (choice instanceof ToolChoice.Named named) {
      write(named.name());
    }
  }

  private void write(ResponseFormat format) throws IOException {
    write(format.getClass().getSimpleName());
    if (format instanceof ResponseFormat.Schema schema) {
      write(schema.name(), schema.schema().json());
    } else if (format instanceof ResponseFormat.OfRecord record) {
      write(record.type().getName());
    }
  }

  private static String absent(@Nullable String text) {
    return text == null ? "" : "+" + text;
  }

  private void write(String... texts) throws IOException {
    for (String text : texts) {
      byte[] encoded = text.getBytes(StandardCharsets.UTF_16BE);
      out.writeInt(encoded.length);
      out.write(encoded);
    }
  }
}
