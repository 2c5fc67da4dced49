package io.astraflow.benchmarks.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.astraflow.model.EmbeddingAdapter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChunkTrialTest {
  private static final String WINGS =
      """
      # Wings

      The lift of a wing grows with the angle of attack, up to the angle at which the flow leaves.

      # Bread

      Bread is made of flour, water and yeast, and is left to rise for an hour before it is baked.
      """;
  private static final String WANTED = "flour, water and yeast";
  private static final Range REFERENCE =
      new Range(WINGS.indexOf(WANTED), WINGS.indexOf(WANTED) + WANTED.length());
  private static final ChunkData DATA =
      new ChunkData(
          Map.of("wings", WINGS, "trade", "The price of a share rose in March."),
          List.of(new ChunkQuestion("What is bread made of?", "wings", List.of(REFERENCE))));

  private final ChunkTrial trial = new ChunkTrial(DATA, "all-minilm-l6-v2", 1);

  @Test
  void ownChunksAreScoredWhereTheyLieInTheFile() throws Exception {
    ChunkRow row = trial.measure(new OwnChunks(24, 0));

    String chunk = WINGS.substring(WINGS.indexOf("Bread"), WINGS.length() - 1);
    assertThat(row.semantic().score().recall()).isEqualTo(1);
    assertThat(row.semantic().characters()).isBetween(WANTED.length() + 1.0, chunk.length() + .0);
    assertThat(row.line()).startsWith("| by structure | 24 | 0 | ");
  }

  @Test
  void everyWindowIsOneChunk() throws Exception {
    try (EmbeddingAdapter model = KeptEmbeddings.model("all-minilm-l6-v2")) {
      FixedWindows windows = new FixedWindows(24, 12, 254, model::countTokens);
      ChunkRow row = trial.measure(windows);

      assertThat(row.chunks()).isGreaterThan(3);
      assertThat(row.hybrid().score().recall()).isPositive();
    }
  }
}
