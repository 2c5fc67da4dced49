package io.astraflow.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.astraflow.collection.Collection;
import io.astraflow.core.AstraFlow;
import io.astraflow.core.ModelOptions;
import io.astraflow.core.TypedReplies;
import io.astraflow.error.ConfigurationException;
import io.astraflow.ingest.Source;
import io.astraflow.model.ModelAdapter;
import io.astraflow.model.ModelException;
import io.astraflow.model.ModelName;
import io.astraflow.model.ModelReply;
import io.astraflow.model.ModelRequest;
import io.astraflow.model.Money;
import io.astraflow.model.policy.Budget;
import io.astraflow.model.policy.Limit;
import io.astraflow.model.policy.WorkspacePolicy;
import io.astraflow.retrieval.Answer;
import io.astraflow.retrieval.Question;
import io.astraflow.testkit.embedding.HashingEmbeddingAdapter;
import io.astraflow.testkit.model.ScriptedModel;
import io.astraflow.testkit.model.ScriptedServer;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Engines that speak to a provider over a socket. */
class LanguageModelTest {
  private static final String REPLY =
      """
      {"id": "chatcmpl-1", "object": "chat.completion", "model": "gpt-4o-mini",
       "choices": [{"index": 0, "finish_reason": "stop",
                    "message": {"role": "assistant", "content": "%s"}}],
       "usage": {"prompt_tokens": 1000000, "completion_tokens": 0, "total_tokens": 1000000}}
      """;

  @TempDir Path folder;
  private final ScriptedServer server = new ScriptedServer();

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void answersByTheModelThatTheQuestionNames() throws Exception {
    reply("It was Adam [1: \\\"optimiser was Adam\\\"].");
    try (AstraFlow astra = opened(options())) {
      Collection collection = astra.workspace().collection("papers");
      collection.ingestor().ingest(Source.text("paper.txt", "The optimiser was Adam."));
      Question question = Question.of("Which optimiser was used?");
      Answer answer = collection.ask(question.withModel(ModelName.parse("openai:gpt-4o-mini")));
      assertThat(answer.model()).isEqualTo("openai:gpt-4o-mini");
      assertThat(answer.text()).isEqualTo("It was Adam [1].");
      assertThat(answer.citations().get(0).quote()).isEqualTo("optimiser was Adam");
      assertThat(collection.ask(question).model()).isEqualTo("extractive");
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void sendsTheKeyAndNothingElseKnowsIt() throws Exception {
    reply("Hello.");
    try (AstraFlow astra = opened(options())) {
      ModelReply reply = astra.workspace().models().named("openai:gpt-4o-mini").complete(hello());
      assertThat(reply.text()).isEqualTo("Hello.");
      assertThat(reply.metadata().cost()).contains(Money.usd("0.15"));
      assertThat(server.lastRequest().header("Authorization")).contains("Bearer sk-test");
    }
  }

  @Test
  void asksTheNextModelWhereTheFirstFails() throws Exception {
    reply("Hello.");
    ScriptedModel failing = new ScriptedModel(new ModelName("own", "failing"));
    failing.then(ModelException.of(ModelException.Kind.MISCONFIGURED, "own:failing has no files."));
    try (AstraFlow astra = opened(options().chat(failing).chat("openai:gpt-4o-mini"))) {
      ModelAdapter preferred = astra.workspace().models().preferred().orElseThrow();
      assertThat(preferred.complete(hello()).model().toString()).isEqualTo("openai:gpt-4o-mini");
    }
  }

  @Test
  void refusesACallOverTheWorkspacesBudgetAndSendsNothing() throws Exception {
    WorkspacePolicy poor =
        WorkspacePolicy.defaults()
            .withBudget(Budget.unlimited().withDay(Limit.of(Money.usd("0.000001"))));
    try (AstraFlow astra = opened(options().policy("poor", poor))) {
      ModelAdapter model = astra.workspace("poor").models().named("openai:gpt-4o-mini");
      assertThatThrownBy(() -> model.complete(hello()))
          .isInstanceOfSatisfying(
              ModelException.class,
              e -> assertThat(e.kind()).isEqualTo(ModelException.Kind.OVER_BUDGET));
      assertThat(server.requests()).isEmpty();
      reply("Hello.");
      assertThat(astra.workspace("rich").models().named("openai:gpt-4o-mini").complete(hello()))
          .isNotNull();
    }
  }

  @Test
  void readsARepliedRecord() throws Exception {
    reply("{\\\"name\\\": \\\"Ada\\\", \\\"year\\\": 1815}");
    try (AstraFlow astra = opened(options())) {
      ModelAdapter model = astra.workspace().models().named("openai:gpt-4o-mini");
      assertThat(TypedReplies.ask(model, hello(), Person.class).value())
          .isEqualTo(new Person("Ada", 1815));
      assertThat(server.lastRequest().body()).contains("json_schema", "year");
    }
  }

  @Test
  void namesTheInstalledProvidersWhereOneIsNotThere() throws Exception {
    try (AstraFlow astra = opened(options())) {
      assertThatThrownBy(() -> astra.workspace().models().named("nobody:gpt"))
          .isInstanceOf(ConfigurationException.class)
          .hasMessageContaining("'nobody'")
          .hasMessageContaining("openai");
    }
  }

  private static ModelRequest hello() {
    return ModelRequest.builder().user("Hello").maxOutputTokens(100).build();
  }

  private void reply(String text) {
    server.then(io.astraflow.testkit.model.Answer.json(REPLY.formatted(text)));
  }

  private ModelOptions options() {
    return ModelOptions.defaults()
        .setting("astraflow.models.openai.base-url", server.uri().toString())
        .setting("astraflow.models.openai.api-key", "sk-test");
  }

  private AstraFlow opened(ModelOptions options) {
    return AstraFlow.builder(folder)
        .embeddingModel(HashingEmbeddingAdapter.ID)
        .models(options)
        .build();
  }

  record Person(String name, int year) {}
}
