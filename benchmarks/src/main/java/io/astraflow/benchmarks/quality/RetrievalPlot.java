package io.astraflow.benchmarks.quality;

import io.astraflow.cli.eval.EvalRow;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.CategorySeries;
import org.knowm.xchart.style.Styler.LegendPosition;

/** Draws nDCG@10 as a bar for each set and mode, in a panel for each model. Immutable. */
record RetrievalPlot(List<EvalRow> rows) {
  private static final int WIDTH = 1_100;
  private static final int HEIGHT = 380;
  private static final List<String> MODES = List.of("lexical", "semantic", "hybrid");
  private static final List<Color> COLOURS =
      List.of(new Color(0x7F7F7F), new Color(0x1F77B4), new Color(0xD62728));

  RetrievalPlot {
    rows = List.copyOf(rows);
  }

  void save(Path file) throws IOException {
    List<String> models = rows.stream().map(EvalRow::model).distinct().toList();
    BufferedImage image =
        new BufferedImage(WIDTH, HEIGHT * models.size(), BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    for (String model : models) {
      panel(model).paint(graphics, WIDTH, HEIGHT);
      graphics.translate(0, HEIGHT);
    }
    graphics.dispose();
    ImageIO.write(image, "png", file.toFile());
  }

  private CategoryChart panel(String model) {
    CategoryChart chart =
        new CategoryChartBuilder()
            .width(WIDTH)
            .height(HEIGHT)
            .title(model)
            .yAxisTitle("nDCG@10")
            .build();
    chart.getStyler().setYAxisMin(0.0).setYAxisMax(1.0);
    chart.getStyler().setLegendPosition(LegendPosition.OutsideE);
    chart.getStyler().setChartBackgroundColor(Color.WHITE);
    chart.getStyler().setLabelsVisible(true);
    chart.getStyler().setYAxisDecimalPattern("0.00");
    List<String> sets =
        rows.stream()
            .filter(row -> row.model().equals(model))
            .map(EvalRow::set)
            .distinct()
            .toList();
    for (int i = 0; i < MODES.size(); i++) {
      String mode = MODES.get(i);
      List<Double> bars = sets.stream().map(set -> ndcg(set, model, mode)).toList();
      CategorySeries series =
          chart.addSeries(mode, sets.stream().map(RetrievalPlot::shortened).toList(), bars);
      series.setFillColor(COLOURS.get(i));
    }
    return chart;
  }

  private double ndcg(String set, String model, String mode) {
    return rows.stream()
        .filter(row -> row.set().equals(set))
        .filter(row -> row.model().equals(model) && row.mode().equals(mode))
        .mapToDouble(row -> row.result().ndcgAt10())
        .reduce(0, (before, last) -> last);
  }

  /** Leaves out the middle of names such as jaquad-train0000-japanese. */
  private static String shortened(String set) {
    return set.replaceFirst("-.*-", "-");
  }
}
