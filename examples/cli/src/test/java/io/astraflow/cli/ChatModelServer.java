package io.astraflow.cli;

import io.astraflow.testkit.model.Answer;
import io.astraflow.testkit.model.RecordedRequest;
import io.astraflow.testkit.model.ScriptedServer;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** A provider on this machine that streams what a test says; titles and rewritten questions too. */
final class ChatModelServer implements AutoCloseable {
  static final String MODEL = "openai:gpt-4o-mini";
  private static final String BASE = "astraflow.models.openai.base-url";
  private static final String KEY = "astraflow.models.openai.api-key";

  private final ScriptedServer server = new ScriptedServer();
  private volatile String reply = "Nothing.";

  ChatModelServer() {
    System.setProperty(BASE, server.uri().toString());
    System.setProperty(KEY, "sk-test");
    server.otherwise(this::answer);
  }

  /** Sets what is said from now on. */
  void says(String text) {
    reply = text;
  }

  /** Streams the beginning of a reply once, and then nothing until the client goes away. */
  void stallsAfter(String beginning) {
    server.then(stream(List.of(beginning)).stall());
  }

  /** Refuses the next request. */
  void failsOnce() {
    server.then(Answer.json("{\"error\": {\"message\": \"no luck\"}}").withStatus(400));
  }

  /** Returns how many requests there were for a streamed reply. */
  long streamed() {
    return server.requests().stream().filter(ChatModelServer::isStreamed).count();
  }

  /** Returns how many requests there were. */
  int asked() {
    return server.requests().size();
  }

  private Answer answer(RecordedRequest request) {
    if (isStreamed(request)) {
      return stream(List.of(reply.substring(0, 1), reply.substring(1)))
          .send(
              "data: {\"choices\": [{\"index\": 0, \"delta\": {}, \"finish_reason\": \"stop\"}]}\n\n")
          .send("data: [DONE]\n\n");
    }
    return Answer.json(
        """
        {"choices": [{"index": 0, "finish_reason": "stop", "message": {"role": "assistant",
          "content": "When does the library open?"}}]}
        """);
  }

  private static boolean isStreamed(RecordedRequest request) {
    return JsonMapper.builder().build().readTree(request.body()).path("stream").asBoolean(false);
  }

  private static Answer stream(List<String> fragments) {
    Answer answer = Answer.status(200).header("Content-Type", "text/event-stream");
    for (String fragment : fragments) {
      String json = JsonMapper.builder().build().writeValueAsString(fragment);
      answer =
          answer.send(
              "data: {\"choices\": [{\"index\": 0, \"delta\": {\"content\": %s}}]}\n\n"
                  .formatted(json));
    }
    return answer;
  }

  @Override
  public void close() {
    System.clearProperty(BASE);
    System.clearProperty(KEY);
    server.close();
  }
}
