package io.astraflow.benchmarks.load;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * One reply on its way, each of its tokens due at a fixed time after the request. For one thread.
 */
final class ReplyWriting {
  private static final String CHUNK =
      """
      data: {"id":"chatcmpl-1","object":"chat.completion.chunk","created":1,"model":"scripted",\
      "choices":[%s],"usage":%s}

      """;
  private static final String DONE =
      """
      data: [DONE]

      """;
  private static final String CHOICE =
      "{\"index\":0,\"delta\":{%s},\"logprobs\":null,\"finish_reason\":%s}";
  private static final String WHOLE =
      """
      {"id":"chatcmpl-1","object":"chat.completion","created":1,"model":"scripted","choices":\
      [{"index":0,"message":{"role":"assistant","content":"%s"},"finish_reason":"stop"}],\
      "usage":%s}
      """;

  private final ScriptedReply reply;
  private final int promptTokens;
  private final long begun;
  private final long nanosEach;
  private int written;

  /**
   * Creates a reply that begins now.
   *
   * @param promptTokens what the usage says
   */
  ReplyWriting(ScriptedReply reply, int promptTokens, long now, long nanosEach) {
    this.reply = reply;
    this.promptTokens = promptTokens;
    this.begun = now;
    this.nanosEach = nanosEach;
  }

  boolean isOver() {
    return written == reply.tokens().size();
  }

  /** Returns when the next bytes are due, by {@link System#nanoTime()}. */
  long due() {
    int tokens = reply.streamed() ? written + 1 : reply.tokens().size();
    return begun + tokens * nanosEach;
  }

  /** Returns the next bytes. */
  ByteBuffer next() {
    StringBuilder bytes = new StringBuilder();
    if (reply.streamed()) {
      token(bytes);
    } else {
      whole(bytes);
    }
    return ByteBuffer.wrap(bytes.toString().getBytes(StandardCharsets.UTF_8));
  }

  private void whole(StringBuilder bytes) {
    String body = WHOLE.formatted(String.join("", reply.tokens()), usage());
    int length = body.getBytes(StandardCharsets.UTF_8).length;
    bytes.append(head("application/json", "Content-Length: " + length)).append(body);
    written = reply.tokens().size();
  }

  private void token(StringBuilder bytes) {
    if (written == 0) {
      bytes.append(head("text/event-stream", "Transfer-Encoding: chunked"));
    }
    String token = reply.tokens().get(written);
    if (token.equals(ScriptedReply.STAMP)) {
      token = (written == 0 ? "" : " ") + ScriptedReply.STAMP + System.nanoTime();
    }
    part(bytes, choice("\"content\":\"" + token + '"', "null"));
    written++;
    if (isOver()) {
      part(bytes, choice("", "\"stop\""));
      part(bytes, CHUNK.formatted("", usage()));
      part(bytes, DONE);
      bytes.append("0\r\n\r\n");
    }
  }

  private static String head(String type, String body) {
    return String.join("\r\n", "HTTP/1.1 200 OK", "Content-Type: " + type, body, "", "");
  }

  private static String choice(String delta, String finish) {
    return CHUNK.formatted(CHOICE.formatted(delta, finish), "null");
  }

  private String usage() {
    int tokens = reply.tokens().size();
    return "{\"prompt_tokens\":%d,\"completion_tokens\":%d,\"total_tokens\":%d}"
        .formatted(promptTokens, tokens, promptTokens + tokens);
  }

  private static void part(StringBuilder bytes, String data) {
    bytes
        .append(Integer.toHexString(data.getBytes(StandardCharsets.UTF_8).length))
        .append("\r\n")
        .append(data)
        .append("\r\n");
  }
}
