package io.astraflow.benchmarks.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.astraflow.benchmarks.quality.Withholding.Missing;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RefusalReportTest {
  private static final List<Verdict> VERDICTS =
      List.of(
          verdict(true, true, false, true, .8),
          verdict(true, true, true, true, .3),
          verdict(false, true, true, false, .4),
          verdict(false, true, true, true, .2),
          verdict(false, true, false, false, .9),
          verdict(false, false, false, true, .1));

  @TempDir private Path folder;

  @Test
  void countsWhatWasRefused() {
    RefusalFigures figures = RefusalFigures.of(VERDICTS.subList(0, 5), Verdict::refused);
    assertThat(figures).isEqualTo(new RefusalFigures(2, 3, 3, 2));
    assertThat(figures.precision()).isEqualTo(2 / 3.0);
    assertThat(figures.recall()).isEqualTo(2 / 3.0);
    assertThat(figures.answered()).isEqualTo(.5);
    assertThat(RefusalFigures.of(List.of(), Verdict::refused).balanced()).isEqualTo(1);
  }

  @Test
  void showsBothDecisionsOnTheReportedHalf() {
    assertThat(new RefusalReport(VERDICTS).table().lines())
        .contains(
            "| facts | English | the piece | 2 / 3 | default threshold | .667 | .667 | .500 |",
            "| facts | English | the piece | 2 / 3 | before | .333 | .333 | .000 |",
            "| all |  |  | 2 / 3 | before | .333 | .333 | .000 |");
  }

  @Test
  void showsALineForEachThreshold() {
    assertThat(new RefusalReport(VERDICTS).curve(true).lines())
        .hasSize(2 + RefusalTrial.THRESHOLDS.size())
        .contains(
            "| 0.00 | 1.000 | .000 | 1.000 | .500 |",
            "| 0.40 | .667 | .667 | .500 | .583 |",
            "| 1.00 | .600 | 1.000 | .000 | .500 |");
  }

  @Test
  void drawsTheFiguresOverTheThreshold() throws Exception {
    Path file = folder.resolve("plot.png");

    new RefusalPlot(VERDICTS).save(file);

    BufferedImage image = ImageIO.read(file.toFile());
    assertThat(image.getWidth()).isEqualTo(900);
  }

  private static Verdict verdict(
      boolean answerable, boolean reported, boolean refused, boolean before, double from) {
    return new Verdict(
        "facts", "English", Missing.PIECE, answerable, reported, refused, before, from);
  }
}
