package io.astraflow.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.astraflow.model.ModelEvent;
import io.astraflow.model.ModelException;
import io.astraflow.model.ModelException.Kind;
import io.astraflow.model.ModelProvider;
import io.astraflow.model.ModelRequest;
import io.astraflow.model.ModelStream;
import io.astraflow.model.Usage;
import io.astraflow.testkit.model.Answer;
import io.astraflow.testkit.model.ScriptedServer;
import io.astraflow.tool.ToolCall;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Replies of status 200 that are none, and the headers that calls have. */
class RefusedRepliesTest {
  private static final ModelRequest QUESTION = ModelRequest.of("?");

  private final ScriptedServer server = new ScriptedServer();

  @AfterEach
  void close() {
    server.close();
  }

  private ModelProvider provider() {
    return OpenAi.builder().apiKey("hidden-key-1234").baseUrl(server.uri()).build();
  }

  @ParameterizedTest
  @CsvSource({
    "'{\"refusal\":\"No.\"}', stop, REFUSED",
    "'{\"content\":\"\"}', content_filter, BLOCKED",
    "'{\"content\":null}', content_filter, BLOCKED",
  })
  void reportsTheTokensOfWhatWasRefusedBeforeItFails(String delta, String finish, Kind kind)
      throws Exception {
    String usage = "\"usage\":{\"prompt_tokens\":7,\"completion_tokens\":3}";
    server.then(
        Answer.status(200)
            .header("Content-Type", "text/event-stream")
            .send("data: {\"choices\":[{\"delta\":" + delta + "}]}\n\n")
            .send("data: {\"choices\":[{\"delta\":{},\"finish_reason\":\"" + finish + "\"}]}\n\n")
            .send("data: {\"choices\":[]," + usage + "}\n\ndata: [DONE]\n\n"));
    String whole =
        "{\"choices\":[{\"message\":" + delta + ",\"finish_reason\":\"" + finish + "\"}]," + usage;
    server.then(Answer.json(whole + "}"));
    List<ModelEvent> events = new ArrayList<>();
    try (ModelProvider provider = provider();
        ModelStream stream = provider.chat("gpt-4o-mini").stream(QUESTION)) {
      assertThatThrownBy(() -> stream.forEach(events::add))
          .isInstanceOfSatisfying(ModelException.class, e -> assertThat(e.kind()).isEqualTo(kind));
      assertThat(events).hasSize(1);
      Usage counted = ((ModelEvent.UsageReported) events.get(0)).usage();
      assertThat(counted.input()).hasValue(7);
      assertThat(counted.output()).hasValue(3);
      assertThatThrownBy(() -> provider.chat("gpt-4o-mini").complete(QUESTION))
          .isInstanceOfSatisfying(
              ModelException.class,
              e -> {
                assertThat(e.kind()).isEqualTo(kind);
                assertThat(e.usage().output()).hasValue(3);
              });
    }
  }

  @Test
  void runsACallWithoutArgumentsWhereTheServerDoesNotSayWhyItEnded() throws Exception {
    server.then(
        Answer.json(
            "{\"choices\":[{\"message\":{\"tool_calls\":[{\"id\":\"a\",\"function\":"
                + "{\"name\":\"now\",\"arguments\":\"\"}}]}}]}"));
    try (ModelProvider provider = provider()) {
      assertThat(provider.chat("gpt-4o-mini").complete(QUESTION).toolCalls())
          .containsExactly(new ToolCall("a", "now", "{}"));
    }
  }

  @Test
  void showsNoPartOfTheKeyThatAPageInsteadOfAListOfModelsHas() {
    server.then(Answer.status(200).send("<html>" + ". ".repeat(145) + "hidden-key-1234</html>"));
    try (ModelProvider provider = provider()) {
      assertThatThrownBy(provider::models)
          .isInstanceOf(ModelException.class)
          .hasMessageContaining("is no list of models")
          .hasMessageNotContaining("hidden");
    }
  }

  @Test
  void sendsTheUsersOwnAuthorizationInsteadOfTheKey() throws Exception {
    server.otherwise(request -> Answer.json("{\"data\":[]}"));
    try (ModelProvider provider =
        OpenAi.builder()
            .header("authorization", "Token mine")
            .apiKey("hidden-key-1234")
            .baseUrl(server.uri())
            .build()) {
      assertThat(provider.models()).isEmpty();
      assertThat(server.lastRequest().header("Authorization")).hasValue("Token mine");
    }
  }
}
