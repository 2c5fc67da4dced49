package io.astraflow.ollama;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.astraflow.error.ConfigurationException;
import io.astraflow.model.Capability;
import io.astraflow.model.EmbeddingAdapter;
import io.astraflow.model.ModelDescription;
import io.astraflow.model.ModelDescription.Use;
import io.astraflow.model.ModelException;
import io.astraflow.model.ModelRequest;
import io.astraflow.testkit.model.Answer;
import io.astraflow.testkit.model.ScriptedServer;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OllamaServerTest {
  private final ScriptedServer server = new ScriptedServer();
  private final OllamaProvider provider =
      Ollama.builder().baseUrl(server.uri()).embeddingDimension("own", 2).build();

  @AfterEach
  void close() {
    provider.close();
    server.close();
  }

  @Test
  void saysHowToGetAModelThatIsNotThere() {
    server
        .then(Answer.json("{\"error\":\"model 'lama3.2' not found\"}").withStatus(404))
        .then(Answer.json(new OllamaWire().models(List.of("llama3.2:latest", "mistral"))));
    assertThatThrownBy(() -> provider.chat("lama3.2").complete(ModelRequest.of("Hello")))
        .isInstanceOfSatisfying(
            ModelException.class,
            e -> assertThat(e.kind()).isEqualTo(ModelException.Kind.MISCONFIGURED))
        .hasMessageContaining("ollama pull lama3.2");
    server
        .then(Answer.json("{\"error\":\"model 'llama3.1' not found\"}").withStatus(404))
        .then(Answer.json(new OllamaWire().models(List.of("llama3.2", "mistral"))));
    assertThatThrownBy(() -> provider.chat("llama3.1").complete(ModelRequest.of("Hello")))
        .hasMessageContaining("Similar names there: llama3.2.");
  }

  @Test
  void tellsModelsForChatFromThoseForEmbeddings() throws Exception {
    server.then(
        Answer.json(
            """
            {"models":[
              {"name":"llama3.2:latest","size":5,"details":{"family":"llama"}},
              {"name":"nomic-embed-text:latest","details":{"family":"nomic-bert","families":null}},
              {"name":"qwen3-embedding:8b","details":{"family":"qwen3"}},
              {"name":"new-one","capabilities":["embedding"],"details":{"family":"new"}},
              {"name":"new-chat","capabilities":["completion","tools"]},
              {"name":"painter","capabilities":["image"]}]}
            """));
    List<ModelDescription> models = provider.models();
    assertThat(models)
        .extracting(ModelDescription::use)
        .containsExactly(
            Use.CHAT, Use.EMBEDDING, Use.EMBEDDING, Use.EMBEDDING, Use.CHAT, Use.OTHER);
    assertThat(models.get(0).bytes()).isEqualTo(OptionalLong.of(5));
  }

  @Test
  void tellsItsVersion() throws Exception {
    server.then(Answer.json("{\"version\":\"0.12.6\"}"));
    assertThat(provider.check().detail()).contains("Ollama 0.12.6");
    assertThat(server.lastRequest().path()).isEqualTo("/api/version");
  }

  @Test
  void pullsAModelStepByStep() throws Exception {
    server.then(
        Answer.status(200)
            .send("{\"status\":\"pulling manifest\"}\n")
            .send("{\"status\":\"pulling\",\"digest\":\"sha256:ab\",\"total\":10}\n")
            .send(
                "{\"status\":\"pulling\",\"digest\":\"sha256:ab\",\"total\":10,\"completed\":10}\n")
            .send("{\"status\":\"success\"}\n")
            .byteByByte());
    List<Progress> steps = new ArrayList<>();
    provider.pull("llama3.2", steps::add);
    assertThat(steps).hasSize(4);
    assertThat(steps.get(2))
        .isEqualTo(new Progress("pulling", "sha256:ab", OptionalLong.of(10), OptionalLong.of(10)));
  }

  @Test
  void failsAPullThatFailsOrEndsHalfWay() {
    server
        .then(Answer.json("{\"status\":\"pulling manifest\"}\n{\"error\":\"file does not exist\"}"))
        .then(Answer.json("{\"status\":\"pulling manifest\"}\n"))
        .then(Answer.json("<html>"));
    assertThatThrownBy(() -> provider.pull("none", step -> {}))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("file does not exist");
    assertThatThrownBy(() -> provider.pull("none", step -> {}))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("half-way");
    assertThatThrownBy(() -> provider.pull("none", step -> {})).isInstanceOf(ModelException.class);
  }

  @Test
  void learnsFromAModelsDetailsWhatItCanDo() throws Exception {
    server.then(
        Answer.json(
            """
            {"parameters":"temperature 0.7","license":"MIT","template":"{{ .Prompt }}",
             "capabilities":["completion","vision"],
             "details":{"family":"gemma3","parameter_size":"4.3B","quantization_level":"Q4_K_M"},
             "model_info":{"general.architecture":"gemma3","gemma3.context_length":131072,
               "gemma3.embedding_length":2560,"gemma3.vision.embedding_length":1152,
               "tokenizer.ggml.tokens":null}}
            """));
    assertThat(provider.chat("own-model").capabilities().has(Capability.IMAGES)).isFalse();
    ModelDetails details = provider.show("own-model");
    assertThat(details.family()).isEqualTo("gemma3");
    assertThat(details.contextTokens()).hasValue(131_072);
    assertThat(details.embeddingDimension()).hasValue(2560);
    assertThat(provider.chat("own-model").capabilities().has(Capability.IMAGES)).isTrue();
    assertThat(provider.chat("own-model").capabilities().has(Capability.TOOLS)).isFalse();
    // The server loads it with a window of its own.
    assertThat(provider.chat("own-model").capabilities().contextTokens()).isEmpty();
  }

  @Test
  void embedsInBatchesAndInOrderWithVectorsOfLengthOne() throws Exception {
    server.otherwise(
        request -> {
          String[] texts = request.body().split("\"input\":\\[")[1].split(",");
          return Answer.json(
              IntStream.range(0, texts.length)
                  .mapToObj(i -> "[3," + texts[i].replaceAll("\\D", "") + "]")
                  .collect(java.util.stream.Collectors.joining(",", "{\"embeddings\":[", "]}")));
        });
    EmbeddingAdapter adapter = provider.embedding("own");
    List<float[]> vectors =
        adapter.embedPassages(IntStream.range(0, 70).mapToObj(i -> "text " + i).toList());
    assertThat(vectors).hasSize(70);
    for (int i = 0; i < 70; i++) {
      float[] vector = vectors.get(i);
      assertThat(Math.hypot(vector[0], vector[1])).isCloseTo(1, within(1e-6));
      assertThat(vector[1] / vector[0]).isCloseTo(i / 3f, within(1e-3f));
    }
    assertThat(server.requests()).hasSize(3);
    assertThat(adapter.embedPassages(List.of())).isEmpty();
  }

  @Test
  void tellsQueriesAndPassagesApart() throws Exception {
    String vector = "[" + "1,".repeat(767) + "1]";
    server.otherwise(request -> Answer.json("{\"embeddings\":[" + vector + "]}"));
    EmbeddingAdapter nomic = provider.embedding("nomic-embed-text:latest");
    assertThat(nomic.dimension()).isEqualTo(768);
    nomic.embedQuery("birds");
    assertThat(server.lastRequest().body()).contains("\"search_query: birds\"");
    nomic.embedPassages(List.of("birds"));
    assertThat(server.lastRequest().body()).contains("\"search_document: birds\"");
  }

  @Test
  void refusesVectorsThatAreNotWhatTheyShouldBe() {
    server
        .then(Answer.json("{\"embeddings\":[[1,2,3]]}"))
        .then(Answer.json("{\"embeddings\":[]}"))
        .then(Answer.json("{\"embeddings\":[[0,0]]}"))
        .then(Answer.json("{}"));
    EmbeddingAdapter adapter = provider.embedding("own");
    assertThatThrownBy(() -> adapter.embedQuery("a"))
        .hasMessageContaining("3 components, not 2")
        .hasMessageContaining("astraflow.models.ollama.embedding-dimensions.own");
    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(() -> adapter.embedQuery("a")).isInstanceOf(ModelException.class);
    }
  }

  @Test
  void saysHowToSetADimensionThatIsNotKnown() {
    assertThatThrownBy(() -> provider.embedding("homemade"))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("astraflow.models.ollama.embedding-dimensions.homemade");
  }

  @ParameterizedTest
  @CsvSource({
    "all-minilm, 384",
    "all-minilm:33m, 384",
    "snowflake-arctic-embed:137m-m-long-fp16, 768",
    "snowflake-arctic-embed2:latest, 1024",
    "qwen3-embedding:0.6b, 1024",
    "qwen3-embedding, 4096",
    "user/mxbai-embed-large, 1024"
  })
  void knowsDimensions(String model, int dimension) {
    assertThat(provider.embedding(model).dimension()).isEqualTo(dimension);
  }

  @Test
  void takesModelsOfACloudForRemote() {
    assertThat(provider.chat("llama3.2").capabilities().local()).isTrue();
    assertThat(provider.chat("gpt-oss:120b-cloud").capabilities().local()).isFalse();
  }

  @Test
  void takesModelsForRemoteThatTheServerSaysAreElsewhere() throws Exception {
    server
        .then(
            Answer.json(
                """
                {"models":[
                  {"name":"mine:latest","remote_model":"gpt-oss:120b","remote_host":"https://x"},
                  {"name":"here:latest","remote_host":""}]}
                """))
        .then(Answer.json("{\"remote_host\":\"https://x\",\"capabilities\":[\"completion\"]}"));
    assertThat(provider.models()).hasSize(2);
    assertThat(provider.chat("mine").capabilities().local()).isFalse();
    assertThat(provider.chat("mine:latest").capabilities().local()).isFalse();
    assertThat(provider.chat("here").capabilities().local()).isTrue();
    assertThat(provider.show("other").remote()).isTrue();
    assertThat(provider.chat("other").capabilities().local()).isFalse();
  }

  @Test
  void showsNoKeyWhereTheServerSaysWhatIsNotSupported() {
    server.then(
        Answer.json("{\"error\":\"key secret-1234 does not support tools\"}").withStatus(400));
    try (OllamaProvider keyed =
        Ollama.builder().baseUrl(server.uri()).apiKey("secret-1234").build()) {
      assertThatThrownBy(() -> keyed.chat("llama2").complete(ModelRequest.of("Hello")))
          .hasMessageContaining("key *** does not support tools");
    }
  }
}
