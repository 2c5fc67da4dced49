package io.astraflow.benchmarks.tokens;

import io.astraflow.testkit.model.Answer;
import io.astraflow.testkit.model.ScriptedServer;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** A server on this machine that streams one reply, made beforehand, as OpenAI writes it. */
final class TokenServer implements AutoCloseable {
  /** How many tokens the reply has. */
  static final int TOKENS = 2_000;

  private static final String CHUNK =
      """
      data: {"id":"chatcmpl-D8Z5oo6uDh67","object":"chat.completion.chunk","created":1770933892,\
      "model":"gpt-4.1-nano-2025-04-14","service_tier":"default","system_fingerprint":"fp_de604b",\
      "choices":[%s],"usage":%s,"obfuscation":"Qup1BsQ3"}

      """;
  private static final String CHOICE =
      "{\"index\":0,\"delta\":{%s},\"logprobs\":null,\"finish_reason\":%s}";

  private final ScriptedServer server;

  private TokenServer(ScriptedServer server) {
    this.server = server;
  }

  /** Starts a server that writes the whole reply at once, or token by token. */
  static TokenServer start(boolean atOnce) {
    Answer answer = Answer.status(200).header("Content-Type", "text/event-stream");
    for (String frame : atOnce ? List.of(String.join("", frames())) : frames()) {
      answer = answer.send(frame);
    }
    Answer made = answer;
    return new TokenServer(new ScriptedServer().otherwise(request -> made));
  }

  private static List<String> frames() {
    List<String> frames = new ArrayList<>();
    for (int i = 0; i < TOKENS; i++) {
      frames.add(chunk(CHOICE.formatted("\"content\":\"" + token(i) + "\"", "null"), "null"));
    }
    frames.add(chunk(CHOICE.formatted("", "\"stop\""), "null"));
    frames.add(
        chunk(
            "",
            "{\"prompt_tokens\":16,\"completion_tokens\":%d,\"total_tokens\":%d}"
                .formatted(TOKENS, TOKENS + 16)));
    frames.add("data: [DONE]\n\n");
    return frames;
  }

  private static String chunk(String choices, String usage) {
    return CHUNK.formatted(choices, usage);
  }

  private static String token(int number) {
    return " word" + number % 100;
  }

  /** Returns the text of the reply. */
  static String text() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < TOKENS; i++) {
      text.append(token(i));
    }
    return text.toString();
  }

  URI uri() {
    return server.uri();
  }

  @Override
  public void close() {
    server.close();
  }
}
