package io.astraflow.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.astraflow.error.ConfigurationException;
import io.astraflow.model.ModelException;
import io.astraflow.testkit.reranking.OverlapCrossEncoder;
import io.astraflow.testkit.reranking.OverlapCrossEncoder.Output;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CrossEncoderTest {
  private static final List<String> WORDS = List.of("trout", "cold", "river", "sparrow");
  private static final List<String> TEXTS =
      List.of("Sparrow sparrow", "A COLD river", "Trout, trout river");

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(
      value = Output.class,
      names = {"LOGITS", "COLUMN", "CLASSES"})
  void scoresTextsByEveryShapeOfOutput(Output output) throws Exception {
    for (boolean narrow : new boolean[] {false, true}) {
      OverlapCrossEncoder.writeTo(folder, WORDS, output, narrow);
      try (CrossEncoder encoder = CrossEncoder.open(folder)) {
        assertThat(encoder.id()).isEqualTo("cross-encoder");
        assertThat(encoder.score("cold trout river", TEXTS))
            .containsExactly(
                new double[] {sigmoid(-0.5), sigmoid(1.5), sigmoid(2.5)}, within(1e-6));
        assertThat(encoder.score("trout", List.of())).isEmpty();
      }
    }
  }

  @Test
  void findsTheModelInItsUsualSubfolder() throws Exception {
    OverlapCrossEncoder.writeTo(folder, WORDS);
    Files.createDirectory(folder.resolve("onnx"));
    Files.move(folder.resolve("model.onnx"), folder.resolve("onnx/model.onnx"));
    try (CrossEncoder encoder = CrossEncoder.open("mine", folder)) {
      assertThat(encoder.id()).isEqualTo("mine");
      assertThat(encoder.score("trout", List.of("trout"))[0]).isGreaterThan(0.5);
    }
  }

  @Test
  void cutsTheTextAndKeepsTheQuery() throws Exception {
    OverlapCrossEncoder.writeTo(folder, WORDS);
    Files.writeString(
        folder.resolve("config.json"), "{\"a\":{\"b\":[1]},\"max_position_embeddings\":8}");
    try (CrossEncoder encoder = CrossEncoder.open(folder)) {
      double[] scores =
          encoder.score("trout", List.of("cold cold cold trout", "cold cold cold cold trout"));
      assertThat(scores).containsExactly(new double[] {sigmoid(0.5), sigmoid(-0.5)}, within(1e-6));
      String longest = "cold ".repeat(10_000);
      assertThat(encoder.score(longest, List.of(longest))[0])
          .isCloseTo(sigmoid(3 * 2 - 0.5), within(1e-6));
    }
  }

  @Test
  void servesManyThreads() throws Exception {
    OverlapCrossEncoder.writeTo(folder, WORDS);
    try (CrossEncoder encoder = CrossEncoder.open(folder)) {
      List<CompletableFuture<double[]>> calls = new ArrayList<>();
      for (int i = 0; i < 16; i++) {
        calls.add(CompletableFuture.supplyAsync(() -> scored(encoder)));
      }
      for (CompletableFuture<double[]> call : calls) {
        assertThat(call.get()).isEqualTo(scored(encoder));
      }
    }
  }

  @Test
  void anInterruptedThreadScoresNothing() throws Exception {
    OverlapCrossEncoder.writeTo(folder, WORDS);
    try (CrossEncoder encoder = CrossEncoder.open(folder)) {
      Thread.currentThread().interrupt();
      assertThatThrownBy(() -> encoder.score("trout", TEXTS))
          .isInstanceOf(InterruptedException.class);
    }
  }

  @Test
  void scoresNothingOnceClosed() throws Exception {
    OverlapCrossEncoder.writeTo(folder, WORDS);
    CrossEncoder encoder = CrossEncoder.open(folder);
    encoder.close();
    encoder.close();
    assertThatThrownBy(() -> encoder.score("trout", TEXTS))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("closed");
  }

  @Test
  void refusesAnOutputOfAnotherShape() throws Exception {
    OverlapCrossEncoder.writeTo(folder, WORDS, Output.ODD, false);
    try (CrossEncoder encoder = CrossEncoder.open(folder)) {
      assertThatThrownBy(() -> encoder.score("trout", TEXTS))
          .isInstanceOf(ModelException.class)
          .hasMessageContaining("not one or two numbers");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"model.onnx", "tokenizer.json"})
  void saysWhichFileIsMissing(String missing) throws Exception {
    OverlapCrossEncoder.writeTo(folder, WORDS);
    Files.delete(folder.resolve(missing));
    assertUnusable("There is no " + missing + " in " + folder);
  }

  @Test
  void saysThatTheFolderIsMissing() {
    assertThatThrownBy(() -> CrossEncoder.open(folder.resolve("nowhere")))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("nowhere");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "{}",
        "not json",
        "{\"model\":{\"type\":\"Unigram\",\"vocab\":[[\"a\",0.1]]}}",
        "{\"model\":{\"vocab\":[[\"a\",0.1]]}}",
        "{\"normalizer\":{\"lowercase\":false},\"model\":{\"type\":\"WordPiece\",\"vocab\":{}}}"
      })
  void refusesATokenizerOfAnotherKind(String json) throws Exception {
    OverlapCrossEncoder.writeTo(folder, WORDS);
    Files.writeString(folder.resolve("tokenizer.json"), json);
    assertUnusable("tokenizer.json cannot be used");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "no model"})
  void refusesAModelThatIsNone(String bytes) throws Exception {
    OverlapCrossEncoder.writeTo(folder, WORDS);
    Files.writeString(folder.resolve("model.onnx"), bytes);
    assertUnusable("model.onnx cannot be used");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"max_position_embeddings\":2}", "{\"max_position_embeddings\":\"x\"}"})
  void refusesAnOddConfiguration(String json) throws IOException {
    OverlapCrossEncoder.writeTo(folder, WORDS);
    Files.writeString(folder.resolve("config.json"), json);
    assertUnusable("config.json");
  }

  private void assertUnusable(String message) {
    assertThatThrownBy(() -> CrossEncoder.open(folder))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining(message);
  }

  private static double[] scored(CrossEncoder encoder) {
    try {
      return encoder.score("cold trout river", TEXTS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static double sigmoid(double logit) {
    return 1 / (1 + Math.exp(-logit));
  }
}
