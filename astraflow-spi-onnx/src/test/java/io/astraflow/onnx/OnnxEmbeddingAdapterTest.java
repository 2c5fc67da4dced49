package io.astraflow.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.astraflow.model.EmbeddingAdapter;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class OnnxEmbeddingAdapterTest {
  private static final List<String> TEXTS =
      List.of(
          "The ferry leaves at noon unless the fog is thick.",
          "Übermäßig lange Wörter, naïvely split.",
          "東京の図書館",
          "A list of numbers: 1, 2, 3.5, -4e10. ".repeat(40));

  @ParameterizedTest
  @EnumSource(OnnxModel.class)
  void placesTheSameMeaningNearerThanAnother(OnnxModel model) throws InterruptedException {
    try (EmbeddingAdapter adapter = new OnnxEmbeddingAdapter(model)) {
      float[] query = adapter.embedQuery("How do I reset my password?");
      List<float[]> passages =
          adapter.embedPassages(
              List.of(
                  "Steps to recover a forgotten login credential", "The recipe needs two eggs"));
      assertThat(dot(query, passages.get(0))).isGreaterThan(adapter.relatedCosine());
      assertThat(dot(query, passages.get(1))).isLessThan(adapter.relatedCosine());
    }
  }

  @ParameterizedTest
  @EnumSource(OnnxModel.class)
  void agreesWithTheModelFedByTheReferenceTokenizer(OnnxModel model) throws Exception {
    try (EmbeddingAdapter adapter = new OnnxEmbeddingAdapter(model);
        HuggingFaceOracle oracle = new HuggingFaceOracle(model)) {
      List<float[]> vectors = adapter.embedPassages(TEXTS);
      for (int i = 0; i < vectors.size(); i++) {
        double[] expected = reference(model, oracle.encode(TEXTS.get(i)));
        for (int c = 0; c < expected.length; c++) {
          assertThat((double) vectors.get(i)[c]).isCloseTo(expected[c], within(1e-5));
        }
      }
    }
  }

  private static double[] reference(OnnxModel model, long[] tokens)
      throws OrtException, IOException {
    long[] ids = cut(tokens, model.maxTokens());
    long[] ones = new long[ids.length];
    Arrays.fill(ones, 1);
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (InputStream weights = model.weights().open();
        OrtSession session = environment.createSession(weights.readAllBytes());
        OnnxTensor idTensor = OnnxTensor.createTensor(environment, new long[][] {ids});
        OnnxTensor mask = OnnxTensor.createTensor(environment, new long[][] {ones});
        OnnxTensor types = OnnxTensor.createTensor(environment, new long[1][ids.length]);
        OrtSession.Result result =
            session.run(
                Map.of("input_ids", idTensor, "attention_mask", mask, "token_type_ids", types))) {
      float[][] states = ((float[][][]) result.get(0).getValue())[0];
      boolean first = model == OnnxModel.BGE_SMALL_EN;
      return unitMean(first ? new float[][] {states[0]} : states);
    }
  }

  private static long[] cut(long[] tokens, int most) {
    if (tokens.length <= most) {
      return tokens;
    }
    long[] cut = Arrays.copyOf(tokens, most);
    cut[most - 1] = tokens[tokens.length - 1];
    return cut;
  }

  private static double[] unitMean(float[][] states) {
    double[] mean = new double[states[0].length];
    for (float[] state : states) {
      for (int i = 0; i < mean.length; i++) {
        mean[i] += state[i];
      }
    }
    double length = Math.sqrt(Arrays.stream(mean).map(x -> x * x).sum());
    return Arrays.stream(mean).map(x -> x / length).toArray();
  }

  private static double dot(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (double) a[i] * b[i];
    }
    return sum;
  }
}
