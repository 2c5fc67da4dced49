package io.astraflow.openai;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.astraflow.model.ModelException;
import io.astraflow.model.ModelProvider;
import io.astraflow.model.ModelRequest;
import io.astraflow.testkit.model.Answer;
import io.astraflow.testkit.model.ScriptedServer;
import org.junit.jupiter.api.Test;

class UnknownModelTest {
  @Test
  void isToldWithTheNearestOfTheNamesThatWereListed() throws Exception {
    try (ScriptedServer server = new ScriptedServer();
        ModelProvider provider = OpenAi.builder().baseUrl(server.uri()).apiKey("sk-test").build()) {
      server.then(Answer.json("{\"data\": [{\"id\": \"qwen3-8b\"}, {\"id\": \"mistral-small\"}]}"));
      server.then(Answer.json("{\"error\": {\"message\": \"none\"}}").withStatus(404));
      provider.models();
      assertThatThrownBy(() -> provider.chat("qwen3-9b").complete(ModelRequest.of("Hello")))
          .isInstanceOf(ModelException.class)
          .hasMessageContaining("openai:qwen3-9b")
          .hasMessageContaining("Similar names: qwen3-8b.");
    }
  }
}
