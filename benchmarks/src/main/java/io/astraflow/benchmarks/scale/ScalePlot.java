package io.astraflow.benchmarks.scale;

import io.astraflow.benchmarks.scale.Figure.Panel;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.Styler.LegendPosition;

/** Draws figures over chunks, both logarithmic, in panels side by side. Immutable. */
record ScalePlot(List<ScaleRow> rows) {
  private static final int WIDTH = 620;
  private static final int HEIGHT = 460;
  private static final List<Panel> PANELS =
      List.of(Panel.SECONDS, Panel.MEGABYTES, Panel.MILLISECONDS);

  ScalePlot {
    rows = List.copyOf(rows);
  }

  void save(Path file) throws IOException {
    BufferedImage image =
        new BufferedImage(WIDTH * PANELS.size(), HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    for (Panel panel : PANELS) {
      chart(panel).paint(graphics, WIDTH, HEIGHT);
      graphics.translate(WIDTH, 0);
    }
    graphics.dispose();
    ImageIO.write(image, "png", file.toFile());
  }

  private XYChart chart(Panel panel) {
    XYChart chart =
        new XYChartBuilder()
            .width(WIDTH)
            .height(HEIGHT)
            .xAxisTitle("chunks")
            .yAxisTitle(panel.title())
            .build();
    chart.getStyler().setXAxisLogarithmic(true).setYAxisLogarithmic(true);
    chart.getStyler().setLegendPosition(LegendPosition.OutsideS);
    chart.getStyler().setChartBackgroundColor(Color.WHITE);
    for (Figure figure : Figure.ALL) {
      if (figure.panel() == panel) {
        add(chart, figure);
      }
    }
    return chart;
  }

  private void add(XYChart chart, Figure figure) {
    List<ScaleRow> drawn = rows.stream().filter(row -> figure.of(row) > 0).toList();
    if (!drawn.isEmpty()) {
      chart.addSeries(
          figure.title(),
          drawn.stream().mapToDouble(ScaleRow::chunks).toArray(),
          drawn.stream().mapToDouble(figure::of).toArray());
    }
  }
}
