package io.astraflow.benchmarks.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.astraflow.cli.eval.EvalResult;
import io.astraflow.cli.eval.EvalRow;
import io.astraflow.cli.eval.Latency;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetrievalReportTest {
  private static final List<EvalRow> ROWS =
      List.of(
          row("cacm", "small", "lexical", .4),
          row("cacm", "small", "semantic", .5),
          row("cacm", "small", "hybrid", .2),
          row("cacm", "small", "hybrid", .55),
          row("npl-long-vaswani", "small", "hybrid", .25),
          row("cacm", "large", "lexical", .4));

  @TempDir private Path folder;

  @Test
  void showsAllModesOfASetAndModelOnOneLine() {
    List<String> lines = new RetrievalReport(ROWS).table().lines().toList();

    assertThat(lines)
        .hasSize(5)
        .contains(
            "| cacm | small | .400 | .500 | .550 | +10.0 % | 12.5 | 1.5 / 2.5 |",
            "| npl-long-vaswani | small |  |  | .250 |  | 12.5 | 1.5 / 2.5 |",
            "| cacm | large | .400 |  |  |  | 12.5 |  |");
  }

  @Test
  void drawsAPanelForEachModel() throws IOException {
    Path file = folder.resolve("plot.png");

    new RetrievalPlot(ROWS).save(file);

    BufferedImage image = ImageIO.read(file.toFile());
    assertThat(image.getHeight()).isEqualTo(760);
  }

  private static EvalRow row(String set, String model, String mode, double ndcg) {
    EvalResult result = new EvalResult(3, 2, ndcg, .5, .75, 1, 12.5, new Latency(1.5, 2.5));
    return new EvalRow(set, model, mode, result);
  }
}
