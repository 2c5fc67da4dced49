package io.astraflow.core.internal.model.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.astraflow.core.internal.model.time.ManualTimeline;
import io.astraflow.model.FinishReason;
import io.astraflow.model.ModelAdapter;
import io.astraflow.model.ModelName;
import io.astraflow.model.ModelReply;
import io.astraflow.model.ModelRequest;
import io.astraflow.model.Money;
import io.astraflow.model.ReplyMetadata;
import io.astraflow.model.ResponseFormat;
import io.astraflow.model.Usage;
import io.astraflow.model.policy.ReplyCaching;
import io.astraflow.testkit.embedding.HashingEmbeddingAdapter;
import io.astraflow.testkit.model.ScriptedModel;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CachedModelTest {
  private static final ModelName NAME = new ModelName("scripted", "model");
  private static final ModelRequest REQUEST = ModelRequest.of("How many moons has Mars?");

  private final ManualTimeline time = new ManualTimeline();
  private final ScriptedModel model = new ScriptedModel("one", "two", "three");

  private ModelAdapter cached(ReplyCaching caching) {
    return CachedModel.around(model, new ReplyCache("ada", caching, time, Optional.empty()));
  }

  @Test
  void keepsNothingByDefault() {
    assertThat(cached(ReplyCaching.off())).isSameAs(model);
  }

  @Test
  void repliesToTheSameRequestWithWhatItKept() throws InterruptedException {
    ModelAdapter cached = cached(ReplyCaching.exact());
    assertThat(cached.complete(REQUEST).metadata().cached()).isFalse();
    ModelReply again = cached.complete(REQUEST.toBuilder().timeout(Duration.ofDays(1)).build());
    assertThat(again.text()).isEqualTo("one");
    assertThat(again.metadata().cached()).isTrue();
    assertThat(cached.complete(REQUEST.toBuilder().temperature(0.5).build()).text())
        .isEqualTo("two");
  }

  @Test
  void keepsAndServesStreams() throws InterruptedException {
    ModelAdapter cached = cached(ReplyCaching.exact());
    assertThat(ModelReply.collect(cached.stream(REQUEST)).text()).isEqualTo("one");
    ModelReply again = ModelReply.collect(cached.stream(REQUEST));
    assertThat(again.text()).isEqualTo("one");
    assertThat(again.metadata().cached()).isTrue();
    assertThat(cached.complete(REQUEST).text()).isEqualTo("one");
    assertThat(model.requests()).hasSize(1);
  }

  @Test
  void keepsNoStreamThatIsClosedEarly() throws InterruptedException {
    ModelAdapter cached = cached(ReplyCaching.exact());
    cached.stream(REQUEST).close();
    assertThat(cached.complete(REQUEST).text()).isEqualTo("two");
  }

  @Test
  void forgetsWhenTheTimeIsOver() throws InterruptedException {
    ModelAdapter cached = cached(ReplyCaching.exact().withTimeToLive(Duration.ofMinutes(5)));
    cached.complete(REQUEST);
    time.pass(Duration.ofMinutes(4));
    assertThat(cached.complete(REQUEST).text()).isEqualTo("one");
    time.pass(Duration.ofMinutes(2));
    assertThat(cached.complete(REQUEST).text()).isEqualTo("two");
  }

  @Test
  void keepsNoReplyThatWasCutOffOrIsAnothers() throws InterruptedException {
    ScriptedModel cutting = new ScriptedModel(NAME);
    cutting.then(
        new ModelReply(
            NAME,
            "cut",
            List.of(),
            List.of(),
            FinishReason.LENGTH,
            "length",
            Usage.UNKNOWN,
            ReplyMetadata.NONE));
    cutting.then(ModelReply.of(new ModelName("scripted", "other"), "fallen back"));
    cutting.then(ModelReply.of(NAME, "whole"));
    ModelAdapter cached =
        CachedModel.around(
            cutting, new ReplyCache("ada", ReplyCaching.exact(), time, Optional.empty()));
    assertThat(cached.complete(REQUEST).text()).isEqualTo("cut");
    assertThat(cached.complete(REQUEST).text()).isEqualTo("fallen back");
    assertThat(cached.complete(REQUEST).text()).isEqualTo("whole");
    assertThat(cached.complete(REQUEST).text()).isEqualTo("whole");
  }

  @Test
  void tellsWorkspacesApart() {
    assertThat(CanonicalRequest.key("ada", NAME, REQUEST))
        .isNotEqualTo(CanonicalRequest.key("bob", NAME, REQUEST))
        .isEqualTo(CanonicalRequest.key("ada", NAME, ModelRequest.of("How many moons has Mars?")));
  }

  @Test
  void repliesToSimilarQuestionsWhereAllElseIsEqual() throws InterruptedException {
    try (HashingEmbeddingAdapter embedding = new HashingEmbeddingAdapter()) {
      ModelAdapter cached =
          CachedModel.around(
              model,
              new ReplyCache(
                  "ada", ReplyCaching.exact().withSimilarity(0.7), time, Optional.of(embedding)));
      assertThat(cached.complete(REQUEST).text()).isEqualTo("one");
      ModelRequest similar = ModelRequest.of("how many moons has Mars");
      assertThat(cached.complete(similar).text()).isEqualTo("one");
      assertThat(cached.complete(similar.toBuilder().system("Be brief.").build()).text())
          .isEqualTo("two");
      assertThat(cached.complete(ModelRequest.of("Bake bread without yeast")).text())
          .isEqualTo("three");
    }
  }

  @Test
  void keepsNoJsonSinceItMayNotFit() throws InterruptedException {
    ModelAdapter cached = cached(ReplyCaching.exact());
    ModelRequest json = REQUEST.toBuilder().responseFormat(new ResponseFormat.Json()).build();
    assertThat(cached.complete(json).text()).isEqualTo("one");
    assertThat(cached.complete(json).text()).isEqualTo("two");
  }

  @Test
  void saysThatWhatWasKeptCostNothing() throws InterruptedException {
    ScriptedModel paid = new ScriptedModel(NAME);
    paid.then(
        ModelReply.of(NAME, "Two")
            .withMetadata(ReplyMetadata.NONE.withCost(Optional.of(Money.usd("0.5")))));
    ModelAdapter cached =
        CachedModel.around(
            paid, new ReplyCache("ada", ReplyCaching.exact(), time, Optional.empty()));
    assertThat(cached.complete(REQUEST).metadata().cost()).contains(Money.usd("0.5"));
    assertThat(cached.complete(REQUEST).metadata().cost()).contains(Money.usd("0"));
  }
}
